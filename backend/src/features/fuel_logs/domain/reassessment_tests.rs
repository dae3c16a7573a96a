use chrono::NaiveDate;
use proptest::prelude::*;
use rust_decimal::Decimal;

use super::*;
use crate::features::fuel_logs::domain::battery::StateOfCharge;
use crate::features::fuel_logs::domain::economy::Fill;
use crate::kernel::money::Currency;

/// A fill and its place in time.
type Timed = (u32, Entry);

fn entry(
    (source, step, quantity): (u8, i64, i64),
    (is_full, missed, confirmed, known): (bool, bool, bool, bool),
    price: u16,
) -> (i64, Entry) {
    let source = [
        EnergySource::Petrol,
        EnergySource::Electricity,
        EnergySource::Lpg,
    ][usize::from(source)];
    let day = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap();
    let entry = Entry {
        fill: Fill {
            source,
            odometer: None,
            hours: None,
            quantity: known.then_some(quantity),
            alone: None,
            is_full,
            level: None,
            missed_previous: missed,
            doubt: None,
            begins_anew: false,
        },
        trip: None,
        charge: StateOfCharge::default(),
        filled_on: day,
        typed_on: day,
        price: (price > 0).then(|| (Currency::EUR, Decimal::from(price))),
        products: None,
        is_confirmed: confirmed,
    };
    (step, entry)
}

prop_compose! {
    fn any_entry()(
        amounts in (
            prop_oneof![8 => Just(0_u8), 3 => Just(1), 1 => Just(2)],
            // Top-ups, a usual way, far jumps, and a lower odometer.
            prop_oneof![2 => Just(0_i64), 10 => 20_000_000_000..90_000_000_000_i64, 1 => Just(3_000_000_000_000), 1 => Just(-50_000_000_000)],
            prop_oneof![9 => 20_000..60_000_i64, 1 => Just(400_000)],
        ),
        flags in (
            prop::bool::weighted(0.8), prop::bool::weighted(0.05),
            prop::bool::weighted(0.1), prop::bool::weighted(0.95),
        ),
        price in prop_oneof![8 => 150_u16..200, 1 => Just(0), 1 => Just(1700)],
    ) -> (i64, Entry) {
        entry(amounts, flags, price)
    }
}

/// Fills in the order of their time, each a step further than the one before.
fn timeline(entries: Vec<(i64, Entry)>) -> Vec<Timed> {
    let mut odometer = 10_000_000_000_000_i64;
    let entries = entries.into_iter().zip((0_u32..).step_by(10));
    entries
        .map(|((step, mut entry), at)| {
            odometer += step;
            entry.fill.odometer = (step % 7 != 3).then_some(odometer);
            // Some have a trip in place of the odometer, some count hours too.
            entry.trip = (step % 5 == 1).then_some(step.max(0));
            let hours = 1_000_000_000 + odometer / 5000;
            entry.fill.alone = (step % 13 > 4).then_some(step.abs());
            entry.fill.hours = (step % 3 != 1).then_some(hours);
            if entry.fill.source == EnergySource::Electricity {
                entry.charge = StateOfCharge {
                    start: (step % 11 != 1).then_some(step.rem_euclid(5000)),
                    end: (step % 11 != 2).then_some(4000 + step.rem_euclid(3) * 2000),
                };
                entry.fill.level = entry.charge.end;
            }
            (at, entry)
        })
        .collect()
}

fn whole(fills: &[Timed]) -> Vec<Assessment> {
    let entries: Vec<_> = fills.iter().map(|(_, entry)| entry.clone()).collect();
    plausibility::assess(&entries)
}

