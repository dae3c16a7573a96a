//! Tenants, members and keys of requests.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{string, string_null, timestamp_with_time_zone, uuid};

/// Tenants, members and keys of requests.
pub struct CreateTenants;

impl MigrationName for CreateTenants {
    fn name(&self) -> &'static str {
        "t0001_create_tenants"
    }
}

#[derive(DeriveIden)]
enum Tenant {
    Table,
    Id,
    Slug,
    Name,
    Kind,
    Status,
    PersonalOf,
    CreatedAt,
}

#[derive(DeriveIden)]
enum Membership {
    Table,
    TenantId,
    Subject,
    Role,
    CreatedAt,
}

#[derive(DeriveIden)]
enum Idempotency {
    Table,
    OwnerSubject,
    Key,
    RequestHash,
    TenantId,
    CreatedAt,
}

#[async_trait::async_trait]
impl MigrationTrait for CreateTenants {
    // SQLite runs migrations without a transaction unless asked.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(tenant_table()).await?;
        manager.create_table(membership_table()).await?;
        manager.create_index(membership_by_subject()).await?;
        manager.create_table(idempotency_table()).await
    }
}

fn tenant_table() -> TableCreateStatement {
    Table::create()
        .table(Tenant::Table)
        .col(uuid(Tenant::Id).primary_key())
        .col(string(Tenant::Slug).unique_key())
        .col(string(Tenant::Name))
        .col(string(Tenant::Kind))
        .col(string(Tenant::Status))
        .col(string_null(Tenant::PersonalOf).unique_key())
        .col(timestamp_with_time_zone(Tenant::CreatedAt))
        .take()
}

fn membership_table() -> TableCreateStatement {
    Table::create()
        .table(Membership::Table)
        .col(uuid(Membership::TenantId))
        .col(string(Membership::Subject))
        .col(string(Membership::Role))
        .col(timestamp_with_time_zone(Membership::CreatedAt))
        .primary_key(
            Index::create()
                .col(Membership::TenantId)
                .col(Membership::Subject),
        )
        .foreign_key(
            ForeignKey::create()
                .from(Membership::Table, Membership::TenantId)
                .to(Tenant::Table, Tenant::Id)
                .on_delete(ForeignKeyAction::Cascade),
        )
        .take()
}

fn membership_by_subject() -> IndexCreateStatement {
    Index::create()
        .name("membership_by_subject")
        .table(Membership::Table)
        .col(Membership::Subject)
        .take()
}

fn idempotency_table() -> TableCreateStatement {
    Table::create()
        .table(Idempotency::Table)
        .col(string(Idempotency::OwnerSubject))
        .col(string(Idempotency::Key))
        .col(string(Idempotency::RequestHash))
        .col(uuid(Idempotency::TenantId))
        .col(timestamp_with_time_zone(Idempotency::CreatedAt))
        .primary_key(
            Index::create()
                .col(Idempotency::OwnerSubject)
                .col(Idempotency::Key),
        )
        .foreign_key(
            ForeignKey::create()
                .from(Idempotency::Table, Idempotency::TenantId)
                .to(Tenant::Table, Tenant::Id)
                .on_delete(ForeignKeyAction::Cascade),
        )
        .take()
}
