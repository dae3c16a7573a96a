//! Pages of somebody who is signed in: password, second step, devices.

use axum::Form;
use axum::extract::rejection::FormRejection;
use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Redirect, Response};
use maud::Markup;
use uuid::Uuid;

use super::AppState;
use super::failure::Failure;
use super::form::{self, Fields, FormToken};
use super::pages::account::{self as pages, Problem};
use super::sign_in::form_cookie;
use super::visitor::Visitor;
use crate::app::{App, AppError, ConfirmRefusal};
use crate::domain::email::Email;
use crate::domain::password::Password;
use crate::store::{Account, Session};

/// A visitor who is signed in.
pub(super) struct Guest<'a> {
    pub app: &'a App,
    pub visitor: &'a Visitor,
    pub session: Session,
    pub account: Account,
}

/// A form of ours that was sent by a visitor who is signed in.
pub(super) type Sent = Result<Form<Fields>, FormRejection>;

/// The overview.
pub async fn show(State(app): AppState, visitor: Visitor, RawQuery(query): RawQuery) -> Response {
    let done = query
        .as_deref()
        .and_then(|query| query.strip_prefix("done="));
    let page = async {
        match enter(&app, &visitor).await? {
            Some(guest) => guest.overview(done).await,
            None => Ok(strangers(&app)),
        }
    };
    page.await
        .unwrap_or_else(|failure: Failure| failure.respond(&app))
}

/// The page of a new password.
pub async fn password(State(app): AppState, visitor: Visitor) -> Response {
    let page = async {
        match enter(&app, &visitor).await? {
            Some(guest) => guest.page(None, |csrf| pages::password(&app, csrf, None)),
            None => Ok(strangers(&app)),
        }
    };
    page.await
        .unwrap_or_else(|failure: Failure| failure.respond(&app))
}

/// Takes a new password.
pub async fn change_password(
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
        let again = |problem: Problem| {
            guest.page(Some(problem), |csrf| {
                pages::password(&app, csrf, Some(problem))
            })
        };
        if !guest.sent(&headers, &form) {
            return again(Problem::Expired);
        }
        let email = Email::try_new(&guest.account.email).ok();
        let password = match Password::chosen(&form.new_password, email.as_ref()) {
            Ok(password) => password,
            Err(error) => return again(Problem::NewPassword(error)),
        };
        if let Err(refusal) = guest.confirm(&form.password).await? {
            return again(problem_of(refusal));
        }
        app.change_password(&guest.session, password).await?;
        Ok(back(&app, "password"))
    };
    done.await
        .unwrap_or_else(|failure: Failure| failure.respond(&app))
}

/// The page of the second step.
pub async fn two_step(State(app): AppState, visitor: Visitor) -> Response {
    let page = async {
        match enter(&app, &visitor).await? {
            Some(guest) => guest.two_step(None),
            None => Ok(strangers(&app)),
        }
    };
    page.await
        .unwrap_or_else(|failure: Failure| failure.respond(&app))
}

/// Begins, renews or ends the second step, after the password.
pub async fn change_two_step(
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
            return guest.two_step(Some(Problem::Expired));
        }
        if let Err(refusal) = guest.confirm(&form.password).await? {
            return guest.two_step(Some(problem_of(refusal)));
        }
        let is_on = guest.account.two_step;
        match (form.action.as_str(), is_on) {
            ("off", true) => {
                let ended = app.store.disable_totp(guest.account.id).await;
                ended.map_err(AppError::from)?;
                Ok(back(&app, "two-step-off"))
            }
            ("codes", true) => {
                let codes = app.fresh_codes(&guest.account).await?;
                Ok(pages::codes(&app, &codes).into_response())
            }
            ("begin", false) => {
                let secret = app.draft_totp(&guest.account).await?;
                guest.scan(&secret, None)
            }
            _ => Ok(back(&app, "")),
        }
    };
    done.await
        .unwrap_or_else(|failure: Failure| failure.respond(&app))
}

/// Takes the first code of the person's app.
pub async fn confirm_two_step(
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
        let draft = app.store.totp_draft(guest.account.id).await;
        let Some(secret) = draft.map_err(AppError::from)? else {
            return Ok(back(&app, ""));
        };
        if !guest.sent(&headers, &form) {
            return guest.scan(&secret, Some(Problem::Expired));
        }
        match app.enable_totp(&guest.account, &form.code).await? {
            Some(codes) => Ok(pages::codes(&app, &codes).into_response()),
            None => guest.scan(&secret, Some(Problem::Code)),
        }
    };
    done.await
        .unwrap_or_else(|failure: Failure| failure.respond(&app))
}

/// Sends the link that proves the address once more.
pub async fn send_verification(
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
        app.send_verification(&guest.account).await?;
        Ok(back(&app, "letter"))
    };
    done.await
        .unwrap_or_else(|failure: Failure| failure.respond(&app))
}

