//! The keys with which services call each other. Several may be valid at once, for rotation. Services show
//! a token made from one ([`crate::service_tokens`]); people and scripts may show a key itself.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::header;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, Utc};
use secrecy::{ExposeSecret, SecretString};
use subtle::{Choice, ConstantTimeEq};

use crate::clock::Clock;
use crate::config::{ConfigError, Env};
use crate::problem::Problem;
use crate::service_tokens::{self, secret};

/// Hashes of the valid keys, compared in constant time.
#[derive(Clone, Debug)]
pub struct ServiceKeys(Arc<[[u8; 32]]>);

impl ServiceKeys {
    #[must_use]
    pub fn new(keys: &[SecretString]) -> Self {
        Self(keys.iter().map(|key| secret(key.expose_secret())).collect())
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

    /// As [`ServiceKeys::from_env`], for what may be left shut: without a key nobody gets in.
    ///
    /// # Errors
    /// When the file that `NAME_FILE` names can't be read.
    pub fn from_env_or_none(env: &Env, name: &str) -> Result<Self, ConfigError> {
        match env.text(name)? {
            Some(_) => Self::from_env(env, name),
            None => Ok(Self::new(&[])),
        }
    }

    /// Whether a token for this audience was made with one of the keys, and is good now.
    #[must_use]
    pub fn accepts_token(&self, token: &str, audience: &str, now: DateTime<Utc>) -> bool {
        let valid = |secret: &[u8; 32]| service_tokens::is_good(token, audience, secret, now);
        self.0.iter().any(valid)
    }

    /// What [`require_service_key`] needs at a service.
    #[must_use]
    pub fn guard(&self, audience: &'static str) -> Guard {
        Guard {
            keys: self.clone(),
            audience,
            clock: Clock::system(),
        }
    }

    #[must_use]
    pub fn accepts(&self, key: &str) -> bool {
        let given = secret(key);
        let matches = self
            .0
            .iter()
            .fold(Choice::from(0), |found, valid| found | valid.ct_eq(&given));
        matches.into()
    }
}

/// The keys of one service, by the machine's clock: tokens pass between machines.
#[derive(Clone, Debug)]
pub struct Guard {
    keys: ServiceKeys,
    audience: &'static str,
    clock: Clock,
}

impl Guard {
    fn lets_pass(&self, bearer: &str) -> bool {
        let token = || {
            let now = self.clock.now();
            self.keys.accepts_token(bearer, self.audience, now)
        };
        self.keys.accepts(bearer) || token()
    }
}

/// Lets only requests with a valid `Authorization: Bearer` token or key pass; use with
/// `axum::middleware::from_fn_with_state`.
pub async fn require_service_key(
    State(guard): State<Guard>,
    request: Request,
    next: Next,
) -> Response {
    let bearer = request
        .headers()
        .get(header::AUTHORIZATION)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.strip_prefix("Bearer "));
    match bearer {
        Some(bearer) if guard.lets_pass(bearer.trim()) => next.run(request).await,
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

    #[test]
    fn without_keys_nobody_gets_in() {
        let keys = ServiceKeys::from_env_or_none(&Env::default(), "KEYS").unwrap();
        let now = Clock::system().now();
        let token = service_tokens::TokenMaker::new("a", &"".into()).make(now);
        assert!(!keys.accepts("") && !keys.accepts_token(&token.unwrap(), "a", now));
        let keys = ServiceKeys::from_env_or_none(&Env::from_pairs([("KEYS", "a")]), "KEYS");
        assert!(keys.unwrap().accepts("a"));
    }
}
