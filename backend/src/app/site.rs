//! The web application, built into this binary.

use std::collections::BTreeMap;

use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use rust_embed::{EmbeddedFile, RustEmbed};

/// What `npm run build` made in `web/`.
#[derive(RustEmbed)]
#[folder = "../web/dist"]
#[exclude = "*.map"]
#[allow_missing = true]
struct Files;

/// Names with a hash in them never change.
const FOREVER: &str = "public, max-age=31536000, immutable";
const CHECK: &str = "no-cache";
const PLAIN_POLICY: &str = "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; \
    connect-src 'self'; worker-src 'self'; manifest-src 'self'; object-src 'none'; base-uri 'self'; \
    form-action 'self'; frame-ancestors 'none'";
/// GraphiQL's editor makes workers from blobs and embeds its fonts.
const EXPLORER_POLICY: &str = "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; \
    font-src 'self' data:; connect-src 'self' ws: wss:; worker-src 'self' blob:; object-src 'none'; \
    base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

/// The documents that the web application sends, by hash; none where it is not part of this build.
///
/// # Errors
/// When the manifest is no map of texts.
pub fn documents() -> Result<BTreeMap<String, String>, serde_json::Error> {
    match Files::get("persisted.json") {
        Some(manifest) => serde_json::from_slice(&manifest.data),
        None => Ok(BTreeMap::new()),
    }
}

/// A file of the build; any other path is the application's own, which routes in the browser.
pub async fn site(request: Request) -> Response {
    let path = wanted(request.uri());
    if let Some(file) = Files::get(&path) {
        return answer(&path, file);
    }
    if is_file_name(&path) {
        return (StatusCode::NOT_FOUND, "There is no such file.").into_response();
    }
    let page = if path.starts_with("graphiql") {
        "graphiql/index.html"
    } else {
        "index.html"
    };
    match Files::get(page) {
        Some(file) => answer(page, file),
        None => (
            StatusCode::NOT_FOUND,
            "The web application is not part of this build. Run `just build`, which makes both.",
        )
            .into_response(),
    }
}

fn wanted(uri: &Uri) -> String {
    let path = uri.path().trim_start_matches('/');
    if path.is_empty() {
        "index.html".to_owned()
    } else {
        path.to_owned()
    }
}

fn is_file_name(path: &str) -> bool {
    path.starts_with("assets/")
        || path
            .rsplit('/')
            .next()
            .is_some_and(|name| name.contains('.'))
}

fn answer(path: &str, file: EmbeddedFile) -> Response {
    let kind = file.metadata.mimetype().to_owned();
    let forever = path.contains("assets/");
    let mut response = file.data.into_response();
    let headers = response.headers_mut();
    if let Ok(kind) = HeaderValue::from_str(&kind) {
        headers.insert(header::CONTENT_TYPE, kind);
    }
    let policy = if path.starts_with("graphiql/") {
        EXPLORER_POLICY
    } else {
        PLAIN_POLICY
    };
    headers.insert(
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static(policy),
    );
    headers.insert(
        header::CACHE_CONTROL,
        HeaderValue::from_static(if forever { FOREVER } else { CHECK }),
    );
    response
}
