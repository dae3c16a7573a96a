//! Forgets what nobody needs any more. Every replica does it: doing it twice is harmless.

use std::time::Duration;

use platform_kit::clock::Clock;
use platform_kit::db::Db;
use sea_orm::DbErr;

use crate::graphql::context::Services;
use crate::infra::db::forget_old_keys;

const FIRST: Duration = Duration::from_secs(60);
const EVERY: Duration = Duration::from_secs(3600);

/// Runs until the process ends.
pub async fn keep(db: Db, services: Services, clock: Clock) {
    tokio::time::sleep(FIRST).await;
    loop {
        if let Err(error) = sweep(&db, &services, &clock).await {
            tracing::warn!(%error, "old sessions, keys and answers stay for another hour");
        }
        tokio::time::sleep(EVERY).await;
    }
}

async fn sweep(db: &Db, services: &Services, clock: &Clock) -> Result<(), DbErr> {
    let keys = forget_old_keys(db, clock.now()).await?;
    let sessions = services.accounts.forget_ended_sessions().await?;
    let answers = services.recalls.sweep().await?;
    let tokens = services.access_tokens.sweep().await?;
    let links = services.sharing.sweep().await?;
    tracing::debug!(
        keys,
        sessions,
        answers,
        tokens,
        links,
        "forgot what nobody needs"
    );
    Ok(())
}
