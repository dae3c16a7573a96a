//! Where a vehicle's facts came from: the catalogue's names as of then, and what the VIN told.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{string, string_null};

#[derive(DeriveMigrationName)]
pub struct Migration;

const COLUMNS: [&str; 3] = ["catalog_make", "catalog_model", "from_vin"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // SQLite adds one column at a time.
        for column in [
            string_null(COLUMNS[0]),
            string_null(COLUMNS[1]),
            string(COLUMNS[2]).default("").take(),
        ] {
            let add = Table::alter()
                .table("vehicle")
                .add_column(column)
                .to_owned();
            manager.alter_table(add).await?;
        }
        let names = "UPDATE vehicle SET \
             catalog_make = CASE WHEN catalog_make_id IS NULL THEN NULL ELSE make END, \
             catalog_model = CASE WHEN catalog_model_id IS NULL THEN NULL ELSE model END";
        manager.get_connection().execute_unprepared(names).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in COLUMNS {
            let drop = Table::alter()
                .table("vehicle")
                .drop_column(column)
                .to_owned();
            manager.alter_table(drop).await?;
        }
        Ok(())
    }
}
