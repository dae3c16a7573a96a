//! Records in the trash: listed by when they came there, and removed for good by owners.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, QueryFilter, QueryOrder, QuerySelect, Select};
use uuid::Uuid;

use super::{Fault, Records, Refusal, Scoped};
use crate::kernel::ids::{TypedId, VehicleId};
use crate::kernel::scope::UserScope;

/// A place in the trash: when a record came there, and its id.
pub type TrashPosition = (DateTime<Utc>, Uuid);

/// A table whose records lie in the trash before they are gone.
pub trait Trashable: Records {
    const DELETED_AT: Self::Column;
}

/// Which part of the trash.
#[derive(Clone, Copy, Debug)]
pub struct TrashPage<'p> {
    /// Vehicles that are there: what hangs on them comes back with them, and is not listed by itself.
    pub vehicles: &'p [VehicleId],
    pub after: Option<TrashPosition>,
    pub limit: u64,
}

/// What the scope sees in the trash, newest there first.
#[must_use]
pub fn trashed<E: Trashable>(scope: &UserScope, page: &TrashPage<'_>) -> Select<E> {
    let mut query = scope.select::<E>().filter(E::DELETED_AT.is_not_null());
    if let Some(vehicle) = E::VEHICLE {
        query = query.filter(vehicle.is_not_in(page.vehicles.iter().map(|id| id.uuid())));
    }
    if let Some((deleted_at, id)) = page.after {
        let columns = [E::DELETED_AT, E::ID].map(|column| Expr::col(column.as_column_ref()));
        let behind = Expr::tuple([Expr::value(deleted_at), Expr::value(id)]);
        query = query.filter(Expr::tuple(columns).lt(behind));
    }
    query
        .order_by_desc(E::DELETED_AT)
        .order_by_desc(E::ID)
        .limit(page.limit)
}

/// Removes records for good.
#[derive(Clone, Copy, Debug)]
pub struct Purger<'s> {
    scope: &'s UserScope,
}

/// The handle that removes for good, for owners; nobody else gets it.
#[must_use]
pub fn purger(scope: &UserScope) -> Option<Purger<'_>> {
    scope.may_purge().then_some(Purger { scope })
}

impl Purger<'_> {
    /// Removes a record of a table, and with it what hangs on it.
    ///
    /// # Errors
    /// The database's.
    pub async fn purge<C: ConnectionTrait>(
        &self,
        tx: &C,
        table: &'static str,
        id: Uuid,
    ) -> Result<(), DbErr> {
        let delete = Query::delete()
            .from_table(table)
            .and_where(Expr::col("tenant_id").eq(self.scope.tenant().uuid()))
            .and_where(Expr::col("id").eq(id))
            .to_owned();
        tx.execute(&delete).await.map(|_| ())
    }
}

/// What is in use is not removed for good.
#[must_use]
pub fn in_use<T>() -> Refusal<T> {
    Refusal::Faults(vec![Fault {
        field: "id",
        message: "This is in use. Put it into the trash first.".to_owned(),
        too_long: false,
    }])
}
