//! The newest fill-ups of many vehicles, and what was read at them, by short looks along the index.

use std::collections::HashMap;

use chrono::NaiveDate;
use sea_orm::sea_query::{Query, SelectStatement, UnionType};
use sea_orm::{
    ColumnTrait, Condition, DbErr, FromQueryResult, QueryFilter, QuerySelect, QueryTrait, Select,
};
use uuid::Uuid;

use super::entity::{Column, Entity};
use super::mapping;
use super::repository::{FuelLogRepository, living, newest_first};
use crate::features::fuel_logs::domain::FuelLog;
use crate::features::fuel_logs::domain::meters::FuelReading;
use crate::infra::db;
use crate::kernel::ids::{TypedId, VehicleId};
use crate::kernel::scope::{Sight, UserScope};

/// Looks that one statement joins: SQLite takes five hundred.
const LOOKS: usize = 100;
/// Values that one statement binds, well below what SQLite takes.
const VALUES: usize = 20_000;

/// Odometers of a vehicle that are looked at: the newest, and what it is judged by.
const ODOMETERS: u64 = 4;
/// Among so many of its newest fill-ups the hours of its engine are looked for: most have none, and
/// nothing but the rows themselves tells it.
const HOURS_AMONG: u64 = 20;

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
}

impl From<ReadingRow> for FuelReading {
    fn from(row: ReadingRow) -> Self {
        Self {
            on: row.filled_on,
            place: row.place,
            id: row.id,
            reading: row.reading.filter(|reading| *reading > 0),
            odometer: mapping::distance(&row.odometer_value, &row.odometer_unit),
            engine_hours: mapping::decimal(&row.engine_hours),
        }
    }
}

pub(super) fn of_one(scope: &UserScope, vehicle: VehicleId) -> Select<Entity> {
    living(scope).filter(Column::VehicleId.eq(vehicle.uuid()))
}

/// How many looks of a scope one statement joins: each names the vehicles that the scope sees.
pub(super) fn looks_at_once(scope: &UserScope) -> usize {
    let named = match scope.sight() {
        Sight::All => 0,
        Sight::Only(granted) => granted.len(),
    };
    (VALUES / (named + 10)).clamp(1, LOOKS)
}

/// The newest `limit` ids of each of these rows: a short look along the index for each. Ranking them all
/// in one window would read ten years for one line.
pub(super) fn newest(each: Vec<Select<Entity>>, limit: u64) -> Option<SelectStatement> {
    let mut looks = each.into_iter().map(|rows| {
        let look = newest_first(rows)
            .select_only()
            .column(Column::Id)
            .limit(limit)
            .into_query();
        Query::select()
            .column("id")
            .from_subquery(look, "newest")
            .to_owned()
    });
    let mut all = looks.next()?;
    for look in looks {
        all.union(UnionType::All, look);
    }
    Some(all)
}

impl FuelLogRepository {
    /// The newest `limit` fill-ups of each vehicle, in one statement.
    ///
    /// # Errors
    /// The database's.
    pub async fn newest_of_each(
        &self,
        scope: &UserScope,
        vehicles: &[VehicleId],
        limit: u64,
    ) -> Result<HashMap<VehicleId, Vec<FuelLog>>, DbErr> {
        let mut by_vehicle: HashMap<VehicleId, Vec<FuelLog>> = HashMap::new();
        for vehicles in vehicles.chunks(looks_at_once(scope)) {
            let looks = vehicles.iter().map(|vehicle| of_one(scope, *vehicle));
            let Some(ids) = newest(looks.collect(), limit) else {
                continue;
            };
            let query = newest_first(living(scope).filter(Column::Id.in_subquery(ids)));
            let rows = query.all(&db::read(&self.db, scope).await?).await?;
            for log in rows.into_iter().map(FuelLog::from) {
                by_vehicle.entry(log.vehicle_id).or_default().push(log);
            }
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
        let mut by_vehicle: HashMap<VehicleId, Vec<FuelReading>> = HashMap::new();
        // Each statement looks at every vehicle twice.
        for vehicles in vehicles.chunks(looks_at_once(scope).div_ceil(2)) {
            let counted =
                |vehicle: &VehicleId| of_one(scope, *vehicle).filter(Column::IsCounted.eq(true));
            let read = |vehicle| counted(vehicle).filter(Column::Reading.gt(0));
            let odometers = newest(vehicles.iter().map(read).collect(), ODOMETERS);
            let recent = newest(vehicles.iter().map(counted).collect(), HOURS_AMONG);
            let Some((odometers, recent)) = odometers.zip(recent) else {
                continue;
            };
            let hours = Condition::all()
                .add(Column::Id.in_subquery(recent))
                .add(Column::EngineHours.is_not_null());
            let either = Condition::any()
                .add(Column::Id.in_subquery(odometers))
                .add(hours);
            let rows = newest_first(living(scope).filter(either))
                .select_only()
                .columns([
                    Column::Id,
                    Column::VehicleId,
                    Column::FilledOn,
                    Column::Place,
                    Column::Reading,
                    Column::OdometerValue,
                    Column::OdometerUnit,
                    Column::EngineHours,
                ])
                .into_model::<ReadingRow>()
                .all(&db::read(&self.db, scope).await?)
                .await?;
            for row in rows {
                let vehicle = VehicleId::from_uuid(row.vehicle_id);
                by_vehicle.entry(vehicle).or_default().push(row.into());
            }
        }
        Ok(by_vehicle)
    }
}
