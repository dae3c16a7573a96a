//! "Sign in".

use axum::http::StatusCode;
use maud::{Markup, html};

use super::{Field, alert, field, link, page};
use crate::app::App;
use crate::throttle::TooMany;

/// The page.
pub struct SignInPage<'a> {
    pub query: &'a str,
    pub csrf: &'a str,
    pub email: &'a str,
    pub offer_sign_up: bool,
    pub needs_setup: bool,
    pub problem: Option<SignInProblem>,
}

/// What is said above or beside the fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignInProblem {
    Expired,
    NoEmail,
    NoPassword,
    Wrong,
    TooMany(TooMany),
}

impl SignInProblem {
    /// The status of the page that says it.
    pub fn status(self) -> StatusCode {
        match self {
            Self::Expired => StatusCode::FORBIDDEN,
            Self::NoEmail | Self::NoPassword => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Wrong => StatusCode::UNAUTHORIZED,
            Self::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
        }
    }

    fn alert(self) -> Option<String> {
        match self {
            Self::NoEmail | Self::NoPassword => None,
            Self::Expired => Some("This page was open too long. Try again.".to_owned()),
            Self::Wrong => Some("The email or password is not right. Check both.".to_owned()),
            Self::TooMany(too_many) => Some(wait_text(too_many)),
        }
    }
}

/// "Too many tries", with the longest wait.
pub fn wait_text(too_many: TooMany) -> String {
    format!(
        "Too many tries. Wait {} minutes.",
        too_many.wait.as_secs().div_ceil(60)
    )
}

impl SignInPage<'_> {
    /// The whole page.
    pub fn render(&self, app: &App) -> Markup {
        let title = if self.problem.is_some() {
            "Error: Sign in"
        } else {
            "Sign in"
        };
        let body = html! {
            h1 { "Sign in" }
            @if let Some(text) = self.problem.and_then(SignInProblem::alert) { (alert(&text)) }
            @else if self.needs_setup {
                p.lead { "Nobody has an account here yet. Open the set-up link that the server printed." }
            }
            form method="post" action={ (app.settings.issuer.base_path()) "/sign-in?" (self.query) }
                novalidate {
                input type="hidden" name="csrf" value=(self.csrf);
                (field(&self.email_field()))
                (field(&self.password_field()))
                button.button type="submit" { "Sign in" }
            }
            @if app.webauthn.is_some() {
                p.aside { (link(app, "passkey", self.query, "Use a passkey")) }
            }
            p.aside { (link(app, "forgot", self.query, "Forgot password?")) }
            @if self.offer_sign_up {
                p.aside { "New here? " (link(app, "sign-up", self.query, "Create account")) }
            }
        };
        page(app, title, &body)
    }

    fn email_field(&self) -> Field<'_> {
        let problem = (self.problem == Some(SignInProblem::NoEmail))
            .then_some("Enter your email, for example anna@example.com");
        Field {
            name: "email",
            label: "Email",
            kind: "email",
            autocomplete: "username",
            value: self.email,
            hint: None,
            problem,
            focus: problem.is_some(),
        }
    }

    fn password_field(&self) -> Field<'_> {
        let missing = self.problem == Some(SignInProblem::NoPassword);
        Field {
            name: "password",
            label: "Password",
            kind: "password",
            autocomplete: "current-password",
            value: "",
            hint: None,
            problem: missing.then_some("Enter your password"),
            focus: missing || self.problem == Some(SignInProblem::Wrong),
        }
    }
}
