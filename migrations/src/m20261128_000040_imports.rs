//! Files of other programs: what was said of each, and which records came out of it.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, boolean, integer, string, string_null, text,
    timestamp_with_time_zone, timestamp_with_time_zone_null, uuid, uuid_null,
};

use crate::security::{Rule, secure};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(imports()).await?;
        manager.create_table(records()).await?;
        for (name, column) in [
            ("imported_record_import", "import_id"),
            ("imported_record_vehicle", "vehicle_id"),
        ] {
            let index = Index::create()
                .name(name)
                .table("imported_record")
                .col("tenant_id")
                .col(column)
                .to_owned();
            manager.create_index(index).await?;
        }
        for table in ["data_import", "imported_record"] {
            secure(manager, table, &[Rule::Tenant]).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["imported_record", "data_import"] {
            manager
                .drop_table(Table::drop().table(table).to_owned())
                .await?;
        }
        Ok(())
    }
}

fn imports() -> TableCreateStatement {
    Table::create()
        .table("data_import")
        .col(uuid("tenant_id"))
        .col(uuid("id"))
        .col(uuid("user_id"))
        .col(string("file_name"))
        .col(big_integer_null("size"))
        .col(string("state"))
        .col(text("answers"))
        .col(text("targets"))
        .col(boolean("skip_bad_rows"))
        .col(uuid_null("job_id"))
        .col(big_integer("made"))
        .col(big_integer("already_there"))
        .col(big_integer("left_out"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("updated_at"))
        .col(timestamp_with_time_zone_null("finished_at"))
        .col(integer("version"))
        .primary_key(Index::create().col("tenant_id").col("id"))
        .to_owned()
}

/// Written for each record that an import made; gone when it is taken back.
fn records() -> TableCreateStatement {
    Table::create()
        .table("imported_record")
        .col(uuid("tenant_id"))
        .col(uuid("record_id"))
        .col(uuid("user_id"))
        .col(uuid("import_id"))
        .col(uuid("vehicle_id"))
        // Its number in the file, so that a run that was stopped goes on where it was.
        .col(integer("ordinal"))
        // What names it in the program that wrote the file.
        .col(string_null("source_key"))
        .primary_key(Index::create().col("tenant_id").col("record_id"))
        .to_owned()
}
