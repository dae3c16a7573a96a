//! Which records came out of which file.

use std::collections::HashMap;

use platform_kit::db::Db;
use sea_orm::sea_query::{Expr, ExprTrait, Order, Query, SelectStatement};
use sea_orm::{ConnectionTrait, DbErr};
use uuid::Uuid;

use crate::infra::db;
use crate::kernel::ids::{ImportId, TypedId, VehicleId};
use crate::kernel::scope::UserScope;

const TABLE: &str = "imported_record";

/// What comes out of files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MadeKind {
    FuelLog,
    OdometerReading,
    Document,
}

impl MadeKind {
    fn code(self) -> &'static str {
        match self {
            Self::FuelLog => "fuel_log",
            Self::OdometerReading => "odometer_reading",
            Self::Document => "document",
        }
    }
}

/// A record that came out of a file.
#[derive(Clone, Debug)]
pub struct Made<'r> {
    pub id: Uuid,
    /// Its number among those of its kind in the file.
    pub ordinal: i32,
    pub source_key: Option<&'r str>,
}

fn of_tenant(scope: &UserScope, kind: MadeKind) -> SelectStatement {
    Query::select()
        .from(TABLE)
        .and_where(Expr::col("tenant_id").eq(scope.tenant().uuid()))
        .and_where(Expr::col("kind").eq(kind.code()))
        .to_owned()
}

/// Keeps which records came out of a file, in the transaction that stores them.
///
/// # Errors
/// The database's.
pub async fn note_made<C: ConnectionTrait>(
    tx: &C,
    scope: &UserScope,
    import: ImportId,
    vehicle: VehicleId,
    (kind, made): (MadeKind, &[Made<'_>]),
) -> Result<(), DbErr> {
    if made.is_empty() {
        return Ok(());
    }
    let mut insert = Query::insert();
    insert.into_table(TABLE).columns([
        "tenant_id",
        "record_id",
        "user_id",
        "import_id",
        "vehicle_id",
        "ordinal",
        "source_key",
        "kind",
    ]);
    for record in made {
        insert.values_panic([
            scope.tenant().uuid().into(),
            record.id.into(),
            scope.user().uuid().into(),
            import.uuid().into(),
            vehicle.uuid().into(),
            record.ordinal.into(),
            record.source_key.map(str::to_owned).into(),
            kind.code().into(),
        ]);
    }
    tx.execute(&insert).await.map(drop)
}

/// What an import has made so far, by its numbers in the file.
///
/// # Errors
/// The database's.
pub async fn made_by(
    db: &Db,
    scope: &UserScope,
    import: ImportId,
    kind: MadeKind,
) -> Result<HashMap<i32, Uuid>, DbErr> {
    let select = of_tenant(scope, kind)
        .columns(["ordinal", "record_id"])
        .and_where(Expr::col("import_id").eq(import.uuid()))
        .to_owned();
    let rows = db::read(db, scope).await?.query_all(&select).await?;
    rows.iter()
        .map(|row| Ok((row.try_get("", "ordinal")?, row.try_get("", "record_id")?)))
        .collect()
}

/// What names records of a vehicle in the programs that they came from, each with its record.
///
/// # Errors
/// The database's.
pub async fn keys_of(
    db: &Db,
    scope: &UserScope,
    vehicle: VehicleId,
    kind: MadeKind,
) -> Result<HashMap<String, Uuid>, DbErr> {
    let select = of_tenant(scope, kind)
        .columns(["source_key", "record_id"])
        .and_where(Expr::col("vehicle_id").eq(vehicle.uuid()))
        .and_where(Expr::col("source_key").is_not_null())
        .to_owned();
    let rows = db::read(db, scope).await?.query_all(&select).await?;
    rows.iter()
        .map(|row| {
            Ok((
                row.try_get("", "source_key")?,
                row.try_get("", "record_id")?,
            ))
        })
        .collect()
}

/// Some of the records of one vehicle that an import made, with the vehicle.
///
/// # Errors
/// The database's.
pub async fn next_made(
    db: &Db,
    scope: &UserScope,
    (import, kind): (ImportId, MadeKind),
    limit: u64,
) -> Result<Option<(VehicleId, Vec<Uuid>)>, DbErr> {
    let select = of_tenant(scope, kind)
        .columns(["vehicle_id", "record_id"])
        .and_where(Expr::col("import_id").eq(import.uuid()))
        .order_by("vehicle_id", Order::Asc)
        .limit(limit)
        .to_owned();
    let rows = db::read(db, scope).await?.query_all(&select).await?;
    let read = |row: &sea_orm::QueryResult| -> Result<(Uuid, Uuid), DbErr> {
        Ok((
            row.try_get("", "vehicle_id")?,
            row.try_get("", "record_id")?,
        ))
    };
    let pairs: Vec<_> = rows.iter().map(read).collect::<Result<_, _>>()?;
    Ok(pairs.first().map(|(vehicle, _)| {
        let of_it = pairs.iter().filter(|(of, _)| of == vehicle);
        let ids = of_it.map(|(_, id)| *id).collect();
        (VehicleId::from_uuid(*vehicle), ids)
    }))
}

/// Forgets that records came out of a file, in the transaction that removes them.
///
/// # Errors
/// The database's.
pub async fn remove_made<C: ConnectionTrait>(
    tx: &C,
    scope: &UserScope,
    ids: &[Uuid],
) -> Result<(), DbErr> {
    let delete = Query::delete()
        .from_table(TABLE)
        .and_where(Expr::col("tenant_id").eq(scope.tenant().uuid()))
        .and_where(Expr::col("record_id").is_in(ids.iter().copied()))
        .to_owned();
    tx.execute(&delete).await.map(drop)
}
