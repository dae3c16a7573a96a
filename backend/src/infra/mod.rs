//! Adapters: the only code that knows how this application reaches databases, buses and other systems.

pub mod blob;
pub mod bus;
pub mod db;
pub mod jobs;
pub mod oidc;
pub mod secret;
