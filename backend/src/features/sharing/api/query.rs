use async_graphql::{Context, Result};

use crate::features::sharing::api::types::{GuestLink, VehicleGrant};
use crate::graphql::context::ResolverContext;
use crate::graphql::errors::storage;
use crate::kernel::ids::VehicleId;

/// The grants of a vehicle; `None` for those who may not share it.
///
/// # Errors
/// The database's.
pub async fn grants_of(ctx: &Context<'_>, vehicle: VehicleId) -> Result<Option<Vec<VehicleGrant>>> {
    let sharing = &ctx.services()?.sharing;
    let found = sharing.grants(ctx.scope()?, vehicle).await;
    let found = found.map_err(storage)?;
    Ok(found.map(|grants| grants.into_iter().map(Into::into).collect()))
}

/// The guest links of a vehicle; `None` for those who may not share it.
///
/// # Errors
/// The database's.
pub async fn guest_links_of(
    ctx: &Context<'_>,
    vehicle: VehicleId,
) -> Result<Option<Vec<GuestLink>>> {
    let sharing = &ctx.services()?.sharing;
    let found = sharing.links(ctx.scope()?, vehicle).await;
    let found = found.map_err(storage)?;
    Ok(found.map(|links| links.into_iter().map(Into::into).collect()))
}
