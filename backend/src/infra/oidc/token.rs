//! When a token is believed (RFC 7519, RFC 8725, OpenID Connect Core 3.1.3.7).

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Utc};
use jsonwebtoken::{Header, Validation, decode, decode_header};
use serde::Deserialize;

use super::keys::VerifyingKey;
use crate::kernel::identity::VerifiedIdentity;

/// Longer texts are not even decoded.
const MAX_BYTES: usize = 8 * 1024;
const LEEWAY_SECONDS: i64 = 30;

/// Why a token is not believed. For the log: who sent it learns only that it is not valid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TokenFault {
    #[error("it is longer than 8 KiB")]
    TooLarge,
    #[error("it can't be read")]
    Malformed,
    #[error("its algorithm is not the key's")]
    Algorithm,
    #[error("it demands extensions that are not known here")]
    Critical,
    #[error("it is a token for something else")]
    Type,
    #[error("the issuer does not publish its key")]
    UnknownKey,
    #[error("its signature is wrong")]
    Signature,
    #[error("another issuer made it")]
    Issuer,
    #[error("it is for somebody else")]
    Audience,
    #[error("it has ended")]
    Expired,
    #[error("it is not valid yet")]
    NotYetValid,
    #[error("it names nobody")]
    Subject,
    #[error("it answers another sign-in")]
    Nonce,
}

/// What a token is for; one kind must not stand for the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind<'a> {
    Access { audience: &'a str },
    Id { client_id: &'a str, nonce: &'a str },
}

#[derive(Debug, Deserialize)]
pub(super) struct Claims {
    iss: String,
    #[serde(default)]
    sub: String,
    #[serde(default)]
    aud: Audience,
    exp: f64,
    #[serde(default)]
    nbf: Option<f64>,
    #[serde(default)]
    iat: Option<f64>,
    #[serde(default)]
    azp: Option<String>,
    #[serde(default)]
    nonce: Option<String>,
    #[serde(default)]
    name: Option<String>,
    #[serde(default)]
    email: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Audience {
    One(String),
    Many(Vec<String>),
}

impl Default for Audience {
    fn default() -> Self {
        Self::Many(Vec::new())
    }
}

impl Audience {
    fn all(&self) -> &[String] {
        match self {
            Self::One(one) => std::slice::from_ref(one),
            Self::Many(many) => many,
        }
    }
}

/// Reads the header without believing it. Keys and addresses in it are never looked at.
pub(super) fn header(token: &str) -> Result<(Header, String), TokenFault> {
    if token.len() > MAX_BYTES {
        return Err(TokenFault::TooLarge);
    }
    let header = decode_header(token).map_err(|_| TokenFault::Malformed)?;
    if header.crit.is_some() {
        return Err(TokenFault::Critical);
    }
    let kid = header.kid.clone().ok_or(TokenFault::UnknownKey)?;
    Ok((header, kid))
}

/// The issuer's session (`sid`) of an id token that was verified before.
pub(super) fn session_of(verified: &str) -> Option<uuid::Uuid> {
    #[derive(Deserialize)]
    struct OfSession {
        sid: uuid::Uuid,
    }
    let payload = verified.split('.').nth(1)?;
    let bytes = URL_SAFE_NO_PAD.decode(payload).ok()?;
    serde_json::from_slice::<OfSession>(&bytes)
        .ok()
        .map(|claims| claims.sid)
}

/// Believes a token whose signature and claims are right, now.
pub(super) fn verify(
    token: &str,
    header: &Header,
    key: &VerifyingKey,
    kind: Kind<'_>,
    issuer: &str,
    now: DateTime<Utc>,
) -> Result<VerifiedIdentity, TokenFault> {
    if header.alg != key.algorithm {
        return Err(TokenFault::Algorithm);
    }
    kind.check_type(header.typ.as_deref())?;
    let mut validation = Validation::new(key.algorithm);
    // Times are judged by the injected clock, the rest below, each with its own name.
    validation.validate_exp = false;
    validation.validate_aud = false;
    validation.required_spec_claims.clear();
    let claims =
        decode::<Claims>(token, &key.key, &validation).map_err(|error| match error.kind() {
            jsonwebtoken::errors::ErrorKind::InvalidSignature => TokenFault::Signature,
            _ => TokenFault::Malformed,
        })?;
    let claims = claims.claims;
    if claims.iss != issuer {
        return Err(TokenFault::Issuer);
    }
    claims.check_times(now)?;
    kind.check_audience(&claims)?;
    if claims.sub.is_empty() || claims.sub.len() > 255 {
        return Err(TokenFault::Subject);
    }
    Ok(VerifiedIdentity {
        issuer: claims.iss,
        subject: claims.sub,
        display_name: claims.name,
        email: claims.email,
    })
}

impl Claims {
    fn check_times(&self, now: DateTime<Utc>) -> Result<(), TokenFault> {
        // Seconds of this century are exact in a double.
        let at = now.timestamp() as f64;
        let leeway = LEEWAY_SECONDS as f64;
        if at >= self.exp + leeway {
            return Err(TokenFault::Expired);
        }
        let begins = [self.nbf, self.iat].into_iter().flatten();
        if begins.into_iter().all(|begin| begin <= at + leeway) {
            Ok(())
        } else {
            Err(TokenFault::NotYetValid)
        }
    }
}

impl Kind<'_> {
    fn check_type(self, typ: Option<&str>) -> Result<(), TokenFault> {
        let typ = typ.unwrap_or("JWT").to_ascii_lowercase();
        let typ = typ.strip_prefix("application/").unwrap_or(&typ);
        let good = match self {
            Self::Access { .. } => matches!(typ, "at+jwt" | "jwt"),
            Self::Id { .. } => typ == "jwt",
        };
        good.then_some(()).ok_or(TokenFault::Type)
    }

    fn check_audience(self, claims: &Claims) -> Result<(), TokenFault> {
        let all = claims.aud.all();
        match self {
            Self::Access { audience } => all
                .iter()
                .any(|one| one == audience)
                .then_some(())
                .ok_or(TokenFault::Audience),
            Self::Id { client_id, nonce } => {
                let named = all.iter().any(|one| one == client_id);
                let ours = match &claims.azp {
                    Some(azp) => azp == client_id,
                    None => all.len() == 1,
                };
                if !(named && ours) {
                    return Err(TokenFault::Audience);
                }
                let answers = claims.nonce.as_deref() == Some(nonce);
                answers.then_some(()).ok_or(TokenFault::Nonce)
            }
        }
    }
}
