//! What can be done with vehicles.

mod trash;
mod unmake;

use chrono::{DateTime, Utc};
use platform_kit::clock::Clock;
use platform_kit::db::Db;
use platform_kit::ids::IdGenerator;
use sea_orm::{DatabaseTransaction, DbErr};

use crate::features::vehicles::data::{self, After, VehicleRepository};
use crate::features::vehicles::domain::{ImpossibleDetails, Vehicle, VehicleDetails, trail};
use crate::infra::bus::Bus;
use crate::infra::db::{
    Claim, Fault, IdempotencyKey, MutationError, Noted, Refusal, begin_write, claim, note,
};
use crate::kernel::events::{RecordChanged, RecordKind};
use crate::kernel::ids::{TenantId, TypedId, VehicleId};
use crate::kernel::scope::UserScope;

type Outcome = Result<Vehicle, MutationError<Vehicle>>;

/// Use cases of vehicles; the scope comes first in each.
#[derive(Clone, Debug)]
pub struct VehicleService {
    db: Db,
    repository: VehicleRepository,
    clock: Clock,
    ids: IdGenerator,
    bus: Bus,
}

impl VehicleService {
    #[must_use]
    pub fn new(db: Db, clock: Clock, bus: Bus) -> Self {
        let repository = VehicleRepository::new(db.clone());
        Self {
            db,
            repository,
            ids: IdGenerator::new(clock.clone()),
            clock,
            bus,
        }
    }

    /// # Errors
    /// The database's.
    pub async fn find(&self, scope: &UserScope, ids: &[VehicleId]) -> Result<Vec<Vehicle>, DbErr> {
        self.repository.find(scope, ids).await
    }

    /// # Errors
    /// The database's.
    pub async fn list(
        &self,
        scope: &UserScope,
        after: Option<After>,
        limit: u64,
        include_deleted: bool,
    ) -> Result<Vec<Vehicle>, DbErr> {
        self.repository
            .list(scope, after, limit, include_deleted)
            .await
    }

    /// # Errors
    /// The database's.
    pub async fn count(&self, scope: &UserScope, include_deleted: bool) -> Result<u64, DbErr> {
        self.repository.count(scope, include_deleted).await
    }

    /// Adds a vehicle. The same id again returns what is there.
    ///
    /// # Errors
    /// A refusal, or the database's.
    pub async fn create(
        &self,
        scope: &UserScope,
        id: Option<VehicleId>,
        key: Option<IdempotencyKey>,
        details: VehicleDetails,
    ) -> Outcome {
        let writer = self.repository.writer(scope).ok_or(Refusal::Forbidden)?;
        let details = details.checked().map_err(faults)?;
        let id = id.unwrap_or_else(|| VehicleId::from_uuid(self.ids.next()));
        let now = self.clock.now();
        let tx = begin_write(&self.db, scope).await?;
        let id = match claim(&tx, scope, key.as_ref(), id.uuid(), now).await? {
            Claim::Reused => return Err(Refusal::KeyReused.into()),
            Claim::Done(id) => VehicleId::from_uuid(id),
            Claim::New => id,
        };
        if let Some(existing) = writer.lock(&tx, id).await? {
            tx.commit().await?;
            return Ok(existing);
        }
        self.find_room(scope, &tx).await?;
        let vehicle = writer.insert(&tx, id, details, now).await?;
        self.finish(scope, tx, None, vehicle, now).await
    }

    /// Changes details: `patch` gets the present ones and returns the wanted ones.
    ///
    /// # Errors
    /// A refusal, or the database's.
    pub async fn update(
        &self,
        scope: &UserScope,
        id: VehicleId,
        expected_version: i32,
        key: Option<IdempotencyKey>,
        patch: impl FnOnce(VehicleDetails) -> VehicleDetails,
    ) -> Outcome {
        self.change(scope, id, Some(expected_version), key, |vehicle, _| {
            if vehicle.deleted_at.is_some() {
                return Err(Refusal::NotFound.into());
            }
            let details = patch(vehicle.details.clone()).checked().map_err(faults)?;
            Ok((details, None))
        })
        .await
    }

    /// Puts a vehicle into the trash; again is no error.
    ///
    /// # Errors
    /// A refusal, or the database's.
    pub async fn delete(
        &self,
        scope: &UserScope,
        id: VehicleId,
        expected_version: Option<i32>,
        key: Option<IdempotencyKey>,
    ) -> Outcome {
        self.change(scope, id, expected_version, key, |vehicle, now| {
            Ok((vehicle.details.clone(), vehicle.deleted_at.or(Some(now))))
        })
        .await
    }

    /// Takes a vehicle out of the trash; again is no error.
    ///
    /// # Errors
    /// A refusal, or the database's.
    pub async fn restore(
        &self,
        scope: &UserScope,
        id: VehicleId,
        key: Option<IdempotencyKey>,
    ) -> Outcome {
        self.change(scope, id, None, key, |vehicle, _| {
            Ok((vehicle.details.clone(), None))
        })
        .await
    }

