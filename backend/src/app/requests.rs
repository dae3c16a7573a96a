//! Who asks, and what each operation gets.

use std::sync::Arc;
use std::time::Duration;

use async_graphql::Data;
use async_graphql::async_trait::async_trait;
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode, header};
use chrono::{DateTime, TimeDelta, Utc};
use platform_kit::cache::Cache;
use platform_kit::clock::Clock;
use sea_orm::DbErr;
use secrecy::{ExposeSecret as _, SecretString};
use serde_json::{Map, Value};
use url::Url;

use crate::app::sign_in::SessionCookie;
use crate::features::access_tokens::{Owner, is_access_token};
use crate::features::accounts::{AccountError, GuestPass, SignedIn};
use crate::features::sharing::Guest;
use crate::graphql::context::{Kept, Services, operation_data};
use crate::graphql::transport::{
    ErrorCode, GraphqlRequests, Operation, OperationKind, Outcome, Refusal,
};
use crate::infra::oidc::{OidcError, OidcProvider};
use crate::kernel::ids::TypedId;
use crate::kernel::scope::Actor;

/// The application's side of the GraphQL transport.
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
enum Proof {
    Nothing,
    Bearer(SecretString),
    Cookies(HeaderMap),
}

/// Who was removed, revoked or narrowed may be believed this long.
const BELIEVED: TimeDelta = TimeDelta::seconds(5);

/// Operations of one person in a minute; the web application needs a few for each tap.
const OPERATIONS_PER_MINUTE: u64 = 1_200;
const MINUTE: Duration = Duration::from_secs(60);

impl AppRequests {
    async fn by_bearer(&self, token: &str) -> Result<Session, Refusal> {
        let viewer = if is_access_token(token) {
            self.program(token).await?
        } else {
            self.bearer(token).await?
        };
        Ok(Session {
            viewer: Some(Arc::new(viewer)),
            by_cookie: false,
            proof: Proof::Bearer(token.to_owned().into()),
            checked_at: self.clock.now(),
        })
    }

    /// Whoever holds a personal access token: its person, and no more than both may.
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

    async fn bearer(&self, token: &str) -> Result<SignedIn, Refusal> {
        let identity = self
            .provider
            .verify_access_token(token)
            .await
            .map_err(|error| token_refusal(&error))?;
        let viewer = self
            .services
            .accounts
            .bearer(identity)
            .await
            .map_err(|e| account_refusal(&e))?;
        self.narrowed(viewer).await
    }

    async fn by_cookie(&self, parts: &Parts) -> Result<Session, Refusal> {
        if self.cookie.read(&parts.headers).is_none()
            && self.cookie.read_guest(&parts.headers).is_none()
        {
            return Ok(Session {
                viewer: None,
                by_cookie: false,
                proof: Proof::Nothing,
                checked_at: self.clock.now(),
            });
        }
        // A cookie comes along unasked: what another site sends with it is not the person's wish.
        if !self.is_same_origin(parts) {
            return Err(Refusal::forbidden("this request comes from another site"));
        }
        let headers = cookies(&parts.headers);
        Ok(Session {
            viewer: self.visitor(&headers).await?.map(Arc::new),
            by_cookie: true,
            proof: Proof::Cookies(headers),
            checked_at: self.clock.now(),
        })
    }

    /// The member of a session, else the guest of a link.
    async fn visitor(&self, headers: &HeaderMap) -> Result<Option<SignedIn>, Refusal> {
        if let Some(token) = self.cookie.read(headers) {
            let member = self.services.accounts.session(&token).await;
            if let Some(member) = member.map_err(|e| account_refusal(&e))? {
                return self.narrowed(member).await.map(Some);
            }
        }
        let Some(secret) = self.cookie.read_guest(headers) else {
            return Ok(None);
        };
        let guest = self.services.sharing.guest(&secret).await;
        Ok(guest.map_err(|e| no_database(&e))?.map(visiting))
    }

    /// Who asks now: a socket stays open longer than anybody is to be believed.
    async fn still(&self, session: &Session) -> Result<Option<Arc<SignedIn>>, Refusal> {
        if self.clock.now() < session.checked_at + BELIEVED {
            return Ok(session.viewer.clone());
        }
        match &session.proof {
            Proof::Nothing => Ok(None),
            Proof::Bearer(token) => Ok(self.by_bearer(token.expose_secret()).await?.viewer),
            Proof::Cookies(headers) => Ok(self.visitor(headers).await?.map(Arc::new)),
        }
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

/// The cookies alone, to be kept with a socket.
fn cookies(headers: &HeaderMap) -> HeaderMap {
    let all = headers.get_all(header::COOKIE).iter().cloned();
    all.map(|value| (header::COOKIE, value)).collect()
}

fn account_refusal(error: &AccountError) -> Refusal {
    match error {
        AccountError::Unavailable { service } => unavailable(service),
        AccountError::Suspended => Refusal::forbidden("Your garage is suspended."),
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
            Some(token) => self.by_bearer(token).await,
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
            Some(token) => self.by_bearer(token).await?,
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
