//! What can be learned of fill-ups one by one: trends, prices, readings.

use chrono::NaiveDate;
use sea_orm::{DatabaseTransaction, DbErr};
use uuid::Uuid;

use super::{FuelLogService, changed};
use crate::features::fuel_logs::data::{Point, Position, Purchase, Span};
use crate::features::fuel_logs::domain::FuelLog;
use crate::features::fuel_logs::domain::economy::Meter;
use crate::features::odometer;
use crate::infra::db::Noted;
use crate::kernel::energy::EnergySource;
use crate::kernel::ids::{FuelLogId, TypedId, VehicleId};
use crate::kernel::scope::UserScope;

impl FuelLogService {
    /// The last figures of one energy by one meter, oldest first.
    ///
    /// # Errors
    /// The database's.
    pub async fn points(
        &self,
        scope: &UserScope,
        of: (VehicleId, EnergySource, Meter),
        span: Span,
        limit: u64,
    ) -> Result<Vec<Point>, DbErr> {
        self.repository.points(scope, of, span, limit).await
    }

    /// The last purchases of one energy, oldest first.
    ///
    /// # Errors
    /// The database's.
    pub async fn purchases(
        &self,
        scope: &UserScope,
        of: (VehicleId, EnergySource),
        span: Span,
        limit: u64,
    ) -> Result<Vec<Purchase>, DbErr> {
        self.repository.purchases(scope, of, span, limit).await
    }

    /// Fill-ups at which a meter was read, newest first, behind a position.
    ///
    /// # Errors
    /// The database's.
    pub async fn readings(
        &self,
        scope: &UserScope,
        vehicle: VehicleId,
        after: Option<(NaiveDate, i64, Uuid)>,
        limit: u64,
    ) -> Result<Vec<FuelLog>, DbErr> {
        let after = after.map(position);
        self.repository
            .readings(scope, vehicle, after.as_ref(), limit)
            .await
    }

    /// Those of them at a position and newer, oldest first.
    ///
    /// # Errors
    /// The database's.
    pub async fn readings_from(
        &self,
        scope: &UserScope,
        vehicle: VehicleId,
        from: (NaiveDate, i64, Uuid),
        limit: u64,
    ) -> Result<Vec<FuelLog>, DbErr> {
        self.repository
            .readings_from(scope, vehicle, &position(from), limit)
            .await
    }

    /// Judges all fill-ups of a vehicle anew, as after a meter was replaced; tells what changed.
    ///
    /// # Errors
    /// The database's.
    pub async fn rejudge(
        &self,
        scope: &UserScope,
        tx: &DatabaseTransaction,
        vehicle: VehicleId,
    ) -> Result<Vec<Noted>, DbErr> {
        let Some(writer) = self.repository.writer(scope, vehicle) else {
            return Ok(Vec::new());
        };
        let meters = odometer::corrections(scope, tx, vehicle).await?;
        let derived = writer.derive_all(tx, &meters).await?;
        let noted = |(id, version)| Noted {
            change: changed(&writer, id, version, false),
            trail: None,
        };
        Ok(derived.into_iter().map(noted).collect())
    }
}

/// Of a day, a place in it and an id.
fn position((filled_on, place, id): (NaiveDate, i64, Uuid)) -> Position {
    Position {
        filled_on,
        place,
        id: FuelLogId::from_uuid(id),
    }
}
