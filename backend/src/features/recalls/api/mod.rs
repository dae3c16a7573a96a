//! Recalls in GraphQL.

mod query;
mod types;

pub use query::{RecallQuery, recalls_of};
pub use types::RecallList;
