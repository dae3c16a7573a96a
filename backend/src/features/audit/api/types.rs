use async_graphql::{Context, Enum, ID, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};

use crate::features::audit::service::{ActivityFilter, ActivityRecord};
use crate::graphql::changes::{RecordType, global_id};
use crate::graphql::context::ResolverContext;
use crate::graphql::pagination::PageInfo;
use crate::kernel::trail::{Action, FieldChange};

/// What was done.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "Action")]
pub enum ActivityAction {
    /// Made.
    Created,
    /// Changed.
    Updated,
    /// Said to be right as it stands.
    Confirmed,
    /// No longer said to be right.
    Unconfirmed,
    /// Put into the trash.
    Deleted,
    /// Taken out of the trash.
    Restored,
    /// Removed for good.
    Purged,
    /// Brought in from a file.
    Imported,
    /// Given to another tenant.
    Transferred,
    /// Copied into a file.
    Exported,
}

/// A field that was changed.
#[derive(SimpleObject, Clone, Debug)]
pub struct ActivityChange {
    /// Its name in the API.
    pub field: String,
    /// Its value before, at most 200 characters; null where it had none.
    pub before: Option<String>,
    /// Its value afterwards, at most 200 characters; null where it has none.
    pub after: Option<String>,
}

impl From<&FieldChange> for ActivityChange {
    fn from(change: &FieldChange) -> Self {
        Self {
            field: change.field.clone(),
            before: change.before.clone(),
            after: change.after.clone(),
        }
    }
}

/// Who did something.
#[derive(SimpleObject, Clone, Debug)]
pub struct ActivityActor {
    /// Typed id, `user_…`.
    pub id: ID,
    /// What the person is called now.
    pub display_name: String,
    /// Whether it was the viewer.
    pub is_viewer: bool,
}

/// Something that somebody did. Kept for two years.
#[derive(Clone, Debug)]
pub struct ActivityEntry {
    pub(super) record: ActivityRecord,
    pub(super) actor_name: Option<String>,
}

/// Something that somebody did. Kept for two years.
#[Object]
impl ActivityEntry {
    /// What was done.
    async fn action(&self) -> ActivityAction {
        self.record.action.into()
    }

    /// To what kind of record.
    async fn kind(&self) -> RecordType {
        self.record.kind.into()
    }

    /// Typed id of the record, which may be gone.
    async fn record_id(&self) -> ID {
        global_id(self.record.kind, self.record.record)
    }

    /// Typed id of the vehicle that it is or belongs to, where there is one; it may be gone.
    async fn vehicle_id(&self) -> Option<ID> {
        self.record.vehicle.map(|id| ID(id.to_string()))
    }

    /// What the record was called then: a vehicle's name, the date of a fill-up or reading. Empty once it is gone for good.
    async fn label(&self) -> &str {
        &self.record.label
    }

    /// The record's version afterwards.
    async fn version(&self) -> i32 {
        self.record.version
    }

    /// The fields that were changed; none where it was made or moved as a whole.
    async fn changes(&self) -> Vec<ActivityChange> {
        self.record.fields.iter().map(Into::into).collect()
    }

    /// Who did it; null where the account is deleted.
    async fn actor(&self, ctx: &Context<'_>) -> Result<Option<ActivityActor>> {
        let is_viewer = ctx.scope()?.user() == self.record.user;
        Ok(self.actor_name.clone().map(|display_name| ActivityActor {
            id: ID(self.record.user.to_string()),
            display_name,
            is_viewer,
        }))
    }

    /// When.
    async fn happened_at(&self) -> DateTime<Utc> {
        self.record.happened_at
    }
}

/// A page of what was done.
pub struct ActivityConnection {
    pub(super) filter: ActivityFilter,
    pub(super) edges: Vec<ActivityEdge>,
    pub(super) page_info: PageInfo,
}

/// A page of what was done.
#[Object]
impl ActivityConnection {
    /// Entries with their cursors.
    async fn edges(&self) -> &[ActivityEdge] {
        &self.edges
    }

    /// Entries alone.
    async fn nodes(&self) -> Vec<ActivityEntry> {
        self.edges.iter().map(|edge| edge.node.clone()).collect()
    }

    /// Where this page ends.
    async fn page_info(&self) -> &PageInfo {
        &self.page_info
    }

    /// How many there are in all; counted only when asked for.
    async fn total_count(&self, ctx: &Context<'_>) -> Result<i32> {
        super::query::count_activity(ctx, self.filter).await
    }
}

/// An entry in a page.
#[derive(SimpleObject, Clone)]
pub struct ActivityEdge {
    /// Its position, for `after`.
    pub cursor: String,
    /// The entry.
    pub node: ActivityEntry,
}
