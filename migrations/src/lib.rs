//! The application's migrations: one module per feature, names unique and ordered by time, never
//! edited after a release.

use sea_orm_migration::prelude::*;

mod m20261122_000001_accounts;
mod m20261122_000002_vehicles;
mod m20261122_000003_fuel_logs;
mod m20261122_000004_idempotency;
mod m20261123_000005_vehicle_origin;
mod m20261123_000006_record_changes;
mod m20261123_000007_recall_answers;
mod m20261128_000008_row_security;
mod m20261128_000009_access_tokens;
mod m20261128_000010_sharing;
mod m20261128_000013_jobs;
mod m20261128_000014_stored_files;
mod m20261128_000015_audit;
mod m20261128_000016_trash;
mod m20261128_000017_account_deletion;
mod m20261128_000018_administrators;
mod m20261128_000030_fuel_readings;
mod m20261128_000031_vehicle_usage;
mod m20261128_000032_odometer_readings;
mod m20261128_000040_imports;
mod m20261128_000041_imported_readings;
mod m20261128_000050_exchange_rates;
mod m20261128_000051_import_counts;
mod m20261128_000052_imported_papers;
mod m20261128_000060_documents;
mod m20261128_000085_trash_of_readings;
mod m20261129_000090_fuel_rules;
mod m20261129_000091_fuel_months;
mod m20261129_000092_meters_apart;
mod m20261129_000093_operating_hours;
pub mod security;

#[derive(Debug)]
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261122_000001_accounts::Migration),
            Box::new(m20261122_000002_vehicles::Migration),
            Box::new(m20261122_000003_fuel_logs::Migration),
            Box::new(m20261122_000004_idempotency::Migration),
            Box::new(m20261123_000005_vehicle_origin::Migration),
            Box::new(m20261123_000006_record_changes::Migration),
            Box::new(m20261123_000007_recall_answers::Migration),
            Box::new(m20261128_000008_row_security::Migration),
            Box::new(m20261128_000009_access_tokens::Migration),
            Box::new(m20261128_000010_sharing::Migration),
            Box::new(m20261128_000013_jobs::Migration),
            Box::new(m20261128_000014_stored_files::Migration),
            Box::new(m20261128_000015_audit::Migration),
            Box::new(m20261128_000016_trash::Migration),
            Box::new(m20261128_000017_account_deletion::Migration),
            Box::new(m20261128_000018_administrators::Migration),
            Box::new(m20261128_000030_fuel_readings::Migration),
            Box::new(m20261128_000031_vehicle_usage::Migration),
            Box::new(m20261128_000032_odometer_readings::Migration),
            Box::new(m20261128_000040_imports::Migration),
            Box::new(m20261128_000041_imported_readings::Migration),
            Box::new(m20261128_000050_exchange_rates::Migration),
            Box::new(m20261128_000051_import_counts::Migration),
            Box::new(m20261128_000052_imported_papers::Migration),
            Box::new(m20261128_000060_documents::Migration),
            Box::new(m20261128_000085_trash_of_readings::Migration),
            Box::new(m20261129_000090_fuel_rules::Migration),
            Box::new(m20261129_000091_fuel_months::Migration),
            Box::new(m20261129_000092_meters_apart::Migration),
            Box::new(m20261129_000093_operating_hours::Migration),
        ]
    }
}
