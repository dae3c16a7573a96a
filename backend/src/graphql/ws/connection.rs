//! A socket from its upgrade to its close.

use std::{collections::HashMap, sync::Arc, time::Duration};

use ::http::request::Parts;
use axum::extract::ws::{CloseFrame, Message, WebSocket};
use serde_json::{Map, Value};
use tokio::{
    sync::mpsc,
    task::{AbortHandle, JoinSet},
    time::{Instant, sleep_until, timeout},
};

use super::{
    message::{ClientMessage, CloseReason, ServerMessage},
    operation::{self, Event, Sink},
};
use crate::graphql::transport::{Engine, ErrorCode, GraphqlRequests, Params, coded};

/// A client that does not read for this long is dropped.
const SEND_TIMEOUT: Duration = Duration::from_secs(10);
/// How long the other side may take to answer a close.
const CLOSE_TIMEOUT: Duration = Duration::from_secs(1);
/// Further away than any session lasts.
const NEVER: Duration = Duration::from_secs(365 * 24 * 3600);
/// Messages waiting for the socket; a full queue holds the operations back.
const QUEUE: usize = 64;

const INVALID: CloseReason = CloseReason::InvalidMessage("Invalid message received");

/// Why a connection ends.
enum End {
    /// The server closes it.
    Close(CloseReason),
    /// The client closes it.
    Closing,
    /// The client went away, or does not read.
    Gone,
}

impl From<CloseReason> for End {
    fn from(reason: CloseReason) -> Self {
        Self::Close(reason)
    }
}

struct Running {
    token: u64,
    task: AbortHandle,
}

pub(super) struct Connection<R: GraphqlRequests> {
    engine: Arc<Engine<R>>,
    upgrade: Parts,
    socket: WebSocket,
    session: Option<Arc<R::Session>>,
    running: HashMap<String, Running>,
    tasks: JoinSet<()>,
    events: mpsc::Sender<Event>,
    next_token: u64,
    /// The end of the initialisation's time, then of the session's.
    deadline: Instant,
    /// When it is asked again whether the session still stands.
    check_at: Instant,
    ping_at: Instant,
    ping_unanswered: bool,
}

impl<R: GraphqlRequests> Connection<R> {
    /// Serves a socket until either side closes it; its operations end with it.
    pub async fn serve(
        engine: Arc<Engine<R>>,
        upgrade: Parts,
        socket: WebSocket,
        acceptable: bool,
    ) {
        let (events, mut queue) = mpsc::channel(QUEUE);
        let now = Instant::now();
        let mut connection = Self {
            deadline: now + engine.settings.init_timeout,
            check_at: now + engine.settings.session_check,
            ping_at: now + engine.settings.idle_ping,
            engine,
            upgrade,
            socket,
            session: None,
            running: HashMap::new(),
            tasks: JoinSet::new(),
            events,
            next_token: 0,
            ping_unanswered: false,
        };
        let end = if acceptable {
            connection.run(&mut queue).await
        } else {
            CloseReason::SubprotocolNotAcceptable.into()
        };
        drop(queue);
        connection.tasks.abort_all();
        match end {
            End::Close(reason) => connection.close(&reason).await,
            End::Closing => connection.drain().await,
            End::Gone => {}
        }
    }

    async fn run(&mut self, queue: &mut mpsc::Receiver<Event>) -> End {
        loop {
            if let Err(end) = self.step(queue).await {
                return end;
            }
        }
    }

    async fn step(&mut self, queue: &mut mpsc::Receiver<Event>) -> Result<(), End> {
        tokio::select! {
            received = self.socket.recv() => match received {
                Some(Ok(message)) => self.receive(message).await,
                Some(Err(error)) => Err(receive_error(&error)),
                None => Err(End::Gone),
            },
            Some(event) = queue.recv() => self.forward(event).await,
            // Reaps what has ended; its last message is already in the queue.
            Some(_) = self.tasks.join_next() => Ok(()),
            () = sleep_until(self.deadline) => Err(self.deadline_reason().into()),
            () = sleep_until(self.ping_at) => self.ping().await,
            () = sleep_until(self.check_at) => self.check().await,
        }
    }

    fn deadline_reason(&self) -> CloseReason {
        match self.session {
            None => CloseReason::InitTimeout,
            Some(_) => CloseReason::Forbidden("Session expired"),
        }
    }

    /// Ends the socket of somebody who was removed, got another role, or signed out meanwhile.
    async fn check(&mut self) -> Result<(), End> {
        let still_stands = match &self.session {
            Some(session) => self.engine.requests.still_stands(session).await,
            None => true,
        };
        self.check_at = Instant::now() + self.engine.settings.session_check;
        if still_stands {
            return Ok(());
        }
        Err(CloseReason::Forbidden("Session changed").into())
    }

    async fn ping(&mut self) -> Result<(), End> {
        if self.ping_unanswered {
            return Err(End::Gone);
        }
        self.ping_unanswered = true;
        self.ping_at = Instant::now() + self.engine.settings.idle_ping;
        self.send_frame(Message::Ping(bytes::Bytes::new())).await
    }

