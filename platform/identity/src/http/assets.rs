//! The few files that the pages use.

use axum::http::header;
use axum::response::IntoResponse;

const CSS: &str = include_str!("../assets/identity.css");
const PASSKEYS: &str = include_str!("../assets/passkeys.js");
const MARK: &str = include_str!("../assets/mark.svg");
const FOR_A_DAY: &str = "public, max-age=86400";

/// The stylesheet.
pub async fn stylesheet() -> impl IntoResponse {
    (
        [
            (header::CONTENT_TYPE, "text/css; charset=utf-8"),
            (header::CACHE_CONTROL, FOR_A_DAY),
        ],
        CSS,
    )
}

/// The only script: browsers hand out passkeys to scripts alone.
pub async fn passkeys() -> impl IntoResponse {
    (
        [
            (header::CONTENT_TYPE, "text/javascript; charset=utf-8"),
            (header::CACHE_CONTROL, FOR_A_DAY),
        ],
        PASSKEYS,
    )
}

/// The mark, also the page's icon.
pub async fn mark() -> impl IntoResponse {
    (
        [
            (header::CONTENT_TYPE, "image/svg+xml"),
            (header::CACHE_CONTROL, FOR_A_DAY),
        ],
        MARK,
    )
}

/// Changes with the stylesheet, so that an old copy is not used.
pub fn version() -> String {
    crate::domain::secret::OpaqueHash::of(&format!("{CSS}{PASSKEYS}"))
        .as_str()
        .chars()
        .take(8)
        .collect()
}
