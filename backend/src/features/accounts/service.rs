//! What can be done with people, sessions and preferences.

use chrono::{DateTime, Days, Utc};
use platform_client::{ClientError, TenantsClient};
use platform_kit::cache::Cache;
use platform_kit::clock::Clock;
use platform_kit::db::Db;
use platform_kit::ids::IdGenerator;
use sea_orm::{ConnectionTrait, DbErr};
use secrecy::{ExposeSecret as _, SecretString};

use super::data::sessions::{KeptSession, SessionRow};
use super::data::{first_person, preferences, sessions, users};
use super::domain::{
    Home, ImpossiblePreference, NoHome, Preferences, PreferencesPatch, SessionHandle, SignedIn,
    Standing, User, Wish, choose_home, display_name, garage_name,
};
use super::external::{IssuerSessions, Memberships};
use crate::infra::bus::Bus;
use crate::infra::db::{Claim, Fault, IdempotencyKey, MutationError, Refusal, claim, note};
use crate::infra::secret;
use crate::kernel::events::{RecordChanged, RecordKind};
use crate::kernel::identity::VerifiedIdentity;
use crate::kernel::ids::{TenantId, TypedId, UserId};
use crate::kernel::scope::UserScope;

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
    /// The host name is of a tenant that the person does not belong to, or of none.
    #[error("the person does not belong to the tenant of this host name")]
    Stranger,
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
    memberships: Memberships,
    issuer_sessions: IssuerSessions,
    bus: Bus,
}

impl AccountService {
    #[must_use]
    pub fn new(db: Db, clock: Clock, tenants: TenantsClient, cache: Cache, bus: Bus) -> Self {
        Self {
            db,
            ids: IdGenerator::new(clock.clone()),
            clock,
            memberships: Memberships::new(tenants, cache),
            issuer_sessions: IssuerSessions::default(),
            bus,
        }
    }

