//! Approval, suspension, plans and deletion.

use axum::Json;
use axum::extract::{Path, State};
use platform_kit::problem::Problem;
use serde::Deserialize;
use utoipa::ToSchema;

use super::params::{self, Acting, Body};
use super::problems::{Refused, invalid, problem};
use crate::domain::{Actor, Limits, LineText, Tenant, TenantStatus};
use crate::service::TenantsService;
use crate::store::StatusChange;

/// Why.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReasonBody {
    /// One line of up to 500 characters, shown to the members.
    pub reason: String,
}

impl ReasonBody {
    pub fn checked(&self) -> Result<String, Problem> {
        LineText::try_new("reason", &self.reason, 500)
            .map(LineText::into_string)
            .map_err(|e| invalid("reason", &e))
    }
}

async fn step(
    service: &TenantsService,
    id: &str,
    actor: Actor,
    change: StatusChange,
) -> Result<Json<Tenant>, Problem> {
    let id = params::id(id)?;
    let tenant = service.set_status(id, &change, actor).await;
    tenant.map(Json).map_err(problem)
}

/// Let a new tenant be used; for an administrator.
#[utoipa::path(
    post,
    path = "/tenants/{id}/approve",
    tag = "administration",
    params(
        ("id" = Uuid, Path, description = "The tenant."),
        ("Acting-Subject" = String, Header, description = "The administrator."),
        ("Acting-As" = String, Header, description = "`administrator`"),
    ),
    responses((status = 200, description = "It is in use.", body = Tenant), Refused),
    security(("service_key" = []))
)]
pub async fn approve(
    State(service): State<TenantsService>,
    Path(id): Path<String>,
    Acting(actor): Acting,
) -> Result<Json<Tenant>, Problem> {
    let change = StatusChange {
        from: &[TenantStatus::Pending, TenantStatus::Rejected],
        to: TenantStatus::Active,
        reason: None,
    };
    step(&service, &id, actor, change).await
}

/// Refuse a new tenant; for an administrator.
#[utoipa::path(
    post,
    path = "/tenants/{id}/reject",
    tag = "administration",
    params(
        ("id" = Uuid, Path, description = "The tenant."),
        ("Acting-Subject" = String, Header, description = "The administrator."),
        ("Acting-As" = String, Header, description = "`administrator`"),
    ),
    request_body = ReasonBody,
    responses((status = 200, description = "It is refused.", body = Tenant), Refused),
    security(("service_key" = []))
)]
pub async fn reject(
    State(service): State<TenantsService>,
    Path(id): Path<String>,
    Acting(actor): Acting,
    Body(body): Body<ReasonBody>,
) -> Result<Json<Tenant>, Problem> {
    let change = StatusChange {
        from: &[TenantStatus::Pending],
        to: TenantStatus::Rejected,
        reason: Some(body.checked()?),
    };
    step(&service, &id, actor, change).await
}

/// Lock a tenant; for an administrator.
#[utoipa::path(
    post,
    path = "/tenants/{id}/suspend",
    tag = "administration",
    params(
        ("id" = Uuid, Path, description = "The tenant."),
        ("Acting-Subject" = String, Header, description = "The administrator."),
        ("Acting-As" = String, Header, description = "`administrator`"),
    ),
    request_body = ReasonBody,
    responses((status = 200, description = "It is locked.", body = Tenant), Refused),
    security(("service_key" = []))
)]
pub async fn suspend(
    State(service): State<TenantsService>,
    Path(id): Path<String>,
    Acting(actor): Acting,
    Body(body): Body<ReasonBody>,
) -> Result<Json<Tenant>, Problem> {
    let change = StatusChange {
        from: &[TenantStatus::Active],
        to: TenantStatus::Suspended,
        reason: Some(body.checked()?),
    };
    step(&service, &id, actor, change).await
}

