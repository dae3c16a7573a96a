//! Proof key for code exchange (RFC 7636), S256 only.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest as _, Sha256};
use subtle::ConstantTimeEq as _;

/// Length of a SHA-256 digest in unpadded base64url.
const CHALLENGE_LEN: usize = 43;

/// The challenge that an authorization request carries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeChallenge(String);

impl CodeChallenge {
    /// Accepts only what can be an S256 challenge.
    #[must_use]
    pub fn try_new(text: &str) -> Option<Self> {
        (text.len() == CHALLENGE_LEN && URL_SAFE_NO_PAD.decode(text).is_ok())
            .then(|| Self(text.to_owned()))
    }

    /// Takes back a challenge that was checked before it was stored.
    #[must_use]
    pub fn from_stored(text: String) -> Self {
        Self(text)
    }

    /// The challenge of a verifier.
    #[must_use]
    pub fn of(verifier: &str) -> Self {
        Self(URL_SAFE_NO_PAD.encode(Sha256::digest(verifier.as_bytes())))
    }

    /// Whether the verifier is well formed and belongs to this challenge.
    #[must_use]
    pub fn accepts(&self, verifier: &str) -> bool {
        is_verifier(verifier)
            && Self::of(verifier)
                .0
                .as_bytes()
                .ct_eq(self.0.as_bytes())
                .into()
    }

    /// The challenge as it travels.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn is_verifier(text: &str) -> bool {
    (43..=128).contains(&text.len())
        && text
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"-._~".contains(&b))
}

#[cfg(test)]
mod tests {
    use super::*;

    // The pair of RFC 7636, appendix B.
    const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    #[test]
    fn the_published_pair_matches() {
        assert!(CodeChallenge::try_new(CHALLENGE).unwrap().accepts(VERIFIER));
    }

    #[test]
    fn another_verifier_does_not_match() {
        let challenge = CodeChallenge::try_new(CHALLENGE).unwrap();
        assert!(!challenge.accepts(&VERIFIER.replace('d', "e")));
        assert!(!challenge.accepts(""));
        assert!(!challenge.accepts(CHALLENGE), "plain is not supported");
    }

    #[test]
    fn malformed_challenges_and_verifiers_are_refused() {
        assert!(CodeChallenge::try_new("short").is_none());
        assert!(CodeChallenge::try_new(&"!".repeat(43)).is_none());
        let weak = "a".repeat(42);
        assert!(!CodeChallenge::of(&weak).accepts(&weak));
        let long = "a".repeat(129);
        assert!(!CodeChallenge::of(&long).accepts(&long));
    }
}
