//! Files that go: objects first, so that none is left behind unlisted.

use sea_orm::sea_query::{Expr, ExprTrait, Order, Query, SelectStatement};
use sea_orm::{ConnectionTrait, DbErr};

use super::files::{COLUMNS, FileStore, StoredFile, of_tenant, of_user, read};
use super::purpose::FilePurpose;
use crate::infra::db;
use crate::kernel::scope::UserScope;

/// Objects removed in one go.
const BATCH: u64 = 100;

impl FileStore {
    /// Removes files whose time is over; tells how many.
    ///
    /// # Errors
    /// The database's.
    pub async fn remove_expired(&self) -> Result<u64, DbErr> {
        let over = Query::select()
            .columns(COLUMNS)
            .from("stored_file")
            .and_where(Expr::col("expires_at").lte(self.clock.now()))
            .order_by("expires_at", Order::Asc)
            .limit(BATCH)
            .to_owned();
        let tx = db::begin_housekeeping(&self.db).await?;
        let rows = tx.query_all(&over).await?;
        let files: Vec<_> = rows.iter().map(read).collect::<Result<_, _>>()?;
        tx.commit().await?;
        self.remove(&files).await
    }

    /// Removes files that go with records of this table, where the record is gone: what is purged takes
    /// its files along, however it went. Tells how many.
    ///
    /// # Errors
    /// The database's.
    pub async fn remove_ownerless(
        &self,
        purposes: &[FilePurpose],
        owners: &'static str,
    ) -> Result<u64, DbErr> {
        let column = |name: &'static str| Expr::col(("stored_file", name));
        let owner = Query::select()
            .expr(Expr::value(1))
            .from(owners)
            .and_where(Expr::col((owners, "tenant_id")).eq(column("tenant_id")))
            .and_where(Expr::col((owners, "id")).eq(column("owner_id")))
            .to_owned();
        let orphans = Query::select()
            .columns(COLUMNS)
            .from("stored_file")
            .and_where(column("owner_id").is_not_null())
            .and_where(column("purpose").is_in(purposes.iter().map(|purpose| purpose.code())))
            .and_where(Expr::exists(owner).not())
            .limit(BATCH)
            .to_owned();
        let mut removed = 0;
        loop {
            let tx = db::begin_housekeeping(&self.db).await?;
            let rows = tx.query_all(&orphans).await?;
            tx.commit().await?;
            let files: Vec<_> = rows.iter().map(read).collect::<Result<_, _>>()?;
            let gone = self.remove(&files).await?;
            removed += gone;
            if gone < BATCH {
                return Ok(removed);
            }
        }
    }

    /// Removes a file that has served.
    ///
    /// # Errors
    /// The database's.
    pub async fn discard(&self, file: &StoredFile) -> Result<(), DbErr> {
        self.remove(std::slice::from_ref(file)).await.map(drop)
    }

    /// Removes every file that is the scope's user's alone in its tenant; what goes with records stays.
    ///
    /// # Errors
    /// The database's.
    pub async fn remove_all_of(&self, scope: &UserScope) -> Result<u64, DbErr> {
        let own = of_user(scope)
            .and_where(Expr::col("owner_id").is_null())
            .to_owned();
        self.remove_selected(scope, own).await
    }

    /// Removes every file in the scope's tenant, which is no more.
    ///
    /// # Errors
    /// The database's.
    pub async fn remove_all_in_tenant(&self, scope: &UserScope) -> Result<u64, DbErr> {
        self.remove_selected(scope, of_tenant(scope)).await
    }

    async fn remove_selected(
        &self,
        scope: &UserScope,
        select: SelectStatement,
    ) -> Result<u64, DbErr> {
        let rows = db::read(&self.db, scope).await?.query_all(&select).await?;
        let files: Vec<_> = rows.iter().map(read).collect::<Result<_, _>>()?;
        self.remove(&files).await
    }

    async fn remove(&self, files: &[StoredFile]) -> Result<u64, DbErr> {
        let mut removed = 0;
        for file in files {
            // What the store does not give up now is tried again in an hour.
            if let Err(error) = self.blobs.delete(&file.key()).await {
                tracing::warn!(%error, "a file was not removed");
                continue;
            }
            let delete = Query::delete()
                .from_table("stored_file")
                .and_where(Expr::col("tenant_id").eq(file.tenant))
                .and_where(Expr::col("id").eq(file.id))
                .to_owned();
            let tx = db::begin_housekeeping(&self.db).await?;
            removed += tx.execute(&delete).await?.rows_affected();
            tx.commit().await?;
        }
        Ok(removed)
    }
}
