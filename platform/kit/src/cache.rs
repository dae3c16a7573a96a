//! A cache that is optional by design: in this process, and before Redis where one is given.
//! A Redis that is lost makes answers slower, never wrong; counters go on in this process.

use std::future::Future;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use moka::Expiry;
use moka::future::Cache as Moka;
use redis::AsyncCommands;
use redis::aio::{ConnectionManager, ConnectionManagerConfig};

/// Bytes that are cheap to clone.
pub type Value = Arc<[u8]>;

const MAX_BYTES: u64 = 32 * 1024 * 1024;

#[derive(Clone)]
struct Entry {
    value: Value,
    ttl: Duration,
}

struct PerEntryTtl;

impl Expiry<String, Entry> for PerEntryTtl {
    fn expire_after_create(&self, _: &String, entry: &Entry, _: Instant) -> Option<Duration> {
        Some(entry.ttl)
    }

    fn expire_after_update(
        &self,
        _: &String,
        entry: &Entry,
        _: Instant,
        _: Option<Duration>,
    ) -> Option<Duration> {
        Some(entry.ttl)
    }
}

/// Two tiers behind one face. Cheap to clone.
#[derive(Clone)]
pub struct Cache {
    local: Moka<String, Entry>,
    counters: Moka<String, Arc<AtomicU64>>,
    redis: Option<ConnectionManager>,
    prefix: Arc<str>,
}

impl std::fmt::Debug for Cache {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Cache")
            .field("redis", &self.redis.is_some())
            .finish_non_exhaustive()
    }
}

impl Cache {
    /// In this process only. `prefix` keeps the keys of one service apart.
    #[must_use]
    pub fn local(prefix: &str) -> Self {
        Self {
            local: Moka::builder()
                .max_capacity(MAX_BYTES)
                .weigher(|key: &String, entry: &Entry| {
                    u32::try_from(key.len() + entry.value.len()).unwrap_or(u32::MAX)
                })
                .expire_after(PerEntryTtl)
                .build(),
            counters: Moka::builder()
                .max_capacity(100_000)
                .time_to_live(Duration::from_secs(3600))
                .build(),
            redis: None,
            prefix: Arc::from(prefix),
        }
    }

    /// In this process and in Redis at `url`; without an address, in this process only.
    ///
    /// # Errors
    /// When the address cannot be read. A server that is down is no error.
    pub fn open(prefix: &str, url: Option<&str>) -> Result<Self, redis::RedisError> {
        let mut cache = Self::local(prefix);
        if let Some(url) = url {
            let settings = ConnectionManagerConfig::new()
                .set_connection_timeout(Some(Duration::from_millis(500)))
                .set_response_timeout(Some(Duration::from_millis(250)))
                .set_number_of_retries(1);
            let client = redis::Client::open(url)?;
            cache.redis = Some(ConnectionManager::new_lazy_with_config(client, settings)?);
        }
        Ok(cache)
    }

    fn key(&self, key: &str) -> String {
        format!("{}:{key}", self.prefix)
    }

    /// Looks in this process, then in Redis.
    pub async fn get(&self, key: &str) -> Option<Value> {
        let key = self.key(key);
        if let Some(entry) = self.local.get(&key).await {
            return Some(entry.value);
        }
        let mut redis = self.redis.clone()?;
        let found: Result<Option<Vec<u8>>, _> = redis.get(&key).await;
        found.inspect_err(log_redis).ok().flatten().map(Value::from)
    }

    /// Keeps a value in both tiers for `ttl`.
    pub async fn set(&self, key: &str, value: impl Into<Value>, ttl: Duration) {
        let (key, value) = (self.key(key), value.into());
        self.local
            .insert(
                key.clone(),
                Entry {
                    value: value.clone(),
                    ttl,
                },
            )
            .await;
        if let Some(mut redis) = self.redis.clone() {
            let stored: Result<(), _> = redis
                .set_ex(&key, value.as_ref(), ttl.as_secs().max(1))
                .await;
            stored.inspect_err(log_redis).ok();
        }
    }

    pub async fn remove(&self, key: &str) {
        let key = self.key(key);
        self.local.invalidate(&key).await;
        if let Some(mut redis) = self.redis.clone() {
            let removed: Result<(), _> = redis.del(&key).await;
            removed.inspect_err(log_redis).ok();
        }
    }