/// The page that explains what deleting the account means.
pub async fn ask_to_delete(State(app): AppState, visitor: Visitor) -> Response {
    let page = async {
        match enter(&app, &visitor).await? {
            Some(guest) => guest.page(None, |csrf| pages::delete(&app, csrf, None)),
            None => Ok(strangers(&app)),
        }
    };
    page.await
        .unwrap_or_else(|failure: Failure| failure.respond(&app))
}

/// Removes the account, after the password.
pub async fn delete(
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
        let again = |problem: Problem| {
            guest.page(Some(problem), |csrf| {
                pages::delete(&app, csrf, Some(problem))
            })
        };
        if !guest.sent(&headers, &form) {
            return again(Problem::Expired);
        }
        if let Err(refusal) = guest.confirm(&form.password).await? {
            return again(problem_of(refusal));
        }
        let removed = app.store.remove_account(guest.account.id).await;
        removed.map_err(AppError::from)?;
        Ok(pages::deleted(&app).into_response())
    };
    done.await
        .unwrap_or_else(|failure: Failure| failure.respond(&app))
}

/// Ends one other session, or all others.
pub async fn end_sessions(
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
        let (owner, now) = (guest.account.id, app.clock.now());
        if form.id == "others" {
            let kept = Some(guest.session.id);
            let ended = app.store.revoke_sessions(owner, kept, now).await;
            ended.map_err(AppError::from)?;
        } else if let Ok(id) = Uuid::parse_str(&form.id) {
            let ended = app.store.revoke_session(owner, id, now).await;
            ended.map_err(AppError::from)?;
        }
        Ok(back(&app, "sessions"))
    };
    done.await
        .unwrap_or_else(|failure: Failure| failure.respond(&app))
}

pub(super) async fn enter<'a>(
    app: &'a App,
    visitor: &'a Visitor,
) -> Result<Option<Guest<'a>>, Failure> {
    let found = app.current(&visitor.browser).await?;
    Ok(found.map(|(session, account)| Guest {
        app,
        visitor,
        session,
        account,
    }))
}

impl Guest<'_> {
    pub fn sent(&self, headers: &HeaderMap, form: &Fields) -> bool {
        let cookie = self.visitor.form_cookie.as_deref();
        form::is_own(&self.app.settings.issuer, headers, cookie, &form.csrf)
    }

    pub async fn confirm(&self, password: &str) -> Result<Result<(), ConfirmRefusal>, AppError> {
        self.app
            .confirm(&self.session, &self.account, password)
            .await
    }

    async fn overview(&self, done: Option<&str>) -> Result<Response, Failure> {
        let store = &self.app.store;
        let sessions = store.sessions(self.account.id, self.app.clock.now()).await;
        let codes = store.codes_left(self.account.id).await;
        let view = pages::Overview {
            account: &self.account,
            current: self.session.id,
            sessions: sessions.map_err(AppError::from)?,
            codes_left: codes.map_err(AppError::from)?,
            done,
        };
        self.page(None, |csrf| view.render(self.app, csrf))
    }

    fn two_step(&self, problem: Option<Problem>) -> Result<Response, Failure> {
        let is_on = self.account.two_step;
        self.page(problem, |csrf| {
            pages::two_step(self.app, csrf, is_on, problem)
        })
    }

    fn scan(&self, secret: &str, problem: Option<Problem>) -> Result<Response, Failure> {
        self.page(problem, |csrf| {
            pages::scan(self.app, csrf, secret, &self.account.email, problem)
        })
    }

    pub fn page(
        &self,
        problem: Option<Problem>,
        page: impl FnOnce(&str) -> Markup,
    ) -> Result<Response, Failure> {
        let token = FormToken::for_cookie(self.visitor.form_cookie.as_deref())?;
        let status = problem.map_or(StatusCode::OK, Problem::status);
        let jar = form_cookie(self.app, &token);
        Ok((status, jar, page(&token.field)).into_response())
    }
}

pub(super) fn problem_of(refusal: ConfirmRefusal) -> Problem {
    match refusal {
        ConfirmRefusal::Wrong => Problem::Password,
        ConfirmRefusal::TooMany(too_many) => Problem::TooMany(too_many),
    }
}

pub(super) fn strangers(app: &App) -> Response {
    (StatusCode::UNAUTHORIZED, pages::strangers(app)).into_response()
}

pub(super) fn expired(app: &App) -> Response {
    (StatusCode::FORBIDDEN, pages::expired(app)).into_response()
}

pub(super) fn back(app: &App, done: &str) -> Response {
    let base = app.settings.issuer.base_path();
    Redirect::to(&format!("{base}/account?done={done}")).into_response()
}
