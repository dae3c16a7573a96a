//! Whole tables of a scope: for who copies, takes in or takes back all of it.

use platform_kit::db::Db;
use sea_orm::{
    ColumnTrait, Condition, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, Select,
};
use uuid::Uuid;

use super::{Owned, Scoped, read};
use crate::kernel::ids::{TypedId, VehicleId};
use crate::kernel::scope::UserScope;

/// A table of records, each with an id of its own.
pub trait Records: Owned {
    const ID: Self::Column;

    /// Which records count as there; those in the trash too, where a table says nothing else.
    #[must_use]
    fn there() -> Condition {
        Condition::all()
    }
}

fn of<E: Records>(scope: &UserScope, vehicle: Option<VehicleId>) -> Select<E> {
    let query = scope.select::<E>().filter(E::there());
    match (vehicle, E::VEHICLE) {
        (Some(id), Some(column)) => query.filter(column.eq(id.uuid())),
        _ => query,
    }
}

/// A page of all of the tenant's or of one vehicle, in the order of their ids.
///
/// # Errors
/// The database's.
pub async fn walk<E: Records>(
    db: &Db,
    scope: &UserScope,
    vehicle: Option<VehicleId>,
    after: Option<Uuid>,
    limit: u64,
) -> Result<Vec<E::Model>, DbErr> {
    let mut query = of::<E>(scope, vehicle);
    if let Some(after) = after {
        query = query.filter(E::ID.gt(after));
    }
    let query = query.order_by_asc(E::ID).limit(limit);
    query.all(&read(db, scope).await?).await
}

/// How many [`walk`] will come by.
///
/// # Errors
/// The database's.
pub async fn count_all<E>(
    db: &Db,
    scope: &UserScope,
    vehicle: Option<VehicleId>,
) -> Result<u64, DbErr>
where
    E: Records + EntityTrait<Model: Sync>,
{
    of::<E>(scope, vehicle).count(&read(db, scope).await?).await
}

/// All of a vehicle, in no order.
///
/// # Errors
/// The database's.
pub async fn all_of<E: Records>(
    db: &Db,
    scope: &UserScope,
    vehicle: VehicleId,
) -> Result<Vec<E::Model>, DbErr> {
    let query = of::<E>(scope, Some(vehicle));
    query.all(&read(db, scope).await?).await
}
