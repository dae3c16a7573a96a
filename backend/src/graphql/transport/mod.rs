//! GraphQL over HTTP, and what it shares with the WebSocket transport.
//!
//! The application supplies a schema and an implementation of [`GraphqlRequests`]; everything a
//! client can do wrong on the way to a resolver is answered here.

mod codes;
mod completion;
mod engine;
mod error;
mod http;
mod media;
mod operation;
mod outcome;
mod params;
mod requests;
mod schema;

#[cfg(test)]
mod tests;

pub use codes::{ErrorCode, coded};
pub use engine::{Engine, EngineSettings, ErrorIds};
pub use error::RequestError;
pub use http::{graphql, router};
pub use operation::{Operation, OperationKind};
pub use outcome::Outcome;
pub use requests::{GraphqlRequests, Refusal};
pub use schema::GuardedSchema;

pub(crate) use engine::Prepared;
pub(crate) use outcome::{Reply, ReplyBody, ReplyStatus};
pub(crate) use params::Params;
