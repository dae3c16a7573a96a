use std::collections::{BTreeSet, HashMap};

use async_graphql::{Context, Error, Result};
use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::features::exchange_rates::api::types::{
    ConvertedMoney, ExchangeRate, ManualExchangeRate,
};
use crate::features::exchange_rates::service::Wanted;
use crate::graphql::context::ResolverContext;
use crate::graphql::errors::{bad_input, storage};
use crate::graphql::scalars::LocalDate;
use crate::kernel::money::{Currency, Money};

fn currency(code: &str) -> Result<Currency> {
    let known = Currency::parse(code);
    known.ok_or_else(|| bad_input("Give a currency by its ISO 4217 code, for example EUR."))
}

/// What one of a currency is worth in another on a day; null where nobody knows.
///
/// # Errors
/// BAD_USER_INPUT for what is no currency, or the database's.
pub async fn rate_of(
    ctx: &Context<'_>,
    (from, to): (&str, &str),
    on: LocalDate,
) -> Result<Option<ExchangeRate>> {
    let (from, to, on) = (currency(from)?, currency(to)?, on.0);
    let found = ctx.loaders()?.rates.load_one(Wanted { from, to, on }).await;
    let value = found.map_err(storage)?;
    Ok(value.map(|value| ExchangeRate::new((from, to), value)))
}

/// What one of each is worth in the other, by one look; those that nobody knows are absent.
///
/// # Errors
/// The database's.
pub async fn rates_of(
    ctx: &Context<'_>,
    wanted: BTreeSet<Wanted>,
) -> Result<HashMap<Wanted, Decimal>> {
    if wanted.is_empty() {
        return Ok(HashMap::new());
    }
    let found = ctx.loaders()?.rates.load_many(wanted).await;
    let values = found.map_err(storage)?.into_iter();
    Ok(values.map(|(wanted, value)| (wanted, value.rate)).collect())
}

/// An amount of a day in another currency, the viewer's where none is named; null where the rate is not
/// known.
///
/// # Errors
/// BAD_USER_INPUT for what is no currency, or the database's.
pub async fn converted(
    ctx: &Context<'_>,
    money: Money,
    on: NaiveDate,
    to: Option<&str>,
) -> Result<Option<ConvertedMoney>> {
    let from = money.currency;
    let to = match to {
        Some(code) => currency(code)?,
        None => ctx.preferences().await?.currency,
    };
    let found = ctx.loaders()?.rates.load_one(Wanted { from, to, on }).await;
    let value = found.map_err(storage)?;
    let converted = value.and_then(|value| value.convert(money.amount(), to));
    Ok(converted.map(|converted| ConvertedMoney::new(from, converted)))
}

/// What the garage set, youngest first.
///
/// # Errors
/// The database's.
pub async fn set_rates(ctx: &Context<'_>) -> Result<Vec<ManualExchangeRate>> {
    let service = &ctx.services()?.exchange_rates;
    let rows = service.manual(ctx.scope()?).await.map_err(storage)?;
    Ok(rows.into_iter().map(Into::into).collect())
}

/// The newest day that the bank's rates are of.
///
/// # Errors
/// The database's.
pub async fn newest_reference_day(ctx: &Context<'_>) -> Result<Option<LocalDate>, Error> {
    ctx.viewer()?;
    let service = &ctx.services()?.exchange_rates;
    let day = service.newest_day().await.map_err(storage)?;
    Ok(day.map(LocalDate))
}
