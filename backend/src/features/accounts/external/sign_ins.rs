use platform_identity::{IdentityError, IdentityService};

/// Who keeps the names, passwords and devices by which people sign in.
#[derive(Clone, Debug)]
pub enum SignIns {
    /// The issuer in this process.
    BuiltIn(Box<IdentityService>),
    /// An issuer of its own, which alone deletes accounts there.
    Elsewhere,
}

impl SignIns {
    /// Forgets a person who is gone here, where that is ours to do; again is no error.
    ///
    /// # Errors
    /// When the issuer's database fails.
    pub async fn forget(&self, subject: &str) -> Result<(), IdentityError> {
        match self {
            Self::BuiltIn(identity) => identity.remove_account(subject).await.map(drop),
            Self::Elsewhere => Ok(()),
        }
    }
}
