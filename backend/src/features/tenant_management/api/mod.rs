//! Tenants in GraphQL.

mod admin;
mod audit;
mod errors;
mod inputs;
mod mutation;
mod payloads;
mod people;
mod query;
mod types;

pub use admin::TenantAdministration;
pub use mutation::TenantMutation;
pub use people::JoinRequest;
pub use query::{TenantQuery, administers, own_requests, tenants_of};
pub use types::Tenant;
