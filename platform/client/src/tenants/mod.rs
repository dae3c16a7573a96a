//! The tenants service.

mod acting;
mod values;

use std::time::Duration;

use secrecy::SecretString;
use serde::Serialize;
use uuid::Uuid;

use crate::caller::Caller;
use crate::error::{BuildError, ClientError};
use crate::policy::Policy;
use crate::transport::Transport;

pub use acting::{ActingClient, Invite, NewTenant, TenantPatch};
pub use values::{
    AuditEntry, AuditPage, Invitation, InvitationOffer, Limits, Member, Membership, NewInvitation,
    RequestStatus, Role, SignUpRequest, Tenant, TenantKind, TenantPage, TenantStatus,
    TenantSummary, Usage,
};

#[derive(Serialize)]
struct PersonalTenant<'a> {
    owner_subject: &'a str,
    name: &'a str,
    kind: TenantKind,
    personal: bool,
}

/// Client of the tenants service. Cheap to clone.
#[derive(Clone, Debug)]
pub struct TenantsClient {
    caller: Caller,
}

impl TenantsClient {
    /// A client with the usual policy.
    ///
    /// # Errors
    /// When TLS can't be set up.
    pub fn try_new(transport: Transport, key: &SecretString) -> Result<Self, BuildError> {
        Self::with_policy(transport, key, Policy::default())
    }

    /// A client with another policy.
    ///
    /// # Errors
    /// When TLS can't be set up.
    pub fn with_policy(
        transport: Transport,
        key: &SecretString,
        policy: Policy,
    ) -> Result<Self, BuildError> {
        Ok(Self {
            caller: Caller::try_new("tenants", transport, key, policy)?,
        })
    }

    /// The same client for a caller with less time.
    #[must_use]
    pub fn within(&self, total: Duration) -> Self {
        Self {
            caller: self.caller.within(total),
        }
    }

    /// Tenants of a person, oldest membership first.
    ///
    /// # Errors
    /// When the service does not answer as agreed.
    pub async fn memberships_of(&self, subject: &str) -> Result<Vec<Membership>, ClientError> {
        let body = self
            .caller
            .get(&["subjects", subject, "memberships"], &[])
            .await?;
        self.caller.read(&body)
    }

    /// The person's own garage, made at the first call.
    ///
    /// # Errors
    /// When the service does not answer as agreed.
    pub async fn ensure_personal_tenant(
        &self,
        subject: &str,
        name: &str,
    ) -> Result<Tenant, ClientError> {
        let kind = TenantKind::Household;
        let new = PersonalTenant {
            owner_subject: subject,
            name,
            kind,
            personal: true,
        };
        let body = self
            .caller
            .post(&["tenants"], &new, Some("personal-garage"))
            .await?;
        self.caller.read(&body)
    }

    /// One tenant, if it exists.
    ///
    /// # Errors
    /// When the service does not answer as agreed.
    pub async fn tenant(&self, id: Uuid) -> Result<Option<Tenant>, ClientError> {
        match self.caller.get(&["tenants", &id.to_string()], &[]).await {
            Ok(body) => self.caller.read(&body).map(Some),
            Err(error) if error.not_found().is_some() => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// The tenant of a host name's first part, if there is one.
    ///
    /// # Errors
    /// When the service does not answer as agreed.
    pub async fn tenant_by_slug(&self, slug: &str) -> Result<Option<Tenant>, ClientError> {
        match self.caller.get(&["slugs", slug], &[]).await {
            Ok(body) => self.caller.read(&body).map(Some),
            Err(error) if error.not_found().is_some() => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Members in the order in which they came.
    ///
    /// # Errors
    /// When the service does not answer as agreed.
    pub async fn members(&self, id: Uuid) -> Result<Vec<Member>, ClientError> {
        let path = ["tenants", &id.to_string(), "members"];
        let body = self.caller.get(&path, &[]).await?;
        self.caller.read(&body)
    }

    /// A tenant and how much it uses of its plan.
    ///
    /// # Errors
    /// When the service does not answer as agreed.
    pub async fn summary(&self, id: Uuid) -> Result<TenantSummary, ClientError> {
        let path = ["tenants", &id.to_string(), "summary"];
        let body = self.caller.get(&path, &[]).await?;
        self.caller.read(&body)
    }

    /// Sign-up requests that a person made, newest first.
    ///
    /// # Errors
    /// When the service does not answer as agreed.
    pub async fn requests_of(&self, subject: &str) -> Result<Vec<SignUpRequest>, ClientError> {
        let path = ["subjects", subject, "sign-up-requests"];
        let body = self.caller.get(&path, &[]).await?;
        self.caller.read(&body)
    }

    /// What an invitation's link offers; a refusal with 404 or 410 when it is worth nothing.
    ///
    /// # Errors
    /// When the service does not answer as agreed.
    pub async fn preview_invitation(&self, token: &str) -> Result<InvitationOffer, ClientError> {
        let body = serde_json::json!({ "token": token });
        let path = ["invitations", "preview"];
        let body = self.caller.post(&path, &body, None).await?;
        self.caller.read(&body)
    }

    /// The same client for what a person does, with the rights of their own membership.
    #[must_use]
    pub fn acting_for(&self, subject: &str) -> ActingClient {
        ActingClient::new(self.caller.clone(), subject, false)
    }

    /// The same client for what an administrator of the platform does. Whoever calls this
    /// vouches for it.
    #[must_use]
    pub fn administering_for(&self, subject: &str) -> ActingClient {
        ActingClient::new(self.caller.clone(), subject, true)
    }
}
