//! An OpenID Connect issuer for those who have none: accounts, sign-in pages, tokens.

mod app;
mod crypto;
pub mod domain;
mod http;
mod service;
mod settings;
mod store;
mod throttle;

pub use http::openapi::document;
pub use service::{IdentityError, IdentityService, maintain, service};
pub use settings::{Encryption, Issuer, ServerSettings, Settings, SignUp};
pub use store::OldKeys;
