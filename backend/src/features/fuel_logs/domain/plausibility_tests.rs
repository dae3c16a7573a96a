use super::*;
use crate::features::fuel_logs::domain::economy::NoEconomyReason;

fn date(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 1, day).unwrap()
}

fn entry(day: u32, kilometres: i64, litres: i64) -> Entry {
    Entry {
        fill: Fill {
            source: EnergySource::Petrol,
            odometer: Some(kilometres * 1000),
            quantity: Some(litres * 1000),
            is_full: true,
            missed_previous: false,
            doubt: None,
        },
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
    assert_eq!(assessed[2].distance, Some(400_000));
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
    assert_eq!(assessed[2].outcome.map(|c| c.metres), Ok(500_000));
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
    assert_eq!(assessed[3].outcome.map(|c| c.metres), Ok(500_000));
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
