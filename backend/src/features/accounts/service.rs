//! What can be done with people, sessions and preferences.

mod deletion;

pub use deletion::{AccountDeletion, DeletionRefusal};

use std::collections::HashMap;
use std::time::Duration;

use chrono::{DateTime, Days, Utc};
use platform_client::{ClientError, TenantStatus, TenantsClient};
use platform_kit::cache::{Cache, Value};
use platform_kit::clock::Clock;
use platform_kit::db::Db;
use platform_kit::ids::IdGenerator;
use sea_orm::{ConnectionTrait, DbErr};
use secrecy::{ExposeSecret as _, SecretString};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::data::sessions::SessionRow;
use super::data::{leaving, preferences, sessions, users};
use super::domain::{
    Home, ImpossiblePreference, Preferences, PreferencesPatch, SignedIn, Tenant, User,
    display_name, garage_name,
};
use crate::infra::bus::Bus;
use crate::infra::db::{Claim, Fault, IdempotencyKey, MutationError, Noted, Refusal, claim, note};
use crate::infra::secret;
use crate::kernel::events::{RecordChanged, RecordKind};
use crate::kernel::identity::VerifiedIdentity;
use crate::kernel::ids::{TenantId, TypedId, UserId};
use crate::kernel::scope::{Role, UserScope};
use crate::kernel::trail::{Action, Trail, differences};

const SESSION_DAYS: u64 = 30;
/// A member who was removed may be believed this long.
const MEMBERSHIP_TTL: Duration = Duration::from_secs(5);

