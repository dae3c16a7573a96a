//! The sign-up page.

use axum::Form;
use axum::extract::rejection::FormRejection;
use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse as _, Redirect, Response};
use serde::Deserialize;

use super::AppState;
use super::cookies;
use super::failure::Failure;
use super::form::{self, FormToken};
use super::pages;
use super::pages::sign_up::{FieldProblems, SignUpPage, SignUpProblem};
use super::sign_in::{form_cookie, retry_after};
use super::visitor::Visitor;
use crate::app::{App, Applicant, SignUpDoor, SignedUp};
use crate::domain::authorize::AuthorizeRequest;
use crate::domain::email::Email;
use crate::domain::name::PersonName;
use crate::domain::password::Password;
use crate::store::{Admission, SignUpRefusal};
use crate::throttle::Attempt;

/// What the page sends.
#[derive(Debug, Default, Deserialize)]
pub struct SignUpForm {
    #[serde(default)]
    name: String,
    #[serde(default)]
    email: String,
    #[serde(default)]
    password: String,
    #[serde(default)]
    csrf: String,
}

/// Shows the page, or why there is none.
pub async fn show(State(app): AppState, visitor: Visitor, RawQuery(query): RawQuery) -> Response {
    let query = query.unwrap_or_default();
    let page = async {
        let request = AuthorizeRequest::parse(&query, &app.settings.clients)?;
        let form = SignUpForm {
            email: request.login_hint.clone().unwrap_or_default(),
            ..SignUpForm::default()
        };
        match app.sign_up_door(request.setup_token.as_deref()).await? {
            SignUpDoor::Open(_) => render(&app, &visitor, &query, &form, None),
            closed => Ok(shut(&app, &query, &closed)),
        }
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
    form: Result<Form<SignUpForm>, FormRejection>,
) -> Response {
    let query = query.unwrap_or_default();
    let done = async {
        let request = AuthorizeRequest::parse(&query, &app.settings.clients)?;
        let Form(form) = form?;
        match app.sign_up_door(request.setup_token.as_deref()).await? {
            SignUpDoor::Open(admission) => {
                let visit = Visit {
                    visitor: &visitor,
                    request: &request,
                    query: &query,
                };
                take(&app, visit, &headers, form, admission).await
            }
            closed => Ok(shut(&app, &query, &closed)),
        }
    };
    done.await
        .unwrap_or_else(|failure: Failure| failure.respond(&app))
}

struct Visit<'a> {
    visitor: &'a Visitor,
    request: &'a AuthorizeRequest,
    query: &'a str,
}

async fn take(
    app: &App,
    visit: Visit<'_>,
    headers: &HeaderMap,
    form: SignUpForm,
    admission: Admission,
) -> Result<Response, Failure> {
    let Visit {
        visitor,
        request,
        query,
    } = visit;
    let issuer = &app.settings.issuer;
    let again = |problem| render(app, visitor, query, &form, Some(problem));
    if !form::is_own(issuer, headers, visitor.form_cookie.as_deref(), &form.csrf) {
        return again(SignUpProblem::Expired);
    }
    let applicant = match read(&form) {
        Ok(applicant) => applicant,
        Err(fields) => return again(SignUpProblem::Fields(fields)),
    };
    let attempt = Attempt::sign_up(visitor.browser.address);
    if let Err(too_many) = app.throttle.check(&attempt).await {
        return again(SignUpProblem::TooMany(too_many));
    }
    app.throttle.count(&attempt).await;
    match app.sign_up(&visitor.browser, applicant, admission).await? {
        Ok(SignedUp::LetterSent) => Ok(pages::recover::letter_sent(app).into_response()),
        Ok(SignedUp::Begun(begun)) => {
            let location = app.answer(request, &begun.session).await?;
            Ok((cookies::begun(issuer, &begun), Redirect::to(&location)).into_response())
        }
        Err(SignUpRefusal::EmailTaken) => again(SignUpProblem::NotMade),
        Err(SignUpRefusal::NotAdmitted) => Ok(shut(
            app,
            query,
            &app.sign_up_door(request.setup_token.as_deref()).await?,
        )),
    }
}

fn read(form: &SignUpForm) -> Result<Applicant, FieldProblems> {
    let name = PersonName::try_new(&form.name);
    let email = Email::try_new(&form.email);
    let password = Password::chosen(&form.password, email.as_ref().ok());
    match (name, email, password) {
        (Ok(name), Ok(email), Ok(password)) => Ok(Applicant {
            name,
            email,
            password,
        }),
        (name, email, password) => Err(FieldProblems {
            name: name.err(),
            email: email.err(),
            password: password.err(),
        }),
    }
}

fn shut(app: &App, query: &str, door: &SignUpDoor) -> Response {
    match door {
        SignUpDoor::NeedsSetUpLink => {
            (StatusCode::FORBIDDEN, pages::sign_up::needs_setup_link(app)).into_response()
        }
        SignUpDoor::Closed | SignUpDoor::Open(_) => {
            (StatusCode::FORBIDDEN, pages::sign_up::closed(app, query)).into_response()
        }
    }
}

fn render(
    app: &App,
    visitor: &Visitor,
    query: &str,
    form: &SignUpForm,
    problem: Option<SignUpProblem>,
) -> Result<Response, Failure> {
    let token = FormToken::for_cookie(visitor.form_cookie.as_deref())?;
    let page = SignUpPage {
        query,
        csrf: &token.field,
        name: &form.name,
        email: &form.email,
        problem,
    };
    let status = problem.map_or(StatusCode::OK, SignUpProblem::status);
    let jar = form_cookie(app, &token);
    let mut response = (status, jar, page.render(app)).into_response();
    if let Some(SignUpProblem::TooMany(too_many)) = problem {
        response
            .headers_mut()
            .insert(header::RETRY_AFTER, retry_after(too_many));
    }
    Ok(response)
}
