//! The socket, met by a client of another library over loopback.

use std::{sync::Arc, time::Duration};

use ::http::{HeaderValue, Request};
use futures::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::{net::TcpStream, time::timeout};
use tokio_tungstenite::{
    MaybeTlsStream, WebSocketStream, connect_async,
    tungstenite::{Error, Message, client::IntoClientRequest, error::ProtocolError},
};

use crate::graphql::{
    conformance::{Effects, Server, engine, engine_with},
    persisted::{PersistedDocuments, PersistedMode},
    transport::EngineSettings,
};

struct Client {
    socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
    _server: Option<Server>,
}

#[derive(Debug, PartialEq)]
enum Received {
    Json(Value),
    Closed(u16, String),
    Gone,
}

fn request(server: &Server, protocol: Option<&'static str>) -> Request<()> {
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
    async fn open(settings: EngineSettings) -> Self {
        let engine = engine_with(settings, PersistedDocuments::default(), Effects::default());
        let server = Server::start(engine).await;
        let (socket, _) = connect_async(request(&server, Some(super::SUBPROTOCOL)))
            .await
            .unwrap();
        Self {
            socket,
            _server: Some(server),
        }
    }

    /// A socket past its `connection_ack`.
    async fn ready() -> Self {
        Self::ready_with(EngineSettings::default()).await
    }

    async fn ready_with(settings: EngineSettings) -> Self {
        let mut client = Self::open(settings).await;
        client.send(json!({ "type": "connection_init" })).await;
        assert_eq!(client.json().await, json!({ "type": "connection_ack" }));
        client
    }

    async fn send(&mut self, message: Value) {
        self.send_text(&message.to_string()).await;
    }

    async fn send_text(&mut self, text: &str) {
        self.socket.send(Message::text(text)).await.unwrap();
    }

    async fn subscribe(&mut self, id: &str, query: &str) {
        self.send(json!({ "type": "subscribe", "id": id, "payload": { "query": query } }))
            .await;
    }

    async fn next(&mut self) -> Received {
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

    async fn json(&mut self) -> Value {
        match self.next().await {
            Received::Json(value) => value,
            other => panic!("expected a message, got {other:?}"),
        }
    }

    async fn closed_with(&mut self, code: u16, reason: &str) {
        assert_eq!(self.next().await, Received::Closed(code, reason.to_owned()));
    }

    /// Nothing is left over: the answer to a ping is the next message.
    async fn is_quiet(&mut self) {
        self.send(json!({ "type": "ping" })).await;
        assert_eq!(self.json().await, json!({ "type": "pong" }));
    }
}

#[tokio::test]
async fn check_01_init_is_acknowledged_with_the_subprotocol() {
    let server = Server::start(engine()).await;
    let (_, response) = connect_async(request(&server, Some(super::SUBPROTOCOL)))
        .await
        .unwrap();
    assert_eq!(
        response.headers()["sec-websocket-protocol"],
        "graphql-transport-ws"
    );
    Client::ready().await.is_quiet().await;
}

#[tokio::test]
async fn check_02_ping_is_answered_before_and_after_init_with_its_payload() {
    let mut client = Client::open(EngineSettings::default()).await;
    client
        .send(json!({ "type": "ping", "payload": { "a": 1 } }))
        .await;
    assert_eq!(
        client.json().await,
        json!({ "type": "pong", "payload": { "a": 1 } })
    );
    client.send(json!({ "type": "pong" })).await;
    client.is_quiet().await;
}

#[tokio::test]
async fn check_03_another_subprotocol_closes_4406() {
    let server = Server::start(engine()).await;
    for protocol in [None, Some("graphql-ws")] {
        let (socket, _) = connect_async(request(&server, protocol)).await.unwrap();
        let mut client = Client {
            socket,
            _server: None,
        };
        client.closed_with(4406, "Subprotocol not acceptable").await;
    }
}

#[tokio::test]
async fn check_04_invalid_messages_close_4400() {
    for message in [
        "no json",
        "[]",
        "{}",
        r#"{"type":"start"}"#,
        r#"{"type":7}"#,
        r#"{"type":"subscribe","id":"1"}"#,
        r#"{"type":"subscribe","payload":{"query":"{ hello }"}}"#,
        r#"{"type":"subscribe","id":"","payload":{"query":"{ hello }"}}"#,
        r#"{"type":"subscribe","id":"1","payload":{}}"#,
        r#"{"type":"subscribe","id":"1","payload":{"query":1}}"#,
        r#"{"type":"subscribe","id":"1","payload":{"query":"{ hello }","variables":[]}}"#,
        r#"{"type":"complete"}"#,
        r#"{"type":"ping","payload":"text"}"#,
    ] {
        let mut client = Client::ready().await;
        client.send_text(message).await;
        let received = client.next().await;
        assert_eq!(
            received,
            Received::Closed(4400, "Invalid message received".to_owned()),
            "{message}"
        );
    }
    let mut client = Client::ready().await;
    client
        .socket
        .send(Message::binary(br#"{"type":"ping"}"#.as_slice()))
        .await
        .unwrap();
    client.closed_with(4400, "Invalid message received").await;
}

#[tokio::test]
async fn check_05_subscribing_before_init_closes_4401() {
    let mut client = Client::open(EngineSettings::default()).await;
    client.subscribe("1", "{ hello }").await;
    client.closed_with(4401, "Unauthorized").await;
}

#[tokio::test]
async fn check_06_no_init_in_time_closes_4408() {
    let settings = EngineSettings {
        init_timeout: Duration::from_millis(50),
        ..EngineSettings::default()
    };
    let mut client = Client::open(settings).await;
    client.send(json!({ "type": "ping" })).await;
    assert_eq!(client.json().await, json!({ "type": "pong" }));
    client
        .closed_with(4408, "Connection initialisation timeout")
        .await;
}

#[tokio::test]
async fn check_07_a_second_init_closes_4429() {
    let mut client = Client::ready().await;
    client.send(json!({ "type": "connection_init" })).await;
    client
        .closed_with(4429, "Too many initialisation requests")
        .await;
}

#[tokio::test]
async fn check_08_an_id_in_use_closes_4409() {
    let mut client = Client::ready().await;
    client.subscribe("same", "subscription { forever }").await;
    client.json().await;
    client.subscribe("same", "{ hello }").await;
    client
        .closed_with(4409, "Subscriber for same already exists")
        .await;
}

#[tokio::test]
async fn check_09_queries_and_mutations_give_one_result_and_complete() {
    let mut client = Client::ready().await;
    client.subscribe("q", "{ hello }").await;
    assert_eq!(
        client.json().await,
        json!({ "type": "next", "id": "q", "payload": { "data": { "hello": "world" } } })
    );
    assert_eq!(
        client.json().await,
        json!({ "type": "complete", "id": "q" })
    );
    client.subscribe("m", "mutation { bump }").await;
    assert_eq!(client.json().await["payload"]["data"]["bump"], 1);
    assert_eq!(
        client.json().await,
        json!({ "type": "complete", "id": "m" })
    );
    // The id is free again.
    client.subscribe("q", "{ hello }").await;
    assert_eq!(client.json().await["type"], "next");
    client.json().await;
    client.is_quiet().await;
}

#[tokio::test]
async fn check_10_a_subscription_gives_its_events_and_completes() {
    let mut client = Client::ready().await;
    client
        .subscribe("s", "subscription Count($to: Int!) { count(to: $to) }")
        .await;
    let error = client.json().await;
    assert_eq!(error["type"], "error", "a required variable is missing");
    let payload = json!({ "query": "subscription Count($to: Int!) { count(to: $to) }", "variables": { "to": 3 } });
    client
        .send(json!({ "type": "subscribe", "id": "s", "payload": payload }))
        .await;
    for n in 1..=3 {
        assert_eq!(
            client.json().await,
            json!({ "type": "next", "id": "s", "payload": { "data": { "count": n } } })
        );
    }
    assert_eq!(
        client.json().await,
        json!({ "type": "complete", "id": "s" })
    );
    client.is_quiet().await;
}

#[tokio::test]
async fn check_11_complete_stops_an_operation_and_frees_its_id() {
    let mut client = Client::ready().await;
    client.subscribe("s", "subscription { forever }").await;
    client.json().await;
    client.send(json!({ "type": "complete", "id": "s" })).await;
    client
        .send(json!({ "type": "complete", "id": "unknown" }))
        .await;
    client.is_quiet().await;
    client.subscribe("s", "{ hello }").await;
    assert_eq!(client.json().await["payload"]["data"]["hello"], "world");
    assert_eq!(client.json().await["type"], "complete");
}

#[tokio::test]
async fn check_12_a_refused_document_is_an_error_message_and_nothing_more() {
    let mut client = Client::ready().await;
    for (query, code) in [
        ("{", "GRAPHQL_PARSE_FAILED"),
        ("{ nothing }", "GRAPHQL_VALIDATION_FAILED"),
        ("subscription { nothing }", "GRAPHQL_VALIDATION_FAILED"),
        ("query A { hello } query B { hello }", "BAD_USER_INPUT"),
        ("query Limited { hello }", "RATE_LIMITED"),
        (
            "{ ...A } fragment A on Query { ...A }",
            "GRAPHQL_VALIDATION_FAILED",
        ),
    ] {
        client.subscribe("e", query).await;
        let message = client.json().await;
        assert_eq!(
            (&message["type"], &message["id"]),
            (&json!("error"), &json!("e")),
            "{query}"
        );
        assert_eq!(message["payload"][0]["extensions"]["code"], code, "{query}");
    }
    client.is_quiet().await;
}

#[tokio::test]
async fn check_13_errors_of_resolvers_are_results() {
    let mut client = Client::ready().await;
    for (query, code) in [
        ("{ broken }", "INTERNAL"),
        ("{ panicking }", "INTERNAL"),
        ("subscription { forbidden }", "FORBIDDEN"),
        ("subscription { panicking }", "INTERNAL"),
    ] {
        client.subscribe("e", query).await;
        let message = client.json().await;
        assert_eq!(message["type"], "next", "{query}: {message}");
        assert_eq!(
            message["payload"]["errors"][0]["extensions"]["code"], code,
            "{query}"
        );
        assert!(!message.to_string().contains("hunter2"), "{message}");
        assert_eq!(
            client.json().await,
            json!({ "type": "complete", "id": "e" }),
            "{query}"
        );
    }
    client.is_quiet().await;
}

#[tokio::test]
async fn operations_of_one_socket_run_side_by_side() {
    let mut client = Client::ready().await;
    client.subscribe("slow", "{ slow }").await;
    client.subscribe("fast", "{ hello }").await;
    assert_eq!(client.json().await["id"], "fast");
}

#[tokio::test]
async fn a_token_names_the_viewer_and_a_bad_one_closes_4403() {
    let mut client = Client::open(EngineSettings::default()).await;
    client
        .send(json!({ "type": "connection_init", "payload": { "token": "ann" } }))
        .await;
    client.json().await;
    client.subscribe("v", "{ viewer }").await;
    assert_eq!(client.json().await["payload"]["data"]["viewer"], "ann");

    let mut client = Client::open(EngineSettings::default()).await;
    client
        .send(json!({ "type": "connection_init", "payload": { "token": "bad" } }))
        .await;
    client.closed_with(4403, "Forbidden").await;
}

#[tokio::test]
async fn an_expired_session_closes_4403() {
    let mut client = Client::open(EngineSettings::default()).await;
    client
        .send(json!({ "type": "connection_init", "payload": { "expiresInMs": 50 } }))
        .await;
    client.json().await;
    client.closed_with(4403, "Session expired").await;
}

#[tokio::test]
async fn a_foreign_origin_gets_no_socket() {
    let server = Server::start(engine()).await;
    for (origin, status) in [("http://localhost", 101), ("https://evil.example", 403)] {
        let mut request = request(&server, Some(super::SUBPROTOCOL));
        request
            .headers_mut()
            .insert("origin", HeaderValue::from_static(origin));
        let answered = match connect_async(request).await {
            Ok((_, response)) => response.status().as_u16(),
            Err(Error::Http(response)) => response.status().as_u16(),
            Err(error) => panic!("{error}"),
        };
        assert_eq!(answered, status, "{origin}");
    }
}

#[tokio::test]
async fn too_many_operations_are_refused_one_by_one() {
    let settings = EngineSettings {
        operations_per_socket: 2,
        ..EngineSettings::default()
    };
    let mut client = Client::ready_with(settings).await;
    for id in ["1", "2"] {
        client.subscribe(id, "subscription { forever }").await;
        client.json().await;
    }
    client.subscribe("3", "{ hello }").await;
    let refused = client.json().await;
    assert_eq!(
        (&refused["type"], &refused["id"]),
        (&json!("error"), &json!("3"))
    );
    assert_eq!(refused["payload"][0]["extensions"]["code"], "RATE_LIMITED");
    client.send(json!({ "type": "complete", "id": "1" })).await;
    client.subscribe("3", "{ hello }").await;
    assert_eq!(client.json().await["type"], "next");
}

#[tokio::test]
async fn a_message_over_the_limit_closes_1009() {
    let settings = EngineSettings {
        body_bytes: 1_000,
        ..EngineSettings::default()
    };
    let mut client = Client::ready_with(settings).await;
    client
        .send(json!({ "type": "ping", "payload": { "a": "x".repeat(2_000) } }))
        .await;
    client.closed_with(1009, "Message too big").await;
}

#[tokio::test]
async fn an_idle_socket_is_pinged_and_kept_while_it_answers() {
    let settings = EngineSettings {
        idle_ping: Duration::from_millis(30),
        ..EngineSettings::default()
    };
    let mut client = Client::ready_with(settings).await;
    for _ in 0..4 {
        let received = timeout(Duration::from_secs(20), client.socket.next())
            .await
            .unwrap();
        assert!(
            matches!(received, Some(Ok(Message::Ping(_)))),
            "{received:?}"
        );
        // Reading has queued the pong, flushing sends it.
        client.socket.flush().await.unwrap();
    }
    client.send(json!({ "type": "ping" })).await;
    assert_eq!(client.json().await, json!({ "type": "pong" }));
}

#[tokio::test]
async fn a_socket_that_answers_no_ping_is_dropped() {
    let settings = EngineSettings {
        idle_ping: Duration::from_millis(30),
        ..EngineSettings::default()
    };
    let engine = engine_with(settings, PersistedDocuments::default(), Effects::default());
    let held = Arc::downgrade(&engine);
    let server = Server::start(engine).await;
    let (silent, _) = connect_async(request(&server, Some(super::SUBPROTOCOL)))
        .await
        .unwrap();
    drop(server);
    // The connection holds the engine; it ends although the client keeps its side open.
    let dropped = timeout(Duration::from_secs(20), async {
        while held.strong_count() > 0 {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    });
    dropped
        .await
        .expect("the connection still holds the engine");
    drop(silent);
}

#[tokio::test]
async fn persisted_documents_work_over_the_socket() {
    let hash = "5cd1a1a8c8a7dbbb5d1d1f2b9d2f2f1a";
    let manifest = std::iter::empty::<(String, String)>();
    let persisted = PersistedDocuments::new(PersistedMode::Allow, manifest).unwrap();
    let server = Server::start(engine_with(
        EngineSettings::default(),
        persisted,
        Effects::default(),
    ))
    .await;
    let (socket, _) = connect_async(request(&server, Some(super::SUBPROTOCOL)))
        .await
        .unwrap();
    let mut client = Client {
        socket,
        _server: Some(server),
    };
    client.send(json!({ "type": "connection_init" })).await;
    client.json().await;
    let extensions =
        json!({ "persistedQuery": { "version": 1, "sha256Hash": format!("{hash}{hash}") } });
    client
        .send(json!({ "type": "subscribe", "id": "p", "payload": { "extensions": extensions } }))
        .await;
    let message = client.json().await;
    assert_eq!(
        message["payload"][0]["extensions"]["code"],
        "PERSISTED_QUERY_NOT_FOUND"
    );
}
