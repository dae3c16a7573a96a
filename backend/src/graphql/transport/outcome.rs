//! Answers: errors with codes, `data` only where something was executed.

use std::{collections::BTreeMap, time::Duration};

use ::http::{HeaderMap, StatusCode};
use async_graphql::{Response, ServerError, Value};
use serde::Serialize;

use super::{
    ErrorCode, ErrorIds, Refusal, RequestError, coded,
    codes::{code_of, set_code},
};
use crate::graphql::persisted::PersistedError;

/// More errors than this help nobody and make a small request's answer large.
const MAX_ERRORS: usize = 20;
/// Messages of the engine repeat values of the request.
const MAX_MESSAGE_CHARS: usize = 500;

/// How an operation ended, for logs and metrics.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// Whether a resolver was reached.
    pub executed: bool,
    /// The codes of its errors.
    pub codes: Vec<String>,
    /// From admission to the last byte of the answer's body being known.
    pub duration: Duration,
}

/// How far a request came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ReplyStatus {
    /// Resolvers ran.
    Executed,
    /// The document was refused.
    NotExecuted,
    /// Execution was given up.
    Failed(StatusCode),
    /// The request was refused as such, whatever its document.
    Refused(StatusCode),
}

/// An answer before it is written to a transport.
#[derive(Debug)]
pub(crate) struct Reply {
    pub status: ReplyStatus,
    pub body: ReplyBody,
    pub headers: HeaderMap,
}

/// The body of an answer, also the payload of a `next` message.
#[derive(Debug, Default, Serialize)]
pub(crate) struct ReplyBody {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<ServerError>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data: Option<Value>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub extensions: BTreeMap<String, Value>,
}

impl Reply {
    pub fn from_error(status: ReplyStatus, error: ServerError) -> Self {
        let body = ReplyBody {
            errors: vec![error],
            ..ReplyBody::default()
        };
        Self {
            status,
            body,
            headers: HeaderMap::new(),
        }
    }

    /// Something broke: its text stays in the log, under an id that the client can quote.
    pub fn internal(ids: &ErrorIds, chain: &str) -> Self {
        let error = internal(ServerError::new("", None), ids, chain);
        let mut reply = Self::from_error(
            ReplyStatus::Failed(StatusCode::INTERNAL_SERVER_ERROR),
            error,
        );
        reply.body.data = Some(Value::Null);
        reply
    }

    pub fn timed_out() -> Self {
        let error = coded(ErrorCode::Timeout, "the operation took too long");
        let mut reply = Self::from_error(ReplyStatus::Failed(StatusCode::GATEWAY_TIMEOUT), error);
        reply.body.data = Some(Value::Null);
        reply
    }

    pub fn from_response(response: Response, ids: &ErrorIds) -> Self {
        let executed = was_executed(&response);
        let status = if executed {
            ReplyStatus::Executed
        } else {
            ReplyStatus::NotExecuted
        };
        let body = ReplyBody {
            errors: finish_errors(response.errors, executed, ids),
            data: executed.then_some(response.data),
            extensions: response.extensions,
        };
        Self {
            status,
            body,
            headers: response.http_headers,
        }
    }

    pub fn outcome(&self, duration: Duration) -> Outcome {
        let codes = self
            .body
            .errors
            .iter()
            .filter_map(code_of)
            .map(str::to_owned)
            .collect();
        Outcome {
            executed: self.body.data.is_some(),
            codes,
            duration,
        }
    }
}

impl From<&RequestError> for Reply {
    fn from(error: &RequestError) -> Self {
        let status = match error {
            RequestError::Malformed(_)
            | RequestError::Persisted(
                PersistedError::NoDocument | PersistedError::Malformed | PersistedError::Mismatch,
            ) => ReplyStatus::Refused(StatusCode::BAD_REQUEST),
            RequestError::NotAQuery => ReplyStatus::Refused(StatusCode::METHOD_NOT_ALLOWED),
            _ => ReplyStatus::NotExecuted,
        };
        Self::from_error(status, error.to_graphql())
    }
}

impl From<Refusal> for Reply {
    fn from(refusal: Refusal) -> Self {
        let mut reply = Self::from_error(ReplyStatus::Refused(refusal.status), refusal.error);
        reply.headers = refusal.headers;
        reply
    }
}

