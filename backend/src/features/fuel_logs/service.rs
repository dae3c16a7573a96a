//! What can be done with fill-ups.

mod bulk;
mod figures;
mod reading;
mod trash;

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use platform_kit::clock::Clock;
use platform_kit::db::Db;
use platform_kit::ids::IdGenerator;
use sea_orm::{DatabaseTransaction, DbErr};

use crate::features::fuel_logs::data::{self, FuelLogRepository, FuelLogWriter, Touched};
pub use crate::features::fuel_logs::data::{Heading, Position, Span};
use crate::features::fuel_logs::domain::FuelLog;
use crate::features::fuel_logs::domain::entry::{Field, FuelEntry, ImpossibleEntry};
use crate::features::fuel_logs::domain::reassessment::Before;
use crate::features::fuel_logs::domain::trail::trail;
use crate::features::odometer;
use crate::features::vehicles::VehicleService;
use crate::infra::bus::Bus;
use crate::infra::db::{
    Claim, Fault, IdempotencyKey, MutationError, Noted, Refusal, begin_write, claim, note, taken,
};
use crate::kernel::events::{RecordChanged, RecordKind};
use crate::kernel::ids::{FuelLogId, TenantId, TypedId, VehicleId};
use crate::kernel::scope::UserScope;
use crate::kernel::text::TextError;
pub use figures::{GroupsOf, SummaryOf};

type Outcome = Result<FuelLog, MutationError<FuelLog>>;

/// Use cases of fill-ups; the scope comes first in each.
#[derive(Clone, Debug)]
pub struct FuelLogService {
    db: Db,
    repository: FuelLogRepository,
    vehicles: VehicleService,
    figures: figures::KeptFigures,
    clock: Clock,
    ids: IdGenerator,
    bus: Bus,
}

impl FuelLogService {
    #[must_use]
    pub fn new(db: Db, clock: Clock, bus: Bus, vehicles: VehicleService) -> Self {
        let repository = FuelLogRepository::new(db.clone());
        Self {
            db,
            repository,
            figures: figures::KeptFigures::default(),
            vehicles,
            ids: IdGenerator::new(clock.clone()),
            clock,
            bus,
        }
    }

    /// # Errors
    /// The database's.
    pub async fn find(&self, scope: &UserScope, ids: &[FuelLogId]) -> Result<Vec<FuelLog>, DbErr> {
        self.repository.find(scope, ids).await
    }

    /// A page of one vehicle, newest first.
    ///
    /// # Errors
    /// The database's.
    pub async fn list(
        &self,
        scope: &UserScope,
        vehicle: VehicleId,
        after: Option<&Position>,
        limit: u64,
    ) -> Result<Vec<FuelLog>, DbErr> {
        self.repository.list(scope, vehicle, after, limit).await
    }

    /// # Errors
    /// The database's.
    pub async fn newest_of_each(
        &self,
        scope: &UserScope,
        vehicles: &[VehicleId],
        limit: u64,
    ) -> Result<HashMap<VehicleId, Vec<FuelLog>>, DbErr> {
        self.repository.newest_of_each(scope, vehicles, limit).await
    }

    /// Logs a fill-up. The same id again returns what is there.
    ///
    /// # Errors
    /// A refusal, or the database's.
    pub async fn create(
        &self,
        scope: &UserScope,
        id: Option<FuelLogId>,
        vehicle: VehicleId,
        key: Option<IdempotencyKey>,
        entry: FuelEntry,
    ) -> Outcome {
        let id = id.unwrap_or_else(|| FuelLogId::from_uuid(self.ids.next()));
        let now = self.clock.now();
        let tx = begin_write(&self.db, scope).await?;
        let parent = self
            .vehicles
            .lock(scope, &tx, vehicle)
            .await?
            .ok_or(Refusal::NotFound)?;
        let writer = self
            .repository
            .writer(scope, vehicle)
            .ok_or(Refusal::Forbidden)?;
        let id = match claim(&tx, scope, key.as_ref(), id.uuid(), now).await? {
            Claim::Reused => return Err(Refusal::KeyReused.into()),
            Claim::Done(id) => FuelLogId::from_uuid(id),
            Claim::New => id,
        };
        if let Some(existing) = writer.lock(&tx, id).await? {
            return unchanged(tx, existing).await;
        }
        if parent.deleted_at.is_some() {
            return Err(Refusal::NotFound.into());
        }
        let entry = entry.checked().map_err(faults)?;
        let added = writer.insert(&tx, id, entry.clone(), now).await;
        added.map_err(taken)?;
        let touched = Touched {
            id,
            first: entry.filled_on,
            before: None,
            price: None,
        };
        self.finish(writer, tx, None, &touched, now).await
    }

