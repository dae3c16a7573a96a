use sea_orm::entity::prelude::*;

use crate::infra::db::Owned;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "fuel_log")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub tenant_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub user_id: Uuid,
    pub vehicle_id: Uuid,
    pub energy_source: String,
    pub filled_on: ChronoDate,
    pub filled_at: String,
    pub is_full: bool,
    pub missed_previous: bool,
    pub station: Option<String>,
    pub grade: Option<String>,
    pub notes: Option<String>,
    pub odometer_value: Option<String>,
    pub odometer_unit: Option<String>,
    pub odometer_m: Option<i64>,
    pub quantity_value: Option<String>,
    pub quantity_unit: Option<String>,
    pub quantity: Option<i64>,
    pub currency: String,
    pub unit_price_value: Option<String>,
    pub total_value: Option<String>,
    pub total_minor: Option<i64>,
    pub warnings: String,
    pub is_counted: bool,
    pub is_cost_counted: bool,
    pub distance_m: Option<i64>,
    pub economy_quantity: Option<i64>,
    pub economy_m: Option<i64>,
    pub no_economy_reason: Option<String>,
    pub is_confirmed: bool,
    pub created_at: ChronoDateTimeUtc,
    pub updated_at: ChronoDateTimeUtc,
    pub version: i32,
    pub deleted_at: Option<ChronoDateTimeUtc>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Owned for Entity {
    const TENANT: Column = Column::TenantId;
    const USER: Column = Column::UserId;
    const VEHICLE: Option<Column> = Some(Column::VehicleId);
}
