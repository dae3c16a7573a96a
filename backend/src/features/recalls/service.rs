//! Looking up recalls.

use std::sync::Arc;

use chrono::TimeDelta;
use platform_kit::clock::Clock;
use platform_kit::db::Db;
use sea_orm::DbErr;

use crate::features::recalls::data::{self, RecallSource};
use crate::features::recalls::domain::{Answer, VehicleModel};

/// What is known of a model's recalls.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    pub answer: Answer,
    /// The register was not asked, or did not answer: this is from before.
    pub is_stale: bool,
}

/// Why nothing is known.
#[derive(Debug, thiserror::Error)]
pub enum RecallError {
    #[error("the register of recalls does not answer")]
    Unavailable,
    #[error(transparent)]
    Storage(#[from] DbErr),
}

/// Use cases of recalls. What it keeps is public, so none has a scope.
#[derive(Clone, Debug)]
pub struct RecallService {
    db: Db,
    clock: Clock,
    source: Option<Arc<dyn RecallSource>>,
}

impl RecallService {
    /// Without a source nothing is asked; what is kept is still shown.
    #[must_use]
    pub fn new(db: Db, clock: Clock, source: Option<Arc<dyn RecallSource>>) -> Self {
        Self { db, clock, source }
    }

    /// Recalls of a model: kept for a day, then asked for again.
    ///
    /// # Errors
    /// When the register does not answer and nothing is kept, or the database's.
    pub async fn look_up(&self, wanted: &VehicleModel) -> Result<Known, RecallError> {
        let kept = data::find(&self.db, wanted).await?;
        let fresh = |answer: &Answer| answer.is_fresh(self.clock.now());
        if let Some(answer) = kept.clone().filter(fresh) {
            return Ok(Known {
                answer,
                is_stale: false,
            });
        }
        if let Some(answer) = self.ask(wanted).await {
            data::keep(&self.db, wanted, &answer).await?;
            return Ok(Known {
                answer,
                is_stale: false,
            });
        }
        let answer = kept.ok_or(RecallError::Unavailable)?;
        Ok(Known {
            answer,
            is_stale: true,
        })
    }

    async fn ask(&self, wanted: &VehicleModel) -> Option<Answer> {
        let source = self.source.as_ref()?;
        match source.recalls(wanted).await {
            Ok(campaigns) => Some(Answer {
                campaigns,
                fetched_at: self.clock.now(),
            }),
            Err(error) => {
                tracing::warn!(%error, "recalls cannot be looked up");
                None
            }
        }
    }

    /// Forgets answers that nobody asked for in half a year.
    ///
    /// # Errors
    /// The database's.
    pub async fn sweep(&self) -> Result<u64, DbErr> {
        data::forget_before(&self.db, self.clock.now() - TimeDelta::days(180)).await
    }
}
