//! Readings of meters without a fill-up, and meters that were replaced.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, date, integer, string, string_null, text_null,
    timestamp_with_time_zone, timestamp_with_time_zone_null, uuid,
};

use crate::security::{Rule, secure};

#[derive(DeriveMigrationName)]
pub struct Migration;

const TABLE: &str = "odometer_reading";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(readings()).await?;
        let listed = Index::create()
            .name("odometer_reading_vehicle_time")
            .table(TABLE)
            .col("tenant_id")
            .col("vehicle_id")
            .col("read_on")
            .col("place")
            .col("id")
            .to_owned();
        manager.create_index(listed).await?;
        secure(manager, TABLE, &[Rule::Tenant]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_table(Table::drop().table(TABLE).to_owned())
            .await
    }
}

fn readings() -> TableCreateStatement {
    Table::create()
        .table(TABLE)
        .col(uuid("id"))
        .col(uuid("tenant_id"))
        .col(uuid("user_id"))
        .col(uuid("vehicle_id"))
        .col(date("read_on"))
        // HH:MM, or empty where it is not known.
        .col(string("read_at"))
        // Its place in its day, as of fill-ups.
        .col(big_integer("place"))
        // km or mi of an odometer, h of an hour meter.
        .col(string("unit"))
        .col(string("value"))
        .col(big_integer("reading"))
        // Where the meter was replaced: what the one before showed in the end.
        .col(string_null("ended_value"))
        .col(big_integer_null("ended"))
        .col(text_null("notes"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("updated_at"))
        .col(integer("version"))
        .col(timestamp_with_time_zone_null("deleted_at"))
        .primary_key(Index::create().col("tenant_id").col("id"))
        .foreign_key(
            ForeignKey::create()
                .name("odometer_reading_vehicle")
                .from(TABLE, ("tenant_id", "vehicle_id"))
                .to("vehicle", ("tenant_id", "id"))
                .on_delete(ForeignKeyAction::Cascade),
        )
        .to_owned()
}
