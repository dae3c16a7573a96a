//! The token endpoint.

use std::collections::HashMap;

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use chrono::Duration;
use serde::{Deserialize, Serialize};
use url::form_urlencoded;
use utoipa::ToSchema;

use super::AppState;
use crate::app::{App, AppError};
use crate::crypto::jwt::{self, AccessClaims, IdClaims, TokenKind};
use crate::domain::secret::{Opaque, OpaqueHash};
use crate::store::{Account, Exchange, NewRefresh, Redeemed};

const ACCESS_SECONDS: i64 = 10 * 60;
const ID_SECONDS: i64 = 10 * 60;
const REFRESH_DAYS: i64 = 30;

/// What a client sends.
#[derive(Debug, Deserialize, ToSchema)]
#[expect(dead_code, reason = "only documents the form")]
pub struct TokenForm {
    /// `authorization_code` or `refresh_token`
    grant_type: String,
    client_id: String,
    /// With `authorization_code`.
    code: Option<String>,
    /// With `authorization_code`, as in the authorization request.
    redirect_uri: Option<String>,
    /// With `authorization_code`, 43 to 128 characters.
    code_verifier: Option<String>,
    /// With `refresh_token`.
    refresh_token: Option<String>,
}

/// Tokens.
#[derive(Debug, Serialize, ToSchema)]
pub struct Tokens {
    access_token: String,
    /// `Bearer`
    token_type: &'static str,
    /// Seconds.
    expires_in: i64,
    scope: &'static str,
    id_token: String,
    /// With the scope `offline_access`; valid once.
    #[serde(skip_serializing_if = "Option::is_none")]
    refresh_token: Option<String>,
}

/// An error of OAuth 2.0.
#[derive(Debug, Serialize, ToSchema)]
pub struct TokenError {
    /// For example `invalid_grant`.
    error: &'static str,
    error_description: &'static str,
}

enum Refusal {
    Client(TokenError),
    Broken(AppError),
}

impl<E: Into<AppError>> From<E> for Refusal {
    fn from(error: E) -> Self {
        Self::Broken(error.into())
    }
}

/// Exchange a code or refresh token for tokens.
#[utoipa::path(
    post,
    path = "/token",
    tag = "issuer",
    request_body(content = TokenForm, content_type = "application/x-www-form-urlencoded"),
    responses(
        (status = 200, description = "Tokens.", body = Tokens),
        (status = 400, description = "Refused.", body = TokenError),
        (status = 401, description = "No such client.", body = TokenError),
    )
)]
pub async fn token(State(app): AppState, headers: HeaderMap, body: String) -> Response {
    match exchange(&app, &headers, &body).await {
        Ok(tokens) => Json(tokens).into_response(),
        Err(Refusal::Client(error)) => {
            let status = match error.error {
                "invalid_client" => StatusCode::UNAUTHORIZED,
                _ => StatusCode::BAD_REQUEST,
            };
            (status, Json(error)).into_response()
        }
        Err(Refusal::Broken(error)) => {
            tracing::error!(%error, "token endpoint failed");
            let error = TokenError {
                error: "server_error",
                error_description: "try again later",
            };
            (StatusCode::INTERNAL_SERVER_ERROR, Json(error)).into_response()
        }
    }
}

async fn exchange(app: &App, headers: &HeaderMap, body: &str) -> Result<Tokens, Refusal> {
    let form = Fields::read(headers, body)?;
    let client_id = form.required("client_id")?;
    if app.settings.clients.find(client_id).is_none() {
        return Err(refuse("invalid_client", "no such client"));
    }
    match form.required("grant_type")? {
        "authorization_code" => redeem(app, &form, client_id).await,
        "refresh_token" => refresh(app, &form, client_id).await,
        _ => Err(refuse(
            "unsupported_grant_type",
            "use authorization_code or refresh_token",
        )),
    }
}

async fn redeem(app: &App, form: &Fields, client_id: &str) -> Result<Tokens, Refusal> {
    let next = Opaque::draw()?;
    let wish = Exchange {
        code: OpaqueHash::of(form.required("code")?),
        client_id: client_id.to_owned(),
        redirect_uri: form.required("redirect_uri")?.to_owned(),
        verifier: form.required("code_verifier")?.to_owned(),
        refresh: new_refresh(app, &next),
        now: app.clock.now(),
    };
    match app.store.redeem_code(&wish).await? {
        Some(redeemed) => issue(app, redeemed, &next).await,
        None => Err(refuse("invalid_grant", "the code is not valid")),
    }
}

