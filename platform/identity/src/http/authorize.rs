//! The authorization endpoint.

use axum::extract::{RawQuery, State};
use axum::response::{IntoResponse as _, Redirect, Response};

use super::AppState;
use super::failure::Failure;
use super::visitor::Visitor;
use crate::app::App;
use crate::domain::authorize::{AuthorizeRequest, OAuthError, Prompt, Refusal};

/// Begin a sign-in: answers with a code, or shows the sign-in or sign-up page first.
#[utoipa::path(
    get,
    path = "/authorize",
    tag = "issuer",
    params(
        ("client_id" = String, Query, description = "A registered client."),
        ("redirect_uri" = String, Query, description = "Exactly as registered."),
        ("response_type" = String, Query, description = "`code`"),
        ("scope" = String, Query, description = "`openid`, with `offline_access` for refresh."),
        ("code_challenge" = String, Query, description = "SHA-256 of the verifier, base64url."),
        ("code_challenge_method" = String, Query, description = "`S256`"),
        ("state" = Option<String>, Query, description = "Passed back."),
        ("nonce" = Option<String>, Query, description = "Passed into the id token."),
        ("prompt" = Option<String>, Query, description = "`none`, `login` or `create`."),
        ("max_age" = Option<u32>, Query, description = "Oldest acceptable sign-in, in seconds."),
        ("login_hint" = Option<String>, Query, description = "Fills the e-mail field."),
        ("setup_token" = Option<String>, Query, description = "For the first account."),
    ),
    responses(
        (status = 303, description = "To the client with a code or an error, or to a page."),
        (status = 400, description = "A page that says why the client can't be answered."),
    )
)]
pub async fn authorize(
    State(app): AppState,
    visitor: Visitor,
    RawQuery(query): RawQuery,
) -> Response {
    let query = query.unwrap_or_default();
    begin(&app, &visitor, &query)
        .await
        .unwrap_or_else(|failure| failure.respond(&app))
}

async fn begin(app: &App, visitor: &Visitor, query: &str) -> Result<Response, Failure> {
    let request = AuthorizeRequest::parse(query, &app.settings.clients)?;
    let page = |name: &str| {
        let base = app.settings.issuer.base_path();
        Ok(Redirect::to(&format!("{base}/{name}?{query}")).into_response())
    };
    match request.prompt {
        Prompt::Create => return page("sign-up"),
        Prompt::Login => return page("sign-in"),
        Prompt::Auto | Prompt::None => {}
    }
    match app.current(&visitor.browser).await? {
        Some((session, _)) if app.is_recent(&request, session.auth_time) => {
            Ok(Redirect::to(&app.answer(&request, &session).await?).into_response())
        }
        Some(_) | None if request.prompt == Prompt::None => {
            let error = request.refuse(OAuthError::LoginRequired, "nobody is signed in");
            Err(Refusal::Redirect(error).into())
        }
        Some(_) | None => page("sign-in"),
    }
}
