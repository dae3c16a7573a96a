//! The tenants that people act in, and who belongs to them.

mod administration;
mod api;
mod domain;
mod external;
mod letters;
mod repeats;
mod service;

pub use api::{
    JoinRequest, Tenant, TenantAdministration, TenantMutation, TenantQuery, administers,
    own_requests, tenants_of,
};
pub use domain::Administrators;
pub use letters::Postman;
pub use service::{TenantPolicy, TenantService};
