//! Rows of files. A row is made when its object is stored, and goes when its object is gone: what is
//! listed can be read.

use std::sync::{Arc, Mutex};

use chrono::{DateTime, Utc};
use platform_kit::clock::Clock;
use platform_kit::db::Db;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict, Order, Query, SelectStatement};
use sea_orm::{ConnectionTrait, DbErr, QueryResult};
use tokio::io::AsyncRead;
use uuid::Uuid;

use super::links::{FileLinks, Ticket};
use super::store::{Blob, BlobError, BlobStore};
use crate::infra::db;
use crate::kernel::ids::TypedId;
use crate::kernel::scope::UserScope;

/// A file to be stored.
#[derive(Clone, Debug)]
pub struct NewFile<'a> {
    pub id: Uuid,
    /// What it is for, in one lower-case word.
    pub purpose: &'static str,
    pub file_name: &'a str,
    pub content_type: &'static str,
    pub expires_at: Option<DateTime<Utc>>,
}

/// A file that is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredFile {
    pub tenant: Uuid,
    pub id: Uuid,
    pub user: Uuid,
    pub purpose: String,
    pub file_name: String,
    pub content_type: String,
    pub size: i64,
    pub expires_at: Option<DateTime<Utc>>,
}

impl StoredFile {
    #[must_use]
    pub fn key(&self) -> String {
        key(self.tenant, &self.purpose, self.id)
    }

    /// For `Content-Disposition`; names are made here, of letters, digits, `-` and `.`.
    #[must_use]
    pub fn disposition(&self) -> String {
        format!("attachment; filename=\"{}\"", self.file_name)
    }
}

fn key(tenant: Uuid, purpose: &str, id: Uuid) -> String {
    format!("{tenant}/{purpose}/{id}")
}

const COLUMNS: [&str; 8] = [
    "tenant_id",
    "id",
    "user_id",
    "purpose",
    "file_name",
    "content_type",
    "size",
    "expires_at",
];

/// Objects removed in one go.
const BATCH: u64 = 100;

/// The files of the application. Cheap to clone.
#[derive(Clone, Debug)]
pub struct FileStore {
    pub(super) db: Db,
    pub(super) clock: Clock,
    pub(super) blobs: BlobStore,
    links: FileLinks,
    /// How far orphans were looked for.
    pub(super) looked_to: Arc<Mutex<Option<String>>>,
}

impl FileStore {
    #[must_use]
    pub fn new(db: Db, clock: Clock, blobs: BlobStore, links: FileLinks) -> Self {
        Self {
            db,
            clock,
            blobs,
            links,
            looked_to: Arc::default(),
        }
    }

    #[must_use]
    pub fn blobs(&self) -> &BlobStore {
        &self.blobs
    }

    /// Stores the object, then its row. The same id again takes the place of what was there.
    ///
    /// # Errors
    /// `TooLarge` beyond `most` bytes, the store's, or the database's as an unreadable file.
    pub async fn store(
        &self,
        scope: &UserScope,
        new: &NewFile<'_>,
        from: impl AsyncRead + Unpin + Send,
        most: u64,
    ) -> Result<u64, BlobError> {
        let key = key(scope.tenant().uuid(), new.purpose, new.id);
        let size = self.blobs.put(&key, from, most).await?;
        let listed = self.list(scope, new, size).await;
        if let Err(error) = listed {
            self.blobs.delete(&key).await.ok();
            return Err(std::io::Error::other(error).into());
        }
        Ok(size)
    }

    async fn list(&self, scope: &UserScope, new: &NewFile<'_>, size: u64) -> Result<(), DbErr> {
        let insert = Query::insert()
            .into_table("stored_file")
            .columns(COLUMNS.into_iter().chain(["created_at"]))
            .values_panic([
                scope.tenant().uuid().into(),
                new.id.into(),
                scope.user().uuid().into(),
                new.purpose.into(),
                new.file_name.into(),
                new.content_type.into(),
                i64::try_from(size).unwrap_or(i64::MAX).into(),
                new.expires_at.into(),
                self.clock.now().into(),
            ])
            .on_conflict(
                OnConflict::columns(["tenant_id", "id"])
                    .update_columns(["size", "expires_at", "created_at"])
                    .to_owned(),
            )
            .to_owned();
        let tx = db::begin_write(&self.db, scope).await?;
        tx.execute(&insert).await?;
        tx.commit().await
    }

