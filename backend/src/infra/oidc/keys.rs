//! The issuer's public keys: kept for a while and through outages, read again when a token names an
//! unknown one, but never more often than the bucket allows.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use chrono::{DateTime, TimeDelta, Utc};
use jsonwebtoken::jwk::{AlgorithmParameters, EllipticCurve, Jwk, PublicKeyUse};
use jsonwebtoken::{Algorithm, DecodingKey};
use platform_kit::clock::Clock;
use serde::Deserialize;
use tokio::sync::Mutex;

use super::OidcError;
use super::issuer::Issuer;
use super::token::TokenFault;

const KEPT: TimeDelta = TimeDelta::minutes(10);
const RETRY: TimeDelta = TimeDelta::seconds(30);
/// One look for a wrong key, and one more for a rotated key right behind it.
const BUCKET: u32 = 2;
const REFILL: TimeDelta = TimeDelta::seconds(10);
const MAX_KEYS: usize = 50;

/// A key and the one algorithm it is for.
#[derive(Clone)]
pub(super) struct VerifyingKey {
    pub algorithm: Algorithm,
    pub key: DecodingKey,
}

impl std::fmt::Debug for VerifyingKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("VerifyingKey")
            .field("algorithm", &self.algorithm)
            .finish_non_exhaustive()
    }
}

#[derive(Debug)]
struct KeySet {
    by_id: HashMap<String, VerifyingKey>,
    good_until: DateTime<Utc>,
    /// Counts the fetches, so that who waited for one does not repeat it.
    generation: u64,
}

#[derive(Debug)]
pub(super) struct KeyStore {
    clock: Clock,
    known: RwLock<Option<Arc<KeySet>>>,
    bucket: Mutex<Bucket>,
}

#[derive(Debug)]
struct Bucket {
    tokens: u32,
    refilled_at: DateTime<Utc>,
}

#[derive(Deserialize)]
struct Published {
    keys: Vec<serde_json::Value>,
}

impl KeyStore {
    pub fn new(clock: Clock) -> Self {
        let bucket = Bucket {
            tokens: BUCKET,
            refilled_at: clock.now(),
        };
        Self {
            clock,
            known: RwLock::default(),
            bucket: Mutex::new(bucket),
        }
    }

    /// The key of that id.
    pub async fn find(&self, issuer: &Issuer, kid: &str) -> Result<VerifyingKey, OidcError> {
        let known = self.fresh(issuer).await?;
        if let Some(key) = known.by_id.get(kid) {
            return Ok(key.clone());
        }
        let renewed = self.renewed(issuer, known.generation).await?;
        let key = renewed.and_then(|set| set.by_id.get(kid).cloned());
        key.ok_or(OidcError::Token(TokenFault::UnknownKey))
    }

    fn kept(&self) -> Option<Arc<KeySet>> {
        self.known
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// The known keys, read anew when they are old.
    async fn fresh(&self, issuer: &Issuer) -> Result<Arc<KeySet>, OidcError> {
        let is_good = |set: &Arc<KeySet>| self.clock.now() < set.good_until;
        if let Some(set) = self.kept().filter(is_good) {
            return Ok(set);
        }
        // Holding the bucket makes it one fetch for all who wait.
        let _turn = self.bucket.lock().await;
        match self.kept() {
            Some(set) if is_good(&set) => Ok(set),
            stale => self.fetch(issuer, stale).await,
        }
    }

    /// Newer keys than those of `seen`, if they may be read again now.
    async fn renewed(&self, issuer: &Issuer, seen: u64) -> Result<Option<Arc<KeySet>>, OidcError> {
        let mut bucket = self.bucket.lock().await;
        let known = self.kept();
        if known.as_ref().is_some_and(|set| set.generation > seen) {
            return Ok(known);
        }
        if !bucket.take(self.clock.now()) {
            return Ok(None);
        }
        self.fetch(issuer, known).await.map(Some)
    }

    async fn fetch(
        &self,
        issuer: &Issuer,
        stale: Option<Arc<KeySet>>,
    ) -> Result<Arc<KeySet>, OidcError> {
        let generation = stale.as_ref().map_or(0, |set| set.generation) + 1;
        let (by_id, time) = match (read_keys(issuer).await, stale) {
            (Ok(by_id), _) => (by_id, KEPT),
            (Err(error), Some(stale)) => {
                tracing::warn!(%error, "the issuer's keys can't be read, the known ones serve on");
                (stale.by_id.clone(), RETRY)
            }
            (Err(error), None) => return Err(error),
        };
        let set = Arc::new(KeySet {
            by_id,
            good_until: self.clock.now() + time,
            generation,
        });
        *self.known.write().unwrap_or_else(PoisonError::into_inner) = Some(set.clone());
        Ok(set)
    }
}

impl Bucket {
    fn take(&mut self, now: DateTime<Utc>) -> bool {
        while self.tokens < BUCKET && now - self.refilled_at >= REFILL {
            self.tokens += 1;
            self.refilled_at += REFILL;
        }
        if self.tokens == BUCKET {
            self.refilled_at = now;
        }
        let taken = self.tokens > 0;
        self.tokens = self.tokens.saturating_sub(1);
        taken
    }
}

async fn read_keys(issuer: &Issuer) -> Result<HashMap<String, VerifyingKey>, OidcError> {
    let discovery = issuer.discovery().await?;
    let published: Published = issuer.get(discovery.jwks_uri.as_str()).await?;
    let keys = published.keys.into_iter().take(MAX_KEYS);
    // Keys of kinds that we do not use may stand beside ours.
    let usable = keys.filter_map(|key| usable(serde_json::from_value(key).ok()?));
    let by_id: HashMap<_, _> = usable.collect();
    if by_id.is_empty() {
        return Err(OidcError::Unavailable(
            "it publishes no usable key".to_owned(),
        ));
    }
    Ok(by_id)
}

fn usable(jwk: Jwk) -> Option<(String, VerifyingKey)> {
    let algorithm = match &jwk.algorithm {
        AlgorithmParameters::RSA(_) => Algorithm::RS256,
        AlgorithmParameters::EllipticCurve(p) if p.curve == EllipticCurve::P256 => Algorithm::ES256,
        AlgorithmParameters::OctetKeyPair(p) if p.curve == EllipticCurve::Ed25519 => {
            Algorithm::EdDSA
        }
        _ => return None,
    };
    let for_signatures = !matches!(&jwk.common.public_key_use, Some(PublicKeyUse::Encryption));
    let named = jwk
        .common
        .key_algorithm
        .is_none_or(|name| name.to_string() == name_of(algorithm));
    let key = DecodingKey::from_jwk(&jwk).ok()?;
    let kid = jwk.common.key_id?;
    (for_signatures && named).then_some((kid, VerifyingKey { algorithm, key }))
}

fn name_of(algorithm: Algorithm) -> &'static str {
    match algorithm {
        Algorithm::ES256 => "ES256",
        Algorithm::EdDSA => "EdDSA",
        _ => "RS256",
    }
}
