//! Objects that no row belongs to: of a process that died between the two, or of a row that went while
//! the store was away.

use std::collections::HashSet;
use std::sync::PoisonError;

use chrono::TimeDelta;
use platform_kit::db::Db;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ConnectionTrait, DbErr};
use uuid::Uuid;

use super::files::FileStore;
use crate::infra::db;

/// Younger objects may be about to get their row.
const OLD: TimeDelta = TimeDelta::days(1);
/// Objects looked at in one go; the next one goes on behind them.
const PAGE: usize = 5_000;
/// Rows looked up by one statement.
const BATCH: usize = 500;

impl FileStore {
    /// Looks through a page of the store and removes objects without a row. Tells how many.
    ///
    /// # Errors
    /// The database's; what the store refuses waits for the next time.
    pub async fn remove_orphans(&self) -> Result<u64, DbErr> {
        let after = self.looked_to().clone();
        let page = match self.blobs.list(after.as_deref(), PAGE).await {
            Ok(page) => page,
            Err(error) => {
                tracing::warn!(%error, "the file store is not looked through");
                return Ok(0);
            }
        };
        let last = page.keys().next_back().cloned();
        let is_full = page.len() == PAGE;
        let before = self.clock.now() - OLD;
        let old: Vec<_> = page
            .into_iter()
            .filter(|(_, written)| *written < before)
            // What else lies there is not ours to judge.
            .filter_map(|(key, _)| id_in(&key).map(|id| (key, id)))
            .collect();
        let mut removed = 0;
        for batch in old.chunks(BATCH) {
            let known = known(&self.db, batch).await?;
            for (key, _) in batch.iter().filter(|(_, id)| !known.contains(id)) {
                match self.blobs.delete(key).await {
                    Ok(()) => removed += 1,
                    Err(error) => tracing::warn!(%error, "a file without a row was not removed"),
                }
            }
        }
        *self.looked_to() = last.filter(|_| is_full);
        Ok(removed)
    }

    fn looked_to(&self) -> std::sync::MutexGuard<'_, Option<String>> {
        self.looked_to
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

// Of any tenant and purpose: a file that changed hands may lie where it was stored first.
async fn known(db: &Db, batch: &[(String, Uuid)]) -> Result<HashSet<Uuid>, DbErr> {
    let ids = batch.iter().map(|(_, id)| *id);
    let select = Query::select()
        .column("id")
        .from("stored_file")
        .and_where(Expr::col("id").is_in(ids))
        .to_owned();
    let tx = db::begin_housekeeping(db).await?;
    let rows = tx.query_all(&select).await?;
    tx.commit().await?;
    rows.iter().map(|row| row.try_get("", "id")).collect()
}

/// The file's id in a key as [`super::files`] makes them: tenant, purpose, id.
fn id_in(key: &str) -> Option<Uuid> {
    let mut parts = key.split('/');
    Uuid::parse_str(parts.next()?).ok()?;
    parts.next().filter(|purpose| !purpose.is_empty())?;
    let id = Uuid::parse_str(parts.next()?).ok()?;
    parts.next().is_none().then_some(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_keys_of_ours_are_taken_apart() {
        let id = Uuid::from_u128(7);
        assert_eq!(id_in(&format!("{id}/export/{id}")), Some(id));
        for key in [
            format!("{id}/export"),
            format!("{id}/export/{id}/thumbnail"),
            format!("backups/export/{id}"),
            format!("{id}//{id}"),
            String::new(),
        ] {
            assert_eq!(id_in(&key), None, "{key}");
        }
    }
}
