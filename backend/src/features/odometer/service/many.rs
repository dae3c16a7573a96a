//! Many readings at once, for those who copy, take in or take back all of them.

use sea_orm::{DatabaseTransaction, DbErr};

use super::{OdometerService, changed};
use crate::features::odometer::domain::{Reading, ReadingDetails};
use crate::infra::db::{Noted, note};
use crate::kernel::ids::{OdometerReadingId, VehicleId};
use crate::kernel::scope::UserScope;

impl OdometerService {
    /// A page of all of the tenant's or of one vehicle, those in the trash too, in the order of their ids.
    ///
    /// # Errors
    /// The database's.
    pub async fn walk(
        &self,
        scope: &UserScope,
        vehicle: Option<VehicleId>,
        after: Option<OdometerReadingId>,
        limit: u64,
    ) -> Result<Vec<Reading>, DbErr> {
        self.repository.walk(scope, vehicle, after, limit).await
    }

    /// How many [`OdometerService::walk`] will come by.
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

    /// All of a vehicle, those in the trash too, in no order.
    ///
    /// # Errors
    /// The database's.
    pub async fn all_of(
        &self,
        scope: &UserScope,
        vehicle: VehicleId,
    ) -> Result<Vec<Reading>, DbErr> {
        self.repository.all_of(scope, vehicle).await
    }

    /// Stores checked readings of a vehicle and notes them, in the caller's transaction; false where the
    /// vehicle is not there any more, or not theirs to log.
    ///
    /// # Errors
    /// The database's.
    pub async fn add_many(
        &self,
        scope: &UserScope,
        tx: &DatabaseTransaction,
        vehicle: VehicleId,
        new: &[(OdometerReadingId, ReadingDetails)],
    ) -> Result<bool, DbErr> {
        let parent = self.vehicles.lock(scope, tx, vehicle).await?;
        let is_there = parent.is_some_and(|vehicle| vehicle.deleted_at.is_none());
        let (true, Some(writer)) = (is_there, self.repository.writer(scope, vehicle)) else {
            return Ok(false);
        };
        let now = self.clock.now();
        writer.insert_many(tx, new, now).await?;
        let ids = new.iter().map(|(id, _)| *id);
        let noted: Vec<_> = ids.map(|id| untold(scope, vehicle, id, false)).collect();
        note(tx, scope, &noted, now).await?;
        Ok(true)
    }

    /// Removes readings of a vehicle as if they had never been there, and notes that, in the caller's
    /// transaction.
    ///
    /// # Errors
    /// The database's.
    pub async fn take_back(
        &self,
        scope: &UserScope,
        tx: &DatabaseTransaction,
        vehicle: VehicleId,
        ids: &[OdometerReadingId],
    ) -> Result<(), DbErr> {
        let parent = self.vehicles.lock(scope, tx, vehicle).await?;
        let (Some(_), Some(writer)) = (parent, self.repository.writer(scope, vehicle)) else {
            return Ok(());
        };
        writer.remove(tx, ids).await?;
        let gone = ids.iter().map(|id| untold(scope, vehicle, *id, true));
        note(tx, scope, &gone.collect::<Vec<_>>(), self.clock.now()).await
    }
}

/// A change that the trail does not tell by itself: the import that it belongs to is told once.
fn untold(scope: &UserScope, vehicle: VehicleId, id: OdometerReadingId, is_gone: bool) -> Noted {
    Noted {
        change: changed(scope, vehicle, (id, 1), is_gone),
        trail: None,
    }
}
