use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ConnectionTrait, DbErr};

use super::users;
use crate::features::accounts::domain::{Home, Tenant, User};
use crate::kernel::ids::{TenantId, TypedId, UserId};
use crate::kernel::scope::Role;

/// A session to be kept; its token only as a hash.
#[derive(Debug)]
pub struct SessionRow<'a> {
    pub token_hash: String,
    pub user: UserId,
    pub home: &'a Home,
    pub id_token: Option<&'a str>,
    pub created_at: DateTime<Utc>,
    pub expires_at: DateTime<Utc>,
}

pub async fn add<C: ConnectionTrait>(connection: &C, row: SessionRow<'_>) -> Result<(), DbErr> {
    let insert = Query::insert()
        .into_table("app_session")
        .columns([
            "token_hash",
            "user_id",
            "tenant_id",
            "tenant_name",
            "role",
            "id_token",
            "created_at",
            "expires_at",
        ])
        .values_panic([
            row.token_hash.into(),
            row.user.uuid().into(),
            row.home.tenant.id.uuid().into(),
            row.home.tenant.name.as_str().into(),
            row.home.role.as_str().into(),
            row.id_token.map(str::to_owned).into(),
            row.created_at.into(),
            row.expires_at.into(),
        ])
        .to_owned();
    connection.execute(&insert).await.map(|_| ())
}

/// A session as it is kept.
#[derive(Debug)]
pub struct StoredSession {
    pub user: User,
    /// The garage chosen last, and the role in it as of then.
    pub home: Home,
    pub expires_at: DateTime<Utc>,
}

/// The session of a token, expired or not.
pub async fn find<C: ConnectionTrait>(
    connection: &C,
    token_hash: &str,
) -> Result<Option<StoredSession>, DbErr> {
    let select = Query::select()
        .columns(users::COLUMNS.map(|column| ("app_user", column)))
        .columns([
            ("app_session", "tenant_id"),
            ("app_session", "tenant_name"),
            ("app_session", "role"),
            ("app_session", "expires_at"),
        ])
        .from("app_session")
        .inner_join(
            "app_user",
            Expr::col(("app_user", "id")).equals(("app_session", "user_id")),
        )
        .and_where(Expr::col(("app_session", "token_hash")).eq(token_hash))
        .to_owned();
    let Some(row) = connection.query_one(&select).await? else {
        return Ok(None);
    };
    let role: String = row.try_get("", "role")?;
    // A role that this release does not know may look and no more.
    let role = Role::parse(&role).unwrap_or(Role::Viewer);
    let tenant = Tenant {
        id: TenantId::from_uuid(row.try_get("", "tenant_id")?),
        name: row.try_get("", "tenant_name")?,
        // Asked of the tenants service at each request, as the role is.
        most_vehicles: None,
    };
    Ok(Some(StoredSession {
        user: users::user(&row)?,
        home: Home { tenant, role },
        expires_at: row.try_get("", "expires_at")?,
    }))
}

/// The id token that a session began with.
pub async fn id_token<C: ConnectionTrait>(
    connection: &C,
    token_hash: &str,
) -> Result<Option<String>, DbErr> {
    let select = Query::select()
        .column("id_token")
        .from("app_session")
        .and_where(Expr::col("token_hash").eq(token_hash))
        .to_owned();
    match connection.query_one(&select).await? {
        Some(row) => row.try_get("", "id_token"),
        None => Ok(None),
    }
}

/// Keeps the garage that a session acts in.
pub async fn set_home<C: ConnectionTrait>(
    connection: &C,
    token_hash: &str,
    home: &Home,
) -> Result<(), DbErr> {
    let update = Query::update()
        .table("app_session")
        .value("tenant_id", home.tenant.id.uuid())
        .value("tenant_name", home.tenant.name.as_str())
        .value("role", home.role.as_str())
        .and_where(Expr::col("token_hash").eq(token_hash))
        .to_owned();
    connection.execute(&update).await.map(|_| ())
}

/// Ends a session and returns the id token it began with.
pub async fn remove<C: ConnectionTrait>(
    connection: &C,
    token_hash: &str,
) -> Result<Option<String>, DbErr> {
    let delete = Query::delete()
        .from_table("app_session")
        .and_where(Expr::col("token_hash").eq(token_hash))
        .returning_col("id_token")
        .to_owned();
    match connection.query_one(&delete).await? {
        Some(row) => row.try_get("", "id_token"),
        None => Ok(None),
    }
}

/// Forgets the sessions that ended; tells how many.
pub async fn remove_ended<C: ConnectionTrait>(
    connection: &C,
    now: DateTime<Utc>,
) -> Result<u64, DbErr> {
    let delete = Query::delete()
        .from_table("app_session")
        .and_where(Expr::col("expires_at").lt(now))
        .to_owned();
    Ok(connection.execute(&delete).await?.rows_affected())
}
