//! Use cases and the public face of the service.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Utc};
use platform_kit::cache::{Cache, Value};
use platform_kit::clock::Clock;
use platform_kit::db::Db;
use platform_kit::health::{self, Readiness};
use platform_kit::ids::IdGenerator;
use platform_kit::service_keys::ServiceKeys;
use rand::TryRng as _;
use rand::rngs::SysRng;
use sea_orm::DbErr;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use crate::domain::{
    Actor, ActorKind, IdempotencyKey, Member, Membership, NewInvitation, Refusal, Role,
    SignUpRequest, Subject, Tenant, TenantKind, TenantName, TenantStatus, TenantSummary,
};
use crate::settings::Settings;
use crate::store::{
    Created, Decision, Doing, InvitationDraft, NewTenant, StatusChange, Store, StoreError,
};
use crate::{api, openapi};

/// A member who was removed may be believed this long here; the application adds its own time, so
/// that both together stay under 5 s.
const MEMBERSHIPS_TTL: Duration = Duration::from_secs(1);

/// The service can't start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// Its tables can't be brought up to date.
    #[error("The tenants database can't be prepared: {0}.")]
    Migrate(#[from] DbErr),
}

/// Why something was not done.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ServiceError {
    /// A rule or the database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The system gave no random bytes.
    #[error("the system has no random numbers to give")]
    NoRandomness,
}

impl From<Refusal> for ServiceError {
    fn from(refusal: Refusal) -> Self {
        Self::Store(refusal.into())
    }
}

/// The running service. Cheap to clone.
#[derive(Clone, Debug)]
pub struct TenantsService {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    store: Store,
    cache: Cache,
    clock: Clock,
    ids: IdGenerator,
    keys: ServiceKeys,
}

/// What a caller asks to be made.
#[derive(Clone, Debug)]
pub(crate) struct CreateTenant {
    pub owner: Subject,
    pub name: TenantName,
    pub kind: TenantKind,
    pub personal: bool,
    pub needs_approval: bool,
    pub key: Option<IdempotencyKey>,
    /// The owner, unless somebody makes it for them.
    pub actor: Option<Actor>,
}

/// An invitation that a caller asks for.
#[derive(Clone, Debug)]
pub(crate) struct Invite {
    pub tenant_id: Uuid,
    pub role: Role,
    pub email: Option<String>,
    pub hours: u32,
}

/// Prepares the tables and returns the service, ready to be served or mounted.
///
/// # Errors
/// When the tables can't be prepared.
pub async fn service(
    settings: Settings,
    db: Db,
    cache: Cache,
    clock: Clock,
) -> Result<TenantsService, StartError> {
    let store = Store::init(db).await?;
    let ids = IdGenerator::new(clock.clone());
    let inner = Inner {
        store,
        cache,
        clock,
        ids,
        keys: settings.keys,
    };
    Ok(TenantsService {
        inner: Arc::new(inner),
    })
}

impl TenantsService {
    /// Every route but the documentation pages; for mounting inside another process.
    pub fn router(&self) -> Router {
        api::router(self.clone())
    }

    /// Every route, for the separate process.
    pub fn standalone_router(&self) -> Router {
        self.router()
            .merge(platform_kit::openapi::routes(openapi::document()))
    }

    /// Completes deletions whose delay is over, now and every `pause`, for ever. To be spawned by
    /// whoever runs the service; reads leave such tenants out even before they are swept.
    pub async fn watch(self, pause: Duration) {
        loop {
            match self.sweep().await {
                Ok(0) => (),
                Ok(gone) => tracing::info!(gone, "deletions completed"),
                Err(error) => tracing::warn!(%error, "deletions can't be completed"),
            }
            tokio::time::sleep(pause).await;
        }
    }

