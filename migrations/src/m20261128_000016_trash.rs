//! What is in the trash is listed by when it came there, and looked through by housekeeping.

use sea_orm_migration::prelude::*;

use crate::security::{Rule, secure};

#[derive(DeriveMigrationName)]
pub struct Migration;

const TABLES: [(&str, &str); 2] = [
    ("vehicle", "vehicle_deleted"),
    ("fuel_log", "fuel_log_deleted"),
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, name) in TABLES {
            let index = Index::create()
                .name(name)
                .table(table)
                .col("tenant_id")
                .col("deleted_at")
                .col("id")
                .to_owned();
            manager.create_index(index).await?;
            // Its tenant's rule is there already.
            secure(manager, table, &[Rule::Emptied]).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, name) in TABLES {
            let index = Index::drop().name(name).table(table).to_owned();
            manager.drop_index(index).await?;
        }
        Ok(())
    }
}