    /// Changes a fill-up: `patch` gets the present entry and returns the wanted one.
    ///
    /// # Errors
    /// A refusal, or the database's.
    pub async fn update(
        &self,
        scope: &UserScope,
        id: FuelLogId,
        expected_version: i32,
        key: Option<IdempotencyKey>,
        patch: impl FnOnce(FuelEntry) -> FuelEntry,
    ) -> Outcome {
        self.change(scope, id, Some(expected_version), key, |log, _| {
            if log.deleted_at.is_some() {
                return Err(Refusal::NotFound.into());
            }
            let entry = patch(log.entry.clone()).checked().map_err(faults)?;
            // What was confirmed was the old entry, not the new one.
            let is_confirmed = log.is_confirmed && entry == log.entry;
            Ok(FuelLog {
                entry,
                is_confirmed,
                ..log.clone()
            })
        })
        .await
    }

    /// Says that an odd entry is right as it stands, or takes that back.
    ///
    /// # Errors
    /// A refusal, or the database's.
    pub async fn confirm(
        &self,
        scope: &UserScope,
        id: FuelLogId,
        is_confirmed: bool,
        key: Option<IdempotencyKey>,
    ) -> Outcome {
        self.change(scope, id, None, key, |log, _| {
            Ok(FuelLog {
                is_confirmed,
                ..log.clone()
            })
        })
        .await
    }

    /// Puts a fill-up into the trash; again is no error.
    ///
    /// # Errors
    /// A refusal, or the database's.
    pub async fn delete(
        &self,
        scope: &UserScope,
        id: FuelLogId,
        expected_version: Option<i32>,
        key: Option<IdempotencyKey>,
    ) -> Outcome {
        self.change(scope, id, expected_version, key, |log, now| {
            Ok(FuelLog {
                deleted_at: log.deleted_at.or(Some(now)),
                ..log.clone()
            })
        })
        .await
    }

    /// Takes a fill-up out of the trash; again is no error.
    ///
    /// # Errors
    /// A refusal, or the database's.
    pub async fn restore(
        &self,
        scope: &UserScope,
        id: FuelLogId,
        key: Option<IdempotencyKey>,
    ) -> Outcome {
        self.change(scope, id, None, key, |log, _| {
            Ok(FuelLog {
                deleted_at: None,
                ..log.clone()
            })
        })
        .await
    }

    /// A fill-up as it stands, in the trash or not, locked until the transaction ends.
    ///
    /// # Errors
    /// The database's.
    pub async fn lock(
        &self,
        scope: &UserScope,
        tx: &DatabaseTransaction,
        id: FuelLogId,
    ) -> Result<Option<FuelLog>, DbErr> {
        data::lock(scope, tx, id).await
    }

    /// Moves every fill-up of a vehicle out of another tenant into the scope's, where the vehicle is
    /// already.
    ///
    /// # Errors
    /// The database's.
    pub async fn move_from(
        &self,
        scope: &UserScope,
        tx: &DatabaseTransaction,
        from: TenantId,
        vehicle: VehicleId,
    ) -> Result<(), DbErr> {
        odometer::move_from(scope, tx, from, vehicle).await?;
        data::move_from(scope, tx, from, vehicle).await
    }

