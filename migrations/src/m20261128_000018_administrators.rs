//! Whether an address is vouched for, and who administers an installation of one process: whoever
//! came first.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{boolean, integer, timestamp_with_time_zone, uuid};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let verified = Table::alter()
            .table("app_user")
            .add_column(boolean("email_verified").default(false))
            .to_owned();
        manager.alter_table(verified).await?;
        // One row at most. No foreign key: whoever comes next must not inherit it.
        let first = Table::create()
            .table("first_person")
            .col(integer("place").primary_key())
            .col(uuid("user_id"))
            .col(timestamp_with_time_zone("created_at"))
            .to_owned();
        manager.create_table(first).await?;
        manager
            .get_connection()
            .execute_unprepared(FIRST_SO_FAR)
            .await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let first = Table::drop().table("first_person").to_owned();
        manager.drop_table(first).await?;
        let verified = Table::alter()
            .table("app_user")
            .drop_column("email_verified")
            .to_owned();
        manager.alter_table(verified).await
    }
}

const FIRST_SO_FAR: &str = "INSERT INTO first_person (place, user_id, created_at) \
     SELECT 1, id, created_at FROM app_user ORDER BY created_at, id LIMIT 1";
