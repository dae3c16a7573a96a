use async_graphql::{Context, Object, Result};

use crate::features::documents::api::inputs::{
    CompleteUploadInput, CreateUploadInput, DeleteDocumentInput, PurgeDocumentInput,
    RestoreDocumentInput,
};
use crate::features::documents::api::payloads::{
    CompleteUploadPayload, CreateUploadPayload, DeleteDocumentPayload, PurgeDocumentPayload,
    RestoreDocumentPayload,
};
use crate::features::documents::domain::Announced;
use crate::graphql::context::ResolverContext;
use crate::graphql::errors::bad_id;
use crate::graphql::idempotency;
use crate::kernel::ids::{DocumentId, FuelLogId, TypedId};

/// Changes of documents.
#[derive(Default)]
pub struct DocumentMutation;

#[Object]
impl DocumentMutation {
    /// Announces a photo or paper of a fill-up; then PUT its bytes to `upload.url`, and `completeUpload`.
    async fn create_upload(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The file.")] mut input: CreateUploadInput,
    ) -> Result<CreateUploadPayload> {
        let key = idempotency::key(ctx, input.idempotency_key.take())?;
        let id = input.id.as_ref().map(|id| DocumentId::parse(id));
        let id = id.transpose().map_err(bad_id)?;
        let log = FuelLogId::parse(&input.fuel_log_id).map_err(bad_id)?;
        let size = i64::from(input.byte_size);
        let announced = match Announced::checked(&input.file_name, &input.content_type, size) {
            Ok(announced) => announced,
            Err(all) => return Ok(all.into()),
        };
        let documents = &ctx.services()?.documents;
        let outcome = documents.announce(ctx.scope()?, id, log, key, announced);
        CreateUploadPayload::of(outcome.await)
    }

    /// Makes a document of the file that was sent: checks its size and what it is, draws pictures anew
    /// and upright without the place and whatever else they tell, and makes a thumbnail.
    async fn complete_upload(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one.")] mut input: CompleteUploadInput,
    ) -> Result<CompleteUploadPayload> {
        let key = idempotency::key(ctx, input.idempotency_key.take())?;
        let id = DocumentId::parse(&input.id).map_err(bad_id)?;
        let documents = &ctx.services()?.documents;
        let outcome = documents.complete(ctx.scope()?, id, key).await;
        CompleteUploadPayload::of(ctx, outcome).await
    }

    /// Puts a document into the trash.
    async fn delete_document(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one.")] mut input: DeleteDocumentInput,
    ) -> Result<DeleteDocumentPayload> {
        let key = idempotency::key(ctx, input.idempotency_key.take())?;
        let id = DocumentId::parse(&input.id).map_err(bad_id)?;
        let documents = &ctx.services()?.documents;
        let outcome = documents.set_deleted(ctx.scope()?, id, key, true).await;
        DeleteDocumentPayload::of(ctx, outcome).await
    }

    /// Takes a document out of the trash.
    async fn restore_document(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one.")] mut input: RestoreDocumentInput,
    ) -> Result<RestoreDocumentPayload> {
        let key = idempotency::key(ctx, input.idempotency_key.take())?;
        let id = DocumentId::parse(&input.id).map_err(bad_id)?;
        let documents = &ctx.services()?.documents;
        let outcome = documents.set_deleted(ctx.scope()?, id, key, false).await;
        RestoreDocumentPayload::of(ctx, outcome).await
    }

    /// Removes a document in the trash for good, with its file. Owners may.
    async fn purge_document(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one.")] mut input: PurgeDocumentInput,
    ) -> Result<PurgeDocumentPayload> {
        let key = idempotency::key(ctx, input.idempotency_key.take())?;
        let id = DocumentId::parse(&input.id).map_err(bad_id)?;
        let documents = &ctx.services()?.documents;
        PurgeDocumentPayload::of(ctx, documents.purge(ctx.scope()?, id, key).await)
    }
}
