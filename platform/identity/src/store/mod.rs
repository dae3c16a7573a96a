//! The only place that names tables.

mod accounts;
mod entity;
mod grants;
mod keys;
mod letters;
mod links;
mod migrations;
mod passkeys;
mod secrets;
mod sessions;
mod two_step;

use std::sync::Arc;

use platform_kit::db::{Db, RetryableError};
use sea_orm::{DbErr, SqlErr};
use sea_orm_migration::MigratorTrait as _;

pub use accounts::{Account, Admission, NewAccount, SignUpRefusal};
pub use grants::{Exchange, Grant, NewCode, NewRefresh, Redeemed};
pub use keys::OldKeys;
pub use letters::{NewLetter, TakenLetter};
pub use links::{NewLink, Purpose};
pub use passkeys::StoredPasskey;
pub use sessions::{NewSession, Session, SessionView};

use crate::crypto::keys::KeyError;
use crate::crypto::seal::{SealError, Sealer};
use crate::settings::Encryption;
use secrets::MasterKeyError;

/// Reads and writes accounts, sessions, keys and grants.
#[derive(Clone, Debug)]
pub struct Store {
    db: Db,
    sealer: Arc<Sealer>,
}

/// What goes wrong in storage.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database failed.
    #[error(transparent)]
    Db(#[from] DbErr),
    /// A new signing key can't be made.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// A secret can't be encrypted or read.
    #[error(transparent)]
    Seal(#[from] SealError),
    /// There is no key to encrypt with.
    #[error(transparent)]
    MasterKey(#[from] MasterKeyError),
    /// A letter that another version wrote, or none.
    #[error("a letter can't be read or written: {0}")]
    Letter(#[from] serde_json::Error),
}

impl RetryableError for StoreError {
    fn is_retryable(&self) -> bool {
        match self {
            Self::Db(error) => error.is_retryable() || is_duplicate(error),
            Self::Key(_) | Self::Seal(_) | Self::MasterKey(_) | Self::Letter(_) => false,
        }
    }
}

impl Store {
    /// Brings the tables up to date, and encrypts what earlier versions left plain.
    pub async fn init(db: Db, encryption: &Encryption) -> Result<Self, StoreError> {
        migrations::Migrator::up(db.migrator(), None).await?;
        let sealer = Arc::new(secrets::sealer(&db, encryption).await?);
        db.write(|tx| {
            let sealer = sealer.clone();
            Box::pin(async move { secrets::renew(tx, &sealer).await })
        })
        .await?;
        Ok(Self { db, sealer })
    }

    /// The database, for health.
    #[must_use]
    pub fn db(&self) -> &Db {
        &self.db
    }
}

// Two that race for one row: the second try finds the first one's.
fn is_duplicate(error: &DbErr) -> bool {
    matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_)))
}
