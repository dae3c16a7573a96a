use async_graphql::{Context, Enum, ID, Result, SimpleObject};
use chrono::{DateTime, Utc};
use platform_client::tenants;
use serde_json::Value;

use super::errors::failed;
use crate::graphql::context::ResolverContext;
use crate::graphql::pagination::{Page, PageInfo, encode};
use crate::kernel::ids::TenantId;

const NEWEST_FIRST: &str = "tenant-audit";

/// A page of what was done.
#[derive(SimpleObject, Clone, Debug)]
pub struct AuditTrail {
    /// What was done, newest first.
    pub nodes: Vec<TenantEvent>,
    /// Where the page stands in the list.
    pub page_info: PageInfo,
}

/// In which capacity somebody acted.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum ActorKind {
    /// A member, or somebody who became one.
    Person,
    /// An administrator of the platform.
    Administrator,
    /// The service itself.
    System,
}

/// One change of a tenant: who, what, when, before and after.
#[derive(SimpleObject, Clone, Debug)]
pub struct TenantEvent {
    /// When.
    pub at: DateTime<Utc>,
    /// Who, `user_…`; null for who was never here.
    pub actor_id: Option<ID>,
    /// What who did it is called.
    pub actor_name: Option<String>,
    /// In which capacity.
    pub actor_kind: ActorKind,
    /// What, for example `member.role`; more may come.
    pub action: String,
    /// To whom, where it was done to a person.
    pub target_name: Option<String>,
    /// What it was.
    pub before: Vec<EventValue>,
    /// What it became.
    pub after: Vec<EventValue>,
}

/// A named value before or after a change.
#[derive(SimpleObject, Clone, Debug)]
pub struct EventValue {
    /// For example `role`.
    pub name: String,
    /// For example `driver`.
    pub value: String,
}

pub(super) async fn audit_trail(
    ctx: &Context<'_>,
    tenant: TenantId,
    first: Option<i32>,
    after: Option<String>,
) -> Result<AuditTrail> {
    let page = Page::<String>::parse(NEWEST_FIRST, first, after.as_deref())?;
    let limit = u32::try_from(page.size).unwrap_or(u32::MAX).max(1);
    let tenants = &ctx.services()?.tenants;
    let found = tenants.audit(ctx.person()?, tenant, page.after.as_deref(), limit);
    let (found, people) = found.await.map_err(failed)?;
    let nodes = found.items.into_iter().map(|entry| {
        let actor = people.get(&entry.actor);
        let target = entry.target.as_ref().and_then(|target| people.get(target));
        TenantEvent {
            at: entry.at,
            actor_id: actor
                .and_then(|actor| actor.id)
                .map(|id| ID(id.to_string())),
            actor_name: actor.and_then(|actor| actor.display_name.clone()),
            actor_kind: actor_kind(&entry),
            target_name: target.and_then(|target| target.display_name.clone()),
            action: entry.action,
            before: values(entry.before),
            after: values(entry.after),
        }
    });
    Ok(AuditTrail {
        nodes: nodes.collect(),
        page_info: PageInfo {
            start_cursor: None,
            end_cursor: found.next.as_ref().map(|next| encode(NEWEST_FIRST, next)),
            has_next_page: found.next.is_some(),
            has_previous_page: page.after.is_some(),
        },
    })
}

fn actor_kind(entry: &tenants::AuditEntry) -> ActorKind {
    match entry.actor_kind.as_str() {
        "administrator" => ActorKind::Administrator,
        "system" => ActorKind::System,
        _ => ActorKind::Person,
    }
}

fn values(of: Option<Value>) -> Vec<EventValue> {
    let Some(Value::Object(of)) = of else {
        return Vec::new();
    };
    let values = of.into_iter().filter(|(_, value)| !value.is_null());
    let shown = values.map(|(name, value)| EventValue {
        name,
        value: match value {
            Value::String(text) => text,
            other => other.to_string(),
        },
    });
    shown.collect()
}
