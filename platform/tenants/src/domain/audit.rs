//! What is remembered of every change.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;
use uuid::Uuid;

use super::actor::ActorKind;
use super::tenant::stored_as_text;

/// What was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub enum Action {
    #[serde(rename = "tenant.created")]
    TenantCreated,
    #[serde(rename = "tenant.changed")]
    TenantChanged,
    #[serde(rename = "tenant.status")]
    TenantStatus,
    #[serde(rename = "tenant.limits")]
    TenantLimits,
    #[serde(rename = "tenant.deletion_requested")]
    DeletionRequested,
    #[serde(rename = "tenant.deletion_undone")]
    DeletionUndone,
    #[serde(rename = "tenant.deleted")]
    TenantDeleted,
    #[serde(rename = "member.joined")]
    MemberJoined,
    #[serde(rename = "member.role")]
    MemberRole,
    #[serde(rename = "member.removed")]
    MemberRemoved,
    #[serde(rename = "member.left")]
    MemberLeft,
    #[serde(rename = "tenant.ownership")]
    OwnershipTransferred,
    #[serde(rename = "invitation.created")]
    InvitationCreated,
    #[serde(rename = "invitation.revoked")]
    InvitationRevoked,
    #[serde(rename = "request.made")]
    RequestMade,
    #[serde(rename = "request.approved")]
    RequestApproved,
    #[serde(rename = "request.rejected")]
    RequestRejected,
}

stored_as_text!(Action {
    TenantCreated = "tenant.created",
    TenantChanged = "tenant.changed",
    TenantStatus = "tenant.status",
    TenantLimits = "tenant.limits",
    DeletionRequested = "tenant.deletion_requested",
    DeletionUndone = "tenant.deletion_undone",
    TenantDeleted = "tenant.deleted",
    MemberJoined = "member.joined",
    MemberRole = "member.role",
    MemberRemoved = "member.removed",
    MemberLeft = "member.left",
    OwnershipTransferred = "tenant.ownership",
    InvitationCreated = "invitation.created",
    InvitationRevoked = "invitation.revoked",
    RequestMade = "request.made",
    RequestApproved = "request.approved",
    RequestRejected = "request.rejected",
});

/// One change: who, what, when, before and after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AuditEntry {
    /// Its id.
    pub id: Uuid,
    /// Where.
    pub tenant_id: Uuid,
    /// When.
    pub at: DateTime<Utc>,
    /// Who.
    pub actor: String,
    /// In which capacity.
    pub actor_kind: ActorKind,
    /// What.
    pub action: Action,
    /// To whom or what: a subject, or the id of an invitation or request.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target: Option<String>,
    /// What it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Object>)]
    pub before: Option<Value>,
    /// What it became.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Object>)]
    pub after: Option<Value>,
}

/// One page of the trail, newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AuditPage {
    /// The entries.
    pub items: Vec<AuditEntry>,
    /// Send it as `after` for the next page; absent on the last one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_storage_and_json_agree() {
        for action in Action::ALL {
            assert_eq!(serde_json::to_value(action).unwrap(), action.as_str());
            assert_eq!(Action::from_name(action.as_str()), Some(*action));
        }
    }
}
