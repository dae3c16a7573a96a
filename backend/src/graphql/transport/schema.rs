//! The schema as the transport runs it.

use std::sync::{Arc, OnceLock};

use async_graphql::{
    ObjectType, Request, Response, Schema, SchemaBuilder, SubscriptionType,
    parser::{parse_query, types::OperationDefinition},
};
use futures::{future::BoxFuture, stream::BoxStream};

use super::{
    completion::{OutputTypes, complete},
    operation,
};

/// A finished schema; its types are erased, so that the transport is compiled once.
#[derive(Clone)]
pub struct GuardedSchema {
    schema: Arc<dyn Run>,
    /// Read when the first answer with an error is completed.
    types: Arc<OnceLock<OutputTypes>>,
}

impl GuardedSchema {
    /// Finishes a schema. The engine's own depth limits are only a second line here, wide enough
    /// for the standard introspection query: the pass over the document has counted before.
    /// Suggestions are off: they compare each unknown name with every known one, which costs more
    /// than all other validation, and they tell names where introspection is switched off.
    #[must_use]
    pub fn build<Q, M, S>(builder: SchemaBuilder<Q, M, S>) -> Self
    where
        Q: ObjectType + 'static,
        M: ObjectType + 'static,
        S: SubscriptionType + 'static,
    {
        let schema = builder
            .limit_recursive_depth(24)
            .disable_suggestions()
            .finish();
        Self {
            schema: Arc::new(schema),
            types: Arc::default(),
        }
    }

    pub(super) fn execute(&self, request: Request) -> BoxFuture<'_, Response> {
        self.schema.execute(request)
    }

    pub(super) fn stream(&self, request: Request) -> BoxStream<'static, Response> {
        self.schema.stream(request)
    }

    /// Puts nulls where fields failed; parses the text again, since failures are few.
    pub(super) fn complete(&self, text: &str, operation_name: Option<&str>, answer: &mut Response) {
        if answer.errors.iter().all(|error| error.path.is_empty()) {
            return;
        }
        let Ok(document) = parse_query(text) else {
            return;
        };
        let Ok((_, chosen)) = operation::select(&document, operation_name) else {
            return;
        };
        let chosen: &OperationDefinition = &chosen.node;
        let types = self
            .types
            .get_or_init(|| OutputTypes::from_sdl(&self.schema.sdl()));
        complete(types, &document, chosen, &mut answer.data, &answer.errors);
    }
}

trait Run: Send + Sync {
    fn execute(&self, request: Request) -> BoxFuture<'_, Response>;
    fn stream(&self, request: Request) -> BoxStream<'static, Response>;
    fn sdl(&self) -> String;
}

impl<Q, M, S> Run for Schema<Q, M, S>
where
    Q: ObjectType + 'static,
    M: ObjectType + 'static,
    S: SubscriptionType + 'static,
{
    fn execute(&self, request: Request) -> BoxFuture<'_, Response> {
        Box::pin(Self::execute(self, request))
    }

    fn stream(&self, request: Request) -> BoxStream<'static, Response> {
        self.execute_stream(request)
    }

    fn sdl(&self) -> String {
        Self::sdl(self)
    }
}
