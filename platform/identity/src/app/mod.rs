//! The issuer's parts and use cases.

mod account;
mod keys;
mod letters;
mod outbox;
pub mod passkeys;
mod two_step;

pub use account::ConfirmRefusal;
pub use two_step::StepRefusal;

use std::net::IpAddr;
use std::sync::atomic::AtomicI64;
use std::sync::{Mutex, PoisonError};

use arc_swap::ArcSwap;
use chrono::{DateTime, Duration, Utc};
use platform_kit::cache::Cache;
use platform_kit::clock::Clock;
use platform_kit::db::Db;
use platform_kit::ids::IdGenerator;
use platform_kit::mail::{MailError, Mailer};
use sea_orm::DbErr;
use webauthn_rs::Webauthn;

use crate::crypto::hasher::{HashError, Hasher};
use crate::crypto::keys::KeyRing;
use crate::domain::authorize::AuthorizeRequest;
use crate::domain::email::Email;
use crate::domain::name::PersonName;
use crate::domain::password::Password;
use crate::domain::secret::{NoRandomness, Opaque, OpaqueHash};
use crate::settings::{Settings, SignUp};
use crate::store::{
    Account, Admission, Grant, NewAccount, NewCode, NewSession, Session, SignUpRefusal, Store,
    StoreError,
};
use crate::throttle::{Attempt, Throttle, TooMany};
use outbox::Outbox;

const SESSION_DAYS: i64 = 30;
const CODE_SECONDS: i64 = 60;

/// Everything behind the routes.
#[derive(Debug)]
pub struct App {
    pub settings: Settings,
    pub store: Store,
    pub hasher: Hasher,
    pub keys: ArcSwap<KeyRing>,
    pub cache: Cache,
    pub throttle: Throttle,
    pub clock: Clock,
    pub ids: IdGenerator,
    pub mailer: Option<Mailer>,
    pub outbox: Outbox,
    pub webauthn: Option<Webauthn>,
    keys_read_at: AtomicI64,
    setup_token: Mutex<Option<Opaque>>,
}

