//! The three addresses under `/auth`.

use std::sync::Arc;

use axum::extract::{Query, RawQuery, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use axum_extra::extract::cookie::CookieJar;
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use platform_kit::clock::Clock;
use secrecy::{ExposeSecret as _, SecretString};
use serde::Deserialize;
use url::Url;

use super::attempt::{Attempt, LIFETIME, Seal};
use super::cookies::SessionCookie;
use super::guests::Guests;
use super::return_to;
use crate::app::tenant_host;
use crate::features::accounts::{AccountError, AccountService, NewSession};
use crate::infra::oidc::{Authorization, OidcError, OidcProvider};

const NO_STORE: [(HeaderName, HeaderValue); 2] = [
    (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    (
        header::REFERRER_POLICY,
        HeaderValue::from_static("no-referrer"),
    ),
];

/// Bytes of a garage's short name.
const MOST_SLUG: usize = 64;

/// What signing in needs.
#[derive(Clone, Debug)]
pub struct SignIn {
    pub provider: OidcProvider,
    pub accounts: AccountService,
    /// Where browsers reach the application, with its path if it has one.
    pub public_url: Url,
    pub clock: Clock,
    pub guests: Guests,
    /// Seals sign-ins under way; replicas must share it. Without one, a restart ends them.
    pub cookie_key: Option<SecretString>,
}

/// Why somebody is not signed in, as `/welcome?error=` tells it.
#[derive(Clone, Debug, thiserror::Error)]
pub enum SignInError {
    #[error("the sign-in took too long, was done already, or began in another browser")]
    Expired,
    #[error("the issuer or the person said no: {0}")]
    Refused(String),
    #[error("{0} is unavailable")]
    Unavailable(String),
    #[error("every garage of this person is suspended")]
    Suspended,
    #[error("it failed: {0}")]
    Failed(String),
}

impl SignInError {
    /// The value of `error` in the address.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Expired => "sign_in_expired",
            Self::Refused(_) => "sign_in_refused",
            Self::Unavailable(_) => "sign_in_unavailable",
            Self::Suspended => "garage_suspended",
            Self::Failed(_) => "sign_in_failed",
        }
    }
}

impl From<OidcError> for SignInError {
    fn from(error: OidcError) -> Self {
        match error {
            OidcError::Unavailable(reason) => Self::Unavailable(format!("the issuer ({reason})")),
            OidcError::Refused(reason) => Self::Refused(reason),
            OidcError::Token(fault) => Self::Failed(fault.to_string()),
        }
    }
}

impl From<AccountError> for SignInError {
    fn from(error: AccountError) -> Self {
        match error {
            AccountError::Unavailable { service } => Self::Unavailable(service.to_owned()),
            AccountError::Suspended => Self::Suspended,
            // Signing in takes a deletion back, so this is not seen here.
            AccountError::Leaving => Self::Failed("the account is to be deleted".to_owned()),
            AccountError::Storage(error) => Self::Failed(error.to_string()),
        }
    }
}

#[derive(Debug)]
struct App {
    sign_in: SignIn,
    cookie: SessionCookie,
    seal: Seal,
}

/// `GET /auth/sign-in`, `GET /auth/callback`, `POST /auth/sign-out`.
///
/// # Errors
/// When the key can't seal anything.
pub fn routes(sign_in: SignIn) -> Result<Router, SignInError> {
    let seal = Seal::try_new(sign_in.cookie_key.as_ref());
    let seal =
        seal.ok_or_else(|| SignInError::Failed("the cookie key is not usable".to_owned()))?;
    let cookie = SessionCookie::of(&sign_in.public_url);
    Ok(Router::new()
        .route("/auth/sign-in", get(begin))
        .route("/auth/callback", get(finish))
        .route("/auth/sign-out", post(sign_out))
        .with_state(Arc::new(App {
            sign_in,
            cookie,
            seal,
        })))
}

#[derive(Debug, Deserialize)]
struct Begin {
    #[serde(default)]
    return_to: Option<String>,
    #[serde(default)]
    prompt: Option<String>,
    #[serde(default)]
    setup_token: Option<String>,
    #[serde(default)]
    garage: Option<String>,
}

