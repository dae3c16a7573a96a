//! People who sign in, their sessions and preferences.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{integer, string, string_null, timestamp_with_time_zone, uuid};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let users = Table::create()
            .table("app_user")
            .col(uuid("id").primary_key())
            .col(string("issuer"))
            .col(string("subject"))
            .col(string("display_name"))
            .col(string_null("email"))
            .col(timestamp_with_time_zone("created_at"))
            .col(timestamp_with_time_zone("updated_at"))
            .to_owned();
        manager.create_table(users).await?;
        let by_subject = Index::create()
            .name("app_user_issuer_subject")
            .table("app_user")
            .col("issuer")
            .col("subject")
            .unique()
            .to_owned();
        manager.create_index(by_subject).await?;
        manager.create_table(sessions()).await?;
        manager.create_table(preferences()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["user_preferences", "app_session", "app_user"] {
            manager
                .drop_table(Table::drop().table(table).to_owned())
                .await?;
        }
        Ok(())
    }
}

fn sessions() -> TableCreateStatement {
    Table::create()
        .table("app_session")
        .col(string("token_hash").primary_key())
        .col(uuid("user_id"))
        .col(uuid("tenant_id"))
        .col(string("tenant_name"))
        .col(string("role"))
        .col(string_null("id_token"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("expires_at"))
        .foreign_key(
            ForeignKey::create()
                .name("app_session_user")
                .from("app_session", "user_id")
                .to("app_user", "id")
                .on_delete(ForeignKeyAction::Cascade),
        )
        .to_owned()
}

fn preferences() -> TableCreateStatement {
    Table::create()
        .table("user_preferences")
        .col(uuid("user_id").primary_key())
        .col(string("distance_unit"))
        .col(string("volume_unit"))
        .col(string("economy_unit"))
        .col(string("electric_economy_unit"))
        .col(string("currency"))
        .col(string("locale"))
        .col(string("theme"))
        .col(integer("version"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("updated_at"))
        .foreign_key(
            ForeignKey::create()
                .name("user_preferences_user")
                .from("user_preferences", "user_id")
                .to("app_user", "id")
                .on_delete(ForeignKeyAction::Cascade),
        )
        .to_owned()
}
