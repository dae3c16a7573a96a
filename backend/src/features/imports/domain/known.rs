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
