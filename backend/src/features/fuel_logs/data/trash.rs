//! Fill-ups in the trash, and all of them for whoever copies everything.

use sea_orm::sea_query::SelectStatement;
use sea_orm::{ColumnTrait, DbErr, QueryFilter, QuerySelect, QueryTrait};

use super::entity::{Column, Entity};
use super::repository::FuelLogRepository;
use crate::features::fuel_logs::domain::FuelLog;
use crate::infra::db::{self, Scoped, TrashPage};
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
        page: &TrashPage<'_>,
    ) -> Result<Vec<FuelLog>, DbErr> {
        let query = db::trashed::<Entity>(scope, page);
        let rows = query.all(&db::read(&self.db, scope).await?).await?;
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
}

/// The ids of those in the trash, as a part of a statement: what hangs on them is there with them.
#[must_use]
pub fn ids_in_trash(scope: &UserScope) -> SelectStatement {
    scope
        .select::<Entity>()
        .filter(Column::DeletedAt.is_not_null())
        .select_only()
        .column(Column::Id)
        .into_query()
}
