//! People in GraphQL.

mod mutation;
mod preferences;
mod viewer;

pub use mutation::AccountMutation;
pub use preferences::Preferences as ViewerPreferences;
pub use viewer::AccountQuery;
