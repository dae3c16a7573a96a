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
use tokio_util::io::StreamReader;

use crate::app::requests::AppRequests;
use crate::features::imports::{MOST_BYTES, UploadError};
use crate::graphql::transport::GraphqlRequests as _;
use crate::infra::blob::{Blob, FileStore, StoredFile};

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
    // A file holds more than a program or a guest may see.
    let Some(scope) = session.scope().filter(|scope| scope.is_member()) else {
        return nothing();
    };
    match state.files.opened(scope, &token).await {
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
    let length = parts.headers.get(header::CONTENT_LENGTH);
    let length = length.and_then(|value| value.to_str().ok()?.parse::<u64>().ok());
    if length.is_some_and(|length| length > MOST_BYTES) {
        return too_large();
    }
    let Ok(session) = state.requests.authenticate(&parts).await else {
        return nothing();
    };
    let Some(scope) = session.scope() else {
        return nothing();
    };
    let bytes = body.into_data_stream().map_err(std::io::Error::other);
    let from = StreamReader::new(bytes);
    let imports = &state.requests.services.imports;
    match imports.receive(scope, &token, from).await {
        Ok(_) => StatusCode::NO_CONTENT.into_response(),
        Err(UploadError::NotAwaited) => nothing(),
        Err(UploadError::TooLarge) => too_large(),
        Err(error) => unavailable(&error),
    }
}

fn too_large() -> Response {
    let text = "The file is larger than 50 MiB. Divide it, or leave its pictures out.";
    (StatusCode::PAYLOAD_TOO_LARGE, text).into_response()
}

impl Files {
    async fn answer(&self, file: &StoredFile) -> Response {
        let blobs = self.files.blobs();
        match blobs
            .presigned(&file.key(), &file.disposition(), PRESIGNED)
            .await
        {
            Ok(Some(url)) => return Redirect::temporary(url.as_str()).into_response(),
            Ok(None) => (),
            Err(error) => return unavailable(&error),
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
