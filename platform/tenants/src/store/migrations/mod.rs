//! The service's own tables. Never edited after a release.

mod t0001_create_tenants;
mod t0002_entry_and_audit;

use sea_orm_migration::prelude::*;

/// Every migration, in order.
#[derive(Debug)]
pub struct Migrator;

impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(t0001_create_tenants::CreateTenants),
            Box::new(t0002_entry_and_audit::EntryAndAudit),
        ]
    }
}
