//! What a service says of itself: alive, ready, and which part is not.

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use utoipa::ToSchema;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    Up,
    /// Works, slower or with a part missing.
    Degraded,
    Down,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Dependency {
    pub name: &'static str,
    pub status: Status,
}

/// The document at `/health/ready`: 503 when a part that is needed is down.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Readiness {
    pub status: Status,
    pub dependencies: Vec<Dependency>,
}

impl Readiness {
    #[must_use]
    pub fn of(dependencies: Vec<Dependency>) -> Self {
        let status = if dependencies.iter().any(|d| d.status == Status::Down) {
            Status::Down
        } else if dependencies.iter().any(|d| d.status == Status::Degraded) {
            Status::Degraded
        } else {
            Status::Up
        };
        Self {
            status,
            dependencies,
        }
    }
}

impl IntoResponse for Readiness {
    fn into_response(self) -> Response {
        let code = match self.status {
            Status::Up | Status::Degraded => StatusCode::OK,
            Status::Down => StatusCode::SERVICE_UNAVAILABLE,
        };
        (code, Json(self)).into_response()
    }
}

/// A database that must answer.
pub async fn database(db: &crate::db::Db) -> Dependency {
    let status = if db.reader().ping().await.is_ok() {
        Status::Up
    } else {
        Status::Down
    };
    Dependency {
        name: "database",
        status,
    }
}

/// A cache that may be lost: degraded, not down.
pub async fn cache(cache: &crate::cache::Cache) -> Dependency {
    let status = match cache.redis_is_up().await {
        None | Some(true) => Status::Up,
        Some(false) => Status::Degraded,
    };
    Dependency {
        name: "cache",
        status,
    }
}

/// `/health` and `/health/live`: the process answers.
pub async fn alive() -> &'static str {
    "ok"
}
