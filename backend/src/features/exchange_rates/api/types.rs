use async_graphql::{Enum, ID, SimpleObject};
use chrono::{DateTime, Utc};
use rust_decimal::Decimal;

use crate::features::exchange_rates::domain::{self, Converted, StoredRate, Value};
use crate::graphql::scalars::LocalDate;
use crate::kernel::money::Currency;

/// Who says what a currency is worth.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "domain::RateSource")]
pub enum ExchangeRateSource {
    /// The European Central Bank.
    Ecb,
    /// A member of the garage.
    Manual,
    /// It is the same currency.
    Same,
}

/// What one of a currency is worth in another.
#[derive(SimpleObject, Clone, Debug)]
pub struct ExchangeRate {
    /// ISO 4217 code of the one.
    pub from: String,
    /// ISO 4217 code of the other.
    pub to: String,
    /// So much of the other is one of the first.
    pub rate: Decimal,
    /// The day that the rate is of: the day asked for, or the last one before it that has a rate.
    pub day: LocalDate,
    /// Who says so.
    pub source: ExchangeRateSource,
}

/// Digits of a rate that are shown: more than any bank gives.
const DIGITS: u32 = 10;

impl ExchangeRate {
    pub(super) fn new((from, to): (Currency, Currency), value: Value) -> Self {
        Self {
            from: from.to_string(),
            to: to.to_string(),
            rate: value.rate.round_dp(DIGITS).normalize(),
            day: LocalDate(value.day),
            source: value.source.into(),
        }
    }
}

/// An amount in another currency than it was paid in.
#[derive(SimpleObject, Clone, Debug)]
pub struct ConvertedMoney {
    /// In the currency's main unit, with the digits of its minor unit.
    pub amount: Decimal,
    /// ISO 4217 code.
    pub currency: String,
    /// The rate that made it so.
    pub rate: ExchangeRate,
}

impl ConvertedMoney {
    pub(super) fn new(from: Currency, converted: Converted) -> Self {
        let money = converted.money;
        Self {
            amount: money.amount(),
            currency: money.currency.to_string(),
            rate: ExchangeRate::new((from, money.currency), converted.value),
        }
    }
}

/// What a member says one currency is worth in another, from a day on until the next word on the pair.
#[derive(SimpleObject, Clone, Debug)]
pub struct ManualExchangeRate {
    /// Typed id, `exchange_rate_…`.
    pub id: ID,
    /// ISO 4217 code of the one.
    pub from: String,
    /// ISO 4217 code of the other.
    pub to: String,
    /// The first day.
    pub since: LocalDate,
    /// So much of the other is one of the first, as typed.
    pub rate: Decimal,
    /// Rises with each change of it.
    pub version: i32,
    /// When it was set last.
    pub updated_at: DateTime<Utc>,
}

impl From<StoredRate> for ManualExchangeRate {
    fn from(row: StoredRate) -> Self {
        Self {
            id: ID(row.id.to_string()),
            from: row.rate.from.to_string(),
            to: row.rate.to.to_string(),
            since: LocalDate(row.rate.since),
            rate: row.rate.rate,
            version: row.version,
            updated_at: row.updated_at,
        }
    }
}
