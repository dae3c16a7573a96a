//! The table of jobs. The same statements on both databases: what locks on PostgreSQL is left out on
//! SQLite, where the writer is alone.

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::sea_query::{
    Expr, ExprTrait, LockBehavior, LockType, Order, Query, SelectStatement, UpdateStatement,
};
use sea_orm::{ConnectionTrait, DbBackend, DbErr, QueryResult};
use uuid::Uuid;

use super::job::{Job, JobKind, JobState};
use crate::kernel::ids::{TenantId, TypedId, UserId};
use crate::kernel::scope::{Role, UserScope};

/// A worker that was not heard of for so long has died; another takes its job.
pub const LEASE: TimeDelta = TimeDelta::seconds(60);

const COLUMNS: [&str; 13] = [
    "tenant_id",
    "id",
    "user_id",
    "role",
    "kind",
    "payload",
    "state",
    "attempts",
    "done",
    "total",
    "error",
    "created_at",
    "finished_at",
];

/// A job in the hands of one worker, by a lease that is nobody else's.
#[derive(Clone, Debug)]
pub struct Claimed {
    pub job: Job,
    pub lease: Uuid,
}

pub async fn insert<C: ConnectionTrait>(
    tx: &C,
    scope: &UserScope,
    id: Uuid,
    (kind, payload): (JobKind, &str),
    due_at: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let insert = Query::insert()
        .into_table("job")
        .columns([
            "tenant_id",
            "id",
            "user_id",
            "role",
            "kind",
            "payload",
            "state",
            "attempts",
            "due_at",
            "done",
            "created_at",
            "updated_at",
        ])
        .values_panic([
            scope.tenant().uuid().into(),
            id.into(),
            scope.user().uuid().into(),
            scope.role().as_str().into(),
            kind.code().into(),
            payload.into(),
            JobState::Queued.code().into(),
            0.into(),
            due_at.into(),
            0_i64.into(),
            now.into(),
            now.into(),
        ])
        .to_owned();
    tx.execute(&insert).await.map(|_| ())
}

/// Jobs of one kind that the scope's user asked for, newest first.
pub fn of_user(scope: &UserScope, kind: JobKind) -> SelectStatement {
    Query::select()
        .columns(COLUMNS)
        .from("job")
        .and_where(Expr::col("tenant_id").eq(scope.tenant().uuid()))
        .and_where(Expr::col("user_id").eq(scope.user().uuid()))
        .and_where(Expr::col("kind").eq(kind.code()))
        .order_by("created_at", Order::Desc)
        .order_by("id", Order::Desc)
        .to_owned()
}

/// Has claims come one after another on PostgreSQL too, until the transaction ends: which jobs run decides
/// which others may begin.
async fn claim_alone<C: ConnectionTrait>(tx: &C) -> Result<(), DbErr> {
    if tx.get_database_backend() == DbBackend::Postgres {
        let lock = "SELECT pg_advisory_xact_lock(hashtext('claim of a job'))";
        tx.execute_unprepared(lock).await?;
    }
    Ok(())
}

/// Whether a queued job must wait for another one of its tenant. One whose worker died counts as running
/// until it has been taken up and has ended: nobody knows how far it came.
fn waits() -> Expr {
    let kinds = JobKind::ALL
        .into_iter()
        .filter(|kind| kind.is_one_at_a_time());
    let kinds: Vec<_> = kinds.map(JobKind::code).collect();
    let other = |name: &'static str| Expr::col(("other", name));
    let running = Query::select()
        .expr(Expr::value(1))
        .from_as("job", "other")
        .and_where(other("tenant_id").equals(("job", "tenant_id")))
        .and_where(other("kind").equals(("job", "kind")))
        .and_where(other("state").eq(JobState::Running.code()))
        .to_owned();
    Expr::col("kind")
        .is_in(kinds)
        .and(Expr::col("state").eq(JobState::Queued.code()))
        .and(Expr::exists(running))
}

/// Takes the job that is due longest, if there is one: queued, or left by a worker that died.
pub async fn claim<C: ConnectionTrait>(
    tx: &C,
    lease: Uuid,
    now: DateTime<Utc>,
) -> Result<Option<Claimed>, DbErr> {
    claim_alone(tx).await?;
    let open = [JobState::Queued.code(), JobState::Running.code()];
    let kinds = JobKind::ALL.map(JobKind::code);
    let select = Query::select()
        .columns(COLUMNS)
        .from("job")
        .and_where(Expr::col("state").is_in(open))
        .and_where(Expr::col("due_at").lte(now))
        // A newer release may know more kinds; they are left to its workers.
        .and_where(Expr::col("kind").is_in(kinds))
        .and_where(waits().not())
        .order_by("due_at", Order::Asc)
        .limit(1)
        .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
        .to_owned();
    let Some(row) = tx.query_one(&select).await? else {
        return Ok(None);
    };
    let mut job = read(&row)?;
    job.attempts += 1;
    job.state = JobState::Running;
    let update = Query::update()
        .table("job")
        .value("state", job.state.code())
        .value("attempts", job.attempts)
        .value("lease", lease)
        .value("due_at", now + LEASE)
        .value("updated_at", now)
        .and_where(Expr::col("tenant_id").eq(job.tenant.uuid()))
        .and_where(Expr::col("id").eq(job.id))
        .to_owned();
    tx.execute(&update).await?;
    Ok(Some(Claimed { job, lease }))
}

