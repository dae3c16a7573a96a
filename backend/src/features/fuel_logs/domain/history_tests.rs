//! What a single typing error does to the rest: nothing.

use proptest::prelude::*;

use super::*;
use crate::features::fuel_logs::domain::battery::StateOfCharge;
use crate::features::fuel_logs::domain::economy::{self, Fill, NoEconomyReason, Outcome};
use crate::features::fuel_logs::domain::plausibility::{Assessment, assess};

/// Fine units in a kilometre, and in a litre.
const KM: i64 = 100_000_000;

fn entry(odometer: Option<i64>, quantity: i64) -> Entry {
    let day = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap();
    Entry {
        fill: Fill {
            source: EnergySource::Petrol,
            odometer,
            hours: None,
            quantity: Some(quantity),
            alone: None,
            is_full: true,
            level: None,
            missed_previous: false,
            doubt: None,
            begins_anew: false,
        },
        trip: None,
        charge: StateOfCharge::default(),
        filled_on: day,
        typed_on: day,
        price: None,
        products: None,
        is_confirmed: false,
    }
}

/// Full tanks some 500 km apart, with 5 to 8 litres per 100 km.
fn usual() -> impl Strategy<Value = Vec<Entry>> {
    let tanks = prop::collection::vec((300 * KM..700 * KM, 50..80_i64), 12..30);
    (60_000 * KM..300_000 * KM, tanks).prop_map(|(mut odometer, tanks)| {
        let tank = |(way, litres): (i64, i64)| {
            odometer += way;
            entry(Some(odometer), way / 1000 * litres)
        };
        tanks.into_iter().map(tank).collect()
    })
}

fn with_typo(entries: &[Entry], at: usize, typo: impl Fn(i64) -> i64) -> Vec<Entry> {
    let mut wrong = entries.to_vec();
    let odometer = &mut wrong[at].fill.odometer;
    *odometer = odometer.map(typo);
    wrong
}

fn outcomes(assessed: &[Assessment]) -> Vec<(Vec<Warning>, Outcome)> {
    let told = assessed.iter();
    told.map(|a| (a.warnings.clone(), a.outcome)).collect()
}

/// A hundred thousand more, a digit too many, a digit too few.
fn typo() -> impl Strategy<Value = fn(i64) -> i64> {
    prop_oneof![
        Just((|read| read + 100_000 * KM) as fn(i64) -> i64),
        Just((|read| read * 10) as fn(i64) -> i64),
        Just((|read| read / 10) as fn(i64) -> i64),
    ]
}

proptest! {
    #[test]
    fn a_typing_error_is_flagged_and_costs_its_own_interval_alone(
        entries in usual(), at in any::<prop::sample::Index>(), typo in typo(),
    ) {
        let at = 1 + at.index(entries.len() - 1);
        let (right, wrong) = (assess(&entries), assess(&with_typo(&entries, at, typo)));
        prop_assert_eq!(wrong[at].warnings.len(), 1);
        let (right, wrong) = (outcomes(&right), outcomes(&wrong));
        prop_assert_eq!(&right[..at], &wrong[..at]);
        if let Some((_, after)) = wrong.get(at + 1) {
            prop_assert!(after.is_err() && wrong[at + 1].0.is_empty());
            prop_assert_eq!(&right[at + 2..], &wrong[at + 2..]);
        }
    }

    #[test]
    fn a_typing_error_at_the_very_beginning_is_outvoted(entries in usual(), typo in typo()) {
        let (right, wrong) = (assess(&entries), assess(&with_typo(&entries, 0, typo)));
        prop_assert!(wrong[..4].iter().all(|row| row.outcome.is_err()));
        prop_assert!(!wrong[1].warnings.is_empty() && !wrong[2].warnings.is_empty());
        prop_assert_eq!(wrong[3].since.distance, None);
        prop_assert_eq!(&outcomes(&right)[4..], &outcomes(&wrong)[4..]);
    }

    #[test]
    fn a_small_typing_error_costs_four_rows_at_most(
        entries in usual(), at in any::<prop::sample::Index>(), more in 500 * KM..2_900 * KM,
    ) {
        let at = 5 + at.index(entries.len() - 5);
        let (right, wrong) = (assess(&entries), assess(&with_typo(&entries, at, |read| read + more)));
        let (right, wrong) = (outcomes(&right), outcomes(&wrong));
        prop_assert_eq!(&right[..at], &wrong[..at]);
        let behind = right.len().min(at + 4);
        prop_assert_eq!(&right[behind..], &wrong[behind..]);
    }
}

