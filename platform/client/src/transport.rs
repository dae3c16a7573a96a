//! The same requests over a socket or straight into a router of this process.

use axum::Router;
use axum::body::Body;
use bytes::{Bytes, BytesMut};
use http::{Request, StatusCode, header};
use http_body_util::{BodyExt as _, LengthLimitError, Limited};
use tower::ServiceExt as _;
use url::Url;

use crate::error::BuildError;
use crate::policy::Policy;

const IN_PROCESS: &str = "http://in-process/";

/// How a service is reached.
#[derive(Clone, Debug)]
pub enum Transport {
    /// At an address.
    Http(Url),
    /// In this process.
    InProcess(Router),
}

/// A transport ready for calls.
#[derive(Clone, Debug)]
pub(crate) enum Wire {
    Http(reqwest::Client, Url),
    /// The address only carries path and query.
    InProcess(Router, Url),
}

/// An answer, read whole.
#[derive(Debug)]
pub(crate) struct Answer {
    pub status: StatusCode,
    pub body: Bytes,
}

/// Why there is no answer.
#[derive(Debug)]
pub(crate) enum WireError {
    /// No connection: the request was not sent.
    Connect(String),
    /// The connection broke, or the answer was cut off.
    Broken(String),
    TooLarge,
}

impl Transport {
    /// A service at an address; a path in it becomes a prefix.
    ///
    /// # Errors
    /// When the text is no http(s) URL.
    pub fn http(address: &str) -> Result<Self, BuildError> {
        let wrong = || BuildError::Address(address.to_owned());
        let url = Url::parse(address).map_err(|_| wrong())?;
        if matches!(url.scheme(), "http" | "https") && url.has_host() {
            Ok(Self::Http(url))
        } else {
            Err(wrong())
        }
    }

    /// A service mounted in this process.
    #[must_use]
    pub fn in_process(router: Router) -> Self {
        Self::InProcess(router)
    }
}

impl Wire {
    pub fn try_new(transport: Transport, policy: &Policy) -> Result<Self, BuildError> {
        match transport {
            Transport::InProcess(router) => {
                let base = Url::parse(IN_PROCESS)
                    .map_err(|_| BuildError::Address(IN_PROCESS.to_owned()))?;
                Ok(Self::InProcess(router, base))
            }
            Transport::Http(base) => {
                let client = reqwest::Client::builder()
                    .connect_timeout(policy.connect)
                    .pool_idle_timeout(std::time::Duration::from_secs(30))
                    .redirect(reqwest::redirect::Policy::none())
                    // Services are neighbours; a proxy for the wide world is not for them.
                    .no_proxy()
                    .build()?;
                Ok(Self::Http(client, base))
            }
        }
    }

    /// The address of a path given in segments, each to be encoded.
    pub fn address(&self, path: &[&str], query: &[(&str, String)]) -> Url {
        let mut url = match self {
            Self::Http(_, base) | Self::InProcess(_, base) => base.clone(),
        };
        if let Ok(mut segments) = url.path_segments_mut() {
            segments.pop_if_empty().extend(path);
        }
        if !query.is_empty() {
            url.query_pairs_mut().extend_pairs(query);
        }
        url
    }

    pub async fn send(&self, request: Request<Bytes>, cap: usize) -> Result<Answer, WireError> {
        match self {
            Self::Http(client, _) => over_http(client, request, cap).await,
            Self::InProcess(router, _) => in_process(router.clone(), request, cap).await,
        }
    }
}

async fn over_http(
    client: &reqwest::Client,
    request: Request<Bytes>,
    cap: usize,
) -> Result<Answer, WireError> {
    let request =
        reqwest::Request::try_from(request).map_err(|e| WireError::Broken(e.to_string()))?;
    let mut response = client.execute(request).await.map_err(wire_error)?;
    let status = response.status();
    if response
        .content_length()
        .is_some_and(|length| length > cap as u64)
    {
        return Err(WireError::TooLarge);
    }
    let mut body = BytesMut::new();
    while let Some(chunk) = response.chunk().await.map_err(wire_error)? {
        if body.len() + chunk.len() > cap {
            return Err(WireError::TooLarge);
        }
        body.extend_from_slice(&chunk);
    }
    Ok(Answer {
        status,
        body: body.freeze(),
    })
}

fn wire_error(error: reqwest::Error) -> WireError {
    let text = error.to_string();
    if error.is_connect() {
        WireError::Connect(text)
    } else {
        WireError::Broken(text)
    }
}

async fn in_process(
    router: Router,
    request: Request<Bytes>,
    cap: usize,
) -> Result<Answer, WireError> {
    let (mut parts, body) = request.into_parts();
    if let Some(path) = parts.uri.path_and_query() {
        parts.uri = path.clone().into();
    }
    parts.headers.remove(header::ACCEPT_ENCODING);
    let request = Request::from_parts(parts, Body::from(body));
    let Ok(response) = router.oneshot(request).await;
    let status = response.status();
    let limited = Limited::new(response.into_body(), cap);
    let body = limited.collect().await.map_err(|error| {
        if error.is::<LengthLimitError>() {
            WireError::TooLarge
        } else {
            WireError::Broken(error.to_string())
        }
    })?;
    Ok(Answer {
        status,
        body: body.to_bytes(),
    })
}
