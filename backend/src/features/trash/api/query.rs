use async_graphql::{Context, Result};

use crate::features::trash::api::types::{TrashConnection, TrashEdge, TrashItem};
use crate::graphql::context::ResolverContext;
use crate::graphql::errors::storage;
use crate::graphql::pagination::{Page, slice};
use crate::infra::db::TrashPosition;

const ORDER: &str = "trash";

/// A page of the trash, newest there first.
///
/// # Errors
/// BAD_USER_INPUT for a wrong page, or the database's.
pub async fn list_trash(
    ctx: &Context<'_>,
    first: Option<i32>,
    after: Option<String>,
) -> Result<TrashConnection> {
    let page: Page<TrashPosition> = Page::parse(ORDER, first, after.as_deref())?;
    let service = &ctx.services()?.trash;
    let rows = service
        .list(ctx.scope()?, page.after, page.limit())
        .await
        .map_err(storage)?;
    let slice = slice(ORDER, &page, rows, |trashed| trashed.position());
    let now = service.now();
    let edges = slice
        .rows
        .into_iter()
        .map(|(cursor, trashed)| TrashEdge {
            cursor,
            node: TrashItem::new(trashed, now),
        })
        .collect();
    Ok(TrashConnection {
        edges,
        page_info: slice.page_info,
    })
}
