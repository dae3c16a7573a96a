use async_graphql::{Context, Enum, ID, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};
use platform_client::tenants::{Limits, Tenant as KnownTenant, Usage};
use platform_client::{TenantKind as Kind, TenantStatus as Status};

use super::audit::{AuditTrail, audit_trail};
use super::errors::failed;
use super::people::{Invitation, JoinRequest, MemberConnection, members_of};
use crate::graphql::context::ResolverContext;
use crate::graphql::pagination::page_cost;
use crate::kernel::ids::{TenantId, TypedId};
use crate::kernel::scope;

/// What a member may do in a tenant.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "scope::Role")]
pub enum TenantRole {
    /// Everything.
    Owner,
    /// Everything but the tenant itself.
    Manager,
    /// Logs what was done to vehicles.
    Mechanic,
    /// Logs fuel and readings.
    Driver,
    /// Reads.
    Viewer,
}

impl From<platform_client::Role> for TenantRole {
    fn from(role: platform_client::Role) -> Self {
        match role {
            platform_client::Role::Owner => Self::Owner,
            platform_client::Role::Manager => Self::Manager,
            platform_client::Role::Mechanic => Self::Mechanic,
            platform_client::Role::Driver => Self::Driver,
            platform_client::Role::Viewer => Self::Viewer,
        }
    }
}

impl From<TenantRole> for platform_client::Role {
    fn from(role: TenantRole) -> Self {
        match role {
            TenantRole::Owner => Self::Owner,
            TenantRole::Manager => Self::Manager,
            TenantRole::Mechanic => Self::Mechanic,
            TenantRole::Driver => Self::Driver,
            TenantRole::Viewer => Self::Viewer,
        }
    }
}

/// What kind of community shares the vehicles.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "Kind")]
pub enum TenantKind {
    /// A person, a couple, a family.
    Household,
    /// Friends of vehicles.
    Club,
    /// A company.
    Fleet,
}

/// Whether a tenant may be used.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "Status")]
pub enum TenantStatus {
    /// Waits for an administrator's approval.
    Pending,
    /// In use.
    Active,
    /// Locked by an administrator.
    Suspended,
    /// An administrator said no.
    Rejected,
}

/// A household, club or fleet that shares vehicles.
#[derive(Clone, Debug)]
pub struct Tenant {
    id: TenantId,
    name: String,
    role: TenantRole,
    /// Where they were told already.
    known: Option<KnownTenant>,
}

impl Tenant {
    #[must_use]
    pub fn new(id: TenantId, name: String, role: scope::Role) -> Self {
        Self {
            id,
            name,
            role: role.into(),
            known: None,
        }
    }

    pub(super) fn known(tenant: KnownTenant, role: TenantRole) -> Self {
        Self {
            id: TenantId::from_uuid(tenant.id),
            name: tenant.name.clone(),
            role,
            known: Some(tenant),
        }
    }
}

/// A household, club or fleet that shares vehicles.
#[Object]
impl Tenant {
    /// Typed id, `tenant_…`.
    async fn id(&self) -> ID {
        ID(self.id.to_string())
    }

    /// What its people call it.
    async fn name(&self) -> &str {
        &self.name
    }

    /// What the viewer may do in it.
    async fn role(&self) -> TenantRole {
        self.role
    }

    /// What the tenants service knows of it; null with UPSTREAM_UNAVAILABLE while that is away.
    async fn details(&self, ctx: &Context<'_>) -> Result<Option<TenantDetails>> {
        if let Some(known) = &self.known {
            return Ok(Some(TenantDetails(known.clone())));
        }
        let tenants = &ctx.services()?.tenants;
        let found = tenants.membership(ctx.viewer()?, self.id).await;
        Ok(Some(TenantDetails(found.map_err(failed)?.tenant)))
    }

    /// How much it uses of its plan.
    async fn usage(&self, ctx: &Context<'_>) -> Result<Option<TenantUsage>> {
        let summary = ctx.services()?.tenants.summary(self.id).await;
        Ok(Some(summary.map_err(failed)?.usage.into()))
    }

