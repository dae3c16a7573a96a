//! Changes say which vehicle they concern; every table with a tenant comes under row security.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::uuid_null;

use crate::security::{Rule, secure, unsecure};

#[derive(DeriveMigrationName)]
pub struct Migration;

const TABLES: [(&str, &[Rule]); 6] = [
    (
        "app_session",
        &[Rule::Secret("token_hash"), Rule::User, Rule::Swept],
    ),
    ("vehicle", &[Rule::Tenant]),
    ("fuel_log", &[Rule::Tenant]),
    ("idempotency_key", &[Rule::Tenant, Rule::Swept]),
    ("change_sequence", &[Rule::Tenant]),
    ("record_change", &[Rule::Tenant]),
];

const VEHICLES: &str = "UPDATE record_change SET vehicle_id = record_id WHERE kind = 'vehicle'";

const FUEL_LOGS: &str = "UPDATE record_change SET vehicle_id = \
     (SELECT f.vehicle_id FROM fuel_log f WHERE f.tenant_id = record_change.tenant_id \
     AND f.id = record_change.record_id) WHERE kind = 'fuel_log'";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let add = Table::alter()
            .table("record_change")
            .add_column(uuid_null("vehicle_id"))
            .to_owned();
        manager.alter_table(add).await?;
        for statement in [VEHICLES, FUEL_LOGS] {
            manager
                .get_connection()
                .execute_unprepared(statement)
                .await?;
        }
        for (table, rules) in TABLES {
            secure(manager, table, rules).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, rules) in TABLES {
            unsecure(manager, table, rules).await?;
        }
        let drop = Table::alter()
            .table("record_change")
            .drop_column("vehicle_id")
            .to_owned();
        manager.alter_table(drop).await
    }
}
