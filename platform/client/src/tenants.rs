//! The tenants service.

use std::time::Duration;

use chrono::{DateTime, Utc};
use secrecy::SecretString;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::caller::Caller;
use crate::error::{BuildError, ClientError};
use crate::policy::Policy;
use crate::transport::Transport;

/// What kind of community shares the vehicles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TenantKind {
    Household,
    Club,
    Fleet,
}

/// Whether a tenant may be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TenantStatus {
    Active,
    Suspended,
}

/// What a member may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    Owner,
    Manager,
    Mechanic,
    Driver,
    Viewer,
}

/// One garage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tenant {
    pub id: Uuid,
    pub slug: String,
    pub name: String,
    pub kind: TenantKind,
    pub status: TenantStatus,
    pub created_at: DateTime<Utc>,
}

/// One tenant of a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Membership {
    pub tenant: Tenant,
    pub role: Role,
}

#[derive(Serialize)]
struct NewTenant<'a> {
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
    /// When the key can't travel or TLS can't be set up.
    pub fn try_new(transport: Transport, key: &SecretString) -> Result<Self, BuildError> {
        Self::with_policy(transport, key, Policy::default())
    }

    /// A client with another policy.
    ///
    /// # Errors
    /// When the key can't travel or TLS can't be set up.
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
        let new = NewTenant {
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
}
