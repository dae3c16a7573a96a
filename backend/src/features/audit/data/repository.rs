use chrono::{DateTime, Utc};
use platform_kit::db::Db;
use sea_orm::sea_query::{Expr, ExprTrait, Func, Order, Query, SelectStatement};
use sea_orm::{ConnectionTrait, DbErr, QueryResult};
use uuid::Uuid;

use crate::infra::db;
use crate::kernel::events::RecordKind;
use crate::kernel::ids::{TypedId, UserId, VehicleId};
use crate::kernel::scope::{Role, Sight, UserScope};
use crate::kernel::trail::{Action, FieldChange};

/// One thing that somebody did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActivityRecord {
    pub number: i64,
    pub user: UserId,
    pub action: Action,
    pub kind: RecordKind,
    pub record: Uuid,
    pub vehicle: Option<VehicleId>,
    pub version: i32,
    pub label: String,
    pub fields: Vec<FieldChange>,
    pub happened_at: DateTime<Utc>,
}

/// Which part of the trail.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ActivityFilter {
    pub kind: Option<RecordKind>,
    pub vehicle: Option<VehicleId>,
}

const COLUMNS: [&str; 10] = [
    "number",
    "user_id",
    "action",
    "kind",
    "record_id",
    "vehicle_id",
    "version",
    "label",
    "fields",
    "happened_at",
];

/// Reads the trail of a scope.
#[derive(Clone, Debug)]
pub struct AuditRepository {
    db: Db,
}

impl AuditRepository {
    #[must_use]
    pub fn new(db: Db) -> Self {
        Self { db }
    }

    /// A page, newest first, behind the entry of this number.
    ///
    /// # Errors
    /// The database's.
    pub async fn list(
        &self,
        scope: &UserScope,
        filter: ActivityFilter,
        after: Option<i64>,
        limit: u64,
    ) -> Result<Vec<ActivityRecord>, DbErr> {
        let mut select = visible(scope, filter);
        select
            .columns(COLUMNS)
            .and_where_option(after.map(|number| Expr::col("number").lt(number)))
            .order_by("number", Order::Desc)
            .limit(limit);
        let rows = db::read(&self.db, scope).await?.query_all(&select).await?;
        rows.iter().map(read).collect()
    }

    /// # Errors
    /// The database's.
    pub async fn count(&self, scope: &UserScope, filter: ActivityFilter) -> Result<i64, DbErr> {
        let select = visible(scope, filter)
            .expr_as(Func::count(Expr::col("number")), "entries")
            .to_owned();
        let row = db::read(&self.db, scope).await?.query_one(&select).await?;
        row.map_or(Ok(0), |row| row.try_get("", "entries"))
    }
}

/// Owners and managers see what everybody did, others what they did themselves; what is one person's
/// alone is seen by them alone.
fn visible(scope: &UserScope, filter: ActivityFilter) -> SelectStatement {
    let me = scope.user().uuid();
    let sees_all = matches!(scope.role(), Role::Owner | Role::Manager);
    let mine = Expr::col("only_user")
        .is_null()
        .or(Expr::col("only_user").eq(me));
    Query::select()
        .from("audit_entry")
        .and_where(Expr::col("tenant_id").eq(scope.tenant().uuid()))
        .and_where(mine)
        .and_where_option((!sees_all).then(|| Expr::col("user_id").eq(me)))
        .and_where_option(filter.kind.map(|kind| Expr::col("kind").eq(kind.code())))
        .and_where_option(
            filter
                .vehicle
                .map(|id| Expr::col("vehicle_id").eq(id.uuid())),
        )
        .and_where_option(seen(scope))
        .to_owned()
}

/// What concerns granted vehicles, or none; `None` where all are seen.
fn seen(scope: &UserScope) -> Option<Expr> {
    match scope.sight() {
        Sight::All => None,
        Sight::Only(granted) => {
            let ids = granted.keys().map(|id| id.uuid());
            let vehicle = || Expr::col("vehicle_id");
            Some(vehicle().is_null().or(vehicle().is_in(ids)))
        }
    }
}

/// Forgets what happened before then, in every tenant; tells how much.
///
/// # Errors
/// The database's.
pub async fn forget_old<C: ConnectionTrait>(tx: &C, before: DateTime<Utc>) -> Result<u64, DbErr> {
    let delete = Query::delete()
        .from_table("audit_entry")
        .and_where(Expr::col("happened_at").lt(before))
        .to_owned();
    Ok(tx.execute(&delete).await?.rows_affected())
}

fn read(row: &QueryResult) -> Result<ActivityRecord, DbErr> {
    let text = |column: &str| row.try_get::<String>("", column);
    let unknown =
        |what: &str, code: &str| DbErr::Type(format!("unknown {what} {code} in the trail"));
    let (action, kind) = (text("action")?, text("kind")?);
    Ok(ActivityRecord {
        number: row.try_get("", "number")?,
        user: UserId::from_uuid(row.try_get("", "user_id")?),
        action: Action::from_code(&action).ok_or_else(|| unknown("action", &action))?,
        kind: RecordKind::from_code(&kind).ok_or_else(|| unknown("kind", &kind))?,
        record: row.try_get("", "record_id")?,
        vehicle: row
            .try_get::<Option<Uuid>>("", "vehicle_id")?
            .map(VehicleId::from_uuid),
        version: row.try_get("", "version")?,
        label: text("label")?,
        fields: serde_json::from_str(&text("fields")?)
            .map_err(|error| DbErr::Json(error.to_string()))?,
        happened_at: row.try_get("", "happened_at")?,
    })
}
