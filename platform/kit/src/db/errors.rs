//! What stands behind an error, however deep.

use std::error::Error;
use std::io;

use sea_orm::DbErr;

use super::database_code;

/// SQLite's result code SQLITE_FULL.
const FULL: &str = "13";

/// Whether an error comes of a disk that is full.
#[must_use]
pub fn is_disk_full(error: &(dyn Error + 'static)) -> bool {
    let of_database = error.downcast_ref::<DbErr>().and_then(database_code);
    let of_system = error.downcast_ref::<io::Error>().map(io::Error::kind);
    of_database.as_deref() == Some(FULL)
        || of_system == Some(io::ErrorKind::StorageFull)
        || error.source().is_some_and(is_disk_full)
}

#[cfg(test)]
mod tests {
    use sea_orm::ConnectionTrait;

    use super::*;
    use crate::db::Db;

    #[derive(Debug, thiserror::Error)]
    #[error("the import failed")]
    struct Failed(#[from] DbErr);

    #[tokio::test]
    async fn a_full_disk_is_seen_behind_other_errors() {
        let dir = tempfile::tempdir().unwrap();
        let url = format!("sqlite://{}/app.db", dir.path().display());
        let db = Db::open(&url).await.unwrap();
        let write = |sql: &'static str| db.migrator().execute_unprepared(sql);
        write("CREATE TABLE t (b BLOB)").await.unwrap();
        // SQLite answers a file that may not grow as it answers a disk that is full.
        write("PRAGMA max_page_count = 4").await.unwrap();
        let error = write("INSERT INTO t VALUES (zeroblob(1000000))")
            .await
            .unwrap_err();
        assert!(is_disk_full(&Failed(error)));
        let other = write("INSERT INTO nothing VALUES (1)").await.unwrap_err();
        assert!(!is_disk_full(&Failed(other)));
        assert!(is_disk_full(&io::Error::from(io::ErrorKind::StorageFull)));
    }
}
