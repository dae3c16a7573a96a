use chrono::{DateTime, Utc};
use platform_kit::db::Db;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, FromQueryResult, QueryFilter, QueryOrder};

use super::entities::link::{ActiveModel, Column, Entity, Model};
use crate::features::sharing::domain::{Guest, GuestLink};
use crate::infra::db::{self, Scoped};
use crate::kernel::ids::{GuestLinkId, TenantId, TypedId, VehicleId};
use crate::kernel::scope::UserScope;

/// The links of a vehicle that were not revoked, oldest first.
///
/// # Errors
/// The database's.
pub async fn of_vehicle(
    db: &Db,
    scope: &UserScope,
    vehicle: VehicleId,
) -> Result<Vec<GuestLink>, DbErr> {
    let rows = scope
        .select::<Entity>()
        .filter(Column::VehicleId.eq(vehicle.uuid()))
        .filter(Column::RevokedAt.is_null())
        .order_by_asc(Column::CreatedAt)
        .order_by_asc(Column::Id)
        .all(&db::read(db, scope).await?)
        .await?;
    Ok(rows.into_iter().map(GuestLink::from).collect())
}

/// The link with this id, good or not.
///
/// # Errors
/// The database's.
pub async fn find(db: &Db, scope: &UserScope, id: GuestLinkId) -> Result<Option<GuestLink>, DbErr> {
    let row = scope
        .select::<Entity>()
        .filter(Column::Id.eq(id.uuid()))
        .one(&db::read(db, scope).await?)
        .await?;
    Ok(row.map(GuestLink::from))
}

/// The link with this hash, good or not.
///
/// # Errors
/// The database's.
pub async fn by_hash(db: &Db, hash: &str) -> Result<Option<Guest>, DbErr> {
    let columns = [
        "tenant_id",
        "id",
        "user_id",
        "vehicle_id",
        "secret_hash",
        "shows_private",
        "created_at",
        "expires_at",
        "revoked_at",
    ];
    let select = Query::select()
        .columns(columns)
        .from("guest_link")
        .and_where(Expr::col("secret_hash").eq(hash))
        .to_owned();
    let reader = db::read_by_secret(db, hash).await?;
    let Some(row) = reader.query_one(&select).await? else {
        return Ok(None);
    };
    let row = Model::from_query_result(&row, "")?;
    Ok(Some(Guest {
        tenant: TenantId::from_uuid(row.tenant_id),
        link: row.into(),
    }))
}

/// Forgets those that were over before a time; tells how many.
///
/// # Errors
/// The database's.
pub async fn forget_before(db: &Db, time: DateTime<Utc>) -> Result<u64, DbErr> {
    let delete = Query::delete()
        .from_table("guest_link")
        .and_where(Expr::col("expires_at").lt(time))
        .to_owned();
    let tx = db::begin_housekeeping(db).await?;
    let gone = tx.execute(&delete).await?.rows_affected();
    tx.commit().await?;
    Ok(gone)
}

/// Writes links, in a scope that allows it.
#[derive(Clone, Copy, Debug)]
pub struct LinkWriter<'s> {
    scope: &'s UserScope,
}

impl<'s> LinkWriter<'s> {
    /// For those who may; nobody else gets it.
    #[must_use]
    pub fn of(scope: &'s UserScope) -> Option<Self> {
        scope.may_share().then_some(Self { scope })
    }

    /// # Errors
    /// The database's.
    pub async fn find<C: ConnectionTrait>(
        &self,
        tx: &C,
        id: GuestLinkId,
    ) -> Result<Option<GuestLink>, DbErr> {
        let row = self
            .scope
            .select::<Entity>()
            .filter(Column::Id.eq(id.uuid()));
        Ok(row.one(tx).await?.map(GuestLink::from))
    }

    /// How many links of a vehicle are in use.
    ///
    /// # Errors
    /// The database's.
    pub async fn count<C: ConnectionTrait>(
        &self,
        tx: &C,
        vehicle: VehicleId,
        now: DateTime<Utc>,
    ) -> Result<usize, DbErr> {
        let rows = self
            .scope
            .select::<Entity>()
            .filter(Column::VehicleId.eq(vehicle.uuid()))
            .filter(Column::RevokedAt.is_null())
            .filter(Column::ExpiresAt.gt(now))
            .all(tx)
            .await?;
        Ok(rows.len())
    }

    /// # Errors
    /// The database's.
    pub async fn insert<C: ConnectionTrait>(
        &self,
        tx: &C,
        link: &GuestLink,
        hash: String,
    ) -> Result<(), DbErr> {
        let row = ActiveModel {
            id: Set(link.id.uuid()),
            vehicle_id: Set(link.vehicle.uuid()),
            secret_hash: Set(hash),
            shows_private: Set(link.shows_private),
            created_at: Set(link.created_at),
            expires_at: Set(link.expires_at),
            ..Default::default()
        };
        db::insert(self.scope, row, tx).await.map(drop)
    }

    /// # Errors
    /// The database's.
    pub async fn revoke<C: ConnectionTrait>(
        &self,
        tx: &C,
        id: GuestLinkId,
        now: DateTime<Utc>,
    ) -> Result<(), DbErr> {
        let row = ActiveModel {
            revoked_at: Set(Some(now)),
            ..Default::default()
        };
        self.scope
            .update::<Entity>()
            .set(row)
            .filter(Column::Id.eq(id.uuid()))
            .exec(tx)
            .await
            .map(drop)
    }
}

impl From<Model> for GuestLink {
    fn from(row: Model) -> Self {
        Self {
            id: GuestLinkId::from_uuid(row.id),
            vehicle: VehicleId::from_uuid(row.vehicle_id),
            shows_private: row.shows_private,
            created_at: row.created_at,
            expires_at: row.expires_at,
            revoked_at: row.revoked_at,
        }
    }
}
