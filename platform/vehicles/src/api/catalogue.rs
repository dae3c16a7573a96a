//! Routes of the lists that narrow each other, and of the search.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use platform_kit::problem::Problem;

use super::answer::{Made, current, kept};
use super::items::{ElementItem, EngineItem, FoundItem, NamedItem, TransmissionItem, TrimItem};
use super::lists::{Chosen, Lists, ModelYear};
use super::params::Params;
use crate::catalogue::search::Wanted;
use crate::decode::item::is_public;
use crate::service::VehiclesService;

type Answer = Result<Response, Problem>;

/// Model years that have any vehicle, newest first.
#[utoipa::path(get, path = "/vehicles/years", tag = "catalogue",
    params(("vehicle_type" = Option<String>, Query, description = "light (default), motorcycle or all")),
    responses((status = 200, body = Vec<u32>), (status = 304), (status = 400, body = Problem),
        (status = 401, body = Problem)))]
pub async fn years(
    State(service): State<VehiclesService>,
    params: Params,
    headers: HeaderMap,
) -> Answer {
    let kinds = params.vehicle_kinds()?;
    let current = &*current(&service)?;
    let lists = Lists {
        service: &service,
        current,
    };
    Ok(lists.years(kinds).await?.respond(&headers))
}

/// Makes that built something in a year.
#[utoipa::path(get, path = "/vehicles/makes", tag = "catalogue",
    params(("year" = u32, Query), ("vehicle_type" = Option<String>, Query, description = "light (default), motorcycle or all"),
        ("include" = Option<String>, Query, description = "mainstream (default) or all")),
    responses((status = 200, body = Vec<NamedItem>), (status = 304), (status = 400, body = Problem),
        (status = 401, body = Problem)))]
pub async fn makes(
    State(service): State<VehiclesService>,
    params: Params,
    headers: HeaderMap,
) -> Answer {
    let year = params.year()?;
    let (kinds, all) = (params.vehicle_kinds()?, params.include_all()?);
    let current = &*current(&service)?;
    let lists = Lists {
        service: &service,
        current,
    };
    Ok(lists.makes(year, kinds, all).await?.respond(&headers))
}

/// Models of a make in a year.
#[utoipa::path(get, path = "/vehicles/models", tag = "catalogue",
    params(("year" = u32, Query), ("make_id" = u32, Query),
        ("vehicle_type" = Option<String>, Query, description = "light (default), motorcycle or all")),
    responses((status = 200, body = Vec<NamedItem>), (status = 304), (status = 400, body = Problem),
        (status = 401, body = Problem), (status = 404, body = Problem)))]
pub async fn models(
    State(service): State<VehiclesService>,
    params: Params,
    headers: HeaderMap,
) -> Answer {
    let (year, make) = (params.year()?, params.id("make_id")?);
    let kinds = params.vehicle_kinds()?;
    let current = &*current(&service)?;
    let lists = Lists {
        service: &service,
        current,
    };
    Ok(lists.models(year, make, kinds).await?.respond(&headers))
}

fn model_year(params: &Params) -> Result<ModelYear, Problem> {
    Ok(ModelYear {
        year: params.year()?,
        make: params.id("make_id")?,
        model: params.id("model_id")?,
    })
}

/// Trims of a model in a year. The header `Catalogue-Complete` is `false` where some are known to
/// be missing: let people type their own.
#[utoipa::path(get, path = "/vehicles/trims", tag = "catalogue",
    params(("year" = u32, Query), ("make_id" = u32, Query), ("model_id" = u32, Query)),
    responses((status = 200, body = Vec<TrimItem>,
            headers(("Catalogue-Complete" = String, description = "true or false"))),
        (status = 304), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 404, body = Problem)))]
pub async fn trims(
    State(service): State<VehiclesService>,
    params: Params,
    headers: HeaderMap,
) -> Answer {
    let asked = model_year(&params)?;
    let current = &*current(&service)?;
    let lists = Lists {
        service: &service,
        current,
    };
    Ok(lists.trims(asked).await?.respond(&headers))
}

