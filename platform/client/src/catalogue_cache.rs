//! Reads that change once a month: kept in two tiers, made once for many callers, remembered
//! when absent, and served stale while the service is down.

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use platform_kit::cache::{Cache, Value};
use platform_kit::problem::Problem;

use crate::error::ClientError;

// A new release shows within a minute; the service answers from its own cache.
const FRESH: Duration = Duration::from_secs(60);
const ABSENT: Duration = Duration::from_secs(60);
const STALE: Duration = Duration::from_secs(7 * 24 * 3600);

/// The cache of one service's catalogue.
#[derive(Clone, Debug)]
pub(crate) struct CatalogueCache {
    cache: Cache,
    service: &'static str,
}

impl CatalogueCache {
    pub fn new(cache: Cache, service: &'static str) -> Self {
        Self { cache, service }
    }

    /// The answer under a key; `ask` must only return what can be read.
    pub async fn read<F>(&self, key: &str, ask: F) -> Result<Bytes, ClientError>
    where
        F: Future<Output = Result<Bytes, ClientError>> + Send,
    {
        if let Some(absent) = self.absent(key).await {
            return Err(absent);
        }
        let fresh_key = format!("fresh:{key}");
        let fresh = self.cache.get_or_make(&fresh_key, FRESH, async {
            let body = ask.await?;
            let value = Value::from(body.as_ref());
            self.cache
                .set(&format!("stale:{key}"), value.clone(), STALE)
                .await;
            Ok(value)
        });
        match fresh.await {
            Ok(value) => Ok(Bytes::copy_from_slice(&value)),
            Err(error) => self.fall_back(key, &error).await,
        }
    }

    async fn absent(&self, key: &str) -> Option<ClientError> {
        let kept = self.cache.get(&format!("absent:{key}")).await?;
        let problem: Problem = serde_json::from_slice(&kept).ok()?;
        Some(ClientError::Rejected {
            service: self.service,
            problem: Box::new(problem),
        })
    }

    async fn fall_back(&self, key: &str, error: &Arc<ClientError>) -> Result<Bytes, ClientError> {
        if let Some(problem) = error.not_found()
            && let Ok(bytes) = serde_json::to_vec(problem)
        {
            self.cache
                .set(&format!("absent:{key}"), Value::from(bytes), ABSENT)
                .await;
        }
        if error.is_retryable()
            && let Some(stale) = self.cache.get(&format!("stale:{key}")).await
        {
            return Ok(Bytes::copy_from_slice(&stale));
        }
        Err(error.as_ref().clone())
    }
}
