//! The application's parts together, each over both databases where one is used.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test stops where something is wrong"
)]

mod access_tokens;
mod accounts;
mod catalogue;
mod compose;
mod document_fates;
mod documents;
mod economy;
mod exchange_rates;
mod export;
mod files;
mod foreign_issuer;
mod fuel_extras;
mod fuel_logs;
mod fuel_rules;
mod fuel_statistics;
mod garages;
mod import_destinations;
mod import_papers;
mod imports;
mod issuer;
mod jobs;
mod leaving;
mod letters;
mod node;
mod odometer;
mod outside;
mod people;
mod round_trip;
mod row_security;
mod sharing;
mod sign_in;
mod socket;
mod sweep;
mod sync;
mod tenants;
mod tokens;
mod trail;
mod trash;
mod vehicles;
mod world;
