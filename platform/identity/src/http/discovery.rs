//! What clients learn about the issuer.

use axum::Json;
use axum::extract::State;
use axum::http::header;
use axum::response::IntoResponse;
use serde::Serialize;
use utoipa::ToSchema;

use super::AppState;

const CACHE: [(header::HeaderName, &str); 1] = [(header::CACHE_CONTROL, "public, max-age=300")];

/// OpenID Connect Discovery 1.0.
#[derive(Debug, Serialize, ToSchema)]
pub struct Configuration {
    issuer: String,
    authorization_endpoint: String,
    token_endpoint: String,
    userinfo_endpoint: String,
    jwks_uri: String,
    end_session_endpoint: String,
    /// Ours: `GET` with a `sid` behind it tells whether that session goes on.
    session_status_endpoint: String,
    response_types_supported: [&'static str; 1],
    response_modes_supported: [&'static str; 1],
    grant_types_supported: [&'static str; 2],
    subject_types_supported: [&'static str; 1],
    id_token_signing_alg_values_supported: [&'static str; 1],
    token_endpoint_auth_methods_supported: [&'static str; 1],
    code_challenge_methods_supported: [&'static str; 1],
    scopes_supported: [&'static str; 4],
    claims_supported: [&'static str; 11],
    prompt_values_supported: [&'static str; 3],
    authorization_response_iss_parameter_supported: bool,
    request_parameter_supported: bool,
    request_uri_parameter_supported: bool,
}

/// Discovery document.
#[utoipa::path(
    get,
    path = "/.well-known/openid-configuration",
    tag = "issuer",
    responses((status = 200, description = "The document.", body = Configuration))
)]
pub async fn configuration(State(app): AppState) -> impl IntoResponse {
    let issuer = app.settings.issuer.url();
    let at = |path: &str| format!("{issuer}{path}");
    let configuration = Configuration {
        issuer: issuer.to_owned(),
        authorization_endpoint: at("/authorize"),
        token_endpoint: at("/token"),
        userinfo_endpoint: at("/userinfo"),
        jwks_uri: at("/jwks"),
        end_session_endpoint: at("/end-session"),
        session_status_endpoint: at("/session-status"),
        response_types_supported: ["code"],
        response_modes_supported: ["query"],
        grant_types_supported: ["authorization_code", "refresh_token"],
        subject_types_supported: ["public"],
        id_token_signing_alg_values_supported: ["ES256"],
        token_endpoint_auth_methods_supported: ["none"],
        code_challenge_methods_supported: ["S256"],
        scopes_supported: ["openid", "profile", "email", "offline_access"],
        claims_supported: [
            "iss",
            "sub",
            "aud",
            "exp",
            "iat",
            "auth_time",
            "nonce",
            "sid",
            "email",
            "email_verified",
            "name",
        ],
        prompt_values_supported: ["none", "login", "create"],
        authorization_response_iss_parameter_supported: true,
        request_parameter_supported: false,
        request_uri_parameter_supported: false,
    };
    (CACHE, Json(configuration))
}

/// Public halves of the signing keys.
#[utoipa::path(
    get,
    path = "/jwks",
    tag = "issuer",
    responses((status = 200, description = "A JSON Web Key Set.", body = Object))
)]
pub async fn jwks(State(app): AppState) -> impl IntoResponse {
    (CACHE, Json(app.fresh_keys().await.public_set().clone()))
}
