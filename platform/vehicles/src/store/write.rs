//! Writing a release: one transaction, so that a kill at any moment leaves the old one.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Alias, Expr, Query, SimpleExpr};
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr, ExprTrait};

use super::{State, Store, StoreError, YearSets};
use crate::catalogue::ids::StableIds;
use crate::catalogue::{Catalogue, Engine, Scope, TrimKind, derive};
use crate::migrations::RELEASE_TABLES;
use crate::release::Meta;

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

struct Writer<'a> {
    tx: &'a DatabaseTransaction,
    release: i32,
    written: &'a (dyn Fn(u64) + Sync),
    rows: u64,
}

impl Writer<'_> {
    async fn catalogue(&mut self, catalogue: &Catalogue) -> Result<(), StoreError> {
        let makes = catalogue.makes.iter().map(|make| -> Vec<SimpleExpr> {
            let main = make.mainstream;
            vec![
                make.id.into(),
                make.name.clone().into(),
                main.light.into(),
                main.motorcycle.into(),
            ]
        });
        let columns = ["id", "name", "mainstream_light", "mainstream_motorcycle"];
        self.texts("make", &columns, makes).await?;
        let models = catalogue.models.iter().map(|model| -> Vec<SimpleExpr> {
            vec![
                model.id.into(),
                model.make_id.into(),
                model.name.clone().into(),
            ]
        });
        self.texts("model", &["id", "make_id", "name"], models)
            .await?;
        let years = catalogue.model_years.iter().map(|row| {
            format!(
                "{},{},{},{}",
                row.make_id, row.model_id, row.vehicle_type, row.years.0
            )
        });
        self.numbers(
            "model_year",
            "make_id, model_id, vehicle_type, years",
            years,
        )
        .await?;
        self.trims(catalogue).await?;
        self.engines(catalogue).await?;
        self.transmissions(catalogue).await
    }

    async fn trims(&mut self, catalogue: &Catalogue) -> Result<(), StoreError> {
        let mut ids = StableIds::default();
        let ids: Vec<u32> = catalogue.trims.iter().map(|name| ids.of(name)).collect();
        let rows = catalogue
            .trims
            .iter()
            .zip(&ids)
            .map(|(name, id)| -> Vec<SimpleExpr> { vec![(*id).into(), name.clone().into()] });
        self.texts("trim", &["id", "name"], rows).await?;
        let links = catalogue.model_trims.iter().map(|link| {
            let kind = u8::from(link.kind == TrimKind::Series);
            format!(
                "{},{},{kind},{}",
                link.model_id, ids[link.place as usize], link.years.0
            )
        });
        self.numbers("model_trim", "model_id, trim_id, kind, years", links)
            .await
    }

    async fn engines(&mut self, catalogue: &Catalogue) -> Result<(), StoreError> {
        let mut ids = StableIds::default();
        let mut rows: Vec<Vec<SimpleExpr>> = Vec::with_capacity(catalogue.engines.len());
        let mut places = Vec::with_capacity(catalogue.engines.len());
        for engine in &catalogue.engines {
            let fields = engine_json(engine)?;
            let id = ids.of(&fields);
            places.push(id);
            rows.push(vec![id.into(), engine.name().into(), fields.into()]);
        }
        self.texts("engine", &["id", "name", "fields_json"], rows.into_iter())
            .await?;
        let links = catalogue.model_engines.iter().map(|link| {
            let scope = u8::from(link.kind == Scope::Plant);
            format!(
                "{},{},{scope},{}",
                link.model_id, places[link.place as usize], link.years.0
            )
        });
        self.numbers("model_engine", "model_id, engine_id, scope, years", links)
            .await
    }

    async fn transmissions(&mut self, catalogue: &Catalogue) -> Result<(), StoreError> {
        let mut ids = StableIds::default();
        let ids: Vec<u32> = catalogue
            .transmissions
            .iter()
            .map(|one| ids.of(&one.name()))
            .collect();
        let rows = catalogue
            .transmissions
            .iter()
            .zip(&ids)
            .map(|(one, id)| -> Vec<SimpleExpr> {
                vec![
                    (*id).into(),
                    one.name().into(),
                    one.style.clone().into(),
                    one.speeds.clone().into(),
                ]
            });
        self.texts("transmission", &["id", "name", "style", "speeds"], rows)
            .await?;
        let links = catalogue.model_transmissions.iter().map(|link| {
            format!(
                "{},{},{}",
                link.model_id, ids[link.place as usize], link.years.0
            )
        });
        self.numbers(
            "model_transmission",
            "model_id, transmission_id, years",
            links,
        )
        .await
    }

    /// Rows that hold texts, which are bound.
    async fn texts(
        &mut self,
        table: &str,
        columns: &[&str],
        mut rows: impl Iterator<Item = Vec<SimpleExpr>>,
    ) -> Result<(), StoreError> {
        let columns: Vec<&str> = std::iter::once("release_id")
            .chain(columns.iter().copied())
            .collect();
        loop {
            let batch: Vec<Vec<SimpleExpr>> = rows
                .by_ref()
                .take(BATCH)
                .map(|row| std::iter::once(self.release.into()).chain(row).collect())
                .collect();
            if batch.is_empty() {
                return Ok(());
            }
            self.rows += batch.len() as u64;
            insert(self.tx, table, &columns, batch).await?;
            (self.written)(self.rows);
        }
    }

    /// Rows of numbers only, which need no binding.
    async fn numbers(
        &mut self,
        table: &str,
        columns: &str,
        mut rows: impl Iterator<Item = String>,
    ) -> Result<(), StoreError> {
        loop {
            let batch: Vec<String> = rows
                .by_ref()
                .take(BATCH)
                .map(|row| format!("({},{row})", self.release))
                .collect();
            if batch.is_empty() {
                return Ok(());
            }
            self.rows += batch.len() as u64;
            let values = batch.join(",");
            let sql = format!("INSERT INTO {table} (release_id, {columns}) VALUES {values}");
            self.tx.execute_unprepared(&sql).await?;
            (self.written)(self.rows);
        }
    }
}

fn engine_json(engine: &Engine) -> Result<String, serde_json::Error> {
    serde_json::to_string(engine)
}
