//! Help for tests: each test gets a database of its own, on either engine.

#![expect(
    clippy::expect_used,
    reason = "a test that cannot get its database must stop there"
)]

pub mod inbox;

use std::sync::atomic::{AtomicU32, Ordering};

use sea_orm::ConnectionTrait;

use crate::config::Env;
use crate::db::Db;

/// A database that one test owns. The folder of an SQLite file goes with it; a PostgreSQL database
/// goes with the private server that the test command starts.
#[derive(Debug)]
pub struct TestDatabase {
    pub db: Db,
    pub url: String,
    _folder: Option<tempfile::TempDir>,
}

static NEXT: AtomicU32 = AtomicU32::new(0);

/// A fresh SQLite file.
///
/// # Panics
/// When it cannot be made.
pub async fn sqlite() -> TestDatabase {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let url = format!("sqlite://{}/test.db", folder.path().display());
    let db = Db::open(&url).await.expect("a new SQLite file opens");
    TestDatabase {
        db,
        url,
        _folder: Some(folder),
    }
}

/// A fresh database on the server that `TEST_POSTGRES_URL` names.
///
/// # Panics
/// When the variable is unset: a test for PostgreSQL is never skipped.
pub async fn postgres() -> TestDatabase {
    let url = new_postgres().await;
    let db = Db::open(&url).await.expect("the new database opens");
    TestDatabase {
        db,
        url,
        _folder: None,
    }
}

/// As [`postgres`], working as a role to which row security applies.
///
/// # Panics
/// As [`postgres`].
pub async fn postgres_as(role: &str) -> TestDatabase {
    let url = new_postgres().await;
    let db = Db::open_as(&url, role)
        .await
        .expect("the new database opens");
    TestDatabase {
        db,
        url,
        _folder: None,
    }
}

async fn new_postgres() -> String {
    let server = Env::process()
        .required(
            "TEST_POSTGRES_URL",
            "Run the tests by `just test`, which starts a server.",
        )
        .unwrap_or_else(|e| panic!("{e}"));
    let name = unique_name();
    let admin = Db::open(&server).await.expect("the test server answers");
    admin
        .migrator()
        .execute_unprepared(&format!("CREATE DATABASE {name}"))
        .await
        .expect("a new database");
    admin.close().await;
    let (base, _) = server
        .rsplit_once('/')
        .expect("an address with a database name");
    format!("{base}/{name}")
}

/// The Redis that tests share, by `TEST_REDIS_URL`.
///
/// # Panics
/// When the variable is unset.
#[must_use]
pub fn redis_url() -> String {
    Env::process()
        .required(
            "TEST_REDIS_URL",
            "Run the tests by `just test`, which starts a server.",
        )
        .unwrap_or_else(|e| panic!("{e}"))
}

/// A key prefix that no other test uses.
#[must_use]
pub fn unique_prefix() -> String {
    unique_name()
}

/// Servers live longer than processes, whose numbers come again; so chance is part of the name.
fn unique_name() -> String {
    let (process, next) = (std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
    format!("t{process}_{next}_{:08x}", rand::random::<u32>())
}