    /// Who belongs to it, in the order in which they came.
    #[graphql(complexity = "5 + page_cost(first) * child_complexity")]
    async fn members(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Size of the page, at most 100; 50 by default.")] first: Option<i32>,
        #[graphql(desc = "Cursor behind which the page begins.")] after: Option<String>,
    ) -> Result<Option<MemberConnection>> {
        members_of(ctx, self.id, self.role, first, after)
            .await
            .map(Some)
    }

    /// Invitations that can still be accepted, newest first; for owners and managers.
    #[graphql(complexity = "20 * child_complexity")]
    async fn invitations(&self, ctx: &Context<'_>) -> Result<Option<Vec<Invitation>>> {
        let found = ctx.services()?.tenants.invitations(ctx.person()?, self.id);
        let found = found.await.map_err(failed)?;
        Ok(Some(found.into_iter().map(Invitation::from).collect()))
    }

    /// Requests to join that wait for an answer, oldest first; for owners and managers.
    #[graphql(complexity = "20 * child_complexity")]
    async fn join_requests(&self, ctx: &Context<'_>) -> Result<Option<Vec<JoinRequest>>> {
        let found = ctx.services()?.tenants.requests(ctx.person()?, self.id);
        let found = found.await.map_err(failed)?;
        Ok(Some(found.into_iter().map(JoinRequest::from).collect()))
    }

    /// Who did what to the tenant and its members, newest first; for owners.
    #[graphql(complexity = "5 + page_cost(first) * child_complexity")]
    async fn audit_trail(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Size of the page, at most 100; 50 by default.")] first: Option<i32>,
        #[graphql(desc = "Cursor behind which the page begins.")] after: Option<String>,
    ) -> Result<Option<AuditTrail>> {
        audit_trail(ctx, self.id, first, after).await.map(Some)
    }
}

/// What the tenants service knows of a tenant.
pub struct TenantDetails(pub(super) KnownTenant);

/// What the tenants service knows of a tenant.
#[Object]
impl TenantDetails {
    /// Its name in addresses, `slug.example.com`.
    async fn slug(&self) -> &str {
        &self.0.slug
    }

    /// What kind of community it is.
    async fn kind(&self) -> TenantKind {
        self.0.kind.into()
    }

    /// Whether it may be used.
    async fn status(&self) -> TenantStatus {
        self.0.status.into()
    }

    /// Why it may not be used, in the words of the administrator.
    async fn status_reason(&self) -> Option<&str> {
        self.0.status_reason.as_deref()
    }

    /// What its plan allows.
    async fn limits(&self) -> TenantLimits {
        self.0.limits.into()
    }

    /// When it was made.
    async fn created_at(&self) -> DateTime<Utc> {
        self.0.created_at
    }

    /// When it will be gone, unless it is restored before; null while nobody deleted it.
    async fn deletes_at(&self) -> Option<DateTime<Utc>> {
        self.0.deletes_at
    }
}

/// What a plan allows; null is unlimited.
#[derive(SimpleObject, Clone, Copy, Debug)]
pub struct TenantLimits {
    /// Most members.
    pub members: Option<i32>,
    /// Most vehicles.
    pub vehicles: Option<i32>,
}

impl From<Limits> for TenantLimits {
    fn from(limits: Limits) -> Self {
        Self {
            members: limits.members,
            vehicles: limits.vehicles,
        }
    }
}

/// How much a tenant uses of its plan.
#[derive(SimpleObject, Clone, Copy, Debug)]
pub struct TenantUsage {
    /// Members.
    pub members: i32,
    /// Invitations that can still be accepted.
    pub open_invitations: i32,
    /// Requests to join that wait for an answer.
    pub pending_requests: i32,
}

impl From<Usage> for TenantUsage {
    fn from(usage: Usage) -> Self {
        let shown = |number: u64| i32::try_from(number).unwrap_or(i32::MAX);
        Self {
            members: shown(usage.members),
            open_invitations: shown(usage.open_invitations),
            pending_requests: shown(usage.pending_requests),
        }
    }
}
