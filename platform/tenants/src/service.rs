//! Use cases and the public face of the service.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use platform_kit::cache::{Cache, Value};
use platform_kit::clock::Clock;
use platform_kit::db::Db;
use platform_kit::health::{self, Readiness};
use platform_kit::ids::IdGenerator;
use platform_kit::service_keys::ServiceKeys;
use sea_orm::DbErr;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use crate::domain::{IdempotencyKey, Member, Membership, Subject, Tenant, TenantKind, TenantName};
use crate::settings::Settings;
use crate::store::{Created, NewTenant, Store, StoreError};
use crate::{api, openapi};

/// A member who was removed may be believed this long.
const MEMBERSHIPS_TTL: Duration = Duration::from_secs(5);

/// The service can't start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// Its tables can't be brought up to date.
    #[error("The tenants database can't be prepared: {0}.")]
    Migrate(#[from] DbErr),
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
    pub key: Option<IdempotencyKey>,
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

    pub(crate) fn keys(&self) -> ServiceKeys {
        self.inner.keys.clone()
    }

    pub(crate) async fn readiness(&self) -> Readiness {
        Readiness::of(vec![
            health::database(self.inner.store.db()).await,
            health::cache(&self.inner.cache).await,
        ])
    }

    pub(crate) async fn create(&self, wish: CreateTenant) -> Result<Created, StoreError> {
        let fingerprint = fingerprint(&wish);
        let new = NewTenant {
            id: self.inner.ids.next(),
            idempotency: wish.key.map(|key| (key, fingerprint)),
            owner: wish.owner,
            name: wish.name,
            kind: wish.kind,
            personal: wish.personal,
            at: self.inner.clock.now(),
        };
        let created = self.inner.store.create(&new).await?;
        if created.fresh {
            self.inner.cache.remove(&memberships_key(&new.owner)).await;
        }
        Ok(created)
    }

    pub(crate) async fn tenant(&self, id: Uuid) -> Result<Option<Tenant>, StoreError> {
        self.inner.store.find(id).await
    }

    pub(crate) async fn members(&self, id: Uuid) -> Result<Option<Vec<Member>>, StoreError> {
        if self.inner.store.find(id).await?.is_none() {
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
        let memberships = self.inner.store.memberships(subject).await?;
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
}

fn memberships_key(subject: &Subject) -> String {
    format!("memberships:{}", subject.as_str())
}

fn fingerprint(wish: &CreateTenant) -> String {
    let text = format!(
        "{}\n{}\n{}\n{}",
        wish.owner.as_str(),
        wish.kind.as_str(),
        wish.personal,
        wish.name.as_str()
    );
    URL_SAFE_NO_PAD.encode(Sha256::digest(text.as_bytes()))
}
