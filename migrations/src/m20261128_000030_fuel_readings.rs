//! Fill-ups: trips, hours, charges, who paid how; figures in units fine enough for miles and gallons;
//! and a place in the day that does not depend on when a fill-up was typed.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, big_integer_null, string_null, text_null};

use crate::security::across_tenants;

#[derive(DeriveMigrationName)]
pub struct Migration;

/// What was typed.
const TEXTS: [&str; 13] = [
    "trip_value",
    "trip_unit",
    "engine_hours",
    "source_distance_value",
    "source_distance_unit",
    "charge_start",
    "charge_end",
    "battery_energy",
    "charge_place",
    "charger_kind",
    "driver",
    "payment",
    "discount",
];

/// Amounts in fine units: what was typed, and what the rules derive.
const AMOUNTS: [&str; 13] = [
    "source_distance",
    "battery_fuel",
    "charge_gain",
    "reading",
    "distance",
    "economy_fuel",
    "economy_distance",
    "economy_alone",
    "hourly_fuel",
    "hourly_ms",
    "battery_share",
    "battery_distance",
    "fuel",
];

const COARSE: [&str; 3] = ["distance_m", "economy_quantity", "economy_m"];

const FINE: &str = "UPDATE fuel_log SET fuel = quantity * 100000, reading = odometer_m * 100000, \
    distance = distance_m * 100000, economy_fuel = economy_quantity * 100000, \
    economy_distance = economy_m * 100000, \
    place = ((CASE WHEN filled_at = '' THEN 0 ELSE CAST(substr(filled_at, 1, 2) AS BIGINT) * 60 \
        + CAST(substr(filled_at, 4, 2) AS BIGINT) END) * 34359738368 + COALESCE(odometer_m, 0)) * 2 \
        + CASE WHEN is_full THEN 1 ELSE 0 END";

const COARSE_AGAIN: &str = "UPDATE fuel_log SET distance_m = distance / 100000, \
    economy_quantity = economy_fuel / 100000, economy_m = economy_distance / 100000";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // SQLite adds one column at a time.
        for column in TEXTS {
            add(manager, string_null(column)).await?;
        }
        add(manager, text_null("tags")).await?;
        add(manager, string_null("no_hourly_reason")).await?;
        for column in AMOUNTS {
            add(manager, big_integer_null(column)).await?;
        }
        add(manager, big_integer("place").default(0).take()).await?;
        across_tenants(manager, &["fuel_log"], FINE).await?;
        for column in COARSE {
            remove(manager, column).await?;
        }
        index_by(manager, "place").await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in COARSE {
            add(manager, big_integer_null(column)).await?;
        }
        across_tenants(manager, &["fuel_log"], COARSE_AGAIN).await?;
        index_by(manager, "filled_at").await?;
        let added = TEXTS.into_iter().chain(AMOUNTS);
        for column in added.chain(["tags", "no_hourly_reason", "place"]) {
            remove(manager, column).await?;
        }
        Ok(())
    }
}

async fn add(manager: &SchemaManager<'_>, column: ColumnDef) -> Result<(), DbErr> {
    let add = Table::alter().table("fuel_log").add_column(column).take();
    manager.alter_table(add).await
}

async fn remove(manager: &SchemaManager<'_>, column: &'static str) -> Result<(), DbErr> {
    let drop = Table::alter().table("fuel_log").drop_column(column).take();
    manager.alter_table(drop).await
}

/// The index that lists a vehicle's fill-ups in their order.
async fn index_by(manager: &SchemaManager<'_>, place: &'static str) -> Result<(), DbErr> {
    let drop = Index::drop()
        .name("fuel_log_vehicle_time")
        .table("fuel_log")
        .to_owned();
    manager.drop_index(drop).await?;
    let listed = Index::create()
        .name("fuel_log_vehicle_time")
        .table("fuel_log")
        .col("tenant_id")
        .col("vehicle_id")
        .col("filled_on")
        .col(place)
        .col("id")
        .to_owned();
    manager.create_index(listed).await
}
