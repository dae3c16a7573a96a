//! The API document of a service and its reader, both without a network.

use axum::Router;
use utoipa::openapi::OpenApi;
use utoipa_swagger_ui::SwaggerUi;

/// Serves the document at `/openapi.json` and its reader at `/docs`.
pub fn routes<S: Clone + Send + Sync + 'static>(document: OpenApi) -> Router<S> {
    Router::from(SwaggerUi::new("/docs").url("/openapi.json", document)).with_state(())
}

/// The document as kept in the repository: pretty, with a line end.
///
/// # Errors
/// When it cannot be written as JSON.
pub fn as_text(document: &OpenApi) -> Result<String, serde_json::Error> {
    Ok(document.to_pretty_json()? + "\n")
}
