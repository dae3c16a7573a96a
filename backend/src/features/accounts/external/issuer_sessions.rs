use std::time::Duration;

use platform_identity::IdentityService;
use platform_kit::cache::Cache;

/// A session that the person ended at the issuer may go on here this long.
const BELIEVED: Duration = Duration::from_secs(10);
const GOES_ON: &[u8] = b"1";

/// Whether sessions at the issuer go on. Only the issuer in this process can be asked: others have
/// no question for it in their protocol.
#[derive(Clone, Debug, Default)]
pub enum IssuerSessions {
    #[default]
    NotAsked,
    BuiltIn {
        identity: Box<IdentityService>,
        cache: Cache,
    },
}

impl IssuerSessions {
    /// An issuer that cannot answer ends nobody's session.
    pub async fn goes_on(&self, sid: &str) -> bool {
        let Self::BuiltIn { identity, cache } = self else {
            return true;
        };
        let key = format!("issuer-session:{sid}");
        if cache.get(&key).await.is_some() {
            return true;
        }
        match identity.session_goes_on(sid).await {
            Ok(true) => {
                cache.set(&key, GOES_ON, BELIEVED).await;
                true
            }
            Ok(false) => false,
            Err(error) => {
                tracing::warn!(%error, "the issuer does not tell whether a session goes on");
                true
            }
        }
    }
}
