//! Vehicles in the trash.

use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::entity::{Column, Entity};
use super::repository::{VehicleRepository, VehicleWriter};
use crate::features::vehicles::domain::Vehicle;
use crate::infra::db::{self, Scoped, TrashPage};
use crate::kernel::ids::{TenantId, TypedId, VehicleId};
use crate::kernel::scope::UserScope;

impl VehicleRepository {
    /// Those in the trash, newest there first.
    ///
    /// # Errors
    /// The database's.
    pub async fn trashed(
        &self,
        scope: &UserScope,
        page: &TrashPage<'_>,
    ) -> Result<Vec<Vehicle>, DbErr> {
        let query = db::trashed::<Entity>(scope, page);
        let rows = query.all(&db::read(&self.db, scope).await?).await?;
        Ok(rows.into_iter().map(Vehicle::from).collect())
    }

    /// The ids of all in the trash.
    ///
    /// # Errors
    /// The database's.
    pub async fn trashed_ids(&self, scope: &UserScope) -> Result<Vec<VehicleId>, DbErr> {
        let ids: Vec<Uuid> = scope
            .select::<Entity>()
            .filter(Column::DeletedAt.is_not_null())
            .select_only()
            .column(Column::Id)
            .into_tuple()
            .all(&db::read(&self.db, scope).await?)
            .await?;
        Ok(ids.into_iter().map(VehicleId::from_uuid).collect())
    }
}

impl VehicleWriter<'_> {
    /// Removes the vehicle, which nothing hangs on.
    ///
    /// # Errors
    /// The database's.
    pub async fn remove<C: ConnectionTrait>(&self, tx: &C, id: VehicleId) -> Result<(), DbErr> {
        let delete = Query::delete()
            .from_table("vehicle")
            .and_where(Expr::col("tenant_id").eq(self.scope().tenant().uuid()))
            .and_where(Expr::col("id").eq(id.uuid()))
            .to_owned();
        tx.execute(&delete).await.map(|_| ())
    }
}

/// Removes everything of a tenant that is no more.
///
/// # Errors
/// The database's.
pub async fn forget_tenant<C: ConnectionTrait>(tx: &C, tenant: TenantId) -> Result<(), DbErr> {
    let delete = Query::delete()
        .from_table("vehicle")
        .and_where(Expr::col("tenant_id").eq(tenant.uuid()))
        .to_owned();
    tx.execute(&delete).await.map(|_| ())
}
