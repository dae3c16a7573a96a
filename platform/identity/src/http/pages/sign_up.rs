//! "Create your garage".

use axum::http::StatusCode;
use maud::{Markup, html};

use super::sign_in::wait_text;
use super::{Field, alert, field, link, notice, page};
use crate::app::App;
use crate::domain::email::EmailError;
use crate::domain::name::NameError;
use crate::domain::password::PasswordError;
use crate::throttle::TooMany;

/// What makes a password.
pub const PASSWORD_HINT: &str = "At least 8 characters. A few words in a row are easy to keep.";

/// The page.
pub struct SignUpPage<'a> {
    pub query: &'a str,
    pub csrf: &'a str,
    pub name: &'a str,
    pub email: &'a str,
    pub problem: Option<SignUpProblem>,
}

/// What is said above or beside the fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignUpProblem {
    Expired,
    /// The address has an account; said in words that do not confirm it.
    NotMade,
    TooMany(TooMany),
    Fields(FieldProblems),
}

/// What is wrong with each field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FieldProblems {
    pub name: Option<NameError>,
    pub email: Option<EmailError>,
    pub password: Option<PasswordError>,
}

impl SignUpProblem {
    /// The status of the page that says it.
    pub fn status(self) -> StatusCode {
        match self {
            Self::Expired => StatusCode::FORBIDDEN,
            Self::NotMade | Self::Fields(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
        }
    }

    fn alert(self) -> Option<String> {
        match self {
            Self::Fields(_) => None,
            Self::Expired => Some("This page was open too long. Try again.".to_owned()),
            Self::NotMade => {
                Some("This account can't be made. If you have one, sign in.".to_owned())
            }
            Self::TooMany(too_many) => Some(wait_text(too_many)),
        }
    }
}

impl SignUpPage<'_> {
    /// The whole page.
    pub fn render(&self, app: &App) -> Markup {
        let title = if self.problem.is_some() {
            "Error: Create your garage"
        } else {
            "Create your garage"
        };
        let body = html! {
            h1 { "Create your garage" }
            @match self.problem.and_then(SignUpProblem::alert) {
                Some(text) => (alert(&text)),
                None => p.lead { "One account for all your vehicles." },
            }
            form method="post" action={ (app.settings.issuer.base_path()) "/sign-up?" (self.query) }
                novalidate {
                input type="hidden" name="csrf" value=(self.csrf);
                (field(&self.name_field()))
                (field(&self.email_field()))
                (field(&self.password_field()))
                button.button type="submit" { "Create account" }
            }
            p.aside { "Have an account? " (link(app, "sign-in", self.query, "Sign in")) }
        };
        page(app, title, &body)
    }

    fn fields(&self) -> FieldProblems {
        match self.problem {
            Some(SignUpProblem::Fields(fields)) => fields,
            Some(_) | None => FieldProblems {
                name: None,
                email: None,
                password: None,
            },
        }
    }

    fn name_field(&self) -> Field<'_> {
        let problem = self.fields().name.map(name_text);
        Field {
            name: "name",
            label: "Name",
            kind: "text",
            autocomplete: "name",
            value: self.name,
            hint: None,
            problem,
            focus: problem.is_some(),
        }
    }

    fn email_field(&self) -> Field<'_> {
        let fields = self.fields();
        let problem = fields.email.map(email_text);
        Field {
            name: "email",
            label: "Email",
            kind: "email",
            autocomplete: "username",
            value: self.email,
            hint: None,
            problem,
            focus: problem.is_some() && fields.name.is_none(),
        }
    }

    fn password_field(&self) -> Field<'_> {
        let fields = self.fields();
        let problem = fields.password.map(password_text);
        Field {
            name: "password",
            label: "Password",
            kind: "password",
            autocomplete: "new-password",
            value: "",
            hint: Some(PASSWORD_HINT),
            problem,
            focus: problem.is_some() && fields.name.is_none() && fields.email.is_none(),
        }
    }
}

fn name_text(error: NameError) -> &'static str {
    match error {
        NameError::Empty => "Enter your name, for example Anna",
        NameError::TooLong => "Use at most 100 characters",
        NameError::Unprintable => "Use letters that can be shown",
    }
}

fn email_text(error: EmailError) -> &'static str {
    match error {
        EmailError::Empty | EmailError::Malformed => {
            "Enter a whole email address, for example anna@example.com"
        }
        EmailError::TooLong => "Use an email address of at most 254 characters",
    }
}

/// What to do about a password.
pub fn password_text(error: PasswordError) -> &'static str {
    match error {
        PasswordError::TooShort => "Use at least 8 characters",
        PasswordError::TooLong => "Use at most 1024 characters",
        PasswordError::Common => "Many people use this password. Choose another one",
        PasswordError::LikeEmail => "Choose a password that is not your email",
    }
}

/// Nobody has an account, and the link was not the right one.
pub fn needs_setup_link(app: &App) -> Markup {
    let text = "Open the set-up link that the server printed at its last start. \
                Each start prints a new one until it is used.";
    notice(app, "This garage is not set up yet", text)
}

/// Accounts exist, and no more are made here.
pub fn closed(app: &App, query: &str) -> Markup {
    let body = html! {
        h1 { "Sign-up is closed" }
        p.lead { "Ask the person who runs this server to invite you." }
        (link_button(app, query))
    };
    page(app, "Sign-up is closed", &body)
}

fn link_button(app: &App, query: &str) -> Markup {
    html! { a.button href={ (app.settings.issuer.base_path()) "/sign-in?" (query) } { "Sign in" } }
}
