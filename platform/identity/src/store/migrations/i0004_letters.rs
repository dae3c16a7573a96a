//! Letters that wait for the mail server.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    integer, string_null, text, timestamp_with_time_zone as instant, uuid,
};

/// The table of letters that are to be sent.
pub struct Letters;

impl MigrationName for Letters {
    fn name(&self) -> &'static str {
        "i0004_letters"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Letters {
    // SQLite runs migrations without a transaction unless asked.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::create()
            .table("letter")
            .col(uuid("id").primary_key())
            .col(uuid("account_id"))
            .col(string_null("link_hash"))
            .col(text("sealed"))
            .col(integer("attempts"))
            .col(instant("due_at"))
            .col(instant("expires_at"))
            .foreign_key(&mut goes_with("account_id", "account", "id"))
            // A link that was spent or replaced needs no letter.
            .foreign_key(&mut goes_with("link_hash", "link", "hash"))
            .take();
        manager.create_table(table).await?;
        for column in ["account_id", "link_hash", "due_at"] {
            let index = Index::create()
                .name(format!("letter_by_{column}"))
                .table("letter")
                .col(Alias::new(column))
                .take();
            manager.create_index(index).await?;
        }
        Ok(())
    }
}

fn goes_with(
    column: &'static str,
    table: &'static str,
    key: &'static str,
) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .from("letter", column)
        .to(table, key)
        .on_delete(ForeignKeyAction::Cascade)
        .take()
}
