//! The sign-in page.

use axum::Form;
use axum::extract::rejection::FormRejection;
use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Redirect, Response};
use axum_extra::extract::cookie::CookieJar;
use serde::Deserialize;

use super::AppState;
use super::cookies::{self, Kind};
use super::failure::Failure;
use super::form::{self, FormToken};
use super::pages::sign_in::{SignInPage, SignInProblem};
use super::visitor::Visitor;
use crate::app::{App, SignInRefusal, SignUpDoor, SignedIn};
use crate::domain::authorize::AuthorizeRequest;
use crate::domain::email::Email;
use crate::domain::password::Password;
use crate::throttle::TooMany;

/// What the page sends.
#[derive(Debug, Default, Deserialize)]
pub struct SignInForm {
    #[serde(default)]
    email: String,
    #[serde(default)]
    password: String,
    #[serde(default)]
    csrf: String,
}

/// Shows the page.
pub async fn show(State(app): AppState, visitor: Visitor, RawQuery(query): RawQuery) -> Response {
    let query = query.unwrap_or_default();
    let page = async {
        let request = AuthorizeRequest::parse(&query, &app.settings.clients)?;
        let email = request.login_hint.clone().unwrap_or_default();
        render(&app, &visitor, &request, &query, &email, None).await
    };
    page.await
        .unwrap_or_else(|failure: Failure| failure.respond(&app))
}

/// Takes what was typed.
pub async fn submit(
    State(app): AppState,
    visitor: Visitor,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
    form: Result<Form<SignInForm>, FormRejection>,
) -> Response {
    let query = query.unwrap_or_default();
    let done = async {
        let request = AuthorizeRequest::parse(&query, &app.settings.clients)?;
        let Form(form) = form?;
        take(&app, &visitor, &request, &query, &headers, form).await
    };
    done.await
        .unwrap_or_else(|failure: Failure| failure.respond(&app))
}

async fn take(
    app: &App,
    visitor: &Visitor,
    request: &AuthorizeRequest,
    query: &str,
    headers: &HeaderMap,
    form: SignInForm,
) -> Result<Response, Failure> {
    let issuer = &app.settings.issuer;
    let again = |problem| render(app, visitor, request, query, &form.email, Some(problem));
    if !form::is_own(issuer, headers, visitor.form_cookie.as_deref(), &form.csrf) {
        return again(SignInProblem::Expired).await;
    }
    if form.email.trim().is_empty() {
        return again(SignInProblem::NoEmail).await;
    }
    if form.password.is_empty() {
        return again(SignInProblem::NoPassword).await;
    }
    let (Ok(email), Ok(password)) = (
        Email::try_new(&form.email),
        Password::presented(&form.password),
    ) else {
        return again(SignInProblem::Wrong).await;
    };
    match app.sign_in(&visitor.browser, &email, password).await? {
        Ok(SignedIn::SecondStep(cookie)) => {
            let jar = CookieJar::new().add(Kind::Step.make(issuer, cookie.expose()));
            let next = format!("{}/second-step?{query}", issuer.base_path());
            Ok((jar, Redirect::to(&next)).into_response())
        }
        Ok(SignedIn::Begun(begun)) => {
            let location = app.answer(request, &begun.session).await?;
            Ok((cookies::begun(issuer, &begun), Redirect::to(&location)).into_response())
        }
        Err(SignInRefusal::Wrong) => again(SignInProblem::Wrong).await,
        Err(SignInRefusal::TooMany(too_many)) => again(SignInProblem::TooMany(too_many)).await,
    }
}

async fn render(
    app: &App,
    visitor: &Visitor,
    request: &AuthorizeRequest,
    query: &str,
    email: &str,
    problem: Option<SignInProblem>,
) -> Result<Response, Failure> {
    let door = app.sign_up_door(request.setup_token.as_deref()).await?;
    let token = FormToken::for_cookie(visitor.form_cookie.as_deref())?;
    let page = SignInPage {
        query,
        csrf: &token.field,
        email,
        offer_sign_up: matches!(door, SignUpDoor::Open(_)),
        needs_setup: matches!(door, SignUpDoor::NeedsSetUpLink),
        problem,
    };
    let status = problem.map_or(StatusCode::OK, SignInProblem::status);
    let jar = form_cookie(app, &token);
    let mut response = (status, jar, page.render(app)).into_response();
    if let Some(SignInProblem::TooMany(too_many)) = problem {
        response
            .headers_mut()
            .insert(header::RETRY_AFTER, retry_after(too_many));
    }
    Ok(response)
}

/// The form cookie to set, if the browser has none.
pub fn form_cookie(app: &App, token: &FormToken) -> CookieJar {
    match &token.fresh_cookie {
        Some(fresh) => CookieJar::new().add(Kind::Form.make(&app.settings.issuer, fresh.expose())),
        None => CookieJar::new(),
    }
}

/// Whole seconds to wait.
pub fn retry_after(too_many: TooMany) -> HeaderValue {
    HeaderValue::from(too_many.wait.as_secs())
}
