//! The toy schema.

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use async_graphql::{
    Context, Error, ErrorExtensions, InputObject, Object, Result, Schema, SimpleObject,
    Subscription,
};
use futures::{Stream, StreamExt, stream};

use crate::graphql::transport::GuardedSchema;

/// Counts what the mutation did.
#[derive(Clone, Default)]
pub(crate) struct Effects(Arc<AtomicUsize>);

impl Effects {
    pub fn count(&self) -> usize {
        self.0.load(Ordering::SeqCst)
    }
}

pub(crate) fn schema(effects: Effects) -> GuardedSchema {
    let builder = Schema::build(Query, Mutation, Events)
        .data(effects)
        .limit_complexity(1_000);
    GuardedSchema::build(builder)
}

#[derive(SimpleObject, Default)]
struct Wide {
    odometer_reading: i32,
    fuel_economy: i32,
    display_name: i32,
    license_plate: i32,
    transmission: i32,
    energy_sources: i32,
    deleted_at: i32,
    created_at: i32,
    updated_at: i32,
    average_economy: i32,
    recent_economy: i32,
    preferences: i32,
    total_distance: i32,
    total_cost: i32,
    next_service: i32,
    last_service: i32,
}

#[derive(InputObject)]
struct Filter {
    text: Option<String>,
    numbers: Option<Vec<i32>>,
    #[graphql(default)]
    nested: Option<Box<Filter>>,
}

struct Node;

#[Object]
impl Node {
    async fn name(&self) -> &str {
        "node"
    }

    async fn node(&self) -> Self {
        Self
    }

    #[graphql(complexity = "5 + first.clamp(0, 100) as usize * child_complexity")]
    async fn nodes(&self, #[graphql(default = 1)] first: i32) -> Vec<Self> {
        (0..first.clamp(0, 100)).map(|_| Self).collect()
    }

    async fn wide(&self) -> Wide {
        Wide::default()
    }

    async fn find(&self, filter: Option<Filter>, numbers: Option<Vec<i32>>) -> usize {
        let inner = filter.as_ref().and_then(|filter| filter.nested.as_deref());
        let text = filter
            .as_ref()
            .or(inner)
            .and_then(|filter| filter.text.as_ref());
        text.map_or(0, String::len)
            + numbers.map_or(0, |numbers| numbers.len())
            + filter
                .as_ref()
                .and_then(|filter| filter.numbers.as_ref())
                .map_or(0, Vec::len)
    }
}

fn fail() -> i32 {
    panic!("password=hunter2")
}

/// Fields that fail, with and without leave to be null.
struct Part;

#[Object]
impl Part {
    async fn good(&self) -> i32 {
        1
    }

    async fn optional(&self) -> Result<Option<i32>> {
        Err("optional".into())
    }

    async fn required(&self) -> Result<i32> {
        Err("required".into())
    }

    async fn part(&self) -> Self {
        Self
    }
}

struct Query;

#[Object]
impl Query {
    async fn hello(&self) -> &str {
        "world"
    }

    async fn echo(&self, text: String) -> String {
        text
    }

    async fn node(&self) -> Node {
        Node
    }

    async fn viewer<'a>(&self, context: &Context<'a>) -> Option<&'a str> {
        context
            .data_opt::<super::server::Viewer>()
            .map(|viewer| viewer.0.as_str())
    }

    async fn even(&self, #[graphql(validator(multiple_of = 2))] number: i32) -> i32 {
        number
    }

    /// An error whose text must not leave the house.
    async fn broken(&self) -> Result<Option<i32>> {
        Err(Error::new("password=hunter2"))
    }

    async fn part(&self) -> Part {
        Part
    }

    async fn maybe(&self) -> Option<Part> {
        Some(Part)
    }

    async fn parts(&self) -> Vec<Part> {
        vec![Part, Part]
    }

    async fn maybe_parts(&self) -> Vec<Option<Part>> {
        vec![Some(Part), Some(Part)]
    }

    /// An error of another library, with a source.
    async fn broken_chain(&self) -> Result<Option<i32>> {
        Err(anyhow::anyhow!("password=hunter2")
            .context("query failed")
            .into())
    }

    async fn coded(&self) -> Result<Option<i32>> {
        Err(Error::new("sign in").extend_with(|_, values| values.set("code", "UNAUTHENTICATED")))
    }

    async fn panicking(&self) -> i32 {
        fail()
    }

    async fn slow(&self) -> i32 {
        tokio::time::sleep(Duration::from_secs(3600)).await;
        1
    }
}

struct Mutation;

#[Object]
impl Mutation {
    async fn bump(&self, context: &Context<'_>) -> Result<usize> {
        let effects = context.data::<Effects>()?;
        Ok(effects.0.fetch_add(1, Ordering::SeqCst) + 1)
    }
}

struct Events;

#[Subscription]
impl Events {
    async fn count(&self, to: i32) -> impl Stream<Item = i32> {
        stream::iter(1..=to)
    }

    async fn forever(&self) -> impl Stream<Item = i32> {
        stream::iter(1..=1).chain(stream::pending())
    }

    async fn forbidden(&self) -> Result<stream::Empty<i32>> {
        Err(Error::new("not yours").extend_with(|_, values| values.set("code", "FORBIDDEN")))
    }

    async fn panicking(&self) -> impl Stream<Item = i32> {
        stream::once(async { fail() })
    }
}
