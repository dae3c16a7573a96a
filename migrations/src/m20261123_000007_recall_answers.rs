//! What the public recall register answered, by vehicle and not by person: shown with its date while
//! the register is out of reach.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{integer, string, text, timestamp_with_time_zone};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::create()
            .table("recall_answer")
            .col(string("make"))
            .col(string("model"))
            .col(integer("model_year"))
            .col(text("campaigns"))
            .col(timestamp_with_time_zone("fetched_at"))
            .primary_key(Index::create().col("make").col("model").col("model_year"))
            .to_owned();
        manager.create_table(table).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_table(Table::drop().table("recall_answer").to_owned())
            .await
    }
}