async fn begin(
    State(app): State<Arc<App>>,
    headers: HeaderMap,
    RawQuery(text): RawQuery,
    Query(query): Query<Begin>,
) -> Response {
    if let Some(slug) = tenant_host::slug(&app.sign_in.public_url, &headers) {
        let address = app.own_address(text.as_deref(), &slug);
        return (NO_STORE, Redirect::to(address.as_str())).into_response();
    }
    let wanted = query.return_to.as_deref();
    let wanted = wanted.and_then(|path| return_to::accepted(path, &app.sign_in.public_url));
    let wanted = wanted.unwrap_or_else(|| app.path("/"));
    let creates = query.prompt.as_deref() == Some("create");
    let pass = match query.setup_token {
        None if creates => app.sign_in.guests.pass_for(&wanted).await,
        given => given,
    };
    let garage = query.garage.filter(|slug| slug.len() <= MOST_SLUG);
    let attempt = Attempt::begin(wanted, garage, app.sign_in.clock.now());
    let challenge = attempt.challenge();
    let known = |prompt: &&str| matches!(*prompt, "none" | "login" | "create");
    let ask = Authorization {
        state: &attempt.state,
        nonce: &attempt.nonce,
        challenge: &challenge,
        prompt: query.prompt.as_deref().filter(known),
        setup_token: pass.as_deref(),
    };
    let url = app.sign_in.provider.authorize_url(ask).await;
    match (url, app.seal.close(&attempt)) {
        (Ok(url), Some(sealed)) => {
            let jar = CookieJar::new().add(app.cookie.set_attempt(&sealed, LIFETIME));
            (NO_STORE, jar, Redirect::to(url.as_str())).into_response()
        }
        (Err(error), _) => app.welcome(CookieJar::new(), &error.into()),
        (Ok(_), None) => {
            let error = SignInError::Failed("the attempt can't be written".to_owned());
            app.welcome(CookieJar::new(), &error)
        }
    }
}

#[derive(Debug, Deserialize)]
struct Callback {
    #[serde(default)]
    state: String,
    #[serde(default)]
    code: Option<String>,
    #[serde(default)]
    error: Option<String>,
    #[serde(default)]
    iss: Option<String>,
}

async fn finish(
    State(app): State<Arc<App>>,
    headers: HeaderMap,
    Query(query): Query<Callback>,
) -> Response {
    match app.signed_in(&headers, query).await {
        Ok((session, return_to)) => {
            let lifetime = session.expires_at - app.sign_in.clock.now();
            let jar = CookieJar::new()
                .add(app.cookie.set(session.token.expose_secret(), lifetime))
                .add(app.cookie.set_person(session.user, lifetime))
                .add(app.cookie.end_attempt());
            (NO_STORE, jar, Redirect::to(&return_to)).into_response()
        }
        // An answer that is not this browser's must not end the sign-in that is.
        Err(error @ SignInError::Expired) => {
            // The back button, or a second tab: who is signed in has nothing to be told.
            if app.has_session(&headers).await {
                return (NO_STORE, Redirect::to(&app.path("/"))).into_response();
            }
            app.welcome(CookieJar::new(), &error)
        }
        Err(error) => app.welcome(CookieJar::new().add(app.cookie.end_attempt()), &error),
    }
}

async fn sign_out(State(app): State<Arc<App>>, headers: HeaderMap) -> Response {
    if !app.is_same_origin(&headers) {
        return (
            StatusCode::FORBIDDEN,
            NO_STORE,
            "This request came from another site.",
        )
            .into_response();
    }
    let ended = match app.cookie.read(&headers) {
        Some(token) => app.sign_in.accounts.sign_out(&token).await,
        None => Ok(None),
    };
    let Ok(id_token) = ended else {
        tracing::error!(error = ?ended.err(), "a session can't be ended");
        // The cookie stays: a session that lives on must not look ended.
        return (
            StatusCode::SERVICE_UNAVAILABLE,
            NO_STORE,
            "Try again in a moment.",
        )
            .into_response();
    };
    let redirect = app.after_sign_out(id_token.as_ref()).await;
    let jar = CookieJar::new()
        .add(app.cookie.end())
        .add(app.cookie.end_person());
    (
        NO_STORE,
        jar,
        Json(serde_json::json!({ "redirect": redirect })),
    )
        .into_response()
}