    async fn change<F>(
        &self,
        scope: &UserScope,
        id: FuelLogId,
        expected_version: Option<i32>,
        key: Option<IdempotencyKey>,
        wanted: F,
    ) -> Outcome
    where
        F: FnOnce(&FuelLog, DateTime<Utc>) -> Result<FuelLog, MutationError<FuelLog>>,
    {
        let known = self
            .repository
            .find(scope, &[id])
            .await?
            .pop()
            .ok_or(Refusal::NotFound)?;
        let writer = self
            .repository
            .writer(scope, known.vehicle_id)
            .ok_or(Refusal::Forbidden)?;
        let now = self.clock.now();
        let tx = begin_write(&self.db, scope).await?;
        self.vehicles
            .lock(scope, &tx, known.vehicle_id)
            .await?
            .ok_or(Refusal::NotFound)?;
        let current = writer.lock(&tx, id).await?.ok_or(Refusal::NotFound)?;
        match claim(&tx, scope, key.as_ref(), id.uuid(), now).await? {
            Claim::Reused => return Err(Refusal::KeyReused.into()),
            Claim::Done(_) => return unchanged(tx, current).await,
            Claim::New => (),
        }
        if expected_version.is_some_and(|version| version != current.version) {
            return Err(Refusal::Conflict(Box::new(current)).into());
        }
        let wanted = wanted(&current, now)?;
        if wanted == current {
            return unchanged(tx, current).await;
        }
        let touched = touched(&current, &wanted);
        writer.replace(&tx, &current, wanted, now).await?;
        self.finish(writer, tx, Some(&current), &touched, now).await
    }

    /// Applies the rules, notes whatever they changed, and tells of the one that was asked for.
    async fn finish(
        &self,
        writer: FuelLogWriter<'_>,
        tx: DatabaseTransaction,
        before: Option<&FuelLog>,
        touched: &Touched,
        now: DateTime<Utc>,
    ) -> Outcome {
        let (scope, id) = (writer.scope(), touched.id);
        let meters = odometer::corrections(scope, &tx, writer.vehicle()).await?;
        let derived = writer.derive(&tx, &meters, touched).await?;
        let log = writer.lock(&tx, id).await?.ok_or(Refusal::NotFound)?;
        let asked = changed(&writer, id, log.version, log.deleted_at.is_some());
        let others = derived.into_iter().filter(|(other, _)| *other != id);
        let changes: Vec<_> = others
            .map(|(id, version)| Noted {
                change: changed(&writer, id, version, false),
                trail: None,
            })
            .chain([Noted {
                change: asked.clone(),
                trail: Some(trail(before, &log)),
            }])
            .collect();
        note(&tx, scope, &changes, now).await?;
        tx.commit().await?;
        self.bus.publish(asked).await;
        Ok(log)
    }
}

fn touched(current: &FuelLog, wanted: &FuelLog) -> Touched {
    let was_counted = current.deleted_at.is_none();
    Touched {
        id: current.id,
        first: current.entry.filled_on.min(wanted.entry.filled_on),
        before: was_counted.then_some(Before {
            source: current.entry.source,
            outcome: current.assessment.outcome,
            hourly: current.assessment.hourly,
        }),
        price: Some((current.entry.source, current.entry.price.currency)),
    }
}

fn changed(
    writer: &FuelLogWriter<'_>,
    id: FuelLogId,
    version: i32,
    deleted: bool,
) -> RecordChanged {
    RecordChanged {
        tenant: writer.scope().tenant().uuid(),
        only_user: None,
        vehicle: Some(writer.vehicle().uuid()),
        kind: RecordKind::FuelLog,
        id: id.uuid(),
        version,
        deleted,
    }
}

async fn unchanged(tx: DatabaseTransaction, log: FuelLog) -> Outcome {
    tx.commit().await?;
    Ok(log)
}

fn faults(impossible: Vec<ImpossibleEntry>) -> MutationError<FuelLog> {
    let faults = impossible.into_iter().map(|fault| Fault {
        field: field_name(fault.field()),
        message: fault.to_string(),
        too_long: matches!(fault, ImpossibleEntry::Text(_, TextError::TooLong(_))),
    });
    Refusal::Faults(faults.collect()).into()
}

fn field_name(field: Field) -> &'static str {
    match field {
        Field::FilledOn => "filledOn",
        Field::Odometer => "odometer",
        Field::Quantity => "quantity",
        Field::UnitPrice => "unitPrice",
        Field::Total => "total",
        Field::Station => "station",
        Field::Grade => "grade",
        Field::Notes => "notes",
        Field::Trip => "tripDistance",
        Field::EngineHours => "engineHours",
        Field::SourceDistance => "distanceOnThisFuel",
        Field::ChargeStart => "stateOfChargeStart",
        Field::ChargeEnd => "stateOfChargeEnd",
        Field::BatteryEnergy => "batteryEnergy",
        Field::ChargePlace => "chargePlace",
        Field::ChargerKind => "chargerKind",
        Field::Driver => "driver",
        Field::Payment => "paymentMethod",
        Field::Tags => "tags",
        Field::Discount => "discount",
    }
}