/// The engine answers `data: null` for a document it refused. What it executed has an object, and
/// a subscription that could not start has a path.
fn was_executed(response: &Response) -> bool {
    response.data != Value::Null
        || response.errors.is_empty()
        || response.errors.iter().any(|error| !error.path.is_empty())
}

fn finish_errors(mut errors: Vec<ServerError>, executed: bool, ids: &ErrorIds) -> Vec<ServerError> {
    let dropped = errors.len().saturating_sub(MAX_ERRORS);
    errors.truncate(MAX_ERRORS);
    let mut errors: Vec<_> = errors
        .into_iter()
        .map(|error| shorten(with_code(error, executed, ids)))
        .collect();
    if dropped > 0 {
        let code = if executed {
            ErrorCode::Internal
        } else {
            ErrorCode::ValidationFailed
        };
        errors.push(coded(code, format!("and {dropped} more errors")));
    }
    errors
}

fn with_code(error: ServerError, executed: bool, ids: &ErrorIds) -> ServerError {
    if code_of(&error).is_some() {
        return error;
    }
    if !executed {
        let code = if is_engine_limit(&error.message) {
            ErrorCode::QueryTooComplex
        } else {
            ErrorCode::ValidationFailed
        };
        return set_code(error, code);
    }
    if is_input_error(&error) {
        return set_code(error, ErrorCode::BadUserInput);
    }
    let chain = error
        .source::<anyhow::Error>()
        .map_or_else(|| error.message.clone(), |source| format!("{source:#}"));
    internal(error, ids, &chain)
}

/// Keeps place and path, replaces the text.
fn internal(error: ServerError, ids: &ErrorIds, chain: &str) -> ServerError {
    let id = ids.next();
    tracing::error!(error_id = %id, path = ?error.path, chain, "internal error in GraphQL");
    let mut public = coded(ErrorCode::Internal, "internal error");
    public.extensions.get_or_insert_default().set("errorId", id);
    public.locations = error.locations;
    public.path = error.path;
    public
}

/// The engine's own limits carry no code; a test holds these texts against the engine.
fn is_engine_limit(message: &str) -> bool {
    message == "Query is too complex."
        || message == "Query is nested too deep."
        || message.starts_with("The recursion depth of the query cannot be greater")
        || message.starts_with("The number of directives on the field")
}

/// A value that the engine could not read as its input type: the client's error, not ours.
fn is_input_error(error: &ServerError) -> bool {
    error.source.is_none()
        && (error.message.starts_with("Failed to parse \"")
            || error.message.starts_with("Expected input type \""))
}

fn shorten(mut error: ServerError) -> ServerError {
    if let Some((cut, _)) = error.message.char_indices().nth(MAX_MESSAGE_CHARS) {
        error.message.truncate(cut);
        error.message.push('…');
    }
    error
}

#[cfg(test)]
mod tests {
    use async_graphql::{EmptyMutation, EmptySubscription, Object, Schema, SchemaBuilder};

    use super::*;

    struct Query;

    #[Object]
    impl Query {
        async fn a(&self) -> Self {
            Self
        }
    }

    type Builder = SchemaBuilder<Query, EmptyMutation, EmptySubscription>;

    /// The engine's texts may change with its version: here that is noticed.
    #[tokio::test]
    async fn the_engine_s_own_limits_are_recognised() {
        let limits: [fn(Builder) -> Builder; 4] = [
            |builder| builder.limit_complexity(1),
            |builder| builder.limit_depth(1),
            |builder| builder.limit_recursive_depth(1),
            |builder| builder.limit_directives(0),
        ];
        let text = "{ a @skip(if: false) { a { a { __typename } } } }";
        for limit in limits {
            let builder = Schema::build(Query, EmptyMutation, EmptySubscription);
            let response = limit(builder).finish().execute(text).await;
            let reply = Reply::from_response(response, &ErrorIds::new(String::new));
            assert_eq!(reply.status, ReplyStatus::NotExecuted);
            assert_eq!(code_of(&reply.body.errors[0]), Some("QUERY_TOO_COMPLEX"));
        }
    }
}