    /// Completes deletions whose delay is over; returns how many tenants are gone.
    ///
    /// # Errors
    /// The database's.
    pub async fn sweep(&self) -> Result<usize, StartError> {
        let doing = self.doing(Actor::system());
        let mut gone = 0;
        loop {
            match self.inner.store.sweep(&doing).await {
                Ok(0) => return Ok(gone),
                Ok(more) => gone += more,
                Err(StoreError::Db(error)) => return Err(error.into()),
                Err(other) => return Err(DbErr::Custom(other.to_string()).into()),
            }
        }
    }

    pub(crate) fn store(&self) -> &Store {
        &self.inner.store
    }

    pub(crate) fn keys(&self) -> ServiceKeys {
        self.inner.keys.clone()
    }

    pub(crate) fn now(&self) -> DateTime<Utc> {
        self.inner.clock.now()
    }

    pub(crate) fn doing(&self, actor: Actor) -> Doing {
        Doing {
            actor,
            at: self.now(),
            ids: self.inner.ids.clone(),
        }
    }

    pub(crate) async fn readiness(&self) -> Readiness {
        Readiness::of(vec![
            health::database(self.inner.store.db()).await,
            health::cache(&self.inner.cache).await,
        ])
    }

    pub(crate) async fn create(&self, wish: CreateTenant) -> Result<Created, StoreError> {
        let fingerprint = fingerprint(&wish);
        let actor = wish.actor.unwrap_or_else(|| Actor {
            subject: wish.owner.clone(),
            kind: ActorKind::Person,
        });
        let status = if wish.needs_approval {
            TenantStatus::Pending
        } else {
            TenantStatus::Active
        };
        let new = NewTenant {
            id: self.inner.ids.next(),
            idempotency: wish.key.map(|key| (key, fingerprint)),
            owner: wish.owner,
            name: wish.name,
            kind: wish.kind,
            personal: wish.personal,
            status,
            doing: self.doing(actor),
        };
        let created = self.inner.store.create(&new).await?;
        if created.fresh {
            self.forget(&new.owner).await;
        }
        Ok(created)
    }

    pub(crate) async fn tenant(&self, id: Uuid) -> Result<Option<Tenant>, StoreError> {
        self.inner.store.find(id, self.now()).await
    }

    pub(crate) async fn summary(&self, id: Uuid) -> Result<Option<TenantSummary>, StoreError> {
        let Some(tenant) = self.tenant(id).await? else {
            return Ok(None);
        };
        let usage = self.inner.store.usage(&[id], self.now()).await?;
        Ok(usage.get(&id).map(|usage| TenantSummary {
            tenant,
            usage: *usage,
        }))
    }

    pub(crate) async fn members(&self, id: Uuid) -> Result<Option<Vec<Member>>, StoreError> {
        if self.tenant(id).await?.is_none() {
            return Ok(None);
        }
        self.inner.store.members(id).await.map(Some)
    }

    pub(crate) async fn memberships(
        &self,
        subject: &Subject,
    ) -> Result<Vec<Membership>, StoreError> {
        let key = memberships_key(subject);
        if let Some(kept) = self.inner.cache.get(&key).await
            && let Ok(memberships) = serde_json::from_slice(&kept)
        {
            return Ok(memberships);
        }
        let memberships = self.inner.store.memberships(subject, self.now()).await?;
        // Nobody waits for their first garage to appear: an empty list is not kept.
        if !memberships.is_empty()
            && let Ok(bytes) = serde_json::to_vec(&memberships)
        {
            self.inner
                .cache
                .set(&key, Value::from(bytes), MEMBERSHIPS_TTL)
                .await;
        }
        Ok(memberships)
    }

    pub(crate) async fn change_role(
        &self,
        tenant_id: Uuid,
        subject: &Subject,
        role: Role,
        actor: Actor,
    ) -> Result<(), StoreError> {
        let doing = self.doing(actor);
        let store = &self.inner.store;
        store.change_role(tenant_id, subject, role, &doing).await?;
        self.forget(subject).await;
        Ok(())
    }