    /// A file of the scope's user, unless its time is over.
    ///
    /// # Errors
    /// The database's.
    pub async fn find(&self, scope: &UserScope, id: Uuid) -> Result<Option<StoredFile>, DbErr> {
        let now = self.clock.now();
        let living = Expr::col("expires_at")
            .is_null()
            .or(Expr::col("expires_at").gt(now));
        let select = of_user(scope)
            .and_where(Expr::col("id").eq(id))
            .and_where(living)
            .to_owned();
        let row = db::read(&self.db, scope).await?.query_one(&select).await?;
        row.map(|row| read(&row)).transpose()
    }

    /// The path of a link that opens the file for the scope's user for some minutes.
    #[must_use]
    pub fn link(&self, scope: &UserScope, file: &StoredFile) -> String {
        let (tenant, user) = (scope.tenant().uuid(), scope.user().uuid());
        self.links.path(tenant, user, file.id, self.clock.now())
    }

    /// What a link opens for this person: nothing, if it is another's.
    ///
    /// # Errors
    /// The database's.
    pub async fn opened(
        &self,
        scope: &UserScope,
        token: &str,
    ) -> Result<Option<StoredFile>, DbErr> {
        match self.links.read(token, self.clock.now()) {
            Some(ticket) if is_for(&ticket, scope) => self.find(scope, ticket.file).await,
            _ => Ok(None),
        }
    }

    /// The path under which the scope's user can send a file of this id for some minutes.
    #[must_use]
    pub fn upload_link(&self, scope: &UserScope, id: Uuid) -> String {
        let (tenant, user) = (scope.tenant().uuid(), scope.user().uuid());
        self.links.upload_path(tenant, user, id, self.clock.now())
    }

    /// The id of the file that this person may send by a link; none, if it is another's.
    #[must_use]
    pub fn awaited(&self, scope: &UserScope, token: &str) -> Option<Uuid> {
        let ticket = self.links.read_upload(token, self.clock.now())?;
        is_for(&ticket, scope).then_some(ticket.file)
    }

    /// # Errors
    /// Not found, or the store's.
    pub async fn read(&self, file: &StoredFile) -> Result<Blob, BlobError> {
        self.blobs.get(&file.key()).await
    }

    /// Removes files whose time is over: objects first, so that none is left behind unlisted. Tells how
    /// many.
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

    /// Removes every file of the scope's user in its tenant.
    ///
    /// # Errors
    /// The database's.
    pub async fn remove_all_of(&self, scope: &UserScope) -> Result<u64, DbErr> {
        let rows = db::read(&self.db, scope)
            .await?
            .query_all(&of_user(scope))
            .await?;
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

fn is_for(ticket: &Ticket, scope: &UserScope) -> bool {
    ticket.tenant == scope.tenant().uuid() && ticket.user == scope.user().uuid()
}

fn of_user(scope: &UserScope) -> SelectStatement {
    Query::select()
        .columns(COLUMNS)
        .from("stored_file")
        .and_where(Expr::col("tenant_id").eq(scope.tenant().uuid()))
        .and_where(Expr::col("user_id").eq(scope.user().uuid()))
        .to_owned()
}

fn read(row: &QueryResult) -> Result<StoredFile, DbErr> {
    Ok(StoredFile {
        tenant: row.try_get("", "tenant_id")?,
        id: row.try_get("", "id")?,
        user: row.try_get("", "user_id")?,
        purpose: row.try_get("", "purpose")?,
        file_name: row.try_get("", "file_name")?,
        content_type: row.try_get("", "content_type")?,
        size: row.try_get("", "size")?,
        expires_at: row.try_get("", "expires_at")?,
    })
}
