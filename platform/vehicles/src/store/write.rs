//! Writing a release: one transaction, so that a kill at any moment leaves the old one.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Alias, Expr, Query, SimpleExpr};
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr, ExprTrait};

use super::{State, Store, StoreError, YearSets};
use crate::catalogue::{Catalogue, derive};
use crate::migrations::RELEASE_TABLES;
use crate::release::Meta;

mod rows;

use rows::Writer;

/// Bytes of the release file in one row.
const CHUNK: usize = 1 << 20;

/// Rows in one statement.
const BATCH: usize = 1000;

/// Everything that an import writes.
#[derive(Debug)]
pub struct NewRelease<'a> {
    pub meta: &'a Meta,
    pub counts_json: String,
    pub file: &'a [u8],
    pub catalogue: &'a Catalogue,
    pub at: DateTime<Utc>,
}

impl Store {
    /// Writes and activates a release; the one that was active stays for a rollback, older ones go.
    ///
    /// # Errors
    /// When the database fails; nothing has changed then.
    pub async fn activate_new(
        &self,
        new: &NewRelease<'_>,
        written: &(dyn Fn(u64) + Sync),
    ) -> Result<i32, StoreError> {
        let tx = self.db.begin_write().await?;
        let id = next_id(&tx).await?;
        insert_release(&tx, id, new).await?;
        insert_chunks(&tx, id, new.file).await?;
        let mut writer = Writer {
            tx: &tx,
            release: id,
            written,
            rows: 0,
        };
        writer.catalogue(new.catalogue).await?;
        retire_others(&tx, id).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// Makes another stored release the active one.
    ///
    /// # Errors
    /// When there is no such release, or the database fails.
    pub async fn activate(&self, id: i32) -> Result<(), StoreError> {
        let known = self
            .releases()
            .await?
            .iter()
            .any(|release| release.id == id);
        if !known {
            return Err(StoreError::NoRelease(id.to_string()));
        }
        let tx = self.db.begin_write().await?;
        for (state, condition) in [(State::Previous, "<>"), (State::Active, "=")] {
            let state = state.name();
            tx.execute_unprepared(&format!(
                "UPDATE release SET state = '{state}' WHERE id {condition} {id}"
            ))
            .await?;
        }
        tx.commit().await?;
        Ok(())
    }

    /// Notes the begin of an import.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn begin_run(
        &self,
        id: &str,
        source: &str,
        meta: &Meta,
        at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let columns = [
            "id",
            "source",
            "month",
            "source_sha256",
            "stage",
            "started_at",
        ];
        let row: Vec<SimpleExpr> = vec![
            id.into(),
            source.into(),
            meta.month.clone().into(),
            meta.source_sha256.clone().into(),
            "started".into(),
            at.to_rfc3339().into(),
        ];
        let tx = self.db.begin_write().await?;
        insert(&tx, "etl_run", &columns, vec![row]).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Notes how an import ended.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn end_run(
        &self,
        id: &str,
        error: Option<&str>,
        at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let tx = self.db.begin_write().await?;
        let statement = Query::update()
            .table(Alias::new("etl_run"))
            .value(
                Alias::new("stage"),
                if error.is_some() { "failed" } else { "done" },
            )
            .value(Alias::new("error"), error.map(str::to_owned))
            .value(Alias::new("finished_at"), at.to_rfc3339())
            .and_where(Expr::col(Alias::new("id")).eq(id))
            .to_owned();
        tx.execute(&statement).await?;
        tx.commit().await?;
        Ok(())
    }
}

async fn next_id(tx: &DatabaseTransaction) -> Result<i32, DbErr> {
    let sql = "SELECT COALESCE(MAX(id), 0) + 1 AS id FROM release";
    let statement = sea_orm::Statement::from_string(tx.get_database_backend(), sql);
    let row = tx.query_one_raw(statement).await?;
    row.ok_or_else(|| DbErr::RecordNotFound("release".to_owned()))?
        .try_get("", "id")
}

async fn insert(
    tx: &DatabaseTransaction,
    table: &str,
    columns: &[&str],
    rows: Vec<Vec<SimpleExpr>>,
) -> Result<(), DbErr> {
    let mut statement = Query::insert();
    statement
        .into_table(Alias::new(table))
        .columns(columns.iter().map(|name| Alias::new(*name)));
    for row in rows {
        statement
            .values(row)
            .map_err(|error| DbErr::Custom(error.to_string()))?;
    }
    tx.execute(&statement).await.map(|_| ())
}

async fn insert_release(
    tx: &DatabaseTransaction,
    id: i32,
    new: &NewRelease<'_>,
) -> Result<(), StoreError> {
    let columns = [
        "id",
        "month",
        "source_sha256",
        "state",
        "counts_json",
        "years_json",
        "imported_at",
    ];
    let row: Vec<SimpleExpr> = vec![
        id.into(),
        new.meta.month.clone().into(),
        new.meta.source_sha256.clone().into(),
        State::Previous.name().into(),
        new.counts_json.clone().into(),
        serde_json::to_string(&year_sets(new.catalogue))?.into(),
        new.at.to_rfc3339().into(),
    ];
    Ok(insert(tx, "release", &columns, vec![row]).await?)
}

async fn insert_chunks(tx: &DatabaseTransaction, id: i32, file: &[u8]) -> Result<(), DbErr> {
    for (n, bytes) in (0_i32..).zip(file.chunks(CHUNK)) {
        let row: Vec<SimpleExpr> = vec![id.into(), n.into(), bytes.to_vec().into()];
        insert(
            tx,
            "release_chunk",
            &["release_id", "n", "bytes"],
            vec![row],
        )
        .await?;
    }
    Ok(())
}

/// The new release is active, the one before it previous; the rest is forgotten.
async fn retire_others(tx: &DatabaseTransaction, id: i32) -> Result<(), DbErr> {
    let keep = format!(
        "SELECT id FROM (SELECT id FROM release WHERE state = 'active' OR id = {id} \
         ORDER BY id DESC LIMIT 2) AS kept"
    );
    for table in RELEASE_TABLES {
        tx.execute_unprepared(&format!(
            "DELETE FROM {table} WHERE release_id NOT IN ({keep})"
        ))
        .await?;
    }
    tx.execute_unprepared(&format!("DELETE FROM release WHERE id NOT IN ({keep})"))
        .await?;
    tx.execute_unprepared(&format!(
        "UPDATE release SET state = 'previous' WHERE id <> {id}"
    ))
    .await?;
    tx.execute_unprepared(&format!(
        "UPDATE release SET state = 'active' WHERE id = {id}"
    ))
    .await?;
    Ok(())
}

fn year_sets(catalogue: &Catalogue) -> YearSets {
    let mut sets = YearSets::default();
    for row in &catalogue.model_years {
        sets.all |= row.years.0;
        if derive::is_light(row.vehicle_type) {
            sets.light |= row.years.0;
        }
        if row.vehicle_type == 1 {
            sets.motorcycle |= row.years.0;
        }
    }
    sets
}
