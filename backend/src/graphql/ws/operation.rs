//! One operation of a socket, run as a task of its own.

use std::{panic::AssertUnwindSafe, pin::pin, sync::Arc};

use async_graphql::ServerError;
use futures::{FutureExt, StreamExt};
use tokio::sync::mpsc;

use super::message::ServerMessage;
use crate::graphql::transport::{
    Engine, GraphqlRequests, OperationKind, Params, Prepared, Reply, ReplyStatus,
};

/// A message of an operation; the token tells a reused id from its forerunner.
#[derive(Debug)]
pub(super) struct Event {
    pub id: String,
    pub token: u64,
    pub message: ServerMessage,
}

impl Event {
    /// Whether the operation is over with this message.
    pub fn ends(&self) -> bool {
        !matches!(self.message, ServerMessage::Next { .. })
    }
}

/// Where an operation's messages go.
pub(super) struct Sink {
    pub id: String,
    pub token: u64,
    pub events: mpsc::Sender<Event>,
}

impl Sink {
    async fn send(&self, message: ServerMessage) {
        let event = Event {
            id: self.id.clone(),
            token: self.token,
            message,
        };
        // A closed channel means that the socket is gone, and this task is about to be aborted.
        let _ = self.events.send(event).await;
    }

    async fn refuse(&self, payload: Vec<ServerError>) {
        self.send(ServerMessage::Error {
            id: self.id.clone(),
            payload,
        })
        .await;
    }

    /// Sends an answer; false when the operation ended with it.
    async fn reply(&self, reply: Reply) -> bool {
        match reply.status {
            ReplyStatus::NotExecuted | ReplyStatus::Refused(_) => {
                self.refuse(reply.body.errors).await;
                false
            }
            ReplyStatus::Executed | ReplyStatus::Failed(_) => {
                self.send(ServerMessage::Next {
                    id: self.id.clone(),
                    payload: reply.body,
                })
                .await;
                true
            }
        }
    }

    async fn complete(&self) {
        self.send(ServerMessage::Complete {
            id: self.id.clone(),
        })
        .await;
    }
}

/// Runs an operation to its end, whatever happens in it.
pub(super) async fn run<R: GraphqlRequests>(
    engine: Arc<Engine<R>>,
    session: Arc<R::Session>,
    params: Params,
    sink: Sink,
) {
    let work = AssertUnwindSafe(serve(&engine, &session, params, &sink)).catch_unwind();
    if let Err(panic) = work.await {
        sink.refuse(engine.panicked(&*panic).body.errors).await;
    }
}

async fn serve<R: GraphqlRequests>(
    engine: &Engine<R>,
    session: &R::Session,
    params: Params,
    sink: &Sink,
) {
    let prepared = match engine.prepare(session, params) {
        Ok(prepared) => prepared,
        Err(error) => return sink.refuse(vec![error.to_graphql()]).await,
    };
    if prepared.operation.kind == OperationKind::Subscription {
        return follow(engine, session, prepared, sink).await;
    }
    if sink.reply(engine.execute(session, prepared).await).await {
        sink.complete().await;
    }
}

async fn follow<R: GraphqlRequests>(
    engine: &Engine<R>,
    session: &R::Session,
    prepared: Prepared,
    sink: &Sink,
) {
    let replies = match engine.subscribe(session, prepared).await {
        Ok(replies) => replies,
        Err(refusal) => return sink.refuse(vec![refusal.error]).await,
    };
    let mut replies = pin!(replies);
    while let Some(reply) = replies.next().await {
        if !sink.reply(reply).await {
            return;
        }
    }
    sink.complete().await;
}
