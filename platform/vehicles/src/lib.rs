//! The vehicles service: NHTSA's vPIC, decoded and browsed.
//!
//! [`service`] opens it over SQLite or PostgreSQL; [`VehiclesService::router`] has every route, for
//! the binary of its own as for a process that embeds it.

pub mod api;
pub mod catalogue;
pub mod decode;
pub mod etl;
pub mod import;
pub mod index;
mod memory;
pub mod metrics;
pub mod migrations;
pub mod program;
pub mod release;
pub mod service;
pub mod store;
mod warm;

pub use import::{Imported, SharedProgress};
pub use service::{ServiceError, Settings, VehiclesService, service};
