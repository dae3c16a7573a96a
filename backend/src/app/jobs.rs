//! Which capsule does which job.

use std::time::Duration;

use tokio_util::sync::CancellationToken;

use crate::features::accounts::AccountDeletion;
use crate::features::data_export::Exporter;
use crate::features::imports::Importer;
use crate::features::tenant_management::Postman;
use crate::infra::jobs::{Job, JobError, JobKind, JobRunner, Progress, Worker};

/// Jobs that one process runs at a time, so that a long one does not hold up the others.
const AT_A_TIME: usize = 2;
/// How long jobs may take to their next step after a stop was asked for.
const DRAIN: Duration = Duration::from_secs(10);

/// Runs each kind of job.
#[derive(Clone, Debug)]
pub struct AppJobs {
    pub exporter: Exporter,
    pub importer: Importer,
    pub account_deletion: AccountDeletion,
    pub postman: Postman,
}

impl JobRunner for AppJobs {
    async fn run(&self, job: &Job, progress: &Progress) -> Result<(), JobError> {
        match job.kind {
            JobKind::Export => self.exporter.run(job, progress).await,
            JobKind::Import => self.importer.run(job, progress).await,
            JobKind::EraseAccount => self.account_deletion.erase(job).await,
            JobKind::Letter => self.postman.send(job).await,
        }
    }
}

/// Runs jobs until `stop`, and puts those that are running then back.
pub async fn work(worker: Worker<AppJobs>, stop: CancellationToken) {
    let workers = (0..AT_A_TIME).map(|_| worker.work(&stop));
    let all = futures::future::join_all(workers);
    let over = async {
        stop.cancelled().await;
        tokio::time::sleep(DRAIN).await;
    };
    tokio::select! { _ = all => (), () = over => () }
}
