//! Plans, states, ways in, and the trail of changes.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    integer_null, string, string_null, text_null, timestamp_with_time_zone as instant,
    timestamp_with_time_zone_null as instant_null, uuid,
};

/// Columns of a tenant, invitations, sign-up requests, audit.
pub struct EntryAndAudit;

impl MigrationName for EntryAndAudit {
    fn name(&self) -> &'static str {
        "t0002_entry_and_audit"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for EntryAndAudit {
    // SQLite runs migrations without a transaction unless asked.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in tenant_columns() {
            let alter = Table::alter().table("tenant").add_column(column).take();
            manager.alter_table(alter).await?;
        }
        let connection = manager.get_connection();
        // Names of before are searched without folding their accents until they are changed.
        connection
            .execute_unprepared("UPDATE tenant SET name_key = lower(name)")
            .await?;
        for table in [invitation(), sign_up_request(), audit()] {
            manager.create_table(table).await?;
        }
        for (table, columns) in [
            ("tenant", &["created_at", "id"][..]),
            ("tenant", &["deletes_at"]),
            ("invitation", &["tenant_id", "created_at"]),
            ("sign_up_request", &["tenant_id", "status", "created_at"]),
            ("sign_up_request", &["subject", "created_at"]),
            ("audit", &["tenant_id", "at", "id"]),
            ("audit", &["at", "id"]),
        ] {
            manager.create_index(index(table, columns)).await?;
        }
        Ok(())
    }
}

// One at a time: SQLite adds a single column per statement.
fn tenant_columns() -> [ColumnDef; 5] {
    [
        string("name_key").default("").take(),
        string_null("status_reason").take(),
        integer_null("max_members").take(),
        integer_null("max_vehicles").take(),
        instant_null("deletes_at").take(),
    ]
}

fn invitation() -> TableCreateStatement {
    Table::create()
        .table("invitation")
        .col(uuid("id").primary_key())
        .col(uuid("tenant_id"))
        .col(string("token_hash").unique_key())
        .col(string("role"))
        .col(string_null("email"))
        .col(string("created_by"))
        .col(instant("created_at"))
        .col(instant("expires_at"))
        .col(string_null("accepted_by"))
        .col(instant_null("accepted_at"))
        .col(instant_null("revoked_at"))
        .foreign_key(&mut of_tenant("invitation"))
        .take()
}

fn sign_up_request() -> TableCreateStatement {
    Table::create()
        .table("sign_up_request")
        .col(uuid("id").primary_key())
        .col(uuid("tenant_id"))
        .col(string("subject"))
        .col(string("name"))
        .col(string_null("email"))
        .col(text_null("message"))
        .col(string("status"))
        .col(text_null("reason"))
        .col(instant("created_at"))
        .col(instant_null("decided_at"))
        .foreign_key(&mut of_tenant("sign_up_request"))
        .take()
}

fn audit() -> TableCreateStatement {
    Table::create()
        .table("audit")
        .col(uuid("id").primary_key())
        .col(uuid("tenant_id"))
        .col(instant("at"))
        .col(string("actor"))
        .col(string("actor_kind"))
        .col(string("action"))
        .col(string_null("target"))
        .col(text_null("before"))
        .col(text_null("after"))
        .take()
}

fn index(table: &'static str, columns: &'static [&'static str]) -> IndexCreateStatement {
    let mut index = Index::create();
    index
        .name(format!("{table}_by_{}", columns.join("_")))
        .table(table);
    for column in columns {
        index.col(*column);
    }
    index.take()
}

fn of_tenant(table: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .from(table, "tenant_id")
        .to("tenant", "id")
        .on_delete(ForeignKeyAction::Cascade)
        .take()
}
