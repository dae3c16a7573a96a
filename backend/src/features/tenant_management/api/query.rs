use async_graphql::{Context, Enum, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};
use platform_client::tenants::{InvitationOffer, Membership};

use super::admin::Administration;
use super::errors::{failed, objection};
use super::people::JoinRequest;
use super::types::{Tenant, TenantKind, TenantRole};
use crate::features::tenant_management::domain::Reason;
use crate::graphql::context::ResolverContext;
use crate::graphql::errors::forbidden;

/// Root fields about tenants.
#[derive(Default)]
pub struct TenantQuery;

#[Object]
impl TenantQuery {
    /// What the link of an invitation offers; needs no sign-in.
    async fn invitation(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The last part of the link.")] token: String,
    ) -> Result<InvitationPreview> {
        match ctx.services()?.tenants.offer(&token).await {
            Ok(offer) => Ok(offer.into()),
            Err(error) => Ok(objection(error)?.reason.into()),
        }
    }

    /// The console of the platform's administrators; null with FORBIDDEN for everybody else.
    async fn admin(&self, ctx: &Context<'_>) -> Result<Option<Administration>> {
        if administers(ctx).await? {
            return Ok(Some(Administration));
        }
        Err(forbidden(
            "Only an administrator of the platform sees this.",
        ))
    }
}

/// Whether an invitation can be accepted.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum InvitationState {
    /// It can.
    Open,
    /// Its time is over.
    Expired,
    /// It was used.
    Used,
    /// It was taken back.
    Revoked,
    /// The tenant is not in use now.
    NotInUse,
    /// There is none of this link.
    Unknown,
}

/// What the link of an invitation offers.
#[derive(SimpleObject, Clone, Debug)]
pub struct InvitationPreview {
    /// Whether it can be accepted; all else is null unless it is OPEN.
    pub state: InvitationState,
    /// What the tenant is called.
    pub tenant_name: Option<String>,
    /// What kind of community it is.
    pub kind: Option<TenantKind>,
    /// What the invited person may do.
    pub role: Option<TenantRole>,
    /// Until when it can be accepted.
    pub expires_at: Option<DateTime<Utc>>,
}

impl From<InvitationOffer> for InvitationPreview {
    fn from(offer: InvitationOffer) -> Self {
        Self {
            state: InvitationState::Open,
            tenant_name: Some(offer.tenant_name),
            kind: Some(offer.kind.into()),
            role: Some(offer.role.into()),
            expires_at: Some(offer.expires_at),
        }
    }
}

impl From<Reason> for InvitationPreview {
    fn from(reason: Reason) -> Self {
        Self {
            state: match reason {
                Reason::InvitationExpired => InvitationState::Expired,
                Reason::InvitationUsed => InvitationState::Used,
                Reason::InvitationRevoked => InvitationState::Revoked,
                Reason::NotInUse => InvitationState::NotInUse,
                _ => InvitationState::Unknown,
            },
            tenant_name: None,
            kind: None,
            role: None,
            expires_at: None,
        }
    }
}

/// Tenants of the viewer, oldest membership first.
///
/// # Errors
/// UPSTREAM_UNAVAILABLE.
pub async fn tenants_of(ctx: &Context<'_>) -> Result<Vec<Tenant>> {
    let found = ctx.services()?.tenants.memberships(ctx.viewer()?).await;
    Ok(found.map_err(failed)?.into_iter().map(tenant).collect())
}

/// Requests to join that the viewer made.
///
/// # Errors
/// UPSTREAM_UNAVAILABLE.
pub async fn own_requests(ctx: &Context<'_>) -> Result<Vec<JoinRequest>> {
    let found = ctx.services()?.tenants.own_requests(ctx.viewer()?).await;
    let found = found.map_err(failed)?;
    Ok(found.into_iter().map(JoinRequest::from).collect())
}

/// Whether the viewer administers the platform.
///
/// # Errors
/// The database's.
pub async fn administers(ctx: &Context<'_>) -> Result<bool> {
    let viewer = ctx.viewer()?;
    if !viewer.scope.is_member() {
        return Ok(false);
    }
    let tenants = &ctx.services()?.tenants;
    tenants.administers(viewer).await.map_err(failed)
}

pub(super) fn tenant(membership: Membership) -> Tenant {
    Tenant::known(membership.tenant, membership.role.into())
}
