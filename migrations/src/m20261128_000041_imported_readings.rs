//! Imports make readings of meters too, and what lies in their trash for too long is removed.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::string;
use sea_orm_migration::sea_orm::{ConnectionTrait, DbBackend};

use crate::security::{Rule, secure};

#[derive(DeriveMigrationName)]
pub struct Migration;

const TABLE: &str = "imported_record";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let add = Table::alter()
            .table(TABLE)
            // What was made; fill-ups were all there was.
            .add_column(string("kind").default("fuel_log"))
            .to_owned();
        manager.alter_table(add).await?;
        secure(manager, "odometer_reading", &[Rule::Emptied]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        if manager.get_database_backend() == DbBackend::Postgres {
            for policy in ["swept_select", "swept_delete"] {
                let drop = format!("DROP POLICY {policy} ON odometer_reading");
                manager.get_connection().execute_unprepared(&drop).await?;
            }
        }
        let drop = Table::alter().table(TABLE).drop_column("kind").to_owned();
        manager.alter_table(drop).await
    }
}
