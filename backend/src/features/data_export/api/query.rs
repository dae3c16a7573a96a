use async_graphql::{Context, Result};

use crate::features::data_export::api::types::DataExport;
use crate::graphql::context::ResolverContext;
use crate::graphql::errors::{bad_id, storage};
use crate::kernel::ids::{ExportId, TypedId};

/// As many as anybody looks at.
const SHOWN: u64 = 10;

/// The viewer's newest exports.
///
/// # Errors
/// The database's.
pub async fn list_exports(ctx: &Context<'_>) -> Result<Vec<DataExport>> {
    let exports = &ctx.services()?.exports;
    let newest = exports
        .newest(&ctx.person()?.scope, SHOWN)
        .await
        .map_err(storage)?;
    Ok(newest.into_iter().map(DataExport).collect())
}

/// One of the viewer's exports; `None` where there is none of this id.
///
/// # Errors
/// BAD_USER_INPUT for what is no id of an export, or the database's.
pub async fn load_export(ctx: &Context<'_>, id: &str) -> Result<Option<DataExport>> {
    let id = ExportId::parse(id).map_err(bad_id)?;
    let exports = &ctx.services()?.exports;
    let found = exports
        .find(&ctx.person()?.scope, id)
        .await
        .map_err(storage)?;
    Ok(found.map(DataExport))
}
