//! What meters that were replaced or set would have gone on to show.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use uuid::Uuid;

use crate::features::fuel_logs::domain::FuelLog;
use crate::features::fuel_logs::domain::economy::Meter;
use crate::features::fuel_logs::domain::entry::FuelEntry;
use crate::kernel::ids::TypedId;
use crate::kernel::units::{DistanceUnit, Entered, milliseconds};

/// A meter that showed `before` and from then on showed `after`, in fine units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Replacement {
    pub on: NaiveDate,
    pub before: i64,
    pub after: i64,
}

/// The replacements of a vehicle's two meters, oldest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Corrections {
    pub odometer: Vec<Replacement>,
    pub hours: Vec<Replacement>,
}

impl Corrections {
    /// The odometer of an entry as if none had been replaced; none where it was not read.
    #[must_use]
    pub fn odometer(&self, entry: &FuelEntry) -> Option<i64> {
        let read = entry.odometer.and_then(Entered::<DistanceUnit>::fine);
        let read = read.filter(|read| *read > 0)?;
        Some(self.behind(Meter::Distance, read, entry.filled_on))
    }

    /// The same of the hour meter.
    #[must_use]
    pub fn hours(&self, entry: &FuelEntry) -> Option<i64> {
        let read = entry.extras.engine_hours.and_then(milliseconds);
        let read = read.filter(|read| *read > 0)?;
        Some(self.behind(Meter::Hours, read, entry.filled_on))
    }
}

impl Corrections {
    /// A reading of a day as if no meter had been replaced.
    #[must_use]
    pub fn behind(&self, meter: Meter, read: i64, on: NaiveDate) -> i64 {
        let replacements = match meter {
            Meter::Distance => &self.odometer,
            Meter::Hours => &self.hours,
        };
        let behind = replacements.iter().filter(|r| is_behind(read, on, r));
        behind.fold(read, |reading, replacement| {
            reading.saturating_add(replacement.before - replacement.after)
        })
    }
}

/// What the meters of a vehicle showed at a fill-up that counts.
#[derive(Clone, Debug, PartialEq)]
pub struct FuelReading {
    pub on: NaiveDate,
    /// Its place in its day.
    pub place: i64,
    pub id: Uuid,
    /// The odometer as if none had been replaced, in fine units; also as it follows from a trip.
    pub reading: Option<i64>,
    /// The odometer as typed.
    pub odometer: Option<Entered<DistanceUnit>>,
    pub engine_hours: Option<Decimal>,
}

impl FuelReading {
    /// Of a fill-up that is not held apart.
    #[must_use]
    pub fn of(log: &FuelLog) -> Option<Self> {
        (!log.is_held_apart()).then(|| Self {
            on: log.entry.filled_on,
            place: log.place,
            id: log.id.uuid(),
            reading: log.assessment.reading.filter(|reading| *reading > 0),
            odometer: log.entry.odometer,
            engine_hours: log.entry.extras.engine_hours,
        })
    }
}

/// Where a vehicle's meters stand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// As typed, and where it was not, as it follows from a trip, in fine units.
    pub odometer: Option<Entered<DistanceUnit>>,
    pub derived: Option<i64>,
    pub engine_hours: Option<Decimal>,
}

/// On the very day, whichever of the two meters it is closer to.
fn is_behind(read: i64, on: NaiveDate, replacement: &Replacement) -> bool {
    let distance = |from: i64| read.abs_diff(from);
    on > replacement.on
        || (on == replacement.on && distance(replacement.after) < distance(replacement.before))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 1, day).unwrap()
    }

    fn swap() -> Replacement {
        Replacement {
            on: day(10),
            before: 120_000,
            after: 10,
        }
    }

    fn corrected(read: i64, on: NaiveDate, swaps: &[Replacement]) -> i64 {
        let corrections = Corrections {
            odometer: swaps.to_vec(),
            hours: Vec::new(),
        };
        corrections.behind(Meter::Distance, read, on)
    }

    #[test]
    fn readings_behind_a_replacement_go_on_where_the_old_meter_ended() {
        let swaps = [swap()];
        assert_eq!(corrected(119_000, day(9), &swaps), 119_000);
        assert_eq!(corrected(510, day(11), &swaps), 120_500);
    }

    #[test]
    fn on_the_day_itself_the_closer_meter_was_read() {
        let swaps = [swap()];
        assert_eq!(corrected(119_990, day(10), &swaps), 119_990);
        assert_eq!(corrected(30, day(10), &swaps), 120_020);
    }

    #[test]
    fn a_meter_replaced_twice_counts_all_three() {
        let again = Replacement {
            on: day(20),
            before: 5_010,
            after: 0,
        };
        let swaps = [swap(), again];
        // The second meter ended at 5,010, five thousand after the first.
        assert_eq!(corrected(100, day(25), &swaps), 125_100);
    }
}
