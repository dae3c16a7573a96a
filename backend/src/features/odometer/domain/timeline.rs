//! Readings of all features in one timeline: which are in doubt, and where the meters stand.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::plausibility::{MeterPoint, is_doubtful};
use super::reading::{MeterUnit, Reading};
use crate::features::fuel_logs::{Corrections, FuelReading, Meter, Standing};
use crate::kernel::units::{DistanceUnit, Entered, milliseconds};

/// A reading as the rules see it; the default is one at which nothing was read that counts.
#[derive(Clone, Debug, Default)]
pub struct Seen {
    /// Fill-ups are judged with all that was filled; nothing else has judged this one.
    is_by_itself: bool,
    distance: Option<MeterPoint>,
    hours: Option<MeterPoint>,
    /// As typed.
    odometer: Option<Entered<DistanceUnit>>,
    engine_hours: Option<Decimal>,
}

impl Seen {
    #[must_use]
    pub fn by_itself(reading: &Reading, corrections: &Corrections) -> Self {
        let details = &reading.details;
        let is_hours = details.unit == MeterUnit::Hour;
        let read = details.unit.fine(details.value);
        let point = |meter| point(corrections, meter, details.read_on, read);
        Self {
            is_by_itself: true,
            distance: point(Meter::Distance).filter(|_| !is_hours),
            hours: point(Meter::Hours).filter(|_| is_hours),
            odometer: details.odometer(),
            engine_hours: is_hours.then_some(details.value),
        }
    }

    #[must_use]
    pub fn at_fill_up(fill: &FuelReading, corrections: &Corrections) -> Self {
        // Other applications write 0 where nothing was read.
        let engine_hours = fill.engine_hours.filter(|hours| !hours.is_zero());
        let hours = engine_hours.and_then(milliseconds);
        let on = fill.on;
        Self {
            is_by_itself: false,
            distance: fill.reading.map(|reading| MeterPoint { on, reading }),
            hours: point(corrections, Meter::Hours, on, hours),
            odometer: fill.odometer.filter(|read| !read.value.is_zero()),
            engine_hours,
        }
    }

    fn point(&self, meter: Meter) -> Option<MeterPoint> {
        match meter {
            Meter::Distance => self.distance,
            Meter::Hours => self.hours,
        }
    }
}

fn point(
    corrections: &Corrections,
    meter: Meter,
    on: NaiveDate,
    read: Option<i64>,
) -> Option<MeterPoint> {
    let reading = corrections.behind(meter, read?, on);
    Some(MeterPoint { on, reading })
}

/// Which readings of a timeline, newest first, are in doubt; each has one meter or is of a fill-up.
#[must_use]
pub fn doubts(timeline: &[Seen]) -> Vec<bool> {
    let mut doubts = vec![false; timeline.len()];
    for meter in [Meter::Distance, Meter::Hours] {
        let read = timeline.iter().enumerate();
        let read = read.filter_map(|(row, seen)| Some((row, seen.point(meter)?)));
        let (rows, points): (Vec<_>, Vec<_>) = read.unzip();
        for (place, row) in rows.into_iter().enumerate() {
            doubts[row] |= timeline[row].is_by_itself && is_doubtful(meter, &points, place);
        }
    }
    doubts
}

/// Where the meters stand by the newest readings that are not in doubt; newest first.
#[must_use]
pub fn standing(timeline: &[Seen]) -> Standing {
    let doubts = doubts(timeline);
    let latest = |meter| {
        let mut certain = timeline.iter().zip(&doubts).filter(|(_, doubt)| !**doubt);
        certain.find_map(|(seen, _)| seen.point(meter).map(|point| (seen, point.reading)))
    };
    let distance = latest(Meter::Distance);
    Standing {
        odometer: distance.and_then(|(seen, _)| seen.odometer),
        derived: distance.map(|(_, reading)| reading),
        engine_hours: latest(Meter::Hours).and_then(|(seen, _)| seen.engine_hours),
    }
}