/// Engines of a model in a year; `trim_id` narrows them where the data know.
#[utoipa::path(get, path = "/vehicles/engines", tag = "catalogue",
    params(("year" = u32, Query), ("make_id" = u32, Query), ("model_id" = u32, Query),
        ("trim_id" = Option<u32>, Query, description = "A trim of the model")),
    responses((status = 200, body = Vec<EngineItem>,
            headers(("Catalogue-Complete" = String, description = "true or false"))),
        (status = 304), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 404, body = Problem)))]
pub async fn engines(
    State(service): State<VehiclesService>,
    params: Params,
    headers: HeaderMap,
) -> Answer {
    let asked = model_year(&params)?;
    let chosen = Chosen {
        trim: params.optional_id("trim_id")?,
        engine: None,
    };
    let current = &*current(&service)?;
    let lists = Lists {
        service: &service,
        current,
    };
    Ok(lists.engines(asked, chosen).await?.respond(&headers))
}

/// Transmissions of a model in a year, followed by a general list for what is not known;
/// `trim_id` and `engine_id` narrow the known ones where the data tell.
#[utoipa::path(get, path = "/vehicles/transmissions", tag = "catalogue",
    params(("year" = u32, Query), ("make_id" = u32, Query), ("model_id" = u32, Query),
        ("trim_id" = Option<u32>, Query, description = "A trim of the model"),
        ("engine_id" = Option<u32>, Query, description = "An engine of the model")),
    responses((status = 200, body = Vec<TransmissionItem>,
            headers(("Catalogue-Complete" = String, description = "true or false"))),
        (status = 304), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 404, body = Problem)))]
pub async fn transmissions(
    State(service): State<VehiclesService>,
    params: Params,
    headers: HeaderMap,
) -> Answer {
    let asked = model_year(&params)?;
    let chosen = Chosen {
        trim: params.optional_id("trim_id")?,
        engine: params.optional_id("engine_id")?,
    };
    let current = &*current(&service)?;
    let lists = Lists {
        service: &service,
        current,
    };
    Ok(lists.transmissions(asked, chosen).await?.respond(&headers))
}

/// Models that a text such as `chevy silverado 2020` may mean, best first. Typing errors,
/// nicknames and the year in any place are understood.
#[utoipa::path(get, path = "/vehicles/search", tag = "catalogue",
    params(("q" = String, Query, description = "1 to 100 characters"),
        ("vehicle_type" = Option<String>, Query, description = "light (default), motorcycle or all"),
        ("include" = Option<String>, Query, description = "mainstream (default) or all"),
        ("limit" = Option<u32>, Query, description = "1 to 50, 10 by default")),
    responses((status = 200, body = Vec<FoundItem>), (status = 304), (status = 400, body = Problem),
        (status = 401, body = Problem)))]
pub async fn search(
    State(service): State<VehiclesService>,
    params: Params,
    headers: HeaderMap,
) -> Answer {
    let text = params.search_text()?;
    let wanted = Wanted {
        kinds: params.vehicle_kinds()?,
        all_makes: params.include_all()?,
        limit: params.limit()?,
    };
    let current = &*current(&service)?;
    let lists = Lists {
        service: &service,
        current,
    };
    Ok(lists.search(text, wanted).await?.respond(&headers))
}

/// Every public property with its group, for panels of specifications.
#[utoipa::path(get, path = "/vehicles/elements", tag = "decode",
    responses((status = 200, body = Vec<ElementItem>), (status = 304), (status = 401, body = Problem)))]
pub async fn elements(State(service): State<VehiclesService>, headers: HeaderMap) -> Answer {
    let current = current(&service)?;
    let index = current.decoder.index();
    let text = |ids: &[u32], id: u32| index.text(crate::index::at_or_none(ids, id)).to_owned();
    let make = async {
        let items: Vec<ElementItem> = (0..index.element_flags().len() as u32)
            .filter(|id| is_public(index, *id))
            .map(|id| ElementItem {
                id,
                name: text(index.element_name(), id),
                group: text(index.element_group(), id),
            })
            .collect();
        Ok(Made::List(items))
    };
    let list = kept(&service, &current, "elements", "", make).await?;
    Ok(list.respond(&headers))
}
