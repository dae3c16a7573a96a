//! Readiness: release, database, cache.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use platform_kit::health::{self, Dependency, Readiness, Status};
use serde::Serialize;

use crate::service::VehiclesService;

/// Which release answers.
#[derive(Clone, Debug, Serialize)]
struct Release {
    id: i32,
    month: String,
    sha256: String,
    imported_at: String,
}

#[derive(Clone, Debug, Serialize)]
struct Report {
    #[serde(flatten)]
    readiness: Readiness,
    /// `null` until the first import is done.
    release: Option<Release>,
}

/// `/health/ready`
pub async fn ready(State(service): State<VehiclesService>) -> Response {
    let release = service.current().map(|current| Release {
        id: current.release.id,
        month: current.release.meta.month.clone(),
        sha256: current.release.meta.source_sha256.clone(),
        imported_at: current.release.imported_at.clone(),
    });
    let status = if release.is_some() {
        Status::Up
    } else {
        Status::Down
    };
    let readiness = Readiness::of(vec![
        Dependency {
            name: "release",
            status,
        },
        health::database(service.store().db()).await,
        health::cache(service.cache()).await,
    ]);
    let code = match readiness.status {
        Status::Up | Status::Degraded => StatusCode::OK,
        Status::Down => StatusCode::SERVICE_UNAVAILABLE,
    };
    (code, Json(Report { readiness, release })).into_response()
}
