use chrono::{DateTime, NaiveDate, Utc};
use platform_kit::db::Db;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, Order, Query, SimpleExpr};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, QueryFilter, QueryOrder, QuerySelect, Select,
};

use super::entity::{ActiveModel, Column, Entity};
use super::mapping;
use crate::features::fuel_logs::domain::FuelLog;
use crate::features::fuel_logs::domain::entry::FuelEntry;
use crate::features::fuel_logs::domain::plausibility::RULES;
use crate::infra::db::{self, Scoped};
use crate::kernel::ids::{FuelLogId, TenantId, TypedId, VehicleId};
use crate::kernel::scope::UserScope;

/// Where a page begins: behind the fill-up at this time.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    pub filled_on: NaiveDate,
    /// Its place in its day.
    pub place: i64,
    pub id: FuelLogId,
}

impl Position {
    #[must_use]
    pub fn of(log: &FuelLog) -> Self {
        Self {
            filled_on: log.entry.filled_on,
            place: log.place,
            id: log.id,
        }
    }

    fn as_tuple(&self) -> SimpleExpr {
        Expr::tuple([
            Expr::value(self.filled_on),
            Expr::value(self.place),
            Expr::value(self.id.uuid()),
        ])
    }
}

/// Reads fill-ups of a scope.
#[derive(Clone, Debug)]
pub struct FuelLogRepository {
    pub(super) db: Db,
}

impl FuelLogRepository {
    #[must_use]
    pub fn new(db: Db) -> Self {
        Self { db }
    }

    /// Those of `ids` that the scope sees, deleted ones included, in no order.
    ///
    /// # Errors
    /// The database's.
    pub async fn find(&self, scope: &UserScope, ids: &[FuelLogId]) -> Result<Vec<FuelLog>, DbErr> {
        let ids = ids.iter().map(|id| id.uuid());
        let rows = scope
            .select::<Entity>()
            .filter(Column::Id.is_in(ids))
            .all(&db::read(&self.db, scope).await?)
            .await?;
        Ok(rows.into_iter().map(FuelLog::from).collect())
    }

    /// A page of one vehicle, newest first.
    ///
    /// # Errors
    /// The database's.
    pub async fn list(
        &self,
        scope: &UserScope,
        vehicle: VehicleId,
        after: Option<&Position>,
        limit: u64,
    ) -> Result<Vec<FuelLog>, DbErr> {
        let all = living(scope).filter(Column::VehicleId.eq(vehicle.uuid()));
        self.page(scope, all, after, limit).await
    }

    /// A page of those of one vehicle at which a meter was read, newest first.
    ///
    /// # Errors
    /// The database's.
    pub async fn readings(
        &self,
        scope: &UserScope,
        vehicle: VehicleId,
        after: Option<&Position>,
        limit: u64,
    ) -> Result<Vec<FuelLog>, DbErr> {
        self.page(scope, with_reading(scope, vehicle), after, limit)
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
        from: &Position,
        limit: u64,
    ) -> Result<Vec<FuelLog>, DbErr> {
        let query = with_reading(scope, vehicle).filter(time_of_row().gte(from.as_tuple()));
        let rows = oldest_first(query)
            .limit(limit)
            .all(&db::read(&self.db, scope).await?)
            .await?;
        Ok(rows.into_iter().map(FuelLog::from).collect())
    }

    async fn page(
        &self,
        scope: &UserScope,
        mut query: Select<Entity>,
        after: Option<&Position>,
        limit: u64,
    ) -> Result<Vec<FuelLog>, DbErr> {
        if let Some(position) = after {
            query = query.filter(time_of_row().lt(position.as_tuple()));
        }
        let rows = ordered(query, Order::Desc)
            .limit(limit)
            .all(&db::read(&self.db, scope).await?)
            .await?;
        Ok(rows.into_iter().map(FuelLog::from).collect())
    }

    /// The handle that can write the fill-ups of a vehicle, for those who may; nobody else gets it.
    #[must_use]
    pub fn writer<'s>(
        &self,
        scope: &'s UserScope,
        vehicle: VehicleId,
    ) -> Option<FuelLogWriter<'s>> {
        scope
            .may_log_fuel(vehicle)
            .then_some(FuelLogWriter { scope, vehicle })
    }
}

pub(super) fn living(scope: &UserScope) -> Select<Entity> {
    scope.select::<Entity>().filter(Column::DeletedAt.is_null())
}

/// The fill-ups of a vehicle at which a meter was read.
fn with_reading(scope: &UserScope, vehicle: VehicleId) -> Select<Entity> {
    let is_read = Condition::any()
        .add(Column::Reading.gt(0))
        .add(Column::OdometerValue.is_not_null())
        .add(Column::EngineHours.is_not_null());
    living(scope)
        .filter(Column::VehicleId.eq(vehicle.uuid()))
        .filter(is_read)
}