/// What can break underneath.
#[derive(Debug, thiserror::Error)]
pub enum AppError {
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Password hashing.
    #[error(transparent)]
    Hash(#[from] HashError),
    /// Random numbers.
    #[error(transparent)]
    Random(#[from] NoRandomness),
    /// Signing.
    #[error("a token can't be signed: {0}")]
    Sign(#[from] jsonwebtoken::errors::Error),
    /// Letters.
    #[error(transparent)]
    Mail(#[from] MailError),
}

impl From<DbErr> for AppError {
    fn from(error: DbErr) -> Self {
        Self::Store(error.into())
    }
}

/// What is known of the browser before anyone signs in.
#[derive(Clone, Debug, Default)]
pub struct Browser {
    /// Where it calls from.
    pub address: Option<IpAddr>,
    /// Its session cookie.
    pub session: Option<OpaqueHash>,
    /// Its device cookie.
    pub device: Option<OpaqueHash>,
    /// Its sign-in that is half done.
    pub step: Option<OpaqueHash>,
    /// The question that its device shall answer.
    pub passkey: Option<OpaqueHash>,
    /// What it says it is.
    pub label: String,
}

/// What a right password leads to.
#[derive(Debug)]
pub enum SignedIn {
    /// A session.
    Begun(Begun),
    /// A second step, and the cookie that remembers the first.
    SecondStep(Opaque),
}

/// What a sign-up leads to.
#[derive(Debug)]
pub enum SignedUp {
    /// A session.
    Begun(Begun),
    /// A letter to the address, whether it has an account or not.
    LetterSent,
}

/// A session that has just begun, and the cookies to set.
#[derive(Debug)]
pub struct Begun {
    pub session: Session,
    pub session_cookie: Opaque,
    pub device_cookie: Option<Opaque>,
}

/// Why a sign-in failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignInRefusal {
    /// Address or password; never said which.
    Wrong,
    /// Later.
    TooMany(TooMany),
}

/// How long somebody who was invited may take to fill in the form.
const PASS_LIFE: std::time::Duration = std::time::Duration::from_secs(3600);

fn pass_key(hash: &OpaqueHash) -> String {
    format!("sign-up-pass:{}", hash.as_str())
}

/// Who may make an account by this request.
#[derive(Clone, Debug)]
pub enum SignUpDoor {
    /// This one, by this admission.
    Open(Admission),
    /// Nobody has an account, and the set-up token is missing or not the one in force.
    NeedsSetUpLink,
    /// Accounts exist and sign-up is closed.
    Closed,
}

/// A person who wants an account.
#[derive(Debug)]
pub struct Applicant {
    pub name: PersonName,
    pub email: Email,
    pub password: Password,
}

impl App {
    /// Prepares tables, keys and the set-up token.
    pub async fn init(
        settings: Settings,
        db: Db,
        cache: Cache,
        clock: Clock,
    ) -> Result<Self, AppError> {
        let app = Self::beside(settings, db, cache, clock).await?;
        let token = Opaque::draw()?;
        let hash = token.hash();
        let now = app.clock.now();
        if app.store.replace_setup_token(&hash, now).await? {
            *app.setup_token
                .lock()
                .unwrap_or_else(PoisonError::into_inner) = Some(token);
        }
        Ok(app)
    }

    /// Prepares tables and keys, and leaves the set-up token of a running server alone.
    pub async fn beside(
        settings: Settings,
        db: Db,
        cache: Cache,
        clock: Clock,
    ) -> Result<Self, AppError> {
        let store = Store::init(db, &settings.encryption).await?;
        store.drop_late_letters(clock.now()).await?;
        let rotate_after = Duration::days(i64::from(settings.key_days));
        let keys = store.key_ring(clock.now(), rotate_after).await?;
        let mailer = settings.smtp.as_ref().map(Mailer::new).transpose()?;
        Ok(Self {
            mailer,
            outbox: Outbox::default(),
            webauthn: passkeys::for_issuer(&settings.issuer),
            keys_read_at: AtomicI64::new(clock.now().timestamp()),
            settings,
            store,
            hasher: Hasher::init().await?,
            keys: ArcSwap::from_pointee(keys),
            throttle: Throttle::new(cache.clone()),
            cache,
            ids: IdGenerator::new(clock.clone()),
            clock,
            setup_token: Mutex::new(None),
        })
    }

    /// The link that makes the first account, until it is used.
    pub fn setup_link(&self) -> Option<String> {
        let token = self
            .setup_token
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        token
            .as_ref()
            .map(|token| format!("{}/setup?token={}", self.settings.app_url, token.expose()))
    }

    /// The signed-in account of a browser.
    pub async fn current(&self, browser: &Browser) -> Result<Option<(Session, Account)>, AppError> {
        let Some(cookie) = &browser.session else {
            return Ok(None);
        };
        let Some(session) = self.store.session(cookie, self.clock.now()).await? else {
            return Ok(None);
        };
        let account = self.store.account(session.account_id).await?;
        Ok(account.map(|account| (session, account)))
    }

    /// Checks a password and begins a session.
    pub async fn sign_in(
        &self,
        browser: &Browser,
        email: &Email,
        password: Password,
    ) -> Result<Result<SignedIn, SignInRefusal>, AppError> {
        let account = self.store.account_by_email(email).await?;
        let attempt = self.attempt(browser, email, account.as_ref()).await?;
        // Waiting for the turn first keeps a burst from slipping past the count.
        let turn = self.hasher.turn().await?;
        if let Err(too_many) = self.throttle.check(&attempt).await {
            return Ok(Err(SignInRefusal::TooMany(too_many)));
        }
        let stored = account
            .as_ref()
            .map(|account| account.password_hash.clone());
        let matches = self.hasher.verify(turn, password, stored).await?;
        match account {
            // Who waits for a letter gets the answer of a wrong password: signing up in another's
            // name must not tell whether they had an account.
            Some(account) if matches && !account.waits_for_email => {
                Ok(Ok(self.first_step_done(browser, &account).await?))
            }
            Some(_) | None => {
                self.throttle.count(&attempt).await;
                Ok(Err(SignInRefusal::Wrong))
            }
        }
    }

    async fn attempt(
        &self,
        browser: &Browser,
        email: &Email,
        account: Option<&Account>,
    ) -> Result<Attempt, AppError> {
        if let (Some(device), Some(account)) = (&browser.device, account)
            && self.store.is_known_device(device, account.id).await?
        {
            return Ok(Attempt::by_known_device(device, account.id));
        }
        Ok(Attempt::by_stranger(email, browser.address))
    }

    /// Whether this request may make an account.
    pub async fn sign_up_door(&self, setup_token: Option<&str>) -> Result<SignUpDoor, AppError> {
        if !self.store.is_empty().await? {
            return Ok(match self.settings.sign_up {
                SignUp::Open => SignUpDoor::Open(Admission::Open),
                SignUp::Closed => self.invited_door(setup_token).await,
            });
        }
        let Some(hash) = setup_token.map(OpaqueHash::of) else {
            return Ok(SignUpDoor::NeedsSetUpLink);
        };
        let good = self.store.is_setup_token(&hash).await?;
        Ok(if good {
            SignUpDoor::Open(Admission::SetUp(hash))
        } else {
            SignUpDoor::NeedsSetUpLink
        })
    }

    async fn invited_door(&self, pass: Option<&str>) -> SignUpDoor {
        let Some(hash) = pass.map(OpaqueHash::of) else {
            return SignUpDoor::Closed;
        };
        match self.cache.get(&pass_key(&hash)).await {
            Some(_) => SignUpDoor::Open(Admission::Invited(hash)),
            None => SignUpDoor::Closed,
        }
    }

    /// A pass by which somebody who was invited makes one account though sign-up is closed.
    pub async fn invite(&self) -> Result<Opaque, NoRandomness> {
        let pass = Opaque::draw()?;
        let value: &[u8] = b"1";
        self.cache
            .set(&pass_key(&pass.hash()), value, PASS_LIFE)
            .await;
        Ok(pass)
    }

    /// Makes an account and begins its first session; at an open door with letters, the address
    /// is proven first, and an address that has an account gets the same answer.
    pub async fn sign_up(
        &self,
        browser: &Browser,
        applicant: Applicant,
        admission: Admission,
    ) -> Result<Result<SignedUp, SignUpRefusal>, AppError> {
        let by_letter = !matches!(admission, Admission::SetUp(_)) && self.mailer.is_some();
        let pass = match &admission {
            Admission::Invited(hash) => Some(pass_key(hash)),
            Admission::Open | Admission::SetUp(_) => None,
        };
        let turn = self.hasher.turn().await?;
        let email = applicant.email.clone();
        let new = NewAccount {
            id: self.ids.next(),
            email: applicant.email,
            name: applicant.name,
            password_hash: self.hasher.hash(turn, applicant.password).await?,
            admission,
            waits_for_email: by_letter,
            at: self.clock.now(),
        };
        let created = self.store.create_account(&new).await?;
        if let (Ok(_), Some(pass)) = (&created, pass) {
            self.cache.remove(&pass).await;
        }
        match created {
            Ok(account) if by_letter => {
                self.send_verification(&account).await?;
                Ok(Ok(SignedUp::LetterSent))
            }
            Ok(account) => {
                *self
                    .setup_token
                    .lock()
                    .unwrap_or_else(PoisonError::into_inner) = None;
                self.send_verification(&account).await?;
                Ok(Ok(SignedUp::Begun(self.begin(browser, &account).await?)))
            }
            Err(SignUpRefusal::EmailTaken) if by_letter => {
                self.send_known(&email).await?;
                Ok(Ok(SignedUp::LetterSent))
            }
            Err(refusal) => Ok(Err(refusal)),
        }
    }

    // Always a fresh cookie, so that one planted before can't become a session.
    async fn begin(&self, browser: &Browser, account: &Account) -> Result<Begun, AppError> {
        let now = self.clock.now();
        let cookie = Opaque::draw()?;
        let (device, fresh_device) = self.device(browser).await?;
        let session = Session {
            id: self.ids.next(),
            account_id: account.id,
            auth_time: now,
        };
        let new = NewSession {
            session: session.clone(),
            token: cookie.hash(),
            device,
            label: browser.label.clone(),
            replaces: browser.session.clone(),
            expires_at: now + Duration::days(SESSION_DAYS),
        };
        self.store.begin_session(&new).await?;
        Ok(Begun {
            session,
            session_cookie: cookie,
            device_cookie: fresh_device,
        })
    }

    // A device cookie counts only if it was made here: one planted by a stranger is replaced.
    async fn device(&self, browser: &Browser) -> Result<(OpaqueHash, Option<Opaque>), AppError> {
        if let Some(device) = &browser.device
            && self.store.is_device(device).await?
        {
            return Ok((device.clone(), None));
        }
        let fresh = Opaque::draw()?;
        Ok((fresh.hash(), Some(fresh)))
    }

    /// A code for a request, and the address that carries it.
    pub async fn answer(
        &self,
        request: &AuthorizeRequest,
        session: &Session,
    ) -> Result<String, AppError> {
        let now = self.clock.now();
        let code = Opaque::draw()?;
        let new = NewCode {
            hash: code.hash(),
            grant: Grant {
                family_id: self.ids.next(),
                client_id: request.client_id.clone(),
                account_id: session.account_id,
                session_id: session.id,
                auth_time: session.auth_time,
            },
            redirect_uri: request.redirect_uri.clone(),
            challenge: request.challenge.clone(),
            nonce: request.nonce.clone(),
            offline_access: request.scope.offline_access,
            expires_at: now + Duration::seconds(CODE_SECONDS),
        };
        self.store.add_code(&new, now).await?;
        Ok(request.answer(self.settings.issuer.url(), code.expose()))
    }

    /// Whether a sign-in is recent enough for the request.
    pub fn is_recent(&self, request: &AuthorizeRequest, auth_time: DateTime<Utc>) -> bool {
        let age = (self.clock.now() - auth_time).num_seconds();
        request.max_age.is_none_or(|max| age <= max)
    }
}
