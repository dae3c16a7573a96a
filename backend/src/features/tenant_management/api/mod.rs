//! Tenants in GraphQL.

mod types;

pub use types::Tenant;
