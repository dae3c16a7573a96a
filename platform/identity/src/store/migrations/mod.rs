//! The issuer's own tables. Never edited after a release.

mod i0001_create_identity;
mod i0002_safety;
mod i0003_passkeys;
mod i0004_letters;

use sea_orm_migration::prelude::*;

/// Every migration, in order.
#[derive(Debug)]
pub struct Migrator;

impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(i0001_create_identity::CreateIdentity),
            Box::new(i0002_safety::Safety),
            Box::new(i0003_passkeys::Passkeys),
            Box::new(i0004_letters::Letters),
        ]
    }
}
