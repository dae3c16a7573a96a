//! Fill-ups in GraphQL.

mod inputs;
mod loaders;
mod mutation;
mod payloads;
mod query;
mod summary;
mod types;

pub use loaders::{CountOf, FuelLogLoader, NewestOf, SummaryOf};
pub use mutation::FuelLogMutation;
pub use query::{list_of, load_fuel_log, log_of, odometer_of};
pub use summary::FuelSummary;
pub use types::{FuelLog, FuelLogConnection};
