//! "Enter your code".

use axum::http::StatusCode;
use maud::{Markup, html};

use super::sign_in::wait_text;
use super::{Field, alert, csrf_field, field, link, page};
use crate::app::App;
use crate::throttle::TooMany;

/// What is said above or beside the field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepProblem {
    Expired,
    Missing,
    Wrong,
    TooMany(TooMany),
}

impl StepProblem {
    /// The status of the page that says it.
    pub fn status(self) -> StatusCode {
        match self {
            Self::Expired => StatusCode::FORBIDDEN,
            Self::Missing => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Wrong => StatusCode::UNAUTHORIZED,
            Self::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
        }
    }

    fn alert(self) -> Option<String> {
        match self {
            Self::Expired => Some("This page was open too long. Try again.".to_owned()),
            Self::TooMany(too_many) => Some(wait_text(too_many)),
            Self::Missing | Self::Wrong => None,
        }
    }

    fn beside(self) -> Option<&'static str> {
        match self {
            Self::Missing => Some("Enter the code from your app, for example 123 456"),
            Self::Wrong => Some("This code is not right or was used. Wait for the next one"),
            Self::Expired | Self::TooMany(_) => None,
        }
    }
}

/// The page.
pub fn page_of(app: &App, query: &str, csrf: &str, problem: Option<StepProblem>) -> Markup {
    let title = if problem.is_some() {
        "Error: Enter your code"
    } else {
        "Enter your code"
    };
    let code = Field {
        name: "code",
        label: "Code",
        kind: "text",
        autocomplete: "one-time-code",
        value: "",
        hint: Some("Six digits from your app, or one of your recovery codes"),
        problem: problem.and_then(StepProblem::beside),
        focus: true,
    };
    let body = html! {
        h1 { "Enter your code" }
        @if let Some(text) = problem.and_then(StepProblem::alert) { (alert(&text)) }
        form method="post" novalidate
            action={ (app.settings.issuer.base_path()) "/second-step?" (query) } {
            (csrf_field(csrf))
            (field(&code))
            button.button type="submit" { "Continue" }
        }
        p.aside { (link(app, "sign-in", query, "Sign in as somebody else")) }
    };
    page(app, title, &body)
}
