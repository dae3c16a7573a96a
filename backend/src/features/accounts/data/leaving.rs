//! Accounts that are to be deleted.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ConnectionTrait, DbErr};
use uuid::Uuid;

use super::users;
use crate::features::accounts::domain::User;
use crate::kernel::ids::{TypedId, UserId};

/// A person with what names them at their issuer, and when they go, if they do.
#[derive(Clone, Debug)]
pub struct Person {
    pub user: User,
    pub subject: String,
    pub deletion_due_at: Option<DateTime<Utc>>,
}

pub async fn find<C: ConnectionTrait>(
    connection: &C,
    user: UserId,
) -> Result<Option<Person>, DbErr> {
    let select = Query::select()
        .columns(users::COLUMNS)
        .column("deletion_due_at")
        .from("app_user")
        .and_where(Expr::col("id").eq(user.uuid()))
        .to_owned();
    let Some(row) = connection.query_one(&select).await? else {
        return Ok(None);
    };
    Ok(Some(Person {
        user: users::user(&row)?,
        subject: row.try_get("", "subject")?,
        deletion_due_at: row.try_get("", "deletion_due_at")?,
    }))
}

/// What people are called; those who are gone are absent.
pub async fn names<C: ConnectionTrait>(
    connection: &C,
    people: &[UserId],
) -> Result<HashMap<UserId, String>, DbErr> {
    if people.is_empty() {
        return Ok(HashMap::new());
    }
    let select = Query::select()
        .columns(["id", "display_name"])
        .from("app_user")
        .and_where(Expr::col("id").is_in(people.iter().map(|id| id.uuid())))
        .to_owned();
    let rows = connection.query_all(&select).await?;
    rows.iter()
        .map(|row| {
            let id: Uuid = row.try_get("", "id")?;
            Ok((UserId::from_uuid(id), row.try_get("", "display_name")?))
        })
        .collect()
}

/// Sets or takes back when the account goes; tells whether that was anything new.
pub async fn set_due<C: ConnectionTrait>(
    tx: &C,
    user: UserId,
    due_at: Option<DateTime<Utc>>,
) -> Result<bool, DbErr> {
    let present = Expr::col("deletion_due_at");
    let is_other = match due_at {
        Some(_) => present.is_null(),
        None => present.is_not_null(),
    };
    let update = Query::update()
        .table("app_user")
        .value("deletion_due_at", due_at)
        .and_where(Expr::col("id").eq(user.uuid()))
        .and_where(is_other)
        .to_owned();
    Ok(tx.execute(&update).await?.rows_affected() == 1)
}

/// Ends every session of a person.
pub async fn end_sessions<C: ConnectionTrait>(tx: &C, user: UserId) -> Result<(), DbErr> {
    let delete = Query::delete()
        .from_table("app_session")
        .and_where(Expr::col("user_id").eq(user.uuid()))
        .to_owned();
    tx.execute(&delete).await.map(|_| ())
}

/// Removes the person, with sessions and preferences.
pub async fn remove<C: ConnectionTrait>(tx: &C, user: UserId) -> Result<(), DbErr> {
    let delete = Query::delete()
        .from_table("app_user")
        .and_where(Expr::col("id").eq(user.uuid()))
        .to_owned();
    tx.execute(&delete).await.map(|_| ())
}
