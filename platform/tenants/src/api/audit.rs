//! The trail of changes.

use axum::Json;
use axum::extract::{Path, State};
use platform_kit::problem::Problem;
use serde::Deserialize;
use utoipa::IntoParams;
use uuid::Uuid;

use super::params::{self, Acting, Params};
use super::problems::{Refused, no_such_thing, problem};
use crate::domain::{Action, AuditPage, Authority};
use crate::service::TenantsService;
use crate::store::AuditFilter;

/// Which part of the trail.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct AuditQuery {
    /// Only this action, for example `member.role`.
    action: Option<Action>,
    /// Only by this person.
    actor: Option<String>,
    /// The `next` of the page before.
    after: Option<String>,
    /// 1 to 100, usually 50.
    limit: Option<u64>,
}

/// Who did what when in one tenant, newest first; for an owner or administrator.
#[utoipa::path(
    get,
    path = "/tenants/{id}/audit",
    tag = "audit",
    params(
        ("id" = Uuid, Path, description = "The tenant."),
        AuditQuery,
        ("Acting-Subject" = String, Header, description = "Who reads it."),
        ("Acting-As" = Option<String>, Header, description = "`person` or `administrator`"),
    ),
    responses((status = 200, description = "One page.", body = AuditPage), Refused),
    security(("service_key" = []))
)]
pub async fn of_tenant(
    State(service): State<TenantsService>,
    Path(id): Path<String>,
    Acting(actor): Acting,
    Params(query): Params<AuditQuery>,
) -> Result<Json<AuditPage>, Problem> {
    let (id, doing) = (params::id(&id)?, service.doing(actor));
    let authority = service.store().authority(id, &doing).await;
    authority.map_err(problem)?.owns().map_err(problem)?;
    let there = service.tenant(id).await.map_err(problem)?;
    there.ok_or_else(no_such_thing)?;
    page(&service, Some(id), query).await
}

/// The trail of all tenants, gone ones included; for an administrator. With the action
/// `tenant.deleted` it tells an application what it must forget.
#[utoipa::path(
    get,
    path = "/audit",
    tag = "administration",
    params(
        AuditQuery,
        ("Acting-Subject" = String, Header, description = "The administrator."),
        ("Acting-As" = String, Header, description = "`administrator`"),
    ),
    responses((status = 200, description = "One page.", body = AuditPage), Refused),
    security(("service_key" = []))
)]
pub async fn of_all(
    State(service): State<TenantsService>,
    Acting(actor): Acting,
    Params(query): Params<AuditQuery>,
) -> Result<Json<AuditPage>, Problem> {
    let administrator = Authority::of(actor.kind, None).administers();
    administrator.map_err(problem)?;
    page(&service, None, query).await
}

async fn page(
    service: &TenantsService,
    tenant_id: Option<Uuid>,
    query: AuditQuery,
) -> Result<Json<AuditPage>, Problem> {
    let after = params::position(query.after.as_deref())?;
    let limit = params::limit(query.limit)?;
    let filter = AuditFilter {
        tenant_id,
        action: query.action,
        actor: query.actor,
    };
    let page = service.store().audit(&filter, after, limit).await;
    page.map(Json).map_err(problem)
}
