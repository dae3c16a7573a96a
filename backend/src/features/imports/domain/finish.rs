//! What follows from all rows of a file together.

use rust_decimal::{Decimal, dec};

use crate::features::imports::domain::interpret::whole;
use crate::features::imports::domain::model::{
    Answers, Fill, Format, ProblemCode, Question, Reading,
};
use crate::features::imports::domain::stated::Stated;
use crate::features::odometer::MeterUnit;
use crate::features::vehicles::MeterKind;
use crate::kernel::energy::EnergySource;
use crate::kernel::units::Measure;

/// Counts fill-ups, learns energies, and looks whether the consumption can be true.
pub fn finish(reading: &mut Reading, answers: &Answers) {
    let mut spans: Vec<Span> = vec![Span::default(); reading.vehicles.len()];
    let mut stated: Vec<Stated> = vec![Stated::default(); reading.vehicles.len()];
    for row in &reading.rows {
        let Some(vehicle) = reading.vehicles.get_mut(row.vehicle) else {
            continue;
        };
        vehicle.fills += 1;
        let Some(fill) = row.fill.as_ref() else {
            continue;
        };
        if let Some(energy) = fill.energy
            && !vehicle.energy_sources.contains(&energy)
            && vehicle.energy_sources.len() < 4
        {
            vehicle.energy_sources.push(energy);
        }
        if row.is_good() {
            spans[row.vehicle].add(fill);
            stated[row.vehicle].add(fill);
        }
    }
    // Our own files say it themselves.
    if reading.format != Format::MotoVaultPro {
        learn_meters(reading);
    }
    let contradicts = |of: Stated| of.contradicts(reading.format, answers);
    if let Some(message) = stated.into_iter().find_map(contradicts) {
        let problem = whole(ProblemCode::ImplausibleEconomy, message.to_owned());
        reading.problems.push(problem);
    }
    for (vehicle, span) in reading.vehicles.iter().zip(spans) {
        let is_hybrid = vehicle.energy_sources.contains(&EnergySource::Electricity);
        let Some(figure) = span.implausible(is_hybrid) else {
            continue;
        };
        reading.problems.push(whole(
            ProblemCode::ImplausibleEconomy,
            format!("With these units {} would take {figure} l/100 km. Check whether distances are in kilometres or miles, and volumes in litres or gallons.", vehicle.name),
        ));
        if answers.distance_unit.is_none() && !reading.questions.contains(&Question::DistanceUnit) {
            reading.questions.push(Question::DistanceUnit);
        }
    }
}

/// What vehicles count, told by what was read on them.
fn learn_meters(reading: &mut Reading) {
    let mut counted = vec![(false, false); reading.vehicles.len()];
    for row in &reading.rows {
        if let (Some(fill), Some((distance, hours))) = (&row.fill, counted.get_mut(row.vehicle)) {
            *distance |= fill.odometer.is_some() || fill.extras.trip.is_some();
            *hours |= fill.extras.engine_hours.is_some();
        }
    }
    for row in &reading.readings {
        if let (Some(read), Some((distance, hours))) = (row.good(), counted.get_mut(row.vehicle)) {
            let is_hours = read.details.unit == MeterUnit::Hour;
            *distance |= !is_hours;
            *hours |= is_hours;
        }
    }
    for (vehicle, counts) in reading.vehicles.iter_mut().zip(counted) {
        vehicle.usage.meter = match counts {
            (true, true) => MeterKind::Both,
            (false, true) => MeterKind::Hours,
            _ => vehicle.usage.meter,
        };
    }
}

/// Where a vehicle was filled, and with how much.
#[derive(Clone, Debug, Default)]
struct Span(Vec<(i64, i64)>);

impl Span {
    fn add(&mut self, fill: &Fill) {
        let by_volume = fill
            .energy
            .is_none_or(|e| e.measure() == Measure::Volume && e != EnergySource::AdBlue);
        let odometer = fill.odometer.and_then(|odometer| odometer.metres());
        let quantity = fill.quantity.and_then(|quantity| quantity.canonical());
        if let (Some(metres), Some(millilitres), true) = (odometer, quantity, by_volume) {
            self.0.push((metres, millilitres));
        }
    }

    /// Litres for a hundred kilometres, where no road vehicle takes so much, and none so little but one
    /// that is charged too. It is the one in the middle, so that one typo decides nothing.
    fn implausible(mut self, is_hybrid: bool) -> Option<Decimal> {
        self.0.sort_unstable();
        let mut stops = self.0.iter();
        let mut figures = Vec::new();
        let mut last = *stops.next()?;
        for (metres, millilitres) in stops {
            let distance = metres.checked_sub(last.0)?;
            if distance > 0 {
                let used = Decimal::from(*millilitres) * dec!(100);
                figures.push(used.checked_div(Decimal::from(distance))?);
                last = (*metres, *millilitres);
            }
        }
        figures.sort_unstable();
        let middle = figures.get(figures.len() / 2)?.round_dp(1);
        let least = if is_hybrid { Decimal::ZERO } else { dec!(0.8) };
        let is_plausible = (least..=dec!(70)).contains(&middle);
        (figures.len() >= 2 && !is_plausible).then_some(middle)
    }
}
