//! The rows of a catalogue, in batches.

use sea_orm::sea_query::SimpleExpr;
use sea_orm::{ConnectionTrait, DatabaseTransaction};

use super::{BATCH, insert};
use crate::catalogue::ids::StableIds;
use crate::catalogue::{Catalogue, Engine, Scope, TrimKind};
use crate::store::StoreError;

pub(super) struct Writer<'a> {
    pub(super) tx: &'a DatabaseTransaction,
    pub(super) release: i32,
    pub(super) written: &'a (dyn Fn(u64) + Sync),
    pub(super) rows: u64,
}

impl Writer<'_> {
    pub(super) async fn catalogue(&mut self, catalogue: &Catalogue) -> Result<(), StoreError> {
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
