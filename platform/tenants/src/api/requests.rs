//! Sign-up requests and their answers.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use platform_kit::problem::Problem;
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

use super::params::{self, Acting, Body, Params};
use super::problems::{Refused, invalid, problem};
use super::states::ReasonBody;
use crate::domain::{EmailText, LineText, RequestStatus, Role, SignUpRequest, Slug};
use crate::service::TenantsService;
use crate::store::{Decision, RequestDraft};

/// Who asks, and what they write.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AskBody {
    /// The person's name, one line of up to 100 characters.
    name: String,
    /// The person's e-mail address.
    email: Option<String>,
    /// One line of up to 500 characters.
    message: Option<String>,
}

/// Ask to belong to a tenant. Who asks twice has one request.
#[utoipa::path(
    post,
    path = "/slugs/{slug}/sign-up-requests",
    tag = "sign-up requests",
    params(
        ("slug" = String, Path, description = "The tenant's name in addresses."),
        ("Acting-Subject" = String, Header, description = "Who asks."),
    ),
    request_body = AskBody,
    responses((status = 201, description = "It waits.", body = SignUpRequest), Refused),
    security(("service_key" = []))
)]
pub async fn ask(
    State(service): State<TenantsService>,
    Path(slug): Path<String>,
    Acting(actor): Acting,
    Body(body): Body<AskBody>,
) -> Result<(StatusCode, Json<SignUpRequest>), Problem> {
    let slug = Slug::try_new(&slug).map_err(|e| invalid("slug", &e))?;
    let name = LineText::try_new("name", &body.name, 100).map_err(|e| invalid("name", &e))?;
    let message = params::optional(body.message, |text| LineText::try_new("message", text, 500))?;
    let draft = RequestDraft {
        slug,
        name: name.into_string(),
        email: params::optional(body.email, EmailText::try_new)?.map(EmailText::into_string),
        message: message.map(LineText::into_string),
    };
    let doing = service.doing(actor);
    let request = service.store().ask(&draft, &doing).await;
    Ok((StatusCode::CREATED, Json(request.map_err(problem)?)))
}

/// Which requests.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct RequestsQuery {
    /// Usually `pending`.
    status: Option<RequestStatus>,
}

/// Requests at a tenant, oldest first; for an owner, manager or administrator.
#[utoipa::path(
    get,
    path = "/tenants/{id}/sign-up-requests",
    tag = "sign-up requests",
    params(
        ("id" = Uuid, Path, description = "The tenant."),
        RequestsQuery,
        ("Acting-Subject" = String, Header, description = "Who reads them."),
        ("Acting-As" = Option<String>, Header, description = "`person` or `administrator`"),
    ),
    responses((status = 200, description = "At most 100.", body = [SignUpRequest]), Refused),
    security(("service_key" = []))
)]
pub async fn list(
    State(service): State<TenantsService>,
    Path(id): Path<String>,
    Acting(actor): Acting,
    Params(query): Params<RequestsQuery>,
) -> Result<Json<Vec<SignUpRequest>>, Problem> {
    let (id, doing) = (params::id(&id)?, service.doing(actor));
    let authority = service.store().authority(id, &doing).await;
    let receives = authority.map_err(problem)?.receives_people();
    receives.map_err(problem)?;
    let status = query.status.unwrap_or(RequestStatus::Pending);
    let requests = service.store().requests(id, status).await;
    requests.map(Json).map_err(problem)
}

/// Requests that one person made, newest first.
#[utoipa::path(
    get,
    path = "/subjects/{subject}/sign-up-requests",
    tag = "subjects",
    params(("subject" = String, Path, description = "The person's subject at the issuer.")),
    responses((status = 200, description = "At most 100.", body = [SignUpRequest]), Refused),
    security(("service_key" = []))
)]
pub async fn list_own(
    State(service): State<TenantsService>,
    Path(subject): Path<String>,
) -> Result<Json<Vec<SignUpRequest>>, Problem> {
    let subject = params::subject("subject", &subject)?;
    let requests = service.store().requests_of(&subject).await;
    requests.map(Json).map_err(problem)
}

/// As what the person is let in.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ApproveBody {
    role: Role,
}

/// Let the person in.
#[utoipa::path(
    post,
    path = "/tenants/{id}/sign-up-requests/{request}/approve",
    tag = "sign-up requests",
    params(
        ("id" = Uuid, Path, description = "The tenant."),
        ("request" = Uuid, Path, description = "The request."),
        ("Acting-Subject" = String, Header, description = "Who answers."),
        ("Acting-As" = Option<String>, Header, description = "`person` or `administrator`"),
    ),
    request_body = ApproveBody,
    responses((status = 200, description = "Answered.", body = SignUpRequest), Refused),
    security(("service_key" = []))
)]
pub async fn approve(
    State(service): State<TenantsService>,
    Path((id, request)): Path<(String, String)>,
    Acting(actor): Acting,
    Body(body): Body<ApproveBody>,
) -> Result<Json<SignUpRequest>, Problem> {
    let (id, request) = (params::id(&id)?, params::id(&request)?);
    let decision = Decision::Approve(body.role);
    let answered = service.decide(id, request, &decision, actor).await;
    answered.map(Json).map_err(problem)
}

/// Say no, and why.
#[utoipa::path(
    post,
    path = "/tenants/{id}/sign-up-requests/{request}/reject",
    tag = "sign-up requests",
    params(
        ("id" = Uuid, Path, description = "The tenant."),
        ("request" = Uuid, Path, description = "The request."),
        ("Acting-Subject" = String, Header, description = "Who answers."),
        ("Acting-As" = Option<String>, Header, description = "`person` or `administrator`"),
    ),
    request_body = ReasonBody,
    responses((status = 200, description = "Answered.", body = SignUpRequest), Refused),
    security(("service_key" = []))
)]
pub async fn reject(
    State(service): State<TenantsService>,
    Path((id, request)): Path<(String, String)>,
    Acting(actor): Acting,
    Body(body): Body<ReasonBody>,
) -> Result<Json<SignUpRequest>, Problem> {
    let (id, request) = (params::id(&id)?, params::id(&request)?);
    let decision = Decision::Reject(body.checked()?);
    let answered = service.decide(id, request, &decision, actor).await;
    answered.map(Json).map_err(problem)
}
