//! What services show each other in place of a key: a word that is good for one service and one minute.

use chrono::{DateTime, TimeDelta, Utc};
use jsonwebtoken::errors::Error;
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation, decode, encode};
use secrecy::{ExposeSecret as _, SecretString};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// How long a token is good.
const LIFETIME: TimeDelta = TimeDelta::seconds(60);
/// How far the clocks of two machines may differ.
const LEEWAY: TimeDelta = TimeDelta::seconds(30);
/// Longer texts are no token of ours.
const MAX_BYTES: usize = 1024;

/// Claims of a token, as RFC 7519 names them.
#[derive(Debug, Serialize, Deserialize)]
struct Claims {
    aud: String,
    iat: i64,
    exp: i64,
}

/// Makes tokens for one service from the key shared with it; the key itself never travels.
#[derive(Clone, Debug)]
pub struct TokenMaker {
    audience: &'static str,
    secret: [u8; 32],
}

impl TokenMaker {
    #[must_use]
    pub fn new(audience: &'static str, key: &SecretString) -> Self {
        Self {
            audience,
            secret: secret(key.expose_secret()),
        }
    }

    /// A token from now on.
    ///
    /// # Errors
    /// None that is known: HMAC takes any key.
    pub fn make(&self, now: DateTime<Utc>) -> Result<String, Error> {
        let claims = Claims {
            aud: self.audience.to_owned(),
            iat: now.timestamp(),
            exp: (now + LIFETIME).timestamp(),
        };
        let key = EncodingKey::from_secret(&self.secret);
        encode(&Header::new(Algorithm::HS256), &claims, &key)
    }
}

/// What both sides derive from a key.
pub(crate) fn secret(key: &str) -> [u8; 32] {
    Sha256::digest(key.as_bytes()).into()
}

/// Whether a token was made for this audience with this secret, and is good now.
pub(crate) fn is_good(token: &str, audience: &str, secret: &[u8; 32], now: DateTime<Utc>) -> bool {
    if token.len() > MAX_BYTES {
        return false;
    }
    let mut validation = Validation::new(Algorithm::HS256);
    validation.set_audience(&[audience]);
    validation.set_required_spec_claims(&["aud", "exp"]);
    // By our clock, below.
    validation.validate_exp = false;
    let key = DecodingKey::from_secret(secret);
    let Ok(data) = decode::<Claims>(token, &key, &validation) else {
        return false;
    };
    let Claims { iat, exp, .. } = data.claims;
    let (now, leeway) = (now.timestamp(), LEEWAY.num_seconds());
    let lives = exp.saturating_sub(iat);
    (0..=LIFETIME.num_seconds()).contains(&lives) && iat <= now + leeway && now < exp + leeway
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_790_000_000 + seconds, 0).unwrap()
    }

    #[test]
    fn a_token_is_for_one_service_and_one_minute() {
        let token = TokenMaker::new("vehicles", &"key".into())
            .make(at(0))
            .unwrap();
        let good = |audience: &str, key: &str, seconds: i64| {
            is_good(&token, audience, &secret(key), at(seconds))
        };
        assert!(good("vehicles", "key", 0) && good("vehicles", "key", 89));
        assert!(good("vehicles", "key", -30));
        assert!(!good("vehicles", "key", 90) && !good("vehicles", "key", -31));
        assert!(!good("tenants", "key", 0) && !good("vehicles", "other", 0));
    }

    #[test]
    fn nobody_makes_one_that_lives_longer_or_says_no_algorithm() {
        let own = EncodingKey::from_secret(&secret("key"));
        let long = Claims {
            aud: "vehicles".into(),
            iat: at(0).timestamp(),
            exp: at(3600).timestamp(),
        };
        let long = encode(&Header::new(Algorithm::HS256), &long, &own).unwrap();
        assert!(!is_good(&long, "vehicles", &secret("key"), at(0)));
        let other = Claims {
            aud: "vehicles".into(),
            iat: at(0).timestamp(),
            exp: at(60).timestamp(),
        };
        let other = encode(&Header::new(Algorithm::HS512), &other, &own).unwrap();
        assert!(!is_good(&other, "vehicles", &secret("key"), at(0)));
        for text in ["", "key", "a.b.c", &"x".repeat(10_000)] {
            assert!(!is_good(text, "vehicles", &secret("key"), at(0)), "{text}");
        }
    }
}
