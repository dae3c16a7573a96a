use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict, Query};
use sea_orm::{ConnectionTrait, DbErr};

use crate::kernel::ids::{TypedId, UserId};

/// There is one row at most.
const PLACE: i32 = 1;

/// Notes who came first, unless somebody did before; whoever it was keeps it for ever.
pub async fn note<C: ConnectionTrait>(
    connection: &C,
    user: UserId,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let insert = Query::insert()
        .into_table("first_person")
        .columns(["place", "user_id", "created_at"])
        .values_panic([PLACE.into(), user.uuid().into(), now.into()])
        .on_conflict(OnConflict::column("place").do_nothing().to_owned())
        .to_owned();
    connection.execute(&insert).await.map(|_| ())
}

pub async fn is<C: ConnectionTrait>(connection: &C, user: UserId) -> Result<bool, DbErr> {
    let select = Query::select()
        .column("place")
        .from("first_person")
        .and_where(Expr::col("user_id").eq(user.uuid()))
        .to_owned();
    Ok(connection.query_one(&select).await?.is_some())
}
