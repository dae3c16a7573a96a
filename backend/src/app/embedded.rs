//! Everything in one process: SQLite files under `data/`, the platform services' own routers called
//! in process, the built-in issuer.

use std::fs::{File, TryLockError};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context as _;
use axum::Router;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use platform_client::{TenantsClient, Transport, VehiclesClient};
use platform_identity::IdentityService;
use platform_kit::cache::Cache;
use platform_kit::clock::Clock;
use platform_kit::db::{Db, DbOpenError, is_disk_full};
use platform_kit::service_keys::ServiceKeys;
use platform_vehicles::SharedProgress;
use platform_vehicles::VehiclesService;
use secrecy::SecretString;

use crate::app::app_config::Doors;
use crate::app::assemble::{self, Parts};
use crate::app::config::Embedded;
use crate::app::jobs::AppJobs;
use crate::features::accounts::SignIns;
use crate::infra::blob::BlobStore;
use crate::infra::bus::Bus;
use crate::infra::jobs::Worker;
use crate::infra::oidc::{OidcSettings, OidcTransport};

/// How often tenants whose time is over are removed for good.
const SWEEP: Duration = Duration::from_secs(600);

/// Another process works on the same files.
#[derive(Debug, thiserror::Error)]
pub enum DataFolderError {
    #[error(
        "MotoVaultPro is already running on the folder {0}. Stop that one first, or set DATA_DIR to another folder."
    )]
    InUse(String),
    #[error(
        "The folder {0} cannot be written: {1}. Give it to this user, or set DATA_DIR to another folder."
    )]
    NotWritable(String, std::io::Error),
    #[error("The disk that holds the folder {0} is full. Free some space and start again.")]
    DiskFull(String),
}

/// The running parts, to be closed in the end.
pub struct Running {
    pub router: Router,
    pub worker: Worker<AppJobs>,
    pub identity: IdentityService,
    databases: Vec<Db>,
    _lock: File,
}

impl Running {
    /// Ends what goes on, writes back and closes the databases.
    pub async fn close(self) {
        self.identity.close().await;
        for db in self.databases {
            db.close().await;
        }
    }
}

/// Opens the files, brings them up to date, imports the bundled vehicle data at the first start,
/// and puts all services together.
///
/// # Errors
/// One clear sentence for what is wrong.
pub async fn embedded(
    settings: &Embedded,
    clock: Clock,
    progress: SharedProgress,
) -> anyhow::Result<Running> {
    let folder = settings.data_dir.display().to_string();
    put_together(settings, clock, progress)
        .await
        .map_err(|error| match is_disk_full(error.as_ref()) {
            true => DataFolderError::DiskFull(folder).into(),
            false => error,
        })
}

async fn put_together(
    settings: &Embedded,
    clock: Clock,
    progress: SharedProgress,
) -> anyhow::Result<Running> {
    let folder = settings.data_dir.as_path();
    let lock = lock(folder)?;
    let app_db = open(folder, "app").await?;
    assemble::migrate(&app_db)
        .await
        .context("The application's tables cannot be brought up to date")?;
    let identity_db = open(folder, "identity").await?;
    let tenants_db = open(folder, "tenants").await?;

    let key = random_key();
    let keys = ServiceKeys::new(std::slice::from_ref(&key));
    let identity = platform_identity::service(
        settings.identity.clone(),
        identity_db.clone(),
        Cache::local("identity"),
        clock.clone(),
    )
    .await?;
    let tenants = platform_tenants::service(
        platform_tenants::Settings { keys: keys.clone() },
        tenants_db.clone(),
        Cache::local("tenants"),
        clock.clone(),
    )
    .await?;
    tokio::spawn(tenants.clone().watch(SWEEP));
    let vehicles = vehicles(folder, keys, clock.clone(), progress).await?;

    let cache = Cache::local("app");
    let parts = Parts {
        db: app_db.clone(),
        bus: Bus::local(),
        blobs: BlobStore::open(&settings.files).context("The file store cannot be used")?,
        vehicles: VehiclesClient::try_new(
            Transport::in_process(vehicles.router()),
            &key,
            cache.clone(),
        )?,
        tenants: TenantsClient::try_new(Transport::in_process(tenants.router()), &key)?,
        cache,
        issuer: issuer(settings)?,
        issuer_transport: OidcTransport::InProcess(identity.router()),
        doors: Doors::BuiltIn(Box::new(identity.clone())),
        sign_ins: SignIns::BuiltIn(Box::new(identity.clone())),
        clock,
    };
    let application = assemble::assemble(&settings.common, parts)?;
    let router = Router::new()
        .nest("/identity", identity.router())
        .merge(application.router);
    Ok(Running {
        router,
        worker: application.worker,
        identity,
        databases: vec![app_db, identity_db, tenants_db],
        _lock: lock,
    })
}

async fn vehicles(
    folder: &Path,
    keys: ServiceKeys,
    clock: Clock,
    progress: SharedProgress,
) -> anyhow::Result<VehiclesService> {
    let settings = platform_vehicles::Settings {
        database_url: format!("sqlite://{}", folder.join("vehicles.db").display()),
        redis_url: None,
        keys,
        data_dir: folder.to_owned(),
    };
    let service = platform_vehicles::service(settings, clock).await?;
    service.ensure_release(progress).await?;
    tokio::spawn(service.clone().watch(Duration::from_secs(60)));
    Ok(service)
}

fn issuer(settings: &Embedded) -> anyhow::Result<OidcSettings> {
    let app = settings.common.public_url.as_str().trim_end_matches('/');
    Ok(OidcSettings {
        issuer: settings.identity.issuer.url().parse()?,
        client_id: settings.common.client_id.clone(),
        client_secret: None,
        audience: settings.common.audience.clone(),
        internal_url: None,
        redirect_uri: format!("{app}/auth/callback").parse()?,
        post_logout_redirect_uri: format!("{app}/welcome").parse()?,
    })
}

async fn open(folder: &Path, name: &str) -> Result<Db, DbOpenError> {
    Db::open(&format!(
        "sqlite://{}",
        folder.join(name).with_extension("db").display()
    ))
    .await
}

fn lock(folder: &Path) -> Result<File, DataFolderError> {
    let shown = folder.display().to_string();
    let not_writable = |error| DataFolderError::NotWritable(shown.clone(), error);
    std::fs::create_dir_all(folder).map_err(not_writable)?;
    let file = File::create(folder.join(".lock")).map_err(not_writable)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(DataFolderError::InUse(shown)),
        Err(TryLockError::Error(error)) => Err(not_writable(error)),
    }
}

/// A key that never leaves this process.
fn random_key() -> SecretString {
    URL_SAFE_NO_PAD.encode(rand::random::<[u8; 32]>()).into()
}

/// Shared by the command line, which shows a progress bar.
#[must_use]
pub fn console_progress() -> SharedProgress {
    Arc::new(platform_vehicles::etl::progress::Console::default())
}
