use chrono::{DateTime, NaiveTime, Utc};
use platform_kit::db::Db;
use rust_decimal::Decimal;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, Order, Query, SimpleExpr};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, QueryFilter, QueryOrder, QuerySelect, Select};

use super::entity::{ActiveModel, Column, Entity, Model};
use super::many::corrections_of_each;
use crate::features::fuel_logs::Corrections;
use crate::features::odometer::domain::{MeterUnit, Reading, ReadingDetails, ReadingPosition};
use crate::infra::db::{self, Scoped};
use crate::kernel::ids::{OdometerReadingId, TenantId, TypedId, VehicleId};
use crate::kernel::scope::UserScope;
use crate::kernel::units::DistanceUnit;

const TIME_FORMAT: &str = "%H:%M";

/// Reads readings of a scope.
#[derive(Clone, Debug)]
pub struct OdometerRepository {
    pub(super) db: Db,
}

impl OdometerRepository {
    #[must_use]
    pub fn new(db: Db) -> Self {
        Self { db }
    }

    /// Those of `ids` that the scope sees, deleted ones included, in no order.
    ///
    /// # Errors
    /// The database's.
    pub async fn find(
        &self,
        scope: &UserScope,
        ids: &[OdometerReadingId],
    ) -> Result<Vec<Reading>, DbErr> {
        let ids = ids.iter().map(|id| id.uuid());
        let query = scope.select::<Entity>().filter(Column::Id.is_in(ids));
        let rows = query.all(&db::read(&self.db, scope).await?).await?;
        Ok(rows.into_iter().map(Reading::from).collect())
    }

    /// A page of one vehicle, newest first.
    ///
    /// # Errors
    /// The database's.
    pub async fn list(
        &self,
        scope: &UserScope,
        vehicle: VehicleId,
        after: Option<&ReadingPosition>,
        limit: u64,
    ) -> Result<Vec<Reading>, DbErr> {
        let mut query = living(scope, vehicle);
        if let Some(after) = after {
            query = query.filter(position_of_row().lt(as_tuple(after)));
        }
        self.some(scope, query, Order::Desc, limit).await
    }

    /// Those of one vehicle at a position and newer, oldest first.
    ///
    /// # Errors
    /// The database's.
    pub async fn list_from(
        &self,
        scope: &UserScope,
        vehicle: VehicleId,
        from: &ReadingPosition,
        limit: u64,
    ) -> Result<Vec<Reading>, DbErr> {
        let query = living(scope, vehicle).filter(position_of_row().gte(as_tuple(from)));
        self.some(scope, query, Order::Asc, limit).await
    }

    async fn some(
        &self,
        scope: &UserScope,
        query: Select<Entity>,
        order: Order,
        limit: u64,
    ) -> Result<Vec<Reading>, DbErr> {
        let connection = db::read(&self.db, scope).await?;
        let rows = ordered(query, order).limit(limit).all(&connection).await?;
        Ok(rows.into_iter().map(Reading::from).collect())
    }

    /// The handle that can write the readings of a vehicle, for those who may; nobody else gets it.
    #[must_use]
    pub fn writer<'s>(
        &self,
        scope: &'s UserScope,
        vehicle: VehicleId,
    ) -> Option<OdometerWriter<'s>> {
        scope
            .may_log_fuel(vehicle)
            .then_some(OdometerWriter { scope, vehicle })
    }
}

fn position_of_row() -> SimpleExpr {
    Expr::tuple([
        Expr::col(Column::ReadOn),
        Expr::col(Column::Place),
        Expr::col(Column::Id),
    ])
}

fn as_tuple(position: &ReadingPosition) -> SimpleExpr {
    Expr::tuple([
        Expr::value(position.on),
        Expr::value(position.place),
        Expr::value(position.id),
    ])
}

pub(super) fn living(scope: &UserScope, vehicle: VehicleId) -> Select<Entity> {
    scope
        .select::<Entity>()
        .filter(Column::VehicleId.eq(vehicle.uuid()))
        .filter(Column::DeletedAt.is_null())
}

pub(super) fn ordered(query: Select<Entity>, order: Order) -> Select<Entity> {
    query
        .order_by(Column::ReadOn, order.clone())
        .order_by(Column::Place, order.clone())
        .order_by(Column::Id, order)
}

