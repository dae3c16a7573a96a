//! Short ways to the newest readings of either meter and to the replacements: ten years without a
//! reading of the hours, or a script that reads the odometer every hour, must not slow down who looks
//! for the hours of the engine.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

/// An index, its table, the day in it, and which living rows it holds.
const INDEXES: [(&str, &str, &str, &str); 4] = [
    (
        "odometer_reading_distance",
        "odometer_reading",
        "read_on",
        "unit <> 'h'",
    ),
    (
        "odometer_reading_hours",
        "odometer_reading",
        "read_on",
        "unit = 'h'",
    ),
    (
        "odometer_reading_replaced",
        "odometer_reading",
        "read_on",
        "ended IS NOT NULL",
    ),
    (
        "fuel_log_hours",
        "fuel_log",
        "filled_on",
        "engine_hours IS NOT NULL",
    ),
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (name, table, day, held) in INDEXES {
            let index = Index::create()
                .name(name)
                .table(table)
                .col("tenant_id")
                .col("vehicle_id")
                .col(day)
                .col("place")
                .col("id")
                .and_where(Expr::cust(held))
                .and_where(Expr::col("deleted_at").is_null())
                .to_owned();
            manager.create_index(index).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (name, table, ..) in INDEXES {
            let drop = Index::drop().name(name).table(table).to_owned();
            manager.drop_index(drop).await?;
        }
        Ok(())
    }
}
