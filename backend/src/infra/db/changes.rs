//! The newest change of each record, numbered by tenant. The number is taken within the change's own
//! transaction and held until it ends, so that numbers become visible in their order: who has read up
//! to one number misses nothing before it.

use chrono::{DateTime, Utc};
use platform_kit::db::Db;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict, Order, Query, SelectStatement};
use sea_orm::{ConnectionTrait, DbErr, QueryResult};
use uuid::Uuid;

use super::trail;
use crate::kernel::events::{RecordChanged, RecordKind};
use crate::kernel::ids::{TenantId, TypedId, UserId, VehicleId};
use crate::kernel::scope::{Sight, UserScope};
use crate::kernel::trail::{Action, Trail};

/// A change with its number in the tenant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumberedChange {
    pub number: i64,
    pub change: RecordChanged,
}

/// A change to be noted, with what the trail keeps of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Noted {
    pub change: RecordChanged,
    /// None where nobody did it: the rules judged a record anew because of another one.
    pub trail: Option<Trail>,
}

/// Rows in one statement; both databases take many more parameters.
const CHUNK: usize = 500;

/// Notes changes of the scope's tenant, and in the trail who did them. Comes last in a transaction: it
/// holds the tenant's number.
///
/// # Errors
/// The database's.
pub async fn note<C: ConnectionTrait>(
    tx: &C,
    scope: &UserScope,
    changes: &[Noted],
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    note_in(tx, scope.tenant(), scope.user(), changes, now).await
}

/// Tells the tenant `from` that a vehicle and all of its records have gone, and the scope's tenant
/// that they are there. What the bus is to tell comes back.
///
/// # Errors
/// The database's.
pub async fn move_changes<C: ConnectionTrait>(
    tx: &C,
    scope: &UserScope,
    from: TenantId,
    vehicle: VehicleId,
    now: DateTime<Utc>,
) -> Result<Vec<RecordChanged>, DbErr> {
    let select = feed()
        .and_where(Expr::col("tenant_id").eq(from.uuid()))
        .and_where(Expr::col("vehicle_id").eq(vehicle.uuid()))
        .order_by("number", Order::Asc)
        .to_owned();
    let rows = tx.query_all(&select).await?;
    let moved: Result<Vec<_>, _> = rows.iter().map(|row| read(from, row)).collect();
    let moved: Vec<_> = moved?.into_iter().map(|numbered| numbered.change).collect();
    // The copy of the vehicle is one version newer.
    let there = |change: &RecordChanged| RecordChanged {
        tenant: scope.tenant().uuid(),
        version: change.version + i32::from(change.kind == RecordKind::Vehicle),
        ..change.clone()
    };
    let gone = |change: &RecordChanged| RecordChanged {
        deleted: true,
        ..change.clone()
    };
    let noted = |change: RecordChanged| {
        let moved = Trail::new(Action::Transferred, "", Some(vehicle.uuid()));
        let trail = (change.kind == RecordKind::Vehicle).then_some(moved);
        Noted { change, trail }
    };
    let (arrived, left): (Vec<_>, Vec<_>) = moved
        .iter()
        .map(|change| (noted(there(change)), noted(gone(change))))
        .unzip();
    // Two moves that cross take the numbers in one order, and do not wait for each other.
    if from < scope.tenant() {
        note_in(tx, from, scope.user(), &left, now).await?;
        note_in(tx, scope.tenant(), scope.user(), &arrived, now).await?;
    } else {
        note_in(tx, scope.tenant(), scope.user(), &arrived, now).await?;
        note_in(tx, from, scope.user(), &left, now).await?;
    }
    let told = left.into_iter().chain(arrived).map(|noted| noted.change);
    Ok(told
        .filter(|change| change.kind == RecordKind::Vehicle)
        .collect())
}

