use std::sync::Arc;

use async_graphql::{Context, Result};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::features::odometer::api::types::{
    OdometerReading, OdometerReadingConnection, OdometerReadingEdge,
};
use crate::features::odometer::domain::ReadingPosition;
use crate::graphql::context::ResolverContext;
use crate::graphql::errors::{bad_id, storage};
use crate::graphql::pagination::{Page, slice};
use crate::kernel::ids::{OdometerReadingId, TypedId, VehicleId};

/// A position as a cursor holds it.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Cursor {
    on: NaiveDate,
    at: i64,
    id: Uuid,
}

/// A page of a vehicle's readings, newest first.
///
/// # Errors
/// BAD_USER_INPUT for a wrong page, or the database's.
pub async fn readings_of(
    ctx: &Context<'_>,
    vehicle: VehicleId,
    first: Option<i32>,
    after: Option<String>,
) -> Result<OdometerReadingConnection> {
    // Bound to its vehicle, so that a cursor of another list is refused.
    let order = format!("odometer:{vehicle}");
    let page: Page<Cursor> = Page::parse(&order, first, after.as_deref())?;
    let position = page.after.as_ref().map(|cursor| ReadingPosition {
        on: cursor.on,
        place: cursor.at,
        id: cursor.id,
    });
    let service = &ctx.services()?.odometer;
    let found = service.timeline(ctx.scope()?, vehicle, position.as_ref(), page.limit());
    let timeline = found.await.map_err(storage)?;
    let corrections = Arc::new(timeline.corrections);
    let slice = slice(&order, &page, timeline.readings, |(reading, _)| {
        let position = reading.position();
        Cursor {
            on: position.on,
            at: position.place,
            id: position.id,
        }
    });
    let edges = slice.rows.into_iter().map(|(cursor, judged)| {
        let node = OdometerReading::judged(judged, corrections.clone());
        OdometerReadingEdge { cursor, node }
    });
    Ok(OdometerReadingConnection {
        edges: edges.collect(),
        page_info: slice.page_info,
    })
}

/// One of the viewer's readings by themselves, in the trash or not; `None` where there is none of this id.
///
/// # Errors
/// BAD_USER_INPUT for what is no id of a reading, or the database's.
pub async fn load_reading(ctx: &Context<'_>, id: &str) -> Result<Option<OdometerReading>> {
    let id = OdometerReadingId::parse(id).map_err(bad_id)?;
    let found = ctx.loaders()?.odometer.load_one(id).await;
    let found = found.map_err(storage)?;
    Ok(found.map(|reading| OdometerReading::from(reading.as_ref().clone())))
}
