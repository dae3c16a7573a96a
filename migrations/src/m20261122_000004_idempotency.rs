//! Which mutations were already done, so that a resent one has one effect.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{string, timestamp_with_time_zone, uuid};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::create()
            .table("idempotency_key")
            .col(uuid("tenant_id"))
            .col(uuid("user_id"))
            .col(string("key"))
            .col(string("fingerprint"))
            .col(uuid("record_id"))
            .col(timestamp_with_time_zone("created_at"))
            .primary_key(Index::create().col("tenant_id").col("user_id").col("key"))
            .to_owned();
        manager.create_table(table).await?;
        let by_age = Index::create()
            .name("idempotency_key_created")
            .table("idempotency_key")
            .col("created_at")
            .to_owned();
        manager.create_index(by_age).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_table(Table::drop().table("idempotency_key").to_owned())
            .await
    }
}
