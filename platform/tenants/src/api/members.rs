//! Members, their roles, and the tenants of a person.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use platform_kit::problem::Problem;
use serde::Deserialize;
use utoipa::ToSchema;

use super::params::{self, Acting, Body};
use super::problems::{Refused, no_such_thing, problem};
use crate::domain::{Member, Membership, Role};
use crate::service::TenantsService;

/// Members of one tenant, in the order in which they came.
#[utoipa::path(
    get,
    path = "/tenants/{id}/members",
    tag = "members",
    params(("id" = Uuid, Path, description = "The tenant.")),
    responses((status = 200, description = "The members.", body = [Member]), Refused),
    security(("service_key" = []))
)]
pub async fn list_members(
    State(service): State<TenantsService>,
    Path(id): Path<String>,
) -> Result<Json<Vec<Member>>, Problem> {
    let members = service.members(params::id(&id)?).await.map_err(problem)?;
    members.map(Json).ok_or_else(no_such_thing)
}

/// Another role.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RoleBody {
    role: Role,
}

/// Give a member another role: owners any, managers those below themselves.
#[utoipa::path(
    put,
    path = "/tenants/{id}/members/{subject}",
    tag = "members",
    params(
        ("id" = Uuid, Path, description = "The tenant."),
        ("subject" = String, Path, description = "The member."),
        ("Acting-Subject" = String, Header, description = "Who changes it."),
        ("Acting-As" = Option<String>, Header, description = "`person` or `administrator`"),
    ),
    request_body = RoleBody,
    responses((status = 204, description = "Done."), Refused),
    security(("service_key" = []))
)]
pub async fn change_role(
    State(service): State<TenantsService>,
    Path((id, subject)): Path<(String, String)>,
    Acting(actor): Acting,
    Body(body): Body<RoleBody>,
) -> Result<StatusCode, Problem> {
    let id = params::id(&id)?;
    let subject = params::subject("subject", &subject)?;
    let done = service.change_role(id, &subject, body.role, actor).await;
    done.map_err(problem)?;
    Ok(StatusCode::NO_CONTENT)
}

/// Take a member out. A person may take out themselves; the last owner can't.
#[utoipa::path(
    delete,
    path = "/tenants/{id}/members/{subject}",
    tag = "members",
    params(
        ("id" = Uuid, Path, description = "The tenant."),
        ("subject" = String, Path, description = "The member."),
        ("Acting-Subject" = String, Header, description = "Who takes them out."),
        ("Acting-As" = Option<String>, Header, description = "`person` or `administrator`"),
    ),
    responses((status = 204, description = "Done."), Refused),
    security(("service_key" = []))
)]
pub async fn remove_member(
    State(service): State<TenantsService>,
    Path((id, subject)): Path<(String, String)>,
    Acting(actor): Acting,
) -> Result<StatusCode, Problem> {
    let id = params::id(&id)?;
    let subject = params::subject("subject", &subject)?;
    let done = service.remove_member(id, &subject, actor).await;
    done.map_err(problem)?;
    Ok(StatusCode::NO_CONTENT)
}

/// To whom.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TransferBody {
    /// A member's subject.
    to_subject: String,
}

/// Hand the tenant over: the other becomes its owner, the acting owner a manager.
#[utoipa::path(
    post,
    path = "/tenants/{id}/ownership",
    tag = "members",
    params(
        ("id" = Uuid, Path, description = "The tenant."),
        ("Acting-Subject" = String, Header, description = "The owner."),
        ("Acting-As" = Option<String>, Header, description = "`person` or `administrator`"),
    ),
    request_body = TransferBody,
    responses((status = 204, description = "Done."), Refused),
    security(("service_key" = []))
)]
pub async fn transfer_ownership(
    State(service): State<TenantsService>,
    Path(id): Path<String>,
    Acting(actor): Acting,
    Body(body): Body<TransferBody>,
) -> Result<StatusCode, Problem> {
    let id = params::id(&id)?;
    let to = params::subject("to_subject", &body.to_subject)?;
    let done = service.transfer_ownership(id, &to, actor).await;
    done.map_err(problem)?;
    Ok(StatusCode::NO_CONTENT)
}

/// Tenants of one person, oldest membership first; empty for a person without any.
#[utoipa::path(
    get,
    path = "/subjects/{subject}/memberships",
    tag = "subjects",
    params(("subject" = String, Path, description = "The person's subject at the issuer.")),
    responses((status = 200, description = "The memberships.", body = [Membership]), Refused),
    security(("service_key" = []))
)]
pub async fn list_memberships(
    State(service): State<TenantsService>,
    Path(subject): Path<String>,
) -> Result<Json<Vec<Membership>>, Problem> {
    let subject = params::subject("subject", &subject)?;
    let memberships = service.memberships(&subject).await;
    memberships.map(Json).map_err(problem)
}
