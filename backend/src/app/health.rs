//! Whether the application can serve.

use axum::extract::State;
use platform_kit::cache::Cache;
use platform_kit::db::Db;
use platform_kit::health::{self, Readiness};

#[derive(Clone, Debug)]
pub struct Health {
    pub db: Db,
    pub cache: Cache,
}

/// `GET /health/ready`.
pub async fn ready(State(health): State<Health>) -> Readiness {
    Readiness::of(vec![
        health::database(&health.db).await,
        health::cache(&health.cache).await,
    ])
}
