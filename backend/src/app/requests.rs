//! Who asks, and what each operation gets.

use std::sync::Arc;
use std::time::Duration;

use async_graphql::Data;
use async_graphql::async_trait::async_trait;
use axum::http::request::Parts;
use axum::http::{StatusCode, header};
use chrono::{DateTime, TimeDelta, Utc};
use platform_kit::cache::Cache;
use platform_kit::clock::Clock;
use sea_orm::DbErr;
use secrecy::{ExposeSecret as _, SecretString};
use serde_json::{Map, Value};
use url::Url;

use crate::app::sign_in::SessionCookie;
use crate::app::tenant_host;
use crate::features::access_tokens::{Owner, is_access_token};
use crate::features::accounts::{AccountError, GuestPass, SignedIn};
use crate::features::sharing::Guest;
use crate::graphql::context::{Kept, Services, operation_data};
use crate::graphql::transport::{
    ErrorCode, GraphqlRequests, Operation, OperationKind, Outcome, Refusal,
};
use crate::infra::oidc::{OidcError, OidcProvider};
use crate::infra::secret;
use crate::kernel::ids::TypedId;
use crate::kernel::scope::{Actor, UserScope};

/// The application's side of the GraphQL transport.
#[derive(Clone)]
pub struct AppRequests {
    pub services: Services,
    pub provider: OidcProvider,
    pub cookie: SessionCookie,
    pub public_url: Url,
    pub clock: Clock,
    pub cache: Cache,
}

/// Who asks, and by what.
pub struct Session {
    viewer: Option<Arc<SignedIn>>,
    by_cookie: bool,
    proof: Proof,
    checked_at: DateTime<Utc>,
}

/// By what somebody was let in, to ask again on a socket that stays open.
struct Proof {
    bearer: Option<SecretString>,
    request: Box<Parts>,
}

/// Who was removed, revoked or narrowed may be believed this long.
const BELIEVED: TimeDelta = TimeDelta::seconds(5);

impl Session {
    /// What the person may touch, if somebody is signed in.
    #[must_use]
    pub fn scope(&self) -> Option<&UserScope> {
        Some(&self.viewer.as_ref()?.scope)
    }
}

/// Operations of one person in a minute; the web application needs a few for each tap.
const OPERATIONS_PER_MINUTE: u64 = 1_200;
/// Who a page believes to be signed in: ids of the user and of the tenant, `user_…/tenant_…`.
const EXPECTED_VIEWER: &str = "x-expected-viewer";
/// Who signs out everywhere at the issuer is signed out here this much later at most.
const ISSUER_SESSION_TTL: Duration = Duration::from_secs(15);
const MINUTE: Duration = Duration::from_secs(60);

impl AppRequests {
    async fn by_bearer(&self, token: &str, parts: &Parts) -> Result<Session, Refusal> {
        let viewer = if is_access_token(token) {
            self.program(token).await?
        } else {
            self.bearer(token, parts).await?
        };
        let bearer = Some(token.to_owned().into());
        Ok(self.session(Some(viewer), false, bearer, parts))
    }

    fn session(
        &self,
        viewer: Option<SignedIn>,
        by_cookie: bool,
        bearer: Option<SecretString>,
        parts: &Parts,
    ) -> Session {
        Session {
            viewer: viewer.map(Arc::new),
            by_cookie,
            proof: Proof {
                bearer,
                request: Box::new(parts.clone()),
            },
            checked_at: self.clock.now(),
        }
    }

    /// Whoever holds an issuer's token.
    async fn bearer(&self, token: &str, parts: &Parts) -> Result<SignedIn, Refusal> {
        let identity = self
            .provider
            .verify_access_token(token)
            .await
            .map_err(|error| token_refusal(&error))?;
        let accounts = &self.services.accounts;
        let viewer = accounts.bearer(identity).await;
        let viewer = viewer.map_err(|e| account_refusal(&e))?;
        let viewer = self.in_tenant_of_host(viewer, parts).await?;
        self.narrowed(viewer).await
    }

    /// Whoever holds a personal access token: its person, and no more than both may. The token says
    /// which garage.
    async fn program(&self, token: &str) -> Result<SignedIn, Refusal> {
        let (tokens, accounts) = (&self.services.access_tokens, &self.services.accounts);
        let presented = tokens.present(token).await.map_err(|e| no_database(&e))?;
        let presented = presented.ok_or_else(invalid_token)?;
        let Owner { user, tenant } = presented.owner;
        let member = accounts.member(user, tenant).await;
        let member = member.map_err(|e| account_refusal(&e))?;
        let member = self.narrowed(member.ok_or_else(invalid_token)?).await?;
        let program = member.limited(Actor::Program, presented.access);
        Ok(program
            .narrowed(presented.sight)
            .until(presented.expires_at))
    }

    async fn narrowed(&self, viewer: SignedIn) -> Result<SignedIn, Refusal> {
        let narrowed = self.services.sharing.narrowed(viewer).await;
        narrowed.map_err(|e| no_database(&e))
    }