    /// The kept value, or what `make` returns; of many callers with one key, one makes it.
    ///
    /// # Errors
    /// What `make` returns; an error is not kept.
    pub async fn get_or_make<E, F>(
        &self,
        key: &str,
        ttl: Duration,
        make: F,
    ) -> Result<Value, Arc<E>>
    where
        E: Send + Sync + 'static,
        F: Future<Output = Result<Value, E>> + Send,
    {
        let full_key = self.key(key);
        let entry = self
            .local
            .try_get_with(full_key, async {
                if let Some(value) = self.redis_get(key).await {
                    return Ok(Entry { value, ttl });
                }
                let value = make.await?;
                self.redis_set(key, &value, ttl).await;
                Ok(Entry { value, ttl })
            })
            .await?;
        Ok(entry.value)
    }

    async fn redis_get(&self, key: &str) -> Option<Value> {
        let found: Result<Option<Vec<u8>>, _> = self.redis.clone()?.get(self.key(key)).await;
        found.inspect_err(log_redis).ok().flatten().map(Value::from)
    }

    async fn redis_set(&self, key: &str, value: &Value, ttl: Duration) {
        if let Some(mut redis) = self.redis.clone() {
            let stored: Result<(), _> = redis
                .set_ex(self.key(key), value.as_ref(), ttl.as_secs().max(1))
                .await;
            stored.inspect_err(log_redis).ok();
        }
    }

    /// Counts one event in a window of `window` that starts at the first; returns the count so far.
    /// With Redis lost it counts in this process, so that a limit fails closed, not open.
    pub async fn count(&self, key: &str, window: Duration) -> u64 {
        let slot = window_slot(window);
        let key = self.key(&format!("count:{key}:{slot}"));
        let counter = self
            .counters
            .get_with(key.clone(), async { Arc::default() })
            .await;
        let local = counter.fetch_add(1, Ordering::Relaxed) + 1;
        let Some(mut redis) = self.redis.clone() else {
            return local;
        };
        let mut pipeline = redis::pipe();
        let seconds = i64::try_from(window.as_secs()).unwrap_or(i64::MAX).max(1);
        pipeline
            .atomic()
            .incr(&key, 1_u64)
            .expire(&key, seconds)
            .ignore();
        let shared: Result<(u64,), _> = pipeline.query_async(&mut redis).await;
        shared
            .inspect_err(log_redis)
            .map_or(local, |(count,)| count.max(local))
    }

    /// Whether Redis answers; `None` where none is configured.
    pub async fn redis_is_up(&self) -> Option<bool> {
        let mut redis = self.redis.clone()?;
        let pong: Result<String, _> = redis.ping().await;
        Some(pong.is_ok())
    }
}

/// Windows are aligned to the machine's clock, so that replicas share them.
fn window_slot(window: Duration) -> u64 {
    let since_epoch = std::time::SystemTime::UNIX_EPOCH
        .elapsed()
        .unwrap_or_default();
    since_epoch.as_secs() / window.as_secs().max(1)
}

fn log_redis(error: &redis::RedisError) {
    tracing::warn!(%error, "redis is not answering, going on without it");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn one_of_many_callers_makes_the_value() {
        let cache = Cache::local("t");
        let made = Arc::new(AtomicU64::new(0));
        let callers = (0..16).map(|_| {
            let (cache, made) = (cache.clone(), made.clone());
            tokio::spawn(async move {
                cache
                    .get_or_make::<std::io::Error, _>("k", Duration::from_secs(60), async {
                        made.fetch_add(1, Ordering::SeqCst);
                        tokio::time::sleep(Duration::from_millis(20)).await;
                        Ok(Value::from(*b"v"))
                    })
                    .await
                    .unwrap()
            })
        });
        for caller in callers.collect::<Vec<_>>() {
            assert_eq!(&*caller.await.unwrap(), b"v");
        }
        assert_eq!(made.load(Ordering::SeqCst), 1);
    }

    #[tokio::test]
    async fn a_redis_that_is_down_only_slows() {
        let cache = Cache::open("t", Some("redis://127.0.0.1:1")).unwrap();
        cache.set("k", *b"v", Duration::from_secs(60)).await;
        assert_eq!(cache.get("k").await.as_deref(), Some(b"v".as_slice()));
        assert_eq!(cache.count("login", Duration::from_secs(86_400)).await, 1);
        assert_eq!(cache.count("login", Duration::from_secs(86_400)).await, 2);
        assert_eq!(cache.redis_is_up().await, Some(false));
    }
}
