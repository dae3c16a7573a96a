//! Rows of the lists as they are sent.

use serde::Serialize;
use utoipa::ToSchema;

use crate::catalogue::search::Hit;
use crate::catalogue::{Scope, TrimKind};
use crate::store::query::{EngineRow, Named, TransmissionRow, TrimRow};

/// An id and a name.
#[derive(Debug, Serialize, ToSchema)]
pub struct NamedItem {
    pub id: u32,
    pub name: String,
}

impl From<Named> for NamedItem {
    fn from(row: Named) -> Self {
        Self {
            id: row.id,
            name: row.name,
        }
    }
}

/// A trim of a model.
#[derive(Debug, Serialize, ToSchema)]
pub struct TrimItem {
    pub id: u32,
    pub name: String,
    /// `trim`, or `series` where the model has no trims.
    pub kind: &'static str,
    /// The name lists several options or trims at once.
    pub composite: bool,
}

impl From<TrimRow> for TrimItem {
    fn from(row: TrimRow) -> Self {
        Self {
            id: row.id,
            kind: match row.kind {
                TrimKind::Trim => "trim",
                TrimKind::Series => "series",
            },
            composite: row.name.contains([',', '+', '/']),
            name: row.name,
        }
    }
}

/// An engine of a model.
#[derive(Debug, Serialize, ToSchema)]
pub struct EngineItem {
    pub id: u32,
    pub name: String,
    /// `model`, or `plant` where only the maker's engines of that year are known.
    pub scope: &'static str,
    pub displacement_l: Option<f64>,
    pub cylinders: Option<u32>,
    pub configuration: Option<String>,
    pub fuel: Option<String>,
    pub secondary_fuel: Option<String>,
    pub engine_model: Option<String>,
    pub horsepower: Option<f64>,
    pub kilowatts: Option<f64>,
    pub turbo: bool,
    pub electrification: Option<String>,
}

impl From<EngineRow> for EngineItem {
    fn from(row: EngineRow) -> Self {
        let decimal = |text: &Option<String>| text.as_ref().and_then(|text| text.parse().ok());
        let engine = row.engine;
        Self {
            id: row.id,
            name: row.name,
            scope: match row.scope {
                Scope::Model => "model",
                Scope::Plant => "plant",
            },
            displacement_l: decimal(&engine.litres),
            cylinders: engine.cylinders.as_ref().and_then(|text| text.parse().ok()),
            horsepower: decimal(&engine.horsepower),
            kilowatts: decimal(&engine.kilowatts),
            turbo: engine.turbo.is_some(),
            configuration: engine.configuration,
            fuel: engine.fuel,
            secondary_fuel: engine.secondary_fuel,
            engine_model: engine.model,
            electrification: engine.electrification,
        }
    }
}

/// A transmission.
#[derive(Debug, Serialize, ToSchema)]
pub struct TransmissionItem {
    pub id: u32,
    pub name: String,
    /// Not known of this model, offered for lack of better knowledge.
    pub fallback: bool,
}

impl From<TransmissionRow> for TransmissionItem {
    fn from(row: TransmissionRow) -> Self {
        Self {
            id: row.id,
            name: row.name,
            fallback: false,
        }
    }
}

/// A property that decoding may give.
#[derive(Debug, Serialize, ToSchema)]
pub struct ElementItem {
    pub id: u32,
    pub name: String,
    /// Path of the group, such as `Exterior/Body`.
    pub group: String,
}

/// A model that a search found.
#[derive(Debug, Serialize, ToSchema)]
pub struct FoundItem {
    pub make: NamedItem,
    pub model: NamedItem,
    /// First and last model year.
    #[schema(value_type = Vec<u32>, min_items = 2, max_items = 2)]
    pub years: (u32, u32),
    /// The year in the text, where the model was built in it.
    pub year: Option<u32>,
    /// From 0 to 1; 1 is what was typed.
    pub score: f64,
}

impl FoundItem {
    /// Nothing when the model was never built.
    pub fn of(hit: &Hit<'_>) -> Option<Self> {
        Some(Self {
            make: NamedItem {
                id: hit.make.id,
                name: hit.make.name.clone(),
            },
            model: NamedItem {
                id: hit.model.id,
                name: hit.model.name.clone(),
            },
            years: hit.years.ends()?,
            year: hit.year,
            score: hit.score,
        })
    }
}
