//! Fill-ups, with what the rules derive from them.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer_null, boolean, date, integer, string, string_null, text_null,
    timestamp_with_time_zone, timestamp_with_time_zone_null, uuid,
};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(fuel_logs()).await?;
        let listed = Index::create()
            .name("fuel_log_vehicle_time")
            .table("fuel_log")
            .col("tenant_id")
            .col("vehicle_id")
            .col("filled_on")
            .col("filled_at")
            .col("id")
            .to_owned();
        manager.create_index(listed).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_table(Table::drop().table("fuel_log").to_owned())
            .await
    }
}

fn fuel_logs() -> TableCreateStatement {
    let mut table = Table::create();
    table
        .table("fuel_log")
        .col(uuid("id"))
        .col(uuid("tenant_id"))
        .col(uuid("user_id"))
        .col(uuid("vehicle_id"))
        .col(string("energy_source"))
        .col(date("filled_on"))
        // HH:MM, or empty where it is not known: part of the order, so never null.
        .col(string("filled_at"))
        .col(boolean("is_full"))
        .col(boolean("missed_previous"))
        .col(string_null("station"))
        .col(string_null("grade"))
        .col(text_null("notes"));
    amounts(&mut table);
    derived(&mut table);
    table
        .col(boolean("is_confirmed"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("updated_at"))
        .col(integer("version"))
        .col(timestamp_with_time_zone_null("deleted_at"))
        .primary_key(Index::create().col("tenant_id").col("id"))
        .foreign_key(
            ForeignKey::create()
                .name("fuel_log_vehicle")
                .from("fuel_log", ("tenant_id", "vehicle_id"))
                .to("vehicle", ("tenant_id", "id"))
                .on_delete(ForeignKeyAction::Cascade),
        )
        .to_owned()
}

/// What was typed, as text, and the canonical whole numbers beside it.
fn amounts(table: &mut TableCreateStatement) {
    table
        .col(string_null("odometer_value"))
        .col(string_null("odometer_unit"))
        .col(big_integer_null("odometer_m"))
        .col(string_null("quantity_value"))
        .col(string_null("quantity_unit"))
        .col(big_integer_null("quantity"))
        .col(string("currency"))
        .col(string_null("unit_price_value"))
        .col(string_null("total_value"))
        .col(big_integer_null("total_minor"));
}

/// Kept up to date by every write to the vehicle's fill-ups.
fn derived(table: &mut TableCreateStatement) {
    table
        .col(string("warnings"))
        .col(boolean("is_counted"))
        .col(boolean("is_cost_counted"))
        .col(big_integer_null("distance_m"))
        .col(big_integer_null("economy_quantity"))
        .col(big_integer_null("economy_m"))
        .col(string_null("no_economy_reason"));
}