    /// Whether the tenant's plan has room for one more vehicle; those in the trash take none.
    ///
    /// # Errors
    /// A refusal, or the database's.
    pub async fn find_room<T: std::fmt::Debug>(
        &self,
        scope: &UserScope,
        tx: &DatabaseTransaction,
    ) -> Result<(), MutationError<T>> {
        let Some(most) = scope.most_vehicles() else {
            return Ok(());
        };
        if data::count_present(scope, tx).await? < u64::from(most) {
            return Ok(());
        }
        Err(Refusal::NoRoom(most).into())
    }

    async fn change<F>(
        &self,
        scope: &UserScope,
        id: VehicleId,
        expected_version: Option<i32>,
        key: Option<IdempotencyKey>,
        wanted: F,
    ) -> Outcome
    where
        F: FnOnce(&Vehicle, DateTime<Utc>) -> Result<Wanted, MutationError<Vehicle>>,
    {
        let now = self.clock.now();
        let tx = begin_write(&self.db, scope).await?;
        let current = data::lock(scope, &tx, id).await?.ok_or(Refusal::NotFound)?;
        let writer = self
            .repository
            .writer_of(scope, id)
            .ok_or(Refusal::Forbidden)?;
        match claim(&tx, scope, key.as_ref(), id.uuid(), now).await? {
            Claim::Reused => return Err(Refusal::KeyReused.into()),
            Claim::Done(_) => return unchanged(tx, current).await,
            Claim::New => (),
        }
        if expected_version.is_some_and(|version| version != current.version) {
            return Err(Refusal::Conflict(Box::new(current)).into());
        }
        let (details, deleted_at) = wanted(&current, now)?;
        if details == current.details && deleted_at == current.deleted_at {
            return unchanged(tx, current).await;
        }
        if current.deleted_at.is_some() && deleted_at.is_none() {
            self.find_room(scope, &tx).await?;
        }
        let changed = writer
            .replace(&tx, &current, details, deleted_at, now)
            .await?;
        self.finish(scope, tx, Some(&current), changed, now).await
    }

    /// The vehicle as it stands, locked until the caller's transaction ends: whoever changes its
    /// records locks it first, so that two changes never wait for each other.
    ///
    /// # Errors
    /// The database's.
    pub async fn lock(
        &self,
        scope: &UserScope,
        tx: &DatabaseTransaction,
        id: VehicleId,
    ) -> Result<Option<Vehicle>, DbErr> {
        data::lock(scope, tx, id).await
    }

    /// Copies a vehicle in use out of another tenant into the scope's, within a move; tells whether
    /// there was one.
    ///
    /// # Errors
    /// The database's.
    pub async fn copy_from(
        &self,
        scope: &UserScope,
        tx: &DatabaseTransaction,
        from: TenantId,
        id: VehicleId,
        now: DateTime<Utc>,
    ) -> Result<bool, DbErr> {
        data::copy_from(scope, tx, from, id, now).await
    }

    /// Removes the original, within a move, when nothing hangs on it any more.
    ///
    /// # Errors
    /// The database's.
    pub async fn remove_from(
        &self,
        tx: &DatabaseTransaction,
        from: TenantId,
        id: VehicleId,
    ) -> Result<(), DbErr> {
        data::remove_from(tx, from, id).await
    }

    async fn finish(
        &self,
        scope: &UserScope,
        tx: DatabaseTransaction,
        before: Option<&Vehicle>,
        vehicle: Vehicle,
        now: DateTime<Utc>,
    ) -> Outcome {
        let change = RecordChanged {
            tenant: scope.tenant().uuid(),
            only_user: None,
            vehicle: Some(vehicle.id.uuid()),
            kind: RecordKind::Vehicle,
            id: vehicle.id.uuid(),
            version: vehicle.version,
            deleted: vehicle.deleted_at.is_some(),
        };
        let noted = Noted {
            trail: Some(trail(before, &vehicle)),
            change: change.clone(),
        };
        note(&tx, scope, &[noted], now).await?;
        tx.commit().await?;
        self.bus.publish(change).await;
        Ok(vehicle)
    }
}

type Wanted = (VehicleDetails, Option<DateTime<Utc>>);

async fn unchanged(tx: DatabaseTransaction, vehicle: Vehicle) -> Outcome {
    tx.commit().await?;
    Ok(vehicle)
}

fn faults(impossible: Vec<ImpossibleDetails>) -> MutationError<Vehicle> {
    let faults = impossible.into_iter().map(|fault| Fault {
        field: fault.field(),
        message: fault.to_string(),
        too_long: matches!(
            fault,
            ImpossibleDetails::Text(_, crate::kernel::text::TextError::TooLong(_))
        ),
    });
    Refusal::Faults(faults.collect()).into()
}
