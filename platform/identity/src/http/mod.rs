//! Routes, pages and headers.

mod account;
mod accounts;
mod assets;
mod authorize;
mod cookies;
mod discovery;
mod end_session;
mod failure;
mod form;
mod headers;
pub mod openapi;
mod pages;
mod passkeys;
mod recover;
mod second_step;
mod sessions;
mod sign_in;
mod sign_up;
mod token;
mod userinfo;
mod visitor;

use std::sync::Arc;

use axum::extract::{DefaultBodyLimit, State};
use axum::middleware::from_fn_with_state;
use axum::routing::{get, post};
use axum::{Json, Router};
use platform_kit::health::{self, Readiness};
use platform_kit::problem::{Problem, no_such_path};
use platform_kit::service_keys::require_service_key;
use serde::Serialize;
use utoipa::ToSchema;

use crate::app::App;
use crate::settings::SignUp;

const MAX_BODY: usize = 16 * 1024;

/// What every handler gets.
pub type AppState = State<Arc<App>>;

/// Every route but the documentation pages.
pub fn router(app: Arc<App>) -> Router {
    let (documented, _) = openapi::documented().split_for_parts();
    documented
        .route("/sign-in", get(sign_in::show).post(sign_in::submit))
        .route("/sign-up", get(sign_up::show).post(sign_up::submit))
        .route(
            "/sign-out",
            get(end_session::show).post(end_session::submit),
        )
        .route(
            "/second-step",
            get(second_step::show).post(second_step::submit),
        )
        .route("/forgot", get(recover::ask).post(recover::send))
        .route("/reset", get(recover::choose).post(recover::reset))
        .route("/verify", get(recover::confirm).post(recover::verify))
        .route("/account", get(account::show))
        .route("/account/email", post(account::send_verification))
        .route(
            "/account/password",
            get(account::password).post(account::change_password),
        )
        .route(
            "/account/two-step",
            get(account::two_step).post(account::change_two_step),
        )
        .route(
            "/account/delete",
            get(account::ask_to_delete).post(account::delete),
        )
        .route("/account/two-step/confirm", post(account::confirm_two_step))
        .route("/passkey", get(passkeys::ask).post(passkeys::sign_in))
        .route("/account/passkeys", get(passkeys::show).post(passkeys::add))
        .route("/account/passkeys/remove", post(passkeys::remove))
        .route("/assets/passkeys.js", get(assets::passkeys))
        .route("/account/sessions", post(account::end_sessions))
        .route("/assets/identity.css", get(assets::stylesheet))
        .route("/assets/mark.svg", get(assets::mark))
        .merge(for_services(&app))
        .merge(health_routes())
        .fallback(no_such_path)
        .layer(DefaultBodyLimit::max(MAX_BODY))
        .layer(from_fn_with_state(app.clone(), headers::secure))
        .with_state(app)
}

/// What only services with a key reach.
fn for_services(app: &App) -> Router<Arc<App>> {
    let (guarded, _) = openapi::for_services().split_for_parts();
    let guard = app.settings.keys.guard(accounts::AUDIENCE);
    guarded.route_layer(from_fn_with_state(guard, require_service_key))
}

/// Health alone, for a process whose issuer lives under a path.
pub fn health_router(app: Arc<App>) -> Router {
    health_routes().with_state(app)
}

fn health_routes() -> Router<Arc<App>> {
    Router::new()
        .route("/health", get(health::alive))
        .route("/health/live", get(health::alive))
        .route("/health/ready", get(ready))
}

async fn ready(State(app): AppState) -> Readiness {
    Readiness::of(vec![
        health::database(app.store.db()).await,
        health::cache(&app.cache).await,
    ])
}

/// Who can come in.
#[derive(Debug, Serialize, ToSchema)]
pub struct Doors {
    /// Nobody has an account: the set-up link is needed.
    setup_required: bool,
    /// Anyone may make an account.
    sign_up_open: bool,
}

/// Who can come in: for applications that offer "Create account".
#[utoipa::path(
    get,
    path = "/status",
    tag = "issuer",
    responses((status = 200, description = "The doors.", body = Doors))
)]
async fn status(State(app): AppState) -> Result<Json<Doors>, Problem> {
    let setup_required = app
        .store
        .is_empty()
        .await
        .map_err(|e| Problem::internal(&e))?;
    let sign_up_open = !setup_required && app.settings.sign_up == SignUp::Open;
    Ok(Json(Doors {
        setup_required,
        sign_up_open,
    }))
}
