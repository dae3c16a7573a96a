//! What is shared, with whom, how long.

mod shares;

pub use shares::{
    Guest, GuestLink, LONGEST_LINK, MOST_LINKS, OFFER_LASTS, VehicleGrant, VehicleTransfer,
    sight_of,
};
