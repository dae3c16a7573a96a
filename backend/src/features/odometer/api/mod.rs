//! Readings in GraphQL.

mod inputs;
mod loader;
mod mutation;
mod payloads;
mod query;
mod types;

pub use loader::OdometerReadingLoader;
pub use mutation::OdometerMutation;
pub use query::{load_reading, readings_of};
pub use types::{OdometerReading, OdometerReadingConnection};
