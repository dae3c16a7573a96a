//! The service's database: releases, and the catalogue of each.

use std::collections::BTreeMap;

use platform_kit::db::Db;
use sea_orm::{ConnectionTrait, DbErr, QueryResult, Statement};

use crate::release::Meta;

pub mod query;
pub mod write;

/// Why the store failed.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    #[error("the database failed: {0}")]
    Db(#[from] DbErr),
    #[error("the database holds what cannot be read: {0}")]
    Content(#[from] serde_json::Error),
    #[error("there is no release {0}")]
    NoRelease(String),
}

impl platform_kit::db::RetryableError for StoreError {
    fn is_retryable(&self) -> bool {
        matches!(self, Self::Db(error) if error.is_retryable())
    }
}

/// Where a release stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Active,
    /// Kept for a rollback.
    Previous,
}

impl State {
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Previous => "previous",
        }
    }
}

/// Which years have any vehicle, as bit sets.
#[derive(Clone, Copy, Debug, Default, serde::Serialize, serde::Deserialize)]
pub struct YearSets {
    pub light: u64,
    pub motorcycle: u64,
    pub all: u64,
}

/// A stored release.
#[derive(Clone, Debug)]
pub struct StoredRelease {
    pub id: i32,
    pub meta: Meta,
    pub active: bool,
    pub counts: BTreeMap<String, u64>,
    pub years: YearSets,
    pub imported_at: String,
}

/// Access to the database. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Store {
    db: Db,
}

impl Store {
    #[must_use]
    pub fn new(db: Db) -> Self {
        Self { db }
    }

    #[must_use]
    pub fn db(&self) -> &Db {
        &self.db
    }

    async fn rows(&self, sql: String) -> Result<Vec<QueryResult>, DbErr> {
        let statement = Statement::from_string(self.db.backend(), sql);
        self.db.reader().query_all_raw(statement).await
    }

    /// Every release, newest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn releases(&self) -> Result<Vec<StoredRelease>, StoreError> {
        let sql = "SELECT id, month, source_sha256, state, counts_json, years_json, imported_at \
                   FROM release ORDER BY id DESC";
        self.rows(sql.to_owned())
            .await?
            .iter()
            .map(read_release)
            .collect()
    }

    /// The release in service.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn active(&self) -> Result<Option<StoredRelease>, StoreError> {
        Ok(self
            .releases()
            .await?
            .into_iter()
            .find(|release| release.active))
    }

    /// The compact file of a release.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn release_file(&self, id: i32) -> Result<Vec<u8>, StoreError> {
        let sql = format!("SELECT bytes FROM release_chunk WHERE release_id = {id} ORDER BY n");
        let mut file = Vec::new();
        for row in self.rows(sql).await? {
            file.extend(row.try_get::<Vec<u8>>("", "bytes")?);
        }
        if file.is_empty() {
            Err(StoreError::NoRelease(id.to_string()))
        } else {
            Ok(file)
        }
    }
}

fn read_release(row: &QueryResult) -> Result<StoredRelease, StoreError> {
    let text = |column: &str| row.try_get::<String>("", column);
    Ok(StoredRelease {
        id: row.try_get("", "id")?,
        meta: Meta {
            month: text("month")?,
            source_sha256: text("source_sha256")?,
        },
        active: text("state")? == State::Active.name(),
        counts: serde_json::from_str(&text("counts_json")?)?,
        years: serde_json::from_str(&text("years_json")?)?,
        imported_at: text("imported_at")?,
    })
}
