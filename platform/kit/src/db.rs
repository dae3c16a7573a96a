//! One database, embedded or server: SQLite in WAL mode with one writer, or PostgreSQL.

mod errors;
mod reading;
mod role;
#[cfg(test)]
mod tests;

pub use errors::is_disk_full;
pub use reading::{Reader, SharedRead};

use std::future::Future;
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use rand::RngExt;
use sea_orm::sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DatabaseTransaction, DbBackend,
    DbErr, IsolationLevel, RuntimeErr, SqliteTransactionMode, TransactionOptions, TransactionTrait,
};
use tokio::sync::Semaphore;

/// Larger SQLite files are opened after a look at their header, and checked whole in the
/// background: reading them takes longer than a start should.
const CHECKED_AT_ONCE: u64 = 16 << 20;

/// Why a database cannot be used; the text says what to do.
#[derive(Debug, thiserror::Error)]
pub enum DbOpenError {
    #[error(
        "The database address must begin with sqlite:// or postgres://, for example sqlite://data/app.db."
    )]
    UnknownScheme,
    #[error(
        "The folder {0} cannot be written: {1}. Give it to this user, or choose another folder."
    )]
    FolderNotWritable(PathBuf, std::io::Error),
    #[error(
        "The database file {0} is damaged: {1}. Put a backup in its place; the damaged file was left as it is."
    )]
    Damaged(PathBuf, String),
    #[error("The disk that holds {0} is full. Free some space and start again.")]
    DiskFull(PathBuf),
    #[error(
        "The database user can pass over row security, and the role {0} that could not cannot be used: {1}. Let the user make roles, or use one that is no superuser and has no BYPASSRLS."
    )]
    NoRole(String, DbErr),
    #[error("The database cannot be reached: {0}. Check its address and that it is running.")]
    Unreachable(DbErr),
}

/// A pool of readers and a way to write. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Db {
    reader: DatabaseConnection,
    writer: DatabaseConnection,
    migrator: DatabaseConnection,
    shared_reads: Arc<Semaphore>,
}

/// A text that PostgreSQL's row policies read, for one transaction.
pub type Setting<'a> = (&'static str, &'a str);

/// Connections of a PostgreSQL pool.
const CONNECTIONS: u32 = 20;
/// Those that operations may keep while they read. The others are left to writes and to single
/// statements, which wait for nothing: so those who keep one never wait for each other.
const KEPT_WHILE_READING: usize = 12;
/// How long a connection is waited for.
const ACQUIRE: Duration = Duration::from_secs(5);

/// Attempts of one write transaction when PostgreSQL asks to retry.
const WRITE_ATTEMPTS: u32 = 5;

impl Db {
    /// Opens `sqlite://path` (the file and its folder are made) or `postgres://…`.
    ///
    /// # Errors
    /// One clear sentence for each way in which this fails.
    pub async fn open(url: &str) -> Result<Self, DbOpenError> {
        Self::open_in_schema(url, None).await
    }

    /// As [`Db::open`], with a PostgreSQL schema as search path.
    ///
    /// # Errors
    /// One clear sentence for each way in which this fails.
    pub async fn open_in_schema(url: &str, schema: Option<&str>) -> Result<Self, DbOpenError> {
        match url.split_once("://").map(|(scheme, _)| scheme) {
            Some("sqlite") => Self::open_sqlite(url).await,
            Some("postgres" | "postgresql") => Self::open_postgres(url, schema).await,
            _ => Err(DbOpenError::UnknownScheme),
        }
    }

    /// As [`Db::open`], working as `role` wherever the login could pass over row security. The role is
    /// made when it is not there; migrations still run as the login, who owns the tables.
    ///
    /// # Errors
    /// One clear sentence for each way in which this fails.
    pub async fn open_as(url: &str, role: &str) -> Result<Self, DbOpenError> {
        if !url.starts_with("postgres") {
            return Self::open(url).await;
        }
        let mut login = postgres_options(url);
        login.max_connections(1).min_connections(0);
        login.idle_timeout(Duration::from_secs(10));
        let migrator = Database::connect(login)
            .await
            .map_err(DbOpenError::Unreachable)?;
        let mut options = postgres_options(url);
        if role::prepare(&migrator, role)
            .await
            .map_err(|e| DbOpenError::NoRole(role.to_owned(), e))?
        {
            let role = role.to_owned();
            options.map_sqlx_postgres_opts(move |o| o.options([("role", role.as_str())]));
        }
        let pool = Database::connect(options)
            .await
            .map_err(DbOpenError::Unreachable)?;
        Ok(Self {
            migrator,
            ..Self::of(pool.clone(), pool)
        })
    }

    fn of(reader: DatabaseConnection, writer: DatabaseConnection) -> Self {
        Self {
            reader,
            migrator: writer.clone(),
            writer,
            shared_reads: Arc::new(Semaphore::new(KEPT_WHILE_READING)),
        }
    }

