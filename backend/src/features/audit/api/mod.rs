//! The trail in GraphQL.

mod query;
mod types;

pub use query::list_activity;
pub use types::ActivityConnection;
