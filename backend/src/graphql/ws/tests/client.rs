//! The client of the tests.

use std::time::Duration;

use ::http::{HeaderValue, Request};
use futures::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::{net::TcpStream, time::timeout};
use tokio_tungstenite::{
    MaybeTlsStream, WebSocketStream, connect_async,
    tungstenite::{Error, Message, client::IntoClientRequest, error::ProtocolError},
};

use crate::graphql::{
    conformance::{Effects, Server, engine_with},
    persisted::PersistedDocuments,
    transport::EngineSettings,
    ws::SUBPROTOCOL,
};

pub(super) struct Client {
    pub(super) socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
    pub(super) _server: Option<Server>,
}

#[derive(Debug, PartialEq)]
pub(super) enum Received {
    Json(Value),
    Closed(u16, String),
    Gone,
}

pub(super) fn request(server: &Server, protocol: Option<&'static str>) -> Request<()> {
    let mut request = format!("ws://{}/graphql/ws", server.address)
        .into_client_request()
        .unwrap();
    if let Some(protocol) = protocol {
        request
            .headers_mut()
            .insert("sec-websocket-protocol", HeaderValue::from_static(protocol));
    }
    request
}

impl Client {
    pub(super) async fn open(settings: EngineSettings) -> Self {
        let engine = engine_with(settings, PersistedDocuments::default(), Effects::default());
        let server = Server::start(engine).await;
        let (socket, _) = connect_async(request(&server, Some(SUBPROTOCOL)))
            .await
            .unwrap();
        Self {
            socket,
            _server: Some(server),
        }
    }

    /// A socket past its `connection_ack`.
    pub(super) async fn ready() -> Self {
        Self::ready_with(EngineSettings::default()).await
    }

    pub(super) async fn ready_with(settings: EngineSettings) -> Self {
        let mut client = Self::open(settings).await;
        client.send(json!({ "type": "connection_init" })).await;
        assert_eq!(client.json().await, json!({ "type": "connection_ack" }));
        client
    }

    pub(super) async fn send(&mut self, message: Value) {
        self.send_text(&message.to_string()).await;
    }

    pub(super) async fn send_text(&mut self, text: &str) {
        self.socket.send(Message::text(text)).await.unwrap();
    }

    pub(super) async fn subscribe(&mut self, id: &str, query: &str) {
        self.send(json!({ "type": "subscribe", "id": id, "payload": { "query": query } }))
            .await;
    }

    pub(super) async fn next(&mut self) -> Received {
        loop {
            let received = timeout(Duration::from_secs(20), self.socket.next()).await;
            match received.expect("the server said nothing") {
                Some(Ok(Message::Text(text))) => {
                    return Received::Json(serde_json::from_str(&text).unwrap());
                }
                Some(Ok(Message::Close(Some(frame)))) => {
                    return Received::Closed(frame.code.into(), frame.reason.to_string());
                }
                Some(Ok(Message::Ping(_) | Message::Pong(_))) => {}
                Some(Ok(Message::Close(None))) | None => return Received::Gone,
                Some(Err(Error::Protocol(ProtocolError::ResetWithoutClosingHandshake))) => {
                    return Received::Gone;
                }
                other => panic!("unexpected: {other:?}"),
            }
        }
    }

    pub(super) async fn json(&mut self) -> Value {
        match self.next().await {
            Received::Json(value) => value,
            other => panic!("expected a message, got {other:?}"),
        }
    }

    pub(super) async fn closed_with(&mut self, code: u16, reason: &str) {
        assert_eq!(self.next().await, Received::Closed(code, reason.to_owned()));
    }

    /// Nothing is left over: the answer to a ping is the next message.
    pub(super) async fn is_quiet(&mut self) {
        self.send(json!({ "type": "ping" })).await;
        assert_eq!(self.json().await, json!({ "type": "pong" }));
    }
}
