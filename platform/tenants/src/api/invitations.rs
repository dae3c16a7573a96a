//! Invitations by link. Tokens travel in bodies, never in paths, which are logged.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use platform_kit::problem::Problem;
use serde::Deserialize;
use utoipa::ToSchema;

use super::params::{self, Acting, Body};
use super::problems::{Refused, problem};
use crate::domain::{
    EmailText, INVITATION_HOURS, Invitation, InvitationOffer, Membership, NewInvitation, Role,
};
use crate::service::{Invite, TenantsService, token_hash};

/// An invitation to be made.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct InviteBody {
    /// What the invited person may do.
    role: Role,
    /// To whom the link will be sent, if it is sent.
    email: Option<String>,
    /// How long it can be accepted: 1 to 720, usually 168.
    expires_in_hours: Option<u32>,
}

/// Invite: owners to any role, managers to those below themselves.
#[utoipa::path(
    post,
    path = "/tenants/{id}/invitations",
    tag = "invitations",
    params(
        ("id" = Uuid, Path, description = "The tenant."),
        ("Acting-Subject" = String, Header, description = "Who invites."),
        ("Acting-As" = Option<String>, Header, description = "`person` or `administrator`"),
    ),
    request_body = InviteBody,
    responses(
        (status = 201, description = "With the token, told this once.", body = NewInvitation),
        Refused,
    ),
    security(("service_key" = []))
)]
pub async fn invite(
    State(service): State<TenantsService>,
    Path(id): Path<String>,
    Acting(actor): Acting,
    Body(body): Body<InviteBody>,
) -> Result<(StatusCode, Json<NewInvitation>), Problem> {
    let (fewest, most, usual) = INVITATION_HOURS;
    let hours = body.expires_in_hours.unwrap_or(usual);
    if !(fewest..=most).contains(&hours) {
        let detail = format!("It must be {fewest} to {most}.");
        return Err(Problem::invalid_parameter("expires_in_hours", detail));
    }
    let email = params::optional(body.email, EmailText::try_new)?;
    let wish = Invite {
        tenant_id: params::id(&id)?,
        role: body.role,
        email: email.map(EmailText::into_string),
        hours,
    };
    let made = service.invite(wish, actor).await.map_err(problem)?;
    Ok((StatusCode::CREATED, Json(made)))
}

/// Invitations that can still be accepted, newest first.
#[utoipa::path(
    get,
    path = "/tenants/{id}/invitations",
    tag = "invitations",
    params(
        ("id" = Uuid, Path, description = "The tenant."),
        ("Acting-Subject" = String, Header, description = "An owner or manager."),
        ("Acting-As" = Option<String>, Header, description = "`person` or `administrator`"),
    ),
    responses((status = 200, description = "Without their tokens.", body = [Invitation]), Refused),
    security(("service_key" = []))
)]
pub async fn list(
    State(service): State<TenantsService>,
    Path(id): Path<String>,
    Acting(actor): Acting,
) -> Result<Json<Vec<Invitation>>, Problem> {
    let (id, doing) = (params::id(&id)?, service.doing(actor));
    let authority = service.store().authority(id, &doing).await;
    let receives = authority.map_err(problem)?.receives_people();
    receives.map_err(problem)?;
    let open = service.store().invitations(id, doing.at).await;
    open.map(Json).map_err(problem)
}

/// Withdraw an invitation.
#[utoipa::path(
    delete,
    path = "/tenants/{id}/invitations/{invitation}",
    tag = "invitations",
    params(
        ("id" = Uuid, Path, description = "The tenant."),
        ("invitation" = Uuid, Path, description = "The invitation."),
        ("Acting-Subject" = String, Header, description = "Who withdraws it."),
        ("Acting-As" = Option<String>, Header, description = "`person` or `administrator`"),
    ),
    responses((status = 204, description = "Done."), Refused),
    security(("service_key" = []))
)]
pub async fn revoke(
    State(service): State<TenantsService>,
    Path((id, invitation)): Path<(String, String)>,
    Acting(actor): Acting,
) -> Result<StatusCode, Problem> {
    let (id, invitation) = (params::id(&id)?, params::id(&invitation)?);
    let doing = service.doing(actor);
    let done = service.store().revoke_invitation(id, invitation, &doing);
    done.await.map_err(problem)?;
    Ok(StatusCode::NO_CONTENT)
}

/// The secret of a link.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TokenBody {
    token: String,
}

/// What a link offers, before anyone accepts it.
#[utoipa::path(
    post,
    path = "/invitations/preview",
    tag = "invitations",
    request_body = TokenBody,
    responses((status = 200, description = "The offer.", body = InvitationOffer), Refused),
    security(("service_key" = []))
)]
pub async fn preview(
    State(service): State<TenantsService>,
    Body(body): Body<TokenBody>,
) -> Result<Json<InvitationOffer>, Problem> {
    let offer = service
        .store()
        .offer(&token_hash(&body.token), service.now())
        .await;
    offer.map(Json).map_err(problem)
}

/// Accept for the acting person. Asked again by the same person, the answer is the same.
#[utoipa::path(
    post,
    path = "/invitations/accept",
    tag = "invitations",
    params(("Acting-Subject" = String, Header, description = "Who accepts.")),
    request_body = TokenBody,
    responses((status = 200, description = "The new membership.", body = Membership), Refused),
    security(("service_key" = []))
)]
pub async fn accept(
    State(service): State<TenantsService>,
    Acting(actor): Acting,
    Body(body): Body<TokenBody>,
) -> Result<Json<Membership>, Problem> {
    let membership = service.accept(&body.token, actor).await;
    membership.map(Json).map_err(problem)
}
