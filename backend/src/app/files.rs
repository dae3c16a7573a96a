//! Files by their signed links: for the person that the link was made for, in their own session.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::{Path, Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Redirect, Response};
use axum::routing::{get, put};
use futures::TryStreamExt as _;
use sea_orm::DbErr;
use tokio_util::io::StreamReader;

use crate::app::requests::AppRequests;
use crate::features::{documents, imports};
use crate::graphql::transport::GraphqlRequests as _;
use crate::infra::blob::{Blob, FilePurpose, FileStore, ReceiveError, StoredFile, Ticket};
use crate::kernel::ids::{DocumentId, ImportId, TypedId as _};
use crate::kernel::scope::UserScope;

/// A presigned address is followed at once.
const PRESIGNED: Duration = Duration::from_secs(60);

#[derive(Clone)]
struct Files {
    requests: Arc<AppRequests>,
    files: FileStore,
}

/// `GET /files/{token}`, `PUT /uploads/{token}`.
pub fn routes(requests: Arc<AppRequests>, files: FileStore) -> Router {
    Router::new()
        .route("/files/{token}", get(file))
        .route("/uploads/{token}", put(upload))
        .with_state(Files { requests, files })
}

async fn file(State(state): State<Files>, Path(token): Path<String>, request: Request) -> Response {
    let (parts, _) = request.into_parts();
    // Not signed in, another's, expired, made up: all the same.
    let Ok(session) = state.requests.authenticate(&parts).await else {
        return nothing();
    };
    let Some(scope) = session.scope() else {
        return nothing();
    };
    match state.opened(scope, &token).await {
        Ok(Some(file)) => state.answer(&file).await,
        Ok(None) => nothing(),
        Err(error) => unavailable(&error),
    }
}

/// The token is proof enough that the page that sends is ours: nobody else can make one.
async fn upload(
    State(state): State<Files>,
    Path(token): Path<String>,
    request: Request,
) -> Response {
    let (parts, body) = request.into_parts();
    let Ok(session) = state.requests.authenticate(&parts).await else {
        return nothing();
    };
    let awaited = session
        .scope()
        .and_then(|scope| Some((scope, state.files.awaited(scope, &token)?)));
    let Some((scope, ticket)) = awaited else {
        return nothing();
    };
    let length = parts.headers.get(header::CONTENT_LENGTH);
    let length = length.and_then(|value| value.to_str().ok()?.parse::<u64>().ok());
    match state.receive(scope, &ticket, length, body).await {
        Ok(()) => StatusCode::NO_CONTENT.into_response(),
        Err(ReceiveError::NotAwaited) => nothing(),
        Err(ReceiveError::TooLarge(most)) => too_large(most),
        Err(error) => unavailable(&error),
    }
}

fn too_large(most: u64) -> Response {
    let text = format!("The file is larger than {} MiB.", most >> 20);
    (StatusCode::PAYLOAD_TOO_LARGE, text).into_response()
}

impl Files {
    /// What a link opens for this person, by the rules of whatever it is for.
    async fn opened(&self, scope: &UserScope, token: &str) -> Result<Option<StoredFile>, DbErr> {
        let Some(ticket) = self.files.opened(scope, token) else {
            return Ok(None);
        };
        match ticket.purpose {
            // These hold more than a program or a guest may see.
            FilePurpose::Export | FilePurpose::Import if scope.is_member() => {
                self.files.find(scope, ticket.id).await
            }
            FilePurpose::Document | FilePurpose::Thumbnail => {
                let documents = &self.requests.services.documents;
                let id = DocumentId::from_uuid(ticket.id);
                documents.file(scope, id, ticket.purpose).await
            }
            _ => Ok(None),
        }
    }

    /// Hands a file to the capsule that awaits it.
    async fn receive(
        &self,
        scope: &UserScope,
        ticket: &Ticket,
        length: Option<u64>,
        body: Body,
    ) -> Result<(), ReceiveError> {
        let services = &self.requests.services;
        let most = match ticket.purpose {
            FilePurpose::Import => imports::MOST_BYTES,
            _ => documents::MOST_BYTES,
        };
        if length.is_some_and(|length| length > most) {
            return Err(ReceiveError::TooLarge(most));
        }
        let bytes = body.into_data_stream().map_err(std::io::Error::other);
        let from = StreamReader::new(bytes);
        match ticket.purpose {
            FilePurpose::Import => {
                let id = ImportId::from_uuid(ticket.id);
                services.imports.receive(scope, id, from).await.map(drop)
            }
            FilePurpose::Upload => {
                let id = DocumentId::from_uuid(ticket.id);
                services.documents.receive(scope, id, from).await
            }
            _ => Err(ReceiveError::NotAwaited),
        }
    }

    async fn answer(&self, file: &StoredFile) -> Response {
        // What pages show keeps the headers that make it harmless, which a store would not send.
        if !file.purpose.is_shown() {
            let blobs = self.files.blobs();
            let disposition = file.disposition();
            match blobs.presigned(&file.key(), &disposition, PRESIGNED).await {
                Ok(Some(url)) => return Redirect::temporary(url.as_str()).into_response(),
                Ok(None) => (),
                Err(error) => return unavailable(&error),
            }
        }
        match self.files.read(file).await {
            Ok(blob) => download(file, blob),
            Err(error) if error.is_not_found() => nothing(),
            Err(error) => unavailable(&error),
        }
    }
}

fn download(file: &StoredFile, blob: Blob) -> Response {
    let mut response = Response::new(Body::from_stream(blob.bytes));
    let headers = response.headers_mut();
    let disposition = HeaderValue::try_from(file.disposition());
    let content_type = HeaderValue::try_from(file.content_type.as_str());
    let fallback = HeaderValue::from_static("attachment");
    headers.insert(header::CONTENT_DISPOSITION, disposition.unwrap_or(fallback));
    headers.insert(
        header::CONTENT_TYPE,
        content_type.unwrap_or(HeaderValue::from_static("application/octet-stream")),
    );
    headers.insert(header::CONTENT_LENGTH, HeaderValue::from(blob.size));
    headers.insert(
        header::CACHE_CONTROL,
        HeaderValue::from_static("private, no-store"),
    );
    // Whatever the file is, it is not a page of this site.
    headers.insert(
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static("sandbox; default-src 'none'"),
    );
    response
}

fn nothing() -> Response {
    let text = "This link opens nothing, or not any more. Get a fresh one in the application.";
    (StatusCode::NOT_FOUND, text).into_response()
}

fn unavailable(error: &impl std::fmt::Display) -> Response {
    tracing::error!(%error, "a file cannot be read");
    let text = "The file cannot be read at the moment. Try again later.";
    (StatusCode::SERVICE_UNAVAILABLE, text).into_response()
}
