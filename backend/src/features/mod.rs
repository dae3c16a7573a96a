pub mod accounts;
pub mod fuel_logs;
