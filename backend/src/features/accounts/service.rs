//! What can be done with people, sessions and preferences.

mod deletion;

pub use deletion::{AccountDeletion, DeletionRefusal};

use std::collections::HashMap;

use chrono::{DateTime, Days, Utc};
use platform_client::TenantsClient;
use platform_kit::cache::Cache;
use platform_kit::clock::Clock;
use platform_kit::db::Db;
use platform_kit::ids::IdGenerator;
use sea_orm::{ConnectionTrait, DbErr};
use secrecy::{ExposeSecret as _, SecretString};

use super::data::sessions::SessionRow;
use super::data::{first_person, leaving, preferences, sessions, users};
use super::domain::{
    Home, ImpossiblePreference, Preferences, PreferencesPatch, SessionHandle, SignedIn, User,
    display_name,
};
use super::homes::Homes;
use crate::infra::bus::Bus;
use crate::infra::db::{
    Claim, Fault, IdempotencyKey, MutationError, Noted, Refusal, begin_housekeeping, begin_write,
    begin_write_by_secret, claim, note, read, read_by_secret,
};
use crate::infra::secret;
use crate::kernel::events::{RecordChanged, RecordKind};
use crate::kernel::identity::VerifiedIdentity;
use crate::kernel::ids::{TenantId, TypedId, UserId};
use crate::kernel::scope::UserScope;
use crate::kernel::trail::{Action, Trail, differences};

const SESSION_DAYS: u64 = 30;

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
    pub user: UserId,
    pub token: SecretString,
    pub expires_at: DateTime<Utc>,
}

/// Use cases of accounts. Cheap to clone.
#[derive(Clone, Debug)]
pub struct AccountService {
    db: Db,
    clock: Clock,
    ids: IdGenerator,
    homes: Homes,
    bus: Bus,
}

