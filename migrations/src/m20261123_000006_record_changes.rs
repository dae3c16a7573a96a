//! The newest change of each record, numbered by tenant in the order of their commits: what a device
//! that was away must read again.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, boolean, integer, string, timestamp_with_time_zone, uuid, uuid_null,
};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sequence = Table::create()
            .table("change_sequence")
            .col(uuid("tenant_id").primary_key())
            .col(big_integer("last"))
            .to_owned();
        manager.create_table(sequence).await?;
        manager.create_table(changes()).await?;
        let by_number = Index::create()
            .name("record_change_number")
            .table("record_change")
            .col("tenant_id")
            .col("number")
            .unique()
            .to_owned();
        manager.create_index(by_number).await?;
        for statement in [KNOWN_VEHICLES, KNOWN_FUEL_LOGS, SEQUENCES] {
            manager
                .get_connection()
                .execute_unprepared(statement)
                .await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["record_change", "change_sequence"] {
            manager
                .drop_table(Table::drop().table(table).to_owned())
                .await?;
        }
        Ok(())
    }
}

fn changes() -> TableCreateStatement {
    Table::create()
        .table("record_change")
        .col(uuid("tenant_id"))
        .col(string("kind"))
        .col(uuid("record_id"))
        .col(big_integer("number"))
        // Set where the record is its user's alone.
        .col(uuid_null("only_user"))
        .col(uuid("changed_by"))
        .col(integer("version"))
        .col(boolean("is_deleted"))
        .col(timestamp_with_time_zone("changed_at"))
        .primary_key(
            Index::create()
                .col("tenant_id")
                .col("kind")
                .col("record_id"),
        )
        .to_owned()
}

const KNOWN_VEHICLES: &str = "INSERT INTO record_change \
     (tenant_id, kind, record_id, number, changed_by, version, is_deleted, changed_at) \
     SELECT tenant_id, 'vehicle', id, ROW_NUMBER() OVER (PARTITION BY tenant_id ORDER BY id), \
     user_id, version, deleted_at IS NOT NULL, updated_at FROM vehicle";

const KNOWN_FUEL_LOGS: &str = "INSERT INTO record_change \
     (tenant_id, kind, record_id, number, changed_by, version, is_deleted, changed_at) \
     SELECT tenant_id, 'fuel_log', id, ROW_NUMBER() OVER (PARTITION BY tenant_id ORDER BY id) + \
     (SELECT COUNT(*) FROM vehicle v WHERE v.tenant_id = f.tenant_id), \
     user_id, version, deleted_at IS NOT NULL, updated_at FROM fuel_log f";

const SEQUENCES: &str = "INSERT INTO change_sequence (tenant_id, last) \
     SELECT tenant_id, MAX(number) FROM record_change GROUP BY tenant_id";
