//! Readings in the trash, and those that are removed for good.

use chrono::{DateTime, Utc};
use sea_orm::DbErr;

use super::{OdometerService, Outcome};
use crate::features::odometer::domain::Reading;
use crate::infra::db::{
    Claim, IdempotencyKey, MutationError, Refusal, TrashPage, begin_write, blank, claim, in_use,
    purge_overdue, purger,
};
use crate::kernel::events::RecordKind;
use crate::kernel::ids::{OdometerReadingId, TypedId};
use crate::kernel::scope::UserScope;
use crate::kernel::trail::Action;

impl OdometerService {
    /// Those in the trash by themselves, newest there first: not those of vehicles that are there too,
    /// which come back with them.
    ///
    /// # Errors
    /// The database's.
    pub async fn trashed(
        &self,
        scope: &UserScope,
        page: &TrashPage<'_>,
    ) -> Result<Vec<Reading>, DbErr> {
        self.repository.trashed(scope, page).await
    }

    /// Puts a reading into the trash, or takes it out; again is no error.
    ///
    /// # Errors
    /// A refusal, or the database's.
    pub async fn set_deleted(
        &self,
        scope: &UserScope,
        id: OdometerReadingId,
        key: Option<IdempotencyKey>,
        is_deleted: bool,
    ) -> Outcome {
        let known = self.find(scope, &[id]).await?.pop();
        let vehicle = known.ok_or(Refusal::NotFound)?.vehicle_id;
        let now = self.clock.now();
        let tx = begin_write(&self.db, scope).await?;
        let writer = self.writer(scope, &tx, vehicle).await?;
        let current = writer.lock(&tx, id).await?.ok_or(Refusal::NotFound)?;
        match claim(&tx, scope, key.as_ref(), id.uuid(), now).await? {
            Claim::Reused => return Err(Refusal::KeyReused.into()),
            Claim::New if current.deleted_at.is_some() != is_deleted => (),
            Claim::Done(_) | Claim::New => {
                tx.commit().await?;
                return Ok(current);
            }
        }
        let deleted_at: Option<DateTime<Utc>> = is_deleted.then_some(now);
        writer.set_deleted(&tx, &current, deleted_at, now).await?;
        let reading = writer.lock(&tx, id).await?.ok_or(Refusal::NotFound)?;
        let action = if is_deleted {
            Action::Deleted
        } else {
            Action::Restored
        };
        self.finish(scope, tx, reading, action).await
    }

    /// Removes a reading in the trash for good.
    ///
    /// # Errors
    /// A refusal, or the database's.
    pub async fn purge(
        &self,
        scope: &UserScope,
        id: OdometerReadingId,
        key: Option<IdempotencyKey>,
    ) -> Result<OdometerReadingId, MutationError<Reading>> {
        let found = self.find(scope, &[id]).await?.pop();
        let now = self.clock.now();
        let tx = begin_write(&self.db, scope).await?;
        match claim(&tx, scope, key.as_ref(), id.uuid(), now).await? {
            Claim::Reused => return Err(Refusal::KeyReused.into()),
            Claim::Done(id) => return Ok(OdometerReadingId::from_uuid(id)),
            Claim::New => (),
        }
        let known = found.ok_or(Refusal::NotFound)?;
        let purger = purger(scope).ok_or(Refusal::Forbidden)?;
        let writer = self.writer(scope, &tx, known.vehicle_id).await?;
        let mut reading = writer.lock(&tx, id).await?.ok_or(Refusal::NotFound)?;
        if reading.deleted_at.is_none() {
            return Err(in_use().into());
        }
        purger.purge(&tx, "odometer_reading", id.uuid()).await?;
        let kind = RecordKind::OdometerReading;
        blank(&tx, scope.tenant().uuid(), kind, id.uuid()).await?;
        reading.version += 1;
        self.finish(scope, tx, reading, Action::Purged).await?;
        Ok(id)
    }

    /// Removes for good what came into the trash before then, in every tenant; tells how many.
    ///
    /// # Errors
    /// The database's.
    pub async fn purge_overdue(&self, before: DateTime<Utc>) -> Result<usize, DbErr> {
        let kind = Some(RecordKind::OdometerReading);
        purge_overdue(&self.db, "odometer_reading", kind, before).await
    }
}
