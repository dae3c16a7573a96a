//! Many fill-ups of one vehicle at once: judged together before they are stored, so that nothing has to
//! be judged again after each.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, QueryFilter, TryIntoModel as _};

use super::derive::{derived_columns, in_place};
use super::entity::{ActiveModel, Column, Entity};
use super::mapping;
use super::repository::{FuelLogRepository, FuelLogWriter};
use crate::features::fuel_logs::domain::FuelLog;
use crate::features::fuel_logs::domain::entry::FuelEntry;
use crate::features::fuel_logs::domain::meters::Corrections;
use crate::features::fuel_logs::domain::plausibility;
use crate::infra::db::{self, Scoped};
use crate::kernel::ids::{FuelLogId, TypedId, VehicleId};
use crate::kernel::scope::UserScope;

/// A fill-up to be stored; its entry was checked.
#[derive(Clone, Debug)]
pub struct NewFuelLog {
    pub id: FuelLogId,
    pub entry: FuelEntry,
    pub is_confirmed: bool,
}

/// A fill-up as it will be stored, with what the rules say of it.
#[derive(Clone, Debug)]
pub struct PlannedFuelLog {
    pub id: FuelLogId,
    row: ActiveModel,
}

impl FuelLogRepository {
    /// All of a vehicle, those in the trash too, in no order.
    ///
    /// # Errors
    /// The database's.
    pub async fn all_of(
        &self,
        scope: &UserScope,
        vehicle: VehicleId,
    ) -> Result<Vec<FuelLog>, DbErr> {
        let query = scope
            .select::<Entity>()
            .filter(Column::VehicleId.eq(vehicle.uuid()));
        let rows = query.all(&db::read(&self.db, scope).await?).await?;
        Ok(rows.into_iter().map(FuelLog::from).collect())
    }
}

impl FuelLogWriter<'_> {
    /// Judges new fill-ups together with those that are there.
    ///
    /// # Errors
    /// The database's.
    pub async fn plan<C: ConnectionTrait>(
        &self,
        connection: &C,
        meters: &Corrections,
        new: Vec<NewFuelLog>,
        now: DateTime<Utc>,
    ) -> Result<Vec<PlannedFuelLog>, DbErr> {
        let mut all = self.living().all(connection).await?;
        let mut wanted = HashMap::new();
        for log in new {
            let row = self.row(log, now);
            let model = row.clone().try_into_model()?;
            wanted.insert(model.id, row);
            all.push(model);
        }
        let rows = in_place(all, meters);
        let entries: Vec<_> = rows.iter().map(|placed| placed.entry.clone()).collect();
        let judged = plausibility::assess(&entries);
        let planned = rows.iter().zip(&judged).filter_map(|(placed, assessment)| {
            let typed = wanted.remove(&placed.row.id)?;
            Some(PlannedFuelLog {
                id: FuelLogId::from_uuid(placed.row.id),
                row: with_judgement(typed, derived_columns(placed, assessment)),
            })
        });
        Ok(planned.collect())
    }

    fn row(&self, log: NewFuelLog, now: DateTime<Utc>) -> ActiveModel {
        let scope = self.scope();
        ActiveModel {
            tenant_id: Set(scope.tenant().uuid()),
            user_id: Set(scope.user().uuid()),
            id: Set(log.id.uuid()),
            vehicle_id: Set(self.vehicle().uuid()),
            is_confirmed: Set(log.is_confirmed),
            created_at: Set(now),
            updated_at: Set(now),
            version: Set(1),
            deleted_at: Set(None),
            ..with_judgement(mapping::columns(log.entry), unjudged())
        }
    }

    /// Stores fill-ups as planned, in one statement.
    ///
    /// # Errors
    /// The database's.
    pub async fn insert_planned<C: ConnectionTrait>(
        &self,
        tx: &C,
        planned: &[PlannedFuelLog],
    ) -> Result<(), DbErr> {
        let rows = planned.iter().map(|log| log.row.clone()).collect();
        db::insert_many(self.scope(), rows, tx).await
    }

    /// Removes fill-ups for good, as if they had never been there.
    ///
    /// # Errors
    /// The database's.
    pub async fn remove<C: ConnectionTrait>(&self, tx: &C, ids: &[FuelLogId]) -> Result<(), DbErr> {
        let delete = Query::delete()
            .from_table(Entity)
            .and_where(Expr::col(Column::TenantId).eq(self.scope().tenant().uuid()))
            .and_where(Expr::col(Column::VehicleId).eq(self.vehicle().uuid()))
            .and_where(Expr::col(Column::Id).is_in(ids.iter().map(|id| id.uuid())))
            .to_owned();
        tx.execute(&delete).await.map(drop)
    }
}

/// What is stored of a fill-up that was not judged yet.
fn unjudged() -> ActiveModel {
    ActiveModel {
        place: Set(0),
        warnings: Set(String::new()),
        is_counted: Set(true),
        is_cost_counted: Set(true),
        reading: Set(None),
        distance: Set(None),
        economy_fuel: Set(None),
        economy_distance: Set(None),
        economy_alone: Set(None),
        no_economy_reason: Set(None),
        hourly_fuel: Set(None),
        hourly_ms: Set(None),
        no_hourly_reason: Set(None),
        battery_share: Set(None),
        battery_distance: Set(None),
        ..Default::default()
    }
}

/// What was typed, with what the rules say of it.
fn with_judgement(typed: ActiveModel, judged: ActiveModel) -> ActiveModel {
    ActiveModel {
        place: judged.place,
        warnings: judged.warnings,
        is_counted: judged.is_counted,
        is_cost_counted: judged.is_cost_counted,
        reading: judged.reading,
        distance: judged.distance,
        economy_fuel: judged.economy_fuel,
        economy_distance: judged.economy_distance,
        economy_alone: judged.economy_alone,
        no_economy_reason: judged.no_economy_reason,
        hourly_fuel: judged.hourly_fuel,
        hourly_ms: judged.hourly_ms,
        no_hourly_reason: judged.no_hourly_reason,
        battery_share: judged.battery_share,
        battery_distance: judged.battery_distance,
        ..typed
    }
}