    async fn open_sqlite(url: &str) -> Result<Self, DbOpenError> {
        let path = sqlite_path(url);
        prepare_folder(&path)?;
        let file_url = format!("sqlite://{}?mode=rwc", path.display());
        let open = |connections: u32| {
            let options = sqlite_options(&file_url, connections);
            let path = path.clone();
            async move {
                Database::connect(options)
                    .await
                    .map_err(|e| sqlite_open_error(&path, e))
            }
        };
        let size = std::fs::metadata(&path).map_or(0, |file| file.len());
        let writer = open(1).await?;
        if size <= CHECKED_AT_ONCE {
            check_sqlite(&writer, &path, "PRAGMA quick_check(1)").await?;
        } else {
            check_sqlite(&writer, &path, "SELECT 'ok' FROM pragma_schema_version").await?;
        }
        let reader = open(4).await?;
        if size > CHECKED_AT_ONCE {
            check_later(reader.clone(), path);
        }
        Ok(Self::of(reader, writer))
    }

    async fn open_postgres(url: &str, schema: Option<&str>) -> Result<Self, DbOpenError> {
        let mut options = postgres_options(url);
        if let Some(schema) = schema {
            options.set_schema_search_path(schema);
        }
        let pool = Database::connect(options)
            .await
            .map_err(DbOpenError::Unreachable)?;
        Ok(Self::of(pool.clone(), pool))
    }

    #[must_use]
    pub fn backend(&self) -> DbBackend {
        self.reader.get_database_backend()
    }

    /// For single statements that only read.
    #[must_use]
    pub fn reader(&self) -> &DatabaseConnection {
        &self.reader
    }

    /// For migrations, which manage their own transactions.
    #[must_use]
    pub fn migrator(&self) -> &DatabaseConnection {
        &self.migrator
    }

    /// A connection to read by, where row policies see `settings`: the transaction that is shared, or
    /// without one a transaction of its own. SQLite has no row policies, hence no transaction.
    ///
    /// # Errors
    /// When no connection is to be had.
    pub async fn read(
        &self,
        shared: Option<&SharedRead>,
        settings: &[Setting<'_>],
    ) -> Result<Reader, DbErr> {
        match (self.backend(), shared) {
            (DbBackend::Postgres, Some(shared)) => shared.reader(self, settings).await,
            (DbBackend::Postgres, None) => Reader::alone(self, settings).await,
            _ => Ok(Reader::pool(self.reader.clone())),
        }
    }

    /// A snapshot for several reads that must agree.
    ///
    /// # Errors
    /// When no connection is to be had.
    pub async fn begin_read(&self) -> Result<DatabaseTransaction, DbErr> {
        self.reader
            .begin_with_options(TransactionOptions {
                isolation_level: (self.backend() == DbBackend::Postgres)
                    .then_some(IsolationLevel::RepeatableRead),
                access_mode: None,
                sqlite_transaction_mode: Some(SqliteTransactionMode::Deferred),
            })
            .await
    }

    /// A write transaction that takes SQLite's write lock at once: a deferred one that upgrades
    /// fails under load.
    ///
    /// # Errors
    /// When no connection is to be had.
    pub async fn begin_write(&self) -> Result<DatabaseTransaction, DbErr> {
        self.begin_write_with(&[]).await
    }

    /// As [`Db::begin_write`], where row policies see `settings`.
    ///
    /// # Errors
    /// When no connection is to be had.
    pub async fn begin_write_with(
        &self,
        settings: &[Setting<'_>],
    ) -> Result<DatabaseTransaction, DbErr> {
        let options = TransactionOptions {
            isolation_level: None,
            access_mode: None,
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
        };
        let tx = self.writer.begin_with_options(options).await?;
        reading::set(&tx, settings).await?;
        Ok(tx)
    }

    /// Runs `work` in a write transaction, commits it when it is `Ok`, and runs it again when
    /// PostgreSQL reports a serialization failure or a deadlock.
    ///
    /// # Errors
    /// What `work` returns, or the database's error.
    pub async fn write<T, E, F>(&self, work: F) -> Result<T, E>
    where
        E: From<DbErr> + RetryableError,
        F: for<'t> Fn(&'t DatabaseTransaction) -> Work<'t, T, E>,
    {
        let mut attempt = 0;
        loop {
            attempt += 1;
            let tx = self.begin_write().await?;
            let result = match work(&tx).await {
                Ok(value) => tx.commit().await.map(|()| value).map_err(E::from),
                Err(error) => {
                    tx.rollback().await.ok();
                    Err(error)
                }
            };
            match result {
                Err(error) if attempt < WRITE_ATTEMPTS && error.is_retryable() => {
                    let jitter = rand::rng().random_range(0..10_u64);
                    tokio::time::sleep(Duration::from_millis(5 * u64::from(attempt) + jitter))
                        .await;
                }
                result => return result,
            }
        }
    }

    /// Has every statement of this handle, and of its clones made later, told to `observer`.
    pub fn observe(&mut self, observer: impl Fn() + Clone + Send + Sync + 'static) {
        let of_reader = observer.clone();
        self.reader.set_metric_callback(move |_| of_reader());
        self.writer.set_metric_callback(move |_| observer());
    }

    /// Writes back what SQLite keeps in its log and closes every connection.
    pub async fn close(self) {
        self.reader.clone().close().await.ok();
        self.migrator.close().await.ok();
        self.writer.close().await.ok();
    }
}

/// The future that a write transaction's body returns.
pub type Work<'t, T, E> = Pin<Box<dyn Future<Output = Result<T, E>> + Send + 't>>;

/// Tells whether a transaction may simply be tried again.
pub trait RetryableError {
    fn is_retryable(&self) -> bool;
}

impl RetryableError for DbErr {
    /// PostgreSQL's 40001 (serialization failure) and 40P01 (deadlock).
    fn is_retryable(&self) -> bool {
        matches!(database_code(self).as_deref(), Some("40001" | "40P01"))
    }
}

/// The database's own error code, where it gave one.
#[must_use]
pub fn database_code(error: &DbErr) -> Option<String> {
    let (DbErr::Conn(RuntimeErr::SqlxError(source))
    | DbErr::Exec(RuntimeErr::SqlxError(source))
    | DbErr::Query(RuntimeErr::SqlxError(source))) = error
    else {
        return None;
    };
    source
        .as_database_error()?
        .code()
        .map(std::borrow::Cow::into_owned)
}

fn postgres_options(url: &str) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(CONNECTIONS)
        .connect_timeout(Duration::from_secs(5))
        .acquire_timeout(ACQUIRE)
        .sqlx_logging(false)
        .record_stmt_in_spans(false);
    options
}

