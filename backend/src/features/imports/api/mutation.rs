use async_graphql::{Context, Object, Result, SimpleObject};

use crate::features::imports::api::inputs::{
    AnswerImportInput, CreateImportInput, StartImportInput, UndoImportInput,
};
use crate::features::imports::api::types::Import;
use crate::features::imports::domain::import;
use crate::graphql::context::ResolverContext;
use crate::graphql::errors::{bad_id, declined};
use crate::graphql::idempotency;
use crate::infra::db::MutationError;
use crate::kernel::ids::{ImportId, TypedId};
use crate::mutation_error;

/// Changes of imports.
#[derive(Default)]
pub struct ImportMutation;

mutation_error!(CreateImportError, CreateImportErrorCode, "createImport");
mutation_error!(AnswerImportError, AnswerImportErrorCode, "answerImport");
mutation_error!(StartImportError, StartImportErrorCode, "startImport");
mutation_error!(UndoImportError, UndoImportErrorCode, "undoImport");

macro_rules! import_payload {
    ($payload:ident, $error:ident, $mutation:literal) => {
        #[doc = concat!("What ", $mutation, " did.")]
        #[derive(SimpleObject)]
        pub struct $payload {
            /// The import as it is now; also on CONFLICT.
            pub import: Option<Import>,
            /// Why nothing was done; empty when it was.
            pub user_errors: Vec<$error>,
        }

        impl $payload {
            fn of(outcome: Result<import::Import, MutationError<import::Import>>) -> Result<Self> {
                let (current, faults) = match outcome {
                    Ok(import) => (Some(import), Vec::new()),
                    Err(error) => {
                        let declined = declined(error)?;
                        (declined.current, declined.faults)
                    }
                };
                Ok(Self {
                    import: current.map(Import::from),
                    user_errors: faults.into_iter().map($error::from).collect(),
                })
            }
        }
    };
}

import_payload!(CreateImportPayload, CreateImportError, "createImport");
import_payload!(AnswerImportPayload, AnswerImportError, "answerImport");
import_payload!(StartImportPayload, StartImportError, "startImport");
import_payload!(UndoImportPayload, UndoImportError, "undoImport");

#[Object]
impl ImportMutation {
    /// Announces a file of another program; then PUT its bytes to `import.uploadUrl`. Files beyond 50 MiB
    /// are refused.
    async fn create_import(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The file.")] mut input: CreateImportInput,
    ) -> Result<CreateImportPayload> {
        let key = idempotency::key(ctx, input.idempotency_key.take())?;
        let id = input.id.as_ref().map(|id| ImportId::parse(id));
        let id = id.transpose().map_err(bad_id)?;
        let size = u64::try_from(input.size).unwrap_or_default();
        let imports = &ctx.services()?.imports;
        let scope = &ctx.person()?.scope;
        let outcome = imports
            .create(scope, id, key, (&input.file_name, size))
            .await;
        CreateImportPayload::of(outcome)
    }

    /// Answers what the file cannot tell, and says where its vehicles go.
    async fn answer_import(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The answers.")] mut input: AnswerImportInput,
    ) -> Result<AnswerImportPayload> {
        let key = idempotency::key(ctx, input.idempotency_key.take())?;
        let id = ImportId::parse(&input.id).map_err(bad_id)?;
        let expected = input.expected_version;
        let said = input.said()?;
        let imports = &ctx.services()?.imports;
        let scope = &ctx.person()?.scope;
        let outcome = imports.answer(scope, id, expected, key, said).await;
        AnswerImportPayload::of(outcome)
    }

    /// Takes the file in, in the background; `importChanged` tells how far it is.
    async fn start_import(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which import, and how.")] mut input: StartImportInput,
    ) -> Result<StartImportPayload> {
        let key = idempotency::key(ctx, input.idempotency_key.take())?;
        let id = ImportId::parse(&input.id).map_err(bad_id)?;
        let imports = &ctx.services()?.imports;
        let scope = &ctx.person()?.scope;
        let outcome = imports.start(scope, id, input.skip_bad_rows, key).await;
        StartImportPayload::of(outcome)
    }

    /// Takes back, in the background, what came out of the file: its fill-ups and the vehicles made for
    /// them are gone as if they had never been there; all else stays as it is.
    async fn undo_import(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which import.")] mut input: UndoImportInput,
    ) -> Result<UndoImportPayload> {
        let key = idempotency::key(ctx, input.idempotency_key.take())?;
        let id = ImportId::parse(&input.id).map_err(bad_id)?;
        let imports = &ctx.services()?.imports;
        let outcome = imports.undo(&ctx.person()?.scope, id, key).await;
        UndoImportPayload::of(outcome)
    }
}
