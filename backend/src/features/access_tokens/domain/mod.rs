//! What a personal access token is.

mod secret;
mod token;

pub use secret::{is_access_token, mint, shown, well_formed};
pub use token::{AccessToken, ImpossibleToken, MOST, TokenWish};
