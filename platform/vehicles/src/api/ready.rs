//! Readiness: release, database, cache.

use axum::extract::State;
use platform_kit::health::{self, Dependency, Readiness, Status};

use crate::service::VehiclesService;

/// `/health/ready`
pub async fn ready(State(service): State<VehiclesService>) -> Readiness {
    let status = if service.current().is_some() {
        Status::Up
    } else {
        Status::Down
    };
    Readiness::of(vec![
        Dependency {
            name: "release",
            status,
        },
        health::database(service.store().db()).await,
        health::cache(service.cache()).await,
    ])
}
