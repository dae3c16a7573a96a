//! What currencies are worth: by the European Central Bank for all, and as members say for their garage.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{date, integer, string, timestamp_with_time_zone, uuid};

use crate::security::{Rule, secure};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(of_bank()).await?;
        manager.create_table(of_garages()).await?;
        let pair = Index::create()
            .name("exchange_rate_pair")
            .table("exchange_rate")
            .col("tenant_id")
            .col("from_currency")
            .col("to_currency")
            .col("since")
            .unique()
            .to_owned();
        manager.create_index(pair).await?;
        secure(manager, "exchange_rate", &[Rule::Tenant]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["exchange_rate", "ecb_rate"] {
            manager
                .drop_table(Table::drop().table(table).to_owned())
                .await?;
        }
        Ok(())
    }
}

/// Public facts, so it has no tenant.
fn of_bank() -> TableCreateStatement {
    Table::create()
        .table("ecb_rate")
        .col(string("currency"))
        .col(date("day"))
        // So much of it was one euro, as the bank wrote it.
        .col(string("rate"))
        .primary_key(Index::create().col("currency").col("day"))
        .to_owned()
}

fn of_garages() -> TableCreateStatement {
    Table::create()
        .table("exchange_rate")
        .col(uuid("tenant_id"))
        .col(uuid("id"))
        .col(uuid("user_id"))
        .col(string("from_currency"))
        .col(string("to_currency"))
        .col(date("since"))
        // As typed.
        .col(string("rate"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("updated_at"))
        .col(integer("version"))
        .primary_key(Index::create().col("tenant_id").col("id"))
        .to_owned()
}
