//! Which fill-ups of a file are there already.

use std::collections::{HashMap, HashSet};

use chrono::{NaiveDate, NaiveTime};
use uuid::Uuid;

use crate::features::fuel_logs::{FuelEntry, FuelLogRecord};
use crate::kernel::energy::EnergySource;
use crate::kernel::ids::TypedId;

/// What a fill-up is known by: its date, odometer, quantity and energy; the time only where there is no
/// odometer.
type Likeness = (
    NaiveDate,
    Option<NaiveTime>,
    Option<i64>,
    Option<i64>,
    EnergySource,
);

fn likeness(entry: &FuelEntry) -> Likeness {
    let odometer = entry.odometer.and_then(|odometer| odometer.metres());
    let quantity = entry.quantity.and_then(|quantity| quantity.canonical());
    let time = entry.filled_at.filter(|_| odometer.is_none());
    (entry.filled_on, time, odometer, quantity, entry.source)
}

/// The fill-ups of one vehicle, as far as a file may hold them again.
#[derive(Clone, Debug, Default)]
pub struct Known {
    likenesses: HashSet<Likeness>,
    keys: HashSet<String>,
}

impl Known {
    /// Those that are there; `keys` names those that came out of other files.
    #[must_use]
    pub fn new(there: &[FuelLogRecord], keys: HashMap<String, Uuid>) -> Self {
        let ids: HashSet<_> = there.iter().map(|log| log.id.uuid()).collect();
        let still_there = keys.into_iter().filter(|(_, id)| ids.contains(id));
        // A file of our own names them by their ids.
        let own = there.iter().map(|log| log.id.to_string());
        let living = there.iter().filter(|log| log.deleted_at.is_none());
        Self {
            likenesses: living.map(|log| likeness(&log.entry)).collect(),
            keys: still_there.map(|(key, _)| key).chain(own).collect(),
        }
    }

    /// Whether a fill-up is there already.
    #[must_use]
    pub fn has(&self, key: Option<&str>, entry: &FuelEntry) -> bool {
        key.is_some_and(|key| self.keys.contains(key)) || self.likenesses.contains(&likeness(entry))
    }
}

/// What stands in a file before, of all that goes to one vehicle of the garage. Only rows of several vehicles
/// of the file are held against each other: those of one were when the file was read.
#[derive(Clone, Debug, Default)]
pub struct Before {
    likenesses: HashMap<Likeness, usize>,
    keys: HashMap<String, usize>,
}

impl Before {
    /// Whether a fill-up stands before under another vehicle of the file; it is kept for those behind it.
    pub fn has(&mut self, of: usize, key: Option<&str>, entry: &FuelEntry) -> bool {
        let named = key.map(|key| *self.keys.entry(key.to_owned()).or_insert(of));
        let alike = *self.likenesses.entry(likeness(entry)).or_insert(of);
        alike != of || named.is_some_and(|first| first != of)
    }
}

#[cfg(test)]
mod tests {
    use rust_decimal::{Decimal, dec};

    use super::*;
    use crate::features::fuel_logs::{Extras, Price};
    use crate::kernel::money::Currency;
    use crate::kernel::units::{DistanceUnit, Entered};

    fn entry(odometer: Decimal) -> FuelEntry {
        FuelEntry {
            source: EnergySource::Petrol,
            filled_on: NaiveDate::default(),
            filled_at: None,
            odometer: Some(Entered {
                value: odometer,
                unit: DistanceUnit::Kilometre,
            }),
            quantity: None,
            price: Price {
                currency: Currency::EUR,
                typed_unit_price: None,
                typed_total: None,
            },
            is_full: true,
            missed_previous: false,
            station: None,
            grade: None,
            notes: None,
            extras: Extras::default(),
        }
    }

    #[test]
    fn vehicles_of_a_file_that_go_to_one_are_held_against_each_other() {
        let mut before = Before::default();
        assert!(!before.has(0, None, &entry(dec!(1000))));
        assert!(before.has(1, Some("a"), &entry(dec!(1000))));
        assert!(
            !before.has(0, None, &entry(dec!(1000))),
            "told by its program"
        );
        assert!(!before.has(1, Some("b"), &entry(dec!(2000))));
        assert!(
            before.has(0, Some("b"), &entry(dec!(3000))),
            "called the same"
        );
    }
}
