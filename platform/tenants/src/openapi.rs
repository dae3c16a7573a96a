//! The API document.

use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::openapi::{ComponentsBuilder, InfoBuilder, OpenApi, OpenApiBuilder};

use crate::api;

/// The document as served and as kept in the repository.
#[must_use]
pub fn document() -> OpenApi {
    api::documented().into_openapi()
}

pub(crate) fn base() -> OpenApi {
    let key = HttpBuilder::new()
        .scheme(HttpAuthScheme::Bearer)
        .description(Some("A service key."))
        .build();
    OpenApiBuilder::new()
        .info(
            InfoBuilder::new()
                .title("MotoVaultPro tenants")
                .version("1")
                .description(Some("Tenants, their members and roles, for the services.")),
        )
        .components(Some(
            ComponentsBuilder::new()
                .security_scheme("service_key", SecurityScheme::Http(key))
                .build(),
        ))
        .build()
}
