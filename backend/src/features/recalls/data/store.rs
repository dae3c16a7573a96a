use chrono::{DateTime, Utc};
use platform_kit::db::Db;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict, Query};
use sea_orm::{ConnectionTrait, DbErr};

use crate::features::recalls::domain::{Answer, VehicleModel};

/// The answer that is kept for a model.
///
/// # Errors
/// The database's.
pub async fn find(db: &Db, wanted: &VehicleModel) -> Result<Option<Answer>, DbErr> {
    let select = Query::select()
        .columns(["campaigns", "fetched_at"])
        .from("recall_answer")
        .and_where(Expr::col("make").eq(wanted.make()))
        .and_where(Expr::col("model").eq(wanted.model()))
        .and_where(Expr::col("model_year").eq(wanted.year()))
        .to_owned();
    let Some(row) = db.reader().query_one(&select).await? else {
        return Ok(None);
    };
    let text: String = row.try_get("", "campaigns")?;
    let fetched_at: DateTime<Utc> = row.try_get("", "fetched_at")?;
    // What another version wrote and this one cannot read is asked for again.
    Ok(serde_json::from_str(&text).ok().map(|campaigns| Answer {
        campaigns,
        fetched_at,
    }))
}

/// Keeps an answer over the one before.
///
/// # Errors
/// The database's.
pub async fn keep(db: &Db, wanted: &VehicleModel, answer: &Answer) -> Result<(), DbErr> {
    let text = serde_json::to_string(&answer.campaigns).map_err(|e| DbErr::Json(e.to_string()))?;
    let key = ["make", "model", "model_year"];
    let insert = Query::insert()
        .into_table("recall_answer")
        .columns(["make", "model", "model_year", "campaigns", "fetched_at"])
        .values_panic([
            wanted.make().into(),
            wanted.model().into(),
            wanted.year().into(),
            text.into(),
            answer.fetched_at.into(),
        ])
        .on_conflict(
            OnConflict::columns(key)
                .update_columns(["campaigns", "fetched_at"])
                .to_owned(),
        )
        .to_owned();
    let tx = db.begin_write().await?;
    tx.execute(&insert).await?;
    tx.commit().await
}

/// Forgets answers from before a time; tells how many.
///
/// # Errors
/// The database's.
pub async fn forget_before(db: &Db, time: DateTime<Utc>) -> Result<u64, DbErr> {
    let delete = Query::delete()
        .from_table("recall_answer")
        .and_where(Expr::col("fetched_at").lt(time))
        .to_owned();
    let tx = db.begin_write().await?;
    let gone = tx.execute(&delete).await?.rows_affected();
    tx.commit().await?;
    Ok(gone)
}
