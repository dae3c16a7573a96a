//! Clients against real routers and against servers that misbehave.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test stops where something is wrong"
)]

mod catalogue;
mod faults;
mod stub;
mod tenants;
