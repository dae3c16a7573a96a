//! Passwords, signing keys and signed tokens.

pub mod hasher;
pub mod jwt;
pub mod keys;
pub mod seal;