    /// `slug.example.com` is the garage of that name, for those who belong to it.
    async fn in_tenant_of_host(
        &self,
        viewer: SignedIn,
        parts: &Parts,
    ) -> Result<SignedIn, Refusal> {
        let Some(slug) = tenant_host::slug(&self.public_url, &parts.headers) else {
            return Ok(viewer);
        };
        let accounts = &self.services.accounts;
        let there = accounts.at_slug(&viewer, &slug).await;
        let there = there.map_err(|e| account_refusal(&e))?;
        // The same for a garage of others as for none.
        there.ok_or_else(|| Refusal::forbidden("You have no garage of this name."))
    }

    /// Whether the issuer's own session goes on, asked at most every quarter of a minute.
    async fn goes_on_at_issuer(&self, token: &str) -> Result<bool, Refusal> {
        let key = format!("issuer-session:{}", secret::hash(token));
        let asked = self.cache.get_or_make(&key, ISSUER_SESSION_TTL, async {
            let id_token = self.services.accounts.id_token(token).await?;
            let goes_on = match id_token {
                Some(id_token) => self.provider.session_goes_on(&id_token).await,
                None => true,
            };
            Ok::<_, DbErr>(platform_kit::cache::Value::from([u8::from(goes_on)]))
        });
        match asked.await {
            Ok(answer) => Ok(answer.first() != Some(&0)),
            Err(error) => Err(account_refusal(&AccountError::Storage(DbErr::Custom(
                error.to_string(),
            )))),
        }
    }

    async fn by_cookie(&self, parts: &Parts) -> Result<Session, Refusal> {
        let member = self.cookie.read(&parts.headers);
        let member = member.filter(|_| !looks_as_guest(parts));
        let guest = self.cookie.read_guest(&parts.headers);
        if member.is_none() && guest.is_none() {
            return Ok(self.session(None, false, None, parts));
        }
        // A cookie comes along unasked: what another site sends with it is not the person's wish.
        if !self.is_same_origin(parts) {
            return Err(Refusal::forbidden("this request comes from another site"));
        }
        let mut viewer = match member {
            Some(token) => self.member(&token, parts).await?,
            None => None,
        };
        if let (None, Some(secret)) = (&viewer, guest) {
            let guest = self.services.sharing.guest(&secret).await;
            viewer = guest.map_err(|e| no_database(&e))?.map(visiting);
        }
        Ok(self.session(viewer, true, None, parts))
    }

    /// The member of a session.
    async fn member(&self, token: &str, parts: &Parts) -> Result<Option<SignedIn>, Refusal> {
        let accounts = &self.services.accounts;
        let viewer = accounts.session(token).await;
        let mut viewer = viewer.map_err(|e| account_refusal(&e))?;
        if viewer.is_some() && !self.goes_on_at_issuer(token).await? {
            let ended = accounts.sign_out(token).await;
            ended.map_err(|e| account_refusal(&e))?;
            viewer = None;
        }
        let Some(viewer) = viewer else {
            return Ok(None);
        };
        let viewer = self.in_tenant_of_host(viewer, parts).await?;
        if !is_expected(&viewer, parts) {
            return Err(viewer_changed());
        }
        self.narrowed(viewer).await.map(Some)
    }

    /// Who asks now: a socket stays open longer than anybody is to be believed.
    async fn still(&self, session: &Session) -> Result<Option<Arc<SignedIn>>, Refusal> {
        if self.clock.now() < session.checked_at + BELIEVED {
            return Ok(session.viewer.clone());
        }
        let request = &session.proof.request;
        let again = match &session.proof.bearer {
            Some(token) => self.by_bearer(token.expose_secret(), request).await?,
            None => self.by_cookie(request).await?,
        };
        Ok(again.viewer)
    }

    /// By what browsers say of every request: `Sec-Fetch-Site`, else `Origin`; programs say neither.
    fn is_same_origin(&self, parts: &Parts) -> bool {
        let text = |name: &str| {
            parts
                .headers
                .get(name)
                .and_then(|value| value.to_str().ok())
        };
        match text("sec-fetch-site") {
            Some("same-origin" | "none") => true,
            Some(_) => false,
            None => text("origin").is_none_or(|origin| self.is_own_origin(origin, text("host"))),
        }
    }

    fn is_own_origin(&self, origin: &str, host: Option<&str>) -> bool {
        let Ok(origin) = Url::parse(origin) else {
            return false;
        };
        let authority = origin.authority();
        origin.origin() == self.public_url.origin() || host.is_some_and(|host| host == authority)
    }
}

/// A page may outlive the sign-in it was opened with. What it names as its viewer must still be who
/// the cookie says, or one person's entry would land in another's garage.
fn is_expected(viewer: &SignedIn, parts: &Parts) -> bool {
    let actual = format!("{}/{}", viewer.user.id, viewer.tenant.id);
    let expected = parts.headers.get(EXPECTED_VIEWER);
    expected.is_none_or(|expected| expected.as_bytes() == actual.as_bytes())
}

/// Whether the page belongs to whoever came by a guest link, also where a person is signed in.
fn looks_as_guest(parts: &Parts) -> bool {
    let expected = parts.headers.get(EXPECTED_VIEWER);
    expected.is_some_and(|expected| expected.as_bytes() == b"guest")
}

