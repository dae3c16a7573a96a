//! What was paid in several currencies, counted in one: each amount at the rate of its day.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::kernel::money::{Currency, Money};

/// What was paid on a day.
pub type OnDay = (Money, NaiveDate);

/// Amounts of several currencies in one of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// In the main unit of the currency, not rounded yet.
    pub amount: Decimal,
    /// Whether a rate was needed for it.
    pub is_converted: bool,
    /// What is not part of it, since nobody knows a rate of its day; one amount for each currency.
    pub unconverted: Vec<Money>,
}

/// Counts what was paid at home and abroad together; `rate` tells what one of a currency was worth on a
/// day.
#[must_use]
pub fn counted(
    home: Money,
    abroad: &[OnDay],
    rate: impl Fn(Currency, NaiveDate) -> Option<Decimal>,
) -> Counted {
    let mut amount = home.amount();
    let mut is_converted = false;
    let mut unconverted: BTreeMap<Currency, i64> = BTreeMap::new();
    for (money, day) in abroad {
        let worth = rate(money.currency, *day).and_then(|rate| money.amount().checked_mul(rate));
        match worth.and_then(|worth| amount.checked_add(worth)) {
            Some(sum) => {
                amount = sum;
                is_converted = true;
            }
            None => {
                let left = unconverted.entry(money.currency).or_default();
                *left = left.saturating_add(money.minor);
            }
        }
    }
    let left = |(currency, minor)| Money { minor, currency };
    Counted {
        amount,
        is_converted,
        unconverted: unconverted.into_iter().map(left).collect(),
    }
}

#[cfg(test)]
mod tests {
    use rust_decimal::dec;

    use super::*;

    fn money(minor: i64, code: &str) -> Money {
        let currency = Currency::parse(code).unwrap();
        Money { minor, currency }
    }

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 7, day).unwrap()
    }

    #[test]
    fn each_amount_counts_at_the_rate_of_its_day() {
        let abroad = [(money(5_000, "CHF"), day(1)), (money(5_000, "CHF"), day(2))];
        let rate = |_, on: NaiveDate| Some(if on == day(1) { dec!(1.05) } else { dec!(1.07) });
        let counted = counted(money(1_000, "EUR"), &abroad, rate);
        assert_eq!(counted.amount, dec!(116.00));
        assert!(counted.is_converted);
        assert_eq!(counted.unconverted, []);
    }

    #[test]
    fn nothing_is_rounded_before_the_end() {
        let abroad: Vec<_> = (1..=3).map(|on| (money(1, "CHF"), day(on))).collect();
        let counted = counted(money(0, "EUR"), &abroad, |_, _| Some(dec!(0.5)));
        assert_eq!(counted.amount, dec!(0.015));
    }

    #[test]
    fn what_has_no_rate_is_named_and_not_counted() {
        let abroad = [
            (money(700, "JPY"), day(1)),
            (money(900, "JPY"), day(2)),
            (money(100, "CHF"), day(1)),
        ];
        let rate = |currency: Currency, _| (currency.code() == "CHF").then_some(dec!(2));
        let counted = counted(money(0, "EUR"), &abroad, rate);
        assert_eq!(counted.amount, dec!(2.00));
        assert_eq!(counted.unconverted, [money(1_600, "JPY")]);
    }

    #[test]
    fn an_amount_beyond_all_money_is_not_counted() {
        let abroad = [(money(i64::MAX, "CHF"), day(1))];
        let counted = counted(money(100, "EUR"), &abroad, |_, _| Some(Decimal::MAX));
        assert_eq!((counted.amount, counted.is_converted), (dec!(1.00), false));
    }
}
