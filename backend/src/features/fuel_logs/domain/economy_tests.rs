use proptest::prelude::*;
use rust_decimal::{Decimal, RoundingStrategy, dec};
use serde_json::Value;

use super::*;

const VECTORS: &str = include_str!("economy_vectors.json");

fn fill(odometer: i64, quantity: i64) -> Fill {
    Fill {
        source: EnergySource::Petrol,
        odometer: Some(odometer),
        hours: None,
        quantity: Some(quantity),
        alone: None,
        is_full: true,
        level: None,
        missed_previous: false,
        doubt: None,
        begins_anew: false,
    }
}

fn used(quantity: i64, extent: i64) -> Consumption {
    Consumption {
        quantity,
        extent,
        alone: None,
    }
}

fn decimal(value: &Value) -> Decimal {
    value.to_string().parse().unwrap()
}

fn thousandths(value: &Value) -> i64 {
    (decimal(value) * dec!(1000)).round().try_into().unwrap()
}

/// The vector's rows in the order of their date and odometer, with what decreases held apart.
fn rows(vector: &Value) -> Vec<Fill> {
    let mut input: Vec<_> = vector["input"].as_array().unwrap().iter().collect();
    input.sort_by_key(|row| (row["date"].as_str().unwrap(), thousandths(&row["odometer"])));
    let mut last = 0;
    input
        .into_iter()
        .map(|row| {
            let odometer = Some(thousandths(&row["odometer"])).filter(|o| *o > 0);
            let decreased = odometer.is_some_and(|o| o < last);
            last = odometer.filter(|_| !decreased).unwrap_or(last);
            Fill {
                source: EnergySource::Petrol,
                odometer,
                hours: None,
                quantity: Some(thousandths(&row["volume"])),
                alone: None,
                is_full: row["full"].as_bool().unwrap(),
                level: None,
                missed_previous: row["missed"].as_bool().unwrap(),
                doubt: decreased.then_some(Doubt::OdometerDecreased),
                begins_anew: false,
            }
        })
        .collect()
}

fn per_hundred(consumption: Consumption) -> String {
    let ratio = Decimal::from(consumption.quantity) * dec!(100) / Decimal::from(consumption.extent);
    let rounded = ratio.round_dp_with_strategy(6, RoundingStrategy::MidpointAwayFromZero);
    format!("{rounded:.6}")
}

#[test]
fn every_reference_vector_holds() {
    let vectors: Vec<Value> = serde_json::from_str(VECTORS).unwrap();
    assert_eq!(vectors.len(), 17);
    for vector in &vectors {
        let id = vector["id"].as_str().unwrap();
        let reference = &vector["reference_volume_per_100"];
        let outcomes = intervals(&rows(vector), Meter::Distance);
        for (outcome, expected) in outcomes.iter().zip(reference["rows"].as_array().unwrap()) {
            match outcome {
                Ok(figure) => assert_eq!(
                    Some(per_hundred(*figure).as_str()),
                    expected["value"].as_str(),
                    "{id}"
                ),
                Err(reason) => {
                    let why = reason.code().to_uppercase();
                    assert_eq!(Some(why.as_str()), expected["why"].as_str(), "{id}");
                }
            }
        }
        let mean = average(outcomes).map(per_hundred);
        assert_eq!(mean.as_deref(), reference["average"].as_str(), "{id}");
    }
}

#[test]
fn a_top_up_belongs_to_the_interval_just_closed() {
    let outcomes = intervals(
        &[fill(0, 40), fill(500, 30), fill(500, 2), fill(1000, 32)],
        Meter::Distance,
    );
    assert_eq!(outcomes[1], Ok(used(32, 500)));
    assert_eq!(outcomes[2], Err(NoEconomyReason::TopUp));
    assert_eq!(outcomes[3], Ok(used(32, 500)));
}

#[test]
fn hours_and_distance_give_two_figures() {
    let both = |odometer, hours, quantity| Fill {
        hours: Some(hours),
        ..fill(odometer, quantity)
    };
    let fills = [both(0, 10, 40), both(500, 30, 30)];
    let extent = |meter| intervals(&fills, meter)[1].map(|c| (c.quantity, c.extent));
    assert_eq!(extent(Meter::Distance), Ok((30, 500)));
    assert_eq!(extent(Meter::Hours), Ok((30, 20)));
}

