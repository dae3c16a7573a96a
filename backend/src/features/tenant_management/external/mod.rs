//! The tenants service of the platform.

mod refusals;

pub use refusals::TenantError;
