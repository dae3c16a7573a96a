//! What a document may cost, decided before anything of it is expanded.
//!
//! async-graphql checks depth, directives and complexity by walking fragments where they are
//! spread, so a document of 800 bytes whose fragments double at each step keeps it busy for
//! minutes before any limit is compared. This pass counts the same things on the parsed document
//! with one visit per definition, so its own cost is linear in the document.

mod cost;
mod lexer;
mod variables;

#[cfg(test)]
mod hostile;
#[cfg(test)]
mod tests;

use async_graphql::{
    Pos,
    parser::{parse_query, types::ExecutableDocument},
};
use thiserror::Error;

pub use cost::DocumentCost;
pub use variables::{VariableError, check_required};

use crate::graphql::transport::ErrorCode;

/// Bounds on a single request's document and variables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of document text.
    pub document_bytes: usize,
    /// Lexical tokens.
    pub tokens: usize,
    /// Nesting of `{`, `[` and `(` in the text; the parser is recursive.
    pub nesting: usize,
    /// Bytes of a single name.
    pub name_bytes: usize,
    /// Operations in one document.
    pub operations: usize,
    /// Selections after every fragment is expanded, over all operations.
    pub expanded_selections: u64,
    /// Field depth, fragments expanded. The standard introspection query has 15.
    pub depth: u64,
    /// Aliases after expansion, in one operation.
    pub aliases: u64,
    /// Directives after expansion, in one operation.
    pub directives: u64,
    /// Directives at one place.
    pub directives_per_location: u64,
    /// Fields at the root of one operation, fragments expanded.
    pub root_fields: u64,
    /// `__schema` and `__type` selections in one operation.
    pub introspection_roots: u64,
    /// How often introspection lists such as `fields` may be nested in one another.
    pub introspection_nesting: u64,
    /// Estimated number of introspection values, see [`DocumentCost`].
    pub introspection_cost: u64,
    /// Weight of the variables times the number of their uses.
    pub variable_weight: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            document_bytes: 64 * 1024,
            tokens: 2_000,
            nesting: 48,
            name_bytes: 100,
            operations: 20,
            expanded_selections: 2_000,
            depth: 15,
            aliases: 50,
            directives: 50,
            directives_per_location: 4,
            root_fields: 20,
            introspection_roots: 2,
            introspection_nesting: 2,
            introspection_cost: 1_000_000,
            variable_weight: 16 * 1024 * 1024,
        }
    }
}

/// A dimension in which a document exceeds its limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Dimension {
    /// Bytes of text.
    #[error("document bytes")]
    DocumentBytes,
    /// Lexical tokens.
    #[error("tokens")]
    Tokens,
    /// Nesting of brackets.
    #[error("nesting of brackets")]
    Nesting,
    /// Bytes of a name.
    #[error("bytes of a name")]
    NameBytes,
    /// Operations.
    #[error("operations")]
    Operations,
    /// Expanded selections.
    #[error("selections with fragments expanded")]
    ExpandedSelections,
    /// Field depth.
    #[error("field depth")]
    Depth,
    /// Aliases.
    #[error("aliases")]
    Aliases,
    /// Directives.
    #[error("directives")]
    Directives,
    /// Directives at one place.
    #[error("directives at one place")]
    DirectivesPerLocation,
    /// Root fields.
    #[error("root fields")]
    RootFields,
    /// Introspection entry points.
    #[error("introspection entry points")]
    IntrospectionRoots,
    /// Nested introspection lists.
    #[error("nested introspection lists")]
    IntrospectionNesting,
    /// Estimated introspection values.
    #[error("introspection values")]
    IntrospectionCost,
    /// Weight of variables times their uses.
    #[error("weight of the variables times their uses")]
    VariableWeight,
}

/// Why a document was refused.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum LimitError {
    /// The text is no GraphQL document.
    #[error("syntax error: {message}")]
    Syntax {
        /// What the parser expected.
        message: String,
        /// Where.
        position: Option<Pos>,
    },
    /// A bound is exceeded.
    #[error("the document exceeds the limit of {limit} {dimension}")]
    Exceeded {
        /// Which bound.
        dimension: Dimension,
        /// Its value.
        limit: u64,
    },
    /// A fragment spreads itself, directly or through others.
    #[error("fragment \"{0}\" spreads itself")]
    FragmentCycle(String),
}

impl LimitError {
    /// The code a client sees.
    #[must_use]
    pub fn code(&self) -> ErrorCode {
        match self {
            Self::Syntax { .. } => ErrorCode::ParseFailed,
            Self::Exceeded { .. } => ErrorCode::QueryTooComplex,
            Self::FragmentCycle(_) => ErrorCode::ValidationFailed,
        }
    }

    /// Where in the document, where known.
    #[must_use]
    pub fn position(&self) -> Option<Pos> {
        match self {
            Self::Syntax { position, .. } => *position,
            Self::Exceeded { .. } | Self::FragmentCycle(_) => None,
        }
    }
}

/// A parsed document that keeps within the limits.
#[derive(Debug, Clone)]
pub struct CheckedDocument {
    /// The parsed document.
    pub document: ExecutableDocument,
    /// What it costs with its fragments expanded.
    pub cost: DocumentCost,
}

impl Limits {
    /// Parses a document and refuses it where it exceeds a bound.
    pub fn check(&self, text: &str) -> Result<CheckedDocument, LimitError> {
        self.at_most(Dimension::DocumentBytes, text.len(), self.document_bytes)?;
        lexer::scan(text, self)?;
        let document = parse_query(text).map_err(|error| syntax_error(&error))?;
        self.at_most(
            Dimension::Operations,
            document.operations.iter().len(),
            self.operations,
        )?;
        let cost = cost::measure(&document)?;
        cost.within(self)?;
        Ok(CheckedDocument { document, cost })
    }

    fn at_most(&self, dimension: Dimension, found: usize, limit: usize) -> Result<(), LimitError> {
        if found > limit {
            return Err(exceeded(dimension, limit as u64));
        }
        Ok(())
    }
}

fn exceeded(dimension: Dimension, limit: u64) -> LimitError {
    LimitError::Exceeded { dimension, limit }
}

/// Keeps what was expected and drops the drawing, which repeats a whole line of the document.
fn syntax_error(error: &async_graphql::parser::Error) -> LimitError {
    let text = error.to_string();
    let message = text.rsplit("= ").next().unwrap_or_default().trim();
    LimitError::Syntax {
        message: message.chars().take(300).collect(),
        position: error.positions().next(),
    }
}
