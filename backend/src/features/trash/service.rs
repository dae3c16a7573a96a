//! What can be learned of the trash, and its emptying.

use std::cmp::Reverse;

use chrono::{DateTime, Utc};
use platform_kit::clock::Clock;
use sea_orm::DbErr;

use crate::features::documents::{DocumentRecord, DocumentService};
use crate::features::fuel_logs::{FuelLogRecord, FuelLogService};
use crate::features::odometer::{OdometerReadingRecord, OdometerService};
use crate::features::trash::domain::KEPT;
use crate::features::vehicles::{VehicleRecord, VehicleService};
use crate::infra::db::{TrashPage, TrashPosition};
use crate::kernel::ids::TypedId;
use crate::kernel::scope::UserScope;

/// A record in the trash.
#[derive(Clone, Debug)]
pub enum Trashed {
    Vehicle(Box<VehicleRecord>),
    FuelLog(Box<FuelLogRecord>),
    OdometerReading(Box<OdometerReadingRecord>),
    Document(Box<DocumentRecord>),
}

impl Trashed {
    /// When it came there, and its id.
    #[must_use]
    pub fn position(&self) -> TrashPosition {
        let (at, id) = match self {
            Self::Vehicle(vehicle) => (vehicle.deleted_at, vehicle.id.uuid()),
            Self::FuelLog(log) => (log.deleted_at, log.id.uuid()),
            Self::OdometerReading(reading) => (reading.deleted_at, reading.id.uuid()),
            Self::Document(document) => (document.deleted_at, document.id.uuid()),
        };
        (at.unwrap_or_default(), id)
    }
}

/// Use cases of the trash; the scope comes first in each.
#[derive(Clone, Debug)]
pub struct TrashService {
    vehicles: VehicleService,
    fuel_logs: FuelLogService,
    odometer: OdometerService,
    documents: DocumentService,
    clock: Clock,
}

impl TrashService {
    #[must_use]
    pub fn new(
        vehicles: VehicleService,
        fuel_logs: FuelLogService,
        (odometer, documents): (OdometerService, DocumentService),
        clock: Clock,
    ) -> Self {
        Self {
            vehicles,
            fuel_logs,
            odometer,
            documents,
            clock,
        }
    }

    /// A page of the trash, newest there first.
    ///
    /// # Errors
    /// The database's.
    pub async fn list(
        &self,
        scope: &UserScope,
        after: Option<TrashPosition>,
        limit: u64,
    ) -> Result<Vec<Trashed>, DbErr> {
        let every = TrashPage {
            vehicles: &[],
            after,
            limit,
        };
        let vehicles = self.vehicles.trashed(scope, &every).await?;
        let vehicles = vehicles.into_iter().map(|v| Trashed::Vehicle(Box::new(v)));
        let mut all: Vec<_> = vehicles.collect();
        let there = self.vehicles.trashed_ids(scope).await?;
        let alone = TrashPage {
            vehicles: &there,
            ..every
        };
        let logs = self.fuel_logs.trashed(scope, &alone).await?;
        all.extend(logs.into_iter().map(|l| Trashed::FuelLog(Box::new(l))));
        let readings = self.odometer.trashed(scope, &alone).await?;
        let readings = readings.into_iter().map(Box::new);
        all.extend(readings.map(Trashed::OdometerReading));
        let documents = self.documents.trashed(scope, &alone).await?;
        let documents = documents.into_iter().map(Box::new);
        all.extend(documents.map(Trashed::Document));
        all.sort_by_key(|trashed| Reverse(trashed.position()));
        all.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
        Ok(all)
    }

    /// Now, by the clock of the application.
    #[must_use]
    pub fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    /// Removes for good what nobody wanted back, in every tenant; tells how much.
    ///
    /// # Errors
    /// The database's.
    pub async fn empty_overdue(&self) -> Result<usize, DbErr> {
        let before = self.clock.now() - KEPT;
        let logs = self.fuel_logs.purge_overdue(before).await?;
        let readings = self.odometer.purge_overdue(before).await?;
        let documents = self.documents.purge_overdue(before).await?;
        Ok(logs + readings + documents + self.vehicles.purge_overdue(before).await?)
    }
}