async fn refresh(app: &App, form: &Fields, client_id: &str) -> Result<Tokens, Refusal> {
    let next = Opaque::draw()?;
    let presented = OpaqueHash::of(form.required("refresh_token")?);
    let new = new_refresh(app, &next);
    match app
        .store
        .rotate_refresh(&presented, client_id, &new, app.clock.now())
        .await?
    {
        Some(redeemed) => issue(app, redeemed, &next).await,
        None => Err(refuse("invalid_grant", "the refresh token is not valid")),
    }
}

fn new_refresh(app: &App, token: &Opaque) -> NewRefresh {
    let expires_at = app.clock.now() + Duration::days(REFRESH_DAYS);
    NewRefresh {
        hash: token.hash(),
        expires_at,
    }
}

async fn issue(app: &App, redeemed: Redeemed, next: &Opaque) -> Result<Tokens, Refusal> {
    let account = app.store.account(redeemed.grant.account_id).await?;
    let account = account.ok_or(refuse("invalid_grant", "the account is disabled"))?;
    let scope = if redeemed.refreshable {
        "openid profile email offline_access"
    } else {
        "openid profile email"
    };
    let keys = app.fresh_keys().await;
    let access = access_claims(app, &redeemed, &account, scope);
    let id = id_claims(app, &redeemed, &account);
    Ok(Tokens {
        access_token: jwt::sign(&keys, TokenKind::Access, &access)?,
        token_type: "Bearer",
        expires_in: ACCESS_SECONDS,
        scope,
        id_token: jwt::sign(&keys, TokenKind::Id, &id)?,
        refresh_token: redeemed.refreshable.then(|| next.expose().to_owned()),
    })
}

fn access_claims(app: &App, redeemed: &Redeemed, account: &Account, scope: &str) -> AccessClaims {
    let now = app.clock.now().timestamp();
    AccessClaims {
        iss: app.settings.issuer.url().to_owned(),
        sub: account.id.to_string(),
        aud: app.settings.audience.clone(),
        exp: now + ACCESS_SECONDS,
        nbf: now,
        iat: now,
        jti: app.ids.next().to_string(),
        client_id: redeemed.grant.client_id.clone(),
        scope: scope.to_owned(),
        email: account.email.clone(),
        name: account.name.clone(),
    }
}

fn id_claims(app: &App, redeemed: &Redeemed, account: &Account) -> IdClaims {
    let now = app.clock.now().timestamp();
    IdClaims {
        iss: app.settings.issuer.url().to_owned(),
        sub: account.id.to_string(),
        aud: redeemed.grant.client_id.clone(),
        exp: now + ID_SECONDS,
        iat: now,
        auth_time: redeemed.grant.auth_time.timestamp(),
        sid: redeemed.grant.session_id.to_string(),
        nonce: redeemed.nonce.clone(),
        email: account.email.clone(),
        email_verified: account.email_verified,
        name: account.name.clone(),
    }
}

struct Fields(HashMap<String, String>);

impl Fields {
    fn read(headers: &HeaderMap, body: &str) -> Result<Self, Refusal> {
        let form_type = "application/x-www-form-urlencoded";
        let kind = headers
            .get(header::CONTENT_TYPE)
            .and_then(|value| value.to_str().ok());
        if kind.is_none_or(|kind| kind.split(';').next().map(str::trim) != Some(form_type)) {
            return Err(refuse("invalid_request", "send a form"));
        }
        let mut fields = HashMap::new();
        for (name, value) in form_urlencoded::parse(body.as_bytes()) {
            if fields
                .insert(name.into_owned(), value.into_owned())
                .is_some()
            {
                return Err(refuse(
                    "invalid_request",
                    "a parameter is given more than once",
                ));
            }
        }
        Ok(Self(fields))
    }

    fn required(&self, name: &str) -> Result<&str, Refusal> {
        let value = self
            .0
            .get(name)
            .map(String::as_str)
            .filter(|value| !value.is_empty());
        value.ok_or_else(|| refuse("invalid_request", "a parameter is missing"))
    }
}

fn refuse(error: &'static str, error_description: &'static str) -> Refusal {
    Refusal::Client(TokenError {
        error,
        error_description,
    })
}
