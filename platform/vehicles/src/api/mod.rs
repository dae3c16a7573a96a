//! The HTTP interface.

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use axum::middleware::from_fn_with_state;
use axum::response::IntoResponse;
use platform_kit::problem::{Problem, no_such_path};
use platform_kit::service_keys::require_service_key;
use platform_kit::{health, openapi};
use tower_http::catch_panic::CatchPanicLayer;
use utoipa::OpenApi;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::service::VehiclesService;

pub mod answer;
pub mod catalogue;
pub mod decode;
pub mod items;
pub mod lists;
pub mod params;
pub mod ready;
pub mod summary;

/// A batch of 1,000 VINs is well below.
const MAX_BODY: usize = 512 * 1024;

#[derive(OpenApi)]
#[openapi(
    info(
        title = "MotoVaultPro vehicles",
        description = "VIN decoding and a catalogue of year, make, model, trim, engine and \
                       transmission, from NHTSA's vPIC."
    ),
    modifiers(&KeyScheme),
    security(("service_key" = []))
)]
struct Document;

struct KeyScheme;

impl utoipa::Modify for KeyScheme {
    fn modify(&self, document: &mut utoipa::openapi::OpenApi) {
        use utoipa::openapi::security::{Http, HttpAuthScheme, SecurityScheme};
        let components = document.components.get_or_insert_with(Default::default);
        let scheme = SecurityScheme::Http(Http::new(HttpAuthScheme::Bearer));
        components.add_security_scheme("service_key", scheme);
    }
}

fn documented() -> OpenApiRouter<VehiclesService> {
    OpenApiRouter::with_openapi(Document::openapi())
        .routes(routes!(catalogue::years))
        .routes(routes!(catalogue::makes))
        .routes(routes!(catalogue::models))
        .routes(routes!(catalogue::trims))
        .routes(routes!(catalogue::engines))
        .routes(routes!(catalogue::transmissions))
        .routes(routes!(catalogue::search))
        .routes(routes!(catalogue::elements))
        .routes(routes!(decode::vindecode))
        .routes(routes!(decode::vindecode_batch))
}

/// The API document, as kept in `openapi.json`.
#[must_use]
pub fn document() -> utoipa::openapi::OpenApi {
    documented().split_for_parts().1
}

/// The answer where a path is known and the method is not.
async fn no_such_method() -> Problem {
    let title = "The path has no such method";
    Problem::new(StatusCode::METHOD_NOT_ALLOWED, "method-not-allowed", title)
}

/// Every route of the service.
pub fn router(service: VehiclesService) -> Router {
    let (guarded, document) = documented().split_for_parts();
    let guarded = guarded.layer(from_fn_with_state(
        service.keys().guard("vehicles"),
        require_service_key,
    ));
    Router::new()
        .merge(guarded)
        .route("/health", axum::routing::get(health::alive))
        .route("/health/live", axum::routing::get(health::alive))
        .route("/health/ready", axum::routing::get(ready::ready))
        .route("/metrics", axum::routing::get(crate::metrics::serve))
        .merge(openapi::routes(document))
        .fallback(no_such_path)
        .method_not_allowed_fallback(no_such_method)
        .layer(from_fn_with_state(service.clone(), crate::metrics::observe))
        .layer(DefaultBodyLimit::max(MAX_BODY))
        .layer(CatchPanicLayer::custom(
            |_: Box<dyn std::any::Any + Send>| {
                Problem::internal(&"a request panicked").into_response()
            },
        ))
        .with_state(service)
}
