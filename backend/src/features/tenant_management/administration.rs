//! What administrators of the platform do.

use platform_client::tenants::{
    ActingClient, Limits, Tenant, TenantPage, TenantStatus, TenantSummary,
};

use super::domain::{Administrators, Reason};
use super::service::{Outcome, TenantService};
use crate::features::accounts::SignedIn;
use crate::kernel::ids::{TenantId, TypedId};

/// Which tenants an administrator looks for.
#[derive(Clone, Copy, Debug, Default)]
pub struct TenantSearch<'a> {
    pub text: Option<&'a str>,
    pub status: Option<TenantStatus>,
}

/// A step in the life of a tenant.
#[derive(Clone, Copy, Debug)]
pub enum Step<'a> {
    Approve,
    Reject { reason: &'a str },
    Suspend { reason: &'a str },
    Resume,
    SetLimits(Limits),
}

impl TenantService {
    /// Whether somebody administers the platform.
    pub async fn administers(&self, viewer: &SignedIn) -> Outcome<bool> {
        let user = &viewer.user;
        let verified = user.email.as_deref().filter(|_| user.email_verified);
        match &self.policy.administrators {
            Administrators::FirstPerson => Ok(self.accounts.came_first(user.id).await?),
            named => Ok(named.names(&user.subject, verified)),
        }
    }

    pub async fn all(
        &self,
        viewer: &SignedIn,
        search: TenantSearch<'_>,
        after: Option<&str>,
        limit: u32,
    ) -> Outcome<TenantPage> {
        let console = self.console(viewer).await?;
        Ok(console
            .tenants(search.text, search.status, after, limit)
            .await?)
    }

    pub async fn step(&self, viewer: &SignedIn, id: TenantId, step: Step<'_>) -> Outcome<Tenant> {
        let console = self.console(viewer).await?;
        let id = id.uuid();
        let tenant = match step {
            Step::Approve => console.approve(id).await?,
            Step::Reject { reason } => console.reject(id, reason).await?,
            Step::Suspend { reason } => console.suspend(id, reason).await?,
            Step::Resume => console.reactivate(id).await?,
            Step::SetLimits(limits) => console.set_limits(id, limits).await?,
        };
        // Not in the answer's way where it fails: what is believed ends by itself within seconds.
        if let Ok(members) = self.tenants.members(id).await {
            for member in members {
                self.accounts.forget_memberships(&member.subject).await;
            }
        }
        Ok(tenant)
    }

    /// One tenant as an administrator sees it.
    pub async fn administered(&self, viewer: &SignedIn, id: TenantId) -> Outcome<TenantSummary> {
        self.console(viewer).await?;
        self.summary(id).await
    }

    /// The only place where somebody is vouched for as an administrator.
    async fn console(&self, viewer: &SignedIn) -> Outcome<ActingClient> {
        if !self.administers(viewer).await? {
            return Err(Reason::Forbidden.into());
        }
        Ok(self.tenants.administering_for(&viewer.user.subject))
    }
}
