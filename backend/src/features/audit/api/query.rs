use std::collections::HashMap;

use async_graphql::{Context, ID, Result};

use crate::features::audit::api::types::{ActivityConnection, ActivityEdge, ActivityEntry};
use crate::features::audit::service::ActivityFilter;
use crate::graphql::changes::RecordType;
use crate::graphql::context::ResolverContext;
use crate::graphql::errors::{bad_id, storage};
use crate::graphql::pagination::{Page, slice};
use crate::kernel::ids::{TypedId, UserId, VehicleId};

/// A page of what was done in the tenant, newest first.
///
/// # Errors
/// BAD_USER_INPUT for a wrong page or id, or the database's.
pub async fn list_activity(
    ctx: &Context<'_>,
    first: Option<i32>,
    after: Option<String>,
    kind: Option<RecordType>,
    vehicle: Option<ID>,
) -> Result<ActivityConnection> {
    let vehicle = vehicle.map(|id| VehicleId::parse(&id)).transpose();
    let filter = ActivityFilter {
        kind: kind.map(Into::into),
        vehicle: vehicle.map_err(bad_id)?,
    };
    let order = format!("activity:{}", order_of(filter));
    let page: Page<i64> = Page::parse(&order, first, after.as_deref())?;
    let service = &ctx.services()?.audit;
    let rows = service
        .list(ctx.scope()?, filter, page.after, page.limit())
        .await
        .map_err(storage)?;
    let slice = slice(&order, &page, rows, |entry| entry.number);
    let people: Vec<_> = slice.rows.iter().map(|(_, entry)| entry.user).collect();
    let names = names_of(ctx, &people).await?;
    let edges = slice
        .rows
        .into_iter()
        .map(|(cursor, entry)| ActivityEdge {
            cursor,
            node: ActivityEntry {
                actor_name: names.get(&entry.user).cloned(),
                record: entry,
            },
        })
        .collect();
    Ok(ActivityConnection {
        filter,
        edges,
        page_info: slice.page_info,
    })
}

/// A cursor of one filter is none of another.
fn order_of(filter: ActivityFilter) -> String {
    let kind = filter.kind.map_or("", |kind| kind.code());
    let vehicle = filter.vehicle.map(|id| id.to_string());
    format!("{kind}:{}", vehicle.unwrap_or_default())
}

async fn names_of(ctx: &Context<'_>, people: &[UserId]) -> Result<HashMap<UserId, String>> {
    let accounts = &ctx.services()?.accounts;
    accounts.names(people).await.map_err(storage)
}

pub(super) async fn count_activity(ctx: &Context<'_>, filter: ActivityFilter) -> Result<i32> {
    let count = ctx.services()?.audit.count(ctx.scope()?, filter).await;
    Ok(i32::try_from(count.map_err(storage)?).unwrap_or(i32::MAX))
}
