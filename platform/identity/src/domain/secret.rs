//! Opaque random values that are shown once and kept only as hashes.

use std::fmt;

use aws_lc_rs::rand;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest as _, Sha256};

const BYTES: usize = 32;

/// A random value of 256 bits: a code, a cookie, a refresh or set-up token.
#[derive(Clone)]
pub struct Opaque(String);

/// What is stored of an [`Opaque`]. A fast hash is enough for 256 random bits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpaqueHash(String);

/// The system gave no random bytes.
#[derive(Clone, Copy, Debug, thiserror::Error)]
#[error("the system has no random numbers to give")]
pub struct NoRandomness;

impl Opaque {
    /// Draws a fresh value.
    pub fn draw() -> Result<Self, NoRandomness> {
        let mut bytes = [0u8; BYTES];
        rand::fill(&mut bytes).map_err(|_| NoRandomness)?;
        Ok(Self(URL_SAFE_NO_PAD.encode(bytes)))
    }

    /// The value itself; only for handing it to its owner.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// What is stored of it.
    #[must_use]
    pub fn hash(&self) -> OpaqueHash {
        OpaqueHash::of(&self.0)
    }
}

impl OpaqueHash {
    /// Hash of a value that someone presents.
    #[must_use]
    pub fn of(presented: &str) -> Self {
        Self(URL_SAFE_NO_PAD.encode(Sha256::digest(presented.as_bytes())))
    }

    /// The stored form.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

// A secret must not reach a log through `{:?}`.
impl fmt::Debug for Opaque {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Opaque(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_differ_and_hash_to_the_same_each_time() {
        let (a, b) = (Opaque::draw().unwrap(), Opaque::draw().unwrap());
        assert_ne!(a.expose(), b.expose());
        assert_eq!(a.expose().len(), 43);
        assert_eq!(a.hash(), OpaqueHash::of(a.expose()));
        assert_ne!(a.hash(), b.hash());
    }

    #[test]
    fn debug_tells_nothing() {
        let a = Opaque::draw().unwrap();
        assert!(!format!("{a:?}").contains(a.expose()));
    }
}
