//! Pure rules of sign-in: no HTTP, no SQL, no clock of their own.

pub mod agent;
pub mod authorize;
pub mod client;
pub mod email;
pub mod name;
pub mod password;
pub mod pkce;
pub mod secret;
pub mod totp;