fn average(assessed: &[Assessment]) -> f64 {
    let counted = assessed
        .iter()
        .filter(|row| counts(&row.warnings, row.reading, false));
    let sum = economy::average(counted.map(|row| row.outcome)).unwrap();
    sum.quantity as f64 / sum.extent as f64
}

#[test]
fn an_odometer_that_runs_ahead_of_the_next_two_is_held_apart_and_they_are_not() {
    let read = |km: i64| entry(Some(km * KM), 30 * KM);
    for wrong in [59_500, 55_000, 52_400] {
        let rows = [50_000, wrong, 51_000, 51_500, 52_000, 52_500].map(read);
        let assessed = assess(&rows);
        assert_eq!(assessed[1].warnings, [Warning::OdometerJump], "{wrong}");
        assert!(assessed[2..].iter().all(|row| row.warnings.is_empty()));
        assert_eq!(assessed[2].since.distance, Some(1000 * KM));
        assert_eq!(average(&assessed), 0.06);
    }
    // With one more alone nobody knows which of the two is right: the later one is asked about.
    let assessed = assess(&[50_000, 59_500, 51_000].map(read));
    assert_eq!(assessed[1].warnings, []);
    assert_eq!(assessed[2].warnings, [Warning::OdometerDecreased]);
}

fn trip(km: i64) -> Entry {
    Entry {
        trip: Some(km * KM),
        ..entry(None, 30 * KM)
    }
}

#[test]
fn a_trip_goes_on_from_no_fill_whose_odometer_nobody_knows() {
    let read = |km: i64| entry(Some(km * KM), 30 * KM);
    let rows = [
        read(1000),
        entry(None, 30 * KM),
        trip(500),
        read(2500),
        trip(500),
    ];
    let assessed = assess(&rows);
    assert_eq!(assessed[2].reading, None);
    assert_eq!(assessed[2].outcome, Err(NoEconomyReason::NoOdometer));
    // Three tanks on 1,500 km.
    let closed = assessed[3].outcome.unwrap();
    assert_eq!((closed.quantity, closed.extent), (90 * KM, 1500 * KM));
    assert_eq!(assessed[4].reading, Some(3000 * KM));
}

#[test]
fn a_trip_goes_on_from_no_odometer_that_is_held_apart() {
    let read = |km: i64| entry(Some(km * KM), 30 * KM);
    let rows = [
        read(50_000),
        read(50_500),
        read(51_000),
        read(515_000),
        trip(500),
        read(52_500),
        read(53_000),
    ];
    let assessed = assess(&rows);
    assert_eq!(assessed[4].reading, None);
    assert_eq!(assessed[5].outcome, Err(NoEconomyReason::Unconfirmed));
    assert_eq!(average(&assessed), 0.06);
}

#[test]
fn trips_alone_find_back_behind_a_fill_without_one() {
    let rows = [
        trip(500),
        trip(500),
        entry(None, 30 * KM),
        trip(500),
        trip(500),
    ];
    let told: Vec<_> = assess(&rows)
        .iter()
        .map(|row| row.outcome.map(|c| c.extent))
        .collect();
    let (first, unread) = (NoEconomyReason::NoPreviousFull, NoEconomyReason::NoOdometer);
    let way = Ok(500 * KM);
    assert_eq!(told, [Err(first), way, Err(unread), Err(unread), way]);
}

