//! Imports: read, validate, derive, verify, write, switch.

use std::path::Path;
use std::sync::Arc;

use chrono::{DateTime, Utc};

use crate::catalogue::{Catalogue, FIRST_YEAR, derive};
use crate::etl::progress::Progress;
use crate::etl::{source, validate, verify};
use crate::index::build;
use crate::memory;
use crate::release::{Meta, Release, codec};
use crate::service::{ServiceError, VehiclesService, write_index};
use crate::store::StoredRelease;
use crate::store::write::NewRelease;

/// The release that comes with the program.
static BUNDLED: &[u8] = include_bytes!("../data/vpic-2026_10.mvpr");

/// Rows that the catalogue writes, for the bar; a release differs little from the one before.
const ROWS: u64 = 420_000;

/// Told about progress from several threads.
pub type SharedProgress = Arc<dyn Progress>;

/// How an import ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Imported {
    New,
    /// The same data are active already.
    Unchanged,
}

struct Prepared {
    file: Vec<u8>,
    counts: std::collections::BTreeMap<String, u64>,
    catalogue: Catalogue,
}

impl VehiclesService {
    /// Imports the bundled release when the service has none.
    ///
    /// # Errors
    /// When the import fails; a later call tries again.
    pub async fn ensure_release(&self, progress: SharedProgress) -> Result<Imported, ServiceError> {
        if self.current().is_some() {
            return Ok(Imported::Unchanged);
        }
        let meta = codec::decode_meta(BUNDLED)?;
        let reader = {
            let progress = progress.clone();
            move || {
                progress.stage("reading", None);
                Ok((codec::decode(BUNDLED)?, Some(BUNDLED.to_vec())))
            }
        };
        self.run("bundled", meta, reader, progress).await
    }

    /// Imports NHTSA's dump or a release file.
    ///
    /// # Errors
    /// What is wrong with the source; the active release stays.
    pub async fn import(
        &self,
        path: &Path,
        month: Option<&str>,
        progress: SharedProgress,
    ) -> Result<Imported, ServiceError> {
        let meta = source::describe(path, month)?;
        let active = self.store().active().await?;
        if active.is_some_and(|active| active.meta.source_sha256 == meta.source_sha256) {
            return Ok(Imported::Unchanged);
        }
        let (owned, own_meta) = (path.to_owned(), meta.clone());
        let reader = {
            let progress = progress.clone();
            move || {
                progress.stage("reading", None);
                let loaded = source::load(&owned, own_meta, &|bytes| progress.done(bytes))?;
                if !loaded.ignored_tables.is_empty() {
                    tracing::info!(tables = ?loaded.ignored_tables, "tables that are not needed");
                }
                Ok((loaded.release, None))
            }
        };
        self.run(&path.display().to_string(), meta, reader, progress)
            .await
    }

    async fn run<F>(
        &self,
        name: &str,
        meta: Meta,
        reader: F,
        progress: SharedProgress,
    ) -> Result<Imported, ServiceError>
    where
        F: FnOnce() -> Result<(Release, Option<Vec<u8>>), ServiceError> + Send + 'static,
    {
        let run = self.new_id();
        self.store()
            .begin_run(&run, name, &meta, self.clock().now())
            .await?;
        let result = self.prepare_and_switch(meta, reader, progress).await;
        tokio::task::spawn_blocking(memory::give_back).await.ok();
        self.metrics().import(result.is_ok());
        let error = result.as_ref().err().map(ToString::to_string);
        self.store()
            .end_run(&run, error.as_deref(), self.clock().now())
            .await?;
        result.map(|()| Imported::New)
    }

    async fn prepare_and_switch<F>(
        &self,
        meta: Meta,
        reader: F,
        progress: SharedProgress,
    ) -> Result<(), ServiceError>
    where
        F: FnOnce() -> Result<(Release, Option<Vec<u8>>), ServiceError> + Send + 'static,
    {
        let active = self.store().active().await?;
        let path = self.index_path(&meta.source_sha256);
        let (shared, now) = (progress.clone(), self.clock().now());
        let prepare = move || {
            let (release, file) = reader()?;
            prepare(release, file, active.as_ref(), &path, now, &*shared)
        };
        let prepared = tokio::task::spawn_blocking(prepare)
            .await
            .map_err(|error| stopped(&error))??;
        progress.stage("writing the catalogue", Some(ROWS));
        let new = NewRelease {
            meta: &meta,
            counts_json: serde_json::to_string(&prepared.counts)
                .map_err(crate::store::StoreError::Content)?,
            file: &prepared.file,
            catalogue: &prepared.catalogue,
            at: self.clock().now(),
        };
        self.store()
            .activate_new(&new, &|rows| progress.done(rows))
            .await?;
        self.refresh().await?;
        self.forget_old_indexes().await?;
        progress.finish();
        Ok(())
    }
}

/// A panic over odd data must not pass for a release that is fine.
fn stopped(error: &tokio::task::JoinError) -> ServiceError {
    if error.is_panic() {
        ServiceError::Verify(verify::VerifyError::Panic)
    } else {
        ServiceError::Interrupted
    }
}

fn prepare(
    release: Release,
    file: Option<Vec<u8>>,
    active: Option<&StoredRelease>,
    path: &Path,
    now: DateTime<Utc>,
    progress: &dyn Progress,
) -> Result<Prepared, ServiceError> {
    progress.stage("checking", None);
    validate::validate(&release, active.map(|release| &release.counts))?;
    let counts = release.counts();
    let last_year = last_year(&release.meta);
    let file = match file {
        Some(file) => file,
        None => codec::encode(&release, 6)?,
    };
    progress.stage("indexing", None);
    let index = Arc::new(write_index(path, &build::build(release)?.to_file())?);
    progress.stage("deriving the catalogue", None);
    let catalogue = derive::derive(&index, last_year);
    verify::verify(&index, &catalogue, now)?;
    Ok(Prepared {
        file,
        counts,
        catalogue,
    })
}

/// Open ranges end with the models of the year after the data's own: nothing else is on sale.
fn last_year(meta: &Meta) -> u32 {
    let year = meta
        .month
        .get(..4)
        .and_then(|year| year.parse::<u32>().ok());
    year.map_or(FIRST_YEAR, |year| year + 1)
}
