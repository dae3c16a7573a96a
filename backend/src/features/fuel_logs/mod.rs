//! Fill-ups: what was filled, what it cost, what the vehicle used.

mod api;
mod data;
mod domain;
mod service;

pub use api::{
    CapacityOf, CountOf, FuelLog, FuelLogConnection, FuelLogLoader, FuelLogMutation,
    FuelStatistics, FuelSummary, FuelTotals, NewestOf, engine_hours_of, list_of, load_fuel_log,
    log_of, odometer_of, units_of,
};
pub use data::{NewFuelLog, PlannedFuelLog, ids_in_trash};
pub use domain::FuelLog as FuelLogRecord;
pub use domain::economy::Meter;
pub use domain::entry::{FuelEntry, ImpossibleEntry};
pub use domain::extras::{Charge, ChargePlace, ChargerKind, Extras};
pub use domain::meters::{Corrections, FuelReading, Replacement, Standing};
pub use domain::order::place_of;
pub use domain::price::Price;
pub use service::{FuelLogService, GroupsOf, SummaryOf};
