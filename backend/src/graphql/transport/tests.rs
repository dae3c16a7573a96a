//! The HTTP transport through its router.

use std::time::Duration;

use ::http::{Method, Request, StatusCode, header};
use axum::body::{Body, to_bytes};
use serde_json::{Value, json};
use tower::ServiceExt;

use super::{EngineSettings, router};
use crate::graphql::{
    conformance::{Effects, Server, engine, engine_with, node},
    persisted::PersistedDocuments,
};

const RESPONSE_JSON: &str = "application/graphql-response+json";

struct Answer {
    status: StatusCode,
    headers: ::http::HeaderMap,
    body: Value,
}

impl Answer {
    fn code(&self) -> &str {
        self.body["errors"][0]["extensions"]["code"]
            .as_str()
            .unwrap_or("none")
    }
}

async fn send_to(app: axum::Router, request: Request<Body>) -> Answer {
    let response = app.oneshot(request).await.unwrap();
    let (parts, body) = response.into_parts();
    let bytes = to_bytes(body, usize::MAX).await.unwrap();
    let body = serde_json::from_slice(&bytes).unwrap();
    Answer {
        status: parts.status,
        headers: parts.headers,
        body,
    }
}

async fn send(request: Request<Body>) -> Answer {
    send_to(router(engine()), request).await
}

fn post(accept: &str, body: impl Into<Body>) -> Request<Body> {
    Request::post("/graphql")
        .header(header::CONTENT_TYPE, "application/json")
        .header(header::ACCEPT, accept)
        .body(body.into())
        .unwrap()
}

async fn query(text: &str) -> Answer {
    send(post(RESPONSE_JSON, json!({ "query": text }).to_string())).await
}

#[tokio::test]
async fn answers_data_without_errors_and_is_not_stored() {
    let answer = query("{ hello }").await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(answer.body, json!({ "data": { "hello": "world" } }));
    assert_eq!(answer.headers[header::CACHE_CONTROL], "no-store");
    assert_eq!(
        answer.headers[header::CONTENT_TYPE],
        "application/graphql-response+json; charset=utf-8"
    );
}

#[tokio::test]
async fn a_refused_document_has_no_data_and_its_code() {
    for (text, code) in [
        ("{", "GRAPHQL_PARSE_FAILED"),
        ("{ nothing }", "GRAPHQL_VALIDATION_FAILED"),
        ("query A { hello } query B { hello }", "BAD_USER_INPUT"),
        (
            "query A($text: String!) { echo(text: $text) }",
            "BAD_USER_INPUT",
        ),
        (
            "{ node { nodes(first: 100) { nodes(first: 100) { name } } } }",
            "QUERY_TOO_COMPLEX",
        ),
        ("subscription { forever }", "BAD_USER_INPUT"),
    ] {
        let answer = query(text).await;
        assert_eq!(
            (answer.status, answer.code()),
            (StatusCode::BAD_REQUEST, code),
            "{text}"
        );
        assert!(answer.body.get("data").is_none(), "{text}: {}", answer.body);
        let lenient = send(post(
            "application/json",
            json!({ "query": text }).to_string(),
        ))
        .await;
        assert_eq!(
            (lenient.status, lenient.code()),
            (StatusCode::OK, code),
            "{text}"
        );
        assert!(lenient.body.get("data").is_none(), "{text}");
    }
}

#[tokio::test]
async fn a_syntax_error_tells_the_place_and_not_the_document() {
    let answer = query("{ hello\n  echo(text: ) }").await;
    assert_eq!(answer.body["errors"][0]["locations"][0]["line"], 2);
    let message = answer.body["errors"][0]["message"].as_str().unwrap();
    assert!(message.starts_with("syntax error: expected"), "{message}");
    assert!(!message.contains("hello"), "{message}");
}

