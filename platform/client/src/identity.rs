//! The built-in issuer, where it is a process of its own. People and browsers reach it by OpenID
//! Connect; this is what the application asks for as a service.

use http::Method;
use secrecy::SecretString;

use crate::caller::{Call, Caller};
use crate::error::{BuildError, ClientError};
use crate::policy::Policy;
use crate::transport::Transport;

/// Client of the identity service. Cheap to clone.
#[derive(Clone, Debug)]
pub struct IdentityClient {
    caller: Caller,
}

impl IdentityClient {
    /// A client with the usual policy. The address carries the path of the issuer, if it has one.
    ///
    /// # Errors
    /// When TLS can't be set up.
    pub fn try_new(transport: Transport, key: &SecretString) -> Result<Self, BuildError> {
        Ok(Self {
            caller: Caller::try_new("identity", transport, key, Policy::default())?,
        })
    }

    /// Removes the account of a subject; one that is not there is no error.
    ///
    /// # Errors
    /// When the service does not answer as agreed.
    pub async fn remove_account(&self, subject: &str) -> Result<(), ClientError> {
        let call = Call {
            method: Method::DELETE,
            path: &["accounts", subject],
            query: &[],
            body: None,
            idempotency_key: None,
            headers: &[],
            idempotent: true,
        };
        self.caller.call(call).await.map(drop)
    }
}
