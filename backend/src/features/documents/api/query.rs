use async_graphql::{Context, Result};

use crate::features::documents::api::loader::{DocumentCountOf, DocumentsOf};
use crate::features::documents::api::types::Document;
use crate::graphql::context::ResolverContext;
use crate::graphql::errors::{bad_id, storage};
use crate::kernel::ids::{DocumentId, FuelLogId, TypedId};

/// The documents of a fill-up, oldest first.
///
/// # Errors
/// The database's.
pub async fn documents_of(ctx: &Context<'_>, log: FuelLogId) -> Result<Vec<Document>> {
    let loader = &ctx.loaders()?.documents;
    let found = loader.load_one(DocumentsOf(log)).await.map_err(storage)?;
    Ok(found
        .unwrap_or_default()
        .into_iter()
        .map(Document::from)
        .collect())
}

/// How many documents a fill-up has.
///
/// # Errors
/// The database's.
pub async fn count_of(ctx: &Context<'_>, log: FuelLogId) -> Result<i32> {
    let loader = &ctx.loaders()?.documents;
    let count = loader.load_one(DocumentCountOf(log)).await;
    let count = count.map_err(storage)?.unwrap_or_default();
    Ok(i32::try_from(count).unwrap_or(i32::MAX))
}

/// One document of those that the viewer is shown, in the trash or not; `None` where there is none of
/// this id.
///
/// # Errors
/// BAD_USER_INPUT for what is no id of a document, or the database's.
pub async fn load_document(ctx: &Context<'_>, id: &str) -> Result<Option<Document>> {
    let id = DocumentId::parse(id).map_err(bad_id)?;
    let found = ctx.loaders()?.documents.load_one(id).await;
    Ok(found.map_err(storage)?.map(Document::from))
}