/// Why nobody is signed in.
#[derive(Clone, Debug, thiserror::Error)]
pub enum AccountError {
    /// Another service is needed and does not answer; later it may.
    #[error("{service} is unavailable")]
    Unavailable { service: &'static str },
    /// Every garage of the person is suspended.
    #[error("every garage of this person is suspended")]
    Suspended,
    /// The person asked for the account's deletion; signing in takes that back, a token does not.
    #[error("this account is to be deleted")]
    Leaving,
    #[error(transparent)]
    Storage(#[from] DbErr),
}

/// A session that has just begun; the token is told this once.
#[derive(Debug)]
pub struct NewSession {
    pub token: SecretString,
    pub expires_at: DateTime<Utc>,
}

/// Use cases of accounts. Cheap to clone.
#[derive(Clone, Debug)]
pub struct AccountService {
    db: Db,
    clock: Clock,
    ids: IdGenerator,
    tenants: TenantsClient,
    cache: Cache,
    bus: Bus,
}

impl AccountService {
    #[must_use]
    pub fn new(db: Db, clock: Clock, tenants: TenantsClient, cache: Cache, bus: Bus) -> Self {
        Self {
            db,
            ids: IdGenerator::new(clock.clone()),
            clock,
            tenants,
            cache,
            bus,
        }
    }

    /// Begins a session for somebody whose id token was verified.
    ///
    /// # Errors
    /// When the tenants service or the database fails.
    pub async fn sign_in(
        &self,
        identity: VerifiedIdentity,
        id_token: Option<SecretString>,
    ) -> Result<NewSession, AccountError> {
        let user = self.keep(&identity).await?;
        let home = self.home(&identity, &user).await?;
        let now = self.clock.now();
        let token = secret::random_text();
        let expires_at = now + Days::new(SESSION_DAYS);
        let tx = self.db.begin_write().await?;
        let row = SessionRow {
            token_hash: secret::hash(&token),
            user: user.id,
            home: &home,
            id_token: id_token.as_ref().map(|token| token.expose_secret()),
            created_at: now,
            expires_at,
        };
        sessions::add(&tx, row).await?;
        tx.commit().await?;
        Ok(NewSession {
            token: token.into(),
            expires_at,
        })
    }

    /// Who holds this session token, if it is one and still good. Needs no other service.
    ///
    /// # Errors
    /// The database's.
    pub async fn session(&self, token: &str) -> Result<Option<SignedIn>, AccountError> {
        let found = sessions::find(self.db.reader(), &secret::hash(token)).await?;
        let now = self.clock.now();
        Ok(found.filter(|session| session.expires_at.is_some_and(|end| now < end)))
    }

    /// Who sends a bearer token that was verified.
    ///
    /// # Errors
    /// When the tenants service or the database fails.
    pub async fn bearer(&self, identity: VerifiedIdentity) -> Result<SignedIn, AccountError> {
        let person = secret::hash(&format!("{}\n{}", identity.issuer, identity.subject));
        let key = format!("bearer:{person}");
        let made = self
            .cache
            .get_or_make(&key, MEMBERSHIP_TTL, self.look_up(&identity))
            .await;
        let known = made.map_err(|error| AccountError::clone(&error))?;
        match serde_json::from_slice::<Known>(&known) {
            Ok(known) => Ok(known.signed_in()),
            // Another release may have written it.
            Err(_) => {
                let user = self.first_sight(&identity).await?;
                let home = self.home(&identity, &user).await?;
                Ok(SignedIn::new(user, home, None))
            }
        }
    }

    /// Forgets sessions that ended; tells how many.
    ///
    /// # Errors
    /// The database's.
    pub async fn forget_ended_sessions(&self) -> Result<u64, DbErr> {
        let tx = self.db.begin_write().await?;
        let gone = sessions::remove_ended(&tx, self.clock.now()).await?;
        tx.commit().await?;
        Ok(gone)
    }

    /// Ends a session; returns the id token it began with, for the issuer's own sign-out.
    ///
    /// # Errors
    /// The database's.
    pub async fn sign_out(&self, token: &str) -> Result<Option<SecretString>, AccountError> {
        let tx = self.db.begin_write().await?;
        let id_token = sessions::remove(&tx, &secret::hash(token)).await?;
        tx.commit().await?;
        Ok(id_token.map(SecretString::from))
    }

    /// How the scope's user wants to read and type quantities.
    ///
    /// # Errors
    /// The database's.
    pub async fn preferences(&self, scope: &UserScope) -> Result<Preferences, DbErr> {
        Ok(preferences::find(self.db.reader(), scope)
            .await?
            .unwrap_or_default())
    }

    /// What is known of a person; none once they are gone.
    ///
    /// # Errors
    /// The database's.
    pub async fn person(&self, user: UserId) -> Result<Option<User>, DbErr> {
        let person = leaving::find(self.db.reader(), user).await?;
        Ok(person.map(|person| person.user))
    }

    /// What people are called; those who are gone are absent.
    ///
    /// # Errors
    /// The database's.
    pub async fn names(&self, people: &[UserId]) -> Result<HashMap<UserId, String>, DbErr> {
        leaving::names(self.db.reader(), people).await
    }

    /// Changes preferences: `patch` gets the present ones and returns the wanted ones.
    ///
    /// # Errors
    /// A refusal, or the database's.
    pub async fn update_preferences(
        &self,
        scope: &UserScope,
        key: Option<IdempotencyKey>,
        patch: impl FnOnce(PreferencesPatch) -> PreferencesPatch,
    ) -> Result<Preferences, MutationError<Preferences>> {
        let now = self.clock.now();
        let tx = self.db.begin_write().await?;
        let current = preferences::lock(&tx, scope, now).await?;
        match claim(&tx, scope, key.as_ref(), scope.user().uuid(), now).await? {
            Claim::Reused => return Err(Refusal::KeyReused.into()),
            Claim::Done(_) => return Ok(current),
            Claim::New => (),
        }
        let wanted = patch(PreferencesPatch::from(&current));
        let same = wanted.clone().checked(current.version).map_err(faults)?;
        if same == current {
            tx.commit().await?;
            return Ok(current);
        }
        let changed = Preferences {
            version: current.version + 1,
            ..same
        };
        preferences::replace(&tx, scope, &changed, now).await?;
        let user = scope.user().uuid();
        let change = RecordChanged {
            tenant: scope.tenant().uuid(),
            only_user: Some(user),
            kind: RecordKind::Preferences,
            id: user,
            version: changed.version,
            deleted: false,
        };
        let fields = differences(&current.facts(), &changed.facts());
        let noted = Noted {
            trail: Some(Trail::new(Action::Updated, "", None).with(fields)),
            change: change.clone(),
        };
        note(&tx, scope, &[noted], now).await?;
        tx.commit().await?;
        self.bus.publish(change).await;
        Ok(changed)
    }

    async fn look_up(&self, identity: &VerifiedIdentity) -> Result<Value, AccountError> {
        let user = self.first_sight(identity).await?;
        let person = leaving::find(self.db.reader(), user.id).await?;
        if person.is_some_and(|person| person.deletion_due_at.is_some()) {
            return Err(AccountError::Leaving);
        }
        let home = self.home(identity, &user).await?;
        let known = serde_json::to_vec(&Known::of(&user, &home)).unwrap_or_default();
        Ok(Value::from(known))
    }

    /// The person, added where they were never seen.
    async fn first_sight(&self, identity: &VerifiedIdentity) -> Result<User, AccountError> {
        if let Some(user) = users::find(self.db.reader(), identity).await? {
            return Ok(user);
        }
        let tx = self.db.begin_write().await?;
        let user = self.find_or_add(&tx, identity).await?;
        tx.commit().await?;
        Ok(user)
    }

    /// The person, called as the issuer calls them now.
    async fn keep(&self, identity: &VerifiedIdentity) -> Result<User, AccountError> {
        let tx = self.db.begin_write().await?;
        let known = self.find_or_add(&tx, identity).await?;
        let mut user = known.clone();
        if identity.display_name.is_some() {
            user.display_name = display_name(identity);
        }
        user.email = identity.email.clone().or(user.email);
        if user != known {
            users::rename(&tx, &user, self.clock.now()).await?;
        }
        if leaving::set_due(&tx, user.id, None).await? {
            tracing::info!("somebody thought better of leaving");
        }
        tx.commit().await?;
        Ok(user)
    }

    async fn find_or_add<C: ConnectionTrait>(
        &self,
        tx: &C,
        identity: &VerifiedIdentity,
    ) -> Result<User, DbErr> {
        users::add(tx, self.ids.next(), identity, self.clock.now()).await?;
        let user = users::find(tx, identity).await?;
        user.ok_or_else(|| DbErr::RecordNotInserted)
    }

    /// The garage that a person acts in: the one they belong to longest, else their own, new one.
    async fn home(&self, identity: &VerifiedIdentity, user: &User) -> Result<Home, AccountError> {
        let subject = identity.subject.as_str();
        let memberships = self
            .tenants
            .memberships_of(subject)
            .await
            .map_err(unavailable)?;
        let active = memberships
            .iter()
            .find(|m| m.tenant.status == TenantStatus::Active);
        if let Some(membership) = active {
            return Ok(home(&membership.tenant, role(membership.role)));
        }
        if !memberships.is_empty() {
            return Err(AccountError::Suspended);
        }
        let name = garage_name(&user.display_name);
        let own = self
            .tenants
            .ensure_personal_tenant(subject, &name)
            .await
            .map_err(unavailable)?;
        match own.status {
            TenantStatus::Active => Ok(home(&own, Role::Owner)),
            TenantStatus::Suspended => Err(AccountError::Suspended),
        }
    }
}

/// What is kept of a bearer for a moment.
#[derive(Serialize, Deserialize)]
struct Known {
    user: Uuid,
    display_name: String,
    email: Option<String>,
    tenant: Uuid,
    tenant_name: String,
    role: platform_client::Role,
}

impl Known {
    fn of(user: &User, home: &Home) -> Self {
        Self {
            user: user.id.uuid(),
            display_name: user.display_name.clone(),
            email: user.email.clone(),
            tenant: home.tenant.id.uuid(),
            tenant_name: home.tenant.name.clone(),
            role: client_role(home.role),
        }
    }

    fn signed_in(self) -> SignedIn {
        let id = UserId::from_uuid(self.user);
        let user = User {
            id,
            display_name: self.display_name,
            email: self.email,
        };
        let tenant = Tenant {
            id: TenantId::from_uuid(self.tenant),
            name: self.tenant_name,
        };
        SignedIn::new(
            user,
            Home {
                tenant,
                role: role(self.role),
            },
            None,
        )
    }
}

fn home(tenant: &platform_client::Tenant, role: Role) -> Home {
    let id = TenantId::from_uuid(tenant.id);
    Home {
        tenant: Tenant {
            id,
            name: tenant.name.clone(),
        },
        role,
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

fn client_role(role: Role) -> platform_client::Role {
    match role {
        Role::Owner => platform_client::Role::Owner,
        Role::Manager => platform_client::Role::Manager,
        Role::Mechanic => platform_client::Role::Mechanic,
        Role::Driver => platform_client::Role::Driver,
        Role::Viewer => platform_client::Role::Viewer,
    }
}

fn unavailable(error: ClientError) -> AccountError {
    AccountError::Unavailable {
        service: error.service(),
    }
}

fn faults(impossible: Vec<ImpossiblePreference>) -> MutationError<Preferences> {
    let faults = impossible.into_iter().map(|fault| Fault {
        field: fault.field(),
        message: fault.to_string(),
        too_long: fault == ImpossiblePreference::LongLocale,
    });
    Refusal::Faults(faults.collect()).into()
}
