//! Which garage a person acts in, by the word of the tenants service.

use std::time::Duration;

use platform_client::{ClientError, Membership, TenantStatus, TenantsClient};
use platform_kit::cache::{Cache, Value};

use super::domain::{Home, Tenant, User, garage_name};
use super::service::AccountError;
use crate::infra::secret;
use crate::kernel::ids::{TenantId, TypedId};
use crate::kernel::scope::Role;

/// A member who was removed may be believed this long in the shared cache, as long again in a
/// replica's own, and two seconds by the service: less than five seconds in all.
const FRESH: Duration = Duration::from_secs(1);
/// What was known last serves this long while the service is away: then nobody can be removed either.
const LAST_KNOWN: Duration = Duration::from_secs(24 * 60 * 60);

/// Looks up memberships, each person's at most once in [`FRESH`].
#[derive(Clone, Debug)]
pub(super) struct Homes {
    tenants: TenantsClient,
    cache: Cache,
}

impl Homes {
    pub fn new(tenants: TenantsClient, cache: Cache) -> Self {
        Self { tenants, cache }
    }

    /// The garage to act in: the wanted one, else the one they belong to longest, else their own,
    /// new one. Where the service never told, `wanted` stands as it was kept.
    pub async fn of(&self, user: &User, wanted: Option<&Home>) -> Result<Home, AccountError> {
        let memberships = match (self.memberships(&user.subject).await, wanted) {
            (Ok(memberships), _) => memberships,
            (Err(AccountError::Unavailable { .. }), Some(kept)) => return Ok(kept.clone()),
            (Err(error), _) => return Err(error),
        };
        let active = || memberships.iter().filter(|m| is_active(m));
        let chosen = wanted.and_then(|home| {
            let id = home.tenant.id.uuid();
            active().find(|membership| membership.tenant.id == id)
        });
        if let Some(membership) = chosen.or_else(|| active().next()) {
            return Ok(home(&membership.tenant, role(membership.role)));
        }
        if !memberships.is_empty() {
            return Err(AccountError::Suspended);
        }
        self.own(user).await
    }

    /// The person's place in a garage; `None` where they have none, or it is suspended.
    pub async fn in_tenant(
        &self,
        subject: &str,
        tenant: TenantId,
    ) -> Result<Option<Home>, AccountError> {
        self.find(subject, |membership| membership.tenant.id == tenant.uuid())
            .await
    }

    /// The person's place in the garage of that name in host names.
    pub async fn at_slug(&self, subject: &str, slug: &str) -> Result<Option<Home>, AccountError> {
        self.find(subject, |membership| membership.tenant.slug == slug)
            .await
    }

    async fn find(
        &self,
        subject: &str,
        wanted: impl Fn(&Membership) -> bool,
    ) -> Result<Option<Home>, AccountError> {
        let memberships = self.memberships(subject).await?;
        let found = memberships.iter().find(|m| is_active(m) && wanted(m));
        Ok(found.map(|membership| home(&membership.tenant, role(membership.role))))
    }

    async fn memberships(&self, subject: &str) -> Result<Vec<Membership>, AccountError> {
        let person = secret::hash(subject);
        let fresh = format!("memberships:{person}");
        let last = format!("memberships-known:{person}");
        let told = self.cache.get_or_make(&fresh, FRESH, async {
            let told = self.tenants.memberships_of(subject).await?;
            let bytes = Value::from(serde_json::to_vec(&told).unwrap_or_default());
            // Who belongs nowhere yet is about to get a garage: that is not for keeping.
            if !told.is_empty() {
                self.cache.set(&last, bytes.clone(), LAST_KNOWN).await;
            }
            Ok::<_, ClientError>(bytes)
        });
        match told.await {
            // Another release may have written what is kept.
            Ok(bytes) => match serde_json::from_slice(&bytes) {
                Ok(memberships) => Ok(memberships),
                Err(_) => self
                    .tenants
                    .memberships_of(subject)
                    .await
                    .map_err(|error| unavailable(&error)),
            },
            Err(error) => {
                let kept = self.cache.get(&last).await;
                let kept = kept.and_then(|bytes| serde_json::from_slice(&bytes).ok());
                kept.ok_or_else(|| unavailable(&error))
            }
        }
    }

    async fn own(&self, user: &User) -> Result<Home, AccountError> {
        let (subject, name) = (&user.subject, garage_name(&user.display_name));
        let own = self.tenants.ensure_personal_tenant(subject, &name).await;
        let own = own.map_err(|error| unavailable(&error))?;
        self.forget(subject).await;
        match own.status {
            TenantStatus::Active => Ok(home(&own, Role::Owner)),
            _ => Err(AccountError::Suspended),
        }
    }

    /// Has the next question asked anew, after a change that was made here.
    pub async fn forget(&self, subject: &str) {
        let key = format!("memberships:{}", secret::hash(subject));
        self.cache.remove(&key).await;
    }
}

fn is_active(membership: &Membership) -> bool {
    membership.tenant.status == TenantStatus::Active
}

fn home(tenant: &platform_client::Tenant, role: Role) -> Home {
    Home {
        tenant: Tenant {
            id: TenantId::from_uuid(tenant.id),
            name: tenant.name.clone(),
            most_vehicles: tenant.limits.vehicles.and_then(|n| u32::try_from(n).ok()),
        },
        role,
    }
}

pub(super) fn role(role: platform_client::Role) -> Role {
    match role {
        platform_client::Role::Owner => Role::Owner,
        platform_client::Role::Manager => Role::Manager,
        platform_client::Role::Mechanic => Role::Mechanic,
        platform_client::Role::Driver => Role::Driver,
        platform_client::Role::Viewer => Role::Viewer,
    }
}

pub(super) fn unavailable(error: &ClientError) -> AccountError {
    AccountError::Unavailable {
        service: error.service(),
    }
}
