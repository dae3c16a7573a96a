//! The keys with which services call each other. Several may be valid at once, for rotation.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::header;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use secrecy::{ExposeSecret, SecretString};
use sha2::{Digest, Sha256};
use subtle::{Choice, ConstantTimeEq};

use crate::config::{ConfigError, Env};
use crate::problem::Problem;

/// Hashes of the valid keys, compared in constant time.
#[derive(Clone, Debug)]
pub struct ServiceKeys(Arc<[[u8; 32]]>);

impl ServiceKeys {
    #[must_use]
    pub fn new(keys: &[SecretString]) -> Self {
        Self(keys.iter().map(|key| hash(key.expose_secret())).collect())
    }

    /// Reads a comma-separated list from a variable, or from the file that `NAME_FILE` names.
    ///
    /// # Errors
    /// When no key is set: a service is never open by accident.
    pub fn from_env(env: &Env, name: &str) -> Result<Self, ConfigError> {
        env.required(
            name,
            "Set it to a long random text, the same one on both sides.",
        )?;
        let keys: Vec<_> = env
            .list(name)?
            .into_iter()
            .map(SecretString::from)
            .collect();
        Ok(Self::new(&keys))
    }

    #[must_use]
    pub fn accepts(&self, key: &str) -> bool {
        let given = hash(key);
        let matches = self
            .0
            .iter()
            .fold(Choice::from(0), |found, valid| found | valid.ct_eq(&given));
        matches.into()
    }
}

fn hash(key: &str) -> [u8; 32] {
    Sha256::digest(key.as_bytes()).into()
}

/// Lets only requests with a valid `Authorization: Bearer` key pass; use with
/// `axum::middleware::from_fn_with_state`.
pub async fn require_service_key(
    State(keys): State<ServiceKeys>,
    request: Request,
    next: Next,
) -> Response {
    let bearer = request
        .headers()
        .get(header::AUTHORIZATION)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.strip_prefix("Bearer "));
    match bearer {
        Some(key) if keys.accepts(key.trim()) => next.run(request).await,
        _ => Problem::unauthorized().into_response(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_of_several_keys_is_accepted_and_no_other() {
        let env = Env::from_pairs([("KEYS", "old, new")]);
        let keys = ServiceKeys::from_env(&env, "KEYS").unwrap();
        assert!(keys.accepts("old") && keys.accepts("new"));
        assert!(!keys.accepts("") && !keys.accepts("old, new") && !keys.accepts("ol"));
    }

    #[test]
    fn a_service_without_a_key_does_not_start() {
        assert!(ServiceKeys::from_env(&Env::default(), "KEYS").is_err());
        assert!(ServiceKeys::from_env(&Env::from_pairs([("KEYS", " ")]), "KEYS").is_err());
    }
}
