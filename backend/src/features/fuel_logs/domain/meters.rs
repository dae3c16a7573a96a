//! What meters that were replaced or set would have gone on to show.

use chrono::NaiveDate;

use crate::features::fuel_logs::domain::entry::FuelEntry;
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
        corrected(read, entry.filled_on, &self.odometer)
    }

    /// The same of the hour meter.
    #[must_use]
    pub fn hours(&self, entry: &FuelEntry) -> Option<i64> {
        let read = entry.extras.engine_hours.and_then(milliseconds);
        corrected(read, entry.filled_on, &self.hours)
    }
}

fn corrected(read: Option<i64>, on: NaiveDate, replacements: &[Replacement]) -> Option<i64> {
    let read = read.filter(|read| *read > 0)?;
    let behind = replacements.iter().filter(|r| is_behind(read, on, r));
    Some(behind.fold(read, |reading, replacement| {
        reading.saturating_add(replacement.before - replacement.after)
    }))
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

    #[test]
    fn readings_behind_a_replacement_go_on_where_the_old_meter_ended() {
        let swaps = [swap()];
        assert_eq!(corrected(Some(119_000), day(9), &swaps), Some(119_000));
        assert_eq!(corrected(Some(510), day(11), &swaps), Some(120_500));
        assert_eq!(corrected(Some(0), day(11), &swaps), None);
    }

    #[test]
    fn on_the_day_itself_the_closer_meter_was_read() {
        let swaps = [swap()];
        assert_eq!(corrected(Some(119_990), day(10), &swaps), Some(119_990));
        assert_eq!(corrected(Some(30), day(10), &swaps), Some(120_020));
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
        assert_eq!(corrected(Some(100), day(25), &swaps), Some(125_100));
    }
}