    /// The same, asking the issuer whether its sessions go on.
    #[must_use]
    pub fn asking(self, issuer_sessions: IssuerSessions) -> Self {
        Self {
            issuer_sessions,
            ..self
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
        let home = self.home(&user, Wish::Any).await?;
        let now = self.clock.now();
        let token = secret::random_text();
        let expires_at = now + Days::new(SESSION_DAYS);
        let tx = self.db.begin_write().await?;
        let row = SessionRow {
            token_hash: secret::hash(&token),
            user: user.id,
            home: &home,
            id_token: id_token.as_ref().map(|token| token.expose_secret()),
            issuer_session: identity.session.as_deref(),
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

    /// Who holds this session token, if it is one and still good.
    ///
    /// # Errors
    /// As of [`Self::session_at`].
    pub async fn session(&self, token: &str) -> Result<Option<SignedIn>, AccountError> {
        self.session_at(token, None).await
    }

    /// As [`Self::session`], where the host name may name a tenant by its slug.
    ///
    /// # Errors
    /// When the person has no place there, or the database fails; or the tenants service, for
    /// somebody whose memberships were not known before.
    pub async fn session_at(
        &self,
        token: &str,
        slug: Option<&str>,
    ) -> Result<Option<SignedIn>, AccountError> {
        self.session_of(&secret::hash(token), slug).await
    }

    async fn session_of(
        &self,
        key: &str,
        slug: Option<&str>,
    ) -> Result<Option<SignedIn>, AccountError> {
        let found = sessions::find(self.db.reader(), key).await?;
        let now = self.clock.now();
        let Some(kept) = found.filter(|session| now < session.expires_at) else {
            return Ok(None);
        };
        if !self.goes_on_at_issuer(&kept).await {
            self.end(key).await?;
            return Ok(None);
        }
        let wish = slug.map_or(Wish::Chosen(kept.tenant), Wish::Slug);
        let home = self.home(&kept.user, wish).await?;
        let handle = SessionHandle {
            key: key.to_owned(),
            expires_at: kept.expires_at,
        };
        Ok(Some(SignedIn::new(kept.user, home, Some(handle))))
    }

    /// Who sends a bearer token that was verified.
    ///
    /// # Errors
    /// As of [`Self::session_at`].
    pub async fn bearer(&self, identity: VerifiedIdentity) -> Result<SignedIn, AccountError> {
        self.bearer_at(identity, None).await
    }

    /// As [`Self::bearer`], where the host name may name a tenant by its slug.
    ///
    /// # Errors
    /// As of [`Self::session_at`].
    pub async fn bearer_at(
        &self,
        identity: VerifiedIdentity,
        slug: Option<&str>,
    ) -> Result<SignedIn, AccountError> {
        let user = self.first_sight(&identity).await?;
        let home = self.home(&user, slug.map_or(Wish::Any, Wish::Slug)).await?;
        Ok(SignedIn::new(user, home, None))
    }

    /// Whether somebody still acts where and as what they did when their socket was opened.
    ///
    /// # Errors
    /// The database's, or the tenants service's.
    pub async fn still_stands(&self, viewer: &SignedIn) -> Result<bool, AccountError> {
        if let Some(session) = &viewer.session
            && self.session_of(&session.key, None).await?.is_none()
        {
            return Ok(false);
        }
        let wish = Wish::Chosen(viewer.tenant.id);
        let home = self.home(&viewer.user, wish).await?;
        Ok(home.tenant.id == viewer.tenant.id && home.role == viewer.scope.role())
    }

    /// Chooses the tenant that the session acts in from now on; `None` where the person does not
    /// belong to it, it is not in use, or the session has ended.
    ///
    /// # Errors
    /// The database's, or the tenants service's.
    pub async fn choose_tenant(
        &self,
        user: &User,
        session: &SessionHandle,
        tenant: TenantId,
    ) -> Result<Option<Home>, AccountError> {
        self.memberships.forget(&user.subject).await;
        let home = match self.home(user, Wish::Chosen(tenant)).await {
            Ok(home) if home.tenant.id == tenant => home,
            Ok(_) | Err(AccountError::Suspended) => return Ok(None),
            Err(error) => return Err(error),
        };
        let tx = self.db.begin_write().await?;
        let chosen = sessions::choose(&tx, &session.key, &home).await?;
        tx.commit().await?;
        Ok(chosen.then_some(home))
    }

    /// Has the next request of a person ask for their memberships anew.
    pub async fn forget_memberships(&self, subject: &str) {
        self.memberships.forget(subject).await;
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
        self.end(&secret::hash(token)).await
    }

    async fn end(&self, key: &str) -> Result<Option<SecretString>, AccountError> {
        let tx = self.db.begin_write().await?;
        let id_token = sessions::remove(&tx, key).await?;
        tx.commit().await?;
        Ok(id_token.map(SecretString::from))
    }

    async fn goes_on_at_issuer(&self, kept: &KeptSession) -> bool {
        match &kept.issuer_session {
            Some(sid) => self.issuer_sessions.goes_on(sid).await,
            None => true,
        }
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
        note(&tx, scope, std::slice::from_ref(&change), now).await?;
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

    /// The tenant that a person acts in, by what the tenants service says now.
    async fn home(&self, user: &User, wish: Wish<'_>) -> Result<Home, AccountError> {
        let subject = user.subject.as_str();
        let known = self.memberships.of(subject).await.map_err(unavailable)?;
        let standings: Vec<_> = known.iter().map(Standing::from).collect();
        match choose_home(&standings, wish) {
            Ok(home) => Ok(home),
            Err(NoHome::Suspended) => Err(AccountError::Suspended),
            Err(NoHome::Stranger) => Err(AccountError::Stranger),
            Err(NoHome::None) => self.own_garage(user).await,
        }
    }

    async fn own_garage(&self, user: &User) -> Result<Home, AccountError> {
        let name = garage_name(&user.display_name);
        let own = self
            .memberships
            .ensure_personal(&user.subject, &name)
            .await
            .map_err(unavailable)?;
        let standing = Standing::from(&platform_client::Membership {
            tenant: own,
            role: platform_client::Role::Owner,
        });
        choose_home(&[standing], Wish::Any).map_err(|_| AccountError::Suspended)
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
