//! The page of the second step.

use axum::Form;
use axum::extract::rejection::FormRejection;
use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse as _, Redirect, Response};

use super::AppState;
use super::cookies::{self, Kind};
use super::failure::Failure;
use super::form::{self, Fields, FormToken};
use super::pages::second_step::{self, StepProblem};
use super::sign_in::{form_cookie, retry_after};
use super::visitor::Visitor;
use crate::app::{App, StepRefusal};
use crate::domain::authorize::AuthorizeRequest;

/// Shows the page; without a first step, the sign-in page.
pub async fn show(State(app): AppState, visitor: Visitor, RawQuery(query): RawQuery) -> Response {
    let query = query.unwrap_or_default();
    let page = async {
        AuthorizeRequest::parse(&query, &app.settings.clients)?;
        if app.is_half_done(&visitor.browser).await? {
            render(&app, &visitor, &query, None)
        } else {
            Ok(start_again(&app, &query))
        }
    };
    page.await
        .unwrap_or_else(|failure: Failure| failure.respond(&app))
}

/// Takes a code.
pub async fn submit(
    State(app): AppState,
    visitor: Visitor,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
    form: Result<Form<Fields>, FormRejection>,
) -> Response {
    let query = query.unwrap_or_default();
    let done = async {
        let request = AuthorizeRequest::parse(&query, &app.settings.clients)?;
        let Form(form) = form?;
        take(&app, &visitor, &request, &query, &headers, &form).await
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
    form: &Fields,
) -> Result<Response, Failure> {
    let issuer = &app.settings.issuer;
    let again = |problem| render(app, visitor, query, Some(problem));
    if !form::is_own(issuer, headers, visitor.form_cookie.as_deref(), &form.csrf) {
        return again(StepProblem::Expired);
    }
    if form.code.trim().is_empty() {
        return again(StepProblem::Missing);
    }
    match app.second_step(&visitor.browser, &form.code).await? {
        Ok(begun) => {
            let location = app.answer(request, &begun.session).await?;
            let jar = cookies::begun(issuer, &begun).add(Kind::Step.end(issuer));
            Ok((jar, Redirect::to(&location)).into_response())
        }
        Err(StepRefusal::Gone) => Ok(start_again(app, query)),
        Err(StepRefusal::Wrong) => again(StepProblem::Wrong),
        Err(StepRefusal::TooMany(too_many)) => again(StepProblem::TooMany(too_many)),
    }
}

fn start_again(app: &App, query: &str) -> Response {
    let base = app.settings.issuer.base_path();
    Redirect::to(&format!("{base}/sign-in?{query}")).into_response()
}

fn render(
    app: &App,
    visitor: &Visitor,
    query: &str,
    problem: Option<StepProblem>,
) -> Result<Response, Failure> {
    let token = FormToken::for_cookie(visitor.form_cookie.as_deref())?;
    let page = second_step::page_of(app, query, &token.field, problem);
    let status = problem.map_or(StatusCode::OK, StepProblem::status);
    let mut response = (status, form_cookie(app, &token), page).into_response();
    if let Some(StepProblem::TooMany(too_many)) = problem {
        response
            .headers_mut()
            .insert(header::RETRY_AFTER, retry_after(too_many));
    }
    Ok(response)
}
