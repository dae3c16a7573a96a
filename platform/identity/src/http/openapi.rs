//! The API document: what applications call. Pages for people are not in it.

use std::sync::Arc;

use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::openapi::{ComponentsBuilder, InfoBuilder, OpenApi, OpenApiBuilder};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{accounts, authorize, discovery, end_session, sessions, token, userinfo};
use crate::app::App;

/// The document as served and as kept in the repository.
#[must_use]
pub fn document() -> OpenApi {
    documented().merge(for_services()).into_openapi()
}

pub(super) fn documented() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::with_openapi(base())
        .routes(routes!(discovery::configuration))
        .routes(routes!(discovery::jwks))
        .routes(routes!(authorize::authorize))
        .routes(routes!(token::token))
        .routes(routes!(userinfo::userinfo))
        .routes(routes!(end_session::end_session))
        .routes(routes!(sessions::list, sessions::end_all))
        .routes(routes!(sessions::end_one))
        .routes(routes!(sessions::status))
        .routes(routes!(super::status))
}

/// What only services with a key reach.
pub(super) fn for_services() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new().routes(routes!(accounts::remove))
}

fn base() -> OpenApi {
    let bearer = HttpBuilder::new()
        .scheme(HttpAuthScheme::Bearer)
        .bearer_format("JWT")
        .build();
    let service = HttpBuilder::new()
        .scheme(HttpAuthScheme::Bearer)
        .description(Some("A service token or key."))
        .build();
    OpenApiBuilder::new()
        .info(
            InfoBuilder::new()
                .title("MotoVaultPro identity")
                .version("1")
                .description(Some(
                    "OpenID Connect issuer: authorization code with PKCE (S256).",
                )),
        )
        .components(Some(
            ComponentsBuilder::new()
                .security_scheme("access_token", SecurityScheme::Http(bearer))
                .security_scheme("service_key", SecurityScheme::Http(service))
                .build(),
        ))
        .build()
}
