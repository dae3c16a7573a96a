//! Many fill-ups of one vehicle at once: judged together before they are stored, so that nothing has to
//! be judged again after each.

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{
    ActiveModelTrait as _, ActiveValue, ConnectionTrait, DbErr, IntoActiveModel as _,
    Iterable as _, TryIntoModel as _,
};
use uuid::Uuid;

use super::derive::{derived_columns, judged_in_order};
use super::entity::{ActiveModel, Column, Entity, Model};
use super::mapping;
use super::repository::{FuelLogRepository, FuelLogWriter};
use crate::features::fuel_logs::domain::FuelLog;
use crate::features::fuel_logs::domain::entry::FuelEntry;
use crate::features::fuel_logs::domain::meters::Corrections;
use crate::features::fuel_logs::domain::plausibility;
use crate::infra::db::{self, apart};
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
        let rows = db::all_of::<Entity>(&self.db, scope, vehicle).await?;
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
        let there = self.living().all(connection).await?;
        let (of, meters) = (Parent::of(*self), meters.clone());
        apart(move || planned(of, there, &meters, new, now)).await?
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

/// Whose rows are made.
#[derive(Clone, Copy)]
struct Parent {
    tenant: Uuid,
    user: Uuid,
    vehicle: Uuid,
}

impl Parent {
    fn of(writer: FuelLogWriter<'_>) -> Self {
        Self {
            tenant: writer.scope().tenant().uuid(),
            user: writer.scope().user().uuid(),
            vehicle: writer.vehicle().uuid(),
        }
    }
}

fn planned(
    of: Parent,
    there: Vec<Model>,
    meters: &Corrections,
    new: Vec<NewFuelLog>,
    now: DateTime<Utc>,
) -> Result<Vec<PlannedFuelLog>, DbErr> {
    let is_new: HashSet<_> = new.iter().map(|log| log.id.uuid()).collect();
    let mut all = there;
    for log in new {
        all.push(row(of, log, now).try_into_model()?);
    }
    let (placed, judged) = judged_in_order(all, meters);
    let rows = placed.iter().zip(&judged);
    Ok(rows
        .filter(|(placed, _)| is_new.contains(&placed.row.id))
        .map(|(placed, assessment)| PlannedFuelLog {
            id: FuelLogId::from_uuid(placed.row.id),
            row: with_derived(&placed.row, derived_columns(placed, assessment)),
        })
        .collect())
}

fn row(of: Parent, log: NewFuelLog, now: DateTime<Utc>) -> ActiveModel {
    ActiveModel {
        tenant_id: Set(of.tenant),
        user_id: Set(of.user),
        id: Set(log.id.uuid()),
        vehicle_id: Set(of.vehicle),
        place: Set(0),
        rules: Set(plausibility::RULES),
        warnings: Set(String::new()),
        is_counted: Set(true),
        is_cost_counted: Set(true),
        reading: Set(None),
        distance: Set(None),
        run_ms: Set(None),
        economy_fuel: Set(None),
        economy_distance: Set(None),
        economy_alone: Set(None),
        no_economy_reason: Set(None),
        hourly_fuel: Set(None),
        hourly_ms: Set(None),
        no_hourly_reason: Set(None),
        battery_share: Set(None),
        battery_distance: Set(None),
        is_confirmed: Set(log.is_confirmed),
        created_at: Set(now),
        updated_at: Set(now),
        version: Set(1),
        deleted_at: Set(None),
        ..mapping::columns(log.entry)
    }
}

/// A row as it is to be stored, with what the rules say of it.
fn with_derived(row: &Model, derived: ActiveModel) -> ActiveModel {
    let mut whole = row.clone().into_active_model().reset_all();
    for column in Column::iter() {
        if let ActiveValue::Set(value) = derived.get(column) {
            whole.set(column, value);
        }
    }
    whole
}
