//! Pages of passkeys.

use axum::Form;
use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Redirect, Response};

use super::AppState;
use super::account::{Guest, Sent, back, enter, expired, problem_of, strangers};
use super::cookies::{self, Kind};
use super::failure::Failure;
use super::form::{self, FormToken};
use super::pages::account::Problem;
use super::pages::passkeys as pages;
use super::sign_in::form_cookie;
use super::visitor::Visitor;
use crate::app::{App, AppError};
use crate::domain::authorize::AuthorizeRequest;

/// The page on which a device is asked who is there.
pub async fn ask(State(app): AppState, visitor: Visitor, RawQuery(query): RawQuery) -> Response {
    let query = query.unwrap_or_default();
    let page = async {
        AuthorizeRequest::parse(&query, &app.settings.clients)?;
        question(&app, &visitor, &query, false).await
    };
    page.await
        .unwrap_or_else(|failure: Failure| failure.respond(&app))
}

/// Takes the device's answer.
pub async fn sign_in(
    State(app): AppState,
    visitor: Visitor,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
    form: Sent,
) -> Response {
    let query = query.unwrap_or_default();
    let done = async {
        let request = AuthorizeRequest::parse(&query, &app.settings.clients)?;
        let Form(form) = form?;
        let issuer = &app.settings.issuer;
        let cookie = visitor.form_cookie.as_deref();
        if !form::is_own(issuer, &headers, cookie, &form.csrf) {
            return Ok(expired(&app));
        }
        match app
            .passkey_sign_in(&visitor.browser, &form.credential)
            .await?
        {
            Some(begun) => {
                let location = app.answer(&request, &begun.session).await?;
                let jar = cookies::begun(issuer, &begun).add(Kind::Passkey.end(issuer));
                Ok((jar, Redirect::to(&location)).into_response())
            }
            None => question(&app, &visitor, &query, true).await,
        }
    };
    done.await
        .unwrap_or_else(|failure: Failure| failure.respond(&app))
}

async fn question(
    app: &App,
    visitor: &Visitor,
    query: &str,
    failed: bool,
) -> Result<Response, Failure> {
    let Some((cookie, question)) = app.begin_passkey_sign_in().await? else {
        let base = app.settings.issuer.base_path();
        return Ok(Redirect::to(&format!("{base}/sign-in?{query}")).into_response());
    };
    let token = FormToken::for_cookie(visitor.form_cookie.as_deref())?;
    let jar =
        form_cookie(app, &token).add(Kind::Passkey.make(&app.settings.issuer, cookie.expose()));
    let status = if failed {
        StatusCode::UNAUTHORIZED
    } else {
        StatusCode::OK
    };
    let page = pages::ask(app, query, &token.field, &question.to_string(), failed);
    Ok((status, jar, page).into_response())
}

/// The list of passkeys, and a form for another.
pub async fn show(State(app): AppState, visitor: Visitor) -> Response {
    let page = async {
        match enter(&app, &visitor).await? {
            Some(guest) => list(&guest, None).await,
            None => Ok(strangers(&app)),
        }
    };
    page.await
        .unwrap_or_else(|failure: Failure| failure.respond(&app))
}

/// Takes a passkey that a device made, with the password.
pub async fn add(
    State(app): AppState,
    visitor: Visitor,
    headers: HeaderMap,
    form: Sent,
) -> Response {
    let done = async {
        let Form(form) = form?;
        let Some(guest) = enter(&app, &visitor).await? else {
            return Ok(strangers(&app));
        };
        if !guest.sent(&headers, &form) {
            return list(&guest, Some(Problem::Expired)).await;
        }
        if let Err(refusal) = guest.confirm(&form.password).await? {
            return list(&guest, Some(problem_of(refusal))).await;
        }
        let name = &guest.visitor.browser.label;
        let added = app.add_passkey(&guest.session, &guest.account, &form.credential, name);
        if added.await? {
            Ok(back(&app, "passkey"))
        } else {
            list(&guest, Some(Problem::Code)).await
        }
    };
    done.await
        .unwrap_or_else(|failure: Failure| failure.respond(&app))
}

/// Forgets a passkey.
pub async fn remove(
    State(app): AppState,
    visitor: Visitor,
    headers: HeaderMap,
    form: Sent,
) -> Response {
    let done = async {
        let Form(form) = form?;
        let Some(guest) = enter(&app, &visitor).await? else {
            return Ok(strangers(&app));
        };
        if !guest.sent(&headers, &form) {
            return Ok(expired(&app));
        }
        let removed = app.store.remove_passkey(guest.account.id, &form.id).await;
        removed.map_err(AppError::from)?;
        Ok(back(&app, "passkey-off"))
    };
    done.await
        .unwrap_or_else(|failure: Failure| failure.respond(&app))
}

async fn list(guest: &Guest<'_>, problem: Option<Problem>) -> Result<Response, Failure> {
    let app = guest.app;
    let known = app.store.passkeys(guest.account.id).await;
    let known = known.map_err(AppError::from)?;
    let question = app.begin_passkey(&guest.session, &guest.account).await?;
    let question = question.map(|question| question.to_string());
    guest.page(problem, |csrf| {
        pages::list(app, csrf, &known, question.as_deref(), problem)
    })
}
