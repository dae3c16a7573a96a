//! Headers on every answer.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;

use crate::app::App;

const FIXED: [(HeaderName, &str); 6] = [
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "DENY"),
    // With `no-referrer`, browsers would send `Origin: null` with our own forms.
    (header::REFERRER_POLICY, "same-origin"),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    ),
    (
        HeaderName::from_static("cross-origin-resource-policy"),
        "same-origin",
    ),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), geolocation=(), microphone=(), payment=()",
    ),
];

/// Adds what keeps pages from being framed, sniffed, cached or scripted.
pub async fn secure(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let scripted = path.ends_with("/passkey") || path.ends_with("/account/passkeys");
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in FIXED {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if let Ok(policy) = HeaderValue::from_str(&content_security_policy(&app, scripted)) {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    if app.settings.issuer.is_secure() {
        let year = HeaderValue::from_static("max-age=31536000");
        headers.insert(header::STRICT_TRANSPORT_SECURITY, year);
    }
    default_to_no_store(headers);
    response
}

// A browser applies `form-action` to the redirect after a form, too: to the client's address.
fn content_security_policy(app: &App, scripted: bool) -> String {
    let scripts = if scripted { "script-src 'self'; " } else { "" };
    let origins = app.settings.clients.redirect_origins().join(" ");
    format!(
        "default-src 'none'; style-src 'self'; img-src 'self'; {scripts}form-action 'self' {origins}; \
         frame-ancestors 'none'; base-uri 'none'"
    )
}

fn default_to_no_store(headers: &mut HeaderMap) {
    headers
        .entry(header::CACHE_CONTROL)
        .or_insert(HeaderValue::from_static("no-store"));
}
