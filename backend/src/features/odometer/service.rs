//! What can be done with readings.

mod many;
mod timeline;
mod trash;

use platform_kit::clock::Clock;
use platform_kit::db::Db;
use platform_kit::ids::IdGenerator;
use sea_orm::{DatabaseTransaction, DbErr};

use crate::features::fuel_logs::{FuelLogRecord, FuelLogService};
use crate::features::odometer::data::{OdometerRepository, OdometerWriter};
use crate::features::odometer::domain::{
    ImpossibleReading, Reading, ReadingDetails, ReadingPosition,
};
use crate::features::vehicles::VehicleService;
use crate::infra::bus::Bus;
use crate::infra::db::{
    Claim, Fault, IdempotencyKey, MutationError, Noted, Refusal, begin_write, claim, note, taken,
};
use crate::kernel::events::{RecordChanged, RecordKind};
use crate::kernel::ids::{OdometerReadingId, TypedId, VehicleId};
use crate::kernel::scope::UserScope;
use crate::kernel::trail::{Action, Trail};

pub use timeline::standing;

type Outcome = Result<Reading, MutationError<Reading>>;

/// Use cases of readings; the scope comes first in each.
#[derive(Clone, Debug)]
pub struct OdometerService {
    db: Db,
    repository: OdometerRepository,
    vehicles: VehicleService,
    fuel_logs: FuelLogService,
    clock: Clock,
    ids: IdGenerator,
    bus: Bus,
}

/// A reading of one of the features that have some.
#[derive(Clone, Debug)]
pub enum AnyReading {
    Own(Box<Reading>),
    FuelLog(Box<FuelLogRecord>),
}

impl AnyReading {
    /// Those of both kinds, in no order.
    fn of(own: Vec<Reading>, logs: Vec<FuelLogRecord>) -> Vec<Self> {
        let own = own.into_iter().map(|one| Self::Own(Box::new(one)));
        let logs = logs.into_iter().map(|log| Self::FuelLog(Box::new(log)));
        own.chain(logs).collect()
    }

    #[must_use]
    pub fn position(&self) -> ReadingPosition {
        match self {
            Self::Own(reading) => reading.position(),
            Self::FuelLog(log) => ReadingPosition {
                on: log.entry.filled_on,
                place: log.place,
                id: log.id.uuid(),
            },
        }
    }
}

impl OdometerService {
    #[must_use]
    pub fn new(
        db: Db,
        clock: Clock,
        bus: Bus,
        vehicles: VehicleService,
        fuel_logs: FuelLogService,
    ) -> Self {
        Self {
            repository: OdometerRepository::new(db.clone()),
            db,
            vehicles,
            fuel_logs,
            ids: IdGenerator::new(clock.clone()),
            clock,
            bus,
        }
    }

    /// Those of `ids` that the scope sees, deleted ones included, in no order.
    ///
    /// # Errors
    /// The database's.
    pub async fn find(
        &self,
        scope: &UserScope,
        ids: &[OdometerReadingId],
    ) -> Result<Vec<Reading>, DbErr> {
        self.repository.find(scope, ids).await
    }

    /// Notes a reading, or a new meter. The same id again returns what is there.
    ///
    /// # Errors
    /// A refusal, or the database's.
    pub async fn create(
        &self,
        scope: &UserScope,
        id: Option<OdometerReadingId>,
        vehicle: VehicleId,
        key: Option<IdempotencyKey>,
        details: ReadingDetails,
    ) -> Outcome {
        let id = id.unwrap_or_else(|| OdometerReadingId::from_uuid(self.ids.next()));
        let now = self.clock.now();
        let tx = begin_write(&self.db, scope).await?;
        let parent = self.vehicles.lock(scope, &tx, vehicle).await?;
        let parent = parent.ok_or(Refusal::NotFound)?;
        let writer = self.repository.writer(scope, vehicle);
        let writer = writer.ok_or(Refusal::Forbidden)?;
        let id = match claim(&tx, scope, key.as_ref(), id.uuid(), now).await? {
            Claim::Reused => return Err(Refusal::KeyReused.into()),
            Claim::Done(id) => OdometerReadingId::from_uuid(id),
            Claim::New => id,
        };
        if let Some(existing) = writer.lock(&tx, id).await? {
            tx.commit().await?;
            return Ok(existing);
        }
        if parent.deleted_at.is_some() {
            return Err(Refusal::NotFound.into());
        }
        let details = details.checked().map_err(faults)?;
        let added = writer.insert(&tx, id, details, now).await;
        let reading = added.map_err(taken)?;
        self.finish(scope, tx, reading, Action::Created).await
    }

    /// Locks a vehicle, as each of its writers does, for those who may log it.
    async fn writer<'s>(
        &self,
        scope: &'s UserScope,
        tx: &DatabaseTransaction,
        vehicle: VehicleId,
    ) -> Result<OdometerWriter<'s>, MutationError<Reading>> {
        let writer = self.repository.writer(scope, vehicle);
        let writer = writer.ok_or(Refusal::Forbidden)?;
        let parent = self.vehicles.lock(scope, tx, vehicle).await?;
        parent.ok_or(Refusal::NotFound)?;
        Ok(writer)
    }

    /// Judges fill-ups anew where a meter was replaced, notes whatever changed, and tells of the reading.
    async fn finish(
        &self,
        scope: &UserScope,
        tx: DatabaseTransaction,
        reading: Reading,
        action: Action,
    ) -> Outcome {
        let now = self.clock.now();
        let vehicle = reading.vehicle_id;
        let mut changes = Vec::new();
        if reading.details.ended.is_some() && action != Action::Purged {
            changes = self.fuel_logs.rejudge(scope, &tx, vehicle).await?;
        }
        let is_deleted = reading.deleted_at.is_some();
        let change = changed(scope, vehicle, (reading.id, reading.version), is_deleted);
        changes.push(Noted {
            trail: Some(trail(&reading, action)),
            change: change.clone(),
        });
        note(&tx, scope, &changes, now).await?;
        tx.commit().await?;
        self.bus.publish(change).await;
        Ok(reading)
    }
}

fn changed(
    scope: &UserScope,
    vehicle: VehicleId,
    (id, version): (OdometerReadingId, i32),
    deleted: bool,
) -> RecordChanged {
    RecordChanged {
        tenant: scope.tenant().uuid(),
        only_user: None,
        vehicle: Some(vehicle.uuid()),
        kind: RecordKind::OdometerReading,
        id: id.uuid(),
        version,
        deleted,
    }
}

fn trail(reading: &Reading, action: Action) -> Trail {
    let label = reading.details.read_on.to_string();
    Trail::new(action, &label, Some(reading.vehicle_id.uuid()))
}

fn faults(impossible: Vec<ImpossibleReading>) -> MutationError<Reading> {
    let faults = impossible.into_iter().map(|fault| Fault {
        field: fault.field(),
        message: fault.to_string(),
        too_long: matches!(
            fault,
            ImpossibleReading::Notes(crate::kernel::text::TextError::TooLong(_))
        ),
    });
    Refusal::Faults(faults.collect()).into()
}
