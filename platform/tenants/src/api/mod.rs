//! REST: paths, bodies and problem documents.

mod audit;
mod invitations;
mod members;
mod params;
mod problems;
mod requests;
mod states;
mod tenants;

use axum::Router;
use axum::extract::{DefaultBodyLimit, State};
use axum::middleware::from_fn_with_state;
use platform_kit::health::{self, Readiness};
use platform_kit::problem::no_such_path;
use platform_kit::service_keys::require_service_key;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::openapi;
use crate::service::TenantsService;

const MAX_BODY: usize = 16 * 1024;

/// Every route with its document.
pub fn documented() -> OpenApiRouter<TenantsService> {
    OpenApiRouter::with_openapi(openapi::base())
        .routes(routes!(tenants::create_tenant, tenants::list_tenants))
        .routes(routes!(tenants::get_tenant, tenants::change_tenant))
        .routes(routes!(tenants::get_tenant_by_slug))
        .routes(routes!(tenants::get_summary))
        .routes(routes!(states::approve))
        .routes(routes!(states::reject))
        .routes(routes!(states::suspend))
        .routes(routes!(states::reactivate))
        .routes(routes!(states::set_limits))
        .routes(routes!(states::request_deletion, states::undo_deletion))
        .routes(routes!(members::list_members))
        .routes(routes!(members::change_role, members::remove_member))
        .routes(routes!(members::transfer_ownership))
        .routes(routes!(members::list_memberships))
        .routes(routes!(invitations::invite, invitations::list))
        .routes(routes!(invitations::revoke))
        .routes(routes!(invitations::preview))
        .routes(routes!(invitations::accept))
        .routes(routes!(requests::ask))
        .routes(routes!(requests::list))
        .routes(routes!(requests::list_own))
        .routes(routes!(requests::approve))
        .routes(routes!(requests::reject))
        .routes(routes!(audit::of_tenant))
        .routes(routes!(audit::of_all))
}

/// The routes behind the service key, and the open health routes.
pub fn router(service: TenantsService) -> Router {
    let (guarded, _) = documented().split_for_parts();
    let guarded = guarded
        .route_layer(from_fn_with_state(
            service.keys().guard("tenants"),
            require_service_key,
        ))
        .layer(DefaultBodyLimit::max(MAX_BODY));
    guarded
        .route("/health", axum::routing::get(health::alive))
        .route("/health/live", axum::routing::get(health::alive))
        .route("/health/ready", axum::routing::get(ready))
        .fallback(no_such_path)
        .with_state(service)
}

async fn ready(State(service): State<TenantsService>) -> Readiness {
    service.readiness().await
}
