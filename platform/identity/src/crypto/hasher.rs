//! Argon2id, off the async threads and never too many at once.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};
use argon2::{Algorithm, Argon2, Params, Version};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::task::spawn_blocking;
use tokio::time::timeout;

use crate::domain::password::Password;
use crate::domain::secret::Opaque;

// 19 MiB, two passes, one lane: the floor that OWASP gives for Argon2id.
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;

/// Hashes that may run at once: bounds memory to about 40 MiB.
const AT_ONCE: usize = 2;
/// How long a sign-in waits for its turn.
const PATIENCE: Duration = Duration::from_secs(10);

/// Hashes and checks passwords.
#[derive(Clone, Debug)]
pub struct Hasher {
    turns: Arc<Semaphore>,
    decoy: Arc<str>,
    work: Arc<AtomicU64>,
}

/// The right to one hash or check.
#[derive(Debug)]
pub struct Turn(OwnedSemaphorePermit);

/// A password could not be hashed or checked.
#[derive(Debug, thiserror::Error)]
pub enum HashError {
    /// Too many others are waiting.
    #[error("too many sign-ins at once")]
    Busy,
    /// The function failed, or a stored hash can't be read.
    #[error("password hashing failed: {0}")]
    Failed(String),
}

impl Hasher {
    /// Prepares the decoy that unknown accounts are checked against.
    pub async fn init() -> Result<Self, HashError> {
        let random = Opaque::draw().map_err(failed)?;
        let password = Password::presented(random.expose()).map_err(failed)?;
        let decoy = spawn_blocking(move || hash(&password))
            .await
            .map_err(failed)??;
        Ok(Self {
            turns: Arc::new(Semaphore::new(AT_ONCE)),
            decoy: decoy.into(),
            work: Arc::default(),
        })
    }

    /// Waits for a turn.
    pub async fn turn(&self) -> Result<Turn, HashError> {
        match timeout(PATIENCE, self.turns.clone().acquire_owned()).await {
            Ok(Ok(permit)) => Ok(Turn(permit)),
            Ok(Err(_)) | Err(_) => Err(HashError::Busy),
        }
    }

    /// Hashes and checks so far: who counts them sees what timing would tell.
    #[must_use]
    pub fn work(&self) -> u64 {
        self.work.load(Ordering::Relaxed)
    }

    /// The text to store for a password.
    pub async fn hash(&self, turn: Turn, password: Password) -> Result<String, HashError> {
        self.work.fetch_add(1, Ordering::Relaxed);
        spawn_blocking(move || {
            let _turn = turn.0;
            hash(&password)
        })
        .await
        .map_err(failed)?
    }

    /// Whether the password is the stored one. Without a stored one the same work is done.
    pub async fn verify(
        &self,
        turn: Turn,
        password: Password,
        stored: Option<String>,
    ) -> Result<bool, HashError> {
        self.work.fetch_add(1, Ordering::Relaxed);
        let known = stored.is_some();
        let stored = stored.unwrap_or_else(|| self.decoy.as_ref().to_owned());
        let matches = spawn_blocking(move || {
            let _turn = turn.0;
            verify(&password, &stored)
        })
        .await
        .map_err(failed)??;
        Ok(matches && known)
    }
}

fn hash(password: &Password) -> Result<String, HashError> {
    let hash = argon2()?
        .hash_password(password.expose().as_bytes())
        .map_err(failed)?;
    Ok(hash.to_string())
}

fn verify(password: &Password, stored: &str) -> Result<bool, HashError> {
    let stored = PasswordHash::new(stored).map_err(failed)?;
    Ok(argon2()?
        .verify_password(password.expose().as_bytes(), &stored)
        .is_ok())
}

fn argon2() -> Result<Argon2<'static>, HashError> {
    let params = Params::new(MEMORY_KIB, PASSES, LANES, None).map_err(failed)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

fn failed(error: impl std::fmt::Display) -> HashError {
    HashError::Failed(error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn only_the_same_password_matches() {
        let hasher = Hasher::init().await.unwrap();
        let password = |text| Password::presented(text).unwrap();
        let stored = hasher
            .hash(hasher.turn().await.unwrap(), password("caf\u{e9} noir"))
            .await
            .unwrap();
        assert!(
            stored.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"),
            "{stored}"
        );
        for (text, matches) in [
            ("caf\u{e9} noir", true),
            ("cafe\u{301} noir", true),
            ("cafe noir", false),
            ("", false),
        ] {
            let turn = hasher.turn().await.unwrap();
            let found = hasher
                .verify(turn, password(text), Some(stored.clone()))
                .await
                .unwrap();
            assert_eq!(found, matches, "{text}");
        }
    }

    #[tokio::test]
    async fn nobody_matches_the_decoy() {
        let hasher = Hasher::init().await.unwrap();
        let turn = hasher.turn().await.unwrap();
        assert!(
            !hasher
                .verify(turn, Password::presented("x").unwrap(), None)
                .await
                .unwrap()
        );
    }

    #[tokio::test(start_paused = true)]
    async fn a_crowd_is_told_to_come_back() {
        let hasher = Hasher::init().await.unwrap();
        let _first = hasher.turn().await.unwrap();
        let _second = hasher.turn().await.unwrap();
        assert!(matches!(hasher.turn().await, Err(HashError::Busy)));
    }
}
