//! Imports in GraphQL.

mod enums;
mod inputs;
mod mutation;
mod others;
mod outcome;
mod preview;
mod query;
mod subscription;
mod types;

pub use mutation::ImportMutation;
pub use query::{list_imports, load_import};
pub use subscription::ImportSubscription;
pub use types::Import as ImportView;
