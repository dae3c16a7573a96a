//! The rules of economy once more, told row by row without a state that goes along: slow, plain, and
//! made of nothing but what the rules say. Both must tell the same of whatever history.

use proptest::prelude::*;

use super::*;

/// The fills of a vehicle, and of each whether an interval begins behind it.
struct Told<'f> {
    fills: &'f [Fill],
    meter: Meter,
    begins: Vec<bool>,
    outcomes: Vec<Outcome>,
}

fn reference(fills: &[Fill], meter: Meter) -> Vec<Outcome> {
    let mut told = Told {
        fills,
        meter,
        begins: Vec::new(),
        outcomes: Vec::new(),
    };
    for (row, fill) in fills.iter().enumerate() {
        let outcome = told.tell(row);
        let is_filled = outcome != Err(NoEconomyReason::Partial);
        let begins = is_filled && fill.doubt.is_none() && fill.reading(meter).is_some();
        told.begins.push(begins);
        told.outcomes.push(outcome);
    }
    (0..fills.len()).map(|row| told.with_top_ups(row)).collect()
}

impl Told<'_> {
    /// The last row of the same source at which an interval begins, before a row.
    fn anchor(&self, row: usize) -> Option<usize> {
        let source = self.fills[row].source;
        (0..row)
            .rev()
            .find(|earlier| self.begins[*earlier] && self.fills[*earlier].source == source)
    }

    /// What counts of the same source behind one row, up to another.
    fn between(&self, after: usize, upto: usize) -> impl Iterator<Item = &Fill> {
        let source = self.fills[upto].source;
        let since = &self.fills[after + 1..=upto];
        since
            .iter()
            .filter(move |fill| fill.source == source && fill.doubt != Some(Doubt::Duplicate))
    }

    fn tell(&self, row: usize) -> Outcome {
        let fill = &self.fills[row];
        let anchor = self.anchor(row);
        let level = anchor.and_then(|anchor| self.fills[anchor].level);
        let apart = level.zip(fill.level).map(|(a, b)| (a - b).abs());
        let is_level = match anchor {
            Some(_) => apart.is_some_and(|apart| apart <= 200),
            None => fill.level.is_some(),
        };
        if !fill.is_full && (fill.doubt.is_some() || !is_level) {
            return Err(NoEconomyReason::Partial);
        }
        match fill.doubt {
            Some(Doubt::OdometerDecreased) => return Err(NoEconomyReason::OdometerDecreased),
            Some(_) => return Err(NoEconomyReason::Unconfirmed),
            None => (),
        }
        let reading = fill.reading(self.meter);
        let reading = reading.ok_or(NoEconomyReason::NoOdometer)?;
        let is_same = |_: &usize| apart.is_none_or(|apart| apart <= 200);
        let anchor = anchor.filter(is_same);
        let anchor = anchor.ok_or(NoEconomyReason::NoPreviousFull)?;
        let begun = self.fills[anchor].reading(self.meter).unwrap();
        if begun < 0 && reading >= 0 {
            return Err(NoEconomyReason::NoPreviousFull);
        }
        self.tell_spoiled(anchor, row)?;
        match reading - begun {
            0 => self.tell_top_up(anchor),
            less if less < 0 => Err(NoEconomyReason::OdometerDecreased),
            extent => Ok(self.used(anchor, row, extent)),
        }
    }

    /// A row's own fault comes first, then what is odd, then what is not known.
    fn tell_spoiled(&self, anchor: usize, row: usize) -> Result<(), NoEconomyReason> {
        let fault = |fill: &Fill| match fill {
            fill if fill.doubt.is_some() => None,
            fill if fill.missed_previous => Some(NoEconomyReason::MissedFill),
            fill if fill.quantity.is_none() => Some(NoEconomyReason::UnknownVolume),
            _ => None,
        };
        let doubts = self.between(anchor, row).filter_map(|fill| fill.doubt);
        let odd = doubts.last().map(|doubt| match doubt {
            Doubt::OdometerDecreased => NoEconomyReason::OdometerDecreased,
            _ => NoEconomyReason::Unconfirmed,
        });
        // Any source may have begun anew; a fault before that was there first.
        let since = &self.fills[anchor + 1..=row];
        let is_distance = self.meter == Meter::Distance;
        let anew = since.iter().find(|fill| fill.begins_anew && is_distance);
        let mut faults = since
            .iter()
            .filter(|fill| fill.source == self.fills[row].source || fill.begins_anew);
        let first = || {
            faults.find_map(|fill| {
                let is_own = fill.source == self.fills[row].source;
                let is_relative = fill.odometer.is_some_and(|odometer| odometer < 0);
                let unknown = if is_relative {
                    NoEconomyReason::NoOdometer
                } else {
                    NoEconomyReason::Unconfirmed
                };
                let anew = (fill.begins_anew && anew.is_some()).then_some(unknown);
                anew.or_else(|| fault(fill).filter(|_| is_own))
            })
        };
        fault(&self.fills[row])
            .or(odd)
            .or_else(first)
            .map_or(Ok(()), Err)
    }

    fn tell_top_up(&self, anchor: usize) -> Outcome {
        let is_counted = matches!(self.outcomes[anchor], Ok(_) | Err(NoEconomyReason::TopUp));
        Err(if is_counted {
            NoEconomyReason::TopUp
        } else {
            NoEconomyReason::NoDistance
        })
    }

    fn used(&self, anchor: usize, row: usize, extent: i64) -> Consumption {
        let quantities = self.between(anchor, row).filter_map(|fill| fill.quantity);
        let alone = self.between(anchor, row).map(|fill| fill.alone);
        let alone: Option<Vec<_>> = alone.collect();
        let alone = alone.map(|known| known.iter().sum::<i64>());
        Consumption {
            quantity: quantities.sum(),
            extent,
            alone: alone.filter(|alone| {
                let is_possible = (1..=extent + extent / 50).contains(alone);
                is_possible && self.meter == Meter::Distance
            }),
        }
    }

    /// With what topped the tank up before anything was driven.
    fn with_top_ups(&self, row: usize) -> Outcome {
        let mut outcome = self.outcomes[row]?;
        let source = self.fills[row].source;
        let behind = (row + 1..self.fills.len())
            .filter(|later| self.begins[*later] && self.fills[*later].source == source);
        let top_ups =
            behind.take_while(|later| self.outcomes[*later] == Err(NoEconomyReason::TopUp));
        if let Some(last) = top_ups.last() {
            let more = self.between(row, last).filter_map(|fill| fill.quantity);
            outcome.quantity += more.sum::<i64>();
        }
        Ok(outcome)
    }
}

