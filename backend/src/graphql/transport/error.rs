//! Why a request never reached execution.

use async_graphql::ServerError;
use thiserror::Error;

use super::{ErrorCode, coded};
use crate::graphql::{
    limits::{LimitError, VariableError},
    persisted::PersistedError,
};

/// A request that is refused before execution.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum RequestError {
    /// The request itself is malformed: its JSON, or the type of a parameter.
    #[error("{0}")]
    Malformed(String),
    /// The document is refused.
    #[error("{0}")]
    Limit(#[from] LimitError),
    /// A required variable is missing.
    #[error("{0}")]
    Variable(#[from] VariableError),
    /// The persisted document is refused.
    #[error("{0}")]
    Persisted(#[from] PersistedError),
    /// `operationName` names nothing in the document.
    #[error("the document has no operation named \"{0}\"")]
    UnknownOperation(String),
    /// The document has several operations and none was chosen.
    #[error("the document has several operations: operationName must choose one")]
    OperationNameRequired,
    /// Subscriptions need the WebSocket.
    #[error("subscriptions are served over graphql-transport-ws only")]
    SubscriptionOverHttp,
    /// A GET may only read.
    #[error("GET executes queries only: send this operation by POST")]
    NotAQuery,
}

impl RequestError {
    /// The code a client sees.
    #[must_use]
    pub fn code(&self) -> ErrorCode {
        match self {
            Self::Limit(error) => error.code(),
            Self::Persisted(error) => error.code(),
            Self::NotAQuery => ErrorCode::MethodNotAllowed,
            Self::Malformed(_)
            | Self::Variable(_)
            | Self::UnknownOperation(_)
            | Self::OperationNameRequired
            | Self::SubscriptionOverHttp => ErrorCode::BadUserInput,
        }
    }

    /// The GraphQL error of the answer.
    #[must_use]
    pub fn to_graphql(&self) -> ServerError {
        let mut error = coded(self.code(), self.to_string());
        if let Self::Limit(limit) = self {
            error.locations = limit.position().into_iter().collect();
        }
        error
    }
}
