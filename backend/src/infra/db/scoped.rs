//! The only place that builds queries on owned tables: each carries the tenant of its scope.

#![expect(
    clippy::disallowed_methods,
    reason = "here the scope is added; everywhere else these are forbidden"
)]

use sea_orm::sea_query::Value;
use sea_orm::{
    ActiveModelBehavior, ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait,
    IntoActiveModel, QueryFilter, Select, UpdateMany,
};

use crate::kernel::ids::TypedId;
use crate::kernel::scope::UserScope;

/// A table whose rows belong to a tenant and to the user who made them.
pub trait Owned: EntityTrait {
    const TENANT: Self::Column;
    const USER: Self::Column;
}

/// Queries that see the rows of the scope's tenant and no others.
pub trait Scoped {
    fn select<E: Owned>(&self) -> Select<E>;
    fn update<E: Owned>(&self) -> UpdateMany<E>;
}

impl Scoped for UserScope {
    fn select<E: Owned>(&self) -> Select<E> {
        E::find().filter(E::TENANT.eq(self.tenant().uuid()))
    }

    fn update<E: Owned>(&self) -> UpdateMany<E> {
        E::update_many().filter(E::TENANT.eq(self.tenant().uuid()))
    }
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
