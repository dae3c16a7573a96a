//! Personal access tokens: how a person's programs come in.

mod api;
mod data;
mod domain;
mod service;

pub use api::{AccessToken, AccessTokenMutation, list_access_tokens};
pub use data::Owner;
pub use domain::is_access_token;
pub use service::{AccessTokenService, Presented};
