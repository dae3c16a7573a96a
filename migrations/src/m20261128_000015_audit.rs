//! Who did what when, numbered by tenant in the order of commits.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, integer, string, text, timestamp_with_time_zone, uuid, uuid_null,
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
        manager.create_table(entries()).await?;
        for (name, column) in [
            ("audit_entry_user", "user_id"),
            ("audit_entry_vehicle", "vehicle_id"),
        ] {
            let index = Index::create()
                .name(name)
                .table("audit_entry")
                .col("tenant_id")
                .col(column)
                .col("number")
                .to_owned();
            manager.create_index(index).await?;
        }
        let old = Index::create()
            .name("audit_entry_happened")
            .table("audit_entry")
            .col("happened_at")
            .to_owned();
        manager.create_index(old).await?;
        secure(manager, "audit_entry", &[Rule::Tenant, Rule::Swept]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_table(Table::drop().table("audit_entry").to_owned())
            .await
    }
}

fn entries() -> TableCreateStatement {
    Table::create()
        .table("audit_entry")
        .col(uuid("tenant_id"))
        .col(big_integer("number"))
        // Who did it.
        .col(uuid("user_id"))
        // Set where the record is its user's alone.
        .col(uuid_null("only_user"))
        .col(string("action"))
        .col(string("kind"))
        .col(uuid("record_id"))
        .col(uuid_null("vehicle_id"))
        .col(integer("version"))
        .col(string("label"))
        // JSON: the fields that changed, with their bounded values.
        .col(text("fields"))
        .col(timestamp_with_time_zone("happened_at"))
        .primary_key(Index::create().col("tenant_id").col("number"))
        .to_owned()
}
