use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict, Query};
use sea_orm::{ConnectionTrait, DbErr, QueryResult};
use uuid::Uuid;

use crate::features::accounts::domain::{User, display_name};
use crate::kernel::identity::VerifiedIdentity;
use crate::kernel::ids::{TypedId, UserId};

/// What [`user`] reads.
pub const COLUMNS: [&str; 6] = [
    "id",
    "issuer",
    "subject",
    "display_name",
    "email",
    "email_verified",
];

/// The person of an identity, if they were here before.
pub async fn find<C: ConnectionTrait>(
    connection: &C,
    identity: &VerifiedIdentity,
) -> Result<Option<User>, DbErr> {
    let select = Query::select()
        .columns(COLUMNS)
        .from("app_user")
        .and_where(Expr::col("issuer").eq(identity.issuer.as_str()))
        .and_where(Expr::col("subject").eq(identity.subject.as_str()))
        .to_owned();
    connection
        .query_one(&select)
        .await?
        .map(|row| user(&row))
        .transpose()
}

/// Adds the person unless somebody was faster.
pub async fn add<C: ConnectionTrait>(
    connection: &C,
    id: Uuid,
    identity: &VerifiedIdentity,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let insert = Query::insert()
        .into_table("app_user")
        .columns([
            "id",
            "issuer",
            "subject",
            "display_name",
            "email",
            "email_verified",
            "created_at",
            "updated_at",
        ])
        .values_panic([
            id.into(),
            identity.issuer.as_str().into(),
            identity.subject.as_str().into(),
            display_name(identity).into(),
            identity.email.clone().into(),
            identity.email_verified.into(),
            now.into(),
            now.into(),
        ])
        .on_conflict(
            OnConflict::columns(["issuer", "subject"])
                .do_nothing()
                .to_owned(),
        )
        .to_owned();
    connection.execute(&insert).await.map(|_| ())
}

/// Keeps the name and address that the issuer told last.
pub async fn rename<C: ConnectionTrait>(
    connection: &C,
    user: &User,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let update = Query::update()
        .table("app_user")
        .value("display_name", user.display_name.as_str())
        .value("email", user.email.clone())
        .value("email_verified", user.email_verified)
        .value("updated_at", now)
        .and_where(Expr::col("id").eq(user.id.uuid()))
        .to_owned();
    connection.execute(&update).await.map(|_| ())
}

/// The people of these subjects at an issuer; those who were never here are left out.
pub async fn of_subjects<C: ConnectionTrait>(
    connection: &C,
    issuer: &str,
    subjects: &[String],
) -> Result<Vec<User>, DbErr> {
    if subjects.is_empty() {
        return Ok(Vec::new());
    }
    let select = Query::select()
        .columns(COLUMNS)
        .from("app_user")
        .and_where(Expr::col("issuer").eq(issuer))
        .and_where(Expr::col("subject").is_in(subjects.iter().map(String::as_str)))
        .to_owned();
    let rows = connection.query_all(&select).await?;
    rows.iter().map(user).collect()
}

/// The subject of a person at an issuer, if they were here.
pub async fn subject_of<C: ConnectionTrait>(
    connection: &C,
    issuer: &str,
    id: UserId,
) -> Result<Option<String>, DbErr> {
    let select = Query::select()
        .column("subject")
        .from("app_user")
        .and_where(Expr::col("issuer").eq(issuer))
        .and_where(Expr::col("id").eq(id.uuid()))
        .to_owned();
    let row = connection.query_one(&select).await?;
    row.map(|row| row.try_get("", "subject")).transpose()
}

pub fn user(row: &QueryResult) -> Result<User, DbErr> {
    Ok(User {
        id: UserId::from_uuid(row.try_get("", "id")?),
        issuer: row.try_get("", "issuer")?,
        subject: row.try_get("", "subject")?,
        display_name: row.try_get("", "display_name")?,
        email: row.try_get("", "email")?,
        email_verified: row.try_get("", "email_verified")?,
    })
}
