//! The service through its routes.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test stops where something is wrong"
)]

mod attacks;
mod basics;
mod entry;
mod openapi;
mod people;
mod states;
mod support;
