//! The lists that narrow each other: years, makes, models, trims, engines, transmissions.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use platform_kit::problem::Problem;
use serde::Serialize;
use utoipa::ToSchema;

use super::answer::{Made, current, list};
use super::params::Params;
use crate::catalogue::{Scope, TrimKind, Years};
use crate::decode::pass::is_public;
use crate::service::{Current, VehiclesService};
use crate::store::StoreError;
use crate::store::query::VehicleKinds;

/// An id and a name.
#[derive(Debug, Serialize, ToSchema)]
pub struct NamedItem {
    pub id: u32,
    pub name: String,
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

/// A transmission.
#[derive(Debug, Serialize, ToSchema)]
pub struct TransmissionItem {
    pub id: u32,
    pub name: String,
    /// Not known of this model, offered for lack of better knowledge.
    pub fallback: bool,
}

/// A property that decoding may give.
#[derive(Debug, Serialize, ToSchema)]
pub struct ElementItem {
    pub id: u32,
    pub name: String,
    /// Path of the group, such as `Exterior/Body`.
    pub group: String,
}

/// Model years that have any vehicle, newest first.
#[utoipa::path(get, path = "/vehicles/years", tag = "catalogue",
    params(("vehicle_type" = Option<String>, Query, description = "light (default), motorcycle or all")),
    responses((status = 200, body = Vec<u32>), (status = 400, body = Problem), (status = 401, body = Problem)))]
pub async fn years(
    State(service): State<VehiclesService>,
    params: Params,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let kinds = params.vehicle_kinds()?;
    let current = current(&service)?;
    let sets = current.release.years;
    let set = match kinds {
        VehicleKinds::Light => sets.light,
        VehicleKinds::Motorcycle => sets.motorcycle,
        VehicleKinds::All => sets.all,
    };
    let mut years: Vec<u32> = Years(set).iter().collect();
    years.reverse();
    let key = format!("years:{kinds:?}");
    list(&service, &current, &headers, &key, async {
        Ok(Made::List(years))
    })
    .await
}

/// Makes that built something in a year.
#[utoipa::path(get, path = "/vehicles/makes", tag = "catalogue",
    params(("year" = u32, Query), ("vehicle_type" = Option<String>, Query, description = "light (default), motorcycle or all"),
        ("include" = Option<String>, Query, description = "mainstream (default) or all")),
    responses((status = 200, body = Vec<NamedItem>), (status = 400, body = Problem), (status = 401, body = Problem)))]
pub async fn makes(
    State(service): State<VehiclesService>,
    params: Params,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let (year, kinds, all) = (
        params.year()?,
        params.vehicle_kinds()?,
        params.include_all()?,
    );
    let current = current(&service)?;
    let key = format!("makes:{year}:{kinds:?}:{all}");
    list(&service, &current, &headers, &key, async {
        let rows = service
            .store()
            .makes(current.release.id, year, kinds, all)
            .await?;
        Ok(Made::List(named(rows)))
    })
    .await
}

/// Models of a make in a year.
#[utoipa::path(get, path = "/vehicles/models", tag = "catalogue",
    params(("year" = u32, Query), ("make_id" = u32, Query),
        ("vehicle_type" = Option<String>, Query, description = "light (default), motorcycle or all")),
    responses((status = 200, body = Vec<NamedItem>), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 404, body = Problem)))]
pub async fn models(
    State(service): State<VehiclesService>,
    params: Params,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let (year, make, kinds) = (
        params.year()?,
        params.id("make_id")?,
        params.vehicle_kinds()?,
    );
    let current = current(&service)?;
    let release = current.release.id;
    let key = format!("models:{year}:{make}:{kinds:?}");
    list(&service, &current, &headers, &key, async {
        if !service.store().has_make(release, make).await? {
            return Ok(Made::Absent(unknown("make_id", make)));
        }
        let rows = service.store().models(release, year, make, kinds).await?;
        Ok(Made::List(named(rows)))
    })
    .await
}

/// A model in a year, as the lists below it ask for.
struct ModelYear {
    year: u32,
    make: u32,
    model: u32,
}

impl ModelYear {
    fn of(params: &Params) -> Result<Self, Problem> {
        Ok(Self {
            year: params.year()?,
            make: params.id("make_id")?,
            model: params.id("model_id")?,
        })
    }

    fn key(&self, list: &str) -> String {
        format!("{list}:{}:{}:{}", self.year, self.make, self.model)
    }

    /// What is wrong with the ids, if anything.
    async fn fault(
        &self,
        service: &VehiclesService,
        current: &Current,
    ) -> Result<Option<Problem>, StoreError> {
        let release = current.release.id;
        if !service.store().has_make(release, self.make).await? {
            return Ok(Some(unknown("make_id", self.make)));
        }
        if !service
            .store()
            .has_model(release, self.make, self.model)
            .await?
        {
            return Ok(Some(unknown("model_id", self.model)));
        }
        Ok(None)
    }
}

fn unknown(parameter: &str, id: u32) -> Problem {
    Problem::not_found(format!("There is no {parameter} {id}.")).with_parameter(parameter)
}

fn named(rows: Vec<crate::store::query::Named>) -> Vec<NamedItem> {
    rows.into_iter()
        .map(|row| NamedItem {
            id: row.id,
            name: row.name,
        })
        .collect()
}

