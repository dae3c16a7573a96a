//! Where documents are stored.

mod entity;
mod moving;
mod repository;

pub use moving::move_from;
pub use repository::{DocumentRepository, DocumentWriter, forget_abandoned};
