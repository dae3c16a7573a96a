//! A fill-up of a file as one of the application's.

use crate::features::fuel_logs::{Charge, Extras, FuelEntry, ImpossibleEntry, Price};
use crate::features::imports::domain::model::Fill;
use crate::features::imports::domain::words::usual_unit;
use crate::kernel::energy::EnergySource;
use crate::kernel::units::Entered;

/// The entry of a fill-up, for a vehicle that mostly takes `usual`.
///
/// # Errors
/// What is impossible in it.
pub fn entry(fill: &Fill, usual: EnergySource) -> Result<FuelEntry, Vec<ImpossibleEntry>> {
    let source = fill.energy.unwrap_or(usual);
    // The file does not say what was filled: its numbers are in the unit of what the vehicle takes.
    let quantity = fill.quantity.map(|quantity| match usual_unit(source) {
        Some(unit) if fill.energy.is_none() => Entered { unit, ..quantity },
        _ => quantity,
    });
    let entry = FuelEntry {
        source,
        filled_on: fill.filled_on,
        filled_at: fill.filled_at,
        odometer: fill.odometer,
        quantity,
        price: Price {
            currency: fill.currency,
            typed_unit_price: fill.unit_price,
            typed_total: fill.total,
        },
        is_full: fill.is_full,
        missed_previous: fill.missed_previous,
        station: fill.station.clone(),
        grade: fill.grade.clone(),
        notes: fill.notes.clone(),
        extras: extras(fill, source),
    };
    entry.checked()
}

/// As many tags as a fill-up may have, and as long.
const MOST_TAGS: usize = 20;
const LONGEST_TAG: usize = 50;

fn extras(fill: &Fill, source: EnergySource) -> Extras {
    let mut extras = fill.extras.clone();
    if source != EnergySource::Electricity {
        extras.charge = Charge::default();
    }
    extras.tags.truncate(MOST_TAGS);
    for tag in &mut extras.tags {
        *tag = tag.chars().take(LONGEST_TAG).collect();
    }
    extras
}