/// Trims of a model in a year. The list may be empty or lack one: let people type their own.
#[utoipa::path(get, path = "/vehicles/trims", tag = "catalogue",
    params(("year" = u32, Query), ("make_id" = u32, Query), ("model_id" = u32, Query)),
    responses((status = 200, body = Vec<TrimItem>), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 404, body = Problem)))]
pub async fn trims(
    State(service): State<VehiclesService>,
    params: Params,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let asked = ModelYear::of(&params)?;
    let current = current(&service)?;
    list(&service, &current, &headers, &asked.key("trims"), async {
        if let Some(problem) = asked.fault(&service, &current).await? {
            return Ok(Made::Absent(problem));
        }
        let rows = service
            .store()
            .trims(current.release.id, asked.year, asked.model)
            .await?;
        let items = rows.into_iter().map(|row| TrimItem {
            id: row.id,
            kind: if row.kind == TrimKind::Trim {
                "trim"
            } else {
                "series"
            },
            composite: row.name.contains([',', '+', '/']),
            name: row.name,
        });
        Ok(Made::List(items.collect::<Vec<_>>()))
    })
    .await
}

/// Engines of a model in a year.
#[utoipa::path(get, path = "/vehicles/engines", tag = "catalogue",
    params(("year" = u32, Query), ("make_id" = u32, Query), ("model_id" = u32, Query),
        ("trim_id" = Option<u32>, Query)),
    responses((status = 200, body = Vec<EngineItem>), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 404, body = Problem)))]
pub async fn engines(
    State(service): State<VehiclesService>,
    params: Params,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let asked = ModelYear::of(&params)?;
    params.optional_id("trim_id")?;
    let current = current(&service)?;
    list(&service, &current, &headers, &asked.key("engines"), async {
        if let Some(problem) = asked.fault(&service, &current).await? {
            return Ok(Made::Absent(problem));
        }
        let rows = service
            .store()
            .engines(current.release.id, asked.year, asked.model)
            .await?;
        Ok(Made::List(
            rows.into_iter().map(engine_item).collect::<Vec<_>>(),
        ))
    })
    .await
}

fn engine_item(row: crate::store::query::EngineRow) -> EngineItem {
    let decimal = |text: &Option<String>| text.as_ref().and_then(|text| text.parse::<f64>().ok());
    let engine = row.engine;
    EngineItem {
        id: row.id,
        name: row.name,
        scope: if row.scope == Scope::Model {
            "model"
        } else {
            "plant"
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

/// Transmissions of a model in a year, followed by a general list for what is not known.
#[utoipa::path(get, path = "/vehicles/transmissions", tag = "catalogue",
    params(("year" = u32, Query), ("make_id" = u32, Query), ("model_id" = u32, Query),
        ("trim_id" = Option<u32>, Query), ("engine_id" = Option<u32>, Query)),
    responses((status = 200, body = Vec<TransmissionItem>), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 404, body = Problem)))]
pub async fn transmissions(
    State(service): State<VehiclesService>,
    params: Params,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let asked = ModelYear::of(&params)?;
    params.optional_id("trim_id")?;
    params.optional_id("engine_id")?;
    let current = current(&service)?;
    list(
        &service,
        &current,
        &headers,
        &asked.key("transmissions"),
        async {
            if let Some(problem) = asked.fault(&service, &current).await? {
                return Ok(Made::Absent(problem));
            }
            let release = current.release.id;
            let rows = service
                .store()
                .transmissions(release, asked.year, asked.model)
                .await?;
            let motorcycle = service.store().is_motorcycle(release, asked.model).await?;
            let mut items: Vec<TransmissionItem> = rows
                .into_iter()
                .map(|row| TransmissionItem {
                    id: row.id,
                    name: row.name,
                    fallback: false,
                })
                .collect();
            for (id, name) in fallback_styles(motorcycle) {
                items.push(TransmissionItem {
                    id: *id,
                    name: (*name).to_owned(),
                    fallback: true,
                });
            }
            Ok(Made::List(items))
        },
    )
    .await
}

/// The general styles, under vPIC's ids.
fn fallback_styles(motorcycle: bool) -> &'static [(u32, &'static str)] {
    if motorcycle {
        &[
            (9, "Shaft drive"),
            (10, "Chain drive"),
            (12, "CVT, belt drive"),
            (3, "Manual"),
            (2, "Automatic"),
            (14, "Dual clutch (DCT)"),
            (15, "Direct drive"),
        ]
    } else {
        &[
            (2, "Automatic"),
            (3, "Manual"),
            (7, "CVT"),
            (4, "e-CVT"),
            (14, "Dual clutch (DCT)"),
            (8, "Automated manual (AMT)"),
            (15, "Direct drive"),
        ]
    }
}

/// Every public property with its group, for panels of specifications.
#[utoipa::path(get, path = "/vehicles/elements", tag = "decode",
    responses((status = 200, body = Vec<ElementItem>), (status = 401, body = Problem)))]
pub async fn elements(
    State(service): State<VehiclesService>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let current = current(&service)?;
    let index = current.decoder.index();
    let text = |ids: &[u32], id: u32| index.text(crate::index::at_or_none(ids, id)).to_owned();
    let items: Vec<ElementItem> = (0..index.element_flags().len() as u32)
        .filter(|id| is_public(index, *id))
        .map(|id| ElementItem {
            id,
            name: text(index.element_name(), id),
            group: text(index.element_group(), id),
        })
        .collect();
    list(&service, &current, &headers, "elements", async {
        Ok(Made::List(items))
    })
    .await
}
