//! ES256 signing keys: one signs, all verify, so that a key can be replaced without sign-outs.

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair};
use jsonwebtoken::jwk::{Jwk, JwkSet, PublicKeyUse, ThumbprintHash};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey};

/// The private half of a key.
pub struct StoredKey {
    /// Thumbprint of the public half (RFC 7638).
    pub kid: String,
    /// PKCS #8.
    pub pkcs8: Vec<u8>,
}

/// A key that can't be made or read.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    /// The system or library refused.
    #[error("a signing key can't be made or read: {0}")]
    Unusable(String),
    /// No key at all.
    #[error("there is no signing key")]
    None,
}

/// Keys in use, the signing one first.
pub struct KeyRing {
    signing: EncodingKey,
    signing_kid: String,
    set: JwkSet,
}

impl StoredKey {
    /// Makes a fresh key.
    pub fn generate() -> Result<Self, KeyError> {
        let random = SystemRandom::new();
        let pkcs8 = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &random)
            .map_err(unusable)?;
        let jwk = public_half(pkcs8.as_ref())?;
        let kid = jwk.thumbprint(ThumbprintHash::SHA256).map_err(unusable)?;
        Ok(Self {
            kid,
            pkcs8: pkcs8.as_ref().to_vec(),
        })
    }
}

impl KeyRing {
    /// Takes stored keys, the signing one first.
    pub fn try_new(keys: &[StoredKey]) -> Result<Self, KeyError> {
        let first = keys.first().ok_or(KeyError::None)?;
        let public = keys.iter().map(|key| {
            let mut jwk = public_half(&key.pkcs8)?;
            jwk.common.key_id = Some(key.kid.clone());
            jwk.common.public_key_use = Some(PublicKeyUse::Signature);
            Ok(jwk)
        });
        Ok(Self {
            signing: EncodingKey::from_ec_der(&first.pkcs8),
            signing_kid: first.kid.clone(),
            set: JwkSet {
                keys: public.collect::<Result<_, KeyError>>()?,
            },
        })
    }

    /// What `/jwks` shows.
    #[must_use]
    pub fn public_set(&self) -> &JwkSet {
        &self.set
    }

    pub(super) fn signing(&self) -> (&str, &EncodingKey) {
        (&self.signing_kid, &self.signing)
    }

    pub(super) fn verifying(&self, kid: &str) -> Option<DecodingKey> {
        self.set
            .find(kid)
            .and_then(|jwk| DecodingKey::from_jwk(jwk).ok())
    }
}

// Private halves must not reach a log.
impl std::fmt::Debug for KeyRing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("KeyRing")
            .field("signing_kid", &self.signing_kid)
            .finish_non_exhaustive()
    }
}

fn public_half(pkcs8: &[u8]) -> Result<Jwk, KeyError> {
    Jwk::from_encoding_key(&EncodingKey::from_ec_der(pkcs8), Algorithm::ES256).map_err(unusable)
}

fn unusable(error: impl std::fmt::Display) -> KeyError {
    KeyError::Unusable(error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_public_set_holds_no_private_part() {
        let ring = KeyRing::try_new(&[
            StoredKey::generate().unwrap(),
            StoredKey::generate().unwrap(),
        ])
        .unwrap();
        let set = serde_json::to_value(ring.public_set()).unwrap();
        for key in set["keys"].as_array().unwrap() {
            let mut names: Vec<_> = key.as_object().unwrap().keys().cloned().collect();
            names.sort();
            assert_eq!(names, ["alg", "crv", "kid", "kty", "use", "x", "y"]);
            assert_eq!(
                (&key["alg"], &key["crv"]),
                (&"ES256".into(), &"P-256".into())
            );
        }
        assert_ne!(set["keys"][0]["kid"], set["keys"][1]["kid"]);
    }

    #[test]
    fn a_ring_without_keys_is_refused() {
        assert!(matches!(KeyRing::try_new(&[]), Err(KeyError::None)));
    }
}
