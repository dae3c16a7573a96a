use rust_decimal::dec;

use super::*;
use crate::features::fuel_logs::domain::economy::NoEconomyReason;
use crate::kernel::energy::EnergySource;

/// Fine units in a kilometre, and in a litre.
const KM: i64 = 100_000_000;

fn date(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 1, day).unwrap()
}

fn entry(day: u32, kilometres: i64, litres: i64) -> Entry {
    Entry {
        fill: Fill {
            source: EnergySource::Petrol,
            odometer: Some(kilometres * KM),
            hours: None,
            quantity: Some(litres * KM),
            alone: None,
            is_full: true,
            level: None,
            missed_previous: false,
            doubt: None,
            begins_anew: false,
        },
        trip: None,
        charge: StateOfCharge::default(),
        filled_on: date(day),
        typed_on: date(day),
        price: Some((Currency::EUR, dec!(170))),
        products: None,
        is_confirmed: false,
    }
}

fn warnings(entries: &[Entry]) -> Vec<Vec<Warning>> {
    assess(entries).into_iter().map(|a| a.warnings).collect()
}

#[test]
fn a_lower_odometer_is_flagged_and_spoils_two_rows_only() {
    let rows = [
        entry(1, 1000, 40),
        entry(2, 900, 30),
        entry(3, 1400, 35),
        entry(4, 1900, 35),
    ];
    let assessed = assess(&rows);
    assert_eq!(assessed[1].warnings, [Warning::OdometerDecreased]);
    assert_eq!(assessed[1].outcome, Err(NoEconomyReason::OdometerDecreased));
    assert_eq!(assessed[2].outcome, Err(NoEconomyReason::OdometerDecreased));
    assert!(assessed[3].outcome.is_ok());
    assert_eq!(assessed[2].since.distance, Some(400 * KM));
}

#[test]
fn a_confirmed_lower_odometer_is_believed() {
    let replaced = Entry {
        is_confirmed: true,
        ..entry(2, 10, 30)
    };
    let assessed = assess(&[entry(1, 120_000, 40), replaced, entry(3, 510, 35)]);
    assert_eq!(assessed[1].outcome, Err(NoEconomyReason::OdometerDecreased));
    assert_eq!(assessed[2].warnings, []);
    assert_eq!(assessed[2].outcome.map(|c| c.extent), Ok(500 * KM));
}

#[test]
fn one_digit_too_many_is_flagged_and_poisons_nothing_after_it() {
    let rows = [
        entry(1, 12_340, 40),
        entry(2, 123_450, 30),
        entry(3, 12_800, 35),
        entry(4, 13_300, 35),
    ];
    let assessed = assess(&rows);
    assert_eq!(assessed[1].warnings, [Warning::OdometerJump]);
    assert_eq!(assessed[2].warnings, []);
    assert_eq!(assessed[3].outcome.map(|c| c.extent), Ok(500 * KM));
}

#[test]
fn ten_times_the_usual_price_is_flagged_but_its_consumption_counts() {
    let dear = Entry {
        price: Some((Currency::EUR, dec!(1700))),
        ..entry(2, 1500, 30)
    };
    let assessed = assess(&[entry(1, 1000, 40), dear]);
    assert_eq!(assessed[1].warnings, [Warning::PriceUnusual]);
    assert!(assessed[1].outcome.is_ok());
    assert!(!cost_counts(&assessed[1].warnings, false));
}

#[test]
fn what_was_paid_counts_whatever_the_odometer_showed() {
    let rows = [
        entry(1, 12_340, 40),
        entry(2, 123_450, 30),
        entry(3, 13_300, 35),
    ];
    let assessed = assess(&rows);
    assert_eq!(assessed[1].warnings, [Warning::OdometerJump]);
    assert!(cost_counts(&assessed[1].warnings, false));
    assert!(!counts(&assessed[1].warnings, assessed[1].reading, false));
    // The next one comes with the whole distance that both were bought for.
    assert_eq!(assessed[2].since.distance, Some(960 * KM));
}

#[test]
fn a_price_in_another_currency_is_not_compared() {
    let abroad = Entry {
        price: Currency::parse("HUF").map(|c| (c, dec!(60_000))),
        ..entry(2, 1500, 30)
    };
    assert_eq!(warnings(&[entry(1, 1000, 40), abroad])[1], []);
}

#[test]
fn a_date_to_come_is_flagged_but_not_tomorrow_in_another_time_zone() {
    let tomorrow = Entry {
        filled_on: date(3),
        typed_on: date(2),
        ..entry(2, 1500, 30)
    };
    let next_week = Entry {
        filled_on: date(20),
        typed_on: date(2),
        ..entry(2, 2000, 30)
    };
    let all = warnings(&[entry(1, 1000, 40), tomorrow, next_week]);
    assert_eq!(all[1], []);
    assert_eq!(all[2], [Warning::FutureDate]);
}

#[test]
fn a_total_that_does_not_fit_is_flagged() {
    let wrong = Entry {
        products: Some((dec!(70.13), dec!(7.01))),
        ..entry(1, 1000, 40)
    };
    let right = Entry {
        products: Some((dec!(70.127), dec!(70.13))),
        ..entry(2, 1500, 40)
    };
    assert_eq!(
        warnings(&[wrong, right]),
        [vec![Warning::TotalMismatch], vec![]]
    );
}

