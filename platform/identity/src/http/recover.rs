//! Pages of letters: a forgotten password, a new one, a confirmed address.

use axum::Form;
use axum::extract::rejection::{FormRejection, QueryRejection};
use axum::extract::{Query, RawQuery, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use maud::Markup;
use serde::Deserialize;

use super::AppState;
use super::failure::Failure;
use super::form::{self, Fields, FormToken};
use super::pages::recover::{self as pages, ForgotProblem, ResetProblem};
use super::sign_in::{form_cookie, retry_after};
use super::visitor::Visitor;
use crate::app::App;
use crate::domain::email::Email;
use crate::domain::password::Password;
use crate::store::Purpose;

/// What a link brings.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct LinkQuery {
    token: String,
}

type Link = Result<Query<LinkQuery>, QueryRejection>;

/// Asks for the address of a forgotten password.
pub async fn ask(State(app): AppState, visitor: Visitor, RawQuery(query): RawQuery) -> Response {
    let query = query.unwrap_or_default();
    let page = forgot(&app, &visitor, &query, "", None);
    page.unwrap_or_else(|failure| failure.respond(&app))
}

/// Sends a letter, or does not; the answer is the same.
pub async fn send(
    State(app): AppState,
    visitor: Visitor,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
    form: Result<Form<Fields>, FormRejection>,
) -> Response {
    let query = query.unwrap_or_default();
    let done = async {
        let Form(form) = form?;
        let again = |problem| forgot(&app, &visitor, &query, &form.email, Some(problem));
        if !is_own(&app, &visitor, &headers, &form) {
            return again(ForgotProblem::Expired);
        }
        let Ok(email) = Email::try_new(&form.email) else {
            return again(ForgotProblem::NoEmail);
        };
        if app.mailer.is_none() {
            return Ok(pages::no_letters(&app).into_response());
        }
        match app.request_reset(&visitor.browser, email).await {
            Ok(()) => Ok(pages::letter_sent(&app).into_response()),
            Err(too_many) => again(ForgotProblem::TooMany(too_many)),
        }
    };
    done.await
        .unwrap_or_else(|failure: Failure| failure.respond(&app))
}

fn forgot(
    app: &App,
    visitor: &Visitor,
    query: &str,
    email: &str,
    problem: Option<ForgotProblem>,
) -> Result<Response, Failure> {
    if app.mailer.is_none() {
        return Ok(pages::no_letters(app).into_response());
    }
    let token = FormToken::for_cookie(visitor.form_cookie.as_deref())?;
    let page = pages::forgot(app, query, &token.field, email, problem);
    let status = problem.map_or(StatusCode::OK, ForgotProblem::status);
    let mut response = (status, form_cookie(app, &token), page).into_response();
    if let Some(ForgotProblem::TooMany(too_many)) = problem {
        response
            .headers_mut()
            .insert(header::RETRY_AFTER, retry_after(too_many));
    }
    Ok(response)
}

/// Asks for a new password.
pub async fn choose(State(app): AppState, visitor: Visitor, link: Link) -> Response {
    let token = link.map(|Query(link)| link.token).unwrap_or_default();
    let page = async {
        if app.is_link(&token, Purpose::Reset).await? {
            let page = |csrf: &str| pages::reset(&app, csrf, &token, None);
            with_form(&app, &visitor, StatusCode::OK, page)
        } else {
            Ok(dead_link(&app))
        }
    };
    page.await
        .unwrap_or_else(|failure: Failure| failure.respond(&app))
}

/// Takes the new password.
pub async fn reset(
    State(app): AppState,
    visitor: Visitor,
    headers: HeaderMap,
    form: Result<Form<Fields>, FormRejection>,
) -> Response {
    let done = async {
        let Form(form) = form?;
        let again = |problem: ResetProblem| {
            let page = |csrf: &str| pages::reset(&app, csrf, &form.token, Some(problem));
            with_form(&app, &visitor, problem.status(), page)
        };
        if !is_own(&app, &visitor, &headers, &form) {
            return again(ResetProblem::Expired);
        }
        let password = match Password::chosen(&form.new_password, None) {
            Ok(password) => password,
            Err(error) => return again(ResetProblem::Password(error)),
        };
        if app.reset_password(&form.token, password).await? {
            Ok(pages::password_set(&app).into_response())
        } else {
            Ok(dead_link(&app))
        }
    };
    done.await
        .unwrap_or_else(|failure: Failure| failure.respond(&app))
}

/// Asks whether the address shall be confirmed: programs that look at links press no buttons.
pub async fn confirm(State(app): AppState, visitor: Visitor, link: Link) -> Response {
    let token = link.map(|Query(link)| link.token).unwrap_or_default();
    let page = async {
        if app.is_link(&token, Purpose::Verify).await? {
            let page = |csrf: &str| pages::verify(&app, csrf, &token);
            with_form(&app, &visitor, StatusCode::OK, page)
        } else {
            Ok(dead_link(&app))
        }
    };
    page.await
        .unwrap_or_else(|failure: Failure| failure.respond(&app))
}

/// Confirms the address.
pub async fn verify(
    State(app): AppState,
    visitor: Visitor,
    headers: HeaderMap,
    form: Result<Form<Fields>, FormRejection>,
) -> Response {
    let done = async {
        let Form(form) = form?;
        if !is_own(&app, &visitor, &headers, &form) {
            let page = |csrf: &str| pages::verify(&app, csrf, &form.token);
            return with_form(&app, &visitor, StatusCode::FORBIDDEN, page);
        }
        if app.verify_email(&form.token).await? {
            Ok(pages::verified(&app).into_response())
        } else {
            Ok(dead_link(&app))
        }
    };
    done.await
        .unwrap_or_else(|failure: Failure| failure.respond(&app))
}

fn is_own(app: &App, visitor: &Visitor, headers: &HeaderMap, form: &Fields) -> bool {
    let cookie = visitor.form_cookie.as_deref();
    form::is_own(&app.settings.issuer, headers, cookie, &form.csrf)
}

fn with_form(
    app: &App,
    visitor: &Visitor,
    status: StatusCode,
    page: impl FnOnce(&str) -> Markup,
) -> Result<Response, Failure> {
    let token = FormToken::for_cookie(visitor.form_cookie.as_deref())?;
    Ok((status, form_cookie(app, &token), page(&token.field)).into_response())
}

fn dead_link(app: &App) -> Response {
    (StatusCode::GONE, pages::dead_link(app)).into_response()
}
