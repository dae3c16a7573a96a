//! What lay in the trash for too long, of any table with `deleted_at`.

use chrono::{DateTime, Utc};
use platform_kit::db::Db;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ConnectionTrait, DbErr};
use uuid::Uuid;

use super::{begin_housekeeping, begin_tenant, blank};
use crate::kernel::events::RecordKind;
use crate::kernel::ids::{TenantId, TypedId};

/// Removes for good what came into the trash before then, in every tenant, and what the trail says of
/// records of the table's own `kind`; tells how many.
///
/// # Errors
/// The database's.
pub async fn purge_overdue(
    db: &Db,
    table: &'static str,
    kind: Option<RecordKind>,
    before: DateTime<Utc>,
) -> Result<usize, DbErr> {
    let tx = begin_housekeeping(db).await?;
    let tenants = tenants_of(&tx, table, before).await?;
    tx.commit().await?;
    let mut count = 0;
    for tenant in tenants {
        let tx = begin_tenant(db, tenant).await?;
        let gone = purge(&tx, table, tenant, before).await?;
        if let Some(kind) = kind {
            for id in &gone {
                blank(&tx, tenant.uuid(), kind, *id).await?;
            }
        }
        tx.commit().await?;
        count += gone.len();
    }
    Ok(count)
}

async fn tenants_of<C: ConnectionTrait>(
    tx: &C,
    table: &'static str,
    before: DateTime<Utc>,
) -> Result<Vec<TenantId>, DbErr> {
    let select = Query::select()
        .distinct()
        .column("tenant_id")
        .from(table)
        .and_where(Expr::col("deleted_at").lt(before))
        .to_owned();
    let rows = tx.query_all(&select).await?;
    rows.iter()
        .map(|row| Ok(TenantId::from_uuid(row.try_get("", "tenant_id")?)))
        .collect()
}

async fn purge<C: ConnectionTrait>(
    tx: &C,
    table: &'static str,
    tenant: TenantId,
    before: DateTime<Utc>,
) -> Result<Vec<Uuid>, DbErr> {
    let delete = Query::delete()
        .from_table(table)
        .and_where(Expr::col("tenant_id").eq(tenant.uuid()))
        .and_where(Expr::col("deleted_at").lt(before))
        .returning_col("id")
        .to_owned();
    let rows = tx.query_all(&delete).await?;
    rows.iter().map(|row| row.try_get("", "id")).collect()
}
