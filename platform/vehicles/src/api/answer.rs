//! Answers of the lists: cached under keys that carry the release, with entity tags.

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Bytes;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use platform_kit::cache::Value;
use platform_kit::problem::Problem;
use serde::Serialize;

use crate::metrics::Outcome;
use crate::service::{Current, VehiclesService};
use crate::store::StoreError;

/// A release lives for a month; its keys die with it.
const TTL: Duration = Duration::from_secs(24 * 3600);

/// Says whether a list is known to hold everything: `true` or `false`.
pub const COMPLETE: HeaderName = HeaderName::from_static("catalogue-complete");

/// Bytes of a kept answer before its body: whether it is whole, then the entity tag.
const HEAD: usize = 1 + TAG;
const TAG: usize = 16;

/// The release that answers, or 503.
///
/// # Errors
/// When no release is active yet.
pub fn current(service: &VehiclesService) -> Result<Arc<Current>, Problem> {
    service
        .current()
        .ok_or_else(|| Problem::unavailable("No vehicle data are loaded yet; try again shortly."))
}

/// A fault of the store as a problem document.
#[must_use]
pub fn store_problem(error: &StoreError) -> Problem {
    Problem::internal(error)
}

/// What a list is made of when the cache has none.
pub enum Made<T> {
    List(Vec<T>),
    /// A list, and whether it holds everything that the model had.
    Judged(Vec<T>, bool),
    Absent(Problem),
}

/// A list that is kept ready to send.
#[derive(Clone, Debug)]
pub struct Kept(Value);

/// A list from the cache, or made and kept: of many who ask at once, one makes it. Absent things
/// are not kept.
///
/// # Errors
/// When the list cannot be made, or what was asked for does not exist.
pub async fn kept<T, F>(
    service: &VehiclesService,
    current: &Current,
    list: &'static str,
    key: &str,
    make: F,
) -> Result<Kept, Problem>
where
    T: Serialize,
    F: Future<Output = Result<Made<T>, StoreError>> + Send,
{
    let key = format!("{}:{list}:{key}", current.tag());
    let metrics = service.metrics();
    let mut made = false;
    let result = service
        .cache()
        .get_or_make(&key, TTL, async {
            made = true;
            pack(make.await)
        })
        .await;
    let value = match result {
        Ok(value) => value,
        Err(problem) => {
            metrics.list(list, Outcome::Refused);
            return Err((*problem).clone());
        }
    };
    metrics.list(list, if made { Outcome::Made } else { Outcome::Kept });
    if value.len() < HEAD {
        // Another program wrote under our key.
        service.cache().remove(&key).await;
        return Err(Problem::internal(&"a kept list is damaged"));
    }
    Ok(Kept(value))
}

fn pack<T: Serialize>(made: Result<Made<T>, StoreError>) -> Result<Value, Problem> {
    let (whole, list) = match made.map_err(|error| store_problem(&error))? {
        Made::List(list) => (b'-', list),
        Made::Judged(list, whole) => (if whole { b'1' } else { b'0' }, list),
        Made::Absent(problem) => return Err(problem),
    };
    let body = serde_json::to_vec(&list).map_err(|error| Problem::internal(&error))?;
    let hash = body.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    });
    let mut value = Vec::with_capacity(HEAD + body.len());
    value.push(whole);
    value.extend_from_slice(format!("{:016x}", hash ^ u64::from(whole)).as_bytes());
    value.extend_from_slice(&body);
    Ok(Value::from(value))
}

impl Kept {
    fn tag(&self) -> &[u8] {
        self.0.get(1..HEAD).unwrap_or_default()
    }

    /// The list with its entity tag, or 304 when the caller has it.
    #[must_use]
    pub fn respond(self, request: &HeaderMap) -> Response {
        let known = request
            .get_all(header::IF_NONE_MATCH)
            .iter()
            .filter_map(|value| value.to_str().ok())
            .flat_map(|value| value.split(','))
            .any(|value| self.is_named_by(value.trim()));
        let tag = [b"\"", self.tag(), b"\""].concat();
        let whole = self.0.first().copied();
        let mut response = if known {
            StatusCode::NOT_MODIFIED.into_response()
        } else {
            let body = Bytes::from_owner(self.0).slice(HEAD..);
            ([(header::CONTENT_TYPE, "application/json")], body).into_response()
        };
        let headers = response.headers_mut();
        // Kept by the caller, but asked about each time: a new release shows at once.
        headers.insert(
            header::CACHE_CONTROL,
            HeaderValue::from_static("private, no-cache"),
        );
        if let Ok(tag) = HeaderValue::from_bytes(&tag) {
            headers.insert(header::ETAG, tag);
        }
        match whole {
            Some(b'1') => headers.insert(COMPLETE, HeaderValue::from_static("true")),
            Some(b'0') => headers.insert(COMPLETE, HeaderValue::from_static("false")),
            _ => None,
        };
        response
    }

    fn is_named_by(&self, value: &str) -> bool {
        let value = value.strip_prefix("W/").unwrap_or(value);
        let inner = value.strip_prefix('"').and_then(|v| v.strip_suffix('"'));
        value == "*" || inner.is_some_and(|inner| inner.as_bytes() == self.tag())
    }
}
