//! Fill-ups in GraphQL.

mod charge;
mod connection;
mod converted;
mod extras;
mod figures;
mod inputs;
mod loaders;
mod mutation;
mod payloads;
mod query;
mod reasons;
mod statistics;
mod summary;
mod types;
mod units;

pub use connection::FuelLogConnection;
pub use loaders::{CapacityOf, CountOf, FuelLogLoader, NewestOf};
pub use mutation::FuelLogMutation;
pub use query::{engine_hours_of, list_of, load_fuel_log, log_of, odometer_of};
pub use statistics::{FuelStatistics, FuelTotals};
pub use summary::FuelSummary;
pub use types::FuelLog;
pub use units::units_of;