#[test]
fn the_first_odometer_after_trips_alone_begins_anew() {
    let outcomes = intervals(
        &[
            fill(-900, 40),
            fill(-400, 30),
            fill(5000, 30),
            fill(5500, 32),
        ],
        Meter::Distance,
    );
    assert!(outcomes[1].is_ok());
    assert_eq!(outcomes[2], Err(NoEconomyReason::NoPreviousFull));
    assert_eq!(outcomes[3].map(|c| c.extent), Ok(500));
}

#[test]
fn a_top_up_of_the_very_first_fill_closes_nothing() {
    let outcomes = intervals(
        &[fill(500, 30), fill(500, 2), fill(1000, 32)],
        Meter::Distance,
    );
    assert_eq!(outcomes[1], Err(NoEconomyReason::NoDistance));
    assert_eq!(outcomes[2], Ok(used(32, 500)));
}

#[test]
fn two_energy_sources_are_kept_apart_over_the_whole_distance() {
    let charge = |odometer, quantity| Fill {
        source: EnergySource::Electricity,
        ..fill(odometer, quantity)
    };
    let outcomes = intervals(
        &[fill(0, 40), charge(0, 10), fill(1000, 30), charge(1000, 90)],
        Meter::Distance,
    );
    assert_eq!(outcomes[2], Ok(used(30, 1000)));
    assert_eq!(outcomes[3], Ok(used(90, 1000)));
}

#[test]
fn distance_on_one_energy_counts_where_it_is_known_of_the_whole_interval() {
    let on_lpg = |odometer, alone| Fill {
        source: EnergySource::Lpg,
        alone,
        ..fill(odometer, 40)
    };
    let fills = [on_lpg(0, None), on_lpg(600, Some(400)), on_lpg(1200, None)];
    let outcomes = intervals(&fills, Meter::Distance);
    assert_eq!(
        outcomes[1].map(|c| (c.extent, c.own_extent())),
        Ok((600, 400))
    );
    assert_eq!(outcomes[2].map(|c| c.own_extent()), Ok(600));
    assert_eq!(
        average(outcomes).map(|c| (c.quantity, c.extent)),
        Some((80, 1000))
    );
}

#[test]
fn no_energy_is_driven_on_further_than_the_vehicle_went() {
    let on_lpg = |odometer, alone| Fill {
        source: EnergySource::Lpg,
        alone: Some(alone),
        ..fill(odometer, 50)
    };
    let outcomes = intervals(
        &[on_lpg(0, 0), on_lpg(500, 4000), on_lpg(1000, 505)],
        Meter::Distance,
    );
    assert_eq!(outcomes[1].map(|c| c.own_extent()), Ok(500));
    assert_eq!(outcomes[2].map(|c| c.own_extent()), Ok(505));
}

#[test]
fn charges_to_the_same_state_give_figures_though_none_was_full() {
    let charge = |odometer, quantity| Fill {
        source: EnergySource::Electricity,
        level: Some(8000),
        is_full: false,
        ..fill(odometer, quantity)
    };
    let outcomes = intervals(
        &[charge(0, 20), charge(100, 15), charge(250, 25)],
        Meter::Distance,
    );
    assert_eq!(outcomes[0], Err(NoEconomyReason::NoPreviousFull));
    assert_eq!(outcomes[1..], [Ok(used(15, 100)), Ok(used(25, 150))]);
}

#[test]
fn an_unknown_quantity_spoils_its_interval_only() {
    let unknown = Fill {
        quantity: None,
        ..fill(300, 0)
    };
    let outcomes = intervals(
        &[fill(0, 40), unknown, fill(500, 30), fill(900, 20)],
        Meter::Distance,
    );
    assert_eq!(outcomes[1], Err(NoEconomyReason::UnknownVolume));
    assert_eq!(outcomes[2], Ok(used(30, 200)));
    assert_eq!(outcomes[3], Ok(used(20, 400)));
}

