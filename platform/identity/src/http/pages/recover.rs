//! A forgotten password, a new one, a confirmed address.

use axum::http::StatusCode;
use maud::{Markup, html};

use super::sign_in::wait_text;
use super::sign_up::{PASSWORD_HINT, password_text};
use super::{Field, alert, csrf_field, field, link, notice, page};
use crate::app::App;
use crate::domain::password::PasswordError;
use crate::throttle::TooMany;

const EXPIRED: &str = "This page was open too long. Try again.";

/// What is said on the page of a forgotten password.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ForgotProblem {
    Expired,
    NoEmail,
    TooMany(TooMany),
}

impl ForgotProblem {
    /// The status of the page that says it.
    pub fn status(self) -> StatusCode {
        match self {
            Self::Expired => StatusCode::FORBIDDEN,
            Self::NoEmail => StatusCode::UNPROCESSABLE_ENTITY,
            Self::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
        }
    }
}

/// What is said on the page of a new password.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResetProblem {
    Expired,
    Password(PasswordError),
}

impl ResetProblem {
    /// The status of the page that says it.
    pub fn status(self) -> StatusCode {
        match self {
            Self::Expired => StatusCode::FORBIDDEN,
            Self::Password(_) => StatusCode::UNPROCESSABLE_ENTITY,
        }
    }
}

/// Asks for the address.
pub fn forgot(
    app: &App,
    query: &str,
    csrf: &str,
    email: &str,
    problem: Option<ForgotProblem>,
) -> Markup {
    let missing = problem == Some(ForgotProblem::NoEmail);
    let email = Field {
        name: "email",
        label: "Email",
        kind: "email",
        autocomplete: "username",
        value: email,
        hint: None,
        problem: missing.then_some("Enter a whole email address, for example anna@example.com"),
        focus: missing,
    };
    let body = html! {
        h1 { "Forgot password?" }
        @match problem {
            Some(ForgotProblem::Expired) => (alert(EXPIRED)),
            Some(ForgotProblem::TooMany(too_many)) => (alert(&wait_text(too_many))),
            Some(ForgotProblem::NoEmail) | None => {
                p.lead { "We send you a link to set a new one." }
            },
        }
        form method="post" novalidate
            action={ (app.settings.issuer.base_path()) "/forgot?" (query) } {
            (csrf_field(csrf))
            (field(&email))
            button.button type="submit" { "Send link" }
        }
        @if !query.is_empty() {
            p.aside { (link(app, "sign-in", query, "Back to sign in")) }
        }
    };
    page(app, &titled("Forgot password?", problem.is_some()), &body)
}

/// The same for every address.
pub fn letter_sent(app: &App) -> Markup {
    let text = "If the address is right, a letter with a link is on its way. \
                Look into the spam folder, too.";
    notice(app, "Check your email", text)
}

/// Where no letters are sent.
pub fn no_letters(app: &App) -> Markup {
    let text = "This server sends no letters. Ask the person who runs it for a link \
                to set a new password.";
    notice(app, "Forgot password?", text)
}

/// Asks for a new password.
pub fn reset(app: &App, csrf: &str, token: &str, problem: Option<ResetProblem>) -> Markup {
    let wrong = match problem {
        Some(ResetProblem::Password(error)) => Some(password_text(error)),
        Some(ResetProblem::Expired) | None => None,
    };
    let password = Field {
        name: "new_password",
        label: "New password",
        kind: "password",
        autocomplete: "new-password",
        value: "",
        hint: Some(PASSWORD_HINT),
        problem: wrong,
        focus: wrong.is_some(),
    };
    let body = html! {
        h1 { "Set a new password" }
        @if problem == Some(ResetProblem::Expired) { (alert(EXPIRED)) }
        @else { p.lead { "Every device will be signed out." } }
        form method="post" novalidate action={ (app.settings.issuer.base_path()) "/reset" } {
            (csrf_field(csrf))
            input type="hidden" name="token" value=(token);
            (field(&password))
            button.button type="submit" { "Set password" }
        }
    };
    page(app, &titled("Set a new password", problem.is_some()), &body)
}

/// It is done.
pub fn password_set(app: &App) -> Markup {
    let text = "Every device is signed out. Sign in with the new password.";
    notice(app, "Your password is set", text)
}

/// Asks to confirm an address.
pub fn verify(app: &App, csrf: &str, token: &str) -> Markup {
    let body = html! {
        h1 { "Confirm your email" }
        p.lead { "One click, and this address is yours." }
        form method="post" action={ (app.settings.issuer.base_path()) "/verify" } {
            (csrf_field(csrf))
            input type="hidden" name="token" value=(token);
            button.button type="submit" { "Confirm" }
        }
    };
    page(app, "Confirm your email", &body)
}

/// It is done.
pub fn verified(app: &App) -> Markup {
    notice(app, "Your email is confirmed", "You can sign in.")
}

/// Used, replaced, too old or never valid; not said which.
pub fn dead_link(app: &App) -> Markup {
    let text = "It was used, replaced by a newer one, or is too old. Ask for a new one.";
    notice(app, "This link does not work any more", text)
}

fn titled(title: &str, wrong: bool) -> String {
    if wrong {
        format!("Error: {title}")
    } else {
        title.to_owned()
    }
}
