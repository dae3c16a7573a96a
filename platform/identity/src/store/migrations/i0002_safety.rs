//! Proven addresses, second steps, what is known of sessions, links by mail, keys that wait.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer_null, boolean, string, string_null, timestamp_with_time_zone as instant,
    timestamp_with_time_zone_null as instant_null, uuid,
};

/// Columns and tables of the safety of accounts.
pub struct Safety;

impl MigrationName for Safety {
    fn name(&self) -> &'static str {
        "i0002_safety"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Safety {
    // SQLite runs migrations without a transaction unless asked.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // One at a time: SQLite adds a single column per statement.
        for (table, column) in [
            ("account", instant_null("email_verified_at")),
            ("account", boolean("waits_for_email").default(false).take()),
            ("account", string_null("totp_secret")),
            ("account", string_null("totp_draft")),
            ("account", big_integer_null("totp_last_step")),
            ("session", string_null("label")),
            ("session", string_null("device_hash")),
            ("session", instant_null("last_seen_at")),
            ("signing_key", instant_null("signs_from")),
        ] {
            let alter = Table::alter().table(table).add_column(column).take();
            manager.alter_table(alter).await?;
        }
        for table in [link(), recovery_code(), pending_step()] {
            manager.create_table(table).await?;
        }
        for (table, column) in [
            ("link", "account_id"),
            ("recovery_code", "account_id"),
            ("pending_step", "expires_at"),
        ] {
            let index = Index::create()
                .name(format!("{table}_by_{column}"))
                .table(Alias::new(table))
                .col(Alias::new(column))
                .take();
            manager.create_index(index).await?;
        }
        Ok(())
    }
}

fn link() -> TableCreateStatement {
    Table::create()
        .table("link")
        .col(string("hash").primary_key())
        .col(uuid("account_id"))
        .col(string("purpose"))
        .col(boolean("by_mail"))
        .col(instant("expires_at"))
        .foreign_key(&mut of_account("link"))
        .take()
}

fn recovery_code() -> TableCreateStatement {
    Table::create()
        .table("recovery_code")
        .col(string("hash").primary_key())
        .col(uuid("account_id"))
        .foreign_key(&mut of_account("recovery_code"))
        .take()
}

fn pending_step() -> TableCreateStatement {
    Table::create()
        .table("pending_step")
        .col(string("hash").primary_key())
        .col(uuid("account_id"))
        .col(instant("expires_at"))
        .foreign_key(&mut of_account("pending_step"))
        .take()
}

fn of_account(table: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .from(table, "account_id")
        .to("account", "id")
        .on_delete(ForeignKeyAction::Cascade)
        .take()
}
