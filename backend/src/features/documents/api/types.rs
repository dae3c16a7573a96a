use std::sync::Arc;

use async_graphql::{Context, ID, Object, Result};
use chrono::{DateTime, Utc};
use sea_orm::DbErr;

use crate::features::documents::domain;
use crate::features::fuel_logs::{FuelLog, load_fuel_log};
use crate::graphql::context::ResolverContext;
use crate::graphql::errors::storage;
use crate::infra::blob::FilePurpose;

/// A photo or paper of a fill-up. Guests are shown none.
#[derive(Clone, Debug)]
pub struct Document(Arc<domain::Document>);

impl From<Arc<domain::Document>> for Document {
    fn from(document: Arc<domain::Document>) -> Self {
        Self(document)
    }
}

/// A photo or paper of a fill-up. Guests are shown none.
#[Object]
impl Document {
    /// Typed id, `document_…`.
    pub async fn id(&self) -> ID {
        ID(self.0.id.to_string())
    }

    /// Raised by every change.
    async fn version(&self) -> i32 {
        self.0.version
    }

    /// The fill-up that it belongs to.
    async fn fuel_log(&self, ctx: &Context<'_>) -> Result<FuelLog> {
        let id = self.0.fuel_log_id.to_string();
        let found = load_fuel_log(ctx, &id).await?;
        found.ok_or_else(|| storage(DbErr::RecordNotFound(id)))
    }

    /// What the file is called, for people.
    async fn file_name(&self) -> &str {
        &self.0.file_name
    }

    /// What the file is: `image/jpeg`, `image/png` or `application/pdf`. A WebP picture is kept as one of
    /// the former.
    async fn content_type(&self) -> &'static str {
        self.0.media.content_type()
    }

    /// The size of the file as it is kept.
    async fn byte_size(&self) -> i32 {
        i32::try_from(self.0.size).unwrap_or(i32::MAX)
    }

    /// Pixels across; null for what is no picture.
    async fn width(&self) -> Option<i32> {
        self.0.pixels.map(|(width, _)| width)
    }

    /// Pixels down; null for what is no picture.
    async fn height(&self) -> Option<i32> {
        self.0.pixels.map(|(_, height)| height)
    }

    /// When it was announced.
    async fn created_at(&self) -> DateTime<Utc> {
        self.0.created_at
    }

    /// When it was put into the trash; null while it is not there.
    async fn deleted_at(&self) -> Option<DateTime<Utc>> {
        self.0.deleted_at
    }

    /// Where to get the file, on this host: a signed link for the viewer alone, good for ten minutes from
    /// now. Pictures are shown, a PDF is saved. Null in the trash, and for a thumbnail of a PDF.
    async fn url(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "A small JPEG of the picture instead, at most 320 pixels long.",
            default = false
        )]
        thumbnail: bool,
    ) -> Result<Option<String>> {
        let purpose = if thumbnail {
            FilePurpose::Thumbnail
        } else {
            FilePurpose::Document
        };
        let documents = &ctx.services()?.documents;
        Ok(documents.link(ctx.scope()?, &self.0, purpose))
    }
}

/// A file on its way.
#[derive(Clone, Debug)]
pub struct Upload(pub(super) Arc<domain::Document>);

/// A file on its way.
#[Object]
impl Upload {
    /// Typed id, `document_…`, of the document that it becomes.
    async fn id(&self) -> ID {
        ID(self.0.id.to_string())
    }

    /// Where to PUT the bytes, on this host: a signed link for the viewer alone, good for ten minutes from
    /// now; ask again for a fresh one. Null where none are awaited (any more).
    async fn url(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        let documents = &ctx.services()?.documents;
        Ok(documents.upload_link(ctx.scope()?, &self.0))
    }

    /// What it has become; null until `completeUpload`.
    async fn document(&self) -> Option<Document> {
        let is_done = self.0.completed_at.is_some();
        is_done.then(|| Document(self.0.clone()))
    }
}
