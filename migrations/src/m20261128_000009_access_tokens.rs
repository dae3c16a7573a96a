//! Personal access tokens.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    string, text_null, timestamp_with_time_zone, timestamp_with_time_zone_null, uuid,
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
        let table = Table::create()
            .table("access_token")
            .col(uuid("tenant_id"))
            .col(uuid("id"))
            .col(uuid("user_id"))
            .col(string("name"))
            .col(string("token_hash"))
            .col(string("prefix"))
            .col(string("access"))
            .col(text_null("vehicles"))
            .col(timestamp_with_time_zone("created_at"))
            .col(timestamp_with_time_zone_null("expires_at"))
            .col(timestamp_with_time_zone_null("last_used_at"))
            .col(timestamp_with_time_zone_null("revoked_at"))
            .primary_key(Index::create().col("tenant_id").col("id"))
            .to_owned();
        manager.create_table(table).await?;
        let by_hash = Index::create()
            .name("access_token_hash")
            .table("access_token")
            .col("token_hash")
            .unique()
            .to_owned();
        manager.create_index(by_hash).await?;
        let rules = [Rule::Tenant, Rule::Secret("token_hash"), Rule::Swept];
        secure(manager, "access_token", &rules).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let drop = Table::drop().table("access_token").to_owned();
        manager.drop_table(drop).await
    }
}
