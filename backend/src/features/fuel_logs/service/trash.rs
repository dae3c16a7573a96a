//! What can be done with fill-ups in the trash beside restoring them, and with all of them at once.

use chrono::{DateTime, Utc};
use sea_orm::DbErr;

use super::{FuelLogService, changed};
use crate::features::fuel_logs::data::FuelLogWriter;
use crate::features::fuel_logs::domain::FuelLog;
use crate::infra::db::{
    Claim, IdempotencyKey, MutationError, Noted, Refusal, TrashPage, begin_write, blank, claim,
    in_use, note, purge_overdue, purger,
};
use crate::kernel::events::RecordKind;
use crate::kernel::ids::{FuelLogId, TypedId, VehicleId};
use crate::kernel::scope::UserScope;
use crate::kernel::trail::{Action, Trail};

impl FuelLogService {
    /// Those in the trash by themselves, newest there first: not those of vehicles that are there too,
    /// which come back with them.
    ///
    /// # Errors
    /// The database's.
    pub async fn trashed(
        &self,
        scope: &UserScope,
        page: &TrashPage<'_>,
    ) -> Result<Vec<FuelLog>, DbErr> {
        self.repository.trashed(scope, page).await
    }

    /// A page of all of the tenant's, those in the trash too, in the order of their ids.
    ///
    /// # Errors
    /// The database's.
    pub async fn walk(
        &self,
        scope: &UserScope,
        vehicle: Option<VehicleId>,
        after: Option<FuelLogId>,
        limit: u64,
    ) -> Result<Vec<FuelLog>, DbErr> {
        self.repository.walk(scope, vehicle, after, limit).await
    }

    /// How many [`FuelLogService::walk`] will come by.
    ///
    /// # Errors
    /// The database's.
    pub async fn count_all(
        &self,
        scope: &UserScope,
        vehicle: Option<VehicleId>,
    ) -> Result<u64, DbErr> {
        self.repository.count_all(scope, vehicle).await
    }

    /// Removes a fill-up in the trash for good.
    ///
    /// # Errors
    /// A refusal, or the database's.
    pub async fn purge(
        &self,
        scope: &UserScope,
        id: FuelLogId,
        key: Option<IdempotencyKey>,
    ) -> Result<FuelLogId, MutationError<FuelLog>> {
        let found = self.repository.find(scope, &[id]).await?.pop();
        let now = self.clock.now();
        let tx = begin_write(&self.db, scope).await?;
        match claim(&tx, scope, key.as_ref(), id.uuid(), now).await? {
            Claim::Reused => return Err(Refusal::KeyReused.into()),
            Claim::Done(id) => return Ok(FuelLogId::from_uuid(id)),
            Claim::New => (),
        }
        let known = found.ok_or(Refusal::NotFound)?;
        let purger = purger(scope).ok_or(Refusal::Forbidden)?;
        let writer = self
            .repository
            .writer(scope, known.vehicle_id)
            .ok_or(Refusal::Forbidden)?;
        self.vehicles
            .lock(scope, &tx, known.vehicle_id)
            .await?
            .ok_or(Refusal::NotFound)?;
        let log = writer.lock(&tx, id).await?.ok_or(Refusal::NotFound)?;
        if log.deleted_at.is_none() {
            return Err(in_use().into());
        }
        purger.purge(&tx, "fuel_log", id.uuid()).await?;
        blank(&tx, scope.tenant().uuid(), RecordKind::FuelLog, id.uuid()).await?;
        let noted = purged(&writer, &log);
        note(&tx, scope, std::slice::from_ref(&noted), now).await?;
        tx.commit().await?;
        self.bus.publish(noted.change).await;
        Ok(id)
    }

    /// Removes for good what came into the trash before then, in every tenant; tells how many.
    ///
    /// # Errors
    /// The database's.
    pub async fn purge_overdue(&self, before: DateTime<Utc>) -> Result<usize, DbErr> {
        purge_overdue(&self.db, "fuel_log", Some(RecordKind::FuelLog), before).await
    }
}

fn purged(writer: &FuelLogWriter<'_>, log: &FuelLog) -> Noted {
    let label = log.entry.filled_on.to_string();
    let vehicle = Some(log.vehicle_id.uuid());
    Noted {
        change: changed(writer, log.id, log.version + 1, true),
        trail: Some(Trail::new(Action::Purged, &label, vehicle)),
    }
}
