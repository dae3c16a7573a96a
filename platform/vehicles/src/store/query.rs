//! What the catalogue's lists are read from.

use sea_orm::QueryResult;

use super::{Store, StoreError};
use crate::catalogue::{Engine, Scope, TrimKind, Years};

/// Which vehicles a list is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VehicleKinds {
    /// Cars, trucks and MPVs.
    Light,
    Motorcycle,
    All,
}

impl VehicleKinds {
    fn types(self) -> &'static str {
        match self {
            Self::Light => "AND y.vehicle_type IN (2, 3, 7)",
            Self::Motorcycle => "AND y.vehicle_type = 1",
            Self::All => "",
        }
    }

    fn mainstream(self) -> &'static str {
        match self {
            Self::Light => "AND m.mainstream_light",
            Self::Motorcycle => "AND m.mainstream_motorcycle",
            Self::All => "AND (m.mainstream_light OR m.mainstream_motorcycle)",
        }
    }
}

/// An id and its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    pub id: u32,
    pub name: String,
}

/// A trim and what vPIC calls it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrimRow {
    pub id: u32,
    pub name: String,
    pub kind: TrimKind,
}

/// An engine and how far the statement reaches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EngineRow {
    pub id: u32,
    pub name: String,
    pub scope: Scope,
    pub engine: Engine,
}

fn number(row: &QueryResult, column: &str) -> Result<u32, StoreError> {
    let value: i32 = row.try_get("", column)?;
    Ok(u32::try_from(value).unwrap_or(0))
}

fn named(row: &QueryResult) -> Result<Named, StoreError> {
    Ok(Named {
        id: number(row, "id")?,
        name: row.try_get("", "name")?,
    })
}

fn by_name<T>(mut rows: Vec<T>, name: impl Fn(&T) -> &str) -> Vec<T> {
    rows.sort_by_cached_key(|row| (name(row).to_lowercase(), name(row).to_owned()));
    rows
}

impl Store {
    /// Makes that built something in a year.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn makes(
        &self,
        release: i32,
        year: u32,
        kinds: VehicleKinds,
        all: bool,
    ) -> Result<Vec<Named>, StoreError> {
        let mainstream = if all { "" } else { kinds.mainstream() };
        let sql = format!(
            "SELECT m.id AS id, m.name AS name FROM make m WHERE m.release_id = {release} \
             {mainstream} AND m.id IN (SELECT y.make_id FROM model_year y \
             WHERE y.release_id = {release} AND (y.years & {}) <> 0 {})",
            Years::of(year).0,
            kinds.types()
        );
        let rows: Result<Vec<_>, _> = self.rows(sql).await?.iter().map(named).collect();
        Ok(by_name(rows?, |row| &row.name))
    }

    /// Models of a make in a year.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn models(
        &self,
        release: i32,
        year: u32,
        make: u32,
        kinds: VehicleKinds,
    ) -> Result<Vec<Named>, StoreError> {
        let sql = format!(
            "SELECT DISTINCT m.id AS id, m.name AS name FROM model_year y \
             JOIN model m ON m.release_id = y.release_id AND m.id = y.model_id \
             WHERE y.release_id = {release} AND y.make_id = {make} AND (y.years & {}) <> 0 {}",
            Years::of(year).0,
            kinds.types()
        );
        let rows: Result<Vec<_>, _> = self.rows(sql).await?.iter().map(named).collect();
        Ok(by_name(rows?, |row| &row.name))
    }

    /// Whether a make exists.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn has_make(&self, release: i32, make: u32) -> Result<bool, StoreError> {
        let sql = format!("SELECT 1 FROM make WHERE release_id = {release} AND id = {make}");
        Ok(!self.rows(sql).await?.is_empty())
    }

    /// Whether a model exists and is of a make.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn has_model(&self, release: i32, make: u32, model: u32) -> Result<bool, StoreError> {
        let sql = format!(
            "SELECT 1 FROM model WHERE release_id = {release} AND id = {model} AND make_id = {make}"
        );
        Ok(!self.rows(sql).await?.is_empty())
    }

    /// Trims of a model in a year; where there are none, its series.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn trims(
        &self,
        release: i32,
        year: u32,
        model: u32,
    ) -> Result<Vec<TrimRow>, StoreError> {
        let sql = format!(
            "SELECT t.id AS id, t.name AS name, l.kind AS kind FROM model_trim l \
             JOIN trim t ON t.release_id = l.release_id AND t.id = l.trim_id \
             WHERE l.release_id = {release} AND l.model_id = {model} AND (l.years & {}) <> 0",
            Years::of(year).0
        );
        let mut rows = Vec::new();
        for row in self.rows(sql).await? {
            let kind = if number(&row, "kind")? == 0 {
                TrimKind::Trim
            } else {
                TrimKind::Series
            };
            let Named { id, name } = named(&row)?;
            rows.push(TrimRow { id, name, kind });
        }
        if rows.iter().any(|row| row.kind == TrimKind::Trim) {
            rows.retain(|row| row.kind == TrimKind::Trim);
        }
        Ok(by_name(rows, |row| &row.name))
    }

    /// Engines of a model in a year; the plant's only where none is known of the model itself.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn engines(
        &self,
        release: i32,
        year: u32,
        model: u32,
    ) -> Result<Vec<EngineRow>, StoreError> {
        let sql = format!(
            "SELECT e.id AS id, e.name AS name, e.fields_json AS fields, l.scope AS scope \
             FROM model_engine l JOIN engine e ON e.release_id = l.release_id AND e.id = l.engine_id \
             WHERE l.release_id = {release} AND l.model_id = {model} AND (l.years & {}) <> 0",
            Years::of(year).0
        );
        let mut rows = Vec::new();
        for row in self.rows(sql).await? {
            let scope = if number(&row, "scope")? == 0 {
                Scope::Model
            } else {
                Scope::Plant
            };
            let engine = serde_json::from_str(&row.try_get::<String>("", "fields")?)?;
            let Named { id, name } = named(&row)?;
            rows.push(EngineRow {
                id,
                name,
                scope,
                engine,
            });
        }
        if rows.iter().any(|row| row.scope == Scope::Model) {
            rows.retain(|row| row.scope == Scope::Model);
        }
        Ok(by_name(rows, |row| &row.name))
    }

    /// Whether a model is only a motorcycle.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn is_motorcycle(&self, release: i32, model: u32) -> Result<bool, StoreError> {
        let sql = format!(
            "SELECT y.vehicle_type AS kind FROM model_year y JOIN model m \
             ON m.release_id = y.release_id AND m.id = y.model_id AND m.make_id = y.make_id \
             WHERE m.release_id = {release} AND m.id = {model}"
        );
        let rows = self.rows(sql).await?;
        let kinds: Result<Vec<u32>, _> = rows.iter().map(|row| number(row, "kind")).collect();
        let kinds = kinds?;
        Ok(!kinds.is_empty() && kinds.iter().all(|kind| *kind == 1))
    }

    /// Transmissions that are known of a model in a year.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn transmissions(
        &self,
        release: i32,
        year: u32,
        model: u32,
    ) -> Result<Vec<Named>, StoreError> {
        let sql = format!(
            "SELECT t.id AS id, t.name AS name FROM model_transmission l \
             JOIN transmission t ON t.release_id = l.release_id AND t.id = l.transmission_id \
             WHERE l.release_id = {release} AND l.model_id = {model} AND (l.years & {}) <> 0",
            Years::of(year).0
        );
        let rows: Result<Vec<_>, _> = self.rows(sql).await?.iter().map(named).collect();
        Ok(by_name(rows?, |row| &row.name))
    }
}
