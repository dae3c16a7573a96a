//! What can be done with vehicles in the trash beside restoring them.

use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, DbErr};

use super::VehicleService;
use crate::features::vehicles::data;
use crate::features::vehicles::domain::Vehicle;
use crate::infra::db::{
    Claim, IdempotencyKey, MutationError, Noted, Refusal, TrashPage, begin_write, blank, claim,
    in_use, note, purge_overdue, purger,
};
use crate::kernel::events::{RecordChanged, RecordKind};
use crate::kernel::ids::{TenantId, TypedId, VehicleId};
use crate::kernel::scope::UserScope;
use crate::kernel::trail::{Action, Trail};

impl VehicleService {
    /// Those in the trash, newest there first.
    ///
    /// # Errors
    /// The database's.
    pub async fn trashed(
        &self,
        scope: &UserScope,
        page: &TrashPage<'_>,
    ) -> Result<Vec<Vehicle>, DbErr> {
        self.repository.trashed(scope, page).await
    }

    /// The ids of all in the trash.
    ///
    /// # Errors
    /// The database's.
    pub async fn trashed_ids(&self, scope: &UserScope) -> Result<Vec<VehicleId>, DbErr> {
        self.repository.trashed_ids(scope).await
    }

    /// Removes a vehicle in the trash for good, with what hangs on it.
    ///
    /// # Errors
    /// A refusal, or the database's.
    pub async fn purge(
        &self,
        scope: &UserScope,
        id: VehicleId,
        key: Option<IdempotencyKey>,
    ) -> Result<VehicleId, MutationError<Vehicle>> {
        let now = self.clock.now();
        let tx = begin_write(&self.db, scope).await?;
        match claim(&tx, scope, key.as_ref(), id.uuid(), now).await? {
            Claim::Reused => return Err(Refusal::KeyReused.into()),
            Claim::Done(id) => return Ok(VehicleId::from_uuid(id)),
            Claim::New => (),
        }
        let vehicle = data::lock(scope, &tx, id).await?.ok_or(Refusal::NotFound)?;
        let purger = purger(scope).ok_or(Refusal::Forbidden)?;
        if vehicle.deleted_at.is_none() {
            return Err(in_use().into());
        }
        purger.purge(&tx, "vehicle", id.uuid()).await?;
        blank(&tx, scope.tenant().uuid(), RecordKind::Vehicle, id.uuid()).await?;
        let noted = purged(scope, &vehicle);
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
        purge_overdue(&self.db, "vehicle", Some(RecordKind::Vehicle), before).await
    }

    /// Removes everything of a tenant that is no more.
    ///
    /// # Errors
    /// The database's.
    pub async fn forget_tenant<C: ConnectionTrait>(
        &self,
        tx: &C,
        tenant: TenantId,
    ) -> Result<(), DbErr> {
        data::forget_tenant(tx, tenant).await
    }
}

fn purged(scope: &UserScope, vehicle: &Vehicle) -> Noted {
    let id = vehicle.id.uuid();
    Noted {
        change: RecordChanged {
            tenant: scope.tenant().uuid(),
            only_user: None,
            vehicle: Some(id),
            kind: RecordKind::Vehicle,
            id,
            version: vehicle.version + 1,
            deleted: true,
        },
        trail: Some(Trail::new(
            Action::Purged,
            &vehicle.display_name(),
            Some(id),
        )),
    }
}
