use sea_orm::Condition;
use sea_orm::entity::prelude::*;

use crate::infra::db::{Owned, Records, Trashable};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "document")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub tenant_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub user_id: Uuid,
    pub vehicle_id: Uuid,
    pub fuel_log_id: Uuid,
    pub file_name: String,
    pub content_type: String,
    pub size: i64,
    pub width: Option<i32>,
    pub height: Option<i32>,
    pub upload_id: Uuid,
    pub file_id: Uuid,
    pub thumbnail_id: Uuid,
    pub created_at: ChronoDateTimeUtc,
    pub updated_at: ChronoDateTimeUtc,
    pub completed_at: Option<ChronoDateTimeUtc>,
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

    /// Those whose file came and that are not in the trash.
    fn there() -> Condition {
        Condition::all()
            .add(Column::CompletedAt.is_not_null())
            .add(Column::DeletedAt.is_null())
    }
}

impl Trashable for Entity {
    const DELETED_AT: Column = Column::DeletedAt;
}
