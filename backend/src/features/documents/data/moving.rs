//! Documents go to another tenant with their vehicle.

use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ConnectionTrait, DbErr};

use super::entity::{Column, Entity};
use crate::infra::blob::move_files;
use crate::kernel::ids::{TenantId, TypedId, VehicleId};
use crate::kernel::scope::UserScope;

/// Makes every document of a vehicle that has come into the scope's tenant its user's, and fetches
/// their files. The rows themselves came with their fill-ups.
///
/// # Errors
/// The database's.
pub async fn move_from<C: ConnectionTrait>(
    scope: &UserScope,
    tx: &C,
    from: TenantId,
    vehicle: VehicleId,
) -> Result<(), DbErr> {
    let here = || {
        let tenant = Expr::col(Column::TenantId).eq(scope.tenant().uuid());
        tenant.and(Expr::col(Column::VehicleId).eq(vehicle.uuid()))
    };
    let owned = Query::update()
        .table(Entity)
        .value(Column::UserId, scope.user().uuid())
        .and_where(here())
        .to_owned();
    tx.execute(&owned).await?;
    let moved = Query::select()
        .column(Column::Id)
        .from(Entity)
        .and_where(here())
        .to_owned();
    move_files(scope, tx, from, moved).await
}
