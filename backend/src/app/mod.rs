//! The composition root: the only place that picks embedded or production parts.

pub mod app_config;
pub mod assemble;
pub mod config;
pub mod embedded;
pub mod files;
pub mod guest;
pub mod health;
pub mod housekeeping;
pub mod jobs;
pub mod production;
pub mod requests;
pub mod router;
pub mod sign_in;
pub mod site;
mod tenant_host;
