//! The service as one object: database, cache, the release in memory.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use arc_swap::ArcSwapOption;
use platform_kit::cache::Cache;
use platform_kit::clock::Clock;
use platform_kit::config::{ConfigError, Env};
use platform_kit::db::{Db, DbOpenError};
use platform_kit::ids::IdGenerator;
use platform_kit::service_keys::ServiceKeys;
use sea_orm_migration::MigratorTrait;
use tokio::sync::OnceCell;

use crate::catalogue::search::SearchIndex;
use crate::decode::Decoder;
use crate::etl::source::SourceError;
use crate::etl::validate::ValidationError;
use crate::etl::verify::VerifyError;
use crate::index::build::BuildError;
use crate::index::{Index, IndexError, build};
use crate::metrics::Metrics;
use crate::release::codec::{self, CodecError};
use crate::store::{Store, StoreError, StoredRelease};

/// What the service needs to know.
#[derive(Clone, Debug)]
pub struct Settings {
    /// `sqlite://…` or `postgres://…`.
    pub database_url: String,
    pub redis_url: Option<String>,
    pub keys: ServiceKeys,
    /// Where index files are kept; they can be made again at any time.
    pub data_dir: PathBuf,
}

impl Settings {
    /// Reads the variables `PLATFORM_VEHICLES_…`.
    ///
    /// # Errors
    /// When one is missing or cannot be read.
    pub fn from_env(env: &Env) -> Result<Self, ConfigError> {
        Ok(Self {
            database_url: env.text_or(
                "PLATFORM_VEHICLES_DATABASE_URL",
                "sqlite://data/vehicles.db",
            )?,
            redis_url: env.text("PLATFORM_VEHICLES_REDIS_URL")?,
            keys: ServiceKeys::from_env(env, "PLATFORM_VEHICLES_API_KEY")?,
            data_dir: env.path_or("PLATFORM_VEHICLES_DATA_DIR", "data")?,
        })
    }
}

