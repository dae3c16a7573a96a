//! The thirteen checks of the protocol.

use std::time::Duration;

use futures::SinkExt;
use serde_json::json;
use tokio_tungstenite::{connect_async, tungstenite::Message};

use super::client::{Client, Received, request};
use crate::graphql::{
    conformance::{Server, engine},
    transport::EngineSettings,
    ws::SUBPROTOCOL,
};

#[tokio::test]
async fn check_01_init_is_acknowledged_with_the_subprotocol() {
    let server = Server::start(engine()).await;
    let (_, response) = connect_async(request(&server, Some(SUBPROTOCOL)))
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
