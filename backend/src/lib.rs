#![recursion_limit = "256"]

//! The application: one GraphQL schema merged from the capsules under `features/`.

pub mod app;
pub mod features;
pub mod graphql;
pub mod infra;
pub mod kernel;
