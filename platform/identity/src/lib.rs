//! An OpenID Connect issuer for those who have none: accounts, sign-in pages, tokens.

pub mod domain;
