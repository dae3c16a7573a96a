//! What can be done with readings.

mod many;

use chrono::{DateTime, Utc};
use platform_kit::clock::Clock;
use platform_kit::db::Db;
use platform_kit::ids::IdGenerator;
use sea_orm::{DatabaseTransaction, DbErr};

use crate::features::fuel_logs::{Corrections, FuelLogRecord, FuelLogService};
use crate::features::odometer::data::{self, OdometerRepository, OdometerWriter};
use crate::features::odometer::domain::{
    ImpossibleReading, Reading, ReadingDetails, ReadingPosition,
};
use crate::features::vehicles::{VehicleRecord, VehicleService};
use crate::infra::bus::Bus;
use crate::infra::db::{
    self, Claim, Fault, IdempotencyKey, MutationError, Noted, Refusal, begin_write, claim, note,
    taken,
};
use crate::kernel::events::{RecordChanged, RecordKind};
use crate::kernel::ids::{OdometerReadingId, TypedId, VehicleId};
use crate::kernel::scope::UserScope;
use crate::kernel::trail::{Action, FieldChange, Trail};

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

    /// A page of all readings of a vehicle, newest first, and what corrects them.
    ///
    /// # Errors
    /// The database's.
    pub async fn timeline(
        &self,
        scope: &UserScope,
        vehicle: VehicleId,
        after: Option<&ReadingPosition>,
        limit: u64,
    ) -> Result<(Vec<AnyReading>, Corrections), DbErr> {
        let own = self.repository.list(scope, vehicle, after, limit).await?;
        let at = after.map(|after| (after.on, after.place, after.id));
        let logs = self.fuel_logs.readings(scope, vehicle, at, limit).await?;
        let connection = db::read(&self.db, scope).await?;
        let corrections = data::corrections(scope, &connection, vehicle).await?;
        let own = own.into_iter().map(Box::new).map(AnyReading::Own);
        let logs = logs.into_iter().map(Box::new).map(AnyReading::FuelLog);
        let mut all: Vec<_> = own.chain(logs).collect();
        all.sort_by_key(|reading| std::cmp::Reverse(reading.position()));
        all.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
        Ok((all, corrections))
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
        self.finish(scope, tx, &parent, reading, Action::Created)
            .await
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
        let known = self.repository.find(scope, id).await?;
        let vehicle = known.ok_or(Refusal::NotFound)?.vehicle_id;
        let now = self.clock.now();
        let tx = begin_write(&self.db, scope).await?;
        let (writer, parent) = self.writer(scope, &tx, vehicle).await?;
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
        self.finish(scope, tx, &parent, reading, action).await
    }

    async fn writer<'s>(
        &self,
        scope: &'s UserScope,
        tx: &DatabaseTransaction,
        vehicle: VehicleId,
    ) -> Result<(OdometerWriter<'s>, VehicleRecord), MutationError<Reading>> {
        let writer = self.repository.writer(scope, vehicle);
        let writer = writer.ok_or(Refusal::Forbidden)?;
        let parent = self.vehicles.lock(scope, tx, vehicle).await?;
        Ok((writer, parent.ok_or(Refusal::NotFound)?))
    }

    /// Judges fill-ups anew where a meter was replaced, notes whatever changed, and tells of the vehicle.
    async fn finish(
        &self,
        scope: &UserScope,
        tx: DatabaseTransaction,
        parent: &VehicleRecord,
        reading: Reading,
        action: Action,
    ) -> Outcome {
        let now = self.clock.now();
        let mut changes = Vec::new();
        if reading.details.ended.is_some() {
            changes = self.fuel_logs.rejudge(scope, &tx, parent.id).await?;
        }
        let change = changed(scope, parent);
        changes.push(Noted {
            trail: Some(trail(parent, &reading, action)),
            change: change.clone(),
        });
        note(&tx, scope, &changes, now).await?;
        tx.commit().await?;
        self.bus.publish(change).await;
        Ok(reading)
    }
}

/// Readings are told of as their vehicle.
fn changed(scope: &UserScope, parent: &VehicleRecord) -> RecordChanged {
    RecordChanged {
        tenant: scope.tenant().uuid(),
        only_user: None,
        vehicle: Some(parent.id.uuid()),
        kind: RecordKind::Vehicle,
        id: parent.id.uuid(),
        version: parent.version,
        deleted: parent.deleted_at.is_some(),
    }
}

/// The trail knows vehicles: a reading is a change of its vehicle.
fn trail(parent: &VehicleRecord, reading: &Reading, action: Action) -> Trail {
    let details = &reading.details;
    let text = format!("{} {}", details.value, details.unit.code());
    let (before, after) = match action {
        Action::Deleted => (Some(text), None),
        _ => (None, Some(text)),
    };
    let field = FieldChange {
        field: "odometerReadings".to_owned(),
        before,
        after,
    };
    let name = parent.display_name();
    Trail::new(Action::Updated, &name, Some(parent.id.uuid())).with(vec![field])
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
