//! Which objects are in the file store, and whose they are.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, string, timestamp_with_time_zone, timestamp_with_time_zone_null, uuid,
};

use crate::security::{Rule, secure};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(files()).await?;
        let expiring = Index::create()
            .name("stored_file_expires")
            .table("stored_file")
            .col("expires_at")
            .to_owned();
        manager.create_index(expiring).await?;
        secure(manager, "stored_file", &[Rule::Tenant, Rule::Swept]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_table(Table::drop().table("stored_file").to_owned())
            .await
    }
}

fn files() -> TableCreateStatement {
    Table::create()
        .table("stored_file")
        .col(uuid("tenant_id"))
        .col(uuid("id"))
        .col(uuid("user_id"))
        .col(string("purpose"))
        .col(string("file_name"))
        .col(string("content_type"))
        .col(big_integer("size"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone_null("expires_at"))
        .primary_key(Index::create().col("tenant_id").col("id"))
        .to_owned()
}
