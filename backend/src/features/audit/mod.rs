//! Who did what when.

mod api;
mod data;
mod service;

pub use api::{ActivityConnection, list_activity};
pub use data::{ActivityFilter, ActivityRecord};
pub use service::AuditService;
