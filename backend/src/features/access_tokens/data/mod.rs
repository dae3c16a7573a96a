//! Where access tokens are stored; the only code that names their table.

mod entity;
mod repository;

pub use repository::{AccessTokenRepository, NewToken, Owner, by_hash, forget_before, mark_used};
