//! Persisted documents through the router.

use ::http::{Request, StatusCode, header};
use axum::body::{Body, to_bytes};
use serde_json::{Value, json};
use tower::ServiceExt;

use super::*;
use crate::graphql::{
    conformance::{Effects, engine_with},
    transport::{EngineSettings, router},
};

const KNOWN: &str = "query Hello { hello }";

async fn ask(mode: PersistedMode, cookie: bool, body: Value) -> (StatusCode, Value) {
    let manifest = [(sha256_hex(KNOWN), KNOWN.to_owned())];
    let persisted = PersistedDocuments::new(mode, manifest).unwrap();
    let app = router(engine_with(
        EngineSettings::default(),
        persisted,
        Effects::default(),
    ));
    let mut request = Request::post("/graphql").header(header::CONTENT_TYPE, "application/json");
    if cookie {
        request = request.header(header::COOKIE, "session=1");
    }
    let request = request.body(Body::from(body.to_string())).unwrap();
    let response = app.oneshot(request).await.unwrap();
    let status = response.status();
    let bytes = to_bytes(response.into_body(), usize::MAX).await.unwrap();
    (status, serde_json::from_slice(&bytes).unwrap())
}

fn by_hash(hash: &str) -> Value {
    json!({ "extensions": { "persistedQuery": { "version": 1, "sha256Hash": hash } } })
}

fn code(body: &Value) -> &str {
    body["errors"][0]["extensions"]["code"]
        .as_str()
        .unwrap_or("none")
}

#[tokio::test]
async fn a_known_hash_executes_without_text() {
    for (mode, cookie) in [
        (PersistedMode::Allow, false),
        (PersistedMode::Enforce, true),
    ] {
        let (_, body) = ask(mode, cookie, by_hash(&sha256_hex(KNOWN))).await;
        assert_eq!(body, json!({ "data": { "hello": "world" } }));
    }
    let (_, body) = ask(
        PersistedMode::Allow,
        false,
        by_hash(&sha256_hex(KNOWN).to_uppercase()),
    )
    .await;
    assert_eq!(body["data"]["hello"], "world");
}

#[tokio::test]
async fn an_unknown_hash_is_not_found_and_cannot_be_registered() {
    let other = "{ __typename }";
    let (_, body) = ask(PersistedMode::Allow, false, by_hash(&sha256_hex(other))).await;
    assert_eq!(code(&body), "PERSISTED_QUERY_NOT_FOUND");
    assert_eq!(body["errors"][0]["message"], "PersistedQueryNotFound");
    assert!(body.get("data").is_none());

    let mut both = by_hash(&sha256_hex(other));
    both["query"] = json!(other);
    let (_, body) = ask(PersistedMode::Allow, false, both).await;
    assert_eq!(body["data"]["__typename"], "Query");
}

#[tokio::test]
async fn a_hash_that_is_not_the_text_s_is_refused() {
    let mut both = by_hash(&sha256_hex(KNOWN));
    both["query"] = json!("{ __typename }");
    let (status, body) = ask(PersistedMode::Allow, false, both).await;
    assert_eq!(
        (status, code(&body)),
        (StatusCode::BAD_REQUEST, "BAD_USER_INPUT")
    );
    for malformed in [
        json!({ "version": 2, "sha256Hash": sha256_hex(KNOWN) }),
        json!({ "sha256Hash": "abc" }),
        json!("abc"),
        json!({}),
    ] {
        let body = json!({ "extensions": { "persistedQuery": malformed } });
        let (status, body) = ask(PersistedMode::Allow, false, body).await;
        assert_eq!(
            (status, code(&body)),
            (StatusCode::BAD_REQUEST, "BAD_USER_INPUT")
        );
    }
}

#[tokio::test]
async fn off_says_that_hashes_are_not_supported() {
    let (_, body) = ask(PersistedMode::Off, false, by_hash(&sha256_hex(KNOWN))).await;
    assert_eq!(code(&body), "PERSISTED_QUERY_NOT_SUPPORTED");
    let (_, body) = ask(PersistedMode::Off, false, json!({ "query": KNOWN })).await;
    assert_eq!(body["data"]["hello"], "world");
}

#[tokio::test]
async fn enforce_holds_cookie_sessions_to_the_manifest() {
    let text = |text: &str| json!({ "query": text });
    let (_, body) = ask(PersistedMode::Enforce, true, text("{ hello }")).await;
    assert_eq!(code(&body), "PERSISTED_QUERY_REQUIRED");
    let (_, body) = ask(PersistedMode::Enforce, true, text(KNOWN)).await;
    assert_eq!(body["data"]["hello"], "world");
    let (_, body) = ask(PersistedMode::Enforce, false, text("{ hello }")).await;
    assert_eq!(body["data"]["hello"], "world");
}

#[test]
fn a_damaged_manifest_is_refused() {
    let manifest = [(sha256_hex(KNOWN), format!("{KNOWN} "))];
    let error = PersistedDocuments::new(PersistedMode::Allow, manifest).unwrap_err();
    assert_eq!(error.given, sha256_hex(KNOWN));
}
