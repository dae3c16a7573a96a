//! From one currency into another: by a rate that somebody set for the pair, else by the reference rates
//! of the day through the euro.

use chrono::{DateTime, Datelike, NaiveDate, TimeDelta, Utc};
use rust_decimal::Decimal;

use crate::kernel::ids::ExchangeRateId;
use crate::kernel::money::{Currency, Money};

/// The bank rests on weekends and holidays, four days at most; a week without a rate is none.
const REACH: TimeDelta = TimeDelta::days(7);

/// Who says what a currency is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RateSource {
    /// The European Central Bank.
    Ecb,
    /// A member of the garage.
    Manual,
    /// Nobody need say it: it is the same currency.
    Same,
}

/// One of `from` is worth `rate` of `to`, from a day on until the next one of the pair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ManualRate {
    pub from: Currency,
    pub to: Currency,
    pub since: NaiveDate,
    pub rate: Decimal,
}

/// A rate as stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredRate {
    pub id: ExchangeRateId,
    pub rate: ManualRate,
    pub version: i32,
    pub updated_at: DateTime<Utc>,
}

/// What cannot be of a rate; the text says what to type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ImpossibleRate {
    #[error("Enter a currency by its code, for example CHF.")]
    From,
    #[error("Enter another currency by its code, for example EUR.")]
    To,
    #[error("Enter a date between 1900 and 2200, for example 2026-11-22.")]
    Since,
    #[error(
        "Enter how much of the second currency one of the first is worth, above 0 and at most 1,000,000,000."
    )]
    Rate,
}

impl ImpossibleRate {
    /// The field at fault, in its GraphQL spelling.
    #[must_use]
    pub fn field(self) -> &'static str {
        match self {
            Self::From => "from",
            Self::To => "to",
            Self::Since => "since",
            Self::Rate => "rate",
        }
    }
}

/// The rate as typed, if it can be; all faults are told at once.
///
/// # Errors
/// One for each field at fault.
pub fn checked(
    (from, to): (&str, &str),
    since: NaiveDate,
    rate: Decimal,
) -> Result<ManualRate, Vec<ImpossibleRate>> {
    let (from, to) = (Currency::parse(from), Currency::parse(to));
    let mut faults = Vec::new();
    if from.is_none() {
        faults.push(ImpossibleRate::From);
    }
    if to.is_none() || to == from {
        faults.push(ImpossibleRate::To);
    }
    if !(1900..=2200).contains(&since.year()) {
        faults.push(ImpossibleRate::Since);
    }
    if rate <= Decimal::ZERO || rate > Decimal::from(1_000_000_000) {
        faults.push(ImpossibleRate::Rate);
    }
    match (from, to) {
        (Some(from), Some(to)) if faults.is_empty() => Ok(ManualRate {
            from,
            to,
            since,
            rate,
        }),
        _ => Err(faults),
    }
}

/// What one of a currency is worth in another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Value {
    pub rate: Decimal,
    /// The day that the rate is of: not always the day that was asked for.
    pub day: NaiveDate,
    pub source: RateSource,
}

/// An amount in another currency, with the rate that made it so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Converted {
    pub money: Money,
    pub value: Value,
}

/// What is known of two currencies on a day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RatesOn {
    /// The newest of the pair up to the day, in the direction asked for.
    pub manual: Option<(Decimal, NaiveDate)>,
    /// The newest of the opposite pair.
    pub manual_back: Option<(Decimal, NaiveDate)>,
    /// What a euro was worth of the one and of the other, each on the newest day up to the day; one euro
    /// is one euro on every day.
    pub euro: Option<(Decimal, NaiveDate)>,
    pub euro_of_other: Option<(Decimal, NaiveDate)>,
}

impl RatesOn {
    /// What one of the first is worth in the second on a day: as somebody set it, else by the bank.
    #[must_use]
    pub fn value(&self, day: NaiveDate) -> Option<Value> {
        self.by_hand().or_else(|| self.by_bank(day))
    }