#[test]
fn the_other_meter_goes_on_over_a_typing_error_in_one() {
    let read = |(day, km, hours): (u32, i64, i64)| {
        let mut entry = entry(Some(km * KM), 30 * KM);
        entry.filled_on = NaiveDate::from_ymd_opt(2026, 1, day).unwrap();
        entry.typed_on = entry.filled_on;
        entry.fill.hours = Some(hours * 3_600_000);
        entry
    };
    let rows = [
        (1, 1000, 100),
        (3, 1500, 110),
        (5, 2000, 11),
        (7, 2500, 130),
        (9, 3000, 140),
    ];
    let assessed = assess(&rows.map(read));
    assert_eq!(assessed[2].warnings, [Warning::HoursDecreased]);
    assert!(assessed[1..].iter().all(|row| row.outcome.is_ok()));
    assert!(counts(&assessed[2].warnings, assessed[2].reading, false));
    let lower = NoEconomyReason::OdometerDecreased;
    assert_eq!(assessed[2].hourly, Err(lower));
    assert_eq!(assessed[3].hourly, Err(lower));
    assert_eq!(assessed[3].since.hours, Some(20 * 3_600_000));
    assert_eq!(assessed[4].hourly.map(|c| c.extent), Ok(10 * 3_600_000));
}

/// One tank in many small ones, of which the last fills it up.
fn split(entries: &[Entry], at: usize, shares: &[i64]) -> Vec<Entry> {
    let whole = entries[at].fill.quantity.unwrap();
    let of_all: i64 = shares.iter().sum::<i64>() + 1;
    let part = |share: &i64| {
        let mut part = entries[at].clone();
        part.fill.is_full = false;
        part.fill.odometer = part.fill.odometer.filter(|_| share % 2 == 0);
        part.fill.quantity = Some(whole * share / of_all);
        part
    };
    let parts: Vec<_> = shares.iter().map(part).collect();
    let mut last = entries[at].clone();
    let filled: i64 = parts.iter().filter_map(|part| part.fill.quantity).sum();
    last.fill.quantity = Some(whole - filled);
    let (before, after) = (&entries[..at], &entries[at + 1..]);
    [before, &parts, &[last], after].concat()
}

proptest! {
    #[test]
    fn many_small_partial_fills_are_one_full_one(
        entries in usual(), at in any::<prop::sample::Index>(), shares in prop::collection::vec(1..5_i64, 1..8),
    ) {
        let at = at.index(entries.len());
        let (whole, parts) = (assess(&entries), assess(&split(&entries, at, &shares)));
        let told = |assessed: &[Assessment]| {
            let full = assessed.iter().filter(|row| row.outcome != Err(NoEconomyReason::Partial));
            outcomes(&full.cloned().collect::<Vec<_>>())
        };
        prop_assert_eq!(told(&parts), told(&whole));
        prop_assert!(parts.iter().all(|row| row.warnings.is_empty()));
    }
}

#[test]
fn a_way_that_nobody_logged_is_asked_about_twice_and_then_believed() {
    let read = |km: i64| entry(Some(km * KM), 30 * KM);
    let rows = [10_000, 60_000, 60_500, 61_000, 61_500].map(read);
    let assessed = assess(&rows);
    let jump = [Warning::OdometerJump];
    let expected: [&[Warning]; 5] = [&[], &jump, &jump, &[], &[]];
    for (row, expected) in assessed.iter().zip(expected) {
        assert_eq!(row.warnings, expected);
    }
    assert_eq!(assessed[3].outcome, Err(NoEconomyReason::Unconfirmed));
    assert_eq!(assessed[4].outcome.map(|c| c.extent), Ok(500 * KM));
}

#[test]
fn no_energy_is_told_over_an_odometer_that_begins_anew() {
    let read = |km: i64| entry(Some(km * KM), 30 * KM);
    let charge = |km: i64| {
        let mut charge = read(km);
        charge.fill.source = EnergySource::Electricity;
        charge
    };
    // A digit is missing in the first; two charges tell so before petrol is filled again.
    let rows = [
        read(4_500),
        charge(45_300),
        charge(45_500),
        read(45_700),
        read(46_200),
    ];
    let assessed = assess(&rows);
    assert_eq!(assessed[3].warnings, []);
    assert_eq!(assessed[3].outcome, Err(NoEconomyReason::Unconfirmed));
    assert_eq!(assessed[4].outcome.map(|c| c.extent), Ok(500 * KM));
}

