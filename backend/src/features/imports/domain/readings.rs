//! Readings of meters that stand in a file by themselves.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use uuid::Uuid;

use crate::features::fuel_logs::FuelLogRecord;
use crate::features::imports::domain::cells::{Cells, Faults, number, when};
use crate::features::imports::domain::draft::{Cell, ReadingDraft};
use crate::features::imports::domain::model::{FoundReading, ProblemCode, ReadingRow};
use crate::features::odometer::{MeterUnit, OdometerReadingRecord, ReadingDetails};
use crate::kernel::ids::TypedId;

/// The reading of a draft, with what is wrong in its cells.
#[must_use]
pub fn reading_row(cells: &Cells, draft: &ReadingDraft, vehicle: usize) -> ReadingRow {
    let mut faults = Faults::new(draft.place);
    let details = details(cells, draft, &mut faults);
    let details = details.and_then(|details| match details.checked() {
        Ok(details) => Some(details),
        Err(impossible) => {
            for fault in impossible {
                faults.add(None, ProblemCode::ImpossibleValue, fault.to_string());
            }
            None
        }
    });
    ReadingRow {
        vehicle,
        source_key: draft.source_key.clone(),
        reading: details.map(|details| FoundReading {
            details,
            is_exact: draft.is_exact,
        }),
        problems: faults.found,
    }
}

fn details(cells: &Cells, draft: &ReadingDraft, faults: &mut Faults) -> Option<ReadingDetails> {
    let when = when(cells, (&draft.date, &draft.time), faults);
    let known = |cell: &Cell| cell.known(draft.is_exact);
    let value = number(cells, &draft.value, faults);
    let ended = number(cells, &known(&draft.ended), faults);
    if draft.value.is_blank() {
        let message = "The reading is missing.".to_owned();
        faults.add(draft.value.heading(), ProblemCode::InvalidNumber, message);
    }
    let said = cells.distance_unit.map(MeterUnit::Distance);
    let usual = said.unwrap_or(MeterUnit::Distance(cells.usual_distance));
    let (read_on, read_at) = when?;
    Some(ReadingDetails {
        read_on,
        read_at,
        unit: draft.unit.unwrap_or(usual),
        value: value?,
        ended,
        notes: draft.notes.clone(),
    })
}

/// What a reading is known by: its day, its meter, and what it showed.
type Likeness = (NaiveDate, bool, Option<i64>, Option<i64>);

fn likeness(details: &ReadingDetails) -> Likeness {
    let fine = |value| details.unit.fine(value);
    let is_hours = details.unit == MeterUnit::Hour;
    let ended = details.ended.and_then(fine);
    (details.read_on, is_hours, fine(details.value), ended)
}

/// The readings of one vehicle, as far as a file may hold them again.
#[derive(Clone, Debug, Default)]
pub struct KnownReadings {
    likenesses: HashSet<Likeness>,
    keys: HashSet<String>,
    /// What fill-ups tell: programs write these down a second time.
    told: HashSet<Likeness>,
}

impl KnownReadings {
    /// Those that are there; `keys` names those that came out of other files.
    #[must_use]
    pub fn new(
        there: &[OdometerReadingRecord],
        fills: &[FuelLogRecord],
        keys: HashMap<String, Uuid>,
    ) -> Self {
        let ids: HashSet<_> = there.iter().map(|reading| reading.id.uuid()).collect();
        let still_there = keys.into_iter().filter(|(_, id)| ids.contains(id));
        let own = there.iter().map(|reading| reading.id.to_string());
        let living = there.iter().filter(|reading| reading.deleted_at.is_none());
        Self {
            likenesses: living.map(|reading| likeness(&reading.details)).collect(),
            keys: still_there.map(|(key, _)| key).chain(own).collect(),
            told: fills.iter().filter_map(told_by).collect(),
        }
    }

    /// Whether a reading is there already.
    #[must_use]
    pub fn has(&self, key: Option<&str>, found: &FoundReading) -> bool {
        let likeness = likeness(&found.details);
        key.is_some_and(|key| self.keys.contains(key))
            || self.likenesses.contains(&likeness)
            || (!found.is_exact && self.told.contains(&likeness))
    }
}

fn told_by(log: &FuelLogRecord) -> Option<Likeness> {
    let odometer = log.entry.odometer.filter(|_| log.deleted_at.is_none())?;
    Some((log.entry.filled_on, false, odometer.fine(), None))
}

/// What stands in a file before, of all readings that go to one vehicle: those of several vehicles of the file
/// are held against each other.
#[derive(Clone, Debug, Default)]
pub struct ReadBefore(HashMap<Likeness, usize>);

impl ReadBefore {
    /// Whether a reading stands before under another vehicle of the file; it is kept for those behind it.
    pub fn has(&mut self, of: usize, found: &FoundReading) -> bool {
        *self.0.entry(likeness(&found.details)).or_insert(of) != of
    }
}
