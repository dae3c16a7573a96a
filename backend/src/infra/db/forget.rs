//! Forgetting what this layer keeps of a tenant or a person.

use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ConnectionTrait, DbErr};

use crate::kernel::ids::{TenantId, TypedId};
use crate::kernel::scope::UserScope;

/// Forgets changes, trail and keys of a tenant that is no more.
///
/// # Errors
/// The database's.
pub async fn forget_tenant<C: ConnectionTrait>(tx: &C, tenant: TenantId) -> Result<(), DbErr> {
    for table in [
        "audit_entry",
        "record_change",
        "change_sequence",
        "idempotency_key",
        "imported_record",
        "data_import",
        "exchange_rate",
    ] {
        let delete = Query::delete()
            .from_table(table)
            .and_where(Expr::col("tenant_id").eq(tenant.uuid()))
            .to_owned();
        tx.execute(&delete).await?;
    }
    Ok(())
}

/// Forgets what is the scope's user's alone in a tenant that goes on without them.
///
/// # Errors
/// The database's.
pub async fn forget_user<C: ConnectionTrait>(tx: &C, scope: &UserScope) -> Result<(), DbErr> {
    for (table, column) in [
        ("audit_entry", "only_user"),
        ("record_change", "only_user"),
        ("idempotency_key", "user_id"),
        ("imported_record", "user_id"),
        ("data_import", "user_id"),
    ] {
        let delete = Query::delete()
            .from_table(table)
            .and_where(Expr::col("tenant_id").eq(scope.tenant().uuid()))
            .and_where(Expr::col(column).eq(scope.user().uuid()))
            .to_owned();
        tx.execute(&delete).await?;
    }
    Ok(())
}
