//! What the application supplies for each request.

use std::time::Duration;

use ::http::{HeaderMap, StatusCode, request::Parts};
use async_graphql::{Data, ServerError, async_trait::async_trait};
use serde_json::{Map, Value};

use super::{ErrorCode, Operation, Outcome, coded};

/// The application's side of the transport.
///
/// A session is whatever the application learns from a request's headers: the viewer, the kind of
/// credential. It lives as long as the HTTP request or the socket; [`Data`] is made anew for each
/// operation, so that loaders are never shared.
#[async_trait]
pub trait GraphqlRequests: Send + Sync + 'static {
    /// Who is asking.
    type Session: Send + Sync + 'static;

    /// Reads the credentials of an HTTP request; anonymous is a session too.
    async fn authenticate(&self, request: &Parts) -> Result<Self::Session, Refusal>;

    /// Reads the credentials of a socket: those of its upgrade request and of `connection_init`.
    async fn connect(
        &self,
        upgrade: &Parts,
        payload: Option<&Map<String, Value>>,
    ) -> Result<Self::Session, Refusal>;

    /// Whether a page of this origin may open a socket. Browsers send cookies with it unasked.
    fn allows_origin(&self, upgrade: &Parts) -> bool;

    /// Whether the session comes from a cookie, for which documents can be restricted.
    fn is_cookie_session(&self, session: &Self::Session) -> bool;

    /// After how long a socket of this session must be closed.
    fn expires_in(&self, _session: &Self::Session) -> Option<Duration> {
        None
    }

    /// Whether a socket's session is still what it was when the socket was opened; asked every
    /// [`super::EngineSettings::session_check`].
    async fn still_stands(&self, _session: &Self::Session) -> bool {
        true
    }

    /// Admits an operation (rate limits) and makes its data: viewer, loaders, transaction.
    async fn begin(&self, session: &Self::Session, operation: &Operation) -> Result<Data, Refusal>;

    /// Called once after each operation: the request's log line, metrics.
    async fn finish(&self, _session: &Self::Session, _operation: &Operation, _outcome: &Outcome) {}
}

/// The application declines a request before it runs.
#[derive(Debug, Clone)]
pub struct Refusal {
    /// The status over HTTP.
    pub status: StatusCode,
    /// The error of the answer.
    pub error: ServerError,
    /// Headers such as `WWW-Authenticate`.
    pub headers: HeaderMap,
}

impl Refusal {
    /// Not signed in, or by an invalid credential.
    #[must_use]
    pub fn unauthenticated(message: impl Into<String>) -> Self {
        Self::new(
            StatusCode::UNAUTHORIZED,
            ErrorCode::Unauthenticated,
            message,
        )
    }

    /// Signed in, but not allowed.
    #[must_use]
    pub fn forbidden(message: impl Into<String>) -> Self {
        Self::new(StatusCode::FORBIDDEN, ErrorCode::Forbidden, message)
    }

    /// Too many requests; `retry_after` stands in the header and in `extensions.retryAfter`.
    #[must_use]
    pub fn rate_limited(retry_after: Duration) -> Self {
        let seconds = retry_after.as_secs().max(1);
        let mut refusal = Self::new(
            StatusCode::TOO_MANY_REQUESTS,
            ErrorCode::RateLimited,
            "too many requests",
        );
        refusal
            .headers
            .insert(::http::header::RETRY_AFTER, seconds.into());
        refusal
            .error
            .extensions
            .get_or_insert_default()
            .set("retryAfter", seconds);
        refusal
    }

    /// Any other refusal.
    #[must_use]
    pub fn new(status: StatusCode, code: ErrorCode, message: impl Into<String>) -> Self {
        Self {
            status,
            error: coded(code, message),
            headers: HeaderMap::new(),
        }
    }
}
