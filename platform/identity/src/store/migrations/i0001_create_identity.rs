//! Accounts, sessions, keys and grants.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    blob, boolean, integer, string, string_null, timestamp_with_time_zone as instant,
    timestamp_with_time_zone_null as instant_null, uuid,
};

/// Accounts, sessions, keys and grants.
pub struct CreateIdentity;

impl MigrationName for CreateIdentity {
    fn name(&self) -> &'static str {
        "i0001_create_identity"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for CreateIdentity {
    // SQLite runs migrations without a transaction unless asked.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [
            account(),
            setup_token(),
            signing_key(),
            session(),
            device(),
            code(),
            refresh(),
        ] {
            manager.create_table(table).await?;
        }
        for (table, column) in [
            ("session", "account_id"),
            ("authorization_code", "expires_at"),
            ("refresh_token", "family_id"),
            ("refresh_token", "session_id"),
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

fn account() -> TableCreateStatement {
    Table::create()
        .table("account")
        .col(uuid("id").primary_key())
        .col(string("email_key").unique_key())
        .col(string("email"))
        .col(string("name"))
        .col(string("password_hash"))
        .col(instant_null("disabled_at"))
        .col(instant("created_at"))
        .col(instant("updated_at"))
        .take()
}

fn setup_token() -> TableCreateStatement {
    Table::create()
        .table("setup_token")
        .col(string("hash").primary_key())
        .col(instant("created_at"))
        .take()
}

fn signing_key() -> TableCreateStatement {
    Table::create()
        .table("signing_key")
        .col(integer("number").primary_key())
        .col(string("kid").unique_key())
        .col(blob("pkcs8"))
        .col(instant("created_at"))
        .col(instant_null("retired_at"))
        .take()
}

fn session() -> TableCreateStatement {
    Table::create()
        .table("session")
        .col(uuid("id").primary_key())
        .col(string("token_hash").unique_key())
        .col(uuid("account_id"))
        .col(instant("created_at"))
        .col(instant("expires_at"))
        .foreign_key(&mut of_account("session"))
        .take()
}

fn device() -> TableCreateStatement {
    Table::create()
        .table("device")
        .col(string("token_hash"))
        .col(uuid("account_id"))
        .col(instant("created_at"))
        .col(instant("last_seen_at"))
        .primary_key(Index::create().col("token_hash").col("account_id"))
        .foreign_key(&mut of_account("device"))
        .take()
}

fn code() -> TableCreateStatement {
    Table::create()
        .table("authorization_code")
        .col(string("hash").primary_key())
        .col(uuid("family_id"))
        .col(string("client_id"))
        .col(uuid("account_id"))
        .col(uuid("session_id"))
        .col(string("redirect_uri"))
        .col(string("challenge"))
        .col(string_null("nonce"))
        .col(boolean("offline_access"))
        .col(instant("auth_time"))
        .col(instant("expires_at"))
        .col(instant_null("consumed_at"))
        .foreign_key(&mut of_account("authorization_code"))
        .take()
}

fn refresh() -> TableCreateStatement {
    Table::create()
        .table("refresh_token")
        .col(string("hash").primary_key())
        .col(uuid("family_id"))
        .col(string("client_id"))
        .col(uuid("account_id"))
        .col(uuid("session_id"))
        .col(instant("auth_time"))
        .col(instant("expires_at"))
        .col(instant_null("used_at"))
        .col(instant_null("revoked_at"))
        .foreign_key(&mut of_account("refresh_token"))
        .take()
}

fn of_account(table: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .from(table, "account_id")
        .to("account", "id")
        .on_delete(ForeignKeyAction::Cascade)
        .take()
}
