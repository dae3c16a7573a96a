//! Fill-ups in the trash, and all of them for whoever copies everything.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::entity::{Column, Entity};
use super::repository::FuelLogRepository;
use crate::features::fuel_logs::domain::FuelLog;
use crate::infra::db::{self, Scoped};
use crate::kernel::ids::{FuelLogId, TypedId, VehicleId};
use crate::kernel::scope::UserScope;

impl FuelLogRepository {
    /// Those in the trash by themselves, newest there first: not those of vehicles that are there too.
    ///
    /// # Errors
    /// The database's.
    pub async fn trashed(
        &self,
        scope: &UserScope,
        vehicles_there: &[VehicleId],
        after: Option<(DateTime<Utc>, Uuid)>,
        limit: u64,
    ) -> Result<Vec<FuelLog>, DbErr> {
        let there = vehicles_there.iter().map(|id| id.uuid());
        let mut query = scope
            .select::<Entity>()
            .filter(Column::DeletedAt.is_not_null())
            .filter(Column::VehicleId.is_not_in(there));
        if let Some((deleted_at, id)) = after {
            let position = Expr::tuple([Expr::col(Column::DeletedAt), Expr::col(Column::Id)]);
            let behind = Expr::tuple([Expr::value(deleted_at), Expr::value(id)]);
            query = query.filter(position.lt(behind));
        }
        let rows = query
            .order_by_desc(Column::DeletedAt)
            .order_by_desc(Column::Id)
            .limit(limit)
            .all(&db::read(&self.db, scope).await?)
            .await?;
        Ok(rows.into_iter().map(FuelLog::from).collect())
    }

    /// A page of all of the tenant's or of one vehicle, those in the trash too, in the order of their ids.
    ///
    /// # Errors
    /// The database's.
    pub async fn walk(
        &self,
        scope: &UserScope,
        vehicle: Option<VehicleId>,
        after: Option<FuelLogId>,
        limit: u64,
    ) -> Result<Vec<FuelLog>, DbErr> {
        let after = after.map(|id| id.uuid());
        let rows = db::walk::<Entity>(&self.db, scope, vehicle, after, limit).await?;
        Ok(rows.into_iter().map(FuelLog::from).collect())
    }

    /// How many [`FuelLogRepository::walk`] will come by.
    ///
    /// # Errors
    /// The database's.
    pub async fn count_all(
        &self,
        scope: &UserScope,
        vehicle: Option<VehicleId>,
    ) -> Result<u64, DbErr> {
        db::count_all::<Entity>(&self.db, scope, vehicle).await
    }

    /// The handle that removes for good, for owners; nobody else gets it.
    #[must_use]
    pub fn purger<'s>(&self, scope: &'s UserScope) -> Option<FuelLogPurger<'s>> {
        scope.may_purge().then_some(FuelLogPurger { scope })
    }
}

/// Removes fill-ups for good.
#[derive(Clone, Copy, Debug)]
pub struct FuelLogPurger<'s> {
    scope: &'s UserScope,
}

impl FuelLogPurger<'_> {
    /// # Errors
    /// The database's.
    pub async fn purge<C: ConnectionTrait>(&self, tx: &C, id: FuelLogId) -> Result<(), DbErr> {
        let delete = Query::delete()
            .from_table("fuel_log")
            .and_where(Expr::col("tenant_id").eq(self.scope.tenant().uuid()))
            .and_where(Expr::col("id").eq(id.uuid()))
            .to_owned();
        tx.execute(&delete).await.map(|_| ())
    }
}
