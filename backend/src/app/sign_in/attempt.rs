//! A sign-in under way. Its secrets travel in a cookie of the one browser that began it, sealed with
//! a key, so that no server has to remember it.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, TimeDelta, Utc};
use hmac::{Hmac, KeyInit as _, Mac as _};
use secrecy::{ExposeSecret as _, SecretString};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use subtle::ConstantTimeEq as _;

use crate::infra::secret;

/// Time to find the password.
pub(super) const LIFETIME: TimeDelta = TimeDelta::minutes(10);

/// What the callback must match.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Attempt {
    pub state: String,
    pub nonce: String,
    pub verifier: String,
    pub return_to: String,
    /// Short name of the garage to open, where its own address was asked for.
    #[serde(default)]
    pub garage: Option<String>,
    ends: i64,
}

impl Attempt {
    pub fn begin(return_to: String, garage: Option<String>, now: DateTime<Utc>) -> Self {
        Self {
            state: secret::random_text(),
            nonce: secret::random_text(),
            verifier: secret::random_text(),
            return_to,
            garage,
            ends: (now + LIFETIME).timestamp(),
        }
    }

    /// The S256 challenge of the verifier (RFC 7636).
    pub fn challenge(&self) -> String {
        URL_SAFE_NO_PAD.encode(Sha256::digest(self.verifier.as_bytes()))
    }

    /// Whether an answer with this state belongs to this sign-in.
    pub fn is_answered_by(&self, state: &str) -> bool {
        self.state.as_bytes().ct_eq(state.as_bytes()).into()
    }
}

/// Seals attempts. Replicas must share the key.
#[derive(Clone)]
pub(super) struct Seal(Hmac<Sha256>);

impl std::fmt::Debug for Seal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Seal")
    }
}

impl Seal {
    /// Without a key, one that this process alone has: a restart ends sign-ins under way.
    pub fn try_new(key: Option<&SecretString>) -> Option<Self> {
        let fresh = secret::random_text();
        let key = key.map_or(fresh.as_str(), |key| key.expose_secret());
        Hmac::new_from_slice(key.as_bytes()).ok().map(Self)
    }

    pub fn close(&self, attempt: &Attempt) -> Option<String> {
        let body = URL_SAFE_NO_PAD.encode(serde_json::to_vec(attempt).ok()?);
        let tag = self.mac(&body).finalize().into_bytes();
        Some(format!("{body}.{}", URL_SAFE_NO_PAD.encode(tag)))
    }

    /// The attempt in a cookie that was sealed here and has not ended.
    pub fn open(&self, cookie: &str, now: DateTime<Utc>) -> Option<Attempt> {
        let (body, tag) = cookie.split_once('.')?;
        let tag = URL_SAFE_NO_PAD.decode(tag).ok()?;
        self.mac(body).verify_slice(&tag).ok()?;
        let attempt: Attempt = serde_json::from_slice(&URL_SAFE_NO_PAD.decode(body).ok()?).ok()?;
        (now.timestamp() < attempt.ends).then_some(attempt)
    }

    fn mac(&self, body: &str) -> Hmac<Sha256> {
        let mut mac = self.0.clone();
        // A name, so that the key may seal other things too.
        mac.update(b"sign-in attempt\n");
        mac.update(body.as_bytes());
        mac
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now() -> DateTime<Utc> {
        DateTime::from_timestamp(1_790_000_000, 0).unwrap()
    }

    #[test]
    fn a_sealed_attempt_is_opened_for_ten_minutes() {
        let seal = Seal::try_new(Some(&"key".into())).unwrap();
        let attempt = Attempt::begin("/garage".into(), None, now());
        let cookie = seal.close(&attempt).unwrap();
        assert_eq!(seal.open(&cookie, now()), Some(attempt.clone()));
        let last = now() + LIFETIME - TimeDelta::seconds(1);
        assert!(seal.open(&cookie, last).is_some());
        assert_eq!(seal.open(&cookie, now() + LIFETIME), None);
        let replica = Seal::try_new(Some(&"key".into())).unwrap();
        assert_eq!(replica.open(&cookie, now()), Some(attempt));
    }

    #[test]
    fn a_forged_attempt_is_not() {
        let seal = Seal::try_new(Some(&"key".into())).unwrap();
        let attempt = Attempt::begin("/".into(), None, now());
        let cookie = seal.close(&attempt).unwrap();
        assert_eq!(Seal::try_new(None).unwrap().open(&cookie, now()), None);
        let (body, tag) = cookie.split_once('.').unwrap();
        let other = Attempt {
            return_to: "//evil.test".into(),
            ..attempt
        };
        let other = URL_SAFE_NO_PAD.encode(serde_json::to_vec(&other).unwrap());
        for forged in [
            format!("{other}.{tag}"),
            format!("{body}."),
            body.to_owned(),
            ".".into(),
        ] {
            assert_eq!(seal.open(&forged, now()), None, "{forged}");
        }
    }
}
