//! Which readings by themselves are in doubt. Nothing is refused and nothing is stored of it: each is
//! judged by the two readings on either side, so that what comes later can clear it or outvote it.

use chrono::NaiveDate;

use crate::features::fuel_logs::Meter;

/// How many readings on either side one is judged by.
pub const AROUND: usize = 2;

/// 20,000 km between two readings are never odd.
const FAR: i64 = 2_000_000_000_000;
/// Nor are 700 km for each day: lorries with two drivers go 250,000 km a year.
const DAILY: i64 = 70_000_000_000;
/// In milliseconds.
const DAY: i64 = 24 * 3_600_000;

/// What one meter showed on a day, as if none had been replaced; in fine units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MeterPoint {
    pub on: NaiveDate,
    pub reading: i64,
}

/// Whether the reading at a place in a timeline, newest first, does not fit those around it while they
/// go on well without it. Between two that contradict each other, the later one is in doubt.
#[must_use]
pub fn is_doubtful(meter: Meter, timeline: &[MeterPoint], place: usize) -> bool {
    let Some(this) = timeline.get(place) else {
        return false;
    };
    let goes_on = |from: &MeterPoint, to: &MeterPoint| goes_on(meter, *from, *to);
    let older = |by: usize| timeline.get(place + by);
    let newer = |by: usize| place.checked_sub(by).map(|place| &timeline[place]);
    let [(before, after), (before_that, after_that)] =
        [(older(1), newer(1)), (older(AROUND), newer(AROUND))];
    let fits_before = before.is_none_or(|before| goes_on(before, this));
    let fits_after = after.is_none_or(|after| goes_on(this, after));
    // One neighbour is wrong if the one behind it fits this reading and not that neighbour.
    let is_wrong_before = before
        .zip(before_that)
        .is_some_and(|(before, that)| goes_on(that, this) && !goes_on(that, before));
    match (fits_before, fits_after) {
        (true, true) => false,
        (false, false) => !is_wrong_before && !after_that.is_some_and(|that| goes_on(this, that)),
        (false, true) => match before.zip(after) {
            Some((before, after)) => goes_on(before, after),
            None => !is_wrong_before,
        },
        (true, false) => after.zip(after_that).is_some_and(|(after, that)| {
            before.is_none_or(|before| goes_on(before, after))
                && goes_on(after, that)
                && !goes_on(this, that)
        }),
    }
}

fn goes_on(meter: Meter, from: MeterPoint, to: MeterPoint) -> bool {
    let days = (to.on - from.on).num_days();
    let most = match meter {
        Meter::Distance => days.saturating_mul(DAILY).saturating_add(FAR),
        Meter::Hours => days.saturating_add(1).saturating_mul(DAY),
    };
    (0..=most).contains(&to.reading.saturating_sub(from.reading))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const KM: i64 = 100_000_000;

    /// Oldest first, ten days between each two; which of them are in doubt.
    fn doubted(kilometres: &[i64]) -> Vec<usize> {
        let first = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap();
        let points = kilometres.iter().enumerate().map(|(row, km)| MeterPoint {
            on: first + chrono::Days::new(10 * row as u64),
            reading: km * KM,
        });
        let newest_first: Vec<_> = points.rev().collect();
        let count = newest_first.len();
        let is_doubtful =
            |row: &usize| is_doubtful(Meter::Distance, &newest_first, count - 1 - row);
        (0..count).filter(is_doubtful).collect()
    }

    #[test]
    fn a_typing_error_is_found_wherever_it_stands() {
        assert_eq!(doubted(&[46_000, 46_500, 470_000]), [2]);
        assert_eq!(doubted(&[46_000, 460_500, 47_000]), [1]);
        assert_eq!(doubted(&[460_000, 46_500, 47_000]), [0]);
        assert_eq!(doubted(&[46_000, 4_650, 47_000, 47_500]), [1]);
        assert_eq!(doubted(&[4_600, 46_500, 47_000]), [0]);
    }

    #[test]
    fn the_later_of_two_that_contradict_each_other_is_in_doubt() {
        assert_eq!(doubted(&[46_000, 4_600]), [1]);
        assert_eq!(doubted(&[46_000, 460_000]), [1]);
    }

    #[test]
    fn two_that_agree_clear_each_other_and_outvote_one() {
        assert_eq!(doubted(&[46_000, 90_000, 90_500]), [0]);
        assert_eq!(
            doubted(&[46_000, 46_100, 90_000, 90_500, 91_000]),
            [0_usize; 0]
        );
    }

    #[test]
    fn one_wrong_reading_leaves_its_neighbours_alone() {
        assert_eq!(doubted(&[46_000, 64_500, 46_700, 46_900, 47_000]), [1]);
        assert_eq!(doubted(&[46_000, 46_500, 990_000, 46_900, 47_000]), [2]);
    }

    #[test]
    fn years_in_between_make_far_readings_plausible() {
        let day = |year| NaiveDate::from_ymd_opt(year, 1, 1).unwrap();
        let read = |year, km: i64| MeterPoint {
            on: day(year),
            reading: km * KM,
        };
        let lorry = [read(2026, 700_000), read(2023, 20_000)];
        assert!(!is_doubtful(Meter::Distance, &lorry, 0));
        let soon = [read(2023, 700_000), read(2023, 20_000)];
        assert!(is_doubtful(Meter::Distance, &soon, 0));
    }

    #[test]
    fn an_engine_runs_no_more_than_the_day_has_hours() {
        let day = |day| NaiveDate::from_ymd_opt(2026, 1, day).unwrap();
        let read = |on, hours: i64| MeterPoint {
            on: day(on),
            reading: hours * 3_600_000,
        };
        assert!(!is_doubtful(Meter::Hours, &[read(3, 172), read(1, 100)], 0));
        assert!(is_doubtful(Meter::Hours, &[read(3, 173), read(1, 100)], 0));
    }

    proptest! {
        #[test]
        fn what_goes_on_is_never_in_doubt(steps in prop::collection::vec(0..5_000_i64, 0..20)) {
            let mut at = 10_000;
            let kilometres: Vec<_> = steps.iter().map(|step| { at += step; at }).collect();
            prop_assert!(doubted(&kilometres).is_empty());
        }

        #[test]
        fn one_digit_too_many_is_the_only_doubt(
            steps in prop::collection::vec(1..2_000_i64, 3..20),
            place in any::<prop::sample::Index>(),
        ) {
            let mut at = 50_000;
            let mut kilometres: Vec<_> = steps.iter().map(|step| { at += step; at }).collect();
            let place = place.index(kilometres.len());
            kilometres[place] *= 10;
            prop_assert_eq!(doubted(&kilometres), [place]);
        }
    }
}