fn viewer_changed() -> Refusal {
    Refusal::new(
        StatusCode::CONFLICT,
        ErrorCode::ViewerChanged,
        "Somebody else is signed in, or another garage is open: nothing was done.",
    )
}

fn bearer(parts: &Parts) -> Option<&str> {
    let value = parts.headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = value.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}

fn token_refusal(error: &OidcError) -> Refusal {
    match error {
        OidcError::Unavailable(_) => unavailable("identity"),
        _ => invalid_token(),
    }
}

/// Unknown, revoked, expired, malformed, and of one who is no member any more: all the same.
fn invalid_token() -> Refusal {
    Refusal::unauthenticated("This access token is not valid.")
}

fn visiting(guest: Guest) -> SignedIn {
    SignedIn::guest(GuestPass {
        id: guest.link.id.uuid(),
        tenant: guest.tenant,
        vehicle: guest.link.vehicle,
        shows_private: guest.link.shows_private,
        expires_at: guest.link.expires_at,
    })
}

fn account_refusal(error: &AccountError) -> Refusal {
    match error {
        AccountError::Unavailable { service } => unavailable(service),
        AccountError::Leaving => {
            Refusal::unauthenticated("This account is to be deleted. Sign in to keep it.")
        }
        AccountError::Suspended => Refusal::new(
            StatusCode::FORBIDDEN,
            ErrorCode::GarageSuspended,
            "Your garage is suspended, or waits for approval.",
        ),
        AccountError::Storage(error) => no_database(error),
    }
}

fn no_database(error: &DbErr) -> Refusal {
    tracing::error!(%error, "who asks cannot be read");
    unavailable("database")
}

fn unavailable(service: &str) -> Refusal {
    Refusal::new(
        StatusCode::SERVICE_UNAVAILABLE,
        ErrorCode::UpstreamUnavailable,
        format!("The {service} service is not available. Try again later."),
    )
}

#[async_trait]
impl GraphqlRequests for AppRequests {
    type Session = Session;

    async fn authenticate(&self, request: &Parts) -> Result<Session, Refusal> {
        match bearer(request) {
            Some(token) => self.by_bearer(token, request).await,
            None => self.by_cookie(request).await,
        }
    }

    async fn connect(
        &self,
        upgrade: &Parts,
        payload: Option<&Map<String, Value>>,
    ) -> Result<Session, Refusal> {
        let sent = payload.and_then(|p| p.get("authorization").or_else(|| p.get("Authorization")));
        let token = sent
            .and_then(Value::as_str)
            .map(|t| t.trim_start_matches("Bearer ").trim());
        let session = match token {
            Some(token) => self.by_bearer(token, upgrade).await?,
            None => self.authenticate(upgrade).await?,
        };
        match session.viewer {
            Some(_) => Ok(session),
            None => Err(Refusal::unauthenticated("Sign in first.")),
        }
    }

    fn allows_origin(&self, upgrade: &Parts) -> bool {
        let text =
            |name: header::HeaderName| upgrade.headers.get(name).and_then(|v| v.to_str().ok());
        text(header::ORIGIN).is_none_or(|origin| self.is_own_origin(origin, text(header::HOST)))
    }

    fn is_cookie_session(&self, session: &Session) -> bool {
        session.by_cookie
    }

    fn expires_in(&self, session: &Session) -> Option<Duration> {
        let end = session.viewer.as_ref()?.expires_at?;
        Some((end - self.clock.now()).to_std().unwrap_or_default())
    }

    async fn still_stands(&self, session: &Session) -> bool {
        let Some(before) = &session.viewer else {
            return true;
        };
        match self.still(session).await {
            Ok(Some(now)) => now.scope == before.scope,
            Ok(None) => false,
            // What is not known ends nobody's work.
            Err(refusal) => refusal.status == StatusCode::SERVICE_UNAVAILABLE,
        }
    }

    async fn begin(&self, session: &Session, operation: &Operation) -> Result<Data, Refusal> {
        let viewer = self.still(session).await?;
        if let Some(viewer) = &viewer {
            let key = format!("operations:{}", viewer.user.id.uuid());
            if self.cache.count(&key, MINUTE).await > OPERATIONS_PER_MINUTE {
                return Err(Refusal::rate_limited(MINUTE));
            }
        }
        let kept = match operation.kind {
            OperationKind::Subscription => Kept::Long,
            OperationKind::Query | OperationKind::Mutation => Kept::Briefly,
        };
        Ok(operation_data(&self.services, viewer, kept))
    }

    async fn finish(&self, session: &Session, operation: &Operation, outcome: &Outcome) {
        let kind = match operation.kind {
            OperationKind::Query => "query",
            OperationKind::Mutation => "mutation",
            OperationKind::Subscription => "subscription",
        };
        tracing::info!(
            operation = operation.name.as_deref().unwrap_or("-"),
            kind,
            signed_in = session.viewer.is_some(),
            duration_us = u64::try_from(outcome.duration.as_micros()).unwrap_or(u64::MAX),
            codes = ?outcome.codes,
            "graphql"
        );
    }
}
