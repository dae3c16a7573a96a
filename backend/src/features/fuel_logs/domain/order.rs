//! In which order the fills of a day come: by time, then by reading, so that the order in which they
//! were typed makes no difference. A fill without a time takes its place by its reading; at the same
//! reading a partial fill comes before the full one that completes it.

/// What decides of a fill's place in its day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    /// Minutes since midnight, where the time is known.
    pub minutes: Option<u32>,
    /// Metres, or seconds of the engine, where a meter was read.
    pub reading: Option<i64>,
    pub is_full: bool,
}

/// Twenty million kilometres: above everything that an odometer can show.
const READING_BITS: u32 = 35;

/// A number for each fill of one day; ascending numbers are the order of the day.
#[must_use]
pub fn places(day: &[Spot]) -> Vec<i64> {
    day.iter().map(|spot| place(spot, day)).collect()
}

fn place(spot: &Spot, day: &[Spot]) -> i64 {
    let minutes = spot.minutes.unwrap_or_else(|| by_reading(spot, day));
    let reading = spot.reading.unwrap_or_default();
    let reading = reading.clamp(0, (1 << READING_BITS) - 1);
    (((i64::from(minutes) << READING_BITS) | reading) << 1) | i64::from(spot.is_full)
}

/// Behind the last fill of the day whose time is known and whose reading is not higher.
fn by_reading(spot: &Spot, day: &[Spot]) -> u32 {
    let Some(reading) = spot.reading else {
        return 0;
    };
    let not_higher = |other: &&Spot| other.reading.is_some_and(|r| r <= reading);
    let times = day.iter().filter(not_higher).filter_map(|s| s.minutes);
    times.max().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn spot(minutes: Option<u32>, reading: i64) -> Spot {
        Spot {
            minutes,
            reading: (reading > 0).then_some(reading),
            is_full: true,
        }
    }

    fn order(day: &[Spot]) -> Vec<usize> {
        let places = places(day);
        let mut rows: Vec<_> = (0..day.len()).collect();
        rows.sort_by_key(|row| places[*row]);
        rows
    }

    #[test]
    fn without_times_the_reading_decides() {
        assert_eq!(order(&[spot(None, 1300), spot(None, 1200)]), [1, 0]);
    }

    #[test]
    fn times_come_before_readings() {
        let day = [spot(Some(900), 1200), spot(Some(600), 1300)];
        assert_eq!(order(&day), [1, 0]);
    }

    #[test]
    fn a_fill_without_a_time_finds_its_place_among_those_with_one() {
        let day = [
            spot(Some(480), 1200),
            spot(None, 1300),
            spot(Some(1080), 1400),
            spot(None, 1500),
            spot(None, 1100),
        ];
        assert_eq!(order(&day), [4, 0, 1, 2, 3]);
    }

    #[test]
    fn a_partial_fill_comes_before_the_full_one_at_its_reading() {
        let partial = Spot {
            is_full: false,
            ..spot(None, 1500)
        };
        assert_eq!(order(&[spot(None, 1500), partial]), [1, 0]);
    }

    proptest! {
        #[test]
        fn the_order_of_entry_makes_no_difference(
            spots in prop::collection::vec((prop::option::of(0_u32..1440), 0_i64..50, any::<bool>()), 1..8)
        ) {
            let day: Vec<_> = spots
                .iter()
                .map(|(minutes, reading, is_full)| Spot { is_full: *is_full, ..spot(*minutes, *reading) })
                .collect();
            let mut reversed = day.clone();
            reversed.reverse();
            let mut other = places(&reversed);
            other.reverse();
            prop_assert_eq!(places(&day), other);
        }
    }
}
