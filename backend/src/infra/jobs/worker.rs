//! Runs jobs, one after the other. Every process may: a job is in one worker's hands at a time, and in
//! another's soon after the first has died.

use std::time::Duration;

use sea_orm::DbErr;
use tokio_util::sync::CancellationToken;

use super::job::{Job, JobKind, backoff};
use super::queue::JobQueue;
use super::store::{self, Claimed};
use crate::infra::bus::Bus;
use crate::infra::db::begin_work;
use crate::kernel::events::{RecordChanged, RecordKind};
use crate::kernel::ids::TypedId;

/// How often a worker that nobody wakes looks for work.
const LOOK: Duration = Duration::from_secs(2);
/// Well within the lease, so that a slow database costs nobody their job.
const HEARTBEAT: Duration = Duration::from_secs(15);

/// Why a job did not end well.
#[derive(Debug, thiserror::Error)]
pub enum JobError {
    /// The process ends, or another worker has the job: it begins again elsewhere.
    #[error("interrupted")]
    Interrupted,
    /// It may go well another time.
    #[error("{0}")]
    Failed(String),
    #[error(transparent)]
    Storage(#[from] DbErr),
}

/// What is done for each kind of job. It may be begun again after any of its steps.
pub trait JobRunner: Send + Sync + 'static {
    fn run(
        &self,
        job: &Job,
        progress: &Progress,
    ) -> impl Future<Output = Result<(), JobError>> + Send;
}

/// Where a running job tells how far it is.
#[derive(Debug)]
pub struct Progress {
    queue: JobQueue,
    bus: Bus,
    claimed: Claimed,
    stop: CancellationToken,
}

impl Progress {
    /// Tells how far the job is, and stops it where it should go no further.
    ///
    /// # Errors
    /// Interrupted, or the database's.
    pub async fn tell(&self, done: i64, total: Option<i64>) -> Result<(), JobError> {
        if self.stop.is_cancelled() {
            return Err(JobError::Interrupted);
        }
        let now = self.queue.clock.now();
        let tx = begin_work(&self.queue.db).await?;
        let held = store::progress(&tx, &self.claimed, (done, total), now).await?;
        tx.commit().await?;
        if !held {
            return Err(JobError::Interrupted);
        }
        publish(&self.bus, &self.claimed.job, done).await;
        Ok(())
    }

    /// Ends when the job is in another's hands.
    async fn lost(&self) {
        loop {
            tokio::time::sleep(HEARTBEAT).await;
            match self.beat().await {
                Ok(true) => (),
                Ok(false) => return,
                Err(error) => tracing::warn!(%error, "a job's lease was not extended"),
            }
        }
    }

    async fn beat(&self) -> Result<bool, DbErr> {
        let tx = begin_work(&self.queue.db).await?;
        let held = store::extend(&tx, &self.claimed, self.queue.clock.now()).await?;
        tx.commit().await?;
        Ok(held)
    }
}

/// Takes jobs and has them run.
#[derive(Clone, Debug)]
pub struct Worker<R> {
    queue: JobQueue,
    bus: Bus,
    runner: R,
}

impl<R: JobRunner> Worker<R> {
    #[must_use]
    pub fn new(queue: JobQueue, bus: Bus, runner: R) -> Self {
        Self { queue, bus, runner }
    }

    /// Works until `stop`; a job that is running then is put back at its next step.
    pub async fn work(&self, stop: &CancellationToken) {
        while !stop.is_cancelled() {
            match self.run_next(stop).await {
                Ok(true) => continue,
                Ok(false) => (),
                Err(error) => tracing::warn!(%error, "no job can be taken"),
            }
            tokio::select! {
                () = stop.cancelled() => (),
                () = self.queue.wake.notified() => (),
                () = tokio::time::sleep(LOOK) => (),
            }
        }
    }

    /// Runs the job that is due longest; false where none is.
    ///
    /// # Errors
    /// The database's; what went wrong with the job itself is kept with it.
    pub async fn run_next(&self, stop: &CancellationToken) -> Result<bool, DbErr> {
        let Some(claimed) = self.claim().await? else {
            return Ok(false);
        };
        let (job, kind) = (claimed.job.clone(), claimed.job.kind);
        if job.attempts > kind.most_attempts() {
            self.end(&claimed, Err(JobError::Failed("its workers died".into())))
                .await?;
            return Ok(true);
        }
        tracing::info!(job = %job.id, kind = kind.code(), attempt = job.attempts, "job begins");
        let progress = Progress {
            queue: self.queue.clone(),
            bus: self.bus.clone(),
            claimed,
            stop: stop.clone(),
        };
        let result = tokio::select! {
            result = self.runner.run(&job, &progress) => result,
            () = progress.lost() => Err(JobError::Interrupted),
        };
        self.end(&progress.claimed, result).await?;
        Ok(true)
    }

    async fn claim(&self) -> Result<Option<Claimed>, DbErr> {
        let (lease, now) = (self.queue.ids.next(), self.queue.clock.now());
        let tx = begin_work(&self.queue.db).await?;
        let claimed = store::claim(&tx, lease, now).await?;
        tx.commit().await?;
        Ok(claimed)
    }

    async fn end(&self, claimed: &Claimed, result: Result<(), JobError>) -> Result<(), DbErr> {
        let (job, now) = (&claimed.job, self.queue.clock.now());
        let tx = begin_work(&self.queue.db).await?;
        match result {
            Ok(()) => store::finish(&tx, claimed, None, now).await?,
            // No attempt of its own: the process ended, not the job.
            Err(JobError::Interrupted) => {
                store::put_back(&tx, claimed, (job.attempts - 1, now), None, now).await?
            }
            Err(error) => {
                let text = error.to_string();
                tracing::warn!(job = %job.id, kind = job.kind.code(), error = %text, "job failed");
                if job.attempts >= job.kind.most_attempts() {
                    store::finish(&tx, claimed, Some(&text), now).await?
                } else {
                    let due_at = now + backoff(job.attempts);
                    store::put_back(&tx, claimed, (job.attempts, due_at), Some(&text), now).await?
                }
            }
        };
        tx.commit().await?;
        publish(&self.bus, job, job.done).await;
        Ok(())
    }
}

/// Tells the owner's devices that there is something new to read.
async fn publish(bus: &Bus, job: &Job, done: i64) {
    let (kind, id) = match job.kind {
        JobKind::Export => (RecordKind::Export, Some(job.id)),
        JobKind::Import => (RecordKind::Import, job.payload.parse().ok()),
        JobKind::EraseAccount | JobKind::Letter => return,
    };
    let Some(id) = id else { return };
    let change = RecordChanged {
        tenant: job.tenant.uuid(),
        only_user: Some(job.user.uuid()),
        vehicle: None,
        kind,
        id,
        version: i32::try_from(done).unwrap_or(i32::MAX),
        deleted: false,
    };
    bus.publish(change).await;
}
