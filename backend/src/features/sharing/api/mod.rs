//! Sharing in GraphQL.

mod inputs;
mod mutation;
mod payloads;
mod query;
mod types;

pub use mutation::SharingMutation;
pub use query::{grants_of, guest_links_of};
pub use types::{GuestLink, VehicleGrant};
