use chrono::{DateTime, Utc};
use platform_kit::db::Db;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, FromQueryResult, QueryFilter};

use super::entities::transfer::{ActiveModel, Column, Entity, Model};
use crate::features::sharing::domain::VehicleTransfer;
use crate::infra::db::{self, Scoped};
use crate::kernel::ids::{TenantId, TypedId, VehicleId, VehicleTransferId};
use crate::kernel::scope::UserScope;

fn select(hash: &str) -> SelectStatement {
    let columns = [
        "tenant_id",
        "id",
        "user_id",
        "subject_id",
        "code_hash",
        "created_at",
        "expires_at",
        "accepted_at",
        "withdrawn_at",
    ];
    Query::select()
        .columns(columns)
        .from("vehicle_transfer")
        .and_where(Expr::col("code_hash").eq(hash))
        .to_owned()
}

/// The offer with this hash, open or not.
///
/// # Errors
/// The database's.
pub async fn by_hash(db: &Db, hash: &str) -> Result<Option<VehicleTransfer>, DbErr> {
    let reader = db::read_by_secret(db, hash).await?;
    let row = reader.query_one(&select(hash)).await?;
    row.map(|row| Model::from_query_result(&row, "").map(Into::into))
        .transpose()
}

/// The offer with this hash, locked until the move's transaction ends.
///
/// # Errors
/// The database's.
pub async fn lock_by_hash<C: ConnectionTrait>(
    tx: &C,
    hash: &str,
) -> Result<Option<VehicleTransfer>, DbErr> {
    let row = tx
        .query_one(&select(hash).lock_exclusive().to_owned())
        .await?;
    row.map(|row| Model::from_query_result(&row, "").map(Into::into))
        .transpose()
}

/// Notes that a locked offer was accepted: all that stays behind.
///
/// # Errors
/// The database's.
pub async fn accept<C: ConnectionTrait>(
    tx: &C,
    transfer: &VehicleTransfer,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let update = Query::update()
        .table("vehicle_transfer")
        .value("accepted_at", now)
        .and_where(Expr::col("tenant_id").eq(transfer.from.uuid()))
        .and_where(Expr::col("id").eq(transfer.id.uuid()))
        .to_owned();
    tx.execute(&update).await.map(drop)
}

/// Writes offers, in a scope that allows it.
#[derive(Clone, Copy, Debug)]
pub struct TransferWriter<'s> {
    scope: &'s UserScope,
}

impl<'s> TransferWriter<'s> {
    /// For those who may; nobody else gets it.
    #[must_use]
    pub fn of(scope: &'s UserScope) -> Option<Self> {
        scope.may_give_away().then_some(Self { scope })
    }

    /// # Errors
    /// The database's.
    pub async fn find<C: ConnectionTrait>(
        &self,
        tx: &C,
        id: VehicleTransferId,
    ) -> Result<Option<VehicleTransfer>, DbErr> {
        let row = self
            .scope
            .select::<Entity>()
            .filter(Column::Id.eq(id.uuid()));
        Ok(row.one(tx).await?.map(VehicleTransfer::from))
    }

    /// # Errors
    /// The database's.
    pub async fn insert<C: ConnectionTrait>(
        &self,
        tx: &C,
        transfer: &VehicleTransfer,
        hash: String,
        now: DateTime<Utc>,
    ) -> Result<(), DbErr> {
        let row = ActiveModel {
            id: Set(transfer.id.uuid()),
            subject_id: Set(transfer.vehicle.uuid()),
            code_hash: Set(hash),
            created_at: Set(now),
            expires_at: Set(transfer.expires_at),
            ..Default::default()
        };
        db::insert(self.scope, row, tx).await.map(drop)
    }

    /// Ends the open offers of a vehicle, so that one code at a time takes it.
    ///
    /// # Errors
    /// The database's.
    pub async fn withdraw_all<C: ConnectionTrait>(
        &self,
        tx: &C,
        vehicle: VehicleId,
        now: DateTime<Utc>,
    ) -> Result<(), DbErr> {
        let row = ActiveModel {
            withdrawn_at: Set(Some(now)),
            ..Default::default()
        };
        self.scope
            .update::<Entity>()
            .set(row)
            .filter(Column::SubjectId.eq(vehicle.uuid()))
            .filter(Column::AcceptedAt.is_null())
            .filter(Column::WithdrawnAt.is_null())
            .exec(tx)
            .await
            .map(drop)
    }
}

impl From<Model> for VehicleTransfer {
    fn from(row: Model) -> Self {
        Self {
            id: VehicleTransferId::from_uuid(row.id),
            from: TenantId::from_uuid(row.tenant_id),
            vehicle: VehicleId::from_uuid(row.subject_id),
            expires_at: row.expires_at,
            accepted_at: row.accepted_at,
            withdrawn_at: row.withdrawn_at,
        }
    }
}
