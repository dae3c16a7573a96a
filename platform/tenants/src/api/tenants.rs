//! Tenants: made, found, listed, changed.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use platform_kit::problem::Problem;
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

use super::params::{self, Acting, Body, Params};
use super::problems::{Refused, invalid, no_such_thing, problem};
use crate::domain::{
    Authority, LineText, Slug, Tenant, TenantKind, TenantName, TenantPage, TenantStatus,
    TenantSummary,
};
use crate::service::{CreateTenant, TenantsService};
use crate::store::{TenantFilter, TenantPatch};

/// A tenant to be made.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewTenantBody {
    /// The owner's subject at the issuer.
    #[schema(example = "auth0|5f7c8ec7c33c6c004bbafe82")]
    owner_subject: String,
    /// The name for people, one line of up to 100 characters.
    #[schema(example = "Anna's garage")]
    name: String,
    kind: TenantKind,
    /// The owner's one personal garage: asked again, the same one is returned.
    #[serde(default)]
    personal: bool,
    /// Whether an administrator must approve it before it is used.
    #[serde(default)]
    needs_approval: bool,
}

/// Make a tenant and its owner.
#[utoipa::path(
    post,
    path = "/tenants",
    tag = "tenants",
    params(
        ("Idempotency-Key" = Option<String>, Header, description =
            "The same key and body give the first result; another body is a conflict."),
        ("Acting-Subject" = Option<String>, Header, description =
            "Who makes it; without it, the owner."),
        ("Acting-As" = Option<String>, Header, description = "`person` or `administrator`"),
    ),
    request_body = NewTenantBody,
    responses(
        (status = 201, description = "Made.", body = Tenant),
        (status = 200, description = "It existed already.", body = Tenant),
        Refused,
    ),
    security(("service_key" = []))
)]
pub async fn create_tenant(
    State(service): State<TenantsService>,
    headers: HeaderMap,
    Body(body): Body<NewTenantBody>,
) -> Result<Response, Problem> {
    let wish = CreateTenant {
        owner: params::subject("owner_subject", &body.owner_subject)?,
        name: TenantName::try_new(&body.name).map_err(|e| invalid("name", &e))?,
        kind: body.kind,
        personal: body.personal,
        needs_approval: body.needs_approval,
        key: params::idempotency_key(&headers)?,
        actor: params::actor(&headers)?,
    };
    let created = service.create(wish).await.map_err(problem)?;
    let status = if created.fresh {
        StatusCode::CREATED
    } else {
        StatusCode::OK
    };
    Ok((status, Json(created.tenant)).into_response())
}

/// What an administrator looks for.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ListQuery {
    /// Part of a name or slug, whatever its case and accents.
    search: Option<String>,
    /// Only in this state.
    status: Option<TenantStatus>,
    /// Only of this kind.
    kind: Option<TenantKind>,
    /// The `next` of the page before.
    after: Option<String>,
    /// 1 to 100, usually 50.
    limit: Option<u64>,
}

/// All tenants, newest first; for an administrator.
#[utoipa::path(
    get,
    path = "/tenants",
    tag = "administration",
    params(
        ListQuery,
        ("Acting-Subject" = String, Header, description = "The administrator."),
        ("Acting-As" = String, Header, description = "`administrator`"),
    ),
    responses((status = 200, description = "One page.", body = TenantPage), Refused),
    security(("service_key" = []))
)]
pub async fn list_tenants(
    State(service): State<TenantsService>,
    Acting(actor): Acting,
    Params(query): Params<ListQuery>,
) -> Result<Json<TenantPage>, Problem> {
    let administrator = Authority::of(actor.kind, None).administers();
    administrator.map_err(problem)?;
    let search = params::optional(query.search, |text| LineText::try_new("search", text, 100))?;
    let filter = TenantFilter {
        search: search.map(LineText::into_string),
        status: query.status,
        kind: query.kind,
    };
    let after = params::position(query.after.as_deref())?;
    let limit = params::limit(query.limit)?;
    let store = service.store();
    let page = store.list(&filter, after, limit, service.now()).await;
    page.map(Json).map_err(problem)
}

