//! Answers of the lists: cached under keys that carry the release, with entity tags.

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use platform_kit::cache::Value;
use platform_kit::problem::Problem;
use serde::Serialize;

use crate::service::{Current, VehiclesService};
use crate::store::StoreError;

const TTL: Duration = Duration::from_secs(24 * 3600);

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
    List(T),
    Absent(Problem),
}

/// A list from the cache, or made and kept. Absent things are not kept.
///
/// # Errors
/// When the list cannot be made, or what was asked for does not exist.
pub async fn list<T, F>(
    service: &VehiclesService,
    current: &Current,
    headers: &HeaderMap,
    key: &str,
    make: F,
) -> Result<Response, Problem>
where
    T: Serialize,
    F: Future<Output = Result<Made<T>, StoreError>> + Send,
{
    let key = format!("{}:{key}", current.tag());
    let made = service
        .cache()
        .get_or_make(&key, TTL, async {
            match make.await {
                Ok(Made::List(list)) => serde_json::to_vec(&list)
                    .map(Value::from)
                    .map_err(|error| Problem::internal(&error)),
                Ok(Made::Absent(problem)) => Err(problem),
                Err(error) => Err(store_problem(&error)),
            }
        })
        .await
        .map_err(|problem| (*problem).clone())?;
    Ok(tagged(headers, &made))
}

/// The body with an entity tag, or 304 when the caller has it.
fn tagged(headers: &HeaderMap, body: &[u8]) -> Response {
    let hash = body.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    });
    let tag = format!("\"{hash:016x}\"");
    let known = headers
        .get_all(header::IF_NONE_MATCH)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .any(|value| value.trim().trim_start_matches("W/") == tag);
    let mut response = if known {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        ([(header::CONTENT_TYPE, "application/json")], body.to_vec()).into_response()
    };
    // Kept by the caller, but asked about each time: a new release shows at once.
    let headers = response.headers_mut();
    headers.insert(
        header::CACHE_CONTROL,
        HeaderValue::from_static("private, no-cache"),
    );
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        headers.insert(header::ETAG, tag);
    }
    response
}
