//! Many fill-ups of one vehicle at once: judged together before they are stored, so that nothing has to
//! be judged again after each.

use chrono::{DateTime, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, QueryFilter, TryIntoModel as _};

use super::derive::{derived_columns, differs};
use super::entity::{ActiveModel, Column, Entity, Model};
use super::mapping;
use super::repository::{FuelLogRepository, FuelLogWriter, living, oldest_first};
use crate::features::fuel_logs::domain::FuelLog;
use crate::features::fuel_logs::domain::entry::FuelEntry;
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
        new: Vec<NewFuelLog>,
        now: DateTime<Utc>,
    ) -> Result<Vec<PlannedFuelLog>, DbErr> {
        let there = self.stored(connection).await?;
        let planned = new.into_iter().map(|log| {
            let row = self.row(log, now);
            row.clone().try_into_model().map(|model| (model, Some(row)))
        });
        let planned: Vec<_> = planned.collect::<Result<_, _>>()?;
        let mut all: Vec<(Model, Option<ActiveModel>)> =
            there.into_iter().map(|m| (m, None)).collect();
        all.extend(planned);
        all.sort_by(|(a, _), (b, _)| place(a).cmp(&place(b)));
        let entries: Vec<_> = all
            .iter()
            .map(|(model, _)| mapping::judged(model))
            .collect();
        let judged = plausibility::assess(&entries);
        let rows = all.into_iter().zip(judged);
        Ok(rows
            .filter_map(|((model, row), assessment)| {
                let derived = derived_columns(&model, &assessment);
                Some(PlannedFuelLog {
                    id: FuelLogId::from_uuid(model.id),
                    row: ActiveModel {
                        warnings: derived.warnings,
                        is_counted: derived.is_counted,
                        is_cost_counted: derived.is_cost_counted,
                        distance_m: derived.distance_m,
                        economy_quantity: derived.economy_quantity,
                        economy_m: derived.economy_m,
                        no_economy_reason: derived.no_economy_reason,
                        ..row?
                    },
                })
            })
            .collect())
    }

    fn row(&self, log: NewFuelLog, now: DateTime<Utc>) -> ActiveModel {
        let scope = self.scope();
        ActiveModel {
            tenant_id: Set(scope.tenant().uuid()),
            user_id: Set(scope.user().uuid()),
            id: Set(log.id.uuid()),
            vehicle_id: Set(self.vehicle().uuid()),
            warnings: Set(String::new()),
            is_counted: Set(true),
            is_cost_counted: Set(true),
            distance_m: Set(None),
            economy_quantity: Set(None),
            economy_m: Set(None),
            no_economy_reason: Set(None),
            is_confirmed: Set(log.is_confirmed),
            created_at: Set(now),
            updated_at: Set(now),
            version: Set(1),
            deleted_at: Set(None),
            ..mapping::columns(log.entry)
        }
    }

    async fn stored<C: ConnectionTrait>(&self, connection: &C) -> Result<Vec<Model>, DbErr> {
        let query = living(self.scope()).filter(Column::VehicleId.eq(self.vehicle().uuid()));
        oldest_first(query).all(connection).await
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

    /// Applies the rules to all that are there, stores what is different now, and tells which fill-ups
    /// that concerns with their versions.
    ///
    /// # Errors
    /// The database's.
    pub async fn derive_all<C: ConnectionTrait>(
        &self,
        tx: &C,
    ) -> Result<Vec<(FuelLogId, i32)>, DbErr> {
        let rows = self.stored(tx).await?;
        let entries: Vec<_> = rows.iter().map(mapping::judged).collect();
        let judged = plausibility::assess(&entries);
        let mut changed = Vec::new();
        for (row, assessment) in rows.iter().zip(&judged) {
            let wanted = derived_columns(row, assessment);
            if differs(row, &wanted) {
                let update = self.scope().update::<Entity>().set(wanted);
                update.filter(Column::Id.eq(row.id)).exec(tx).await?;
                changed.push((FuelLogId::from_uuid(row.id), row.version));
            }
        }
        Ok(changed)
    }
}

/// The order of time, as the database sorts.
fn place(row: &Model) -> (chrono::NaiveDate, &str, uuid::Uuid) {
    (row.filled_on, row.filled_at.as_str(), row.id)
}