/// The replacements of a vehicle's meters, oldest first.
///
/// # Errors
/// The database's.
pub async fn corrections<C: ConnectionTrait>(
    scope: &UserScope,
    connection: &C,
    vehicle: VehicleId,
) -> Result<Corrections, DbErr> {
    let mut of_each = corrections_of_each(scope, connection, &[vehicle]).await?;
    Ok(of_each.remove(&vehicle).unwrap_or_default())
}

/// Moves every reading of a vehicle into the scope's tenant, as its user's.
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

/// Writes the readings of one vehicle, in a scope that allows it.
#[derive(Clone, Copy, Debug)]
pub struct OdometerWriter<'s> {
    pub(super) scope: &'s UserScope,
    pub(super) vehicle: VehicleId,
}

impl OdometerWriter<'_> {
    /// The reading as it stands, locked until the transaction ends.
    ///
    /// # Errors
    /// The database's.
    pub async fn lock<C: ConnectionTrait>(
        &self,
        tx: &C,
        id: OdometerReadingId,
    ) -> Result<Option<Reading>, DbErr> {
        let query = self.scope.select::<Entity>();
        let query = query.filter(Column::Id.eq(id.uuid())).lock_exclusive();
        Ok(query.one(tx).await?.map(Reading::from))
    }

    /// # Errors
    /// The database's.
    pub async fn insert<C: ConnectionTrait>(
        &self,
        tx: &C,
        id: OdometerReadingId,
        details: ReadingDetails,
        now: DateTime<Utc>,
    ) -> Result<Reading, DbErr> {
        let row = row(id, self.vehicle, details, now);
        Ok(db::insert(self.scope, row, tx).await?.into())
    }

    /// Puts a locked reading into the trash, or takes it out.
    ///
    /// # Errors
    /// The database's.
    pub async fn set_deleted<C: ConnectionTrait>(
        &self,
        tx: &C,
        current: &Reading,
        deleted_at: Option<DateTime<Utc>>,
        now: DateTime<Utc>,
    ) -> Result<(), DbErr> {
        let row = ActiveModel {
            deleted_at: Set(deleted_at),
            updated_at: Set(now),
            version: Set(current.version + 1),
            ..Default::default()
        };
        let update = self
            .scope
            .update::<Entity>()
            .set(row)
            .filter(Column::VehicleId.eq(self.vehicle.uuid()))
            .filter(Column::Id.eq(current.id.uuid()));
        update.exec(tx).await.map(drop)
    }
}

/// A new row; its owner is set where it is inserted.
pub(super) fn row(
    id: OdometerReadingId,
    vehicle: VehicleId,
    details: ReadingDetails,
    now: DateTime<Utc>,
) -> ActiveModel {
    let place = details.place();
    let time = details.read_at.map(|at| at.format(TIME_FORMAT).to_string());
    let ended = details.ended.and_then(|ended| details.unit.fine(ended));
    ActiveModel {
        id: Set(id.uuid()),
        vehicle_id: Set(vehicle.uuid()),
        read_on: Set(details.read_on),
        read_at: Set(time.unwrap_or_default()),
        place: Set(place),
        unit: Set(details.unit.code().to_owned()),
        value: Set(details.value.to_string()),
        reading: Set(details.unit.fine(details.value).unwrap_or_default()),
        ended_value: Set(details.ended.map(|ended| ended.to_string())),
        ended: Set(ended),
        notes: Set(details.notes),
        created_at: Set(now),
        updated_at: Set(now),
        version: Set(1),
        deleted_at: Set(None),
        ..Default::default()
    }
}

impl From<Model> for Reading {
    fn from(row: Model) -> Self {
        let number = |text: &str| text.parse::<Decimal>().unwrap_or_default();
        let usual = MeterUnit::Distance(DistanceUnit::Kilometre);
        Self {
            id: OdometerReadingId::from_uuid(row.id),
            vehicle_id: VehicleId::from_uuid(row.vehicle_id),
            details: ReadingDetails {
                read_on: row.read_on,
                read_at: NaiveTime::parse_from_str(&row.read_at, TIME_FORMAT).ok(),
                unit: MeterUnit::from_code(&row.unit).unwrap_or(usual),
                value: number(&row.value),
                ended: row.ended_value.as_deref().map(number),
                notes: row.notes,
            },
            place: row.place,
            version: row.version,
            created_at: row.created_at,
            deleted_at: row.deleted_at,
        }
    }
}