/// An update of a job that is still in the caller's hands.
fn held(claimed: &Claimed, now: DateTime<Utc>) -> UpdateStatement {
    Query::update()
        .table("job")
        .value("updated_at", now)
        .and_where(Expr::col("tenant_id").eq(claimed.job.tenant.uuid()))
        .and_where(Expr::col("id").eq(claimed.job.id))
        .and_where(Expr::col("lease").eq(claimed.lease))
        .to_owned()
}

/// Says that the worker lives; false where the job was taken from it.
pub async fn extend<C: ConnectionTrait>(
    tx: &C,
    claimed: &Claimed,
    now: DateTime<Utc>,
) -> Result<bool, DbErr> {
    let update = held(claimed, now).value("due_at", now + LEASE).to_owned();
    Ok(tx.execute(&update).await?.rows_affected() == 1)
}

/// As [`extend`], with how far it is.
pub async fn progress<C: ConnectionTrait>(
    tx: &C,
    claimed: &Claimed,
    (done, total): (i64, Option<i64>),
    now: DateTime<Utc>,
) -> Result<bool, DbErr> {
    let update = held(claimed, now)
        .value("due_at", now + LEASE)
        .value("done", done)
        .value("total", total)
        .to_owned();
    Ok(tx.execute(&update).await?.rows_affected() == 1)
}

/// Ends it, done or given up.
pub async fn finish<C: ConnectionTrait>(
    tx: &C,
    claimed: &Claimed,
    error: Option<&str>,
    now: DateTime<Utc>,
) -> Result<bool, DbErr> {
    let state = match error {
        None => JobState::Done,
        Some(_) => JobState::Dead,
    };
    let mut update = held(claimed, now)
        .value("state", state.code())
        .value("lease", Option::<Uuid>::None)
        .value("error", error.map(str::to_owned))
        .value("finished_at", now)
        .to_owned();
    if claimed.job.kind.is_secret() {
        update.value("payload", "");
    }
    Ok(tx.execute(&update).await?.rows_affected() == 1)
}

/// Puts it back, to be taken again at its time.
pub async fn put_back<C: ConnectionTrait>(
    tx: &C,
    claimed: &Claimed,
    (attempts, due_at): (i32, DateTime<Utc>),
    error: Option<&str>,
    now: DateTime<Utc>,
) -> Result<bool, DbErr> {
    let update = held(claimed, now)
        .value("state", JobState::Queued.code())
        .value("lease", Option::<Uuid>::None)
        .value("attempts", attempts)
        .value("due_at", due_at)
        .value("error", error.map(str::to_owned))
        .to_owned();
    Ok(tx.execute(&update).await?.rows_affected() == 1)
}

/// Forgets jobs that ended before then.
pub async fn forget<C: ConnectionTrait>(tx: &C, before: DateTime<Utc>) -> Result<u64, DbErr> {
    let delete = Query::delete()
        .from_table("job")
        .and_where(Expr::col("finished_at").lt(before))
        .to_owned();
    Ok(tx.execute(&delete).await?.rows_affected())
}

pub fn read(row: &QueryResult) -> Result<Job, DbErr> {
    let text = |column: &str| row.try_get::<String>("", column);
    let unknown = |what: &str, code: &str| DbErr::Type(format!("unknown {what} of job {code}"));
    let (kind, state) = (text("kind")?, text("state")?);
    Ok(Job {
        id: row.try_get("", "id")?,
        tenant: TenantId::from_uuid(row.try_get("", "tenant_id")?),
        user: UserId::from_uuid(row.try_get("", "user_id")?),
        // A role that this release does not know may look and no more.
        role: Role::parse(&text("role")?).unwrap_or(Role::Viewer),
        kind: JobKind::from_code(&kind).ok_or_else(|| unknown("kind", &kind))?,
        payload: text("payload")?,
        state: JobState::from_code(&state).ok_or_else(|| unknown("state", &state))?,
        attempts: row.try_get("", "attempts")?,
        done: row.try_get("", "done")?,
        total: row.try_get("", "total")?,
        error: row.try_get("", "error")?,
        created_at: row.try_get("", "created_at")?,
        finished_at: row.try_get("", "finished_at")?,
    })
}
