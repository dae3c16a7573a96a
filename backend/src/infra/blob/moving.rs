//! Files go to another tenant with the records that they belong to.

use sea_orm::sea_query::{Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{ConnectionTrait, DbErr};

use crate::kernel::ids::{TenantId, TypedId};
use crate::kernel::scope::UserScope;

/// Moves the files of the owners that `owners` selects into the scope's tenant, as its user's. The
/// objects stay where they are: a row knows the key of its own.
///
/// # Errors
/// The database's.
pub async fn move_files<C: ConnectionTrait>(
    scope: &UserScope,
    tx: &C,
    from: TenantId,
    owners: SelectStatement,
) -> Result<(), DbErr> {
    let update = Query::update()
        .table("stored_file")
        .value("tenant_id", scope.tenant().uuid())
        .value("user_id", scope.user().uuid())
        .and_where(Expr::col("tenant_id").eq(from.uuid()))
        .and_where(Expr::col("owner_id").in_subquery(owners))
        .to_owned();
    tx.execute(&update).await.map(drop)
}
