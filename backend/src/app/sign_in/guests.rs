//! People who come by an invitation may make an account even where sign-up is closed.

use platform_identity::IdentityService;

use crate::features::tenant_management::TenantService;

/// Who lets guests in.
#[derive(Clone, Debug)]
pub struct Guests {
    pub tenants: TenantService,
    /// Only the issuer in this process takes the application's word for somebody.
    pub identity: Option<Box<IdentityService>>,
}

impl Guests {
    /// A pass for whoever is on the way to an invitation that can be accepted.
    pub(super) async fn pass_for(&self, return_to: &str) -> Option<String> {
        let identity = self.identity.as_ref()?;
        let (_, token) = return_to.rsplit_once("/join/")?;
        self.tenants.offer(token).await.ok()?;
        match identity.invite().await {
            Ok(pass) => Some(pass),
            Err(error) => {
                tracing::warn!(%error, "an invited person gets no pass");
                None
            }
        }
    }
}
