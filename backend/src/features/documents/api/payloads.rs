use std::sync::Arc;

use async_graphql::{Context, Result, SimpleObject};

use crate::features::documents::api::types::{Document, Upload};
use crate::features::documents::domain::{self, Unacceptable};
use crate::features::fuel_logs::{FuelLog, load_fuel_log};
use crate::graphql::context::ResolverContext;
use crate::graphql::errors::{FaultKind, UserFault, declined};
use crate::infra::db::MutationError;
use crate::kernel::ids::DocumentId;
use crate::{mutation_error, purge_payload};

type Outcome = Result<domain::Document, MutationError<domain::Document>>;

mutation_error!(CreateUploadError, CreateUploadErrorCode, "createUpload");
mutation_error!(
    CompleteUploadError,
    CompleteUploadErrorCode,
    "completeUpload"
);
mutation_error!(
    DeleteDocumentError,
    DeleteDocumentErrorCode,
    "deleteDocument"
);
mutation_error!(
    RestoreDocumentError,
    RestoreDocumentErrorCode,
    "restoreDocument"
);

/// What createUpload did.
#[derive(SimpleObject)]
pub struct CreateUploadPayload {
    /// Where to send the file.
    pub upload: Option<Upload>,
    /// Why nothing was done; empty when it was.
    pub user_errors: Vec<CreateUploadError>,
}

impl CreateUploadPayload {
    /// Sorts the outcome of the use case into the payload.
    pub fn of(outcome: Outcome) -> Result<Self> {
        let (upload, faults) = match outcome {
            Ok(document) => (Some(Upload(Arc::new(document))), Vec::new()),
            Err(error) => (None, declined(error)?.faults),
        };
        Ok(Self {
            upload,
            user_errors: faults.into_iter().map(CreateUploadError::from).collect(),
        })
    }
}

impl From<Vec<Unacceptable>> for CreateUploadPayload {
    fn from(all: Vec<Unacceptable>) -> Self {
        let faults = all.into_iter().map(fault);
        Self {
            upload: None,
            user_errors: faults.map(CreateUploadError::from).collect(),
        }
    }
}

fn fault(of: Unacceptable) -> UserFault {
    let (kind, field) = match of {
        Unacceptable::Unnamed => (FaultKind::Invalid, "fileName"),
        Unacceptable::UnknownType => (FaultKind::Invalid, "contentType"),
        Unacceptable::Empty => (FaultKind::Invalid, "byteSize"),
        Unacceptable::TooLarge => (FaultKind::TooLong, "byteSize"),
    };
    UserFault {
        kind,
        field: vec!["input".to_owned(), field.to_owned()],
        message: of.to_string(),
    }
}

macro_rules! document_payload {
    ($payload:ident, $error:ident, $mutation:literal) => {
        #[doc = concat!("What ", $mutation, " did.")]
        #[derive(SimpleObject)]
        pub struct $payload {
            /// The document as it is now.
            pub document: Option<Document>,
            /// Its fill-up, so that one answer refreshes the screen.
            pub fuel_log: Option<FuelLog>,
            /// Why nothing was done; empty when it was.
            pub user_errors: Vec<$error>,
        }

        impl $payload {
            /// Sorts the outcome of the use case into the payload.
            pub async fn of(ctx: &Context<'_>, outcome: Outcome) -> Result<Self> {
                ctx.loaders()?.forget();
                let (document, faults) = match outcome {
                    Ok(document) => (Some(document), Vec::new()),
                    Err(error) => (None, declined(error)?.faults),
                };
                let fuel_log = match &document {
                    Some(of) => load_fuel_log(ctx, &of.fuel_log_id.to_string()).await?,
                    None => None,
                };
                // What is still awaited is no document yet.
                let document = document.filter(|document| document.completed_at.is_some());
                Ok(Self {
                    document: document.map(|document| Document::from(Arc::new(document))),
                    fuel_log,
                    user_errors: faults.into_iter().map($error::from).collect(),
                })
            }
        }
    };
}

document_payload!(CompleteUploadPayload, CompleteUploadError, "completeUpload");
document_payload!(DeleteDocumentPayload, DeleteDocumentError, "deleteDocument");
document_payload!(
    RestoreDocumentPayload,
    RestoreDocumentError,
    "restoreDocument"
);

purge_payload!(
    PurgeDocumentPayload,
    PurgeDocumentError,
    PurgeDocumentErrorCode,
    "purgeDocument",
    DocumentId
);
