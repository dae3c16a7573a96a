//! Where the issuer's endpoints are, as its discovery document says.

use std::sync::{Arc, PoisonError, RwLock};

use bytes::Bytes;
use chrono::{DateTime, TimeDelta, Utc};
use http::{Method, Request, StatusCode, header};
use platform_kit::clock::Clock;
use secrecy::{ExposeSecret as _, SecretString};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use tokio::sync::Mutex;
use url::Url;

use super::OidcError;
use super::wire::Wire;

const KEPT: TimeDelta = TimeDelta::hours(1);
const RETRY: TimeDelta = TimeDelta::seconds(30);

/// What is needed of a discovery document.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Discovery {
    pub issuer: String,
    pub authorization_endpoint: Url,
    pub token_endpoint: Url,
    pub jwks_uri: Url,
    #[serde(default)]
    pub end_session_endpoint: Option<Url>,
    #[serde(default)]
    pub userinfo_endpoint: Option<Url>,
    /// Of the built-in issuer: tells whether a session goes on.
    #[serde(default)]
    pub session_status_endpoint: Option<Url>,
}

/// The issuer's back door and its discovery document, kept for an hour and through outages.
#[derive(Debug)]
pub(super) struct Issuer {
    wire: Wire,
    /// As configured.
    address: String,
    /// Where this process reaches it, if not at its address.
    internal: Option<String>,
    clock: Clock,
    known: RwLock<Option<Known>>,
    turn: Mutex<()>,
}

#[derive(Clone, Debug)]
struct Known {
    discovery: Arc<Discovery>,
    good_until: DateTime<Utc>,
}

impl Issuer {
    pub fn new(wire: Wire, address: &str, internal: Option<&Url>, clock: Clock) -> Self {
        let internal = internal.map(|url| url.as_str().trim_end_matches('/').to_owned());
        Self {
            wire,
            address: address.to_owned(),
            internal,
            clock,
            known: RwLock::default(),
            turn: Mutex::default(),
        }
    }

    /// The discovery document; an old one while the issuer is away.
    pub async fn discovery(&self) -> Result<Arc<Discovery>, OidcError> {
        if let Some(fresh) = self.kept(true) {
            return Ok(fresh);
        }
        let _turn = self.turn.lock().await;
        if let Some(fresh) = self.kept(true) {
            return Ok(fresh);
        }
        match self.fetch_discovery().await {
            Ok(discovery) => Ok(self.keep(Arc::new(discovery), KEPT)),
            Err(error) => {
                let stale = self.kept(false).ok_or_else(|| error.clone())?;
                tracing::warn!(%error, "the issuer is away, its old discovery document serves");
                Ok(self.keep(stale, RETRY))
            }
        }
    }

    fn kept(&self, fresh_only: bool) -> Option<Arc<Discovery>> {
        let known = self
            .known
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()?;
        let good = !fresh_only || self.clock.now() < known.good_until;
        good.then_some(known.discovery)
    }

    fn keep(&self, discovery: Arc<Discovery>, time: TimeDelta) -> Arc<Discovery> {
        let good_until = self.clock.now() + time;
        let known = Known {
            discovery: discovery.clone(),
            good_until,
        };
        *self.known.write().unwrap_or_else(PoisonError::into_inner) = Some(known);
        discovery
    }

    async fn fetch_discovery(&self) -> Result<Discovery, OidcError> {
        let base = self.address.trim_end_matches('/');
        let address = format!("{base}/.well-known/openid-configuration");
        let discovery: Discovery = self.get(&address).await?;
        // A slash at the end is the one difference that people cannot see in their settings.
        if discovery.issuer.trim_end_matches('/') == base {
            Ok(discovery)
        } else {
            let text = format!("it calls itself {}, not {}", discovery.issuer, self.address);
            Err(OidcError::Unavailable(text))
        }
    }

    /// Reads a JSON document.
    pub async fn get<T: DeserializeOwned>(&self, address: &str) -> Result<T, OidcError> {
        self.read(address, None).await
    }

    /// Reads a JSON document as the holder of an access token.
    pub async fn get_as<T: DeserializeOwned>(
        &self,
        address: &str,
        token: &SecretString,
    ) -> Result<T, OidcError> {
        self.read(address, Some(token)).await
    }

    async fn read<T: DeserializeOwned>(
        &self,
        address: &str,
        token: Option<&SecretString>,
    ) -> Result<T, OidcError> {
        let (status, body) = self.send(Method::GET, address, Bytes::new(), token).await?;
        if status != StatusCode::OK {
            return Err(OidcError::Unavailable(format!("it answered {status}")));
        }
        read(&body)
    }

    /// Sends a form.
    pub async fn post(
        &self,
        address: &str,
        form: String,
    ) -> Result<(StatusCode, Bytes), OidcError> {
        self.send(Method::POST, address, Bytes::from(form), None)
            .await
    }

    async fn send(
        &self,
        method: Method,
        address: &str,
        body: Bytes,
        token: Option<&SecretString>,
    ) -> Result<(StatusCode, Bytes), OidcError> {
        let mut request = Request::builder()
            .method(method)
            .uri(self.reachable(address))
            .header(header::ACCEPT, "application/json");
        if !body.is_empty() {
            request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        }
        if let Some(token) = token {
            let value = format!("Bearer {}", token.expose_secret());
            request = request.header(header::AUTHORIZATION, value);
        }
        let request = request.body(body);
        self.wire
            .send(request.map_err(|e| OidcError::Unavailable(e.to_string()))?)
            .await
    }

    /// The address as this process reaches it: browsers may know the issuer by another name.
    fn reachable(&self, address: &str) -> String {
        let base = self.address.trim_end_matches('/');
        let replacement = match &self.internal {
            Some(internal) => internal,
            None if self.wire.is_in_process() => "",
            None => return address.to_owned(),
        };
        match address.strip_prefix(base) {
            Some(path) if path.starts_with('/') => format!("{replacement}{path}"),
            Some(_) | None => address.to_owned(),
        }
    }
}

pub(super) fn read<T: DeserializeOwned>(body: &[u8]) -> Result<T, OidcError> {
    serde_json::from_slice(body)
        .map_err(|error| OidcError::Unavailable(format!("its answer can't be read: {error}")))
}
