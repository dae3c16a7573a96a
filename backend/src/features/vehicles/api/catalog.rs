use async_graphql::{Context, Enum, ID, Object, Result, SimpleObject};
use platform_client::vehicles::{self as platform, Kinds, Scope, Selection};

use crate::graphql::context::ResolverContext;
use crate::graphql::errors::{bad_input, upstream};

/// Vehicles that were built, from NHTSA's vPIC. Every list is null only with an error
/// UPSTREAM_UNAVAILABLE: the rest of an answer is kept.
pub struct VehicleCatalog;

/// Which vehicles a list is about.
#[derive(Enum, Clone, Copy, Debug, Default, PartialEq, Eq)]
#[graphql(remote = "Kinds")]
pub enum CatalogKinds {
    /// Cars, trucks and vans.
    #[default]
    Light,
    /// Motorcycles, mopeds and scooters.
    Motorcycle,
    /// Every kind, trailers and buses too.
    All,
}

/// An entry of the catalogue.
#[derive(SimpleObject, Clone, Debug)]
pub struct CatalogEntry {
    /// The catalogue's id.
    pub id: ID,
    /// As people write it.
    pub name: String,
}

/// For how much of a maker's range an entry holds.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum CatalogScope {
    /// For this model.
    Model,
    /// For what the plant built in that year; perhaps not for this model.
    Plant,
}

/// An engine.
#[derive(SimpleObject, Clone, Debug)]
pub struct CatalogEngine {
    /// The catalogue's id.
    pub id: ID,
    /// Displacement, cylinders, fuel and power in words.
    pub name: String,
    /// For how much of the range it holds.
    pub scope: CatalogScope,
}

/// A transmission.
#[derive(SimpleObject, Clone, Debug)]
pub struct CatalogTransmission {
    /// The catalogue's id.
    pub id: ID,
    /// Style and speeds in words.
    pub name: String,
    /// True for the general list, offered where the data know none for the vehicle.
    pub is_fallback: bool,
}

/// A model that a search found.
#[derive(SimpleObject, Clone, Debug)]
pub struct CatalogMatch {
    /// Its maker.
    pub make: CatalogEntry,
    /// The model.
    pub model: CatalogEntry,
    /// The year in the text, where the model was built in it.
    pub year: Option<i32>,
    /// The first model year.
    pub first_year: i32,
    /// The last model year.
    pub last_year: i32,
    /// From 0 to 1; 1 is what was typed.
    pub score: f64,
}

impl From<platform::Found> for CatalogMatch {
    fn from(found: platform::Found) -> Self {
        Self {
            make: CatalogEntry {
                id: found.make.id.into(),
                name: found.make.name,
            },
            model: CatalogEntry {
                id: found.model.id.into(),
                name: found.model.name,
            },
            year: found.year,
            first_year: found.years.0,
            last_year: found.years.1,
            score: found.score,
        }
    }
}

/// Vehicles that were built, from NHTSA's vPIC. Every list is null only with an error
/// UPSTREAM_UNAVAILABLE: the rest of an answer is kept.
#[Object]
impl VehicleCatalog {
    /// Model years, newest first.
    async fn years(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Cars, trucks and vans by default.", default)] kinds: CatalogKinds,
    ) -> Result<Option<Vec<i32>>> {
        ctx.services()?
            .catalog
            .years(kinds.into())
            .await
            .map(Some)
            .map_err(upstream)
    }

    /// Makers of a year, by name.
    async fn makes(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Model year.")] year: i32,
        #[graphql(desc = "Makers of few vehicles too.", default)] include_all: bool,
        #[graphql(desc = "Cars, trucks and vans by default.", default)] kinds: CatalogKinds,
    ) -> Result<Option<Vec<CatalogEntry>>> {
        let catalog = &ctx.services()?.catalog;
        let makes = catalog.makes(year, kinds.into(), include_all).await;
        listed(makes, |make| CatalogEntry {
            id: make.id.into(),
            name: make.name,
        })
    }

    /// Models of a maker in a year, by name.
    async fn models(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Model year.")] year: i32,
        #[graphql(desc = "Id from `makes`.")] make_id: ID,
        #[graphql(desc = "Cars, trucks and vans by default.", default)] kinds: CatalogKinds,
    ) -> Result<Option<Vec<CatalogEntry>>> {
        let make = number(&make_id, "makeId")?;
        let catalog = &ctx.services()?.catalog;
        let models = catalog.models(year, make, kinds.into()).await;
        listed(models, |model| CatalogEntry {
            id: model.id.into(),
            name: model.name,
        })
    }

