use async_graphql::{Context, Object, Result};

use crate::features::recalls::api::types::RecallList;
use crate::features::recalls::domain::VehicleModel;
use crate::features::recalls::service::RecallError;
use crate::graphql::context::ResolverContext;
use crate::graphql::errors::{bad_input, out_of_reach, storage, upstream};

/// Root field of recalls.
#[derive(Default)]
pub struct RecallQuery;

#[Object]
impl RecallQuery {
    /// Safety recalls of a model: give make, model and year, or a VIN that tells them. Null where the
    /// VIN does not tell them, or with an error UPSTREAM_UNAVAILABLE.
    #[graphql(complexity = "200 + child_complexity")]
    async fn recalls(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Maker.")] make: Option<String>,
        #[graphql(desc = "Model.")] model: Option<String>,
        #[graphql(desc = "Model year.")] model_year: Option<i32>,
        #[graphql(desc = "Instead of the three; it is decoded here and never sent on.")]
        vin: Option<String>,
    ) -> Result<Option<RecallList>> {
        ctx.scope()?;
        let wanted = match (make, model, model_year, vin) {
            (Some(make), Some(model), Some(year), None) => VehicleModel::new(&make, &model, year)
                .map(Some)
                .ok_or_else(|| bad_input("Give a make, a model, and a year from 1886 to 2100."))?,
            (None, None, year, Some(vin)) => decoded(ctx, &vin, year).await?,
            _ => return Err(bad_input("Give make, model and modelYear, or a VIN.")),
        };
        match wanted {
            Some(wanted) => look_up(ctx, &wanted).await.map(Some),
            None => Ok(None),
        }
    }
}

/// Recalls of what somebody typed; `None` where it names no model and year.
///
/// # Errors
/// UPSTREAM_UNAVAILABLE, or the database's.
pub async fn recalls_of(
    ctx: &Context<'_>,
    make: Option<&str>,
    model: Option<&str>,
    year: Option<i32>,
) -> Result<Option<RecallList>> {
    let (Some(make), Some(model), Some(year)) = (make, model, year) else {
        return Ok(None);
    };
    match VehicleModel::new(make, model, year) {
        Some(wanted) => look_up(ctx, &wanted).await.map(Some),
        None => Ok(None),
    }
}

async fn look_up(ctx: &Context<'_>, wanted: &VehicleModel) -> Result<RecallList> {
    match ctx.services()?.recalls.look_up(wanted).await {
        Ok(known) => Ok(RecallList::new(wanted, known)),
        Err(RecallError::Unavailable) => Err(out_of_reach("recalls", true)),
        Err(RecallError::Storage(error)) => Err(storage(error)),
    }
}

const LONGEST_VIN: usize = 64;

async fn decoded(ctx: &Context<'_>, vin: &str, year: Option<i32>) -> Result<Option<VehicleModel>> {
    if vin.trim().is_empty() || vin.chars().count() > LONGEST_VIN {
        return Err(bad_input(format!(
            "Enter a VIN of 1 to {LONGEST_VIN} characters."
        )));
    }
    let catalog = &ctx.services()?.catalog;
    let told = catalog
        .decode_vin(vin, year)
        .await
        .map_err(upstream)?
        .summary;
    let (Some(make), Some(model), Some(year)) = (told.make, told.model, told.model_year) else {
        return Ok(None);
    };
    let year = year.value.parse().ok();
    Ok(year.and_then(|year| VehicleModel::new(&make.value, &model.value, year)))
}
