//! What members set for their garage.

use chrono::{DateTime, NaiveDate, Utc};
use platform_kit::db::Db;
use rust_decimal::Decimal;
use sea_orm::sea_query::{Expr, ExprTrait, Order, Query, SelectStatement};
use sea_orm::{ConnectionTrait, DbErr, QueryResult};
use uuid::Uuid;

use crate::features::exchange_rates::domain::{ManualRate, StoredRate};
use crate::infra::db;
use crate::kernel::ids::{ExchangeRateId, TypedId};
use crate::kernel::money::Currency;
use crate::kernel::scope::UserScope;

const TABLE: &str = "exchange_rate";

/// Reads rates of a scope.
#[derive(Clone, Debug)]
pub struct ManualRepository {
    db: Db,
}

fn select(scope: &UserScope) -> SelectStatement {
    Query::select()
        .columns([
            "id",
            "from_currency",
            "to_currency",
            "since",
            "rate",
            "version",
            "updated_at",
        ])
        .from(TABLE)
        .and_where(Expr::col("tenant_id").eq(scope.tenant().uuid()))
        .to_owned()
}

fn read(row: &QueryResult) -> Result<Option<StoredRate>, DbErr> {
    let text = |column: &str| row.try_get::<String>("", column);
    let from = Currency::parse(&text("from_currency")?);
    let to = Currency::parse(&text("to_currency")?);
    let rate: Option<Decimal> = text("rate")?.parse().ok();
    let (Some(from), Some(to), Some(rate)) = (from, to, rate) else {
        return Ok(None);
    };
    let since: NaiveDate = row.try_get("", "since")?;
    Ok(Some(StoredRate {
        id: ExchangeRateId::from_uuid(row.try_get("", "id")?),
        rate: ManualRate {
            from,
            to,
            since,
            rate,
        },
        version: row.try_get("", "version")?,
        updated_at: row.try_get("", "updated_at")?,
    }))
}

impl ManualRepository {
    #[must_use]
    pub fn new(db: Db) -> Self {
        Self { db }
    }

    /// All of the garage, youngest first; a garage has few.
    ///
    /// # Errors
    /// The database's.
    pub async fn all(&self, scope: &UserScope, limit: u64) -> Result<Vec<StoredRate>, DbErr> {
        let mut select = select(scope);
        select
            .order_by("since", Order::Desc)
            .order_by("id", Order::Desc)
            .limit(limit);
        let rows = db::read(&self.db, scope).await?.query_all(&select).await?;
        let read: Result<Vec<_>, _> = rows.iter().map(read).collect();
        Ok(read?.into_iter().flatten().collect())
    }

    /// The handle that can write rates, for those who look after the garage; nobody else gets it.
    #[must_use]
    pub fn writer<'s>(&self, scope: &'s UserScope) -> Option<ManualWriter<'s>> {
        scope.may_share().then_some(ManualWriter { scope })
    }
}

/// Writes rates of a garage.
#[derive(Clone, Copy, Debug)]
pub struct ManualWriter<'s> {
    scope: &'s UserScope,
}

impl ManualWriter<'_> {
    /// The one of a pair and a day, or of an id.
    ///
    /// # Errors
    /// The database's.
    pub async fn of_pair<C: ConnectionTrait>(
        &self,
        tx: &C,
        rate: &ManualRate,
    ) -> Result<Option<StoredRate>, DbErr> {
        let mut select = select(self.scope);
        select
            .and_where(Expr::col("from_currency").eq(rate.from.code()))
            .and_where(Expr::col("to_currency").eq(rate.to.code()))
            .and_where(Expr::col("since").eq(rate.since));
        let row = tx.query_one(&select).await?;
        row.as_ref().map_or(Ok(None), read)
    }

    /// # Errors
    /// The database's.
    pub async fn find<C: ConnectionTrait>(
        &self,
        tx: &C,
        id: ExchangeRateId,
    ) -> Result<Option<StoredRate>, DbErr> {
        let mut select = select(self.scope);
        select.and_where(Expr::col("id").eq(id.uuid()));
        let row = tx.query_one(&select).await?;
        row.as_ref().map_or(Ok(None), read)
    }

    /// # Errors
    /// The database's.
    pub async fn insert<C: ConnectionTrait>(
        &self,
        tx: &C,
        id: Uuid,
        rate: &ManualRate,
        now: DateTime<Utc>,
    ) -> Result<(), DbErr> {
        let insert = Query::insert()
            .into_table(TABLE)
            .columns([
                "tenant_id",
                "id",
                "user_id",
                "from_currency",
                "to_currency",
                "since",
                "rate",
                "created_at",
                "updated_at",
                "version",
            ])
            .values_panic([
                self.scope.tenant().uuid().into(),
                id.into(),
                self.scope.user().uuid().into(),
                rate.from.code().into(),
                rate.to.code().into(),
                rate.since.into(),
                rate.rate.to_string().into(),
                now.into(),
                now.into(),
                1.into(),
            ])
            .to_owned();
        tx.execute(&insert).await.map(drop)
    }

    /// # Errors
    /// The database's.
    pub async fn replace<C: ConnectionTrait>(
        &self,
        tx: &C,
        current: &StoredRate,
        rate: Decimal,
        now: DateTime<Utc>,
    ) -> Result<(), DbErr> {
        let update = Query::update()
            .table(TABLE)
            .value("rate", rate.to_string())
            .value("updated_at", now)
            .value("version", current.version + 1)
            .and_where(Expr::col("tenant_id").eq(self.scope.tenant().uuid()))
            .and_where(Expr::col("id").eq(current.id.uuid()))
            .to_owned();
        tx.execute(&update).await.map(drop)
    }

    /// # Errors
    /// The database's.
    pub async fn remove<C: ConnectionTrait>(
        &self,
        tx: &C,
        id: ExchangeRateId,
    ) -> Result<(), DbErr> {
        let delete = Query::delete()
            .from_table(TABLE)
            .and_where(Expr::col("tenant_id").eq(self.scope.tenant().uuid()))
            .and_where(Expr::col("id").eq(id.uuid()))
            .to_owned();
        tx.execute(&delete).await.map(drop)
    }
}
