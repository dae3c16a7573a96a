//! Who belongs to which garage: tenants, members and their roles, over REST.

mod api;
pub mod domain;
mod openapi;
mod service;
mod settings;
mod store;

pub use openapi::document;
pub use service::{StartError, TenantsService, service};
pub use settings::{ServerSettings, Settings};
