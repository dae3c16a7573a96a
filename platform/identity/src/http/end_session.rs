//! Signing out, asked for by a client or by a person.

use axum::Form;
use axum::extract::rejection::FormRejection;
use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Redirect, Response};
use axum_extra::extract::cookie::CookieJar;
use serde::Deserialize;
use url::form_urlencoded;

use super::AppState;
use super::cookies::Kind;
use super::failure::Failure;
use super::form::{self, FormToken};
use super::pages;
use super::sign_in::form_cookie;
use super::visitor::Visitor;
use crate::app::App;
use crate::crypto::jwt::{self, IdClaims};
use crate::domain::authorize::with_query;

const MAX_QUERY_BYTES: usize = 16 * 1024;

/// End the session at the issuer.
#[utoipa::path(
    get,
    path = "/end-session",
    tag = "issuer",
    params(
        ("id_token_hint" = Option<String>, Query, description =
            "An id token of this session, expired or not; without it the person is asked."),
        ("client_id" = Option<String>, Query, description = "A registered client."),
        ("post_logout_redirect_uri" = Option<String>, Query, description = "As registered."),
        ("state" = Option<String>, Query, description = "Passed back."),
    ),
    responses(
        (status = 200, description = "A page that asks, or that says it is done."),
        (status = 303, description = "Done; back to the client."),
    )
)]
pub async fn end_session(
    State(app): AppState,
    visitor: Visitor,
    RawQuery(query): RawQuery,
) -> Response {
    let query = query.unwrap_or_default();
    end(&app, &visitor, &query)
        .await
        .unwrap_or_else(|failure| failure.respond(&app))
}

/// The page that asks.
pub async fn show(State(app): AppState, visitor: Visitor, RawQuery(query): RawQuery) -> Response {
    let query = query.unwrap_or_default();
    ask(&app, &visitor, &query, StatusCode::OK).unwrap_or_else(|failure| failure.respond(&app))
}

/// What the page sends.
#[derive(Debug, Deserialize)]
pub struct SignOutForm {
    #[serde(default)]
    csrf: String,
}

/// Takes the answer of the page.
pub async fn submit(
    State(app): AppState,
    visitor: Visitor,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
    form: Result<Form<SignOutForm>, FormRejection>,
) -> Response {
    let query = query.unwrap_or_default();
    let done = async {
        let Form(form) = form?;
        let cookie = visitor.form_cookie.as_deref();
        if form::is_own(&app.settings.issuer, &headers, cookie, &form.csrf) {
            sign_out(&app, &visitor, &LogoutRequest::parse(&app, &query)).await
        } else {
            ask(&app, &visitor, &query, StatusCode::FORBIDDEN)
        }
    };
    done.await
        .unwrap_or_else(|failure: Failure| failure.respond(&app))
}

async fn end(app: &App, visitor: &Visitor, query: &str) -> Result<Response, Failure> {
    app.fresh_keys().await;
    let request = LogoutRequest::parse(app, query);
    let Some((session, _)) = app.current(&visitor.browser).await? else {
        return Ok(request.done(app, CookieJar::new()));
    };
    // Only a client of this very session holds its id token; a stranger's link must ask.
    let proven = request
        .hint
        .as_ref()
        .is_some_and(|hint| hint.sid == session.id.to_string());
    if proven {
        sign_out(app, visitor, &request).await
    } else {
        ask(app, visitor, query, StatusCode::OK)
    }
}

fn ask(app: &App, visitor: &Visitor, query: &str, status: StatusCode) -> Result<Response, Failure> {
    let token = FormToken::for_cookie(visitor.form_cookie.as_deref())?;
    let page = pages::sign_out::question(app, query, &token.field);
    Ok((status, form_cookie(app, &token), page).into_response())
}

async fn sign_out(
    app: &App,
    visitor: &Visitor,
    request: &LogoutRequest,
) -> Result<Response, Failure> {
    if let Some((session, _)) = app.current(&visitor.browser).await? {
        let ended = app.store.end_session(session.id, app.clock.now()).await;
        ended.map_err(crate::app::AppError::from)?;
    }
    let jar = CookieJar::new().add(Kind::Session.end(&app.settings.issuer));
    Ok(request.done(app, jar))
}

/// Where to go afterwards; only to where a client registered.
struct LogoutRequest {
    hint: Option<IdClaims>,
    location: Option<String>,
}

impl LogoutRequest {
    fn parse(app: &App, query: &str) -> Self {
        let query = if query.len() <= MAX_QUERY_BYTES {
            query
        } else {
            ""
        };
        let value = |name: &str| {
            form_urlencoded::parse(query.as_bytes())
                .find(|(known, _)| known == name)
                .map(|(_, value)| value.into_owned())
        };
        let issuer = app.settings.issuer.url();
        let hint = value("id_token_hint")
            .and_then(|token| jwt::read_id_hint(&app.keys.load(), &token, issuer).ok());
        let client_id = value("client_id").or_else(|| hint.as_ref().map(|hint| hint.aud.clone()));
        let uri = value("post_logout_redirect_uri").filter(|uri| {
            let clients = &app.settings.clients;
            match &client_id {
                Some(id) => clients
                    .find(id)
                    .is_some_and(|client| client.allows_post_logout(uri)),
                None => clients.find_by_post_logout(uri).is_some(),
            }
        });
        let location = uri.map(|uri| match value("state") {
            Some(state) => with_query(&uri, [("state", Some(state.as_str()))]),
            None => uri,
        });
        Self { hint, location }
    }

    fn done(&self, app: &App, jar: CookieJar) -> Response {
        match &self.location {
            Some(location) => (jar, Redirect::to(location)).into_response(),
            None => (jar, pages::sign_out::done(app)).into_response(),
        }
    }
}
