//! Access tokens in GraphQL.

mod mutation;
mod query;
mod types;

pub use mutation::AccessTokenMutation;
pub use query::list_access_tokens;
pub use types::AccessToken;
