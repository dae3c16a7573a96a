//! Records of other programs: read, shown, taken in, and taken back.

mod api;
mod data;
mod domain;
mod runner;
mod service;

pub use api::{ImportMutation, ImportSubscription, ImportView, list_imports, load_import};
pub use runner::Importer;
pub use service::{ImportService, MOST_BYTES, Neighbours};
