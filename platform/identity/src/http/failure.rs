//! Failures of pages, and how they are shown.

use axum::extract::rejection::FormRejection;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};

use super::pages;
use crate::app::{App, AppError};
use crate::crypto::hasher::HashError;
use crate::domain::authorize::{PageReason, Refusal};
use crate::domain::secret::NoRandomness;

/// Why a page can't do what was asked.
#[derive(Debug)]
pub enum Failure {
    /// The authorization request is wrong.
    Request(Refusal),
    /// The form can't be read.
    Form(FormRejection),
    /// Something broke.
    App(AppError),
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Self::Request(refusal)
    }
}

impl From<FormRejection> for Failure {
    fn from(rejection: FormRejection) -> Self {
        Self::Form(rejection)
    }
}

impl From<NoRandomness> for Failure {
    fn from(error: NoRandomness) -> Self {
        Self::App(error.into())
    }
}

impl From<AppError> for Failure {
    fn from(error: AppError) -> Self {
        Self::App(error)
    }
}

impl Failure {
    /// The page or redirect that tells it.
    pub fn respond(self, app: &App) -> Response {
        match self {
            Self::Request(Refusal::Redirect(error)) => {
                Redirect::to(&error.location(app.settings.issuer.url())).into_response()
            }
            Self::Request(Refusal::Page(reason)) => wrong_link(app, reason),
            Self::Form(rejection) => {
                let text = "The form could not be read. Go back and send it again.";
                page(
                    app,
                    rejection.status(),
                    "Something was lost on the way",
                    text,
                )
            }
            Self::App(AppError::Hash(HashError::Busy)) => {
                let text = "Many people sign in right now. Wait a moment and try again.";
                page(
                    app,
                    StatusCode::SERVICE_UNAVAILABLE,
                    "The server is busy",
                    text,
                )
            }
            Self::App(error) => {
                tracing::error!(%error, "sign-in page failed");
                let text = "Nothing was changed. Wait a moment and try again.";
                page(
                    app,
                    StatusCode::INTERNAL_SERVER_ERROR,
                    "Something broke on our side",
                    text,
                )
            }
        }
    }
}

fn wrong_link(app: &App, reason: PageReason) -> Response {
    let text = match reason {
        PageReason::Unreadable => "The link is incomplete. Open the app and sign in from there.",
        PageReason::UnknownClient => {
            "The link comes from an app that this server does not know. \
             Open the app and sign in from there."
        }
        PageReason::UnknownRedirect => {
            "The link leads to an address that this server does not know. \
             If you run the server, check its public address."
        }
    };
    page(
        app,
        StatusCode::BAD_REQUEST,
        "This sign-in link does not work",
        text,
    )
}

fn page(app: &App, status: StatusCode, title: &str, text: &str) -> Response {
    (status, pages::notice(app, title, text)).into_response()
}
