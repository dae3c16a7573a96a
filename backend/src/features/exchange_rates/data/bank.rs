//! The bank's rates: public facts and nothing of a person, so they have no tenant.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use platform_kit::db::Db;
use rust_decimal::Decimal;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict, Query};
use sea_orm::{ConnectionTrait, DbErr};

use crate::features::exchange_rates::domain::EcbRate;
use crate::kernel::money::Currency;

const TABLE: &str = "ecb_rate";
/// Rows in one statement: SQLite takes 32,766 values.
const PIECE: usize = 5_000;

/// What a euro was worth of each currency, by day.
pub type ByDay = HashMap<Currency, BTreeMap<NaiveDate, Decimal>>;

/// Keeps what a document says; the same day again replaces what was there.
///
/// # Errors
/// The database's.
pub async fn keep<C: ConnectionTrait>(tx: &C, rates: &[EcbRate]) -> Result<(), DbErr> {
    for piece in rates.chunks(PIECE) {
        let mut insert = Query::insert();
        insert
            .into_table(TABLE)
            .columns(["currency", "day", "rate"])
            .on_conflict(
                OnConflict::columns(["currency", "day"])
                    .update_column("rate")
                    .to_owned(),
            );
        for rate in piece {
            insert.values_panic([
                rate.currency.code().into(),
                rate.day.into(),
                rate.rate.to_string().into(),
            ]);
        }
        tx.execute(&insert).await?;
    }
    Ok(())
}

/// The rates of currencies between two days.
///
/// # Errors
/// The database's.
pub async fn since<C: ConnectionTrait>(
    connection: &C,
    currencies: &[Currency],
    (from, to): (NaiveDate, NaiveDate),
) -> Result<ByDay, DbErr> {
    let select = Query::select()
        .columns(["currency", "day", "rate"])
        .from(TABLE)
        .and_where(Expr::col("currency").is_in(currencies.iter().map(|c| c.code().to_owned())))
        .and_where(Expr::col("day").between(from, to))
        .to_owned();
    let mut rates = ByDay::new();
    for row in connection.query_all(&select).await? {
        let currency: String = row.try_get("", "currency")?;
        let rate: String = row.try_get("", "rate")?;
        let (Some(currency), Ok(rate)) = (Currency::parse(&currency), rate.parse()) else {
            continue;
        };
        let of_it = rates.entry(currency).or_default();
        of_it.insert(row.try_get("", "day")?, rate);
    }
    Ok(rates)
}

/// The newest day that there are rates of.
///
/// # Errors
/// The database's.
pub async fn newest_day(db: &Db) -> Result<Option<NaiveDate>, DbErr> {
    let select = Query::select()
        .expr_as(Expr::col("day").max(), "day")
        .from(TABLE)
        .to_owned();
    let row = db.reader().query_one(&select).await?;
    row.map_or(Ok(None), |row| row.try_get("", "day"))
}
