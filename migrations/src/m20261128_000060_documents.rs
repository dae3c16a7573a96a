//! Papers of fill-ups, and which record a stored file goes with.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, integer, integer_null, string, string_null, timestamp_with_time_zone,
    timestamp_with_time_zone_null, uuid, uuid_null,
};

use crate::security::{Rule, secure};

#[derive(DeriveMigrationName)]
pub struct Migration;

const TABLE: &str = "document";
const FILES: &str = "stored_file";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(documents()).await?;
        // SQLite adds one column at a time.
        for column in [uuid_null("owner_id"), string_null("object_key")] {
            let added = Table::alter().table(FILES).add_column(column).to_owned();
            manager.alter_table(added).await?;
        }
        let of_log = Index::create()
            .name("document_fuel_log")
            .table(TABLE)
            .col("tenant_id")
            .col("fuel_log_id")
            .col("id")
            .to_owned();
        manager.create_index(of_log).await?;
        let of_owner = Index::create()
            .name("stored_file_owner")
            .table(FILES)
            .col("tenant_id")
            .col("owner_id")
            .to_owned();
        manager.create_index(of_owner).await?;
        secure(manager, TABLE, &[Rule::Tenant, Rule::Swept]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let index = Index::drop()
            .name("stored_file_owner")
            .table(FILES)
            .to_owned();
        manager.drop_index(index).await?;
        for column in ["object_key", "owner_id"] {
            let dropped = Table::alter().table(FILES).drop_column(column).to_owned();
            manager.alter_table(dropped).await?;
        }
        manager
            .drop_table(Table::drop().table(TABLE).to_owned())
            .await
    }
}

fn documents() -> TableCreateStatement {
    Table::create()
        .table(TABLE)
        .col(uuid("id"))
        .col(uuid("tenant_id"))
        .col(uuid("user_id"))
        .col(uuid("vehicle_id"))
        .col(uuid("fuel_log_id"))
        .col(string("file_name"))
        .col(string("content_type"))
        // As announced, then as kept.
        .col(big_integer("size"))
        .col(integer_null("width"))
        .col(integer_null("height"))
        // What was sent, what is kept of it, and that small; rows of stored_file while they are there.
        .col(uuid("upload_id"))
        .col(uuid("file_id"))
        .col(uuid("thumbnail_id"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("updated_at"))
        // Null while the file is awaited.
        .col(timestamp_with_time_zone_null("completed_at"))
        .col(integer("version"))
        .col(timestamp_with_time_zone_null("deleted_at"))
        .primary_key(Index::create().col("tenant_id").col("id"))
        .foreign_key(
            ForeignKey::create()
                .name("document_fuel_log")
                .from(TABLE, ("tenant_id", "fuel_log_id"))
                .to("fuel_log", ("tenant_id", "id"))
                // A vehicle that goes to another tenant takes its fill-ups and their papers along.
                .on_update(ForeignKeyAction::Cascade)
                .on_delete(ForeignKeyAction::Cascade),
        )
        .to_owned()
}
