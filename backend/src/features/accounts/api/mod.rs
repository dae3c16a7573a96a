//! People in GraphQL.

mod deletion;
mod mutation;
mod preferences;
mod viewer;

pub use deletion::AccountDeletionMutation;
pub use mutation::AccountMutation;
pub use preferences::Preferences as ViewerPreferences;
pub use viewer::AccountQuery;
