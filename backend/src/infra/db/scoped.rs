//! The only place that builds queries on owned tables: each carries the tenant of its scope.

#![expect(
    clippy::disallowed_methods,
    reason = "here the scope is added; everywhere else these are forbidden"
)]

use sea_orm::sea_query::Value;
use sea_orm::{
    ActiveModelBehavior, ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, DbErr,
    EntityTrait, IntoActiveModel, QueryFilter, Select, UpdateMany,
};

use crate::kernel::ids::TypedId;
use crate::kernel::scope::{Sight, UserScope};

/// A table whose rows belong to a tenant and to the user who made them.
pub trait Owned: EntityTrait {
    const TENANT: Self::Column;
    const USER: Self::Column;
    /// Which vehicle a row hangs on; none where rows are the whole tenant's.
    const VEHICLE: Option<Self::Column>;
}

/// Queries that see the rows of the scope's tenant and vehicles, and no others.
pub trait Scoped {
    fn select<E: Owned>(&self) -> Select<E>;
    fn update<E: Owned>(&self) -> UpdateMany<E>;
}

impl Scoped for UserScope {
    fn select<E: Owned>(&self) -> Select<E> {
        E::find().filter(visible::<E>(self))
    }

    fn update<E: Owned>(&self) -> UpdateMany<E> {
        E::update_many().filter(visible::<E>(self))
    }
}

fn visible<E: Owned>(scope: &UserScope) -> Condition {
    let of_tenant = Condition::all().add(E::TENANT.eq(scope.tenant().uuid()));
    match (scope.sight(), E::VEHICLE) {
        (Sight::Only(granted), Some(vehicle)) => {
            of_tenant.add(vehicle.is_in(granted.keys().map(|id| id.uuid())))
        }
        _ => of_tenant,
    }
}

/// Inserts many rows in one statement, each as the scope's user in the scope's tenant.
///
/// # Errors
/// The database's.
pub async fn insert_many<E, A, C>(
    scope: &UserScope,
    rows: Vec<A>,
    connection: &C,
) -> Result<(), DbErr>
where
    E: Owned,
    A: ActiveModelTrait<Entity = E> + Send,
    C: ConnectionTrait,
{
    if rows.is_empty() {
        return Ok(());
    }
    let owned = rows.into_iter().map(|mut row| {
        row.set(E::TENANT, Value::from(scope.tenant().uuid()));
        row.set(E::USER, Value::from(scope.user().uuid()));
        row
    });
    E::insert_many(owned)
        .exec_without_returning(connection)
        .await
        .map(drop)
}

/// Inserts a row as the scope's user in the scope's tenant, whatever the model says.
///
/// # Errors
/// The database's.
pub async fn insert<E, A, C>(
    scope: &UserScope,
    mut row: A,
    connection: &C,
) -> Result<E::Model, DbErr>
where
    E: Owned,
    A: ActiveModelTrait<Entity = E> + ActiveModelBehavior + Send,
    E::Model: IntoActiveModel<A>,
    C: ConnectionTrait,
{
    row.set(E::TENANT, Value::from(scope.tenant().uuid()));
    row.set(E::USER, Value::from(scope.user().uuid()));
    row.insert(connection).await
}
