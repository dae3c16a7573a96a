//! How a guest link's secret becomes a guest's cookie. The secret stands behind `#` in the address, so
//! that it reaches no log; the page sends it here once.

use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use axum::routing::post;
use axum::{Json, Router};
use axum_extra::extract::cookie::CookieJar;
use http::{StatusCode, header};
use platform_kit::clock::Clock;
use serde::Deserialize;

use crate::app::sign_in::SessionCookie;
use crate::features::sharing::SharingService;

/// What guests need.
#[derive(Clone, Debug)]
pub struct Guests {
    pub sharing: SharingService,
    pub cookie: SessionCookie,
    pub clock: Clock,
}

#[derive(Deserialize)]
struct Opening {
    secret: String,
}

/// `POST /auth/guest` with `{"secret": "…"}`.
pub fn routes(guests: Guests) -> Router {
    Router::new()
        .route("/auth/guest", post(open))
        .with_state(guests)
}

/// Only JSON is taken: another site's form cannot plant a guest here.
async fn open(State(guests): State<Guests>, Json(opening): Json<Opening>) -> Response {
    let no_store = [(header::CACHE_CONTROL, "no-store")];
    match guests.sharing.guest(&opening.secret).await {
        Ok(Some(guest)) => {
            let lifetime = guest.link.expires_at - guests.clock.now();
            let cookie = guests.cookie.set_guest(&opening.secret, lifetime);
            let jar = CookieJar::new().add(cookie);
            (StatusCode::NO_CONTENT, no_store, jar).into_response()
        }
        Ok(None) => (
            StatusCode::NOT_FOUND,
            no_store,
            "This link is not valid (any more).",
        )
            .into_response(),
        Err(error) => {
            tracing::error!(%error, "a guest link cannot be read");
            (StatusCode::SERVICE_UNAVAILABLE, no_store).into_response()
        }
    }
}
