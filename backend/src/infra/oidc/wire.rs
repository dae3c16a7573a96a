//! Calls to the issuer: over a socket, or straight into a router of this process.

use std::time::Duration;

use axum::Router;
use axum::body::Body;
use bytes::{Bytes, BytesMut};
use http::{Request, StatusCode};
use http_body_util::{BodyExt as _, Limited};
use tower::ServiceExt as _;

use super::OidcError;

const CONNECT: Duration = Duration::from_secs(2);
const TOTAL: Duration = Duration::from_secs(5);
/// Discovery documents, key sets and token answers are a few KiB.
const MAX_ANSWER: usize = 256 * 1024;

/// How the issuer is reached.
#[derive(Clone, Debug)]
pub enum OidcTransport {
    Http,
    /// The issuer's own routes, not nested under the path of its address.
    InProcess(Router),
}

#[derive(Clone, Debug)]
pub(super) enum Wire {
    Http(reqwest::Client),
    InProcess(Router),
}

impl Wire {
    pub fn try_new(transport: OidcTransport) -> Result<Self, reqwest::Error> {
        match transport {
            OidcTransport::InProcess(router) => Ok(Self::InProcess(router)),
            OidcTransport::Http => {
                let client = reqwest::Client::builder()
                    .connect_timeout(CONNECT)
                    .timeout(TOTAL)
                    // Neither code nor secret may travel to where nobody configured.
                    .redirect(reqwest::redirect::Policy::none())
                    .build()?;
                Ok(Self::Http(client))
            }
        }
    }

    pub fn is_in_process(&self) -> bool {
        matches!(self, Self::InProcess(_))
    }

    /// Sends a request and reads its answer whole.
    pub async fn send(&self, request: Request<Bytes>) -> Result<(StatusCode, Bytes), OidcError> {
        match self {
            Self::Http(client) => over_http(client, request).await,
            Self::InProcess(router) => in_process(router.clone(), request).await,
        }
    }
}

async fn over_http(
    client: &reqwest::Client,
    request: Request<Bytes>,
) -> Result<(StatusCode, Bytes), OidcError> {
    let request = reqwest::Request::try_from(request).map_err(unavailable)?;
    let mut response = client.execute(request).await.map_err(unavailable)?;
    let status = response.status();
    let mut body = BytesMut::new();
    while let Some(chunk) = response.chunk().await.map_err(unavailable)? {
        if body.len() + chunk.len() > MAX_ANSWER {
            return Err(OidcError::Unavailable("its answer is too large".to_owned()));
        }
        body.extend_from_slice(&chunk);
    }
    Ok((status, body.freeze()))
}

async fn in_process(
    router: Router,
    request: Request<Bytes>,
) -> Result<(StatusCode, Bytes), OidcError> {
    let (parts, body) = request.into_parts();
    let Ok(response) = router
        .oneshot(Request::from_parts(parts, Body::from(body)))
        .await;
    let status = response.status();
    let body = Limited::new(response.into_body(), MAX_ANSWER)
        .collect()
        .await;
    Ok((status, body.map_err(unavailable)?.to_bytes()))
}

fn unavailable(error: impl ToString) -> OidcError {
    OidcError::Unavailable(error.to_string())
}
