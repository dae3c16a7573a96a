use std::sync::Arc;

use async_graphql::{Context, Object, Result};
use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::features::vehicles::api::catalog::VehicleCatalog;
use crate::features::vehicles::api::decode::{self, VinDecode, VinInput};
use crate::features::vehicles::api::types::{Vehicle, VehicleConnection, VehicleEdge};
use crate::features::vehicles::api::vins::MOST_VINS;
use crate::graphql::context::ResolverContext;
use crate::graphql::errors::{bad_id, storage};
use crate::graphql::pagination::{Page, slice};
use crate::kernel::ids::{TypedId, VehicleId};

/// Root fields about vehicles that are not a person's own.
#[derive(Default)]
pub struct VehicleQuery;

#[Object]
impl VehicleQuery {
    /// Years, makes, models and what they were built with.
    async fn vehicle_catalog(&self, ctx: &Context<'_>) -> Result<VehicleCatalog> {
        ctx.scope()?;
        Ok(VehicleCatalog)
    }

    /// What a VIN tells. Any text is answered, with its problems. Null only with an error
    /// UPSTREAM_UNAVAILABLE.
    #[graphql(complexity = "50 + child_complexity")]
    async fn decode_vin(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Blanks and lower case are accepted; at most 64 characters.")] vin: String,
        #[graphql(desc = "Where the year is known otherwise.")] model_year: Option<i32>,
    ) -> Result<Option<VinDecode>> {
        ctx.scope()?;
        decode::decode(ctx, &vin, model_year).await.map(Some)
    }

    /// What up to 50 VINs tell, in their order. Null only with an error UPSTREAM_UNAVAILABLE.
    #[graphql(complexity = "vins.len().min(MOST_VINS) * (50 + child_complexity)")]
    async fn decode_vins(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "1 to 50 of them.")] vins: Vec<VinInput>,
    ) -> Result<Option<Vec<VinDecode>>> {
        ctx.scope()?;
        decode::decode_all(ctx, vins).await.map(Some)
    }
}

const ORDER: &str = "vehicles:created";
type Position = (DateTime<Utc>, Uuid);

/// A page of the viewer's vehicles, oldest first.
///
/// # Errors
/// BAD_USER_INPUT for a wrong page, or the database's.
pub async fn list_vehicles(
    ctx: &Context<'_>,
    first: Option<i32>,
    after: Option<String>,
    include_deleted: bool,
) -> Result<VehicleConnection> {
    let page: Page<Position> = Page::parse(ORDER, first, after.as_deref())?;
    let behind = page
        .after
        .map(|(created_at, id)| (created_at, VehicleId::from_uuid(id)));
    let service = &ctx.services()?.vehicles;
    let rows = service
        .list(ctx.scope()?, behind, page.limit(), include_deleted)
        .await
        .map_err(storage)?;
    let slice = slice(ORDER, &page, rows, |vehicle| {
        (vehicle.created_at, vehicle.id.uuid())
    });
    let loader = &ctx.loaders()?.vehicles;
    // What hangs on a vehicle of this page finds it without asking again.
    let known = slice
        .rows
        .iter()
        .map(|(_, vehicle)| (vehicle.id, Arc::new(vehicle.clone())));
    loader.feed_many(known).await;
    let edges = slice
        .rows
        .into_iter()
        .map(|(cursor, vehicle)| VehicleEdge {
            cursor,
            node: Vehicle::from(vehicle),
        })
        .collect();
    Ok(VehicleConnection {
        edges,
        page_info: slice.page_info,
        include_deleted,
    })
}

pub(super) async fn count_vehicles(ctx: &Context<'_>, include_deleted: bool) -> Result<i32> {
    let count = ctx
        .services()?
        .vehicles
        .count(ctx.scope()?, include_deleted)
        .await
        .map_err(storage)?;
    Ok(i32::try_from(count).unwrap_or(i32::MAX))
}

/// One of the viewer's vehicles, in the trash or not; `None` where there is none of this id.
///
/// # Errors
/// BAD_USER_INPUT for what is no id of a vehicle, or the database's.
pub async fn load_vehicle(ctx: &Context<'_>, id: &str) -> Result<Option<Vehicle>> {
    let id = VehicleId::parse(id).map_err(bad_id)?;
    let found = ctx
        .loaders()?
        .vehicles
        .load_one(id)
        .await
        .map_err(storage)?;
    Ok(found.map(Vehicle::from))
}