prop_compose! {
    fn any_fill()(
        source in prop_oneof![6 => Just(EnergySource::Petrol), 4 => Just(EnergySource::Electricity)],
        // Further, at the same reading, back, or from trips alone to a first odometer.
        step in prop_oneof![3 => Just(0_i64), 12 => 1_i64..900, 1 => -400_i64..0, 1 => Just(1_000_000)],
        is_read in (prop::bool::weighted(0.85), prop::bool::weighted(0.5)),
        quantity in prop::option::weighted(0.93, 1_i64..100),
        alone in prop::option::weighted(0.6, 0_i64..500),
        level in prop::option::weighted(0.7, prop_oneof![Just(8000_i64), Just(8150), Just(8300), Just(10_000)]),
        flags in (prop::bool::weighted(0.75), prop::bool::weighted(0.07)),
        doubt in prop_oneof![
            20 => Just(None), 1 => Just(Some(Doubt::OdometerDecreased)),
            1 => Just(Some(Doubt::Duplicate)), 1 => Just(Some(Doubt::Other)),
        ],
        begins_anew in prop::bool::weighted(0.03),
    ) -> (i64, Fill) {
        let (is_full, missed_previous) = flags;
        let level = level.filter(|_| source == EnergySource::Electricity);
        let (odometer, hours) = (is_read.0.then_some(0), is_read.1.then_some(0));
        (step, Fill { source, odometer, hours, quantity, alone, is_full, level, missed_previous, doubt, begins_anew })
    }
}

/// Fills one behind the other; some begin before there was an odometer.
fn history(steps: Vec<(i64, Fill)>, mut reading: i64) -> Vec<Fill> {
    let read = |(step, mut fill): (i64, Fill)| {
        reading += step;
        fill.odometer = fill.odometer.map(|_| reading);
        fill.hours = fill.hours.map(|_| reading / 50);
        fill
    };
    steps.into_iter().map(read).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn what_goes_along_tells_the_same_as_what_looks_back(
        steps in prop::collection::vec(any_fill(), 0..30),
        begin in prop_oneof![4 => Just(10_000_i64), 1 => Just(-900_000)],
    ) {
        let fills = history(steps, begin);
        for meter in [Meter::Distance, Meter::Hours] {
            prop_assert_eq!(intervals(&fills, meter), reference(&fills, meter));
        }
    }

    #[test]
    fn one_source_is_told_as_if_there_were_no_other(steps in prop::collection::vec(any_fill(), 0..30)) {
        let mut fills = history(steps, 10_000);
        fills.iter_mut().for_each(|fill| fill.begins_anew = false);
        let of = |source| move |fill: &&Fill| fill.source == source;
        for source in [EnergySource::Petrol, EnergySource::Electricity] {
            let alone: Vec<_> = fills.iter().filter(of(source)).cloned().collect();
            let among = fills.iter().zip(intervals(&fills, Meter::Distance));
            let among: Vec<_> = among.filter(|(fill, _)| fill.source == source).map(|(_, it)| it).collect();
            prop_assert_eq!(intervals(&alone, Meter::Distance), among);
        }
    }
}
