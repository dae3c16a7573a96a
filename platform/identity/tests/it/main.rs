//! The issuer through its routes.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test stops where something is wrong"
)]

mod doors;
mod flow;
mod openapi;
mod support;
