//! The trail of a tenant: who did what when. Written in the change's own transaction, numbered as the
//! changes are, so that its order is that of the commits.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, ExprTrait, InsertStatement, Query};
use sea_orm::{ConnectionTrait, DbErr};
use uuid::Uuid;

use super::changes::{Noted, take_numbers};
use crate::kernel::events::{RecordChanged, RecordKind};
use crate::kernel::ids::{TenantId, TypedId, UserId};
use crate::kernel::scope::UserScope;
use crate::kernel::trail::Trail;

const COLUMNS: [&str; 12] = [
    "tenant_id",
    "number",
    "user_id",
    "only_user",
    "action",
    "kind",
    "record_id",
    "vehicle_id",
    "version",
    "label",
    "fields",
    "happened_at",
];

/// In which tenant, and who.
type Author = (TenantId, UserId);

/// Rows in one statement; both databases take many more parameters.
const CHUNK: usize = 500;

pub(super) async fn write<C: ConnectionTrait>(
    tx: &C,
    author: Author,
    numbered: &[(i64, &Noted)],
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let done: Vec<_> = numbered
        .iter()
        .filter_map(|(number, noted)| Some((*number, &noted.change, noted.trail.as_ref()?)))
        .collect();
    for chunk in done.chunks(CHUNK) {
        let mut insert = Query::insert();
        insert.into_table("audit_entry").columns(COLUMNS);
        for (number, change, trail) in chunk {
            add(&mut insert, author, *number, change, trail, now)?;
        }
        tx.execute(&insert).await?;
    }
    Ok(())
}

/// Keeps what was done to something that devices do not keep, such as an export.
///
/// # Errors
/// The database's.
pub async fn record<C: ConnectionTrait>(
    tx: &C,
    scope: &UserScope,
    change: &RecordChanged,
    trail: &Trail,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let author = (scope.tenant(), scope.user());
    let number = take_numbers(tx, scope.tenant(), 1).await?;
    let mut insert = Query::insert();
    insert.into_table("audit_entry").columns(COLUMNS);
    add(&mut insert, author, number, change, trail, now)?;
    tx.execute(&insert).await.map(|_| ())
}

fn add(
    insert: &mut InsertStatement,
    (tenant, user): Author,
    number: i64,
    change: &RecordChanged,
    trail: &Trail,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let fields =
        serde_json::to_string(&trail.fields).map_err(|error| DbErr::Json(error.to_string()))?;
    insert.values_panic([
        tenant.uuid().into(),
        number.into(),
        user.uuid().into(),
        change.only_user.into(),
        trail.action.code().into(),
        change.kind.code().into(),
        change.id.into(),
        trail.vehicle.into(),
        change.version.into(),
        trail.label.as_str().into(),
        fields.into(),
        now.into(),
    ]);
    Ok(())
}

/// Forgets what the trail says of a record that is gone for good, and of what hung on it; who did
/// what when stays.
///
/// # Errors
/// The database's.
pub async fn blank<C: ConnectionTrait>(
    tx: &C,
    tenant: Uuid,
    kind: RecordKind,
    record: Uuid,
) -> Result<(), DbErr> {
    let of_it = match kind {
        RecordKind::Vehicle => Expr::col("vehicle_id").eq(record),
        _ => Expr::col("kind")
            .eq(kind.code())
            .and(Expr::col("record_id").eq(record)),
    };
    let update = Query::update()
        .table("audit_entry")
        .value("label", "")
        .value("fields", "[]")
        .and_where(Expr::col("tenant_id").eq(tenant))
        .and_where(of_it)
        .to_owned();
    tx.execute(&update).await.map(|_| ())
}
