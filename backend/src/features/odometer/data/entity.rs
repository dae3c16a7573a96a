use sea_orm::entity::prelude::*;

use crate::infra::db::{Owned, Records, Trashable};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "odometer_reading")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub tenant_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub user_id: Uuid,
    pub vehicle_id: Uuid,
    pub read_on: ChronoDate,
    pub read_at: String,
    pub place: i64,
    pub unit: String,
    pub value: String,
    pub reading: i64,
    pub ended_value: Option<String>,
    pub ended: Option<i64>,
    pub notes: Option<String>,
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
