//! MotoVaultPro's application server.
#![recursion_limit = "256"]

pub mod graphql;
