//! Passkeys.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    string, text, timestamp_with_time_zone as instant,
    timestamp_with_time_zone_null as instant_null, uuid,
};

/// The table of passkeys.
pub struct Passkeys;

impl MigrationName for Passkeys {
    fn name(&self) -> &'static str {
        "i0003_passkeys"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Passkeys {
    // SQLite runs migrations without a transaction unless asked.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut of_account = ForeignKey::create()
            .from("passkey", "account_id")
            .to("account", "id")
            .on_delete(ForeignKeyAction::Cascade)
            .take();
        let table = Table::create()
            .table("passkey")
            .col(string("credential_id").primary_key())
            .col(uuid("account_id"))
            .col(string("name"))
            .col(text("data"))
            .col(instant("created_at"))
            .col(instant_null("last_used_at"))
            .foreign_key(&mut of_account)
            .take();
        manager.create_table(table).await?;
        let index = Index::create()
            .name("passkey_by_account_id")
            .table("passkey")
            .col("account_id")
            .take();
        manager.create_index(index).await
    }
}