    fn by_hand(&self) -> Option<Value> {
        let there = self.manual.map(|(rate, day)| (day, rate));
        let back = self.manual_back;
        let back = back.and_then(|(rate, day)| Some((day, Decimal::ONE.checked_div(rate)?)));
        // Of both directions the younger word holds.
        let (day, rate) = match (there, back) {
            (Some(there), Some(back)) if back.0 > there.0 => back,
            (there, back) => there.or(back)?,
        };
        Some(Value {
            rate,
            day,
            source: RateSource::Manual,
        })
    }

    fn by_bank(&self, asked: NaiveDate) -> Option<Value> {
        let (of_first, first_day) = self.euro?;
        let (of_second, second_day) = self.euro_of_other?;
        let day = first_day.min(second_day);
        if asked.signed_duration_since(day) > REACH {
            return None;
        }
        let rate = of_second.checked_div(of_first)?;
        Some(Value {
            rate,
            day,
            source: RateSource::Ecb,
        })
    }
}

impl Value {
    /// The amount in the other currency, rounded half away from zero to its minor unit.
    #[must_use]
    pub fn convert(self, amount: Decimal, to: Currency) -> Option<Converted> {
        let money = Money::from_amount(amount.checked_mul(self.rate)?, to)?;
        Some(Converted { money, value: self })
    }
}

#[cfg(test)]
mod tests {
    use rust_decimal::dec;

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn francs_count_in_euros_at_the_rate_of_the_day() {
        let friday = day("2026-01-02");
        let rates = RatesOn {
            euro: Some((dec!(0.9350), friday)),
            euro_of_other: Some((Decimal::ONE, friday)),
            ..RatesOn::default()
        };
        let sunday = rates.value(day("2026-01-04")).unwrap();
        assert_eq!((sunday.day, sunday.source), (friday, RateSource::Ecb));
        let converted = sunday.convert(dec!(70.13), Currency::EUR).unwrap();
        assert_eq!(converted.money.amount(), dec!(75.01));
        assert_eq!(rates.value(day("2026-01-09")).map(|v| v.day), Some(friday));
        assert_eq!(rates.value(day("2026-01-10")), None, "a week is too long");
    }

    #[test]
    fn two_currencies_meet_in_the_euro() {
        let rates = RatesOn {
            euro: Some((dec!(1.25), day("2026-01-05"))),
            euro_of_other: Some((dec!(160), day("2026-01-02"))),
            ..RatesOn::default()
        };
        let value = rates.value(day("2026-01-05")).unwrap();
        assert_eq!((value.rate, value.day), (dec!(128), day("2026-01-02")));
        let yen = Currency::parse("JPY").unwrap();
        assert_eq!(value.convert(dec!(10.01), yen).unwrap().money.minor, 1281);
    }

    #[test]
    fn what_somebody_set_goes_before_the_bank_in_both_directions() {
        let bank = day("2026-01-05");
        let mut rates = RatesOn {
            manual_back: Some((dec!(4), day("2026-01-01"))),
            euro: Some((dec!(2), bank)),
            euro_of_other: Some((Decimal::ONE, bank)),
            ..RatesOn::default()
        };
        let value = rates.value(bank).unwrap();
        assert_eq!((value.rate, value.source), (dec!(0.25), RateSource::Manual));
        rates.manual = Some((dec!(0.3), day("2026-01-03")));
        assert_eq!(rates.value(bank).unwrap().rate, dec!(0.3));
        rates.manual_back = Some((dec!(5), day("2026-01-04")));
        assert_eq!(rates.value(bank).unwrap().rate, dec!(0.2));
    }

    #[test]
    fn what_cannot_be_a_rate_is_told_by_field() {
        let day = day("2026-01-05");
        assert!(checked(("chf", "EUR"), day, dec!(1.07)).is_ok());
        let faults = checked(("CHF", "chf"), day, Decimal::ZERO).unwrap_err();
        let fields: Vec<_> = faults.into_iter().map(ImpossibleRate::field).collect();
        assert_eq!(fields, ["to", "rate"]);
        let faults = checked(("x", "y"), NaiveDate::MAX, Decimal::MAX).unwrap_err();
        assert_eq!(faults.len(), 4);
    }
}
