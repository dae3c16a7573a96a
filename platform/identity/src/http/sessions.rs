//! Sessions of the person behind an access token, for applications.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use chrono::{DateTime, Utc};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::AppState;
use super::userinfo::{account, refused};
use crate::app::{App, AppError};
use crate::store::Account;

/// A browser that is signed in.
#[derive(Debug, Serialize, ToSchema)]
pub struct SessionInfo {
    /// The `sid` of id tokens.
    id: Uuid,
    /// For example "Firefox on Android".
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<String>,
    created_at: DateTime<Utc>,
    #[serde(skip_serializing_if = "Option::is_none")]
    last_seen_at: Option<DateTime<Utc>>,
}

/// Sessions of the person, newest first.
#[utoipa::path(
    get,
    path = "/sessions",
    tag = "sessions",
    responses(
        (status = 200, description = "The sessions.", body = [SessionInfo]),
        (status = 401, description = "No valid access token."),
    ),
    security(("access_token" = []))
)]
pub async fn list(State(app): AppState, headers: HeaderMap) -> Response {
    answer(listed(&app, &headers).await)
}

/// End one session, its tokens, and the trust in its device.
#[utoipa::path(
    delete,
    path = "/sessions/{id}",
    tag = "sessions",
    params(("id" = Uuid, Path, description = "The session.")),
    responses(
        (status = 204, description = "It has ended."),
        (status = 401, description = "No valid access token."),
        (status = 404, description = "No such session of this person."),
    ),
    security(("access_token" = []))
)]
pub async fn end_one(State(app): AppState, Path(id): Path<String>, headers: HeaderMap) -> Response {
    answer(ended(&app, &headers, &id).await)
}

/// End every session, also the one that this token grew from.
#[utoipa::path(
    delete,
    path = "/sessions",
    tag = "sessions",
    responses(
        (status = 204, description = "They have ended."),
        (status = 401, description = "No valid access token."),
    ),
    security(("access_token" = []))
)]
pub async fn end_all(State(app): AppState, headers: HeaderMap) -> Response {
    answer(all_ended(&app, &headers).await)
}

/// Whether a session goes on.
#[derive(Debug, Serialize, ToSchema)]
pub struct SessionStatus {
    active: bool,
}

/// Whether a session goes on: by it an application ends its own one soon after the person ended this
/// one elsewhere. An id is 122 random bits, and whoever knows it learns no more than this.
#[utoipa::path(
    get,
    path = "/session-status/{id}",
    tag = "sessions",
    params(("id" = String, Path, description = "The `sid` of an id token.")),
    responses((status = 200, description = "Whether it goes on.", body = SessionStatus))
)]
pub async fn status(State(app): AppState, Path(id): Path<String>) -> Response {
    let active = match Uuid::parse_str(&id) {
        Ok(id) => app.store.session_goes_on(id, app.clock.now()).await,
        Err(_) => Ok(false),
    };
    answer(active.map_err(AppError::from).map(|active| {
        let no_store = [(axum::http::header::CACHE_CONTROL, "no-store")];
        (no_store, Json(SessionStatus { active })).into_response()
    }))
}

async fn listed(app: &App, headers: &HeaderMap) -> Result<Response, AppError> {
    let Some(Account { id, .. }) = account(app, headers).await? else {
        return Ok(refused());
    };
    let sessions = app.store.sessions(id, app.clock.now()).await?;
    let shown = sessions.into_iter().map(|session| SessionInfo {
        id: session.id,
        label: session.label,
        created_at: session.created_at,
        last_seen_at: session.last_seen_at,
    });
    Ok(Json(shown.collect::<Vec<_>>()).into_response())
}

async fn ended(app: &App, headers: &HeaderMap, id: &str) -> Result<Response, AppError> {
    let Some(account) = account(app, headers).await? else {
        return Ok(refused());
    };
    let Ok(id) = Uuid::parse_str(id) else {
        return Ok(StatusCode::NOT_FOUND.into_response());
    };
    let now = app.clock.now();
    let found = app.store.revoke_session(account.id, id, now).await?;
    let status = if found {
        StatusCode::NO_CONTENT
    } else {
        StatusCode::NOT_FOUND
    };
    Ok(status.into_response())
}

async fn all_ended(app: &App, headers: &HeaderMap) -> Result<Response, AppError> {
    let Some(account) = account(app, headers).await? else {
        return Ok(refused());
    };
    let now = app.clock.now();
    app.store.revoke_sessions(account.id, None, now).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

fn answer(result: Result<Response, AppError>) -> Response {
    result.unwrap_or_else(|error| {
        tracing::error!(%error, "sessions can't be listed or ended");
        StatusCode::INTERNAL_SERVER_ERROR.into_response()
    })
}
