use sea_orm::entity::prelude::*;

use crate::infra::db::{Owned, Records, Trashable};

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
    /// Its month, counted from January of the year 0.
    pub filled_month: i32,
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
    pub no_economy_reason: Option<String>,
    pub trip_value: Option<String>,
    pub trip_unit: Option<String>,
    pub engine_hours: Option<String>,
    pub source_distance_value: Option<String>,
    pub source_distance_unit: Option<String>,
    pub charge_start: Option<String>,
    pub charge_end: Option<String>,
    pub battery_energy: Option<String>,
    pub charge_place: Option<String>,
    pub charger_kind: Option<String>,
    pub driver: Option<String>,
    pub payment: Option<String>,
    pub discount: Option<String>,
    /// Separated by line breaks.
    pub tags: Option<String>,
    /// Amounts from here on are in fine units.
    pub fuel: Option<i64>,
    pub source_distance: Option<i64>,
    pub battery_fuel: Option<i64>,
    /// Hundredths of a percent.
    pub charge_gain: Option<i64>,
    pub reading: Option<i64>,
    pub distance: Option<i64>,
    /// Milliseconds that the engine ran since the fill-up before.
    pub run_ms: Option<i64>,
    pub economy_fuel: Option<i64>,
    pub economy_distance: Option<i64>,
    pub economy_alone: Option<i64>,
    pub hourly_fuel: Option<i64>,
    pub hourly_ms: Option<i64>,
    pub no_hourly_reason: Option<String>,
    pub battery_share: Option<i64>,
    pub battery_distance: Option<i64>,
    pub place: i64,
    /// Which rules the figures above were made by.
    pub rules: i32,
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

impl Records for Entity {
    const ID: Column = Column::Id;
}

impl Trashable for Entity {
    const DELETED_AT: Column = Column::DeletedAt;
}
