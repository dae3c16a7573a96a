//! What other services say of people.

mod issuer_sessions;
mod memberships;

pub use issuer_sessions::IssuerSessions;
pub use memberships::Memberships;