impl App {
    async fn signed_in(
        &self,
        headers: &HeaderMap,
        query: Callback,
    ) -> Result<(NewSession, String), SignInError> {
        let SignIn {
            provider, accounts, ..
        } = &self.sign_in;
        let attempt = self.cookie.read_attempt(headers);
        let attempt = attempt.and_then(|text| self.seal.open(&text, self.sign_in.clock.now()));
        let attempt = attempt.filter(|attempt| attempt.is_answered_by(&query.state));
        let attempt = attempt.ok_or(SignInError::Expired)?;
        if let Some(iss) = query.iss
            && iss != provider.issuer().await?
        {
            return Err(SignInError::Failed("another issuer answered".to_owned()));
        }
        let code = query.code.filter(|_| query.error.is_none());
        let code = code.ok_or_else(|| SignInError::Refused(query.error.unwrap_or_default()))?;
        let tokens = provider.exchange(&code, &attempt.verifier).await?;
        let identity = provider.identify(&tokens, &attempt.nonce).await?;
        let session = accounts.sign_in(identity, Some(tokens.id_token)).await?;
        self.forget_former(headers).await;
        if let Some(slug) = attempt.garage {
            self.open_garage(&session, &slug).await;
        }
        Ok((session, attempt.return_to))
    }

    /// Where signing in at a garage's own address goes on: cookies of one host are not the other's.
    fn own_address(&self, query: Option<&str>, slug: &str) -> Url {
        let mut address = self.sign_in.public_url.clone();
        address.set_path(&self.path("/auth/sign-in"));
        address.set_query(query);
        address.query_pairs_mut().append_pair("garage", slug);
        address
    }

    /// The garage whose address was asked for, where it is one of the person's; else theirs stays open.
    async fn open_garage(&self, session: &NewSession, slug: &str) {
        let accounts = &self.sign_in.accounts;
        let opened = async {
            let token = session.token.expose_secret();
            let Some(viewer) = accounts.session(token).await? else {
                return Ok(());
            };
            let there = accounts.at_slug(&viewer, slug).await?;
            if let (Some(there), Some(handle)) = (there, &viewer.session) {
                accounts
                    .choose_tenant(&viewer.user, handle, there.tenant.id)
                    .await?;
            }
            Ok::<_, AccountError>(())
        };
        if let Err(error) = opened.await {
            tracing::warn!(%error, "the garage of an address can't be opened");
        }
    }

    /// The browser's former session ends where a new one begins.
    async fn forget_former(&self, headers: &HeaderMap) {
        if let Some(former) = self.cookie.read(headers)
            && let Err(error) = self.sign_in.accounts.sign_out(&former).await
        {
            tracing::warn!(%error, "a former session can't be ended");
        }
    }

    async fn has_session(&self, headers: &HeaderMap) -> bool {
        match self.cookie.read(headers) {
            Some(token) => matches!(self.sign_in.accounts.session(&token).await, Ok(Some(_))),
            None => false,
        }
    }

    /// Browsers say where a request comes from, by one header or the other; who says neither is
    /// refused.
    fn is_same_origin(&self, headers: &HeaderMap) -> bool {
        let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
        if let Some(site) = text("sec-fetch-site") {
            return site == "same-origin";
        }
        let Some(origin) = text("origin") else {
            return false;
        };
        let host = origin.split_once("://").map(|(_, host)| host);
        origin == self.sign_in.public_url.origin().ascii_serialization()
            || (host.is_some() && host == text("host"))
    }

    /// The issuer's own sign-out, or the first page where there is none to be had.
    async fn after_sign_out(&self, id_token: Option<&SecretString>) -> String {
        let url = match id_token {
            Some(_) => self.sign_in.provider.end_session_url(id_token).await,
            None => Ok(None),
        };
        match url {
            Ok(Some(url)) => url.into(),
            Ok(None) => self.path("/welcome"),
            Err(error) => {
                tracing::warn!(%error, "signed out here, but not at the issuer");
                self.path("/welcome")
            }
        }
    }

    fn welcome(&self, jar: CookieJar, error: &SignInError) -> Response {
        tracing::warn!(%error, code = error.code(), "sign-in failed");
        let address = format!("{}?error={}", self.path("/welcome"), error.code());
        (NO_STORE, jar, Redirect::to(&address)).into_response()
    }

    fn path(&self, path: &str) -> String {
        format!(
            "{}{path}",
            self.sign_in.public_url.path().trim_end_matches('/')
        )
    }
}
