use sea_orm::entity::prelude::*;

use crate::infra::db::{Owned, Records, Trashable};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "vehicle")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub tenant_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub user_id: Uuid,
    pub nickname: Option<String>,
    pub kind: String,
    pub year: Option<i32>,
    pub make: Option<String>,
    pub model: Option<String>,
    pub trim: Option<String>,
    pub engine: Option<String>,
    pub transmission: Option<String>,
    pub vin: Option<String>,
    pub license_plate: Option<String>,
    pub notes: Option<String>,
    pub energy_sources: String,
    pub catalog_make_id: Option<String>,
    pub catalog_make: Option<String>,
    pub catalog_model_id: Option<String>,
    pub catalog_model: Option<String>,
    /// Codes of fields, separated by commas.
    pub from_vin: String,
    pub meter_kind: Option<String>,
    pub battery_capacity: Option<String>,
    pub distance_unit: Option<String>,
    pub volume_unit: Option<String>,
    pub economy_unit: Option<String>,
    pub electric_economy_unit: Option<String>,
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
    const VEHICLE: Option<Column> = Some(Column::Id);
}

impl Records for Entity {
    const ID: Column = Column::Id;
}

impl Trashable for Entity {
    const DELETED_AT: Column = Column::DeletedAt;
}