fn time_of_row() -> SimpleExpr {
    Expr::tuple([
        Expr::col(Column::FilledOn),
        Expr::col(Column::Place),
        Expr::col(Column::Id),
    ])
}

pub(super) fn oldest_first(query: Select<Entity>) -> Select<Entity> {
    ordered(query, Order::Asc)
}

pub(super) fn newest_first(query: Select<Entity>) -> Select<Entity> {
    ordered(query, Order::Desc)
}

fn ordered(query: Select<Entity>, order: Order) -> Select<Entity> {
    query
        .order_by(Column::FilledOn, order.clone())
        .order_by(Column::Place, order.clone())
        .order_by(Column::Id, order)
}

/// Writes the fill-ups of one vehicle, in a scope that allows it.
#[derive(Clone, Copy, Debug)]
pub struct FuelLogWriter<'s> {
    scope: &'s UserScope,
    vehicle: VehicleId,
}

impl<'s> FuelLogWriter<'s> {
    /// The fill-up as it stands, locked until the transaction ends.
    ///
    /// # Errors
    /// The database's.
    pub async fn lock<C: ConnectionTrait>(
        &self,
        tx: &C,
        id: FuelLogId,
    ) -> Result<Option<FuelLog>, DbErr> {
        lock(self.scope, tx, id).await
    }

    /// # Errors
    /// The database's.
    pub async fn insert<C: ConnectionTrait>(
        &self,
        tx: &C,
        id: FuelLogId,
        entry: FuelEntry,
        now: DateTime<Utc>,
    ) -> Result<(), DbErr> {
        let row = ActiveModel {
            id: Set(id.uuid()),
            vehicle_id: Set(self.vehicle.uuid()),
            place: Set(0),
            rules: Set(RULES),
            warnings: Set(String::new()),
            is_counted: Set(true),
            is_cost_counted: Set(true),
            is_confirmed: Set(false),
            created_at: Set(now),
            updated_at: Set(now),
            version: Set(1),
            ..mapping::columns(entry)
        };
        db::insert(self.scope, row, tx).await.map(drop)
    }

    /// Writes what is wanted over the locked fill-up and raises its version.
    ///
    /// # Errors
    /// The database's.
    pub async fn replace<C: ConnectionTrait>(
        &self,
        tx: &C,
        current: &FuelLog,
        wanted: FuelLog,
        now: DateTime<Utc>,
    ) -> Result<(), DbErr> {
        let row = ActiveModel {
            is_confirmed: Set(wanted.is_confirmed),
            deleted_at: Set(wanted.deleted_at),
            updated_at: Set(now),
            version: Set(current.version + 1),
            ..mapping::columns(wanted.entry)
        };
        let update = self
            .scope
            .update::<Entity>()
            .set(row)
            .filter(Column::VehicleId.eq(self.vehicle.uuid()))
            .filter(Column::Id.eq(current.id.uuid()));
        update.exec(tx).await.map(drop)
    }

    /// Whose writer this is.
    #[must_use]
    pub fn scope(&self) -> &'s UserScope {
        self.scope
    }

    /// Whose fill-ups it writes.
    #[must_use]
    pub fn vehicle(&self) -> VehicleId {
        self.vehicle
    }
}

/// A fill-up of the scope as it stands, in the trash or not, locked until the transaction ends.
///
/// # Errors
/// The database's.
pub async fn lock<C: ConnectionTrait>(
    scope: &UserScope,
    tx: &C,
    id: FuelLogId,
) -> Result<Option<FuelLog>, DbErr> {
    let query = scope.select::<Entity>().filter(Column::Id.eq(id.uuid()));
    Ok(query.lock_exclusive().one(tx).await?.map(FuelLog::from))
}

/// Moves every fill-up of a vehicle into the scope's tenant, as its user's.
///
/// # Errors
/// The database's.
pub async fn move_from<C: ConnectionTrait>(
    scope: &UserScope,
    tx: &C,
    from: TenantId,
    vehicle: VehicleId,
) -> Result<(), DbErr> {
    let update = Query::update()
        .table(Entity)
        .value(Column::TenantId, scope.tenant().uuid())
        .value(Column::UserId, scope.user().uuid())
        .and_where(Expr::col(Column::TenantId).eq(from.uuid()))
        .and_where(Expr::col(Column::VehicleId).eq(vehicle.uuid()))
        .to_owned();
    tx.execute(&update).await.map(drop)
}
