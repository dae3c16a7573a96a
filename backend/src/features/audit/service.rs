//! What can be learned from the trail.

use chrono::TimeDelta;
use platform_kit::clock::Clock;
use platform_kit::db::Db;
use sea_orm::DbErr;

use crate::features::audit::data::{self, AuditRepository};
pub use crate::features::audit::data::{ActivityFilter, ActivityRecord};
use crate::infra::db::begin_housekeeping;
use crate::kernel::scope::UserScope;

/// How long the trail reaches back.
const KEPT: TimeDelta = TimeDelta::days(730);

/// Use cases of the trail; the scope comes first in each.
#[derive(Clone, Debug)]
pub struct AuditService {
    db: Db,
    clock: Clock,
    repository: AuditRepository,
}

impl AuditService {
    #[must_use]
    pub fn new(db: Db, clock: Clock) -> Self {
        let repository = AuditRepository::new(db.clone());
        Self {
            db,
            clock,
            repository,
        }
    }

    /// A page, newest first, behind the entry of this number.
    ///
    /// # Errors
    /// The database's.
    pub async fn list(
        &self,
        scope: &UserScope,
        filter: ActivityFilter,
        after: Option<i64>,
        limit: u64,
    ) -> Result<Vec<ActivityRecord>, DbErr> {
        self.repository.list(scope, filter, after, limit).await
    }

    /// # Errors
    /// The database's.
    pub async fn count(&self, scope: &UserScope, filter: ActivityFilter) -> Result<i64, DbErr> {
        self.repository.count(scope, filter).await
    }

    /// Forgets what is older than two years; tells how much.
    ///
    /// # Errors
    /// The database's.
    pub async fn forget_old(&self) -> Result<u64, DbErr> {
        let tx = begin_housekeeping(&self.db).await?;
        let gone = data::forget_old(&tx, self.clock.now() - KEPT).await?;
        tx.commit().await?;
        Ok(gone)
    }
}
