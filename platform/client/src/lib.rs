//! Typed clients of the platform services, with one set of policies: deadline, time-outs,
//! concurrency limit, bounded retries, circuit breaker, response cap, no redirects.
//!
//! A service that is down costs its caller an error in time, never a hang.

mod breaker;
mod caller;
mod catalogue_cache;
mod error;
mod identity;
mod policy;
pub mod tenants;
mod transport;
pub mod vehicles;

pub use error::{BuildError, ClientError, ContractBreach};
pub use identity::IdentityClient;
pub use policy::Policy;
pub use tenants::{Membership, Role, Tenant, TenantKind, TenantStatus, TenantsClient};
pub use transport::Transport;
pub use vehicles::{
    Attribute, CatalogueIds, Confidence, Element, Engine, Fact, Found, Kinds, Scope, Selection,
    Summary, Transmission, VehiclesClient, VinDecode, VinWish,
};
pub use vehicles::{Make, Model, Trim};
