//! What a request tells about its browser.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::Arc;

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::header;
use axum::http::request::Parts;
use axum_extra::extract::cookie::CookieJar;

use super::cookies::Kind;
use crate::app::{App, Browser};
use crate::domain::agent;
use crate::domain::secret::OpaqueHash;

/// The browser behind a request.
#[derive(Debug)]
pub struct Visitor {
    /// Its cookies and address.
    pub browser: Browser,
    /// Its form cookie.
    pub form_cookie: Option<String>,
}

impl FromRequestParts<Arc<App>> for Visitor {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Infallible> {
        let issuer = &app.settings.issuer;
        let jar = CookieJar::from_headers(&parts.headers);
        let hash = |kind: Kind| kind.read(issuer, &jar).map(|value| OpaqueHash::of(&value));
        let agent = parts.headers.get(header::USER_AGENT);
        let agent = agent
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default();
        // Headers that a proxy may set are not believed: anyone can send them.
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>();
        Ok(Self {
            browser: Browser {
                address: peer.map(|peer| peer.0.ip()),
                session: hash(Kind::Session),
                device: hash(Kind::Device),
                step: hash(Kind::Step),
                passkey: hash(Kind::Passkey),
                label: agent::label(agent),
            },
            form_cookie: Kind::Form.read(issuer, &jar),
        })
    }
}
