use chrono::{DateTime, Utc};
use platform_kit::db::Db;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    Select,
};

use super::entity::{ActiveModel, Column, Entity, Model};
use crate::features::vehicles::domain::{
    CatalogReference, MeterKind, Vehicle, VehicleDetails, VehicleField, VehicleKind, VehicleUsage,
};
use crate::infra::db::{self, Scoped};
use crate::kernel::energy::EnergySource;
use crate::kernel::ids::{TypedId, VehicleId};
use crate::kernel::scope::UserScope;
use crate::kernel::units::{DistanceUnit, EconomyUnit, FuelUnit};

/// Reads vehicles of a scope.
#[derive(Clone, Debug)]
pub struct VehicleRepository {
    pub(super) db: Db,
}

/// Where a page begins: behind the vehicle made then.
pub type After = (DateTime<Utc>, VehicleId);

impl VehicleRepository {
    #[must_use]
    pub fn new(db: Db) -> Self {
        Self { db }
    }

    /// Those of `ids` that the scope sees, deleted ones included, in no order.
    ///
    /// # Errors
    /// The database's.
    pub async fn find(&self, scope: &UserScope, ids: &[VehicleId]) -> Result<Vec<Vehicle>, DbErr> {
        let ids = ids.iter().map(|id| id.uuid());
        let rows = scope
            .select::<Entity>()
            .filter(Column::Id.is_in(ids))
            .all(&db::read(&self.db, scope).await?)
            .await?;
        Ok(rows.into_iter().map(Vehicle::from).collect())
    }

    /// A page, oldest first.
    ///
    /// # Errors
    /// The database's.
    pub async fn list(
        &self,
        scope: &UserScope,
        after: Option<After>,
        limit: u64,
        include_deleted: bool,
    ) -> Result<Vec<Vehicle>, DbErr> {
        let mut query = listed(scope, include_deleted);
        if let Some((created_at, id)) = after {
            let position = Expr::tuple([Expr::col(Column::CreatedAt), Expr::col(Column::Id)]);
            let behind = Expr::tuple([Expr::value(created_at), Expr::value(id.uuid())]);
            query = query.filter(position.gt(behind));
        }
        let ordered = query
            .order_by_asc(Column::CreatedAt)
            .order_by_asc(Column::Id)
            .limit(limit);
        Ok(ordered
            .all(&db::read(&self.db, scope).await?)
            .await?
            .into_iter()
            .map(Vehicle::from)
            .collect())
    }

    /// # Errors
    /// The database's.
    pub async fn count(&self, scope: &UserScope, include_deleted: bool) -> Result<u64, DbErr> {
        listed(scope, include_deleted)
            .count(&db::read(&self.db, scope).await?)
            .await
    }

    /// The handle that can add vehicles, for those who may; nobody else gets it.
    #[must_use]
    pub fn writer<'s>(&self, scope: &'s UserScope) -> Option<VehicleWriter<'s>> {
        scope.may_edit_vehicles().then_some(VehicleWriter { scope })
    }

    /// The handle that can change this vehicle, for those who may; nobody else gets it.
    #[must_use]
    pub fn writer_of<'s>(&self, scope: &'s UserScope, id: VehicleId) -> Option<VehicleWriter<'s>> {
        scope
            .may_edit_vehicle(id)
            .then_some(VehicleWriter { scope })
    }
}

/// Vehicles of the scope's tenant that are not in the trash.
///
/// # Errors
/// The database's.
pub async fn count_present(scope: &UserScope, tx: &impl ConnectionTrait) -> Result<u64, DbErr> {
    listed(scope, false).count(tx).await
}

fn listed(scope: &UserScope, include_deleted: bool) -> Select<Entity> {
    let query = scope.select::<Entity>();
    if include_deleted {
        query
    } else {
        query.filter(Column::DeletedAt.is_null())
    }
}

/// Writes vehicles of a scope that allows it.
#[derive(Clone, Copy, Debug)]
pub struct VehicleWriter<'s> {
    scope: &'s UserScope,
}

impl<'s> VehicleWriter<'s> {
    /// Whose writer this is.
    #[must_use]
    pub fn scope(&self) -> &'s UserScope {
        self.scope
    }

    /// The vehicle as it stands, locked until the transaction ends.
    ///
    /// # Errors
    /// The database's.
    pub async fn lock<C: ConnectionTrait>(
        &self,
        tx: &C,
        id: VehicleId,
    ) -> Result<Option<Vehicle>, DbErr> {
        lock(self.scope, tx, id).await
    }

    /// # Errors
    /// The database's.
    pub async fn insert<C: ConnectionTrait>(
        &self,
        tx: &C,
        id: VehicleId,
        details: VehicleDetails,
        now: DateTime<Utc>,
    ) -> Result<Vehicle, DbErr> {
        let mut row = columns(details);
        row.id = Set(id.uuid());
        row.created_at = Set(now);
        row.updated_at = Set(now);
        row.version = Set(1);
        row.deleted_at = Set(None);
        Ok(db::insert(self.scope, row, tx).await?.into())
    }

    /// Writes details and trash state over the locked vehicle and raises its version.
    ///
    /// # Errors
    /// The database's.
    pub async fn replace<C: ConnectionTrait>(
        &self,
        tx: &C,
        current: &Vehicle,
        details: VehicleDetails,
        deleted_at: Option<DateTime<Utc>>,
        now: DateTime<Utc>,
    ) -> Result<Vehicle, DbErr> {
        let mut row = columns(details.clone());
        row.updated_at = Set(now);
        row.version = Set(current.version + 1);
        row.deleted_at = Set(deleted_at);
        self.scope
            .update::<Entity>()
            .set(row)
            .filter(Column::Id.eq(current.id.uuid()))
            .exec(tx)
            .await?;
        let version = current.version + 1;
        Ok(Vehicle {
            details,
            version,
            updated_at: now,
            deleted_at,
            ..current.clone()
        })
    }
}

