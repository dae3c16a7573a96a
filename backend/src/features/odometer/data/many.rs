//! Readings by the many: for those who copy, take in or take back all of them.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, QueryFilter, QuerySelect, QueryTrait};

use super::entity::{Column, Entity};
use super::repository::{OdometerRepository, OdometerWriter, row};
use crate::features::odometer::domain::{Reading, ReadingDetails};
use crate::infra::db::{self, Scoped, TrashPage};
use crate::kernel::ids::{OdometerReadingId, TypedId, VehicleId};
use crate::kernel::scope::UserScope;

const NEWEST: &str =
    "ROW_NUMBER() OVER (PARTITION BY vehicle_id ORDER BY read_on DESC, place DESC, id DESC)";

impl OdometerRepository {
    /// A page of all of the tenant's or of one vehicle, those in the trash too, in the order of their ids.
    ///
    /// # Errors
    /// The database's.
    pub async fn walk(
        &self,
        scope: &UserScope,
        vehicle: Option<VehicleId>,
        after: Option<OdometerReadingId>,
        limit: u64,
    ) -> Result<Vec<Reading>, DbErr> {
        let after = after.map(|id| id.uuid());
        let rows = db::walk::<Entity>(&self.db, scope, vehicle, after, limit).await?;
        Ok(rows.into_iter().map(Reading::from).collect())
    }

    /// How many [`OdometerRepository::walk`] will come by.
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

    /// Those in the trash by themselves, newest there first: not those of vehicles that are there too.
    ///
    /// # Errors
    /// The database's.
    pub async fn trashed(
        &self,
        scope: &UserScope,
        page: &TrashPage<'_>,
    ) -> Result<Vec<Reading>, DbErr> {
        let query = db::trashed::<Entity>(scope, page);
        let rows = query.all(&db::read(&self.db, scope).await?).await?;
        Ok(rows.into_iter().map(Reading::from).collect())
    }

    /// All of a vehicle, those in the trash too, in no order.
    ///
    /// # Errors
    /// The database's.
    pub async fn all_of(
        &self,
        scope: &UserScope,
        vehicle: VehicleId,
    ) -> Result<Vec<Reading>, DbErr> {
        let rows = db::all_of::<Entity>(&self.db, scope, vehicle).await?;
        Ok(rows.into_iter().map(Reading::from).collect())
    }
}

/// The newest reading of the odometer of each vehicle that has one beside its fill-ups.
///
/// # Errors
/// The database's.
pub async fn newest<C: ConnectionTrait>(
    scope: &UserScope,
    connection: &C,
    vehicles: &[VehicleId],
) -> Result<HashMap<VehicleId, Reading>, DbErr> {
    let ranked = scope
        .select::<Entity>()
        .filter(Column::VehicleId.is_in(vehicles.iter().map(|id| id.uuid())))
        .filter(Column::DeletedAt.is_null())
        .filter(Column::Unit.ne("h"))
        .select_only()
        .column(Column::Id)
        .expr_as(Expr::cust(NEWEST), "place")
        .into_query();
    let ids = Query::select()
        .column("id")
        .from_subquery(ranked, "ranked")
        .and_where(Expr::col("place").eq(1))
        .to_owned();
    let rows = scope
        .select::<Entity>()
        .filter(Column::Id.in_subquery(ids))
        .all(connection)
        .await?;
    let readings = rows.into_iter().map(Reading::from);
    Ok(readings
        .map(|reading| (reading.vehicle_id, reading))
        .collect())
}

impl OdometerWriter<'_> {
    /// Stores new readings.
    ///
    /// # Errors
    /// The database's.
    pub async fn insert_many<C: ConnectionTrait>(
        &self,
        tx: &C,
        new: &[(OdometerReadingId, ReadingDetails)],
        now: DateTime<Utc>,
    ) -> Result<(), DbErr> {
        let rows = new
            .iter()
            .map(|(id, details)| row(*id, self.vehicle, details.clone(), now));
        db::insert_many::<Entity, _, _>(self.scope, rows.collect(), tx).await
    }

    /// Removes readings as if they had never been there.
    ///
    /// # Errors
    /// The database's.
    pub async fn remove<C: ConnectionTrait>(
        &self,
        tx: &C,
        ids: &[OdometerReadingId],
    ) -> Result<(), DbErr> {
        let delete = Query::delete()
            .from_table(Entity)
            .and_where(Expr::col(Column::TenantId).eq(self.scope.tenant().uuid()))
            .and_where(Expr::col(Column::VehicleId).eq(self.vehicle.uuid()))
            .and_where(Expr::col(Column::Id).is_in(ids.iter().map(|id| id.uuid())))
            .to_owned();
        tx.execute(&delete).await.map(drop)
    }
}
