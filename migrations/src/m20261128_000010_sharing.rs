//! Grants of vehicles to members, links for guests, offers to other tenants.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    boolean, string, timestamp_with_time_zone, timestamp_with_time_zone_null, uuid,
};

use crate::security::{Rule, secure};

#[derive(DeriveMigrationName)]
pub struct Migration;

const GRANTS: &str = "vehicle_grant";
const LINKS: &str = "guest_link";
const OFFERS: &str = "vehicle_transfer";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [grants(), links(), offers()] {
            manager.create_table(table).await?;
        }
        let once = unique(
            GRANTS,
            "vehicle_grant_once",
            &["tenant_id", "vehicle_id", "member_id"],
        );
        manager.create_index(once).await?;
        let by_member = Index::create()
            .name("vehicle_grant_member")
            .table(GRANTS)
            .col("tenant_id")
            .col("member_id")
            .to_owned();
        manager.create_index(by_member).await?;
        let by_secret = unique(LINKS, "guest_link_secret", &["secret_hash"]);
        manager.create_index(by_secret).await?;
        let by_code = unique(OFFERS, "vehicle_transfer_code", &["code_hash"]);
        manager.create_index(by_code).await?;
        secure(manager, GRANTS, &[Rule::Tenant]).await?;
        let link_rules = [Rule::Tenant, Rule::Secret("secret_hash"), Rule::Swept];
        secure(manager, LINKS, &link_rules).await?;
        secure(manager, OFFERS, &[Rule::Tenant, Rule::Secret("code_hash")]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [OFFERS, LINKS, GRANTS] {
            manager
                .drop_table(Table::drop().table(table).to_owned())
                .await?;
        }
        Ok(())
    }
}

fn unique(
    table: &'static str,
    name: &'static str,
    columns: &[&'static str],
) -> IndexCreateStatement {
    let mut index = Index::create();
    index.name(name).table(table).unique();
    for column in columns {
        index.col(*column);
    }
    index
}

fn owned(name: &'static str) -> TableCreateStatement {
    let mut table = Table::create();
    table
        .table(name)
        .col(uuid("tenant_id"))
        .col(uuid("id"))
        .col(uuid("user_id"))
        .col(timestamp_with_time_zone("created_at"))
        .primary_key(Index::create().col("tenant_id").col("id"));
    table
}

fn of_vehicle(table: &'static str, name: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .name(name)
        .from(table, ("tenant_id", "vehicle_id"))
        .to("vehicle", ("tenant_id", "id"))
        .on_delete(ForeignKeyAction::Cascade)
        .to_owned()
}

fn grants() -> TableCreateStatement {
    owned(GRANTS)
        .col(uuid("vehicle_id"))
        .col(uuid("member_id"))
        .col(string("member_name"))
        .col(string("level"))
        .col(timestamp_with_time_zone_null("ends_at"))
        .col(timestamp_with_time_zone_null("revoked_at"))
        .col(timestamp_with_time_zone("updated_at"))
        .foreign_key(&mut of_vehicle(GRANTS, "vehicle_grant_vehicle"))
        .to_owned()
}

fn links() -> TableCreateStatement {
    owned(LINKS)
        .col(uuid("vehicle_id"))
        .col(string("secret_hash"))
        .col(boolean("shows_private"))
        .col(timestamp_with_time_zone("expires_at"))
        .col(timestamp_with_time_zone_null("revoked_at"))
        .foreign_key(&mut of_vehicle(LINKS, "guest_link_vehicle"))
        .to_owned()
}

/// Without a key to the vehicle: the row is what stays behind when that has gone.
fn offers() -> TableCreateStatement {
    owned(OFFERS)
        .col(uuid("subject_id"))
        .col(string("code_hash"))
        .col(timestamp_with_time_zone("expires_at"))
        .col(timestamp_with_time_zone_null("accepted_at"))
        .col(timestamp_with_time_zone_null("withdrawn_at"))
        .to_owned()
}
