//! What was deleted and can still be had back.

mod api;
mod domain;
mod service;

pub use api::{TrashConnection, list_trash};
pub use service::TrashService;
