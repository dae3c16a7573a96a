//! Plumbing that every service and the application share: settings, clock, ids, database, cache,
//! service keys, problem documents, health, API documents, start and stop.
//!
//! Nothing here knows a vehicle. What one service alone needs stays in that service.

pub mod cache;
pub mod clock;
pub mod config;
pub mod db;
pub mod health;
pub mod ids;
pub mod mail;
pub mod openapi;
pub mod problem;
pub mod process;
pub mod serve;
pub mod service_keys;
pub mod service_tokens;
pub mod telemetry;

#[cfg(feature = "testing")]
pub mod testing;
