//! Odometers that follow from the distances driven since: forwards from a reading, and backwards.

use crate::features::imports::domain::model::{Fill, Problem, ProblemCode, Row};
use crate::kernel::units::DistanceUnit;
use crate::kernel::units::Entered;

/// Fills in odometers where only trips are known. Rows of one file are in the order of time or against
/// it, which decides between those of one day.
pub fn rebuild(rows: &mut [Row], vehicles: usize) {
    let mut of_each: Vec<Vec<usize>> = vec![Vec::new(); vehicles];
    for (index, row) in rows.iter().enumerate() {
        if row.fill.is_some() {
            of_each[row.vehicle].push(index);
        }
    }
    for mut order in of_each {
        let lacks = |index: &usize| {
            fill(rows, *index).is_some_and(|f| f.odometer.is_none() && f.extras.trip.is_some())
        };
        if !order.iter().any(lacks) {
            continue;
        }
        sort(rows, &mut order);
        for pair in order.windows(2) {
            forwards(rows, pair[0], pair[1]);
        }
        for pair in order.windows(2).rev() {
            backwards(rows, pair[0], pair[1]);
        }
    }
}

fn fill(rows: &[Row], index: usize) -> Option<&Fill> {
    rows.get(index)?.fill.as_ref()
}

fn sort(rows: &[Row], order: &mut [usize]) {
    let date = |index: usize| fill(rows, index).map(|f| f.filled_on);
    let is_newest_first = match (order.first(), order.last()) {
        (Some(first), Some(last)) => date(*first) > date(*last),
        _ => false,
    };
    if is_newest_first {
        order.reverse();
    }
    order.sort_by_key(|index| fill(rows, *index).map(|f| (f.filled_on, f.filled_at)));
}

fn forwards(rows: &mut [Row], before: usize, at: usize) {
    let Some(known) = fill(rows, before).and_then(|f| f.odometer) else {
        return;
    };
    let lacking = fill(rows, at).filter(|f| f.odometer.is_none());
    let Some(trip) = lacking.and_then(|f| f.extras.trip) else {
        return;
    };
    if known.unit == trip.unit {
        let value = known.value + trip.value;
        set(
            rows,
            at,
            Entered {
                value,
                unit: known.unit,
            },
        );
    }
}

fn backwards(rows: &mut [Row], before: usize, at: usize) {
    let read = fill(rows, at).and_then(|f| Some((f.odometer?, f.extras.trip?)));
    let Some((known, trip)) = read else {
        return;
    };
    let lacks = fill(rows, before).is_some_and(|f| f.odometer.is_none());
    if lacks && known.unit == trip.unit && known.value >= trip.value {
        let (value, unit) = (known.value - trip.value, known.unit);
        set(rows, before, Entered { value, unit });
    }
}

fn set(rows: &mut [Row], index: usize, odometer: Entered<DistanceUnit>) {
    let row = &mut rows[index];
    let message = "The odometer follows from the distances of the trips.".to_owned();
    row.problems.push(Problem::new(
        row.place,
        None,
        ProblemCode::OdometerFromTrips,
        message,
    ));
    if let Some(fill) = &mut row.fill {
        fill.odometer = Some(odometer);
    }
}
