//! Signing in and out: the application is the issuer's client, the browser gets a session cookie and
//! never a token.

mod attempt;
mod cookies;
mod guests;
mod return_to;
mod routes;

pub use cookies::{SessionCookie, read_session_token};
pub use guests::Guests;
pub use routes::{SignIn, SignInError, routes};
