//! A vehicle goes from one tenant to another.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, ExprTrait, Query, SimpleExpr};
use sea_orm::{ConnectionTrait, DbErr, Iterable};
use uuid::Uuid;

use super::entity::{Column, Entity};
use crate::kernel::ids::{TenantId, TypedId, VehicleId};
use crate::kernel::scope::UserScope;

/// Copies a vehicle in use into the scope's tenant under its id; tells whether there was one.
///
/// # Errors
/// The database's.
pub async fn copy_from<C: ConnectionTrait>(
    scope: &UserScope,
    tx: &C,
    from: TenantId,
    id: VehicleId,
    now: DateTime<Utc>,
) -> Result<bool, DbErr> {
    let value = |column| -> SimpleExpr {
        match column {
            Column::TenantId => Expr::value(scope.tenant().uuid()),
            Column::UserId => Expr::value(scope.user().uuid()),
            Column::UpdatedAt => Expr::value(now),
            Column::Version => Expr::col(Column::Version).add(1),
            other => Expr::col(other),
        }
    };
    let original = Query::select()
        .exprs(Column::iter().map(value))
        .from(Entity)
        .and_where(of(from.uuid(), id.uuid()))
        .and_where(Expr::col(Column::DeletedAt).is_null())
        .to_owned();
    let mut copy = Query::insert();
    copy.into_table(Entity).columns(Column::iter());
    let copy = copy
        .select_from(original)
        .map_err(|error| DbErr::Custom(error.to_string()))?;
    Ok(tx.execute(copy).await?.rows_affected() == 1)
}

/// Removes the original.
///
/// # Errors
/// The database's.
pub async fn remove_from<C: ConnectionTrait>(
    tx: &C,
    from: TenantId,
    id: VehicleId,
) -> Result<(), DbErr> {
    let delete = Query::delete()
        .from_table(Entity)
        .and_where(of(from.uuid(), id.uuid()))
        .to_owned();
    tx.execute(&delete).await.map(drop)
}

fn of(tenant: Uuid, id: Uuid) -> SimpleExpr {
    let tenant = Expr::col(Column::TenantId).eq(tenant);
    tenant.and(Expr::col(Column::Id).eq(id))
}
