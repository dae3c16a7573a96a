use chrono::{DateTime, Utc};
use platform_kit::db::Db;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, FromQueryResult, PaginatorTrait, QueryFilter, QueryOrder,
    Select,
};
use uuid::Uuid;

use super::entity::{ActiveModel, Column, Entity, Model};
use crate::features::access_tokens::domain::{AccessToken, TokenWish};
use crate::infra::db::{self, Scoped};
use crate::kernel::ids::{AccessTokenId, TenantId, TypedId, UserId, VehicleId};
use crate::kernel::scope::{Access, UserScope};

/// Reads the access tokens of a scope's user.
#[derive(Clone, Debug)]
pub struct AccessTokenRepository {
    db: Db,
}

/// Whose token it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Owner {
    pub user: UserId,
    pub tenant: TenantId,
}

/// A token to be kept; its secret only as a hash.
#[derive(Debug)]
pub struct NewToken {
    pub id: AccessTokenId,
    pub wish: TokenWish,
    pub hash: String,
    pub prefix: String,
}

impl AccessTokenRepository {
    #[must_use]
    pub fn new(db: Db) -> Self {
        Self { db }
    }

    /// Those that were not revoked, newest first.
    ///
    /// # Errors
    /// The database's.
    pub async fn list(&self, scope: &UserScope) -> Result<Vec<AccessToken>, DbErr> {
        let rows = living(scope)
            .order_by_desc(Column::CreatedAt)
            .order_by_desc(Column::Id)
            .all(&db::read(&self.db, scope).await?)
            .await?;
        Ok(rows.into_iter().map(AccessToken::from).collect())
    }

    /// The handle that makes and revokes tokens, for those who may; nobody else gets it.
    #[must_use]
    pub fn writer<'s>(&self, scope: &'s UserScope) -> Option<AccessTokenWriter<'s>> {
        scope
            .may_issue_tokens()
            .then_some(AccessTokenWriter { scope })
    }
}

fn mine(scope: &UserScope) -> Select<Entity> {
    scope
        .select::<Entity>()
        .filter(Column::UserId.eq(scope.user().uuid()))
}

fn living(scope: &UserScope) -> Select<Entity> {
    mine(scope).filter(Column::RevokedAt.is_null())
}

/// Makes and revokes the access tokens of a scope's user.
#[derive(Clone, Copy, Debug)]
pub struct AccessTokenWriter<'s> {
    scope: &'s UserScope,
}

impl AccessTokenWriter<'_> {
    /// # Errors
    /// The database's.
    pub async fn count<C: ConnectionTrait>(&self, tx: &C) -> Result<u64, DbErr> {
        living(self.scope).count(tx).await
    }

    /// # Errors
    /// The database's.
    pub async fn find<C: ConnectionTrait>(
        &self,
        tx: &C,
        id: AccessTokenId,
    ) -> Result<Option<AccessToken>, DbErr> {
        let row = mine(self.scope).filter(Column::Id.eq(id.uuid()));
        Ok(row.one(tx).await?.map(AccessToken::from))
    }

    /// # Errors
    /// The database's.
    pub async fn insert<C: ConnectionTrait>(
        &self,
        tx: &C,
        token: NewToken,
        now: DateTime<Utc>,
    ) -> Result<AccessToken, DbErr> {
        let row = ActiveModel {
            id: Set(token.id.uuid()),
            name: Set(token.wish.name),
            token_hash: Set(token.hash),
            prefix: Set(token.prefix),
            access: Set(code(token.wish.access).to_owned()),
            vehicles: Set(token.wish.vehicles.as_deref().map(joined)),
            created_at: Set(now),
            expires_at: Set(token.wish.expires_at),
            ..Default::default()
        };
        Ok(db::insert(self.scope, row, tx).await?.into())
    }

    /// # Errors
    /// The database's.
    pub async fn revoke<C: ConnectionTrait>(
        &self,
        tx: &C,
        id: AccessTokenId,
        now: DateTime<Utc>,
    ) -> Result<(), DbErr> {
        let row = ActiveModel {
            revoked_at: Set(Some(now)),
            ..Default::default()
        };
        self.scope
            .update::<Entity>()
            .set(row)
            .filter(Column::UserId.eq(self.scope.user().uuid()))
            .filter(Column::Id.eq(id.uuid()))
            .exec(tx)
            .await
            .map(drop)
    }
}

/// The token with this hash, good or not, and whose it is.
///
/// # Errors
/// The database's.
pub async fn by_hash(db: &Db, hash: &str) -> Result<Option<(Owner, AccessToken)>, DbErr> {
    let select = Query::select()
        .columns(columns())
        .from("access_token")
        .and_where(Expr::col("token_hash").eq(hash))
        .to_owned();
    let reader = db::read_by_secret(db, hash).await?;
    let Some(row) = reader.query_one(&select).await? else {
        return Ok(None);
    };
    let row = Model::from_query_result(&row, "")?;
    let owner = Owner {
        user: UserId::from_uuid(row.user_id),
        tenant: TenantId::from_uuid(row.tenant_id),
    };
    Ok(Some((owner, row.into())))
}

/// Notes that the token with this hash is in use.
///
/// # Errors
/// The database's.
pub async fn mark_used(db: &Db, hash: &str, now: DateTime<Utc>) -> Result<(), DbErr> {
    let update = Query::update()
        .table("access_token")
        .value("last_used_at", now)
        .and_where(Expr::col("token_hash").eq(hash))
        .to_owned();
    let tx = db::begin_write_by_secret(db, hash).await?;
    tx.execute(&update).await?;
    tx.commit().await
}

/// Forgets those that were over before a time; tells how many.
///
/// # Errors
/// The database's.
pub async fn forget_before(db: &Db, time: DateTime<Utc>) -> Result<u64, DbErr> {
    let over = |column: &'static str| Expr::col(column).lt(time);
    let delete = Query::delete()
        .from_table("access_token")
        .and_where(over("revoked_at").or(over("expires_at")))
        .to_owned();
    let tx = db::begin_housekeeping(db).await?;
    let gone = tx.execute(&delete).await?.rows_affected();
    tx.commit().await?;
    Ok(gone)
}

fn columns() -> [&'static str; 12] {
    [
        "tenant_id",
        "id",
        "user_id",
        "name",
        "token_hash",
        "prefix",
        "access",
        "vehicles",
        "created_at",
        "expires_at",
        "last_used_at",
        "revoked_at",
    ]
}

fn code(access: Access) -> &'static str {
    match access {
        Access::Read => "read",
        Access::Log => "log",
        Access::Full => "full",
    }
}

/// A code that this release does not know lets read and no more.
fn access(code: &str) -> Access {
    match code {
        "full" => Access::Full,
        "log" => Access::Log,
        _ => Access::Read,
    }
}

fn joined(ids: &[VehicleId]) -> String {
    let texts: Vec<_> = ids.iter().map(|id| id.uuid().to_string()).collect();
    texts.join(",")
}

fn split(text: &str) -> Vec<VehicleId> {
    let ids = text.split(',').filter_map(|id| Uuid::parse_str(id).ok());
    ids.map(VehicleId::from_uuid).collect()
}

impl From<Model> for AccessToken {
    fn from(row: Model) -> Self {
        Self {
            id: AccessTokenId::from_uuid(row.id),
            name: row.name,
            prefix: row.prefix,
            access: access(&row.access),
            vehicles: row.vehicles.as_deref().map(split),
            created_at: row.created_at,
            expires_at: row.expires_at,
            last_used_at: row.last_used_at,
            revoked_at: row.revoked_at,
        }
    }
}