#[test]
fn a_battery_is_full_at_the_state_at_which_the_interval_began() {
    let charge = |odometer, quantity, level: i64| Fill {
        source: EnergySource::Electricity,
        level: Some(level * 100),
        ..fill(odometer, quantity)
    };
    let short = Fill {
        is_full: false,
        ..charge(1300, 20, 80)
    };
    let fills = [
        charge(1000, 50, 80),
        // To 60 %, on the way: less than was used. Then to 81 %, which counts as 80.
        Fill {
            is_full: false,
            ..charge(1100, 10, 60)
        },
        charge(1200, 30, 81),
        short,
        // Before a long way to 100 %: more than was used. From there it begins anew.
        charge(1400, 40, 100),
        charge(1900, 90, 100),
    ];
    let outcomes = intervals(&fills, Meter::Distance);
    let expected = [
        Err(NoEconomyReason::NoPreviousFull),
        Err(NoEconomyReason::Partial),
        Ok(used(40, 200)),
        Ok(used(20, 100)),
        Err(NoEconomyReason::NoPreviousFull),
        Ok(used(90, 500)),
    ];
    assert_eq!(outcomes, expected);
}

#[test]
fn a_row_tells_what_would_give_it_a_figure() {
    let missed = |fill: Fill| Fill {
        missed_previous: true,
        ..fill
    };
    let unread = |fill: Fill| Fill {
        odometer: None,
        ..fill
    };
    let odd = |fill: Fill| Fill {
        is_full: false,
        doubt: Some(Doubt::Other),
        ..fill
    };
    let fills = [
        missed(fill(0, 40)),
        missed(unread(fill(0, 10))),
        odd(fill(300, 10)),
        missed(fill(500, 30)),
    ];
    let expected = [
        NoEconomyReason::NoPreviousFull,
        NoEconomyReason::NoOdometer,
        NoEconomyReason::Partial,
        NoEconomyReason::MissedFill,
    ];
    assert_eq!(intervals(&fills, Meter::Distance), expected.map(Err));
}

fn chain() -> impl Strategy<Value = Vec<(i64, i64)>> {
    prop::collection::vec((1_i64..2_000_000, 1_000_i64..90_000), 2..40)
}

fn full_fills(steps: &[(i64, i64)]) -> Vec<Fill> {
    let mut odometer = 0;
    steps
        .iter()
        .map(|(extent, quantity)| {
            odometer += extent;
            fill(odometer, *quantity)
        })
        .collect()
}

proptest! {
    #[test]
    fn splitting_a_fill_into_partials_leaves_the_average(steps in chain(), at in 0_usize..40, share in 0.0_f64..1.0) {
        let whole = full_fills(&steps);
        let at = 1 + at % (whole.len() - 1);
        let full = whole[at].clone();
        #[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "any share will do")]
        let first = (full.quantity.unwrap() as f64 * share) as i64;
        let mut split = whole.clone();
        split[at].quantity = Some(full.quantity.unwrap() - first);
        split.insert(at, Fill { is_full: false, odometer: None, quantity: Some(first), ..full });
        prop_assert_eq!(average(intervals(&whole, Meter::Distance)), average(intervals(&split, Meter::Distance)));
    }

    #[test]
    fn the_average_is_all_fuel_but_the_first_over_all_distance(steps in chain()) {
        let fills = full_fills(&steps);
        let fuel: i64 = steps.iter().skip(1).map(|s| s.1).sum();
        let extent: i64 = steps.iter().skip(1).map(|s| s.0).sum();
        prop_assert_eq!(average(intervals(&fills, Meter::Distance)), Some(used(fuel, extent)));
    }

    #[test]
    fn each_row_has_a_figure_or_a_reason_and_nothing_panics(
        rows in prop::collection::vec(
            (prop::option::of(any::<i32>()), prop::option::of(any::<i32>()), any::<bool>(), any::<bool>()), 0..30)
    ) {
        let fills: Vec<_> = rows.into_iter().map(|(odometer, quantity, is_full, missed_previous)| Fill {
            source: EnergySource::Diesel,
            odometer: odometer.map(i64::from),
            hours: None,
            quantity: quantity.map(i64::from),
            alone: None,
            is_full,
            level: None,
            missed_previous,
            doubt: None,
            begins_anew: false,
        }).collect();
        let outcomes = intervals(&fills, Meter::Distance);
        prop_assert_eq!(outcomes.len(), fills.len());
        for outcome in outcomes.into_iter().flatten() {
            prop_assert!(outcome.extent > 0);
        }
    }
}