fn sqlite_path(url: &str) -> PathBuf {
    let path = url.trim_start_matches("sqlite://");
    PathBuf::from(path.split('?').next().unwrap_or(path))
}

fn prepare_folder(path: &Path) -> Result<(), DbOpenError> {
    let folder = path
        .parent()
        .filter(|p| !p.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    let not_writable = |e| DbOpenError::FolderNotWritable(folder.to_owned(), e);
    std::fs::create_dir_all(folder).map_err(not_writable)?;
    let probe = folder.join(format!(".write-probe-{}", std::process::id()));
    let written = std::fs::write(&probe, b"x");
    std::fs::remove_file(&probe).ok();
    match written {
        Err(e) if e.kind() == std::io::ErrorKind::StorageFull => {
            Err(DbOpenError::DiskFull(path.to_owned()))
        }
        other => other.map_err(not_writable),
    }
}

fn sqlite_options(url: &str, connections: u32) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(connections)
        .min_connections(1)
        .acquire_timeout(Duration::from_secs(10))
        .sqlx_logging(false)
        .record_stmt_in_spans(false)
        .map_sqlx_sqlite_opts(|sqlite| {
            sqlite
                .journal_mode(SqliteJournalMode::Wal)
                // Acknowledged means durable: NORMAL may lose the last commits at a power cut.
                .synchronous(SqliteSynchronous::Full)
                .busy_timeout(Duration::from_secs(5))
                .foreign_keys(true)
                .pragma("temp_store", "memory")
                .statement_cache_capacity(256)
        });
    options
}

async fn check_sqlite(
    connection: &DatabaseConnection,
    path: &Path,
    sql: &str,
) -> Result<(), DbOpenError> {
    let check = connection
        .query_one_raw(sea_orm::Statement::from_string(DbBackend::Sqlite, sql))
        .await
        .map_err(|e| sqlite_open_error(path, e))?;
    let verdict: String = match check {
        Some(row) => row
            .try_get_by_index(0)
            .map_err(|e| sqlite_open_error(path, e))?,
        None => "ok".to_owned(),
    };
    if verdict == "ok" {
        Ok(())
    } else {
        Err(DbOpenError::Damaged(path.to_owned(), verdict))
    }
}

/// Reads the whole of a large file while the program is at work already; damage is logged.
fn check_later(connection: DatabaseConnection, path: PathBuf) {
    tokio::spawn(async move {
        if let Err(error) = check_sqlite(&connection, &path, "PRAGMA quick_check(1)").await {
            tracing::error!(%error, "a database file was found damaged");
        }
    });
}

/// SQLite's result codes: 11 corrupt, 26 not a database, 13 full, 8 read-only, 14 cannot open.
fn sqlite_open_error(path: &Path, error: DbErr) -> DbOpenError {
    let code = database_code(&error)
        .and_then(|c| c.parse::<u32>().ok())
        .map(|c| c & 0xff);
    match code {
        Some(11 | 26) => {
            DbOpenError::Damaged(path.to_owned(), "it is not a readable SQLite file".into())
        }
        Some(13) => DbOpenError::DiskFull(path.to_owned()),
        Some(8 | 14) => DbOpenError::FolderNotWritable(
            path.to_owned(),
            std::io::Error::from(std::io::ErrorKind::PermissionDenied),
        ),
        _ => DbOpenError::Unreachable(error),
    }
}
