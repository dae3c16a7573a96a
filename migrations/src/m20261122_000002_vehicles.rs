//! Vehicles.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    integer, integer_null, string, string_null, text_null, timestamp_with_time_zone,
    timestamp_with_time_zone_null, uuid,
};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(vehicles()).await?;
        let listed = Index::create()
            .name("vehicle_tenant_created")
            .table("vehicle")
            .col("tenant_id")
            .col("created_at")
            .col("id")
            .to_owned();
        manager.create_index(listed).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_table(Table::drop().table("vehicle").to_owned())
            .await
    }
}

fn vehicles() -> TableCreateStatement {
    Table::create()
        .table("vehicle")
        .col(uuid("id"))
        .col(uuid("tenant_id"))
        .col(uuid("user_id"))
        .col(string_null("nickname"))
        .col(string("kind"))
        .col(integer_null("year"))
        .col(string_null("make"))
        .col(string_null("model"))
        .col(string_null("trim"))
        .col(string_null("engine"))
        .col(string_null("transmission"))
        .col(string_null("vin"))
        .col(string_null("license_plate"))
        .col(text_null("notes"))
        .col(string("energy_sources"))
        .col(string_null("catalog_make_id"))
        .col(string_null("catalog_model_id"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("updated_at"))
        .col(integer("version"))
        .col(timestamp_with_time_zone_null("deleted_at"))
        // Ids are made by clients: the tenant is part of the key, so that no id can tell of another's.
        .primary_key(Index::create().col("tenant_id").col("id"))
        .to_owned()
}