/// A vehicle of the scope, locked until the transaction ends, for changes of what hangs on it.
///
/// # Errors
/// The database's.
pub async fn lock<C: ConnectionTrait>(
    scope: &UserScope,
    tx: &C,
    id: VehicleId,
) -> Result<Option<Vehicle>, DbErr> {
    let query = scope
        .select::<Entity>()
        .filter(Column::Id.eq(id.uuid()))
        .lock_exclusive();
    Ok(query.one(tx).await?.map(Vehicle::from))
}

fn columns(details: VehicleDetails) -> ActiveModel {
    let sources: Vec<_> = details
        .energy_sources
        .iter()
        .map(|source| source.code())
        .collect();
    let from_vin: Vec<_> = details.from_vin.iter().map(|field| field.code()).collect();
    ActiveModel {
        nickname: Set(details.nickname),
        kind: Set(details.kind.code().to_owned()),
        year: Set(details.year),
        make: Set(details.make),
        model: Set(details.model),
        trim: Set(details.trim),
        engine: Set(details.engine),
        transmission: Set(details.transmission),
        vin: Set(details.vin),
        license_plate: Set(details.license_plate),
        notes: Set(details.notes),
        energy_sources: Set(sources.join(",")),
        catalog_make_id: Set(details.catalog.make_id),
        catalog_make: Set(details.catalog.make),
        catalog_model_id: Set(details.catalog.model_id),
        catalog_model: Set(details.catalog.model),
        from_vin: Set(from_vin.join(",")),
        ..usage_columns(details.usage)
    }
}

fn usage_columns(usage: VehicleUsage) -> ActiveModel {
    let code = |code: Option<&str>| Set(code.map(str::to_owned));
    ActiveModel {
        meter_kind: code(Some(usage.meter.code())),
        battery_capacity: Set(usage.battery_capacity.map(|kwh| kwh.to_string())),
        distance_unit: code(usage.distance_unit.map(DistanceUnit::code)),
        volume_unit: code(usage.volume_unit.map(FuelUnit::code)),
        economy_unit: code(usage.economy_unit.map(EconomyUnit::code)),
        electric_economy_unit: code(usage.electric_economy_unit.map(EconomyUnit::code)),
        ..Default::default()
    }
}

fn usage(row: &Model) -> VehicleUsage {
    let economy = |code: &Option<String>| EconomyUnit::from_code(code.as_deref()?);
    let meter = row.meter_kind.as_deref().and_then(MeterKind::from_code);
    VehicleUsage {
        meter: meter.unwrap_or_default(),
        battery_capacity: row.battery_capacity.as_deref().and_then(|t| t.parse().ok()),
        distance_unit: row
            .distance_unit
            .as_deref()
            .and_then(DistanceUnit::from_code),
        volume_unit: row.volume_unit.as_deref().and_then(FuelUnit::from_code),
        economy_unit: economy(&row.economy_unit),
        electric_economy_unit: economy(&row.electric_economy_unit),
    }
}

impl From<Model> for Vehicle {
    fn from(row: Model) -> Self {
        Self {
            id: VehicleId::from_uuid(row.id),
            version: row.version,
            created_at: row.created_at,
            updated_at: row.updated_at,
            deleted_at: row.deleted_at,
            details: VehicleDetails {
                usage: usage(&row),
                nickname: row.nickname,
                kind: VehicleKind::from_code(&row.kind).unwrap_or(VehicleKind::Other),
                year: row.year,
                make: row.make,
                model: row.model,
                trim: row.trim,
                engine: row.engine,
                transmission: row.transmission,
                vin: row.vin,
                license_plate: row.license_plate,
                notes: row.notes,
                energy_sources: row
                    .energy_sources
                    .split(',')
                    .filter_map(EnergySource::from_code)
                    .collect(),
                catalog: CatalogReference {
                    make_id: row.catalog_make_id,
                    make: row.catalog_make,
                    model_id: row.catalog_model_id,
                    model: row.catalog_model,
                },
                from_vin: row
                    .from_vin
                    .split(',')
                    .filter_map(VehicleField::from_code)
                    .collect(),
            },
        }
    }
}
