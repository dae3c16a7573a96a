//! The GraphQL surface: schema, what its types share, transport, limits, persisted documents.

pub mod changes;
pub mod context;
pub mod errors;
pub mod idempotency;
pub mod limits;
pub mod node;
pub mod pagination;
pub mod patch;
pub mod persisted;
pub mod quantities;
pub mod scalars;
pub mod schema;
pub mod sync;
pub mod transport;
pub mod ws;

#[cfg(test)]
pub(crate) mod conformance;

#[cfg(test)]
mod schema_tests;