    /// Trims of a model, or its series where it has no trims.
    async fn trims(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Model year.")] year: i32,
        #[graphql(desc = "Id from `makes`.")] make_id: ID,
        #[graphql(desc = "Id from `models`.")] model_id: ID,
    ) -> Result<Option<Vec<CatalogEntry>>> {
        let chosen = selection(year, &make_id, &model_id, None, None)?;
        let trims = ctx.services()?.catalog.trims(chosen).await;
        listed(trims, |trim| CatalogEntry {
            id: trim.id.into(),
            name: trim.name,
        })
    }

    /// Engines of a model.
    async fn engines(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Model year.")] year: i32,
        #[graphql(desc = "Id from `makes`.")] make_id: ID,
        #[graphql(desc = "Id from `models`.")] model_id: ID,
        #[graphql(desc = "Id from `trims`.")] trim_id: Option<ID>,
    ) -> Result<Option<Vec<CatalogEngine>>> {
        let chosen = selection(year, &make_id, &model_id, trim_id.as_ref(), None)?;
        let engines = ctx.services()?.catalog.engines(chosen).await;
        listed(engines, |engine| CatalogEngine {
            id: engine.id.into(),
            name: engine.name,
            scope: if engine.scope == Scope::Model {
                CatalogScope::Model
            } else {
                CatalogScope::Plant
            },
        })
    }

    /// Transmissions of a model, then the general list.
    async fn transmissions(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Model year.")] year: i32,
        #[graphql(desc = "Id from `makes`.")] make_id: ID,
        #[graphql(desc = "Id from `models`.")] model_id: ID,
        #[graphql(desc = "Id from `trims`.")] trim_id: Option<ID>,
        #[graphql(desc = "Id from `engines`.")] engine_id: Option<ID>,
    ) -> Result<Option<Vec<CatalogTransmission>>> {
        let (trim, engine) = (trim_id.as_ref(), engine_id.as_ref());
        let chosen = selection(year, &make_id, &model_id, trim, engine)?;
        let transmissions = ctx.services()?.catalog.transmissions(chosen).await;
        listed(transmissions, |transmission| CatalogTransmission {
            id: transmission.id.into(),
            name: transmission.name,
            is_fallback: transmission.fallback,
        })
    }

    /// Models whose make and name resemble a text, best first, typing errors forgiven; a year in the
    /// text counts.
    #[graphql(complexity = "20 + child_complexity * 10")]
    async fn search(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "For example `civic 2020`; at most 100 characters.")] q: String,
        #[graphql(desc = "At most 50; 10 by default.", default = 10)] first: i32,
        #[graphql(desc = "Cars, trucks and vans by default.", default)] kinds: CatalogKinds,
    ) -> Result<Option<Vec<CatalogMatch>>> {
        if q.trim().is_empty() || q.chars().count() > LONGEST_SEARCH {
            return Err(bad_input(format!(
                "q must have 1 to {LONGEST_SEARCH} characters."
            )));
        }
        let limit = u32::try_from(first).ok().filter(|n| (1..=50).contains(n));
        let limit = limit.ok_or_else(|| bad_input("first must be from 1 to 50."))?;
        let catalog = &ctx.services()?.catalog;
        let found = catalog.search(q.trim(), kinds.into(), limit).await;
        listed(found, CatalogMatch::from)
    }
}

const LONGEST_SEARCH: usize = 100;

/// What the catalogue does not know is an empty list, not an error.
fn listed<T, U>(
    answer: Result<Vec<T>, platform_client::ClientError>,
    entry: impl Fn(T) -> U,
) -> Result<Option<Vec<U>>> {
    match answer {
        Ok(list) => Ok(Some(list.into_iter().map(entry).collect())),
        Err(error) if error.not_found().is_some() => Ok(Some(Vec::new())),
        Err(platform_client::ClientError::Rejected { problem, .. }) if problem.status < 500 => {
            Err(bad_input(problem.detail.unwrap_or(problem.title)))
        }
        Err(error) => Err(upstream(error)),
    }
}

fn selection(
    year: i32,
    make_id: &ID,
    model_id: &ID,
    trim_id: Option<&ID>,
    engine_id: Option<&ID>,
) -> Result<Selection> {
    Ok(Selection {
        year,
        make_id: number(make_id, "makeId")?,
        model_id: number(model_id, "modelId")?,
        trim_id: trim_id.map(|id| number(id, "trimId")).transpose()?,
        engine_id: engine_id.map(|id| number(id, "engineId")).transpose()?,
    })
}

fn number<N: std::str::FromStr>(id: &ID, argument: &str) -> Result<N> {
    id.parse()
        .map_err(|_| bad_input(format!("{argument} must be an id from the catalogue.")))
}
