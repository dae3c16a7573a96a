//! What changed since a device last asked.

use std::collections::BTreeSet;

use async_graphql::{Context, ID, Object, Result, SimpleObject};

use crate::features::accounts::ViewerPreferences;
use crate::graphql::changes::{RecordType, global_id};
use crate::graphql::context::ResolverContext;
use crate::graphql::errors::storage;
use crate::graphql::node::{Node, load};
use crate::graphql::pagination::{Page, encode, page_cost};
use crate::kernel::events::{RecordChanged, RecordKind};

const ORDER: &str = "sync";

/// Root field for devices that keep records.
#[derive(Default)]
pub struct SyncQuery;

#[Object]
impl SyncQuery {
    /// Records of the viewer's that were made, changed or put into the trash behind a cursor, in the
    /// order of their last change; each once. Without a cursor: everything. A vehicle in the trash
    /// takes what hangs on it along.
    #[graphql(complexity = "5 + page_cost(first) * child_complexity")]
    async fn sync(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The cursor of the answer before.")] since: Option<String>,
        #[graphql(desc = "The most changes in one answer, at most 100; 50 by default.")]
        first: Option<i32>,
    ) -> Result<SyncPage> {
        let scope = ctx.scope()?;
        let page: Page<i64> = Page::parse(ORDER, first, since.as_deref())?;
        let after = page.after.unwrap_or_default();
        let feed = &ctx.services()?.changes;
        let mut changes = feed
            .since(scope, after, page.limit())
            .await
            .map_err(storage)?;
        let size = usize::try_from(page.size).unwrap_or(usize::MAX);
        let has_more = changes.len() > size;
        changes.truncate(size);
        let last = changes.last().map_or(after, |change| change.number);
        let changes = changes
            .into_iter()
            .map(|numbered| numbered.change)
            .collect();
        Ok(SyncPage {
            changes,
            cursor: encode(ORDER, &last),
            has_more,
        })
    }
}

/// Some of what changed.
pub struct SyncPage {
    changes: Vec<RecordChanged>,
    cursor: String,
    has_more: bool,
}

/// A record that is in the trash, or gone.
#[derive(SimpleObject, Clone, Debug)]
pub struct DeletedRecord {
    /// What kind of record.
    #[graphql(name = "type")]
    pub record_type: RecordType,
    /// Its typed id.
    pub id: ID,
}

/// Some of what changed.
#[Object]
impl SyncPage {
    /// Records that were made, changed or restored, as they are now.
    async fn upserted(&self, ctx: &Context<'_>) -> Result<Vec<Node>> {
        let ids = self
            .changes
            .iter()
            .filter(|change| !change.deleted && change.kind != RecordKind::Preferences)
            .map(|change| global_id(change.kind, change.id));
        let found = ids.map(|id| async move { load(ctx, &id).await });
        let found = futures::future::try_join_all(found).await?;
        // What was purged since then is nowhere any more.
        Ok(found.into_iter().flatten().collect())
    }

    /// Records that were put into the trash.
    async fn deleted(&self) -> Vec<DeletedRecord> {
        self.changes
            .iter()
            .filter(|change| change.deleted)
            .map(|change| DeletedRecord {
                record_type: change.kind.into(),
                id: global_id(change.kind, change.id),
            })
            .collect()
    }

    /// The viewer's preferences, where they changed.
    async fn preferences(&self, ctx: &Context<'_>) -> Result<Option<ViewerPreferences>> {
        let kinds: BTreeSet<_> = self
            .changes
            .iter()
            .map(|change| change.kind.code())
            .collect();
        if kinds.contains(RecordKind::Preferences.code()) {
            Ok(Some(ctx.preferences().await?.into()))
        } else {
            Ok(None)
        }
    }

    /// Give it as `since` the next time.
    async fn cursor(&self) -> &str {
        &self.cursor
    }

    /// Whether there is more to ask for at once.
    async fn has_more(&self) -> bool {
        self.has_more
    }
}
