//! REST: paths, bodies and problem documents.

use axum::Json;
use axum::Router;
use axum::extract::rejection::JsonRejection;
use axum::extract::{DefaultBodyLimit, Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::from_fn_with_state;
use axum::response::{IntoResponse, Response};
use platform_kit::health::{self, Readiness};
use platform_kit::problem::{Problem, no_such_path};
use platform_kit::service_keys::require_service_key;
use serde::Deserialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

use crate::domain::{
    IdempotencyKey, InvalidText, Member, Membership, Subject, Tenant, TenantKind, TenantName,
};
use crate::openapi;
use crate::service::{CreateTenant, TenantsService};
use crate::store::StoreError;

const MAX_BODY: usize = 16 * 1024;

/// Every route with its document.
pub fn documented() -> OpenApiRouter<TenantsService> {
    OpenApiRouter::with_openapi(openapi::base())
        .routes(routes!(create_tenant))
        .routes(routes!(get_tenant))
        .routes(routes!(list_members))
        .routes(routes!(list_memberships))
}

/// The routes behind the service key, and the open health routes.
pub fn router(service: TenantsService) -> Router {
    let (guarded, _) = documented().split_for_parts();
    let guarded = guarded
        .route_layer(from_fn_with_state(service.keys(), require_service_key))
        .layer(DefaultBodyLimit::max(MAX_BODY));
    guarded
        .route("/health", axum::routing::get(health::alive))
        .route("/health/live", axum::routing::get(health::alive))
        .route("/health/ready", axum::routing::get(ready))
        .fallback(no_such_path)
        .with_state(service)
}

async fn ready(State(service): State<TenantsService>) -> Readiness {
    service.readiness().await
}

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
}

/// Make a tenant and its owner.
#[utoipa::path(
    post,
    path = "/tenants",
    tag = "tenants",
    params(("Idempotency-Key" = Option<String>, Header, description =
        "The same key and body give the first result; another body is a conflict.")),
    request_body = NewTenantBody,
    responses(
        (status = 201, description = "Made.", body = Tenant),
        (status = 200, description = "It existed already.", body = Tenant),
        (status = 400, description = "The body or key is wrong.", body = Problem,
            content_type = "application/problem+json"),
        (status = 401, description = "No valid service key.", body = Problem,
            content_type = "application/problem+json"),
        (status = 409, description = "The key was used for another request.", body = Problem,
            content_type = "application/problem+json"),
    ),
    security(("service_key" = []))
)]
async fn create_tenant(
    State(service): State<TenantsService>,
    headers: HeaderMap,
    body: Result<Json<NewTenantBody>, JsonRejection>,
) -> Result<Response, Problem> {
    let Json(body) = body.map_err(bad_body)?;
    let wish = CreateTenant {
        owner: Subject::try_new(&body.owner_subject).map_err(|e| invalid("owner_subject", &e))?,
        name: TenantName::try_new(&body.name).map_err(|e| invalid("name", &e))?,
        kind: body.kind,
        personal: body.personal,
        key: idempotency_key(&headers)?,
    };
    let created = service.create(wish).await.map_err(problem)?;
    let status = if created.fresh {
        StatusCode::CREATED
    } else {
        StatusCode::OK
    };
    Ok((status, Json(created.tenant)).into_response())
}

/// One tenant.
#[utoipa::path(
    get,
    path = "/tenants/{id}",
    tag = "tenants",
    params(("id" = Uuid, Path, description = "The tenant.")),
    responses(
        (status = 200, description = "The tenant.", body = Tenant),
        (status = 400, description = "Not an id.", body = Problem,
            content_type = "application/problem+json"),
        (status = 401, description = "No valid service key.", body = Problem,
            content_type = "application/problem+json"),
        (status = 404, description = "No such tenant.", body = Problem,
            content_type = "application/problem+json"),
    ),
    security(("service_key" = []))
)]
async fn get_tenant(
    State(service): State<TenantsService>,
    Path(id): Path<String>,
) -> Result<Json<Tenant>, Problem> {
    let tenant = service.tenant(tenant_id(&id)?).await.map_err(problem)?;
    tenant.map(Json).ok_or_else(no_such_tenant)
}

/// Members of one tenant, in the order in which they came.
#[utoipa::path(
    get,
    path = "/tenants/{id}/members",
    tag = "tenants",
    params(("id" = Uuid, Path, description = "The tenant.")),
    responses(
        (status = 200, description = "The members.", body = [Member]),
        (status = 400, description = "Not an id.", body = Problem,
            content_type = "application/problem+json"),
        (status = 401, description = "No valid service key.", body = Problem,
            content_type = "application/problem+json"),
        (status = 404, description = "No such tenant.", body = Problem,
            content_type = "application/problem+json"),
    ),
    security(("service_key" = []))
)]
async fn list_members(
    State(service): State<TenantsService>,
    Path(id): Path<String>,
) -> Result<Json<Vec<Member>>, Problem> {
    let members = service.members(tenant_id(&id)?).await.map_err(problem)?;
    members.map(Json).ok_or_else(no_such_tenant)
}

/// Tenants of one person, oldest membership first; empty for a person without any.
#[utoipa::path(
    get,
    path = "/subjects/{subject}/memberships",
    tag = "subjects",
    params(("subject" = String, Path, description = "The person's subject at the issuer.")),
    responses(
        (status = 200, description = "The memberships.", body = [Membership]),
        (status = 400, description = "Not a subject.", body = Problem,
            content_type = "application/problem+json"),
        (status = 401, description = "No valid service key.", body = Problem,
            content_type = "application/problem+json"),
    ),
    security(("service_key" = []))
)]
async fn list_memberships(
    State(service): State<TenantsService>,
    Path(subject): Path<String>,
) -> Result<Json<Vec<Membership>>, Problem> {
    let subject = Subject::try_new(&subject).map_err(|e| invalid("subject", &e))?;
    service
        .memberships(&subject)
        .await
        .map(Json)
        .map_err(problem)
}

fn idempotency_key(headers: &HeaderMap) -> Result<Option<IdempotencyKey>, Problem> {
    let Some(value) = headers.get("idempotency-key") else {
        return Ok(None);
    };
    IdempotencyKey::try_new(value.to_str().unwrap_or_default())
        .map(Some)
        .map_err(|e| invalid("Idempotency-Key", &e))
}

fn tenant_id(text: &str) -> Result<Uuid, Problem> {
    Uuid::parse_str(text).map_err(|_| Problem::invalid_parameter("id", "It must be a UUID."))
}

fn invalid(parameter: &str, error: &InvalidText) -> Problem {
    Problem::invalid_parameter(parameter, format!("It {error}."))
}

fn no_such_tenant() -> Problem {
    Problem::not_found("No tenant has this id.")
}

fn bad_body(rejection: JsonRejection) -> Problem {
    let status = match rejection.status() {
        StatusCode::UNPROCESSABLE_ENTITY => StatusCode::BAD_REQUEST,
        status => status,
    };
    Problem::new(status, "invalid-body", "The body can't be read")
        .with_detail(rejection.body_text())
}

fn problem(error: StoreError) -> Problem {
    match error {
        StoreError::KeyReused => Problem::new(
            StatusCode::CONFLICT,
            "idempotency-conflict",
            "The key was used before",
        )
        .with_parameter("Idempotency-Key")
        .with_detail("This key belongs to a request with another body."),
        StoreError::Unreadable(_) | StoreError::Db(_) => Problem::internal(&error),
    }
}