    pub(crate) async fn remove_member(
        &self,
        tenant_id: Uuid,
        subject: &Subject,
        actor: Actor,
    ) -> Result<(), StoreError> {
        let doing = self.doing(actor);
        self.inner
            .store
            .remove_member(tenant_id, subject, &doing)
            .await?;
        self.forget(subject).await;
        Ok(())
    }

    pub(crate) async fn transfer_ownership(
        &self,
        tenant_id: Uuid,
        to: &Subject,
        actor: Actor,
    ) -> Result<(), StoreError> {
        let doing = self.doing(actor);
        let store = &self.inner.store;
        store.transfer_ownership(tenant_id, to, &doing).await?;
        self.forget(to).await;
        self.forget(&doing.actor.subject).await;
        Ok(())
    }

    pub(crate) async fn invite(
        &self,
        wish: Invite,
        actor: Actor,
    ) -> Result<NewInvitation, ServiceError> {
        let doing = self.doing(actor);
        let token = random_token()?;
        let draft = InvitationDraft {
            tenant_id: wish.tenant_id,
            token_hash: token_hash(&token),
            role: wish.role,
            email: wish.email,
            expires_at: doing.at + chrono::Duration::hours(i64::from(wish.hours)),
        };
        let invitation = self.inner.store.invite(&draft, &doing).await?;
        Ok(NewInvitation { invitation, token })
    }

    pub(crate) async fn accept(&self, token: &str, actor: Actor) -> Result<Membership, StoreError> {
        let doing = self.doing(actor);
        let membership = self.inner.store.accept(&token_hash(token), &doing).await?;
        self.forget(&doing.actor.subject).await;
        Ok(membership)
    }

    pub(crate) async fn decide(
        &self,
        tenant_id: Uuid,
        id: Uuid,
        decision: &Decision,
        actor: Actor,
    ) -> Result<SignUpRequest, StoreError> {
        let doing = self.doing(actor);
        let store = &self.inner.store;
        let request = store.decide(tenant_id, id, decision, &doing).await?;
        if let Ok(subject) = Subject::try_new(&request.subject) {
            self.forget(&subject).await;
        }
        Ok(request)
    }

    pub(crate) async fn set_status(
        &self,
        id: Uuid,
        change: &StatusChange,
        actor: Actor,
    ) -> Result<Tenant, StoreError> {
        let doing = self.doing(actor);
        let tenant = self.inner.store.set_status(id, change, &doing).await?;
        self.forget_members(id).await?;
        Ok(tenant)
    }

    /// Has the next reader of each member's list see the present state.
    pub(crate) async fn forget_members(&self, id: Uuid) -> Result<(), StoreError> {
        for member in self.inner.store.members(id).await? {
            self.inner.cache.remove(&key_of(&member.subject)).await;
        }
        Ok(())
    }

    async fn forget(&self, subject: &Subject) {
        self.inner.cache.remove(&memberships_key(subject)).await;
    }
}

/// What is kept of an invitation's token; a fast hash is enough for 256 random bits.
pub(crate) fn token_hash(token: &str) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(token.as_bytes()))
}

fn random_token() -> Result<String, ServiceError> {
    let mut bytes = [0u8; 32];
    SysRng
        .try_fill_bytes(&mut bytes)
        .map_err(|_| ServiceError::NoRandomness)?;
    Ok(URL_SAFE_NO_PAD.encode(bytes))
}

fn memberships_key(subject: &Subject) -> String {
    key_of(subject.as_str())
}

fn key_of(subject: &str) -> String {
    format!("memberships:{subject}")
}

fn fingerprint(wish: &CreateTenant) -> String {
    let text = format!(
        "{}\n{}\n{}\n{}{}",
        wish.owner.as_str(),
        wish.kind.as_str(),
        wish.personal,
        wish.name.as_str(),
        // A name has no line end.
        if wish.needs_approval { "\nwaits" } else { "" }
    );
    URL_SAFE_NO_PAD.encode(Sha256::digest(text.as_bytes()))
}
