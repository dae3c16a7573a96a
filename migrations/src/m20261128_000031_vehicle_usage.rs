//! Vehicles: the battery's capacity and units of their own.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::string_null;

#[derive(DeriveMigrationName)]
pub struct Migration;

const COLUMNS: [&str; 6] = [
    "meter_kind",
    "battery_capacity",
    "distance_unit",
    "volume_unit",
    "economy_unit",
    "electric_economy_unit",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in COLUMNS {
            let add = Table::alter()
                .table("vehicle")
                .add_column(string_null(column))
                .take();
            manager.alter_table(add).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in COLUMNS {
            let drop = Table::alter().table("vehicle").drop_column(column).take();
            manager.alter_table(drop).await?;
        }
        Ok(())
    }
}
