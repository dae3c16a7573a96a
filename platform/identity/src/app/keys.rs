//! The signing keys of this process, kept up with those of the database.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use chrono::Duration;

use super::{App, AppError};
use crate::crypto::keys::KeyRing;
use crate::store::OldKeys;

/// How long a process may not know of a key that another one made; far less than new keys wait.
const READ_AGAIN_SECONDS: i64 = 60;

impl App {
    /// The keys in force. Reads them again from time to time, which also makes the next one when
    /// it is due; with the database lost, those known go on.
    pub async fn fresh_keys(&self) -> Arc<KeyRing> {
        let now = self.clock.now().timestamp();
        let read_at = self.keys_read_at.load(Ordering::Relaxed);
        if now - read_at >= READ_AGAIN_SECONDS {
            self.keys_read_at.store(now, Ordering::Relaxed);
            if let Err(error) = self.read_keys().await {
                tracing::warn!(%error, "signing keys can't be read, the known ones go on");
            }
        }
        self.keys.load_full()
    }

    /// Makes the next key now.
    pub async fn rotate_key(&self, old: OldKeys) -> Result<(), AppError> {
        self.store.rotate_key(self.clock.now(), old).await?;
        self.read_keys().await
    }

    async fn read_keys(&self) -> Result<(), AppError> {
        let rotate_after = Duration::days(i64::from(self.settings.key_days));
        let ring = self.store.key_ring(self.clock.now(), rotate_after).await?;
        self.keys.store(Arc::new(ring));
        Ok(())
    }
}
