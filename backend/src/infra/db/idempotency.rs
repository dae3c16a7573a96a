//! One effect for each idempotency key.

use chrono::{DateTime, TimeDelta, Utc};
use platform_kit::db::Db;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict, Query};
use sea_orm::{ConnectionTrait, DbErr};
use uuid::Uuid;

use crate::kernel::ids::TypedId;
use crate::kernel::scope::UserScope;

/// A key that the client chose, with a hash of the input it came with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdempotencyKey {
    pub key: String,
    pub fingerprint: String,
}

/// How long a key is kept; clients are promised a day.
const KEPT: TimeDelta = TimeDelta::hours(48);

/// Forgets keys that are older than anybody resends; tells how many.
///
/// # Errors
/// The database's.
pub async fn forget_old_keys(db: &Db, now: DateTime<Utc>) -> Result<u64, DbErr> {
    let delete = Query::delete()
        .from_table("idempotency_key")
        .and_where(Expr::col("created_at").lt(now - KEPT))
        .to_owned();
    let tx = super::begin_housekeeping(db).await?;
    let gone = tx.execute(&delete).await?.rows_affected();
    tx.commit().await?;
    Ok(gone)
}

/// What is known of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Claim {
    New,
    /// Done before, with the same input, on this record.
    Done(Uuid),
    /// Used before with another input.
    Reused,
}

/// Claims a key for a change of `record` within the change's own transaction. A second caller waits
/// for the first one's transaction and then learns its record.
///
/// # Errors
/// The database's.
pub async fn claim<C: ConnectionTrait>(
    tx: &C,
    scope: &UserScope,
    key: Option<&IdempotencyKey>,
    record: Uuid,
    now: DateTime<Utc>,
) -> Result<Claim, DbErr> {
    let Some(key) = key else {
        return Ok(Claim::New);
    };
    let (tenant, user) = (scope.tenant().uuid(), scope.user().uuid());
    let insert = Query::insert()
        .into_table("idempotency_key")
        .columns([
            "tenant_id",
            "user_id",
            "key",
            "fingerprint",
            "record_id",
            "created_at",
        ])
        .values_panic([
            tenant.into(),
            user.into(),
            key.key.as_str().into(),
            key.fingerprint.as_str().into(),
            record.into(),
            now.into(),
        ])
        .on_conflict(
            OnConflict::columns(["tenant_id", "user_id", "key"])
                .do_nothing()
                .to_owned(),
        )
        .to_owned();
    if tx.execute(&insert).await?.rows_affected() == 1 {
        return Ok(Claim::New);
    }
    let select = Query::select()
        .columns(["fingerprint", "record_id"])
        .from("idempotency_key")
        .and_where(Expr::col("tenant_id").eq(tenant))
        .and_where(Expr::col("user_id").eq(user))
        .and_where(Expr::col("key").eq(key.key.as_str()))
        .to_owned();
    let Some(row) = tx.query_one(&select).await? else {
        return Ok(Claim::Reused);
    };
    let known: String = row.try_get("", "fingerprint")?;
    Ok(if known == key.fingerprint {
        Claim::Done(row.try_get("", "record_id")?)
    } else {
        Claim::Reused
    })
}
