//! The capsules.

pub mod access_tokens;
pub mod accounts;
pub mod audit;
pub mod data_export;
pub mod documents;
pub mod exchange_rates;
pub mod fuel_logs;
pub mod imports;
pub mod maintenance;
pub mod odometer;
pub mod recalls;
pub mod sharing;
pub mod stations;
pub mod tenant_management;
pub mod trash;
pub mod vehicles;
