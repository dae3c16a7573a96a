//! All routes of the application.

use std::sync::Arc;

use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use platform_kit::health::alive;
use tower_http::compression::CompressionLayer;

use crate::app::app_config::{AppConfig, app_config};
use crate::app::health::{Health, ready};
use crate::app::requests::AppRequests;
use crate::app::site::site;
use crate::graphql::transport::{self, Engine};

pub struct Routes {
    pub engine: Arc<Engine<AppRequests>>,
    pub sign_in: Router,
    pub files: Router,
    pub health: Health,
    pub app_config: AppConfig,
    pub explorer: bool,
    pub secure: bool,
}

/// The routes, with the headers that every answer carries.
pub fn router(routes: Routes) -> Router {
    let Routes {
        engine,
        sign_in,
        files,
        health,
        app_config: config,
        explorer,
        secure,
    } = routes;
    let mut router = Router::new()
        .route("/health", get(alive))
        .route("/health/live", get(alive))
        .route("/health/ready", get(ready).with_state(health))
        .route("/app-config.json", get(app_config).with_state(config))
        .merge(sign_in)
        .merge(files)
        .merge(transport::router(engine));
    if !explorer {
        router = router
            .route("/graphiql", get(closed))
            .route("/graphiql/{*rest}", get(closed));
    }
    router
        .fallback(get(site))
        .layer(CompressionLayer::new())
        .layer(middleware::from_fn(move |request, next| {
            guarded(secure, request, next)
        }))
}

async fn closed() -> Response {
    (StatusCode::NOT_FOUND, "The explorer is switched off here.").into_response()
}

async fn guarded(secure: bool, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (header::REFERRER_POLICY, "same-origin"),
        (
            HeaderName::from_static("cross-origin-opener-policy"),
            "same-origin",
        ),
        (
            HeaderName::from_static("permissions-policy"),
            "camera=(self), geolocation=(self), microphone=()",
        ),
    ] {
        if !headers.contains_key(&name) {
            headers.insert(name, HeaderValue::from_static(value));
        }
    }
    if secure {
        let year = HeaderValue::from_static("max-age=31536000");
        headers.insert(header::STRICT_TRANSPORT_SECURITY, year);
    }
    response
}