#[test]
fn a_long_way_is_expected_where_a_fill_is_missing() {
    let mut rows: Vec<_> = (0..6)
        .map(|n| entry(Some((1000 + 500 * n) * KM), 30 * KM))
        .collect();
    let mut missed = entry(Some(12_000 * KM), 30 * KM);
    missed.fill.missed_previous = true;
    rows.push(missed);
    rows.push(entry(Some(12_500 * KM), 30 * KM));
    let assessed = assess(&rows);
    assert_eq!(assessed[6].warnings, []);
    assert_eq!(assessed[6].outcome, Err(NoEconomyReason::MissedFill));
    assert_eq!(assessed[7].outcome.map(|c| c.extent), Ok(500 * KM));
}

#[test]
fn a_first_hour_meter_with_a_digit_too_many_is_outvoted() {
    let read = |(day, hours): (u32, i64)| {
        let mut entry = entry(None, 20 * KM);
        entry.filled_on = NaiveDate::from_ymd_opt(2026, 1, day).unwrap();
        entry.typed_on = entry.filled_on;
        entry.fill.hours = Some(hours * 3_600_000);
        entry
    };
    let rows = [(1, 1000), (2, 110), (3, 120), (4, 130), (5, 140)].map(read);
    let assessed = assess(&rows);
    assert_eq!(assessed[2].warnings, [Warning::HoursDecreased]);
    assert_eq!(assessed[3].warnings, []);
    assert_eq!(assessed[4].hourly.map(|c| c.extent), Ok(36_000_000));
}

#[test]
fn a_first_price_with_a_digit_too_many_is_held_apart_once_two_others_agree() {
    let paid = |price: i64| Entry {
        price: Some((Currency::EUR, Decimal::from(price))),
        ..entry(None, 40 * KM)
    };
    let rows = [1700, 170, 171, 172, 168, 1690, 175].map(paid);
    let odd: Vec<_> = assess(&rows).iter().map(|row| row.warnings.len()).collect();
    assert_eq!(odd, [1, 0, 0, 0, 0, 1, 0]);
}

#[test]
fn ten_times_the_usual_tank_is_flagged_and_no_measure_for_the_next() {
    let tank = |(n, litres): (i64, i64)| entry(Some((10_000 + n * 500) * KM), litres * KM);
    let rows = [(0, 40), (1, 35), (2, 38), (3, 380), (4, 36), (5, 37)].map(tank);
    let assessed = assess(&rows);
    assert_eq!(assessed[3].warnings, [Warning::QuantityUnusual]);
    assert_eq!(assessed[4].outcome, Err(NoEconomyReason::Unconfirmed));
    assert_eq!(assessed[5].outcome.map(|c| c.quantity), Ok(37 * KM));
}

#[test]
fn another_way_of_driving_is_asked_about_twice_and_then_usual() {
    let mut km = 10_000;
    let mut tank = |way: i64| {
        km += way;
        entry(Some(km * KM), 40 * KM)
    };
    let rows = [600, 610, 590, 600, 100, 600, 100, 110, 100, 105, 600].map(&mut tank);
    let assessed = assess(&rows);
    let odd: Vec<_> = assessed.iter().map(|row| row.warnings.len()).collect();
    // One short tank alone, then three of them.
    assert_eq!(odd, [0, 0, 0, 0, 1, 0, 1, 1, 0, 0, 0]);
}

#[test]
fn small_tanks_at_first_are_outvoted_by_large_ones() {
    let tank = |(n, litres): (i64, i64)| entry(Some((10_000 + n * 100) * KM), litres * KM);
    let rows = [(0, 4), (1, 5), (2, 4), (3, 40), (4, 38), (5, 39), (6, 42)].map(tank);
    let told = assess(&rows).into_iter();
    let is_odd = |row: Assessment| row.warnings.contains(&Warning::QuantityUnusual);
    let odd: Vec<_> = told.map(is_odd).collect();
    assert_eq!(odd, [false, false, false, true, true, false, false]);
}