/// Applies a change as the store does: what is stored stays with its fill, windows grow until one
/// suffices. Answers for all fills.
fn by_windows(
    fills: &[Timed],
    place: u32,
    wanted: Option<Timed>,
) -> (Vec<Timed>, Vec<Assessment>, usize) {
    let stored = whole(fills);
    let mut rows: Vec<(u32, Row)> = Vec::new();
    let mut before = None;
    for ((at, entry), stored) in fills.iter().zip(stored) {
        if *at == place {
            let (outcome, hourly) = (stored.outcome, stored.hourly);
            let source = entry.fill.source;
            before = Some((
                Before {
                    source,
                    outcome,
                    hourly,
                },
                stored,
            ));
        } else {
            let entry = entry.clone();
            let stored = Some(stored);
            rows.push((*at, Row { entry, stored }));
        }
    }
    let first = wanted.as_ref().map_or(place, |(at, _)| place.min(*at));
    let changed = fills.iter().find(|(at, _)| *at == place);
    let [was, now] = [changed, wanted.as_ref()].map(|fill| price_kind(&fill?.1));
    if let Some((at, entry)) = wanted {
        let stored = before.clone().map(|(_, stored)| stored);
        rows.push((at, Row { entry, stored }));
    }
    rows.sort_by_key(|(at, _)| *at);
    let all: Vec<Timed> = rows
        .iter()
        .map(|(at, row)| (*at, row.entry.clone()))
        .collect();
    let at = rows.partition_point(|(time, _)| *time < first);
    let rows: Vec<Row> = rows.into_iter().map(|(_, row)| row).collect();
    let mut size = 4;
    loop {
        let start = at.saturating_sub(size);
        let window = Window {
            rows: &rows[start..],
            is_whole: start == 0,
        };
        let change = Change {
            at: at - start,
            before: before.as_ref().map(|(before, _)| *before),
            prices: [was, now],
        };
        if let Some(judged) = reassess(window, change) {
            let kept = rows[..start].iter().map(|row| row.stored.clone().unwrap());
            return (all, kept.chain(judged).collect(), start);
        }
        assert!(start > 0, "the whole is always enough");
        size *= 2;
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn a_window_gives_what_the_whole_gives(
        mut entries in prop::collection::vec(any_entry(), 1..120),
        // Some hardly ever fill up.
        full in prop_oneof![4 => Just(1_usize), 1 => Just(50)],
        changed in any_entry(),
        which in any::<prop::sample::Index>(),
        target in any::<prop::sample::Index>(),
        kind in 0..3_u8,
    ) {
        for (n, (_, entry)) in entries.iter_mut().enumerate() {
            entry.fill.is_full &= n % full == 0;
        }
        let fills = timeline(entries);
        let place = fills[which.index(fills.len())].0;
        let near = &fills[target.index(fills.len())];
        let (_, mut entry) = changed;
        entry.fill.odometer = near.1.fill.odometer.map(|odometer| odometer + 1_000_000);
        let (place, wanted) = match kind {
            0 => (near.0 + 5, Some((near.0 + 5, entry))),
            1 => (place, None),
            _ => (place, Some((near.0 + 5, entry))),
        };
        let (all, judged, _) = by_windows(&fills, place, wanted);
        prop_assert_eq!(judged, whole(&all));
    }
}

#[test]
fn who_never_fills_up_is_not_looked_back_on_for_ten_years() {
    let partial = |n: i64| {
        let amounts = (0, 50_000_000_000 + n % 3, 20_000);
        entry(amounts, (false, false, false, true), 170)
    };
    let fills = timeline((0..1000).map(partial).collect());
    let (step, mut last) = partial(1);
    last.fill.odometer = fills[999].1.fill.odometer.map(|odometer| odometer + step);
    let (all, judged, start) = by_windows(&fills, 99_999, Some((99_999, last)));
    assert_eq!(judged, whole(&all));
    assert!(start >= 900, "only the last fills were read, from {start}");
}

#[test]
fn a_fill_at_the_end_of_ten_years_looks_back_on_few() {
    let usual = |n: i64| {
        entry(
            (0, 50_000_000_000 + n % 3, 40_000),
            (true, false, false, true),
            170,
        )
    };
    let fills = timeline((0..1000).map(usual).collect());
    let (step, mut last) = usual(1);
    last.fill.odometer = fills[999].1.fill.odometer.map(|odometer| odometer + step);
    let (all, judged, start) = by_windows(&fills, 99_999, Some((99_999, last)));
    assert_eq!(judged, whole(&all));
    assert!(start >= 980, "only the last fills were read, from {start}");
}
