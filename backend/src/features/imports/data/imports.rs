use chrono::{DateTime, Utc};
use platform_kit::db::Db;
use sea_orm::sea_query::{Expr, ExprTrait, LockType, Order, Query, SelectStatement};
use sea_orm::{ConnectionTrait, DbErr, QueryResult};

use super::json;
use crate::features::imports::domain::import::{Counts, Import, ImportState, Tally};
use crate::infra::db;
use crate::kernel::ids::{ImportId, TypedId};
use crate::kernel::scope::UserScope;

const TABLE: &str = "data_import";
const COLUMNS: [&str; 20] = [
    "id",
    "file_name",
    "size",
    "state",
    "answers",
    "targets",
    "skip_bad_rows",
    "job_id",
    "made",
    "already_there",
    "left_out",
    "readings_made",
    "readings_there",
    "readings_left_out",
    "papers_made",
    "papers_there",
    "papers_left_out",
    "created_at",
    "finished_at",
    "version",
];

/// Stores a new import of the scope's user.
///
/// # Errors
/// The database's.
pub async fn insert<C: ConnectionTrait>(
    tx: &C,
    scope: &UserScope,
    import: &Import,
) -> Result<(), DbErr> {
    let Counts {
        fill_ups,
        readings,
        papers,
    } = import.counts;
    let insert = Query::insert()
        .into_table(TABLE)
        .columns(
            COLUMNS
                .into_iter()
                .chain(["tenant_id", "user_id", "updated_at"]),
        )
        .values_panic([
            import.id.uuid().into(),
            import.file_name.as_str().into(),
            import.size.into(),
            import.state.code().into(),
            json::answers_text(&import.answers).into(),
            json::targets_text(&import.targets).into(),
            import.skip_bad_rows.into(),
            import.job.into(),
            fill_ups.made.into(),
            fill_ups.already_there.into(),
            fill_ups.left_out.into(),
            readings.made.into(),
            readings.already_there.into(),
            readings.left_out.into(),
            papers.made.into(),
            papers.already_there.into(),
            papers.left_out.into(),
            import.created_at.into(),
            import.finished_at.into(),
            import.version.into(),
            scope.tenant().uuid().into(),
            scope.user().uuid().into(),
            import.created_at.into(),
        ])
        .to_owned();
    tx.execute(&insert).await.map(drop)
}

/// Writes an import over what is stored of it, one version newer.
///
/// # Errors
/// The database's.
pub async fn update<C: ConnectionTrait>(
    tx: &C,
    scope: &UserScope,
    import: &Import,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let Counts {
        fill_ups,
        readings,
        papers,
    } = import.counts;
    let update = Query::update()
        .table(TABLE)
        .value("size", import.size)
        .value("state", import.state.code())
        .value("answers", json::answers_text(&import.answers))
        .value("targets", json::targets_text(&import.targets))
        .value("skip_bad_rows", import.skip_bad_rows)
        .value("job_id", import.job)
        .value("made", fill_ups.made)
        .value("already_there", fill_ups.already_there)
        .value("left_out", fill_ups.left_out)
        .value("readings_made", readings.made)
        .value("readings_there", readings.already_there)
        .value("readings_left_out", readings.left_out)
        .value("papers_made", papers.made)
        .value("papers_there", papers.already_there)
        .value("papers_left_out", papers.left_out)
        .value("finished_at", import.finished_at)
        .value("updated_at", now)
        .value("version", Expr::col("version").add(1))
        .and_where(Expr::col("tenant_id").eq(scope.tenant().uuid()))
        .and_where(Expr::col("user_id").eq(scope.user().uuid()))
        .and_where(Expr::col("id").eq(import.id.uuid()))
        .to_owned();
    tx.execute(&update).await.map(drop)
}

/// Imports are their user's alone, in each garage.
fn of_user(scope: &UserScope) -> SelectStatement {
    Query::select()
        .columns(COLUMNS)
        .from(TABLE)
        .and_where(Expr::col("tenant_id").eq(scope.tenant().uuid()))
        .and_where(Expr::col("user_id").eq(scope.user().uuid()))
        .to_owned()
}

/// # Errors
/// The database's.
pub async fn find(db: &Db, scope: &UserScope, id: ImportId) -> Result<Option<Import>, DbErr> {
    let select = of_user(scope)
        .and_where(Expr::col("id").eq(id.uuid()))
        .to_owned();
    let row = db::read(db, scope).await?.query_one(&select).await?;
    row.map(|row| read(&row)).transpose()
}

/// An import locked until the transaction ends.
///
/// # Errors
/// The database's.
pub async fn lock<C: ConnectionTrait>(
    tx: &C,
    scope: &UserScope,
    id: ImportId,
) -> Result<Option<Import>, DbErr> {
    let select = of_user(scope)
        .and_where(Expr::col("id").eq(id.uuid()))
        .lock(LockType::Update)
        .to_owned();
    let row = tx.query_one(&select).await?;
    row.map(|row| read(&row)).transpose()
}

/// The newest imports of the scope's user.
///
/// # Errors
/// The database's.
pub async fn newest(db: &Db, scope: &UserScope, limit: u64) -> Result<Vec<Import>, DbErr> {
    let select = of_user(scope)
        .order_by("created_at", Order::Desc)
        .order_by("id", Order::Desc)
        .limit(limit)
        .to_owned();
    let rows = db::read(db, scope).await?.query_all(&select).await?;
    rows.iter().map(read).collect()
}

fn read(row: &QueryResult) -> Result<Import, DbErr> {
    let text = |column: &str| row.try_get::<String>("", column);
    let state = text("state")?;
    let tally = |[made, already_there, left_out]: [&str; 3]| {
        Ok::<_, DbErr>(Tally {
            made: row.try_get("", made)?,
            already_there: row.try_get("", already_there)?,
            left_out: row.try_get("", left_out)?,
        })
    };
    Ok(Import {
        id: ImportId::from_uuid(row.try_get("", "id")?),
        file_name: text("file_name")?,
        size: row.try_get("", "size")?,
        state: ImportState::from_code(&state)
            .ok_or_else(|| DbErr::Type(format!("unknown state of import {state}")))?,
        answers: json::answers(&text("answers")?),
        targets: json::targets(&text("targets")?),
        skip_bad_rows: row.try_get("", "skip_bad_rows")?,
        job: row.try_get("", "job_id")?,
        counts: Counts {
            fill_ups: tally(["made", "already_there", "left_out"])?,
            readings: tally(["readings_made", "readings_there", "readings_left_out"])?,
            papers: tally(["papers_made", "papers_there", "papers_left_out"])?,
        },
        created_at: row.try_get("", "created_at")?,
        finished_at: row.try_get("", "finished_at")?,
        version: row.try_get("", "version")?,
    })
}
