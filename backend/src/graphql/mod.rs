//! The GraphQL surface: transport, limits, persisted documents.

pub mod limits;
pub mod persisted;
pub mod transport;
pub mod ws;

#[cfg(test)]
pub(crate) mod conformance;
