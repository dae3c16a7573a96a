//! The month of a fill-up as a number: sums by month need not cut it out of each date.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::integer;

use crate::security::across_tenants;

#[derive(DeriveMigrationName)]
pub struct Migration;

const OF_DATES: &str = "UPDATE fuel_log SET filled_month = \
    CAST(substr(CAST(filled_on AS TEXT), 1, 4) AS INTEGER) * 12 \
    + CAST(substr(CAST(filled_on AS TEXT), 6, 2) AS INTEGER) - 1";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let add = Table::alter()
            .table("fuel_log")
            .add_column(integer("filled_month").default(0))
            .to_owned();
        manager.alter_table(add).await?;
        across_tenants(manager, &["fuel_log"], OF_DATES).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let drop = Table::alter()
            .table("fuel_log")
            .drop_column("filled_month")
            .to_owned();
        manager.alter_table(drop).await
    }
}
