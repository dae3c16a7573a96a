//! The way of a request from its parameters to an answer, the same for every transport.

use std::{any::Any, panic::AssertUnwindSafe, sync::Arc, time::Duration};

use async_graphql::{Request, Variables};
use futures::{FutureExt, Stream, StreamExt};
use serde_json::Value;
use tokio::time::{Instant, timeout};

use super::{
    GraphqlRequests, GuardedSchema, Operation, Params, Refusal, Reply, RequestError, operation,
};
use crate::graphql::{
    limits::{self, CheckedDocument, Limits},
    persisted::{PersistedDocuments, Source},
};

/// Makes the ids under which internal errors are logged.
#[derive(Clone)]
pub struct ErrorIds(Arc<dyn Fn() -> String + Send + Sync>);

impl ErrorIds {
    /// Takes the application's id generator.
    pub fn new(generate: impl Fn() -> String + Send + Sync + 'static) -> Self {
        Self(Arc::new(generate))
    }

    pub(super) fn next(&self) -> String {
        (self.0)()
    }
}

/// What a deployment may change.
#[derive(Debug, Clone, Copy)]
pub struct EngineSettings {
    /// Bounds on documents and variables.
    pub limits: Limits,
    /// Bytes of a request body and of a WebSocket message.
    pub body_bytes: usize,
    /// How long a client may take to send its body.
    pub body_timeout: Duration,
    /// How long a query or mutation may take.
    pub operation_timeout: Duration,
    /// How long a socket may stay without `connection_init`.
    pub init_timeout: Duration,
    /// How long a socket may be idle before it is pinged; twice that and it is closed.
    pub idle_ping: Duration,
    /// How often a socket's session is looked at again.
    pub session_check: Duration,
    /// Operations running on one socket.
    pub operations_per_socket: usize,
}

impl Default for EngineSettings {
    fn default() -> Self {
        Self {
            limits: Limits::default(),
            body_bytes: 256 * 1024,
            body_timeout: Duration::from_secs(30),
            operation_timeout: Duration::from_secs(10),
            init_timeout: Duration::from_secs(3),
            idle_ping: Duration::from_secs(20),
            session_check: Duration::from_millis(1_500),
            operations_per_socket: 50,
        }
    }
}

/// Schema, application and settings of a GraphQL endpoint.
pub struct Engine<R> {
    schema: GuardedSchema,
    pub(crate) requests: R,
    persisted: PersistedDocuments,
    pub(crate) settings: EngineSettings,
    error_ids: ErrorIds,
}

/// A request that may be executed.
pub(crate) struct Prepared {
    request: Request,
    text: Arc<str>,
    pub operation: Operation,
}

impl<R: GraphqlRequests> Engine<R> {
    /// Puts an endpoint together.
    pub fn new(
        schema: GuardedSchema,
        requests: R,
        persisted: PersistedDocuments,
        settings: EngineSettings,
        error_ids: ErrorIds,
    ) -> Self {
        Self {
            schema,
            requests,
            persisted,
            settings,
            error_ids,
        }
    }

    /// Finds, parses and checks the document, and chooses its operation.
    pub(crate) fn prepare(
        &self,
        session: &R::Session,
        params: Params,
    ) -> Result<Prepared, RequestError> {
        let cookie = self.requests.is_cookie_session(session);
        let source = self
            .persisted
            .resolve(params.query.as_deref(), &params.extensions, cookie)?;
        let (checked, text, persisted) = self.document(source)?;
        let variables = Variables::from_json(Value::Object(params.variables));
        self.settings
            .limits
            .check_variables(&checked.cost, &variables)?;
        let (name, definition) =
            operation::select(&checked.document, params.operation_name.as_deref())?;
        limits::check_required(&definition.node, &variables)?;
        let operation = Operation {
            kind: operation::kind_of(&definition.node),
            cost: checked.cost,
            name,
            persisted,
        };
        let mut request = Request::new(String::new()).variables(variables);
        request.operation_name = params.operation_name;
        request.set_parsed_query(checked.document);
        Ok(Prepared {
            request,
            text,
            operation,
        })
    }

    fn document(
        &self,
        source: Source<'_>,
    ) -> Result<(CheckedDocument, Arc<str>, Option<String>), RequestError> {
        let limits = &self.settings.limits;
        match source {
            Source::Text(text) => Ok((limits.check(text)?, text.into(), None)),
            Source::Known(document) => {
                let hash = document.hash().to_owned();
                Ok((document.checked(limits)?, document.text(), Some(hash)))
            }
        }
    }

    /// Runs a query or mutation to its end; no panic and no delay passes through.
    pub(crate) async fn execute(&self, session: &R::Session, prepared: Prepared) -> Reply {
        let started = Instant::now();
        let operation = prepared.operation.clone();
        let run = AssertUnwindSafe(self.run(session, prepared)).catch_unwind();
        let reply = match timeout(self.settings.operation_timeout, run).await {
            Ok(Ok(reply)) => reply,
            Ok(Err(panic)) => self.panicked(&*panic),
            Err(_) => Reply::timed_out(),
        };
        let outcome = reply.outcome(started.elapsed());
        self.requests.finish(session, &operation, &outcome).await;
        reply
    }

    /// The answer to a request whose handling panicked.
    pub(crate) fn panicked(&self, panic: &(dyn Any + Send)) -> Reply {
        Reply::internal(&self.error_ids, &panic_text(panic))
    }

    async fn run(&self, session: &R::Session, prepared: Prepared) -> Reply {
        let Prepared {
            mut request,
            text,
            operation,
        } = prepared;
        request.data = match self.requests.begin(session, &operation).await {
            Ok(data) => data,
            Err(refusal) => return refusal.into(),
        };
        let mut response = self.schema.execute(request).await;
        self.schema
            .complete(&text, operation.name.as_deref(), &mut response);
        Reply::from_response(response, &self.error_ids)
    }

    /// Follows a subscription; a panic ends it with an INTERNAL error.
    pub(crate) async fn subscribe(
        &self,
        session: &R::Session,
        prepared: Prepared,
    ) -> Result<impl Stream<Item = Reply> + Send + use<R>, Refusal> {
        let Prepared {
            mut request,
            text,
            operation,
        } = prepared;
        request.data = self.requests.begin(session, &operation).await?;
        let (schema, ids) = (self.schema.clone(), self.error_ids.clone());
        let events = AssertUnwindSafe(self.schema.stream(request)).catch_unwind();
        Ok(events.map(move |event| match event {
            Ok(mut response) => {
                schema.complete(&text, operation.name.as_deref(), &mut response);
                Reply::from_response(response, &ids)
            }
            Err(panic) => Reply::internal(&ids, &panic_text(&*panic)),
        }))
    }
}

fn panic_text(panic: &(dyn Any + Send)) -> String {
    let text = panic
        .downcast_ref::<&str>()
        .map(|text| (*text).to_owned())
        .or_else(|| panic.downcast_ref::<String>().cloned());
    format!(
        "panic: {}",
        text.unwrap_or_else(|| "without text".to_owned())
    )
}
