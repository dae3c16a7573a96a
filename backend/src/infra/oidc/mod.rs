//! The OpenID Connect issuer that vouches for people: where it is, its keys, its tokens.

mod issuer;
mod keys;
mod provider;
mod token;
mod wire;

pub use provider::{Authorization, OidcProvider, OidcSettings, SettingsError, Tokens};
pub use token::TokenFault;
pub use wire::OidcTransport;

/// Why nobody is vouched for.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OidcError {
    /// The issuer does not answer, or not as agreed; later it may.
    #[error("the issuer is unavailable: {0}")]
    Unavailable(String),
    /// It does not accept the code.
    #[error("the issuer refused the code: {0}")]
    Refused(String),
    /// The token is not one to believe.
    #[error("the token is not valid: {0}")]
    Token(#[from] TokenFault),
}