async fn note_in<C: ConnectionTrait>(
    tx: &C,
    tenant: TenantId,
    user: UserId,
    changes: &[Noted],
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    if changes.is_empty() {
        return Ok(());
    }
    let count = i64::try_from(changes.len()).unwrap_or(i64::MAX);
    let first = take_numbers(tx, tenant, count).await? - count + 1;
    let numbered: Vec<_> = (first..).zip(changes).collect();
    for chunk in numbered.chunks(CHUNK) {
        let mut insert = Query::insert();
        insert.into_table("record_change").columns([
            "tenant_id",
            "kind",
            "record_id",
            "number",
            "only_user",
            "vehicle_id",
            "changed_by",
            "version",
            "is_deleted",
            "changed_at",
        ]);
        for (number, Noted { change, .. }) in chunk {
            insert.values_panic([
                tenant.uuid().into(),
                change.kind.code().into(),
                change.id.into(),
                (*number).into(),
                change.only_user.into(),
                change.vehicle.into(),
                user.uuid().into(),
                change.version.into(),
                change.deleted.into(),
                now.into(),
            ]);
        }
        let newest = OnConflict::columns(["tenant_id", "kind", "record_id"])
            .update_columns([
                "number",
                "vehicle_id",
                "changed_by",
                "version",
                "is_deleted",
                "changed_at",
            ])
            .to_owned();
        tx.execute(insert.on_conflict(newest)).await?;
    }
    trail::write(tx, (tenant, user), &numbered, now).await
}

/// Takes `count` numbers of the tenant and returns the last of them.
pub(super) async fn take_numbers<C: ConnectionTrait>(
    tx: &C,
    tenant: TenantId,
    count: i64,
) -> Result<i64, DbErr> {
    let raised = Expr::col(("change_sequence", "last")).add(count);
    let insert = Query::insert()
        .into_table("change_sequence")
        .columns(["tenant_id", "last"])
        .values_panic([tenant.uuid().into(), count.into()])
        .on_conflict(
            OnConflict::column("tenant_id")
                .value("last", raised)
                .to_owned(),
        )
        .returning_col("last")
        .to_owned();
    let row = tx.query_one(&insert).await?;
    row.ok_or(DbErr::RecordNotInserted)?.try_get("", "last")
}

/// The number of the newest change of the scope's tenant; 0 before the first.
///
/// # Errors
/// The database's.
pub(super) async fn newest_number(db: &Db, scope: &UserScope) -> Result<i64, DbErr> {
    let select = Query::select()
        .column("last")
        .from("change_sequence")
        .and_where(Expr::col("tenant_id").eq(scope.tenant().uuid()))
        .to_owned();
    let row = super::read(db, scope).await?.query_one(&select).await?;
    row.map_or(Ok(0), |row| row.try_get("", "last"))
}

/// Reads what was noted.
#[derive(Clone, Debug)]
pub struct ChangeFeed {
    db: Db,
}

impl ChangeFeed {
    #[must_use]
    pub fn new(db: Db) -> Self {
        Self { db }
    }

    /// Changes that the scope may learn of behind `after`, oldest first, at most `limit`.
    ///
    /// # Errors
    /// The database's.
    pub async fn since(
        &self,
        scope: &UserScope,
        after: i64,
        limit: u64,
    ) -> Result<Vec<NumberedChange>, DbErr> {
        let reader = super::read(&self.db, scope).await?;
        let rows = reader.query_all(&behind(scope, after, limit)).await?;
        rows.iter().map(|row| read(scope.tenant(), row)).collect()
    }
}

fn feed() -> SelectStatement {
    Query::select()
        .columns([
            "number",
            "kind",
            "record_id",
            "only_user",
            "vehicle_id",
            "version",
            "is_deleted",
        ])
        .from("record_change")
        .to_owned()
}

fn behind(scope: &UserScope, after: i64, limit: u64) -> SelectStatement {
    let mine = Expr::col("only_user")
        .is_null()
        .or(Expr::col("only_user").eq(scope.user().uuid()));
    feed()
        .and_where(Expr::col("tenant_id").eq(scope.tenant().uuid()))
        .and_where(Expr::col("number").gt(after))
        .and_where(mine)
        .and_where_option(seen(scope))
        .order_by("number", Order::Asc)
        .limit(limit)
        .to_owned()
}

/// Those of granted vehicles, and those of none; `None` where all are seen.
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

fn read(tenant: TenantId, row: &QueryResult) -> Result<NumberedChange, DbErr> {
    let kind: String = row.try_get("", "kind")?;
    let kind = RecordKind::from_code(&kind)
        .ok_or_else(|| DbErr::Type(format!("unknown kind of record {kind}")))?;
    Ok(NumberedChange {
        number: row.try_get("", "number")?,
        change: RecordChanged {
            tenant: tenant.uuid(),
            only_user: row.try_get::<Option<Uuid>>("", "only_user")?,
            vehicle: row.try_get::<Option<Uuid>>("", "vehicle_id")?,
            kind,
            id: row.try_get("", "record_id")?,
            version: row.try_get("", "version")?,
            deleted: row.try_get("", "is_deleted")?,
        },
    })
}
