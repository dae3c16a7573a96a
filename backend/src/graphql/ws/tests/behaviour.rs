//! What the application and its operator expect of a socket beyond the protocol.

use std::{sync::Arc, time::Duration};

use ::http::HeaderValue;
use futures::{SinkExt, StreamExt};
use serde_json::json;
use tokio::time::timeout;
use tokio_tungstenite::{
    connect_async,
    tungstenite::{Error, Message},
};

use super::client::{Client, request};
use crate::graphql::{
    conformance::{Effects, Server, engine, engine_with, node},
    persisted::{PersistedDocuments, PersistedMode},
    transport::EngineSettings,
    ws::SUBPROTOCOL,
};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_published_client_is_served() {
    let server = Server::start(engine()).await;
    let url = format!("ws://{}/graphql/ws", server.address);
    node::run("socket.mjs", &url, "6 passed, 0 failed").await;
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
        let mut request = request(&server, Some(SUBPROTOCOL));
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
    let (silent, _) = connect_async(request(&server, Some(SUBPROTOCOL)))
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
    let (socket, _) = connect_async(request(&server, Some(SUBPROTOCOL)))
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

#[tokio::test]
async fn a_client_s_close_is_answered() {
    let mut client = Client::ready().await;
    client.subscribe("s", "subscription { forever }").await;
    client.json().await;
    client.socket.close(None).await.unwrap();
    // The closing handshake is complete: a reset would be an error.
    let rest = timeout(Duration::from_secs(20), client.socket.collect::<Vec<_>>())
        .await
        .unwrap();
    assert!(rest.iter().all(Result::is_ok), "{rest:?}");
}
