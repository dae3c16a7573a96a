//! Files of people: objects in a store, rows that say whose they are, and links to them that expire.

mod files;
mod links;
mod moving;
mod orphans;
mod purpose;
mod receiving;
mod removal;
mod store;

pub use files::{FileStore, NewFile, StoredFile};
pub use links::{FileLinks, Ticket};
pub use moving::move_files;
pub use purpose::FilePurpose;
pub use receiving::ReceiveError;
pub use store::{Blob, BlobError, BlobSettings, BlobStore, S3Settings};