    async fn receive(&mut self, message: Message) -> Result<(), End> {
        self.ping_unanswered = false;
        self.ping_at = Instant::now() + self.engine.settings.idle_ping;
        match message {
            Message::Text(text) => {
                let message = serde_json::from_str(&text).map_err(|_| INVALID)?;
                self.handle(message).await
            }
            Message::Binary(_) => Err(INVALID.into()),
            Message::Ping(_) | Message::Pong(_) => Ok(()),
            Message::Close(_) => Err(End::Closing),
        }
    }

    async fn handle(&mut self, message: ClientMessage) -> Result<(), End> {
        match message {
            ClientMessage::ConnectionInit { payload } => self.initialise(payload).await,
            ClientMessage::Ping { payload } => self.send(&ServerMessage::Pong { payload }).await,
            ClientMessage::Pong { .. } => Ok(()),
            ClientMessage::Subscribe { id, payload } => self.subscribe(id, payload).await,
            ClientMessage::Complete { id } => {
                self.stop(&id);
                Ok(())
            }
        }
    }

    async fn initialise(&mut self, payload: Option<Map<String, Value>>) -> Result<(), End> {
        if self.session.is_some() {
            return Err(CloseReason::TooManyInitRequests.into());
        }
        let connect = self
            .engine
            .requests
            .connect(&self.upgrade, payload.as_ref());
        let session = match timeout(self.engine.settings.operation_timeout, connect).await {
            Ok(Ok(session)) => session,
            Ok(Err(_)) => return Err(CloseReason::Forbidden("Forbidden").into()),
            Err(_) => return Err(CloseReason::Internal.into()),
        };
        let lifetime = self
            .engine
            .requests
            .expires_in(&session)
            .unwrap_or(NEVER)
            .min(NEVER);
        self.deadline = Instant::now() + lifetime;
        self.session = Some(Arc::new(session));
        self.send(&ServerMessage::ConnectionAck).await
    }

    async fn subscribe(&mut self, id: String, payload: Map<String, Value>) -> Result<(), End> {
        let session = self.session.clone().ok_or(CloseReason::Unauthorized)?;
        if id.is_empty() {
            return Err(INVALID.into());
        }
        if self.running.contains_key(&id) {
            return Err(CloseReason::SubscriberExists(id).into());
        }
        let params = Params::from_payload(Value::Object(payload)).map_err(|_| INVALID)?;
        if !params.names_a_document() {
            return Err(INVALID.into());
        }
        if self.running.len() >= self.engine.settings.operations_per_socket {
            let error = coded(ErrorCode::RateLimited, "too many operations on this socket");
            return self
                .send(&ServerMessage::Error {
                    id,
                    payload: vec![error],
                })
                .await;
        }
        self.start(id, session, params);
        Ok(())
    }

    fn start(&mut self, id: String, session: Arc<R::Session>, params: Params) {
        self.next_token += 1;
        let token = self.next_token;
        let sink = Sink {
            id: id.clone(),
            token,
            events: self.events.clone(),
        };
        let work = operation::run(Arc::clone(&self.engine), session, params, sink);
        let task = self.tasks.spawn(work);
        self.running.insert(id, Running { token, task });
    }

    fn stop(&mut self, id: &str) {
        if let Some(running) = self.running.remove(id) {
            running.task.abort();
        }
    }

    /// Passes on what an operation says, unless the client has stopped it meanwhile.
    async fn forward(&mut self, event: Event) -> Result<(), End> {
        if self
            .running
            .get(&event.id)
            .is_none_or(|running| running.token != event.token)
        {
            return Ok(());
        }
        if event.ends() {
            self.running.remove(&event.id);
        }
        self.send(&event.message).await
    }

    async fn send(&mut self, message: &ServerMessage) -> Result<(), End> {
        match serde_json::to_string(message) {
            Ok(text) => self.send_frame(Message::Text(text.into())).await,
            Err(error) => {
                tracing::error!(%error, "a GraphQL message could not be written as JSON");
                Err(CloseReason::Internal.into())
            }
        }
    }

    async fn send_frame(&mut self, frame: Message) -> Result<(), End> {
        match timeout(SEND_TIMEOUT, self.socket.send(frame)).await {
            Ok(Ok(())) => Ok(()),
            Ok(Err(_)) | Err(_) => Err(End::Gone),
        }
    }

    async fn close(&mut self, reason: &CloseReason) {
        let frame = CloseFrame {
            code: reason.code(),
            reason: reason.text().into(),
        };
        if self.send_frame(Message::Close(Some(frame))).await.is_ok() {
            self.drain().await;
        }
    }

    /// Reads on for a moment: this sends the answer to the client's close frame, and data left
    /// unread would reset the connection and lose our own.
    async fn drain(&mut self) {
        let drain = async { while let Some(Ok(_)) = self.socket.recv().await {} };
        let _ = timeout(CLOSE_TIMEOUT, drain).await;
    }
}

fn receive_error(error: &axum::Error) -> End {
    // The WebSocket library tells a message over the limit by its text only.
    if error.to_string().contains("too long") || error.to_string().contains("too big") {
        return CloseReason::MessageTooBig.into();
    }
    End::Gone
}
