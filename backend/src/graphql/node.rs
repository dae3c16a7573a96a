//! Records by their global id.

use async_graphql::{Context, ID, Interface, Object, Result};

use crate::features::documents::{Document, load_document};
use crate::features::fuel_logs::{FuelLog, load_fuel_log};
use crate::features::odometer::{OdometerReading, load_reading};
use crate::features::vehicles::{Vehicle, load_vehicle};
use crate::graphql::context::ResolverContext;
use crate::graphql::errors::bad_input;
use crate::kernel::ids::{DocumentId, FuelLogId, OdometerReadingId, TypedId, VehicleId, parse_any};

/// A record with a global id.
#[derive(Interface, Clone)]
#[graphql(field(name = "id", ty = "ID", desc = "Typed id, for example `vehicle_…`."))]
pub enum Node {
    Vehicle(Vehicle),
    FuelLog(FuelLog),
    Document(Document),
    OdometerReading(OdometerReading),
}

/// The most ids in one call.
const MOST: usize = 100;

/// Root fields for records by id.
#[derive(Default)]
pub struct NodeQuery;

#[Object]
impl NodeQuery {
    /// A record of the viewer's; null where there is none of this id.
    async fn node(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Typed id.")] id: ID,
    ) -> Result<Option<Node>> {
        load(ctx, &id).await
    }

    /// Several records, in the order of their ids; null for each that is not there.
    #[graphql(complexity = "ids.len().min(MOST) * child_complexity")]
    async fn nodes(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "At most 100 typed ids.")] ids: Vec<ID>,
    ) -> Result<Vec<Option<Node>>> {
        if ids.len() > MOST {
            return Err(bad_input(format!("Ask for at most {MOST} ids at once.")));
        }
        futures::future::try_join_all(ids.iter().map(|id| load(ctx, id))).await
    }
}

pub(super) async fn load(ctx: &Context<'_>, id: &str) -> Result<Option<Node>> {
    ctx.scope()?;
    match parse_any(id) {
        Some((VehicleId::TYPE_NAME, _)) => Ok(load_vehicle(ctx, id).await?.map(Node::Vehicle)),
        Some((FuelLogId::TYPE_NAME, _)) => Ok(load_fuel_log(ctx, id).await?.map(Node::FuelLog)),
        Some((DocumentId::TYPE_NAME, _)) => Ok(load_document(ctx, id).await?.map(Node::Document)),
        Some((OdometerReadingId::TYPE_NAME, _)) => {
            Ok(load_reading(ctx, id).await?.map(Node::OdometerReading))
        }
        Some((kind, _)) => Err(bad_input(format!("There are no records of type {kind}."))),
        None => Err(bad_input(
            "This is not an id: it is a type name, _ and 26 characters.",
        )),
    }
}
