pub mod fuel_logs;
