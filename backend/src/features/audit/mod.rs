//! Who did what when.

mod api;
mod data;
mod service;

pub use api::{ActivityConnection, list_activity};
pub use service::{ActivityFilter, ActivityRecord, AuditService};
