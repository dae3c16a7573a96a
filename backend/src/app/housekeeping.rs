//! Forgets what nobody needs any more. Every replica does it: doing it twice is harmless.

use std::time::Duration;

use platform_kit::clock::Clock;
use platform_kit::db::Db;
use sea_orm::DbErr;

use crate::graphql::context::Services;
use crate::infra::blob::FileStore;
use crate::infra::db::forget_old_keys;
use crate::infra::jobs::JobQueue;

const FIRST: Duration = Duration::from_secs(60);
const EVERY: Duration = Duration::from_secs(3600);

/// What is looked through.
#[derive(Clone, Debug)]
pub struct Housekeeping {
    pub db: Db,
    pub services: Services,
    pub jobs: JobQueue,
    pub files: FileStore,
    pub clock: Clock,
}

impl Housekeeping {
    /// Runs until the process ends.
    pub async fn keep(self) {
        tokio::time::sleep(FIRST).await;
        loop {
            if let Err(error) = self.sweep().await {
                tracing::warn!(%error, "what is old stays for another hour");
            }
            tokio::time::sleep(EVERY).await;
        }
    }

    /// Once through everything.
    ///
    /// # Errors
    /// The database's.
    pub async fn sweep(&self) -> Result<(), DbErr> {
        let services = &self.services;
        let keys = forget_old_keys(&self.db, self.clock.now()).await?;
        let sessions = services.accounts.forget_ended_sessions().await?;
        let answers = services.recalls.sweep().await?;
        let tokens = services.access_tokens.sweep().await?;
        let links = services.sharing.sweep().await?;
        let trash = services.trash.empty_overdue().await?;
        let entries = services.audit.forget_old().await?;
        let jobs = self.jobs.forget_old().await?;
        let documents = services.documents.sweep().await?;
        let files = self.files.remove_expired().await?;
        let orphans = self.files.remove_orphans().await?;
        tracing::debug!(
            keys,
            sessions,
            answers,
            tokens,
            links,
            trash,
            entries,
            jobs,
            documents,
            files,
            orphans,
            "forgot what nobody needs"
        );
        Ok(())
    }
}
