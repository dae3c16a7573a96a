use async_graphql::{Context, Enum, ID, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};
use platform_client::tenants::{self, RequestStatus as Answered, SignUpRequest};
use serde::{Deserialize, Serialize};

use super::errors::failed;
use super::types::TenantRole;
use crate::features::tenant_management::domain::Person;
use crate::graphql::context::ResolverContext;
use crate::graphql::pagination::{Page, PageInfo, slice};
use crate::kernel::ids::{InvitationId, JoinRequestId, TenantId, TypedId};

const BY_ARRIVAL: &str = "members-by-arrival";

/// Somebody who belongs to a tenant.
#[derive(SimpleObject, Clone, Debug)]
pub struct Member {
    /// Typed id of the person, `user_…`; null for somebody who was never here.
    pub id: Option<ID>,
    /// What the person is called; null for somebody who was never here.
    pub display_name: Option<String>,
    /// E-mail address, told to owners and managers.
    pub email: Option<String>,
    /// What they may do.
    pub role: TenantRole,
    /// When they came.
    pub joined_at: DateTime<Utc>,
    /// Whether this is the viewer.
    pub is_viewer: bool,
}

/// A member with their cursor.
#[derive(SimpleObject, Clone, Debug)]
pub struct MemberEdge {
    /// Position in the list.
    pub cursor: String,
    /// The member.
    pub node: Member,
}

/// A page of members.
pub struct MemberConnection {
    edges: Vec<MemberEdge>,
    page_info: PageInfo,
    total: usize,
}

/// A page of members.
#[Object]
impl MemberConnection {
    /// Members with their cursors.
    async fn edges(&self) -> &[MemberEdge] {
        &self.edges
    }

    /// Members alone.
    async fn nodes(&self) -> Vec<&Member> {
        self.edges.iter().map(|edge| &edge.node).collect()
    }

    /// Where the page stands in the list.
    async fn page_info(&self) -> &PageInfo {
        &self.page_info
    }

    /// How many there are on all pages.
    async fn total_count(&self) -> i32 {
        i32::try_from(self.total).unwrap_or(i32::MAX)
    }
}

/// When somebody came, and who; in this order members are listed.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
struct Arrival(DateTime<Utc>, String);

pub(super) async fn members_of(
    ctx: &Context<'_>,
    tenant: TenantId,
    role: TenantRole,
    first: Option<i32>,
    after: Option<String>,
) -> Result<MemberConnection> {
    let page = Page::<Arrival>::parse(BY_ARRIVAL, first, after.as_deref())?;
    let viewer = ctx.viewer()?;
    let found = ctx.services()?.tenants.members(viewer, tenant).await;
    let mut found = found.map_err(failed)?;
    let total = found.len();
    let arrival = |(member, _): &(tenants::Member, Person)| {
        Arrival(member.created_at, member.subject.clone())
    };
    found.sort_by_key(arrival);
    found.retain(|row| {
        page.after
            .as_ref()
            .is_none_or(|after| arrival(row) > *after)
    });
    let tells_addresses = matches!(role, TenantRole::Owner | TenantRole::Manager);
    let slice = slice(BY_ARRIVAL, &page, found, arrival);
    let edges = slice.rows.into_iter().map(|(cursor, (member, person))| {
        let is_viewer = member.subject == viewer.user.subject;
        let node = Member {
            id: person.id.map(|id| ID(id.to_string())),
            display_name: person.display_name,
            email: person.email.filter(|_| tells_addresses || is_viewer),
            role: member.role.into(),
            joined_at: member.created_at,
            is_viewer,
        };
        MemberEdge { cursor, node }
    });
    Ok(MemberConnection {
        edges: edges.collect(),
        page_info: slice.page_info,
        total,
    })
}

/// An invitation that can still be accepted, by one person, once.
#[derive(SimpleObject, Clone, Debug)]
pub struct Invitation {
    /// Typed id, `invitation_…`.
    pub id: ID,
    /// What the invited person may do.
    pub role: TenantRole,
    /// To whom it was sent.
    pub email: Option<String>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// Until when it can be accepted.
    pub expires_at: DateTime<Utc>,
}

impl From<tenants::Invitation> for Invitation {
    fn from(invitation: tenants::Invitation) -> Self {
        Self {
            id: ID(InvitationId::from_uuid(invitation.id).to_string()),
            role: invitation.role.into(),
            email: invitation.email,
            created_at: invitation.created_at,
            expires_at: invitation.expires_at,
        }
    }
}

/// Where a request to join stands.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "Answered")]
pub enum JoinRequestStatus {
    /// Nobody has answered it yet.
    Pending,
    /// The person was let in.
    Approved,
    /// Somebody said no, and why.
    Rejected,
}

/// Somebody wants to belong to a tenant.
#[derive(SimpleObject, Clone, Debug)]
pub struct JoinRequest {
    /// Typed id, `join_request_…`.
    pub id: ID,
    /// What the person is called.
    pub name: String,
    /// Their e-mail address, where the sign-in gave one.
    pub email: Option<String>,
    /// What they wrote.
    pub message: Option<String>,
    /// Where it stands.
    pub status: JoinRequestStatus,
    /// Why somebody said no.
    pub reason: Option<String>,
    /// When they asked.
    pub created_at: DateTime<Utc>,
    /// When somebody answered.
    pub decided_at: Option<DateTime<Utc>>,
}

impl From<SignUpRequest> for JoinRequest {
    fn from(request: SignUpRequest) -> Self {
        Self {
            id: ID(JoinRequestId::from_uuid(request.id).to_string()),
            name: request.name,
            email: request.email,
            message: request.message,
            status: request.status.into(),
            reason: request.reason,
            created_at: request.created_at,
            decided_at: request.decided_at,
        }
    }
}
