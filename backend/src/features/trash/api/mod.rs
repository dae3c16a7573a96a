//! The trash in GraphQL.

mod query;
mod types;

pub use query::list_trash;
pub use types::TrashConnection;