/// Unlock a tenant; for an administrator.
#[utoipa::path(
    post,
    path = "/tenants/{id}/reactivate",
    tag = "administration",
    params(
        ("id" = Uuid, Path, description = "The tenant."),
        ("Acting-Subject" = String, Header, description = "The administrator."),
        ("Acting-As" = String, Header, description = "`administrator`"),
    ),
    responses((status = 200, description = "It is in use again.", body = Tenant), Refused),
    security(("service_key" = []))
)]
pub async fn reactivate(
    State(service): State<TenantsService>,
    Path(id): Path<String>,
    Acting(actor): Acting,
) -> Result<Json<Tenant>, Problem> {
    let change = StatusChange {
        from: &[TenantStatus::Suspended],
        to: TenantStatus::Active,
        reason: None,
    };
    step(&service, &id, actor, change).await
}

/// Set what the plan allows; for an administrator.
#[utoipa::path(
    put,
    path = "/tenants/{id}/limits",
    tag = "administration",
    params(
        ("id" = Uuid, Path, description = "The tenant."),
        ("Acting-Subject" = String, Header, description = "The administrator."),
        ("Acting-As" = String, Header, description = "`administrator`"),
    ),
    request_body = Limits,
    responses((status = 200, description = "As it is now.", body = Tenant), Refused),
    security(("service_key" = []))
)]
pub async fn set_limits(
    State(service): State<TenantsService>,
    Path(id): Path<String>,
    Acting(actor): Acting,
    Body(limits): Body<Limits>,
) -> Result<Json<Tenant>, Problem> {
    if let Some(field) = limits.wrong_field() {
        let detail = "It must be 1 to 1000000, or absent for unlimited.";
        return Err(Problem::invalid_parameter(field, detail));
    }
    let doing = service.doing(actor);
    let tenant = service
        .store()
        .set_limits(params::id(&id)?, limits, &doing)
        .await;
    tenant.map(Json).map_err(problem)
}

/// Delete a tenant in 30 days, unless it is undone before; for an owner or administrator.
#[utoipa::path(
    put,
    path = "/tenants/{id}/deletion",
    tag = "tenants",
    params(
        ("id" = Uuid, Path, description = "The tenant."),
        ("Acting-Subject" = String, Header, description = "Who deletes it."),
        ("Acting-As" = Option<String>, Header, description = "`person` or `administrator`"),
    ),
    responses((status = 200, description = "`deletes_at` tells when.", body = Tenant), Refused),
    security(("service_key" = []))
)]
pub async fn request_deletion(
    State(service): State<TenantsService>,
    Path(id): Path<String>,
    Acting(actor): Acting,
) -> Result<Json<Tenant>, Problem> {
    let (id, doing) = (params::id(&id)?, service.doing(actor));
    let tenant = service.store().request_deletion(id, &doing).await;
    let tenant = tenant.map_err(problem)?;
    service.forget_members(id).await.map_err(problem)?;
    Ok(Json(tenant))
}

/// Undo a deletion; for an owner or administrator.
#[utoipa::path(
    delete,
    path = "/tenants/{id}/deletion",
    tag = "tenants",
    params(
        ("id" = Uuid, Path, description = "The tenant."),
        ("Acting-Subject" = String, Header, description = "Who undoes it."),
        ("Acting-As" = Option<String>, Header, description = "`person` or `administrator`"),
    ),
    responses((status = 200, description = "It stays.", body = Tenant), Refused),
    security(("service_key" = []))
)]
pub async fn undo_deletion(
    State(service): State<TenantsService>,
    Path(id): Path<String>,
    Acting(actor): Acting,
) -> Result<Json<Tenant>, Problem> {
    let (id, doing) = (params::id(&id)?, service.doing(actor));
    let tenant = service.store().undo_deletion(id, &doing).await;
    let tenant = tenant.map_err(problem)?;
    service.forget_members(id).await.map_err(problem)?;
    Ok(Json(tenant))
}
