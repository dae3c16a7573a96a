//! Readings in GraphQL.

mod inputs;
mod mutation;
mod payloads;
mod query;
mod types;

pub use mutation::OdometerMutation;
pub use query::readings_of;
pub use types::{OdometerReading, OdometerReadingConnection};
