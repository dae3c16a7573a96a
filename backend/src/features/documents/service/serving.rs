//! Files of documents, for those who see their fill-up.

use sea_orm::DbErr;

use super::DocumentService;
use crate::features::documents::domain::Document;
use crate::infra::blob::{Blob, BlobError, FilePurpose, StoredFile};
use crate::kernel::ids::{DocumentId, TypedId};
use crate::kernel::scope::UserScope;

impl DocumentService {
    /// Where the file is to be sent, for some minutes; none where none is awaited.
    #[must_use]
    pub fn upload_link(&self, scope: &UserScope, document: &Document) -> Option<String> {
        let what = (FilePurpose::Upload, document.id.uuid());
        let files = &self.with.files;
        document
            .is_awaited()
            .then(|| files.upload_link(scope, what))
    }

    /// Where the file, or its thumbnail, can be had for some minutes; none where there is none.
    #[must_use]
    pub fn link(
        &self,
        scope: &UserScope,
        document: &Document,
        purpose: FilePurpose,
    ) -> Option<String> {
        let has_one = document.pixels.is_some() || purpose == FilePurpose::Document;
        let what = (purpose, document.id.uuid());
        (document.is_there() && has_one).then(|| self.with.files.link(scope, what))
    }

    /// The file of a document that the scope sees now, whatever it saw when the link was made.
    ///
    /// # Errors
    /// The database's.
    pub async fn file(
        &self,
        scope: &UserScope,
        id: DocumentId,
        purpose: FilePurpose,
    ) -> Result<Option<StoredFile>, DbErr> {
        let document = self.find(scope, &[id]).await?.pop();
        let Some(document) = document.filter(Document::is_there) else {
            return Ok(None);
        };
        let part = match purpose {
            FilePurpose::Thumbnail => document.parts.thumbnail,
            _ => document.parts.file,
        };
        self.with.files.find_of(scope, id.uuid(), part).await
    }

    /// The bytes of a document's file.
    ///
    /// # Errors
    /// Not found, or the store's.
    pub async fn read(&self, file: &StoredFile) -> Result<Blob, BlobError> {
        self.with.files.read(file).await
    }
}
