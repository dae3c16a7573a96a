//! How a file comes in, and becomes a document.

use chrono::TimeDelta;
use futures::TryStreamExt as _;
use sea_orm::DbErr;
use tokio::io::AsyncRead;

use super::{DocumentService, Outcome, Telling, fault, has_room};
use crate::features::documents::domain::{Document, Kept, MOST_BYTES, Unusable, kept};
use crate::infra::blob::{BlobError, FilePurpose, NewFile, ReceiveError, StoredFile};
use crate::infra::db::{Claim, IdempotencyKey, MutationError, Refusal, begin_write, claim};
use crate::kernel::ids::{DocumentId, TypedId};
use crate::kernel::scope::UserScope;

/// How long a file that was sent waits to become a document.
const WAITS: TimeDelta = TimeDelta::days(1);
/// What is drawn anew may be larger than what was sent; it is never larger than this.
const MOST_KEPT: u64 = 64 << 20;

impl DocumentService {
    /// Takes the file that a document awaits. Sent again, it takes the place of what was there.
    ///
    /// # Errors
    /// Why it was not taken.
    pub async fn receive(
        &self,
        scope: &UserScope,
        id: DocumentId,
        from: impl AsyncRead + Unpin + Send,
    ) -> Result<(), ReceiveError> {
        let document = self.find(scope, &[id]).await?.pop();
        let document = document
            .filter(Document::is_awaited)
            .filter(|document| scope.may_log_fuel(document.vehicle_id))
            .ok_or(ReceiveError::NotAwaited)?;
        let new = NewFile {
            id: document.parts.upload,
            purpose: FilePurpose::Upload,
            owner: Some(id.uuid()),
            file_name: "upload",
            content_type: "application/octet-stream",
            expires_at: Some(self.clock.now() + WAITS),
        };
        self.with.files.store(scope, &new, from, MOST_BYTES).await?;
        Ok(())
    }

    /// Makes a document of the file that came. Again is no error.
    ///
    /// # Errors
    /// A refusal, or what failed.
    pub async fn complete(
        &self,
        scope: &UserScope,
        id: DocumentId,
        key: Option<IdempotencyKey>,
    ) -> Outcome {
        let document = self.find(scope, &[id]).await?.pop();
        let document = document.ok_or(Refusal::NotFound)?;
        if !scope.may_log_fuel(document.vehicle_id) {
            return Err(Refusal::Forbidden.into());
        }
        if document.is_there() {
            return Ok(document);
        }
        if !document.is_awaited() {
            return Err(Refusal::NotFound.into());
        }
        let sent = self.sent(scope, &document).await?;
        let kept = self.drawn(self.bytes(&sent)).await?;
        self.keep(scope, &document, &kept).await?;
        let how = (key, Telling::ByItself);
        let done = self.settle(scope, document, how, &kept).await?;
        self.with.files.discard(&sent).await?;
        Ok(done)
    }

    /// The file as it was sent, which must be what was announced.
    async fn sent(
        &self,
        scope: &UserScope,
        document: &Document,
    ) -> Result<StoredFile, MutationError<Document>> {
        let (owner, id) = (document.id.uuid(), document.parts.upload);
        let sent = self.with.files.find_of(scope, owner, id).await?;
        let Some(sent) = sent else {
            let message = "The file has not come yet. PUT it to the upload's url first.";
            return Err(fault("id", message.to_owned()));
        };
        if sent.size != document.size {
            let (came, announced) = (sent.size, document.size);
            let message = format!("{came} bytes came, {announced} were announced. Send it again.");
            return Err(fault("id", message));
        }
        Ok(sent)
    }

    /// What is kept of a file, which is read when its turn comes.
    pub(super) async fn drawn(
        &self,
        bytes: impl Future<Output = Result<Vec<u8>, BlobError>> + Send,
    ) -> Result<Kept, MutationError<Document>> {
        // Held while the picture is drawn, whoever waits for it: a caller who left does not free memory.
        let turn = self.drawing.clone().acquire_owned().await;
        let turn = turn.map_err(|error| DbErr::Custom(error.to_string()))?;
        let bytes = bytes.await.map_err(stored)?;
        let drawing = tokio::task::spawn_blocking(move || {
            let kept = kept(bytes);
            drop(turn);
            kept
        });
        let drawn = drawing.await;
        let drawn = drawn.map_err(|error| DbErr::Custom(error.to_string()))?;
        drawn.map_err(|unusable: Unusable| fault("id", unusable.to_string()))
    }

    async fn bytes(&self, file: &StoredFile) -> Result<Vec<u8>, BlobError> {
        let blob = self.with.files.read(file).await?;
        let pieces: Vec<_> = blob.bytes.try_collect().await?;
        Ok(pieces.concat())
    }

    /// Stores what is kept; the row that says so comes afterwards.
    pub(super) async fn keep(
        &self,
        scope: &UserScope,
        document: &Document,
        kept: &Kept,
    ) -> Result<(), MutationError<Document>> {
        let name = kept.media.named(&document.file_name);
        let new = NewFile {
            id: document.parts.file,
            purpose: FilePurpose::Document,
            owner: Some(document.id.uuid()),
            file_name: &name,
            content_type: kept.media.content_type(),
            expires_at: None,
        };
        let files = &self.with.files;
        let put = files.store(scope, &new, kept.bytes.as_slice(), MOST_KEPT);
        put.await.map_err(stored)?;
        if let Some(thumbnail) = &kept.thumbnail {
            let new = NewFile {
                id: document.parts.thumbnail,
                purpose: FilePurpose::Thumbnail,
                content_type: "image/jpeg",
                ..new
            };
            let put = files.store(scope, &new, thumbnail.as_slice(), MOST_KEPT);
            put.await.map_err(stored)?;
        }
        Ok(())
    }

    /// Says that the file is there, for whoever sees the fill-up.
    pub(super) async fn settle(
        &self,
        scope: &UserScope,
        document: Document,
        (key, telling): (Option<IdempotencyKey>, Telling),
        kept: &Kept,
    ) -> Outcome {
        let now = self.clock.now();
        let tx = begin_write(&self.db, scope).await?;
        let (vehicle, log) = (document.vehicle_id, document.fuel_log_id);
        let parent = self.parent(scope, &tx, vehicle, log).await?;
        let current = parent.writer.lock(&tx, document.id).await?;
        let current = current.ok_or(Refusal::NotFound)?;
        let claimed = claim(&tx, scope, key.as_ref(), document.id.uuid(), now).await?;
        if claimed == Claim::Reused {
            return Err(Refusal::KeyReused.into());
        }
        if current.is_there() {
            tx.commit().await?;
            return Ok(current);
        }
        if !current.is_awaited() {
            return Err(Refusal::NotFound.into());
        }
        // Those that are there: this one is not among them yet.
        has_room(parent.writer.count(&tx, log, now).await?, "id")?;
        let done = Document {
            file_name: kept.media.named(&current.file_name),
            media: kept.media,
            size: i64::try_from(kept.bytes.len()).unwrap_or(i64::MAX),
            pixels: kept.pixels,
            version: current.version + 1,
            completed_at: Some(now),
            ..current
        };
        parent.writer.replace(&tx, &done, now).await?;
        self.finish(scope, tx, &parent.log, done, (now, telling))
            .await
    }
}

/// A file store that fails is no fault of whoever asks.
fn stored(error: BlobError) -> MutationError<Document> {
    DbErr::Custom(error.to_string()).into()
}
