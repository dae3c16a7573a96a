//! The newest fill-ups of many vehicles, and what was read at them, by short looks along the index.

use std::cmp::Reverse;
use std::collections::HashMap;

use chrono::NaiveDate;
use sea_orm::sea_query::SelectStatement;
use sea_orm::{ColumnTrait, DbErr, FromQueryResult, QueryFilter, QuerySelect, Select};
use uuid::Uuid;

use super::entity::{Column, Entity, Model};
use super::mapping;
use super::repository::{FuelLogRepository, Position, living, newest_first};
use crate::features::fuel_logs::domain::FuelLog;
use crate::features::fuel_logs::domain::economy::Meter;
use crate::features::fuel_logs::domain::meters::FuelReading;
use crate::features::fuel_logs::domain::plausibility::Warning;
use crate::infra::db;
use crate::kernel::ids::{TypedId, VehicleId};
use crate::kernel::scope::UserScope;

/// Readings of each meter of a vehicle that are looked at: the newest, and what it is judged by.
const READINGS: u64 = 4;

#[derive(FromQueryResult)]
struct ReadingRow {
    id: Uuid,
    vehicle_id: Uuid,
    filled_on: NaiveDate,
    place: i64,
    reading: Option<i64>,
    odometer_value: Option<String>,
    odometer_unit: Option<String>,
    engine_hours: Option<String>,
    warnings: String,
    is_confirmed: bool,
}

const OF_READING: [Column; 10] = [
    Column::Id,
    Column::VehicleId,
    Column::FilledOn,
    Column::Place,
    Column::Reading,
    Column::OdometerValue,
    Column::OdometerUnit,
    Column::EngineHours,
    Column::Warnings,
    Column::IsConfirmed,
];

impl From<ReadingRow> for FuelReading {
    fn from(row: ReadingRow) -> Self {
        let of_hours = |warning: &Warning| warning.meter() == Some(Meter::Hours);
        let is_doubted = mapping::warnings_of(&row.warnings).iter().any(of_hours);
        let engine_hours = mapping::decimal(&row.engine_hours);
        Self {
            on: row.filled_on,
            place: row.place,
            id: row.id,
            reading: row.reading.filter(|reading| *reading > 0),
            odometer: mapping::distance(&row.odometer_value, &row.odometer_unit),
            engine_hours: engine_hours.filter(|_| row.is_confirmed || !is_doubted),
        }
    }
}

pub(super) fn of_one(scope: &UserScope, vehicle: VehicleId) -> Select<Entity> {
    living(scope).filter(Column::VehicleId.eq(vehicle.uuid()))
}

/// A look at the newest `limit` of some fill-ups.
pub(super) fn look(rows: Select<Entity>, limit: u64) -> SelectStatement {
    db::look(newest_first(rows), limit)
}

impl FuelLogRepository {
    /// The newest `limit` fill-ups of each vehicle, newest first.
    ///
    /// # Errors
    /// The database's.
    pub async fn newest_of_each(
        &self,
        scope: &UserScope,
        vehicles: &[VehicleId],
        limit: u64,
    ) -> Result<HashMap<VehicleId, Vec<FuelLog>>, DbErr> {
        let looks = vehicles.iter().map(|id| look(of_one(scope, *id), limit));
        let looks: Vec<_> = looks.collect();
        let connection = db::read(&self.db, scope).await?;
        let rows: Vec<Model> = db::look_at(&connection, scope, &looks).await?;
        let mut logs: Vec<_> = rows.into_iter().map(FuelLog::from).collect();
        logs.sort_by_cached_key(|log| Reverse(Position::of(log)));
        let mut by_vehicle: HashMap<VehicleId, Vec<FuelLog>> = HashMap::new();
        for log in logs {
            by_vehicle.entry(log.vehicle_id).or_default().push(log);
        }
        Ok(by_vehicle)
    }

    /// What the meters of each vehicle showed at its last fill-ups that count, newest first.
    ///
    /// # Errors
    /// The database's.
    pub async fn meter_readings(
        &self,
        scope: &UserScope,
        vehicles: &[VehicleId],
    ) -> Result<HashMap<VehicleId, Vec<FuelReading>>, DbErr> {
        let mut looks = Vec::new();
        for vehicle in vehicles {
            let counted = of_one(scope, *vehicle)
                .filter(Column::IsCounted.eq(true))
                .select_only()
                .columns(OF_READING);
            let read = counted.clone().filter(Column::Reading.gt(0));
            let hours = counted.filter(Column::EngineHours.is_not_null());
            looks.extend([read, hours].map(|rows| look(rows, READINGS)));
        }
        let connection = db::read(&self.db, scope).await?;
        let mut rows: Vec<ReadingRow> = db::look_at(&connection, scope, &looks).await?;
        rows.sort_by_key(|row| Reverse((row.filled_on, row.place, row.id)));
        // With both meters read it was found twice.
        rows.dedup_by_key(|row| row.id);
        let mut by_vehicle: HashMap<VehicleId, Vec<FuelReading>> = HashMap::new();
        for row in rows {
            let vehicle = VehicleId::from_uuid(row.vehicle_id);
            by_vehicle.entry(vehicle).or_default().push(row.into());
        }
        Ok(by_vehicle)
    }
}