/// One tenant.
#[utoipa::path(
    get,
    path = "/tenants/{id}",
    tag = "tenants",
    params(("id" = Uuid, Path, description = "The tenant.")),
    responses((status = 200, description = "The tenant.", body = Tenant), Refused),
    security(("service_key" = []))
)]
pub async fn get_tenant(
    State(service): State<TenantsService>,
    Path(id): Path<String>,
) -> Result<Json<Tenant>, Problem> {
    let tenant = service.tenant(params::id(&id)?).await.map_err(problem)?;
    tenant.map(Json).ok_or_else(no_such_thing)
}

/// The tenant of a host name such as `slug.example.com`.
#[utoipa::path(
    get,
    path = "/slugs/{slug}",
    tag = "tenants",
    params(("slug" = String, Path, description = "Its name in addresses.")),
    responses((status = 200, description = "The tenant.", body = Tenant), Refused),
    security(("service_key" = []))
)]
pub async fn get_tenant_by_slug(
    State(service): State<TenantsService>,
    Path(slug): Path<String>,
) -> Result<Json<Tenant>, Problem> {
    let slug = Slug::try_new(&slug).map_err(|e| invalid("slug", &e))?;
    let found = service.store().find_by_slug(&slug, service.now()).await;
    found.map_err(problem)?.map(Json).ok_or_else(no_such_thing)
}

/// One tenant and how much it uses of its plan.
#[utoipa::path(
    get,
    path = "/tenants/{id}/summary",
    tag = "tenants",
    params(("id" = Uuid, Path, description = "The tenant.")),
    responses((status = 200, description = "Tenant and usage.", body = TenantSummary), Refused),
    security(("service_key" = []))
)]
pub async fn get_summary(
    State(service): State<TenantsService>,
    Path(id): Path<String>,
) -> Result<Json<TenantSummary>, Problem> {
    let summary = service.summary(params::id(&id)?).await.map_err(problem)?;
    summary.map(Json).ok_or_else(no_such_thing)
}

/// What an owner changes; absent stays as it is.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeTenantBody {
    /// The name for people.
    name: Option<String>,
    /// The name in addresses.
    #[schema(example = "blue-vans")]
    slug: Option<String>,
    kind: Option<TenantKind>,
}

/// Change name, slug or kind; for an owner or administrator.
#[utoipa::path(
    patch,
    path = "/tenants/{id}",
    tag = "tenants",
    params(
        ("id" = Uuid, Path, description = "The tenant."),
        ("Acting-Subject" = String, Header, description = "Who changes it."),
        ("Acting-As" = Option<String>, Header, description = "`person` or `administrator`"),
    ),
    request_body = ChangeTenantBody,
    responses((status = 200, description = "As it is now.", body = Tenant), Refused),
    security(("service_key" = []))
)]
pub async fn change_tenant(
    State(service): State<TenantsService>,
    Path(id): Path<String>,
    Acting(actor): Acting,
    Body(body): Body<ChangeTenantBody>,
) -> Result<Json<Tenant>, Problem> {
    let id = params::id(&id)?;
    let name = body.name.as_deref().map(TenantName::try_new).transpose();
    let slug = body.slug.as_deref().map(Slug::try_new).transpose();
    let patch = TenantPatch {
        name: name.map_err(|e| invalid("name", &e))?,
        slug: slug.map_err(|e| invalid("slug", &e))?,
        kind: body.kind,
    };
    let doing = service.doing(actor);
    let changed = service.store().change(id, &patch, &doing).await;
    let changed = changed.map_err(problem)?;
    service.forget_members(id).await.map_err(problem)?;
    Ok(Json(changed))
}
