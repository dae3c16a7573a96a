//! Access and id tokens.

use chrono::{DateTime, Utc};
use jsonwebtoken::{Algorithm, Header, Validation, decode, decode_header, encode};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::keys::KeyRing;

/// Longer texts are not even decoded.
const MAX_BYTES: usize = 8 * 1024;

/// Claims of an access token (RFC 9068).
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AccessClaims {
    /// The issuer.
    pub iss: String,
    /// The account.
    pub sub: String,
    /// Who shall accept it.
    pub aud: String,
    /// End of validity, seconds since 1970.
    pub exp: i64,
    /// Begin of validity.
    pub nbf: i64,
    /// When it was made.
    pub iat: i64,
    /// Its own id.
    pub jti: String,
    /// Who asked for it.
    pub client_id: String,
    /// What it may be used for.
    pub scope: String,
    /// The account's e-mail address.
    pub email: String,
    /// The person's name.
    pub name: String,
}

/// Claims of an id token.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct IdClaims {
    /// The issuer.
    pub iss: String,
    /// The account.
    pub sub: String,
    /// The client.
    pub aud: String,
    /// End of validity.
    pub exp: i64,
    /// When it was made.
    pub iat: i64,
    /// When the password was given.
    pub auth_time: i64,
    /// The session at this issuer.
    pub sid: String,
    /// The client's own nonce.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nonce: Option<String>,
    /// The account's e-mail address.
    pub email: String,
    /// Whether the address is proven.
    pub email_verified: bool,
    /// The person's name.
    pub name: String,
}

/// What a token is for; told by its `typ` header, so that one can't stand for the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// `at+jwt`
    Access,
    /// `JWT`
    Id,
}

/// A token that is not one of ours, or no longer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the token is not valid")]
pub struct InvalidToken;

impl TokenKind {
    fn typ(self) -> &'static str {
        match self {
            Self::Access => "at+jwt",
            Self::Id => "JWT",
        }
    }
}

/// Signs claims with the ring's first key.
pub fn sign<T: Serialize>(
    ring: &KeyRing,
    kind: TokenKind,
    claims: &T,
) -> Result<String, jsonwebtoken::errors::Error> {
    let (kid, key) = ring.signing();
    let mut header = Header::new(Algorithm::ES256);
    header.typ = Some(kind.typ().to_owned());
    header.kid = Some(kid.to_owned());
    encode(&header, claims, key)
}

/// Reads an access token of this issuer that is valid now.
pub fn read_access(
    ring: &KeyRing,
    token: &str,
    issuer: &str,
    audience: &str,
    now: DateTime<Utc>,
) -> Result<AccessClaims, InvalidToken> {
    let claims: AccessClaims = read(ring, TokenKind::Access, token)?;
    let at = now.timestamp();
    let good =
        claims.iss == issuer && claims.aud == audience && claims.nbf <= at && at < claims.exp;
    good.then_some(claims).ok_or(InvalidToken)
}

/// Reads an id token as a hint about who signs out; it may have expired long ago.
pub fn read_id_hint(ring: &KeyRing, token: &str, issuer: &str) -> Result<IdClaims, InvalidToken> {
    let claims: IdClaims = read(ring, TokenKind::Id, token)?;
    (claims.iss == issuer).then_some(claims).ok_or(InvalidToken)
}

fn read<T: DeserializeOwned>(
    ring: &KeyRing,
    kind: TokenKind,
    token: &str,
) -> Result<T, InvalidToken> {
    if token.len() > MAX_BYTES {
        return Err(InvalidToken);
    }
    let header = decode_header(token).map_err(|_| InvalidToken)?;
    if header.typ.as_deref() != Some(kind.typ()) {
        return Err(InvalidToken);
    }
    let key = header
        .kid
        .and_then(|kid| ring.verifying(&kid))
        .ok_or(InvalidToken)?;
    let mut validation = Validation::new(Algorithm::ES256);
    // Times are judged by the injected clock, the audience by the caller.
    validation.validate_exp = false;
    validation.validate_aud = false;
    validation.required_spec_claims.clear();
    decode(token, &key, &validation)
        .map(|data| data.claims)
        .map_err(|_| InvalidToken)
}

#[cfg(test)]
mod tests {
    use base64::Engine as _;
    use base64::engine::general_purpose::URL_SAFE_NO_PAD;
    use serde_json::json;

    use super::*;
    use crate::crypto::keys::StoredKey;

    const ISSUER: &str = "https://id.example";

    fn ring() -> KeyRing {
        KeyRing::try_new(&[StoredKey::generate().unwrap()]).unwrap()
    }

    fn now() -> DateTime<Utc> {
        DateTime::from_timestamp(1_790_000_000, 0).unwrap()
    }

    fn claims() -> AccessClaims {
        let at = now().timestamp();
        AccessClaims {
            iss: ISSUER.into(),
            sub: "s".into(),
            aud: "api".into(),
            exp: at + 600,
            nbf: at,
            iat: at,
            jti: "j".into(),
            client_id: "web".into(),
            scope: "openid".into(),
            email: "a@b.c".into(),
            name: "A".into(),
        }
    }

    fn accepts(ring: &KeyRing, token: &str) -> bool {
        read_access(ring, token, ISSUER, "api", now()).is_ok()
    }

    #[test]
    fn an_own_token_is_read_until_it_ends() {
        let ring = ring();
        let token = sign(&ring, TokenKind::Access, &claims()).unwrap();
        assert!(accepts(&ring, &token));
        for (seconds, good) in [(-1, false), (599, true), (600, false)] {
            let at = now() + chrono::Duration::seconds(seconds);
            assert_eq!(
                read_access(&ring, &token, ISSUER, "api", at).is_ok(),
                good,
                "{seconds}"
            );
        }
        assert!(read_access(&ring, &token, "https://other", "api", now()).is_err());
        assert!(read_access(&ring, &token, ISSUER, "other", now()).is_err());
    }

    #[test]
    fn forged_tokens_are_refused() {
        let (ring, other) = (ring(), ring());
        let token = sign(&ring, TokenKind::Access, &claims()).unwrap();
        assert!(!accepts(&other, &token), "unknown kid");
        let id_token = sign(&ring, TokenKind::Id, &claims()).unwrap();
        assert!(!accepts(&ring, &id_token), "an id token is no access token");
        let (kid, _) = ring.signing();
        let part = |value: serde_json::Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let body = part(serde_json::to_value(claims()).unwrap());
        for alg in ["none", "HS256", "ES384"] {
            let header = part(json!({ "alg": alg, "typ": "at+jwt", "kid": kid }));
            let signature = token.rsplit('.').next().unwrap();
            assert!(
                !accepts(&ring, &format!("{header}.{body}.{signature}")),
                "{alg}"
            );
            assert!(!accepts(&ring, &format!("{header}.{body}.")), "{alg}");
        }
        assert!(!accepts(&ring, &"x".repeat(1_000_000)));
    }
}
