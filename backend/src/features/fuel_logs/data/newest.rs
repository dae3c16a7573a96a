//! The newest fill-ups of many vehicles, by short looks along the index.

use std::collections::HashMap;

use sea_orm::sea_query::{Query, SelectStatement, UnionType};
use sea_orm::{ColumnTrait, DbErr, QueryFilter, QuerySelect, QueryTrait, Select};

use super::entity::{Column, Entity};
use super::repository::{FuelLogRepository, living, newest_first};
use crate::features::fuel_logs::domain::FuelLog;
use crate::infra::db;
use crate::kernel::ids::{TypedId, VehicleId};
use crate::kernel::scope::{Sight, UserScope};

/// Looks that one statement joins: SQLite takes five hundred.
const LOOKS: usize = 100;
/// Values that one statement binds, well below what SQLite takes.
const VALUES: usize = 20_000;

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
}
