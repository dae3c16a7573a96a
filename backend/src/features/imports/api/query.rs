use async_graphql::{Context, Result};

use crate::features::imports::api::types::Import;
use crate::graphql::context::ResolverContext;
use crate::graphql::errors::{bad_id, storage};
use crate::kernel::ids::{ImportId, TypedId};

/// As many as anybody looks at.
const SHOWN: u64 = 10;

/// The viewer's newest imports.
///
/// # Errors
/// The database's.
pub async fn list_imports(ctx: &Context<'_>) -> Result<Vec<Import>> {
    let imports = &ctx.services()?.imports;
    let newest = imports.newest(&ctx.person()?.scope, SHOWN).await;
    Ok(newest
        .map_err(storage)?
        .into_iter()
        .map(Import::from)
        .collect())
}

/// One of the viewer's imports; `None` where there is none of this id.
///
/// # Errors
/// BAD_USER_INPUT for what is no id of an import, or the database's.
pub async fn load_import(ctx: &Context<'_>, id: &str) -> Result<Option<Import>> {
    let id = ImportId::parse(id).map_err(bad_id)?;
    let imports = &ctx.services()?.imports;
    let found = imports.find(&ctx.person()?.scope, id).await;
    Ok(found.map_err(storage)?.map(Import::from))
}
