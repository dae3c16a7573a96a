//! The application's parts together, each over both databases where one is used.

mod accounts;
mod issuer;
mod sign_in;
mod tokens;
mod world;
