//! The HTTP side: GraphQL over HTTP as its specification's audits demand it.

use std::{panic::AssertUnwindSafe, sync::Arc};

use ::http::{HeaderName, HeaderValue, Method, StatusCode, header, request::Parts};
use axum::{
    Router,
    body::{Body, Bytes},
    extract::{Request, State},
    response::Response,
    routing::any,
};
use futures::FutureExt;
use http_body_util::BodyExt;
use tokio::time::timeout;

use super::{
    Engine, ErrorCode, GraphqlRequests, OperationKind, Params, Prepared, Refusal, Reply,
    ReplyStatus, RequestError,
    media::{self, ResponseType},
};
use crate::graphql::ws;

/// `/graphql` and `/graphql/ws`.
pub fn router<R: GraphqlRequests>(engine: Arc<Engine<R>>) -> Router {
    Router::new()
        .route("/graphql", any(graphql::<R>))
        .route("/graphql/ws", any(ws::upgrade::<R>))
        .with_state(engine)
}

/// Answers a GET or POST of an operation.
pub async fn graphql<R: GraphqlRequests>(
    State(engine): State<Arc<Engine<R>>>,
    request: Request,
) -> Response {
    let (parts, body) = request.into_parts();
    let (response_type, reply) = match media::negotiate(&parts.headers) {
        Some(response_type) => (response_type, engine.answer(&parts, body).await),
        None => (ResponseType::Json, not_acceptable().into()),
    };
    write(response_type, reply)
}

impl<R: GraphqlRequests> Engine<R> {
    async fn answer(&self, parts: &Parts, body: Body) -> Reply {
        match AssertUnwindSafe(self.try_answer(parts, body))
            .catch_unwind()
            .await
        {
            Ok(Ok(reply)) => reply,
            Err(panic) => self.panicked(&*panic),
            Ok(Err(Declined::Refused(refusal))) => refusal.into(),
            Ok(Err(Declined::Request(error))) => {
                let mut reply = Reply::from(&error);
                if error == RequestError::NotAQuery {
                    allow(&mut reply, "POST");
                }
                reply
            }
        }
    }

    async fn try_answer(&self, parts: &Parts, body: Body) -> Result<Reply, Declined> {
        let reads_only = match parts.method {
            Method::GET => true,
            Method::POST if media::is_readable(&parts.headers) => false,
            Method::POST => return Err(unsupported_media_type().into()),
            _ => return Err(method_not_allowed().into()),
        };
        let session = self.requests.authenticate(parts).await?;
        let params = if reads_only {
            Params::from_query_string(parts.uri.query().unwrap_or_default())?
        } else {
            Params::from_body(&self.read(body).await?)?
        };
        let prepared = self.prepare(&session, params)?;
        check_kind(&prepared, reads_only)?;
        Ok(self.execute(&session, prepared).await)
    }

    async fn read(&self, body: Body) -> Result<Bytes, Refusal> {
        let limit = self.settings.body_bytes;
        match timeout(self.settings.body_timeout, collect(body, limit)).await {
            Ok(Some(bytes)) => Ok(bytes),
            Ok(None) => Err(too_large(limit)),
            Err(_) => Err(Refusal::new(
                StatusCode::REQUEST_TIMEOUT,
                ErrorCode::RequestTimeout,
                "the request body took too long to arrive",
            )),
        }
    }
}

/// How much of a refused body is still taken in: a client that writes all before it reads would
/// otherwise find its connection reset instead of an answer.
const DISCARDED_BYTES: usize = 8 * 1024 * 1024;

/// Reads a body; none if it exceeds the limit or breaks off.
async fn collect(mut body: Body, limit: usize) -> Option<Bytes> {
    let mut kept = Vec::new();
    let mut seen = 0;
    while let Some(frame) = body.frame().await {
        let Ok(data) = frame.ok()?.into_data() else {
            continue;
        };
        seen += data.len();
        if seen > limit + DISCARDED_BYTES {
            return None;
        }
        if seen > limit {
            kept = Vec::new();
        } else {
            kept.extend_from_slice(&data);
        }
    }
    (seen <= limit).then(|| kept.into())
}

enum Declined {
    Refused(Refusal),
    Request(RequestError),
}

impl From<Refusal> for Declined {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<RequestError> for Declined {
    fn from(error: RequestError) -> Self {
        Self::Request(error)
    }
}

fn check_kind(prepared: &Prepared, reads_only: bool) -> Result<(), RequestError> {
    match prepared.operation.kind {
        OperationKind::Query => Ok(()),
        OperationKind::Mutation | OperationKind::Subscription if reads_only => {
            Err(RequestError::NotAQuery)
        }
        OperationKind::Mutation => Ok(()),
        OperationKind::Subscription => Err(RequestError::SubscriptionOverHttp),
    }
}

fn not_acceptable() -> Refusal {
    Refusal::new(
        StatusCode::NOT_ACCEPTABLE,
        ErrorCode::NotAcceptable,
        "this endpoint answers application/graphql-response+json or application/json",
    )
}

fn unsupported_media_type() -> Refusal {
    let mut refusal = Refusal::new(
        StatusCode::UNSUPPORTED_MEDIA_TYPE,
        ErrorCode::UnsupportedMediaType,
        "send the operation as application/json in UTF-8, not compressed",
    );
    refusal.headers.insert(
        HeaderName::from_static("accept-post"),
        HeaderValue::from_static("application/json"),
    );
    refusal
}

fn method_not_allowed() -> Refusal {
    let mut refusal = Refusal::new(
        StatusCode::METHOD_NOT_ALLOWED,
        ErrorCode::MethodNotAllowed,
        "send operations by POST, or queries by GET",
    );
    refusal
        .headers
        .insert(header::ALLOW, HeaderValue::from_static("GET, POST"));
    refusal
}

fn too_large(limit: usize) -> Refusal {
    Refusal::new(
        StatusCode::PAYLOAD_TOO_LARGE,
        ErrorCode::PayloadTooLarge,
        format!("the request body exceeds {limit} bytes"),
    )
}

fn allow(reply: &mut Reply, methods: &'static str) {
    reply
        .headers
        .insert(header::ALLOW, HeaderValue::from_static(methods));
}

fn write(response_type: ResponseType, reply: Reply) -> Response {
    let status = status_of(response_type, reply.status);
    let body = serde_json::to_vec(&reply.body).unwrap_or_else(|error| {
        tracing::error!(%error, "a GraphQL answer could not be written as JSON");
        br#"{"errors":[{"message":"internal error","extensions":{"code":"INTERNAL"}}]}"#.to_vec()
    });
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.extend(reply.headers);
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static(response_type.header()),
    );
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(
        header::X_CONTENT_TYPE_OPTIONS,
        HeaderValue::from_static("nosniff"),
    );
    response
}

fn status_of(response_type: ResponseType, status: ReplyStatus) -> StatusCode {
    match (status, response_type) {
        (ReplyStatus::Refused(status), _) => status,
        (_, ResponseType::Json) | (ReplyStatus::Executed, _) => StatusCode::OK,
        (ReplyStatus::NotExecuted, ResponseType::GraphqlResponse) => StatusCode::BAD_REQUEST,
        (ReplyStatus::Failed(status), ResponseType::GraphqlResponse) => status,
    }
}
