//! Work that is done later, by whichever process is free.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, integer, string, text, text_null, timestamp_with_time_zone,
    timestamp_with_time_zone_null, uuid, uuid_null,
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
        manager.create_table(jobs()).await?;
        let due = Index::create()
            .name("job_due")
            .table("job")
            .col("state")
            .col("due_at")
            .to_owned();
        manager.create_index(due).await?;
        secure(manager, "job", &[Rule::Tenant, Rule::Worked, Rule::Swept]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_table(Table::drop().table("job").to_owned())
            .await
    }
}

fn jobs() -> TableCreateStatement {
    Table::create()
        .table("job")
        .col(uuid("tenant_id"))
        .col(uuid("id"))
        .col(uuid("user_id"))
        .col(string("role"))
        .col(string("kind"))
        .col(text("payload"))
        .col(string("state"))
        .col(integer("attempts"))
        // When it may be taken: queued ones at their time, running ones when their lease is over.
        .col(timestamp_with_time_zone("due_at"))
        .col(uuid_null("lease"))
        .col(big_integer("done"))
        .col(big_integer_null("total"))
        .col(text_null("error"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("updated_at"))
        .col(timestamp_with_time_zone_null("finished_at"))
        .primary_key(Index::create().col("tenant_id").col("id"))
        .to_owned()
}