/// Why the service cannot start, or an import failed.
#[derive(Debug, thiserror::Error)]
pub enum ServiceError {
    #[error(transparent)]
    Open(#[from] DbOpenError),
    #[error("PLATFORM_VEHICLES_REDIS_URL is no address of a Redis server")]
    Cache,
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Source(#[from] SourceError),
    #[error("the release cannot be read: {0}")]
    Codec(#[from] CodecError),
    #[error("the release is refused: {0}")]
    Validation(#[from] ValidationError),
    #[error("the release is refused: {0}")]
    Build(#[from] BuildError),
    #[error(transparent)]
    Index(#[from] IndexError),
    #[error("the index file {path} cannot be written: {source}")]
    WriteIndex {
        path: PathBuf,
        source: std::io::Error,
    },
    #[error("the release is refused: {0}")]
    Verify(#[from] VerifyError),
    #[error("the import was interrupted")]
    Interrupted,
}

/// The release that answers requests.
#[derive(Debug)]
pub struct Current {
    pub release: StoredRelease,
    pub decoder: Decoder,
    tag: String,
    names: OnceCell<SearchIndex>,
}

impl Current {
    fn new(release: StoredRelease, decoder: Decoder) -> Self {
        let sha = release.meta.source_sha256.get(..12).unwrap_or("none");
        // The id too: the same data imported twice are two sets of rows.
        let tag = format!("{sha}-{}", release.id);
        Self {
            release,
            decoder,
            tag,
            names: OnceCell::new(),
        }
    }

    /// A short name of the release for cache keys.
    #[must_use]
    pub fn tag(&self) -> &str {
        &self.tag
    }

    /// What the search looks through; read once.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn names(&self, store: &Store) -> Result<&SearchIndex, StoreError> {
        let read = || async {
            let (makes, models) = store.everything(self.release.id).await?;
            Ok(SearchIndex::new(makes, models))
        };
        self.names.get_or_try_init(read).await
    }
}

/// The vehicles service. Cheap to clone.
#[derive(Clone, Debug)]
pub struct VehiclesService(pub(crate) Arc<Parts>);

#[derive(Debug)]
pub(crate) struct Parts {
    store: Store,
    cache: Cache,
    keys: ServiceKeys,
    data_dir: PathBuf,
    clock: Clock,
    ids: IdGenerator,
    metrics: Metrics,
    current: ArcSwapOption<Current>,
}

/// Opens the service: database, migrations, and the active release, where there is one.
///
/// # Errors
/// One clear sentence for what is wrong.
pub async fn service(settings: Settings, clock: Clock) -> Result<VehiclesService, ServiceError> {
    let db = Db::open(&settings.database_url).await?;
    crate::migrations::Migrations::up(db.migrator(), None)
        .await
        .map_err(StoreError::Db)?;
    let cache =
        Cache::open("vehicles", settings.redis_url.as_deref()).map_err(|_| ServiceError::Cache)?;
    let service = VehiclesService(Arc::new(Parts {
        store: Store::new(db),
        cache,
        keys: settings.keys,
        data_dir: settings.data_dir,
        ids: IdGenerator::new(clock.clone()),
        clock,
        metrics: Metrics::default(),
        current: ArcSwapOption::empty(),
    }));
    service.refresh().await?;
    Ok(service)
}

impl VehiclesService {
    /// The same routes as the binary serves, with the same service keys.
    pub fn router(&self) -> axum::Router {
        crate::api::router(self.clone())
    }

    #[must_use]
    pub fn store(&self) -> &Store {
        &self.0.store
    }

    #[must_use]
    pub fn cache(&self) -> &Cache {
        &self.0.cache
    }

    #[must_use]
    pub fn keys(&self) -> &ServiceKeys {
        &self.0.keys
    }

    #[must_use]
    pub fn clock(&self) -> &Clock {
        &self.0.clock
    }

    #[must_use]
    pub fn metrics(&self) -> &Metrics {
        &self.0.metrics
    }

    pub(crate) fn new_id(&self) -> String {
        self.0.ids.next().to_string()
    }

    /// The release that answers requests, where there is one.
    #[must_use]
    pub fn current(&self) -> Option<Arc<Current>> {
        self.0.current.load_full()
    }

    /// Takes up the release that the database calls active.
    ///
    /// # Errors
    /// When the database or the index file fails; the old release goes on answering.
    pub async fn refresh(&self) -> Result<(), ServiceError> {
        let active = self.store().active().await?;
        let loaded = self.current().map(|current| current.release.id);
        let Some(release) = active else { return Ok(()) };
        if loaded == Some(release.id) {
            return Ok(());
        }
        let index = self.index_of(&release).await?;
        let decoder = Decoder::new(Arc::new(index));
        self.metrics().show_release(&release.meta);
        let current = Arc::new(Current::new(release, decoder));
        self.0.current.store(Some(current.clone()));
        self.warm(&current);
        Ok(())
    }

    /// Looks for a new active release every so often, until the task is dropped.
    pub async fn watch(self, every: std::time::Duration) {
        loop {
            tokio::time::sleep(every).await;
            if let Err(error) = self.refresh().await {
                tracing::warn!(%error, "the active release cannot be taken up, keeping the old one");
            }
        }
    }

    /// The index from its file, or built again from the database.
    async fn index_of(&self, release: &StoredRelease) -> Result<Index, ServiceError> {
        let path = self.index_path(&release.meta.source_sha256);
        match Index::open(&path) {
            Ok(index) if index.release_meta() == release.meta => return Ok(index),
            Ok(_) => tracing::warn!(?path, "the index belongs to another release"),
            Err(IndexError::Damaged(why)) => tracing::warn!(?path, why, "the index is damaged"),
            Err(IndexError::Open { .. }) => {}
        }
        tracing::info!(
            month = release.meta.month,
            "building the index of the vehicle data"
        );
        let file = self.store().release_file(release.id).await?;
        let build = move || {
            let release = codec::decode(&file)?;
            write_index(&path, &build::build(release)?.to_file())
        };
        tokio::task::spawn_blocking(build)
            .await
            .map_err(|_| ServiceError::Interrupted)?
    }

    /// Removes index files of releases that are stored no more, and what killed imports left.
    pub(crate) async fn forget_old_indexes(&self) -> Result<(), ServiceError> {
        let releases = self.store().releases().await?;
        let kept: Vec<PathBuf> = releases
            .iter()
            .map(|release| self.index_path(&release.meta.source_sha256))
            .collect();
        let Ok(folder) = std::fs::read_dir(self.0.data_dir.join("vehicles")) else {
            return Ok(());
        };
        for path in folder.flatten().map(|entry| entry.path()) {
            let extension = path.extension().and_then(|text| text.to_str());
            let old = match extension {
                Some("idx") => !kept.contains(&path),
                Some(text) if text.starts_with("tmp") => is_stale(&path),
                _ => false,
            };
            if old {
                // Whoever has it mapped keeps it until it is done.
                std::fs::remove_file(&path).ok();
            }
        }
        Ok(())
    }

    pub(crate) fn index_path(&self, sha256: &str) -> PathBuf {
        let name = sha256.get(..16).unwrap_or(sha256);
        self.0.data_dir.join("vehicles").join(format!("{name}.idx"))
    }
}

/// No import takes as long as this.
const STALE: std::time::Duration = std::time::Duration::from_secs(600);

fn is_stale(path: &Path) -> bool {
    let changed = std::fs::metadata(path).and_then(|file| file.modified());
    changed.is_ok_and(|at| at.elapsed().is_ok_and(|age| age > STALE))
}

/// Writes an index by rename, so that a reader sees all of it or nothing, and opens it.
pub(crate) fn write_index(path: &Path, bytes: &[u8]) -> Result<Index, ServiceError> {
    let write = || -> std::io::Result<()> {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        let partial = path.with_extension(format!("tmp{}", std::process::id()));
        let mut file = std::fs::File::create(&partial)?;
        std::io::Write::write_all(&mut file, bytes)?;
        file.sync_all()?;
        std::fs::rename(&partial, path)
    };
    write().map_err(|source| ServiceError::WriteIndex {
        path: path.to_owned(),
        source,
    })?;
    Ok(Index::open(path)?)
}
