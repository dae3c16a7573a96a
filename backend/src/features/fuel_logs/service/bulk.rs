//! Many fill-ups of one vehicle at once, for those who take in or take back a file of them.

use sea_orm::{DatabaseTransaction, DbErr};

use super::{FuelLogService, changed};
use crate::features::fuel_logs::data::{NewFuelLog, PlannedFuelLog};
use crate::features::fuel_logs::domain::FuelLog;
use crate::features::fuel_logs::domain::meters::Corrections;
use crate::infra::db::{Noted, begin_write, note, read};
use crate::kernel::ids::{FuelLogId, VehicleId};
use crate::kernel::scope::UserScope;

impl FuelLogService {
    /// All of a vehicle, those in the trash too, in no order.
    ///
    /// # Errors
    /// The database's.
    pub async fn all_of(
        &self,
        scope: &UserScope,
        vehicle: VehicleId,
    ) -> Result<Vec<FuelLog>, DbErr> {
        self.repository.all_of(scope, vehicle).await
    }

    /// Judges new fill-ups together with those that are there; none for those who may not log them.
    ///
    /// # Errors
    /// The database's.
    pub async fn plan(
        &self,
        scope: &UserScope,
        vehicle: VehicleId,
        new: Vec<NewFuelLog>,
    ) -> Result<Option<Vec<PlannedFuelLog>>, DbErr> {
        let Some(writer) = self.repository.writer(scope, vehicle) else {
            return Ok(None);
        };
        let reader = read(&self.db, scope).await?;
        let meters = Corrections::default();
        let planned = writer.plan(&reader, &meters, new, self.clock.now()).await?;
        Ok(Some(planned))
    }

    /// Stores planned fill-ups and notes them, in the caller's transaction; false where the vehicle is
    /// not there any more, or not theirs to log.
    ///
    /// # Errors
    /// The database's.
    pub async fn add_planned(
        &self,
        scope: &UserScope,
        tx: &DatabaseTransaction,
        vehicle: VehicleId,
        planned: &[PlannedFuelLog],
    ) -> Result<bool, DbErr> {
        let parent = self.vehicles.lock(scope, tx, vehicle).await?;
        let is_there = parent.is_some_and(|vehicle| vehicle.deleted_at.is_none());
        let (true, Some(writer)) = (is_there, self.repository.writer(scope, vehicle)) else {
            return Ok(false);
        };
        writer.insert_planned(tx, planned).await?;
        let noted: Vec<_> = planned
            .iter()
            .map(|log| untold(changed(&writer, log.id, 1, false)))
            .collect();
        note(tx, scope, &noted, self.clock.now()).await?;
        Ok(true)
    }

    /// Removes fill-ups for good as if they had never been there, and notes that, in the caller's
    /// transaction.
    ///
    /// # Errors
    /// The database's.
    pub async fn take_back(
        &self,
        scope: &UserScope,
        tx: &DatabaseTransaction,
        vehicle: VehicleId,
        ids: &[FuelLogId],
    ) -> Result<(), DbErr> {
        self.vehicles.lock(scope, tx, vehicle).await?;
        let Some(writer) = self.repository.writer(scope, vehicle) else {
            return Ok(());
        };
        writer.remove(tx, ids).await?;
        let noted: Vec<_> = ids
            .iter()
            .map(|id| untold(changed(&writer, *id, 1, true)))
            .collect();
        note(tx, scope, &noted, self.clock.now()).await
    }

    /// Applies the rules once to all of a vehicle, after many came or went.
    ///
    /// # Errors
    /// The database's.
    pub async fn settle(&self, scope: &UserScope, vehicle: VehicleId) -> Result<(), DbErr> {
        let Some(writer) = self.repository.writer(scope, vehicle) else {
            return Ok(());
        };
        let tx = begin_write(&self.db, scope).await?;
        if self.vehicles.lock(scope, &tx, vehicle).await?.is_some() {
            let derived = writer.derive_all(&tx, &Corrections::default()).await?;
            let noted: Vec<_> = derived
                .into_iter()
                .map(|(id, version)| untold(changed(&writer, id, version, false)))
                .collect();
            note(&tx, scope, &noted, self.clock.now()).await?;
        }
        tx.commit().await
    }
}

/// A change that the trail does not tell by itself: the import that it belongs to is told once.
fn untold(change: crate::kernel::events::RecordChanged) -> Noted {
    Noted {
        change,
        trail: None,
    }
}
