//! Who else sees a vehicle: members by grants, anybody by a link, and another tenant for good.

mod api;
mod data;
mod domain;
mod service;

pub use api::{GuestLink, SharingMutation, VehicleGrant, grants_of, guest_links_of};
pub use domain::Guest;
pub use service::{Neighbours, SharingService};
