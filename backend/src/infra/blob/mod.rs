//! Files of people: objects in a store, rows that say whose they are, and links to them that expire.

mod files;
mod links;
mod orphans;
mod store;

pub use files::{FileStore, NewFile, StoredFile};
pub use links::{FileLinks, Ticket};
pub use store::{Blob, BlobError, BlobSettings, BlobStore, S3Settings};
