//! The issuer through its routes.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test stops where something is wrong"
)]

mod accounts;
mod attacks;
mod device;
mod doors;
mod flow;
mod letters;
mod openapi;
mod outbox;
mod passkeys;
mod safety;
mod secrets;
mod support;
