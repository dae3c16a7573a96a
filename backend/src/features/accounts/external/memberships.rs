use std::time::Duration;

use platform_client::{ClientError, Membership, Tenant, TenantStatus, TenantsClient};
use platform_kit::cache::{Cache, Value};

use crate::features::accounts::domain::{Home, Standing, Tenant as Place};
use crate::kernel::ids::{TenantId, TypedId};
use crate::kernel::scope::Role;

/// How long a membership is believed here. Where two caches lie one before the other it is twice
/// this; with the tenants service's own second a removed member is out everywhere within 3 s.
const BELIEVED: Duration = Duration::from_secs(1);
/// How long the last known memberships stand in for a tenants service that does not answer.
const LAST_KNOWN: Duration = Duration::from_secs(12 * 3600);

/// Which tenants people belong to, by the tenants service. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Memberships {
    tenants: TenantsClient,
    cache: Cache,
}

impl Memberships {
    #[must_use]
    pub fn new(tenants: TenantsClient, cache: Cache) -> Self {
        Self { tenants, cache }
    }

    /// Tenants of a person, oldest membership first; the last known ones while the service is away.
    pub async fn of(&self, subject: &str) -> Result<Vec<Membership>, ClientError> {
        let ask = async {
            let known = self.tenants.memberships_of(subject).await?;
            let known = Value::from(serde_json::to_vec(&known).unwrap_or_default());
            let last = last_known_key(subject);
            self.cache.set(&last, known.clone(), LAST_KNOWN).await;
            Ok::<_, ClientError>(known)
        };
        let kept = self.cache.get_or_make(&key(subject), BELIEVED, ask).await;
        let kept = match kept {
            Ok(kept) => kept,
            Err(error) => self.last_known(subject, &error).await?,
        };
        match serde_json::from_slice(&kept) {
            Ok(memberships) => Ok(memberships),
            // Another release may have written it.
            Err(_) => self.tenants.memberships_of(subject).await,
        }
    }

    /// The person's own tenant, made at the first call.
    pub async fn ensure_personal(&self, subject: &str, name: &str) -> Result<Tenant, ClientError> {
        let own = self.tenants.ensure_personal_tenant(subject, name).await?;
        self.forget(subject).await;
        Ok(own)
    }

    /// Has the next request of the person ask anew.
    pub async fn forget(&self, subject: &str) {
        self.cache.remove(&key(subject)).await;
    }

    async fn last_known(&self, subject: &str, error: &ClientError) -> Result<Value, ClientError> {
        if !error.is_retryable() {
            return Err(error.clone());
        }
        let last = self.cache.get(&last_known_key(subject)).await;
        last.ok_or_else(|| error.clone())
    }
}

fn key(subject: &str) -> String {
    format!("memberships:{subject}")
}

fn last_known_key(subject: &str) -> String {
    format!("memberships-last:{subject}")
}

impl From<&Membership> for Standing {
    fn from(membership: &Membership) -> Self {
        let tenant = &membership.tenant;
        Self {
            home: Home {
                tenant: Place {
                    id: TenantId::from_uuid(tenant.id),
                    name: tenant.name.clone(),
                },
                role: role(membership.role),
            },
            slug: tenant.slug.clone(),
            is_open: tenant.status == TenantStatus::Active,
        }
    }
}

fn role(role: platform_client::Role) -> Role {
    match role {
        platform_client::Role::Owner => Role::Owner,
        platform_client::Role::Manager => Role::Manager,
        platform_client::Role::Mechanic => Role::Mechanic,
        platform_client::Role::Driver => Role::Driver,
        platform_client::Role::Viewer => Role::Viewer,
    }
}
