//! What can be learned of the trash, and its emptying.

use std::cmp::Reverse;

use chrono::{DateTime, Utc};
use platform_kit::clock::Clock;
use sea_orm::DbErr;
use uuid::Uuid;

use crate::features::documents::DocumentService;
use crate::features::fuel_logs::{FuelLogRecord, FuelLogService};
use crate::features::odometer::OdometerService;
use crate::features::trash::domain::KEPT;
use crate::features::vehicles::{VehicleRecord, VehicleService};
use crate::kernel::ids::TypedId;
use crate::kernel::scope::UserScope;

/// A record in the trash.
#[derive(Clone, Debug)]
pub enum Trashed {
    Vehicle(Box<VehicleRecord>),
    FuelLog(Box<FuelLogRecord>),
}

impl Trashed {
    /// When it came there, and its id.
    #[must_use]
    pub fn position(&self) -> (DateTime<Utc>, Uuid) {
        let (at, id) = match self {
            Self::Vehicle(vehicle) => (vehicle.deleted_at, vehicle.id.uuid()),
            Self::FuelLog(log) => (log.deleted_at, log.id.uuid()),
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
        after: Option<(DateTime<Utc>, Uuid)>,
        limit: u64,
    ) -> Result<Vec<Trashed>, DbErr> {
        let vehicles = self.vehicles.trashed(scope, after, limit).await?;
        let logs = self.fuel_logs.trashed(scope, after, limit).await?;
        let vehicles = vehicles.into_iter().map(|v| Trashed::Vehicle(Box::new(v)));
        let logs = logs.into_iter().map(|l| Trashed::FuelLog(Box::new(l)));
        let mut all: Vec<_> = vehicles.chain(logs).collect();
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
