use async_graphql::{Context, Object, Result, SimpleObject};

use crate::features::fuel_logs::api::loaders::CountOf;
use crate::features::fuel_logs::api::types::FuelLog;
use crate::graphql::context::ResolverContext;
use crate::graphql::errors::storage;
use crate::graphql::pagination::PageInfo;
use crate::kernel::ids::VehicleId;

/// A page of fill-ups.
pub struct FuelLogConnection {
    pub(super) vehicle: VehicleId,
    pub(super) edges: Vec<FuelLogEdge>,
    pub(super) page_info: PageInfo,
}

/// A page of fill-ups.
#[Object]
impl FuelLogConnection {
    /// Fill-ups with their cursors.
    async fn edges(&self) -> &[FuelLogEdge] {
        &self.edges
    }

    /// Fill-ups alone.
    async fn nodes(&self) -> Vec<FuelLog> {
        self.edges.iter().map(|edge| edge.node.clone()).collect()
    }

    /// Where this page ends.
    async fn page_info(&self) -> &PageInfo {
        &self.page_info
    }

    /// How many there are in all; counted only when asked for.
    async fn total_count(&self, ctx: &Context<'_>) -> Result<i32> {
        let loader = &ctx.loaders()?.fuel_logs;
        let count = loader
            .load_one(CountOf(self.vehicle))
            .await
            .map_err(storage)?;
        Ok(i32::try_from(count.unwrap_or_default()).unwrap_or(i32::MAX))
    }
}

/// A fill-up in a page.
#[derive(SimpleObject, Clone)]
pub struct FuelLogEdge {
    /// Its position, for `after`.
    pub cursor: String,
    /// The fill-up.
    pub node: FuelLog,
}