#[test]
fn miles_typed_for_kilometres_are_asked_about() {
    let mut rows: Vec<_> = (0..5)
        .map(|n| entry(1 + n, 1000 + 500 * i64::from(n), 35))
        .collect();
    rows.push(entry(9, 3100, 35));
    assert_eq!(warnings(&rows)[5], [Warning::EconomyUnusual]);
}

#[test]
fn the_same_tank_twice_is_asked_about_and_spoils_nothing() {
    let rows = [
        entry(1, 1000, 40),
        entry(5, 1500, 30),
        entry(5, 1500, 30),
        entry(9, 2000, 35),
    ];
    let assessed = assess(&rows);
    assert_eq!(assessed[2].warnings, [Warning::PossibleDuplicate]);
    assert_eq!(assessed[1].outcome.map(|c| c.quantity), Ok(30 * KM));
    assert_eq!(assessed[3].outcome.map(|c| c.quantity), Ok(35 * KM));
    let mut confirmed = rows;
    confirmed[2].is_confirmed = true;
    assert_eq!(
        assess(&confirmed)[1].outcome.map(|c| c.quantity),
        Ok(60 * KM)
    );
}

fn hours(day: u32, read: i64) -> Entry {
    let mut entry = entry(day, 0, 20);
    entry.fill.odometer = None;
    entry.fill.hours = Some(read * 3_600_000);
    entry
}

#[test]
fn engine_hours_do_not_run_backwards_nor_faster_than_the_clock() {
    let rows = [
        hours(1, 100),
        hours(2, 110),
        hours(3, 90),
        hours(4, 1100),
        hours(5, 150),
    ];
    let expected: [&[Warning]; 5] = [
        &[],
        &[],
        &[Warning::HoursDecreased],
        &[Warning::HoursJump],
        &[],
    ];
    let assessed = assess(&rows);
    for (row, expected) in assessed.iter().zip(expected) {
        assert_eq!(row.warnings, expected);
    }
    assert_eq!(assessed[1].hourly.map(|c| c.extent), Ok(36_000_000));
    assert_eq!(assessed[2].hourly, Err(NoEconomyReason::OdometerDecreased));
    assert_eq!(assessed[4].hourly, Err(NoEconomyReason::Unconfirmed));
    assert_eq!(assessed[1].outcome, Err(NoEconomyReason::NoOdometer));
}

fn trip(day: u32, kilometres: i64, litres: i64) -> Entry {
    let mut entry = entry(day, 0, litres);
    entry.fill.odometer = None;
    entry.trip = Some(kilometres * KM);
    entry
}

#[test]
fn a_trip_goes_on_from_the_odometer_before() {
    let rows = [entry(1, 1000, 40), trip(2, 500, 30), entry(3, 2000, 30)];
    let assessed = assess(&rows);
    assert_eq!(assessed[1].reading, Some(1500 * KM));
    assert_eq!(assessed[1].outcome.map(|c| c.extent), Ok(500 * KM));
    assert_eq!(assessed[2].since.distance, Some(500 * KM));
}

#[test]
fn trips_alone_give_figures_and_a_first_odometer_is_no_jump() {
    let rows = [
        trip(1, 480, 40),
        trip(2, 500, 30),
        entry(3, 90_000, 30),
        trip(4, 400, 24),
    ];
    let assessed = assess(&rows);
    assert_eq!(assessed[1].outcome.map(|c| c.extent), Ok(500 * KM));
    assert!(assessed[1].reading.is_some_and(|reading| reading < 0));
    assert_eq!(assessed[2].warnings, []);
    assert_eq!(assessed[2].since.distance, None);
    assert_eq!(assessed[3].reading, Some(90_400 * KM));
    assert_eq!(assessed[3].outcome.map(|c| c.extent), Ok(400 * KM));
}

fn charge(day: u32, kilometres: i64, start: i64, end: i64) -> Entry {
    let mut entry = entry(day, kilometres, 20);
    entry.fill.source = EnergySource::Electricity;
    entry.charge = StateOfCharge {
        start: Some(start * 100),
        end: Some(end * 100),
    };
    entry.fill.level = entry.charge.end;
    entry
}

/// V15: with a battery of 40 kWh these are 24 kWh in 200 km and 20 kWh in 300 km.
#[test]
fn the_battery_gives_what_it_ended_with_less_what_the_next_charge_begins_with() {
    let rows = [
        charge(1, 1000, 30, 80),
        charge(2, 1200, 20, 70),
        charge(3, 1500, 20, 70),
    ];
    let uses: Vec<_> = assess(&rows).into_iter().map(|a| a.battery).collect();
    let used = |share, distance| Some(BatteryUse { share, distance });
    let expected = [None, used(6000, 200 * KM), used(5000, 300 * KM)];
    assert_eq!(uses, expected);
}

#[test]
fn a_missed_charge_or_one_that_empties_tells_nothing_of_the_battery() {
    let mut rows = [
        charge(1, 1000, 30, 80),
        charge(2, 1200, 20, 70),
        charge(3, 1500, 60, 60),
    ];
    rows[1].fill.missed_previous = true;
    assert!(
        assess(&rows)
            .iter()
            .all(|assessed| assessed.battery.is_none())
    );
}
