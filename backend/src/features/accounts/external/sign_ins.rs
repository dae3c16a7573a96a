use platform_client::{ClientError, IdentityClient};
use platform_identity::{IdentityError, IdentityService};

/// Who keeps the names, passwords and devices by which people sign in.
#[derive(Clone, Debug)]
pub enum SignIns {
    /// The issuer in this process.
    BuiltIn(Box<IdentityService>),
    /// Ours in a process of its own.
    Apart(IdentityClient),
    /// Another's issuer, who alone deletes accounts there.
    Elsewhere,
}

/// A person is not forgotten yet.
#[derive(Debug, thiserror::Error)]
pub enum ForgetError {
    #[error(transparent)]
    BuiltIn(#[from] IdentityError),
    #[error(transparent)]
    Apart(#[from] ClientError),
}

impl SignIns {
    /// Forgets a person who is gone here, where that is ours to do; again is no error.
    ///
    /// # Errors
    /// When the issuer's database fails, or the issuer does not answer.
    pub async fn forget(&self, subject: &str) -> Result<(), ForgetError> {
        match self {
            Self::BuiltIn(identity) => identity.remove_account(subject).await.map(drop)?,
            Self::Apart(identity) => identity.remove_account(subject).await?,
            Self::Elsewhere => (),
        }
        Ok(())
    }
}