#[tokio::test]
async fn malformed_requests_are_400_in_both_types() {
    let bodies: Vec<(&str, Vec<u8>)> = vec![
        ("empty", Vec::new()),
        ("no JSON", b"{ \"query".to_vec()),
        ("no UTF-8", b"{\"query\":\"\xff\"}".to_vec()),
        ("a batch", br#"[{"query":"{ hello }"}]"#.to_vec()),
        ("a number", b"7".to_vec()),
        ("no query", b"{}".to_vec()),
        (
            "query twice",
            br#"{"query":"{hello}","query":"{hello}"}"#.to_vec(),
        ),
        (
            "too deep",
            [
                b"{\"query\":\"{hello}\",\"variables\":{\"a\":".as_slice(),
                &[b'['; 100_000],
            ]
            .concat(),
        ),
    ];
    for (name, body) in bodies {
        for accept in [RESPONSE_JSON, "application/json"] {
            let answer = send(post(accept, body.clone())).await;
            assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{name}");
            assert_eq!(answer.code(), "BAD_USER_INPUT", "{name}");
        }
    }
}

#[tokio::test]
async fn only_json_posts_are_read() {
    for content_type in [
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data",
        "application/json; charset=utf-16",
    ] {
        let effects = Effects::default();
        let app = router(engine_with(
            EngineSettings::default(),
            PersistedDocuments::default(),
            effects.clone(),
        ));
        let request = Request::post("/graphql")
            .header(header::CONTENT_TYPE, content_type)
            .body(Body::from(r#"{"query":"mutation { bump }"}"#))
            .unwrap();
        let answer = send_to(app, request).await;
        assert_eq!(
            answer.status,
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "{content_type}"
        );
        assert_eq!(answer.code(), "UNSUPPORTED_MEDIA_TYPE");
        assert_eq!(effects.count(), 0);
    }
}

#[tokio::test]
async fn get_reads_and_never_writes() {
    let get = |uri: &str| Request::get(uri).body(Body::empty()).unwrap();
    let answer = send(get("/graphql?query=query%20Q(%24t:String!)%7Becho(text:%24t)%7D&variables=%7B%22t%22:%22%C3%A9%22%7D&operationName=Q")).await;
    assert_eq!(answer.body, json!({ "data": { "echo": "é" } }));

    let effects = Effects::default();
    let app = router(engine_with(
        EngineSettings::default(),
        PersistedDocuments::default(),
        effects.clone(),
    ));
    let answer = send_to(app.clone(), get("/graphql?query=mutation%7Bbump%7D")).await;
    assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED);
    assert_eq!(answer.headers[header::ALLOW], "POST");
    // Chosen by name, hidden behind a query.
    let answer = send_to(
        app,
        get("/graphql?query=query%20A%7Bhello%7Dmutation%20B%7Bbump%7D&operationName=B"),
    )
    .await;
    assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED);
    assert_eq!(effects.count(), 0);

    for bad in [
        "/graphql",
        "/graphql?query=%7Bhello%7D&query=%7Bhello%7D",
        "/graphql?query=%7Bhello%7D&variables=x",
    ] {
        assert_eq!(
            send(get(bad)).await.status,
            StatusCode::BAD_REQUEST,
            "{bad}"
        );
    }
}

#[tokio::test]
async fn other_methods_and_types_are_refused() {
    for method in [Method::PUT, Method::DELETE, Method::PATCH, Method::OPTIONS] {
        let request = Request::builder()
            .method(method)
            .uri("/graphql")
            .body(Body::empty())
            .unwrap();
        let answer = send(request).await;
        assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED);
        assert_eq!(answer.headers[header::ALLOW], "GET, POST");
    }
    let answer = send(post("text/html", r#"{"query":"{ hello }"}"#)).await;
    assert_eq!(
        (answer.status, answer.code()),
        (StatusCode::NOT_ACCEPTABLE, "NOT_ACCEPTABLE")
    );
}

#[tokio::test]
async fn a_large_body_is_413_announced_or_not() {
    let body = json!({ "query": "{ hello }", "padding": "x".repeat(256 * 1024) }).to_string();
    let announced = send(post(RESPONSE_JSON, body.clone())).await;
    assert_eq!(
        (announced.status, announced.code()),
        (StatusCode::PAYLOAD_TOO_LARGE, "PAYLOAD_TOO_LARGE")
    );
    let huge = json!({ "query": "{ hello }", "padding": "x".repeat(20_000_000) }).to_string();
    let refused = send(post(RESPONSE_JSON, huge)).await;
    assert_eq!(refused.status, StatusCode::PAYLOAD_TOO_LARGE);
    let chunks = body
        .into_bytes()
        .chunks(1_000)
        .map(|chunk| Ok::<_, std::io::Error>(chunk.to_vec()))
        .collect::<Vec<_>>();
    let streamed = send(post(
        RESPONSE_JSON,
        Body::from_stream(futures::stream::iter(chunks)),
    ))
    .await;
    assert_eq!(streamed.status, StatusCode::PAYLOAD_TOO_LARGE);
}

#[tokio::test]
async fn uncoded_errors_keep_their_text_at_home() {
    for field in ["broken", "brokenChain", "panicking"] {
        let answer = query(&format!("{{ hello {field} }}")).await;
        assert_eq!(answer.code(), "INTERNAL", "{field}");
        assert_eq!(answer.body["errors"][0]["extensions"]["errorId"], "err_1");
        assert!(
            !answer.body.to_string().contains("hunter2"),
            "{}",
            answer.body
        );
    }
    let partial = query("{ hello broken }").await;
    assert_eq!(partial.status, StatusCode::OK);
    assert_eq!(
        partial.body["data"],
        json!({ "hello": "world", "broken": null })
    );
    assert_eq!(partial.body["errors"][0]["path"], json!(["broken"]));
    let panicked = query("{ panicking }").await;
    assert_eq!(panicked.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert_eq!(panicked.body["data"], Value::Null);
}

#[tokio::test]
async fn a_failed_field_is_null_or_takes_its_parent_with_it() {
    for (text, data) in [
        (
            "{ hello maybe { good optional } }",
            json!({ "hello": "world", "maybe": { "good": 1, "optional": null } }),
        ),
        (
            "{ hello maybe { good required } }",
            json!({ "hello": "world", "maybe": null }),
        ),
        (
            "{ hello maybe { part { part { good required } } } }",
            json!({ "hello": "world", "maybe": null }),
        ),
        (
            "{ hello maybe { required optional } }",
            json!({ "hello": "world", "maybe": null }),
        ),
        (
            "{ maybe { optional } }",
            json!({ "maybe": { "optional": null } }),
        ),
        (
            "{ part { optional } }",
            json!({ "part": { "optional": null } }),
        ),
        ("{ hello part { good required } }", Value::Null),
        ("{ part { required } }", Value::Null),
        (
            "{ hello parts { good optional } }",
            json!({ "hello": "world", "parts": [{ "good": 1, "optional": null }, { "good": 1, "optional": null }] }),
        ),
        ("{ hello parts { good required } }", Value::Null),
        (
            "{ hello maybeParts { good required } }",
            json!({ "hello": "world", "maybeParts": [null, null] }),
        ),
        (
            "{ a: maybe { ...F } } fragment F on Part { b: required ... { c: good } }",
            json!({ "a": null }),
        ),
        (
            "{ a: maybe { ...F } } fragment F on Part { b: optional ... { c: good } }",
            json!({ "a": { "b": null, "c": 1 } }),
        ),
    ] {
        let answer = query(text).await;
        assert_eq!(answer.body["data"], data, "{text}");
        assert!(
            answer.body.as_object().unwrap().contains_key("data"),
            "{text}"
        );
        assert_eq!(answer.code(), "INTERNAL", "{text}");
    }
    let skipped = query("{ hello @skip(if: true) }").await;
    assert!(skipped.body.get("data").is_some());
}

#[tokio::test]
async fn coded_and_input_errors_are_passed_on() {
    let coded = query("{ coded }").await;
    assert_eq!(
        (coded.code(), &coded.body["errors"][0]["message"]),
        ("UNAUTHENTICATED", &json!("sign in"))
    );
    let input = query("{ even(number: 3) }").await;
    assert_eq!(input.code(), "BAD_USER_INPUT", "{}", input.body);
}

fn impatient() -> axum::Router {
    let settings = EngineSettings {
        operation_timeout: Duration::from_millis(20),
        body_timeout: Duration::from_millis(20),
        ..EngineSettings::default()
    };
    router(engine_with(
        settings,
        PersistedDocuments::default(),
        Effects::default(),
    ))
}

#[tokio::test]
async fn a_slow_operation_times_out() {
    let request = post(RESPONSE_JSON, r#"{"query":"{ slow }"}"#);
    let answer = send_to(impatient(), request).await;
    assert_eq!(
        (answer.status, answer.code()),
        (StatusCode::GATEWAY_TIMEOUT, "TIMEOUT")
    );
}

#[tokio::test]
async fn a_slow_body_times_out() {
    let never = futures::stream::pending::<Result<Vec<u8>, std::io::Error>>();
    let answer = send_to(impatient(), post(RESPONSE_JSON, Body::from_stream(never))).await;
    assert_eq!(
        (answer.status, answer.code()),
        (StatusCode::REQUEST_TIMEOUT, "REQUEST_TIMEOUT")
    );
}

#[tokio::test]
async fn the_application_admits_refuses_and_learns_the_outcome() {
    let engine = engine();
    let outcomes = engine.requests.outcomes.clone();
    let app = router(engine);
    let request = |token: &str, text: &str| {
        let mut request = post("application/json", json!({ "query": text }).to_string());
        let value = format!("Bearer {token}").parse().unwrap();
        request.headers_mut().insert(header::AUTHORIZATION, value);
        request
    };
    let known = send_to(app.clone(), request("ann", "query Who { viewer broken }")).await;
    assert_eq!(known.body["data"]["viewer"], "ann");
    let bad = send_to(app.clone(), request("bad", "{ viewer }")).await;
    assert_eq!(
        (bad.status, bad.code()),
        (StatusCode::UNAUTHORIZED, "UNAUTHENTICATED")
    );
    let limited = send_to(app, request("ann", "query Limited { hello }")).await;
    assert_eq!(
        (limited.status, limited.code()),
        (StatusCode::TOO_MANY_REQUESTS, "RATE_LIMITED")
    );
    assert_eq!(limited.headers[header::RETRY_AFTER], "7");
    assert_eq!(limited.body["errors"][0]["extensions"]["retryAfter"], 7);

    let outcomes = outcomes.lock().unwrap();
    let seen: Vec<_> = outcomes
        .iter()
        .map(|(name, outcome)| (name.as_deref(), outcome.executed, outcome.codes.join(",")))
        .collect();
    assert_eq!(
        seen,
        [
            (Some("Who"), true, "INTERNAL".to_owned()),
            (Some("Limited"), false, "RATE_LIMITED".to_owned())
        ]
    );
}

#[tokio::test]
async fn many_errors_are_cut() {
    let fields: String = (0..100).map(|n| format!(" n{n}")).collect();
    let answer = query(&format!("{{ node {{ {fields} }} }}")).await;
    let errors = answer.body["errors"].as_array().unwrap();
    assert_eq!(errors.len(), 21);
    assert_eq!(errors[20]["message"], "and 80 more errors");
}

/// A client that writes its whole body before it reads must still see the answer.
#[tokio::test]
async fn a_client_that_writes_first_still_reads_its_413() {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    let server = Server::start(engine()).await;
    let mut socket = tokio::net::TcpStream::connect(server.address)
        .await
        .unwrap();
    let length = 8_000_000;
    let head = format!(
        "POST /graphql HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\n\
         content-length: {length}\r\nconnection: close\r\n\r\n"
    );
    socket.write_all(head.as_bytes()).await.unwrap();
    socket.write_all(&vec![b' '; length]).await.unwrap();
    let mut answer = String::new();
    socket.read_to_string(&mut answer).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 413"), "{answer}");
}

/// The suite that other servers are held against, run by node as it is published.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn all_audits_of_graphql_http_pass() {
    let server = Server::start(engine()).await;
    let url = format!("http://{}/graphql", server.address);
    node::run("audit.mjs", &url, "61 passed, 0 failed").await;
}
