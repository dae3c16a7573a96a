//! Documents in GraphQL.

mod inputs;
mod loader;
mod mutation;
mod payloads;
mod query;
mod types;

pub use loader::{DocumentCountOf, DocumentLoader, DocumentsOf};
pub use mutation::DocumentMutation;
pub use query::{count_of, documents_of, load_document};
pub use types::Document;
