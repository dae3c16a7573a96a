use chrono::{DateTime, Utc};
use platform_kit::db::Db;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, QueryFilter, QueryOrder};

use super::entities::grant::{ActiveModel, Column, Entity, Model};
use crate::features::sharing::domain::VehicleGrant;
use crate::infra::db::{self, Scoped};
use crate::kernel::ids::{TypedId, UserId, VehicleGrantId, VehicleId};
use crate::kernel::scope::{Level, UserScope};

/// Every grant of the scope's user, over or not.
///
/// # Errors
/// The database's.
pub async fn all_of_member(db: &Db, scope: &UserScope) -> Result<Vec<VehicleGrant>, DbErr> {
    let rows = scope
        .select::<Entity>()
        .filter(Column::MemberId.eq(scope.user().uuid()))
        .all(&db::read(db, scope).await?)
        .await?;
    Ok(rows.into_iter().map(VehicleGrant::from).collect())
}

/// The grants of a vehicle that were not revoked, oldest first.
///
/// # Errors
/// The database's.
pub async fn of_vehicle(
    db: &Db,
    scope: &UserScope,
    vehicle: VehicleId,
) -> Result<Vec<VehicleGrant>, DbErr> {
    let rows = scope
        .select::<Entity>()
        .filter(Column::VehicleId.eq(vehicle.uuid()))
        .filter(Column::RevokedAt.is_null())
        .order_by_asc(Column::CreatedAt)
        .order_by_asc(Column::Id)
        .all(&db::read(db, scope).await?)
        .await?;
    Ok(rows.into_iter().map(VehicleGrant::from).collect())
}

/// Writes grants, in a scope that allows it.
#[derive(Clone, Copy, Debug)]
pub struct GrantWriter<'s> {
    scope: &'s UserScope,
}

impl<'s> GrantWriter<'s> {
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
        id: VehicleGrantId,
    ) -> Result<Option<VehicleGrant>, DbErr> {
        let row = self
            .scope
            .select::<Entity>()
            .filter(Column::Id.eq(id.uuid()));
        Ok(row.one(tx).await?.map(VehicleGrant::from))
    }

    /// What a member was granted of a vehicle before.
    ///
    /// # Errors
    /// The database's.
    pub async fn find_pair<C: ConnectionTrait>(
        &self,
        tx: &C,
        vehicle: VehicleId,
        member: UserId,
    ) -> Result<Option<VehicleGrant>, DbErr> {
        let row = self
            .scope
            .select::<Entity>()
            .filter(Column::VehicleId.eq(vehicle.uuid()))
            .filter(Column::MemberId.eq(member.uuid()));
        Ok(row.one(tx).await?.map(VehicleGrant::from))
    }

    /// # Errors
    /// The database's.
    pub async fn insert<C: ConnectionTrait>(
        &self,
        tx: &C,
        grant: &VehicleGrant,
    ) -> Result<(), DbErr> {
        let row = ActiveModel {
            id: Set(grant.id.uuid()),
            vehicle_id: Set(grant.vehicle.uuid()),
            member_id: Set(grant.member.uuid()),
            created_at: Set(grant.created_at),
            ..columns(grant, grant.created_at)
        };
        db::insert(self.scope, row, tx).await.map(drop)
    }

    /// # Errors
    /// The database's.
    pub async fn replace<C: ConnectionTrait>(
        &self,
        tx: &C,
        grant: &VehicleGrant,
        now: DateTime<Utc>,
    ) -> Result<(), DbErr> {
        self.scope
            .update::<Entity>()
            .set(columns(grant, now))
            .filter(Column::Id.eq(grant.id.uuid()))
            .exec(tx)
            .await
            .map(drop)
    }

    /// Forgets every grant of a member, who then sees what the role sees; tells how many.
    ///
    /// # Errors
    /// The database's.
    pub async fn lift<C: ConnectionTrait>(&self, tx: &C, member: UserId) -> Result<u64, DbErr> {
        let delete = Query::delete()
            .from_table("vehicle_grant")
            .and_where(Expr::col("tenant_id").eq(self.scope.tenant().uuid()))
            .and_where(Expr::col("member_id").eq(member.uuid()))
            .to_owned();
        Ok(tx.execute(&delete).await?.rows_affected())
    }
}

fn columns(grant: &VehicleGrant, now: DateTime<Utc>) -> ActiveModel {
    ActiveModel {
        member_name: Set(grant.member_name.clone()),
        level: Set(code(grant.level).to_owned()),
        ends_at: Set(grant.ends_at),
        revoked_at: Set(grant.revoked_at),
        updated_at: Set(now),
        ..Default::default()
    }
}

fn code(level: Level) -> &'static str {
    match level {
        Level::View => "view",
        Level::Log => "log",
    }
}

impl From<Model> for VehicleGrant {
    fn from(row: Model) -> Self {
        Self {
            id: VehicleGrantId::from_uuid(row.id),
            vehicle: VehicleId::from_uuid(row.vehicle_id),
            member: UserId::from_uuid(row.member_id),
            member_name: row.member_name,
            // A level that this release does not know may look and no more.
            level: if row.level == "log" {
                Level::Log
            } else {
                Level::View
            },
            ends_at: row.ends_at,
            revoked_at: row.revoked_at,
            created_at: row.created_at,
        }
    }
}
