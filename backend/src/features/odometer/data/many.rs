//! Readings by the many: for those who copy, take in or take back all of them.

use std::cmp::Reverse;
use std::collections::HashMap;

use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, ExprTrait, Order, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, QueryFilter};

use super::entity::{Column, Entity, Model};
use super::repository::{OdometerRepository, OdometerWriter, living, ordered, row};
use crate::features::fuel_logs::{Corrections, Replacement};
use crate::features::odometer::domain::{MeterUnit, Reading, ReadingDetails};
use crate::infra::db::{self, Scoped, TrashPage};
use crate::kernel::ids::{OdometerReadingId, TypedId, VehicleId};
use crate::kernel::scope::UserScope;

/// What tells the meters apart, as the indexes of migration 000092 have it: they serve these texts alone.
const OF_HOURS: &str = "unit = 'h'";
const OF_DISTANCE: &str = "unit <> 'h'";

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

/// The newest `limit` readings of each meter of each vehicle that were taken by themselves, newest first.
///
/// # Errors
/// The database's.
pub async fn newest<C: ConnectionTrait>(
    scope: &UserScope,
    connection: &C,
    vehicles: &[VehicleId],
    limit: usize,
) -> Result<HashMap<VehicleId, Vec<Reading>>, DbErr> {
    let limit = u64::try_from(limit).unwrap_or(u64::MAX);
    let looks = vehicles.iter().flat_map(|vehicle| {
        [OF_DISTANCE, OF_HOURS].map(|meter| {
            let of_meter = living(scope, *vehicle).filter(Expr::cust(meter));
            db::look(ordered(of_meter, Order::Desc), limit)
        })
    });
    let rows: Vec<Model> = db::look_at(connection, scope, &looks.collect::<Vec<_>>()).await?;
    let mut readings: Vec<_> = rows.into_iter().map(Reading::from).collect();
    readings.sort_by_key(|reading| Reverse(reading.position()));
    let mut by_vehicle: HashMap<_, Vec<Reading>> = HashMap::new();
    for reading in readings {
        let of_vehicle = by_vehicle.entry(reading.vehicle_id);
        of_vehicle.or_default().push(reading);
    }
    Ok(by_vehicle)
}

/// The replacements of each vehicle's meters, oldest first; none of a vehicle without any.
///
/// # Errors
/// The database's.
pub async fn corrections_of_each<C: ConnectionTrait>(
    scope: &UserScope,
    connection: &C,
    vehicles: &[VehicleId],
) -> Result<HashMap<VehicleId, Corrections>, DbErr> {
    let replaced = scope
        .select::<Entity>()
        .filter(Column::VehicleId.is_in(vehicles.iter().map(|id| id.uuid())))
        .filter(Column::DeletedAt.is_null())
        .filter(Column::Ended.is_not_null());
    let rows = ordered(replaced, Order::Asc).all(connection).await?;
    let mut by_vehicle: HashMap<_, Corrections> = HashMap::new();
    for row in rows {
        let corrections = by_vehicle.entry(VehicleId::from_uuid(row.vehicle_id));
        let corrections = corrections.or_default();
        let meter = match MeterUnit::from_code(&row.unit) {
            Some(MeterUnit::Hour) => &mut corrections.hours,
            _ => &mut corrections.odometer,
        };
        meter.push(Replacement {
            on: row.read_on,
            before: row.ended.unwrap_or(row.reading),
            after: row.reading,
        });
    }
    Ok(by_vehicle)
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
