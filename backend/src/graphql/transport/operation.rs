//! What the application learns of an operation before it runs.

use async_graphql::{
    Positioned,
    parser::types::{DocumentOperations, ExecutableDocument, OperationDefinition, OperationType},
};

use super::RequestError;
use crate::graphql::limits::DocumentCost;

/// The three kinds of operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OperationKind {
    /// Reads.
    Query,
    /// Writes.
    Mutation,
    /// Follows events.
    Subscription,
}

/// The operation chosen from a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Operation {
    /// Its name, where it has one.
    pub name: Option<String>,
    /// Its kind.
    pub kind: OperationKind,
    /// What its document costs.
    pub cost: DocumentCost,
    /// The hash by which a persisted document was asked for.
    pub persisted: Option<String>,
}

pub(super) fn kind_of(definition: &OperationDefinition) -> OperationKind {
    match definition.ty {
        OperationType::Query => OperationKind::Query,
        OperationType::Mutation => OperationKind::Mutation,
        OperationType::Subscription => OperationKind::Subscription,
    }
}

/// Chooses the operation as the specification says.
pub(super) fn select<'a>(
    document: &'a ExecutableDocument,
    wanted: Option<&str>,
) -> Result<(Option<String>, &'a Positioned<OperationDefinition>), RequestError> {
    match (&document.operations, wanted) {
        (DocumentOperations::Single(operation), None) => Ok((None, operation)),
        (DocumentOperations::Multiple(operations), None) => {
            let mut all = operations.iter();
            match (all.next(), all.next()) {
                (Some((name, operation)), None) => Ok((Some(name.to_string()), operation)),
                _ => Err(RequestError::OperationNameRequired),
            }
        }
        (DocumentOperations::Multiple(operations), Some(name)) => operations
            .get(name)
            .map(|operation| (Some(name.to_owned()), operation))
            .ok_or_else(|| RequestError::UnknownOperation(name.to_owned())),
        (DocumentOperations::Single(_), Some(name)) => {
            Err(RequestError::UnknownOperation(name.to_owned()))
        }
    }
}
