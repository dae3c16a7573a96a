//! What was worked out of a tenant's records, kept in memory until anything in the tenant changes.

use std::collections::HashMap;
use std::fmt::{self, Debug};
use std::hash::Hash;
use std::sync::Arc;
use std::time::Duration;

use moka::future::Cache;
use platform_kit::db::Db;
use sea_orm::DbErr;

use super::changes::newest_number;
use crate::kernel::ids::TenantId;
use crate::kernel::scope::{Sight, UserScope};

/// What nobody asked for in this time goes.
const IDLE: Duration = Duration::from_secs(600);

/// What a scope sees, and as of which change of its tenant. Whoever sees something else is never
/// given what was worked out for these.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Seen {
    tenant: TenantId,
    sight: Sight,
    is_discreet: bool,
    /// Every write takes a new one in its own transaction, in whatever process.
    number: i64,
}

/// Results by what they were asked for. One process need not tell another: the number of the newest
/// change is read first, so that what is kept under it is never older than it.
#[derive(Clone)]
pub struct Kept<K: Eq + Hash, V>(Cache<(Arc<Seen>, K), V>);

impl<K: Eq + Hash, V> Debug for Kept<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Kept")
    }
}

impl<K, V> Kept<K, V>
where
    K: Clone + Eq + Hash + Send + Sync + 'static,
    V: Clone + Default + Send + Sync + 'static,
{
    /// Keeps values that weigh at most so much together.
    #[must_use]
    pub fn new(most: u64, weight: fn(&V) -> usize) -> Self {
        let weigher = move |_: &_, value: &V| u32::try_from(weight(value)).unwrap_or(u32::MAX);
        let cache = Cache::builder()
            .weigher(weigher)
            .max_capacity(most)
            .time_to_idle(IDLE);
        Self(cache.build())
    }

    /// A value for each key: what is kept, and the rest loaded at once. What `load` does not find
    /// is the default.
    ///
    /// # Errors
    /// The database's.
    pub async fn get<F>(
        &self,
        (db, scope): (&Db, &UserScope),
        keys: Vec<K>,
        load: impl FnOnce(Vec<K>) -> F,
    ) -> Result<HashMap<K, V>, DbErr>
    where
        F: Future<Output = Result<HashMap<K, V>, DbErr>>,
    {
        let seen = Arc::new(Seen {
            tenant: scope.tenant(),
            sight: scope.sight().clone(),
            is_discreet: scope.is_discreet(),
            number: newest_number(db, scope).await?,
        });
        let mut found = HashMap::new();
        let mut missing = Vec::new();
        for key in keys {
            match self.0.get(&(seen.clone(), key.clone())).await {
                Some(value) => drop(found.insert(key, value)),
                None => missing.push(key),
            }
        }
        if missing.is_empty() {
            return Ok(found);
        }
        let mut loaded = load(missing.clone()).await?;
        for key in missing {
            let value = loaded.remove(&key).unwrap_or_default();
            let place = (seen.clone(), key.clone());
            self.0.insert(place, value.clone()).await;
            found.insert(key, value);
        }
        Ok(found)
    }
}
