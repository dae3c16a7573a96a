//! Asking for jobs, and asking after them.

use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use platform_kit::clock::Clock;
use platform_kit::db::Db;
use platform_kit::ids::IdGenerator;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ConnectionTrait, DbErr};
use tokio::sync::Notify;
use uuid::Uuid;

use super::job::{Job, JobKind, JobState};
use super::store;
use crate::infra::db;
use crate::kernel::scope::UserScope;

/// How long one can ask after a job that ended.
const KEPT: TimeDelta = TimeDelta::days(30);

/// The jobs of the application. Cheap to clone.
#[derive(Clone, Debug)]
pub struct JobQueue {
    pub(super) db: Db,
    pub(super) clock: Clock,
    pub(super) ids: IdGenerator,
    pub(super) wake: Arc<Notify>,
}

impl JobQueue {
    #[must_use]
    pub fn new(db: Db, clock: Clock) -> Self {
        Self {
            db,
            ids: IdGenerator::new(clock.clone()),
            clock,
            wake: Arc::new(Notify::new()),
        }
    }

    /// Asks for a job of the scope's user, in the transaction of what it belongs to: both happen or
    /// neither. `what` is its kind and what the runner must know beyond its owner. [`JobQueue::nudge`]
    /// after the commit begins it at once.
    ///
    /// # Errors
    /// The database's.
    pub async fn enqueue<C: ConnectionTrait>(
        &self,
        tx: &C,
        scope: &UserScope,
        id: Uuid,
        what: (JobKind, &str),
        due_at: DateTime<Utc>,
    ) -> Result<(), DbErr> {
        store::insert(tx, scope, id, what, due_at, self.clock.now()).await
    }

    /// Wakes the workers of this process; those of others look by themselves.
    pub fn nudge(&self) {
        self.wake.notify_one();
    }

    /// A job that the scope's user asked for.
    ///
    /// # Errors
    /// The database's.
    pub async fn find(
        &self,
        scope: &UserScope,
        kind: JobKind,
        id: Uuid,
    ) -> Result<Option<Job>, DbErr> {
        let select = store::of_user(scope, kind)
            .and_where(Expr::col("id").eq(id))
            .to_owned();
        let row = db::read(&self.db, scope).await?.query_one(&select).await?;
        row.map(|row| store::read(&row)).transpose()
    }

    /// The newest jobs that the scope's user asked for.
    ///
    /// # Errors
    /// The database's.
    pub async fn newest(
        &self,
        scope: &UserScope,
        kind: JobKind,
        limit: u64,
    ) -> Result<Vec<Job>, DbErr> {
        let select = store::of_user(scope, kind).limit(limit).to_owned();
        let rows = db::read(&self.db, scope).await?.query_all(&select).await?;
        rows.iter().map(store::read).collect()
    }

    /// The jobs of the scope's user that have not ended yet.
    ///
    /// # Errors
    /// The database's.
    pub async fn open<C: ConnectionTrait>(
        &self,
        tx: &C,
        scope: &UserScope,
        kind: JobKind,
    ) -> Result<Vec<Job>, DbErr> {
        let states = [JobState::Queued.code(), JobState::Running.code()];
        let select = store::of_user(scope, kind)
            .and_where(Expr::col("state").is_in(states))
            .to_owned();
        let rows = tx.query_all(&select).await?;
        rows.iter().map(store::read).collect()
    }

    /// Forgets jobs that ended long ago; tells how many.
    ///
    /// # Errors
    /// The database's.
    pub async fn forget_old(&self) -> Result<u64, DbErr> {
        let tx = db::begin_housekeeping(&self.db).await?;
        let gone = store::forget(&tx, self.clock.now() - KEPT).await?;
        tx.commit().await?;
        Ok(gone)
    }
}
