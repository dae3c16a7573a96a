//! Who somebody is, by the word of a token that was verified.

/// What a verified token says. `issuer` and `subject` together name the person for ever.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerifiedIdentity {
    pub issuer: String,
    pub subject: String,
    /// Access tokens of some issuers carry neither name nor address.
    pub display_name: Option<String>,
    pub email: Option<String>,
    /// Whether the issuer vouches for the address.
    pub email_verified: bool,
}
