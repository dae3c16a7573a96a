//! The userinfo endpoint.

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::AppState;
use crate::app::{App, AppError};
use crate::crypto::jwt;
use crate::store::Account;

/// Claims about the person.
#[derive(Debug, Serialize, ToSchema)]
pub struct UserInfo {
    sub: String,
    email: String,
    email_verified: bool,
    name: String,
}

/// Claims about the person behind an access token.
#[utoipa::path(
    get,
    path = "/userinfo",
    tag = "issuer",
    responses(
        (status = 200, description = "The claims.", body = UserInfo),
        (status = 401, description = "No valid access token."),
    ),
    security(("access_token" = []))
)]
pub async fn userinfo(State(app): AppState, headers: HeaderMap) -> Response {
    match account(&app, &headers).await {
        Ok(Some(account)) => Json(UserInfo {
            sub: account.id.to_string(),
            email: account.email,
            email_verified: account.email_verified,
            name: account.name,
        })
        .into_response(),
        Ok(None) => refused(),
        Err(error) => {
            tracing::error!(%error, "userinfo failed");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

/// Whose access token a request carries.
pub async fn account(app: &App, headers: &HeaderMap) -> Result<Option<Account>, AppError> {
    let bearer = headers
        .get(header::AUTHORIZATION)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.strip_prefix("Bearer "));
    let Some(token) = bearer else { return Ok(None) };
    let settings = &app.settings;
    let keys = app.fresh_keys().await;
    let claims = jwt::read_access(
        &keys,
        token,
        settings.issuer.url(),
        &settings.audience,
        app.clock.now(),
    );
    let subject = claims
        .ok()
        .and_then(|claims| Uuid::parse_str(&claims.sub).ok());
    match subject {
        Some(id) => Ok(app.store.account(id).await?),
        None => Ok(None),
    }
}

/// The answer without a valid access token.
pub fn refused() -> Response {
    let mut response = StatusCode::UNAUTHORIZED.into_response();
    let challenge = HeaderValue::from_static("Bearer error=\"invalid_token\"");
    response
        .headers_mut()
        .insert(header::WWW_AUTHENTICATE, challenge);
    response
}
