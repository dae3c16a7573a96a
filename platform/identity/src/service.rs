//! The public face of the issuer.

use std::sync::Arc;

use axum::Router;
use platform_kit::cache::Cache;
use platform_kit::clock::Clock;
use platform_kit::db::Db;
use uuid::Uuid;

use crate::app::{App, AppError};
use crate::domain::email::Email;
use crate::http;
use crate::settings::{Issuer, Settings, SignUp};
use crate::store::OldKeys;

/// The issuer can't start or answer.
#[derive(Debug, thiserror::Error)]
#[error("The sign-in service failed: {0}.")]
pub struct IdentityError(String);

impl From<AppError> for IdentityError {
    fn from(error: AppError) -> Self {
        Self(error.to_string())
    }
}

/// The running issuer. Cheap to clone.
#[derive(Clone, Debug)]
pub struct IdentityService {
    app: Arc<App>,
}

/// Prepares tables, signing key and set-up token, and returns the issuer, ready to be served or
/// mounted. Where there is a mail server, letters leave until [`IdentityService::close`].
///
/// # Errors
/// When the database or the system fails.
pub async fn service(
    settings: Settings,
    db: Db,
    cache: Cache,
    clock: Clock,
) -> Result<IdentityService, IdentityError> {
    let app = Arc::new(App::init(settings, db, cache, clock).await?);
    app.send_letters();
    Ok(IdentityService { app })
}

/// As [`service`], beside a server that runs: the set-up link in force stays in force. For
/// commands; to be used where only [`IdentityService::reset_link`] and
/// [`IdentityService::rotate_signing_key`] are needed.
///
/// # Errors
/// When the database or the system fails.
pub async fn maintain(
    settings: Settings,
    db: Db,
    clock: Clock,
) -> Result<IdentityService, IdentityError> {
    let cache = Cache::local("identity-command");
    let app = App::beside(settings, db, cache, clock).await?;
    Ok(IdentityService { app: Arc::new(app) })
}

impl IdentityService {
    /// Every route but the documentation pages; to be nested under the path of the issuer's URL.
    pub fn router(&self) -> Router {
        http::router(self.app.clone())
    }

    /// Every route under the path of the issuer's URL, for the separate process.
    pub fn standalone_router(&self) -> Router {
        let docs = platform_kit::openapi::routes(http::openapi::document());
        let base = self.app.settings.issuer.base_path();
        if base.is_empty() {
            self.router().merge(docs)
        } else {
            Router::new()
                .merge(http::health_router(self.app.clone()))
                .merge(docs)
                .nest(base, self.router())
        }
    }

    /// The link that makes the first account: while there is none, a fresh one at each start.
    #[must_use]
    pub fn setup_link(&self) -> Option<String> {
        self.app.setup_link()
    }

    /// Whether nobody has an account yet.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn setup_required(&self) -> Result<bool, IdentityError> {
        Ok(self.app.store.is_empty().await.map_err(AppError::from)?)
    }

    /// Whether anyone may make an account.
    #[must_use]
    pub fn sign_up_open(&self) -> bool {
        self.app.settings.sign_up == SignUp::Open
    }

    /// A pass, good for an hour and one account, for somebody whom the application invited; sent as
    /// `setup_token` it opens a sign-up that is closed. Whoever calls this vouches for them.
    ///
    /// # Errors
    /// When the system has no random numbers.
    pub async fn invite(&self) -> Result<String, IdentityError> {
        let pass = self.app.invite().await.map_err(AppError::from)?;
        Ok(pass.expose().to_owned())
    }

    /// The issuer's address.
    #[must_use]
    pub fn issuer(&self) -> &Issuer {
        &self.app.settings.issuer
    }

    /// A link by which the owner of an address sets a new password, good for a day; none if the
    /// address has no account. To be handed over by the person who runs the server.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn reset_link(&self, email: &str) -> Result<Option<String>, IdentityError> {
        let Ok(email) = Email::try_new(email) else {
            return Ok(None);
        };
        Ok(self.app.reset_link(&email).await?)
    }

    /// Makes the next signing key now. With [`OldKeys::Keep`] nobody notices; with
    /// [`OldKeys::Distrust`] access tokens of before end at once, sessions go on.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn rotate_signing_key(&self, old: OldKeys) -> Result<(), IdentityError> {
        Ok(self.app.rotate_key(old).await?)
    }

    /// Removes the account of a subject with everything of it; false if there is none.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn remove_account(&self, subject: &str) -> Result<bool, IdentityError> {
        let Ok(id) = Uuid::parse_str(subject) else {
            return Ok(false);
        };
        let removed = self.app.store.remove_account(id).await;
        Ok(removed.map_err(AppError::from)?)
    }

    /// Whether a session at this issuer, the `sid` of an id token, still goes on. By it an
    /// application ends its own session soon after the person ended this one elsewhere.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn session_goes_on(&self, sid: &str) -> Result<bool, IdentityError> {
        let Ok(id) = Uuid::parse_str(sid) else {
            return Ok(false);
        };
        let now = self.app.clock.now();
        let alive = self.app.store.session_goes_on(id, now).await;
        Ok(alive.map_err(AppError::from)?)
    }

    /// Ends what goes on behind the answers, before the database is closed. Letters that have not
    /// left are sent by another replica, or after the next start.
    pub async fn close(&self) {
        self.app.outbox.close().await;
    }

    /// Password hashes and checks so far, for metrics and for tests of what timing tells.
    #[must_use]
    pub fn hash_operations(&self) -> u64 {
        self.app.hasher.work()
    }
}