impl AccountService {
    #[must_use]
    pub fn new(db: Db, clock: Clock, tenants: TenantsClient, cache: Cache, bus: Bus) -> Self {
        Self {
            db,
            ids: IdGenerator::new(clock.clone()),
            clock,
            homes: Homes::new(tenants, cache),
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
        let home = self.homes.of(&user, None).await?;
        let now = self.clock.now();
        let token = secret::random_text();
        let token_hash = secret::hash(&token);
        let expires_at = now + Days::new(SESSION_DAYS);
        let tx = begin_write_by_secret(&self.db, &token_hash).await?;
        let row = SessionRow {
            token_hash,
            user: user.id,
            home: &home,
            id_token: id_token.as_ref().map(|token| token.expose_secret()),
            created_at: now,
            expires_at,
        };
        sessions::add(&tx, row).await?;
        tx.commit().await?;
        Ok(NewSession {
            user: user.id,
            token: token.into(),
            expires_at,
        })
    }

    /// Who holds this session token, if it is one and still good. The garage is the chosen one while
    /// the person belongs to it, else another of theirs. Works on what was known last while the
    /// tenants service is away.
    ///
    /// # Errors
    /// The database's; when every garage of the person is suspended.
    pub async fn session(&self, token: &str) -> Result<Option<SignedIn>, AccountError> {
        let token_hash = secret::hash(token);
        let reader = read_by_secret(&self.db, &token_hash).await?;
        let found = sessions::find(&reader, &token_hash).await?;
        let now = self.clock.now();
        let Some(session) = found.filter(|session| now < session.expires_at) else {
            return Ok(None);
        };
        let home = self.homes.of(&session.user, Some(&session.home)).await?;
        if !session.home.says(&home) {
            self.keep_home(&token_hash, &home).await?;
        }
        let handle = SessionHandle {
            key: token_hash,
            expires_at: session.expires_at,
        };
        Ok(Some(SignedIn::new(session.user, home, Some(handle))))
    }

    /// The id token that a session began with.
    ///
    /// # Errors
    /// The database's.
    pub async fn id_token(&self, token: &str) -> Result<Option<SecretString>, DbErr> {
        let token_hash = secret::hash(token);
        let reader = read_by_secret(&self.db, &token_hash).await?;
        let found = sessions::id_token(&reader, &token_hash).await?;
        Ok(found.map(SecretString::from))
    }

    /// Opens another garage of the person in their browser's session; false where it is not one of
    /// theirs.
    ///
    /// # Errors
    /// When the tenants service or the database fails.
    pub async fn choose_tenant(
        &self,
        user: &User,
        session: &SessionHandle,
        tenant: TenantId,
    ) -> Result<bool, AccountError> {
        self.homes.forget(&user.subject).await;
        let Some(home) = self.homes.in_tenant(&user.subject, tenant).await? else {
            return Ok(false);
        };
        self.keep_home(&session.key, &home).await?;
        Ok(true)
    }

    /// The same person in the garage of that name in host names, where they belong to it.
    ///
    /// # Errors
    /// When the tenants service or the database fails.
    pub async fn at_slug(
        &self,
        viewer: &SignedIn,
        slug: &str,
    ) -> Result<Option<SignedIn>, AccountError> {
        let home = self.homes.at_slug(&viewer.user.subject, slug).await?;
        let (user, session) = (viewer.user.clone(), viewer.session.clone());
        Ok(home.map(|home| SignedIn::new(user, home, session)))
    }

    /// Has the next request of a person ask for their memberships anew.
    pub async fn forget_memberships(&self, subject: &str) {
        self.homes.forget(subject).await;
    }

    /// Those of these subjects who were ever here.
    ///
    /// # Errors
    /// The database's.
    pub async fn people(&self, issuer: &str, subjects: &[String]) -> Result<Vec<User>, DbErr> {
        users::of_subjects(self.db.reader(), issuer, subjects).await
    }

    /// Under which subject an issuer knows a person.
    ///
    /// # Errors
    /// The database's.
    pub async fn subject_of(&self, issuer: &str, id: UserId) -> Result<Option<String>, DbErr> {
        users::subject_of(self.db.reader(), issuer, id).await
    }

    /// Whether this is the person who was here before anybody else.
    ///
    /// # Errors
    /// The database's.
    pub async fn came_first(&self, user: UserId) -> Result<bool, DbErr> {
        first_person::is(self.db.reader(), user).await
    }

    /// A person as a member of a tenant, if they are one now.
    ///
    /// # Errors
    /// When the tenants service or the database fails.
    pub async fn member(
        &self,
        user: UserId,
        tenant: TenantId,
    ) -> Result<Option<SignedIn>, AccountError> {
        let person = leaving::find(self.db.reader(), user).await?;
        // Who asked to leave is served no more, by whatever they left behind.
        let Some(person) = person.filter(|person| person.deletion_due_at.is_none()) else {
            return Ok(None);
        };
        let user = person.user;
        let home = self.homes.in_tenant(&user.subject, tenant).await?;
        Ok(home.map(|home| SignedIn::new(user, home, None)))
    }

    /// Whether the person still belongs to the garage they act in.
    ///
    /// # Errors
    /// When the tenants service or the database fails.
    pub async fn still_belongs(&self, scope: &UserScope) -> Result<bool, AccountError> {
        let member = self.member(scope.user(), scope.tenant()).await?;
        Ok(member.is_some())
    }

    async fn keep_home(&self, token_hash: &str, home: &Home) -> Result<(), DbErr> {
        let tx = begin_write_by_secret(&self.db, token_hash).await?;
        sessions::set_home(&tx, token_hash, home).await?;
        tx.commit().await
    }

    /// Who sends a bearer token that was verified.
    ///
    /// # Errors
    /// When the tenants service or the database fails.
    pub async fn bearer(&self, identity: VerifiedIdentity) -> Result<SignedIn, AccountError> {
        let user = self.first_sight(&identity).await?;
        let person = leaving::find(self.db.reader(), user.id).await?;
        if person.is_some_and(|person| person.deletion_due_at.is_some()) {
            return Err(AccountError::Leaving);
        }
        let home = self.homes.of(&user, None).await?;
        Ok(SignedIn::new(user, home, None))
    }

    /// Forgets sessions that ended; tells how many.
    ///
    /// # Errors
    /// The database's.
    pub async fn forget_ended_sessions(&self) -> Result<u64, DbErr> {
        let tx = begin_housekeeping(&self.db).await?;
        let gone = sessions::remove_ended(&tx, self.clock.now()).await?;
        tx.commit().await?;
        Ok(gone)
    }

    /// Ends a session; returns the id token it began with, for the issuer's own sign-out.
    ///
    /// # Errors
    /// The database's.
    pub async fn sign_out(&self, token: &str) -> Result<Option<SecretString>, AccountError> {
        let hash = secret::hash(token);
        let tx = begin_write_by_secret(&self.db, &hash).await?;
        let id_token = sessions::remove(&tx, &hash).await?;
        tx.commit().await?;
        Ok(id_token.map(SecretString::from))
    }

    /// How the scope's user wants to read and type quantities.
    ///
    /// # Errors
    /// The database's.
    pub async fn preferences(&self, scope: &UserScope) -> Result<Preferences, DbErr> {
        let reader = read(&self.db, scope).await?;
        Ok(preferences::find(&reader, scope).await?.unwrap_or_default())
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
        if !scope.may_change_own() {
            return Err(Refusal::Forbidden.into());
        }
        let now = self.clock.now();
        let tx = begin_write(&self.db, scope).await?;
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
            vehicle: None,
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
        if identity.email.is_some() {
            user.email.clone_from(&identity.email);
            user.email_verified = identity.email_verified;
        }
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
        let user = user.ok_or_else(|| DbErr::RecordNotInserted)?;
        first_person::note(tx, user.id, self.clock.now()).await?;
        Ok(user)
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
