//! What the catalogue's lists are read from.

use sea_orm::QueryResult;

use super::{Store, StoreError};
use crate::catalogue::derive::{MOTORCYCLE, is_light};
use crate::catalogue::{Engine, Mainstream, Scope, Transmission, TrimKind, Years};

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
    pub years: Years,
}

/// An engine and how far the statement reaches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EngineRow {
    pub id: u32,
    pub name: String,
    pub scope: Scope,
    pub engine: Engine,
    pub years: Years,
}

/// A transmission by its parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TransmissionRow {
    pub id: u32,
    pub name: String,
    pub transmission: Transmission,
}

/// A make, and whether it is built in numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MakeRow {
    pub id: u32,
    pub name: String,
    pub mainstream: Mainstream,
}

/// A model, and when it was built as what.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ModelRow {
    pub id: u32,
    pub make_id: u32,
    pub name: String,
    pub light: Years,
    pub motorcycle: Years,
    pub all: Years,
}

impl ModelRow {
    fn add(&mut self, kind: u32, years: Years) {
        self.all = self.all.union(years);
        if is_light(kind) {
            self.light = self.light.union(years);
        }
        if kind == MOTORCYCLE {
            self.motorcycle = self.motorcycle.union(years);
        }
    }
}

fn number(row: &QueryResult, column: &str) -> Result<u32, StoreError> {
    let value: i32 = row.try_get("", column)?;
    Ok(u32::try_from(value).unwrap_or(0))
}

fn years(row: &QueryResult) -> Result<Years, StoreError> {
    let set: i64 = row.try_get("", "years")?;
    Ok(Years(set.cast_unsigned()))
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

    /// Trims and series of a model in any year.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn trims(&self, release: i32, model: u32) -> Result<Vec<TrimRow>, StoreError> {
        let sql = format!(
            "SELECT t.id AS id, t.name AS name, l.kind AS kind, l.years AS years FROM model_trim l \
             JOIN trim t ON t.release_id = l.release_id AND t.id = l.trim_id \
             WHERE l.release_id = {release} AND l.model_id = {model}"
        );
        let mut rows = Vec::new();
        for row in self.rows(sql).await? {
            let kind = if number(&row, "kind")? == 0 {
                TrimKind::Trim
            } else {
                TrimKind::Series
            };
            let years = years(&row)?;
            let Named { id, name } = named(&row)?;
            rows.push(TrimRow {
                id,
                name,
                kind,
                years,
            });
        }
        Ok(by_name(rows, |row| &row.name))
    }

    /// Engines of a model in any year.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn engines(&self, release: i32, model: u32) -> Result<Vec<EngineRow>, StoreError> {
        let sql = format!(
            "SELECT e.id AS id, e.name AS name, e.fields_json AS fields, l.scope AS scope, \
             l.years AS years \
             FROM model_engine l JOIN engine e ON e.release_id = l.release_id AND e.id = l.engine_id \
             WHERE l.release_id = {release} AND l.model_id = {model}"
        );
        let mut rows = Vec::new();
        for row in self.rows(sql).await? {
            let scope = if number(&row, "scope")? == 0 {
                Scope::Model
            } else {
                Scope::Plant
            };
            let engine = serde_json::from_str(&row.try_get::<String>("", "fields")?)?;
            let years = years(&row)?;
            let Named { id, name } = named(&row)?;
            rows.push(EngineRow {
                id,
                name,
                scope,
                engine,
                years,
            });
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
    ) -> Result<Vec<TransmissionRow>, StoreError> {
        let sql = format!(
            "SELECT t.id AS id, t.name AS name, t.style AS style, t.speeds AS speeds \
             FROM model_transmission l \
             JOIN transmission t ON t.release_id = l.release_id AND t.id = l.transmission_id \
             WHERE l.release_id = {release} AND l.model_id = {model} AND (l.years & {}) <> 0",
            Years::of(year).0
        );
        let mut rows = Vec::new();
        for row in self.rows(sql).await? {
            let transmission = Transmission {
                style: row.try_get("", "style")?,
                speeds: row.try_get("", "speeds")?,
            };
            let Named { id, name } = named(&row)?;
            rows.push(TransmissionRow {
                id,
                name,
                transmission,
            });
        }
        Ok(by_name(rows, |row| &row.name))
    }

    /// Every make, and every model with the years in which it was built.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn everything(
        &self,
        release: i32,
    ) -> Result<(Vec<MakeRow>, Vec<ModelRow>), StoreError> {
        let sql = format!(
            "SELECT id, name, mainstream_light AS light, mainstream_motorcycle AS motorcycle \
             FROM make WHERE release_id = {release} ORDER BY id"
        );
        let mut makes = Vec::new();
        for row in self.rows(sql).await? {
            let mainstream = Mainstream {
                light: row.try_get("", "light")?,
                motorcycle: row.try_get("", "motorcycle")?,
            };
            let Named { id, name } = named(&row)?;
            makes.push(MakeRow {
                id,
                name,
                mainstream,
            });
        }
        let sql = format!(
            "SELECT m.id AS id, m.name AS name, y.make_id AS make_id, y.vehicle_type AS kind, \
             y.years AS years FROM model_year y \
             JOIN model m ON m.release_id = y.release_id AND m.id = y.model_id \
             WHERE y.release_id = {release} ORDER BY y.make_id, y.model_id"
        );
        let mut models: Vec<ModelRow> = Vec::new();
        for row in self.rows(sql).await? {
            let (make_id, kind, years) = (
                number(&row, "make_id")?,
                number(&row, "kind")?,
                years(&row)?,
            );
            let Named { id, name } = named(&row)?;
            match models.last_mut() {
                Some(last) if (last.id, last.make_id) == (id, make_id) => last.add(kind, years),
                _ => {
                    let mut model = ModelRow {
                        id,
                        make_id,
                        name,
                        ..ModelRow::default()
                    };
                    model.add(kind, years);
                    models.push(model);
                }
            }
        }
        Ok((makes, models))
    }
}
