//! Rows of files. A row is made when its object is stored, and goes when its object is gone: what is
//! listed can be read.

use std::sync::{Arc, Mutex};

use chrono::{DateTime, Utc};
use platform_kit::clock::Clock;
use platform_kit::db::Db;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict, Query, SelectStatement};
use sea_orm::{ConnectionTrait, DbErr, QueryResult};
use tokio::io::AsyncRead;
use uuid::Uuid;

use super::links::{FileLinks, Person, Subject, Ticket};
use super::purpose::FilePurpose;
use super::store::{Blob, BlobError, BlobStore};
use crate::infra::db;
use crate::kernel::ids::TypedId;
use crate::kernel::scope::UserScope;

/// A file to be stored.
#[derive(Clone, Debug)]
pub struct NewFile<'a> {
    pub id: Uuid,
    pub purpose: FilePurpose,
    /// The record that it goes with; none where it is its user's alone.
    pub owner: Option<Uuid>,
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
    pub purpose: FilePurpose,
    object_key: Option<String>,
    pub file_name: String,
    pub content_type: String,
    pub size: i64,
    pub expires_at: Option<DateTime<Utc>>,
}

impl StoredFile {
    #[must_use]
    pub fn key(&self) -> String {
        let usual = || key(self.tenant, self.purpose, self.id);
        self.object_key.clone().unwrap_or_else(usual)
    }

    /// For `Content-Disposition` (RFC 6266): shown in a page where that is safe, else saved.
    #[must_use]
    pub fn disposition(&self) -> String {
        let is_picture = self.content_type.starts_with("image/");
        let kind = if self.purpose.is_shown() && is_picture {
            "inline"
        } else {
            "attachment"
        };
        disposition(kind, &self.file_name)
    }
}

fn key(tenant: Uuid, purpose: FilePurpose, id: Uuid) -> String {
    format!("{tenant}/{}/{id}", purpose.code())
}

/// The name in plain letters, and again as it is where that says more.
fn disposition(kind: &str, name: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_. ".contains(c);
    let plain = name.replace(|c| !is_plain(c), "_");
    if plain == name {
        return format!("{kind}; filename=\"{plain}\"");
    }
    let encoded: String = name
        .bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => {
                char::from(byte).to_string()
            }
            other => format!("%{other:02X}"),
        })
        .collect();
    format!("{kind}; filename=\"{plain}\"; filename*=UTF-8''{encoded}")
}

pub(super) const COLUMNS: [&str; 9] = [
    "tenant_id",
    "id",
    "user_id",
    "purpose",
    "object_key",
    "file_name",
    "content_type",
    "size",
    "expires_at",
];

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
            .columns(COLUMNS.into_iter().chain(["owner_id", "created_at"]))
            .values_panic([
                scope.tenant().uuid().into(),
                new.id.into(),
                scope.user().uuid().into(),
                new.purpose.code().into(),
                key(scope.tenant().uuid(), new.purpose, new.id).into(),
                new.file_name.into(),
                new.content_type.into(),
                i64::try_from(size).unwrap_or(i64::MAX).into(),
                new.expires_at.into(),
                new.owner.into(),
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
        let select = of_user(scope).and_where(Expr::col("id").eq(id)).to_owned();
        self.living(scope, select).await
    }

    /// A file that goes with a record of the scope's tenant, which the caller has found in the scope.
    ///
    /// # Errors
    /// The database's.
    pub async fn find_of(
        &self,
        scope: &UserScope,
        owner: Uuid,
        id: Uuid,
    ) -> Result<Option<StoredFile>, DbErr> {
        let select = of_tenant(scope)
            .and_where(Expr::col("owner_id").eq(owner))
            .and_where(Expr::col("id").eq(id))
            .to_owned();
        self.living(scope, select).await
    }

    async fn living(
        &self,
        scope: &UserScope,
        mut select: SelectStatement,
    ) -> Result<Option<StoredFile>, DbErr> {
        let now = self.clock.now();
        let expires = || Expr::col("expires_at");
        select.and_where(expires().is_null().or(expires().gt(now)));
        let row = db::read(&self.db, scope).await?.query_one(&select).await?;
        row.map(|row| read(&row)).transpose()
    }

    /// The path of a link that opens what is named for the scope's user for some minutes.
    #[must_use]
    pub fn link(&self, scope: &UserScope, what: Subject) -> String {
        self.links.path(person(scope), what, self.clock.now())
    }

    /// What a link opens for this person: nothing, if it is another's.
    #[must_use]
    pub fn opened(&self, scope: &UserScope, token: &str) -> Option<Ticket> {
        let ticket = self.links.read(token, self.clock.now())?;
        is_for(&ticket, scope).then_some(ticket)
    }

    /// The path under which the scope's user can send what is named for some minutes.
    #[must_use]
    pub fn upload_link(&self, scope: &UserScope, what: Subject) -> String {
        self.links
            .upload_path(person(scope), what, self.clock.now())
    }

    /// What this person may send by a link; nothing, if it is another's.
    #[must_use]
    pub fn awaited(&self, scope: &UserScope, token: &str) -> Option<Ticket> {
        let ticket = self.links.read_upload(token, self.clock.now())?;
        is_for(&ticket, scope).then_some(ticket)
    }

    /// # Errors
    /// Not found, or the store's.
    pub async fn read(&self, file: &StoredFile) -> Result<Blob, BlobError> {
        self.blobs.get(&file.key()).await
    }
}

fn person(scope: &UserScope) -> Person {
    (scope.tenant().uuid(), scope.user().uuid())
}

fn is_for(ticket: &Ticket, scope: &UserScope) -> bool {
    (ticket.tenant, ticket.user) == person(scope)
}

pub(super) fn of_tenant(scope: &UserScope) -> SelectStatement {
    Query::select()
        .columns(COLUMNS)
        .from("stored_file")
        .and_where(Expr::col("tenant_id").eq(scope.tenant().uuid()))
        .to_owned()
}

pub(super) fn of_user(scope: &UserScope) -> SelectStatement {
    of_tenant(scope)
        .and_where(Expr::col("user_id").eq(scope.user().uuid()))
        .to_owned()
}

pub(super) fn read(row: &QueryResult) -> Result<StoredFile, DbErr> {
    let purpose: String = row.try_get("", "purpose")?;
    Ok(StoredFile {
        tenant: row.try_get("", "tenant_id")?,
        id: row.try_get("", "id")?,
        user: row.try_get("", "user_id")?,
        purpose: FilePurpose::from_code(&purpose)
            .ok_or_else(|| DbErr::Type(format!("unknown purpose of a file {purpose}")))?,
        object_key: row.try_get("", "object_key")?,
        file_name: row.try_get("", "file_name")?,
        content_type: row.try_get("", "content_type")?,
        size: row.try_get("", "size")?,
        expires_at: row.try_get("", "expires_at")?,
    })
}

#[cfg(test)]
mod tests {
    use super::disposition;

    #[test]
    fn names_are_told_in_plain_letters_and_as_they_are() {
        assert_eq!(
            disposition("attachment", "motovaultpro-2026-09-21.zip"),
            "attachment; filename=\"motovaultpro-2026-09-21.zip\""
        );
        assert_eq!(
            disposition("inline", "Tank\"stelle ü.jpg"),
            "inline; filename=\"Tank_stelle _.jpg\"; filename*=UTF-8''Tank%22stelle%20%C3%BC.jpg"
        );
    }
}
