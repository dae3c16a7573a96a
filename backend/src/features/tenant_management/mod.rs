//! The tenants that people act in.

mod api;

pub use api::Tenant;
