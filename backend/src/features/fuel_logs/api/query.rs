use std::sync::Arc;

use async_graphql::{Context, Result};
use sea_orm::DbErr;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::features::fuel_logs::api::connection::{FuelLogConnection, FuelLogEdge};
use crate::features::fuel_logs::api::loaders::NewestOf;
use crate::features::fuel_logs::api::types::FuelLog;
use crate::features::fuel_logs::api::units::units_of;
use crate::features::fuel_logs::domain;
use crate::features::fuel_logs::domain::summary::Summary;
use crate::features::fuel_logs::service::{Position, SummaryOf};
use crate::features::vehicles::Vehicle;
use crate::graphql::context::ResolverContext;
use crate::graphql::errors::{bad_id, storage};
use crate::graphql::pagination::{Page, slice};
use crate::graphql::quantities::{Distance, DistanceUnit, EngineHours};
use crate::kernel::ids::{FuelLogId, TypedId, VehicleId};

/// A position as a cursor holds it.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Cursor {
    on: chrono::NaiveDate,
    at: i64,
    id: Uuid,
}

impl From<Cursor> for Position {
    fn from(cursor: Cursor) -> Self {
        Self {
            filled_on: cursor.on,
            place: cursor.at,
            id: FuelLogId::from_uuid(cursor.id),
        }
    }
}

fn cursor_of(log: &Arc<domain::FuelLog>) -> Cursor {
    let position = Position::of(log);
    Cursor {
        on: position.filled_on,
        at: position.place,
        id: position.id.uuid(),
    }
}

/// A page of a vehicle's fill-ups, newest first. First pages of many vehicles are one statement.
///
/// # Errors
/// BAD_USER_INPUT for a wrong page, or the database's.
pub async fn list_of(
    ctx: &Context<'_>,
    vehicle: VehicleId,
    first: Option<i32>,
    after: Option<String>,
) -> Result<FuelLogConnection> {
    // Bound to its vehicle, so that a cursor of another list is refused.
    let order = format!("fuel:{vehicle}");
    let page: Page<Cursor> = Page::parse(&order, first, after.as_deref())?;
    let limit = page.limit();
    let rows = match page.after.clone().map(Position::from) {
        None => {
            let newest = ctx
                .loaders()?
                .fuel_logs
                .load_one(NewestOf { vehicle, limit })
                .await;
            newest.map_err(storage)?.unwrap_or_default()
        }
        Some(after) => {
            let service = &ctx.services()?.fuel_logs;
            let rows = service
                .list(ctx.scope()?, vehicle, Some(&after), limit)
                .await;
            rows.map_err(storage)?.into_iter().map(Arc::new).collect()
        }
    };
    let slice = slice(&order, &page, rows, cursor_of);
    let edges = slice
        .rows
        .into_iter()
        .map(|(cursor, log)| FuelLogEdge {
            cursor,
            node: FuelLog::from(log),
        })
        .collect();
    Ok(FuelLogConnection {
        vehicle,
        edges,
        page_info: slice.page_info,
    })
}

/// One of the viewer's fill-ups, in the trash or not; `None` where there is none of this id.
///
/// # Errors
/// BAD_USER_INPUT for what is no id of a fill-up, or the database's.
pub async fn load_fuel_log(ctx: &Context<'_>, id: &str) -> Result<Option<FuelLog>> {
    let id = FuelLogId::parse(id).map_err(bad_id)?;
    let found = ctx
        .loaders()?
        .fuel_logs
        .load_one(id)
        .await
        .map_err(storage)?;
    Ok(found.map(FuelLog::from))
}

/// One fill-up of one vehicle.
///
/// # Errors
/// As [`load_fuel_log`].
pub async fn log_of(ctx: &Context<'_>, vehicle: VehicleId, id: &str) -> Result<Option<FuelLog>> {
    Ok(load_fuel_log(ctx, id)
        .await?
        .filter(|log| log.vehicle_id() == vehicle))
}

/// The latest odometer of a vehicle that is not in doubt.
///
/// # Errors
/// The database's.
pub async fn odometer_of(
    ctx: &Context<'_>,
    vehicle: VehicleId,
    unit: Option<DistanceUnit>,
) -> Result<Option<Distance>> {
    let meters = &summary_of(ctx, vehicle).await?.meters;
    let unit = units_of(ctx, vehicle).await?.distance(unit);
    let read = meters.odometer.map(|read| read.in_unit(unit).into());
    let derived = meters.derived.map(|fine| Distance::of_fine(fine, unit));
    Ok(read.or(derived))
}

/// The latest hours of a vehicle's engine that are not in doubt.
///
/// # Errors
/// The database's.
pub async fn engine_hours_of(ctx: &Context<'_>, vehicle: VehicleId) -> Result<Option<EngineHours>> {
    let meters = &summary_of(ctx, vehicle).await?.meters;
    Ok(meters.engine_hours.map(EngineHours::of))
}

pub(super) async fn summary_of(ctx: &Context<'_>, vehicle: VehicleId) -> Result<Arc<Summary>> {
    let home = ctx.preferences().await?.currency;
    let of = SummaryOf { vehicle, home };
    let found = ctx.loaders()?.fuel_logs.load_one(of).await;
    Ok(found.map_err(storage)?.unwrap_or_default())
}

pub(super) async fn vehicle_of(ctx: &Context<'_>, id: VehicleId) -> Result<Vehicle> {
    let found = ctx
        .loaders()?
        .vehicles
        .load_one(id)
        .await
        .map_err(storage)?;
    found
        .map(Vehicle::from)
        .ok_or_else(|| storage(DbErr::RecordNotFound(id.to_string())))
}
