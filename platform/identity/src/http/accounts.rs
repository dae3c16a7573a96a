//! What the application asks for as a service, not for a person who is here.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use platform_kit::problem::Problem;
use uuid::Uuid;

use super::AppState;

/// Tokens and keys for this service say so.
pub const AUDIENCE: &str = "identity";

/// Remove the account of a subject: passwords, passkeys, sessions, tokens and letters with it. Again,
/// or of somebody who is not known here, is no error, so that a caller repeats it until it is answered.
#[utoipa::path(
    delete,
    path = "/accounts/{subject}",
    tag = "accounts",
    params(("subject" = String, Path, description = "The `sub` of tokens.")),
    responses(
        (status = 204, description = "There is no such account any more."),
        (status = 401, description = "No valid service token or key."),
    ),
    security(("service_key" = []))
)]
pub async fn remove(State(app): AppState, Path(subject): Path<String>) -> Response {
    let Ok(id) = Uuid::parse_str(&subject) else {
        return StatusCode::NO_CONTENT.into_response();
    };
    match app.store.remove_account(id).await {
        Ok(removed) => {
            tracing::info!(removed, "a service asked for an account to be removed");
            StatusCode::NO_CONTENT.into_response()
        }
        Err(error) => Problem::internal(&error).into_response(),
    }
}
