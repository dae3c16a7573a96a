//! The newest fill-ups of many vehicles, and what was read at them, by short looks along the index.

use std::cmp::Reverse;
use std::collections::HashMap;

use chrono::NaiveDate;
use sea_orm::sea_query::{Asterisk, Expr, ExprTrait, Query, SelectStatement, UnionType};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, FromQueryResult, QueryFilter, QuerySelect, QueryTrait,
    Select,
};
use uuid::Uuid;

use super::entity::{Column, Entity, Model};
use super::mapping;
use super::repository::{FuelLogRepository, Position, living, newest_first};
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

const OF_READING: [Column; 8] = [
    Column::Id,
    Column::VehicleId,
    Column::FilledOn,
    Column::Place,
    Column::Reading,
    Column::OdometerValue,
    Column::OdometerUnit,
    Column::EngineHours,
];

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
fn looks_at_once(scope: &UserScope) -> usize {
    let named = match scope.sight() {
        Sight::All => 0,
        Sight::Only(granted) => granted.len(),
    };
    (VALUES / (named + 10)).clamp(1, LOOKS)
}

/// A look at the newest `limit` of some rows, along the index. Ranking those of all vehicles in one
/// window would read ten years for one line.
pub(super) fn look(rows: Select<Entity>, limit: u64) -> SelectStatement {
    let newest = newest_first(rows).limit(limit).into_query();
    Query::select()
        .expr(Expr::col(Asterisk))
        .from_subquery(newest, "newest")
        .to_owned()
}

impl FuelLogRepository {
    /// What many looks find, in no order, in as few statements as there can be. They bring the rows
    /// themselves: PostgreSQL may look anew for every row that it compares with ids.
    pub(super) async fn look_at<M: FromQueryResult>(
        &self,
        scope: &UserScope,
        looks: &[SelectStatement],
    ) -> Result<Vec<M>, DbErr> {
        let mut found = Vec::new();
        for looks in looks.chunks(looks_at_once(scope)) {
            let Some((first, others)) = looks.split_first() else {
                continue;
            };
            let mut all = first.clone();
            for look in others {
                all.union(UnionType::All, look.clone());
            }
            let rows = db::read(&self.db, scope).await?.query_all(&all).await?;
            let rows = rows.iter().map(|row| M::from_query_result(row, ""));
            found.append(&mut rows.collect::<Result<Vec<_>, _>>()?);
        }
        Ok(found)
    }

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
        let rows: Vec<Model> = self.look_at(scope, &looks).await?;
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
            let mut hours = look(counted, HOURS_AMONG);
            hours.and_where(Expr::col("engine_hours").is_not_null());
            looks.extend([look(read, ODOMETERS), hours]);
        }
        let mut rows: Vec<ReadingRow> = self.look_at(scope, &looks).await?;
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
