//! Readings and papers in the trash are listed by when they came there, and readings are told of by
//! themselves: those that are there already, too.

use sea_orm_migration::prelude::*;

use crate::security::across_tenants;

#[derive(DeriveMigrationName)]
pub struct Migration;

const TABLES: [(&str, &str); 2] = [
    ("odometer_reading", "odometer_reading_deleted"),
    ("document", "document_deleted"),
];
const KINDS: [&str; 3] = ["odometer_reading", "change_sequence", "record_change"];

const KNOWN: &str = "INSERT INTO record_change \
     (tenant_id, kind, record_id, number, vehicle_id, changed_by, version, is_deleted, changed_at) \
     SELECT r.tenant_id, 'odometer_reading', r.id, \
     s.last + ROW_NUMBER() OVER (PARTITION BY r.tenant_id ORDER BY r.id), \
     r.vehicle_id, r.user_id, r.version, r.deleted_at IS NOT NULL, r.updated_at \
     FROM odometer_reading r JOIN change_sequence s ON s.tenant_id = r.tenant_id";

const SEQUENCES: &str = "UPDATE change_sequence SET last = (SELECT MAX(c.number) FROM record_change c \
     WHERE c.tenant_id = change_sequence.tenant_id) \
     WHERE tenant_id IN (SELECT tenant_id FROM odometer_reading)";

const FORGET: &str = "DELETE FROM record_change WHERE kind = 'odometer_reading'";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, name) in TABLES {
            let index = Index::create()
                .name(name)
                .table(table)
                .col("tenant_id")
                .col("deleted_at")
                .col("id")
                .to_owned();
            manager.create_index(index).await?;
        }
        across_tenants(manager, &KINDS, KNOWN).await?;
        across_tenants(manager, &KINDS, SEQUENCES).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        across_tenants(manager, &KINDS, FORGET).await?;
        for (table, name) in TABLES {
            let index = Index::drop().name(name).table(table).to_owned();
            manager.drop_index(index).await?;
        }
        Ok(())
    }
}
