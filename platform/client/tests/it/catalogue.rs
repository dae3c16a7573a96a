//! The vehicles client against a service of the agreed shape.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use axum::extract::{Query, Request, State};
use axum::http::StatusCode;
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use platform_client::{
    Attribute, ClientError, Confidence, Engine, Kinds, Make, Scope, Selection, Transmission,
    Transport, VehiclesClient, VinWish,
};
use platform_kit::cache::Cache;
use platform_kit::problem::Problem;
use platform_kit::testing;
use serde_json::{Value, json};

use crate::stub::hasty;

#[derive(Clone, Default)]
struct Stub {
    asked: Arc<AtomicUsize>,
    down: Arc<AtomicBool>,
}

impl Stub {
    fn router(&self) -> Router {
        Router::new()
            .route(
                "/vehicles/years",
                get(|| async { Json(json!([2027, 2026])) }),
            )
            .route("/vehicles/makes", get(makes))
            .route(
                "/vehicles/models",
                get(|| async { Json(json!([{ "id": 1, "name": "Civic" }])) }),
            )
            .route("/vehicles/trims", get(|| async { Json(json!([])) }))
            .route("/vehicles/engines", get(engines))
            .route("/vehicles/transmissions", get(transmissions))
            .route("/vehicles/vindecode", post(decode))
            .route("/vehicles/vindecode/batch", post(decode_some))
            .route("/vehicles/search", get(search))
            .layer(from_fn_with_state(self.clone(), count))
    }

    fn client(&self) -> VehiclesClient {
        let cache = Cache::local(&testing::unique_prefix());
        let transport = Transport::in_process(self.router());
        VehiclesClient::with_policy(transport, &"key".into(), cache, hasty()).unwrap()
    }

    fn asked(&self) -> usize {
        self.asked.load(Ordering::SeqCst)
    }
}

async fn count(State(stub): State<Stub>, request: Request, next: Next) -> Response {
    stub.asked.fetch_add(1, Ordering::SeqCst);
    if stub.down.load(Ordering::SeqCst) {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    }
    tokio::time::sleep(Duration::from_millis(10)).await;
    next.run(request).await
}

type Params = Query<Vec<(String, String)>>;

async fn makes(Query(query): Params) -> Response {
    match query
        .iter()
        .find(|(name, _)| name == "year")
        .map(|(_, year)| year.as_str())
    {
        Some("1800") => Problem::not_found("No such year.").into_response(),
        Some("2020") => Json(json!([{ "id": 474, "name": "Honda", "more": true }])).into_response(),
        Some("1999") => Json(json!([{ "id": "x" }])).into_response(),
        _ => Json(json!([])).into_response(),
    }
}

async fn engines(Query(query): Params) -> Json<Value> {
    let names: Vec<_> = query
        .iter()
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    Json(
        json!([{ "id": 9, "name": names.join("&"), "scope": "plant" },
        { "id": 8, "name": "V8", "scope": "galaxy" }]),
    )
}

async fn transmissions() -> Json<Value> {
    Json(json!([{ "id": 2, "name": "Manual", "fallback": true }]))
}

async fn decode(Json(body): Json<Value>) -> Json<Value> {
    Json(json!({
        "vin": body["vin"], "model_year": body["model_year"], "error_codes": [1, 14],
        "check_digit_valid": false, "corrected_vin": "",
        "attributes": { "Make": "HONDA", "Note": ["a", "b"] },
        "summary": {
            "make": { "value": "Honda", "id": 474, "confidence": "sure" },
            "trim": { "value": "EX", "id": null, "confidence": "likely" },
            "model": null
        },
        "catalogue": { "make_id": 474, "model_id": null },
        "groups": []
    }))
}

/// Answers for one VIN less than it was asked for.
async fn decode_some(Json(body): Json<Value>) -> Json<Value> {
    let mut results = Vec::new();
    for wish in body["vins"].as_array().unwrap() {
        if wish["vin"] != "LOST" {
            results.push(decode(Json(wish.clone())).await.0);
        }
    }
    Json(json!({ "results": results }))
}

async fn search(Query(query): Params) -> Json<Value> {
    let asked: Vec<_> = query
        .iter()
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    Json(json!([{
        "make": { "id": 474, "name": "Honda" }, "model": { "id": 1, "name": asked.join("&") },
        "years": [1982, 2027], "year": null, "score": 0.9
    }]))
}

fn vin(text: &str) -> VinWish {
    VinWish {
        vin: text.into(),
        model_year: None,
    }
}

#[tokio::test]
async fn a_search_carries_its_text_and_kinds() {
    let client = Stub::default().client();
    let found = client
        .search("f-150 & more", Kinds::Motorcycle, 7)
        .await
        .unwrap();
    assert_eq!(
        found[0].model.name,
        "q=f-150 & more&limit=7&vehicle_type=motorcycle"
    );
    assert_eq!(found[0].years, (1982, 2027));
}

#[tokio::test]
async fn many_vins_are_answered_in_their_order_or_not_at_all() {
    let client = Stub::default().client();
    let decoded = client.decode_vins(&[vin("B"), vin("A")]).await.unwrap();
    let vins: Vec<_> = decoded.iter().map(|one| one.vin.as_str()).collect();
    assert_eq!(vins, ["B", "A"]);
    let error = client
        .decode_vins(&[vin("A"), vin("LOST")])
        .await
        .unwrap_err();
    assert!(error.to_string().contains("1 of 2"), "{error}");
}

fn chosen() -> Selection {
    Selection {
        year: 2020,
        make_id: 474,
        model_id: 1,
        ..Selection::default()
    }
}

#[tokio::test]
async fn every_list_is_read() {
    let client = Stub::default().client();
    assert_eq!(client.years(Kinds::Light).await.unwrap(), [2027, 2026]);
    let honda = Make {
        id: 474,
        name: "Honda".into(),
    };
    assert_eq!(
        client.makes(2020, Kinds::Light, false).await.unwrap(),
        [honda]
    );
    assert_eq!(
        client.models(2020, 474, Kinds::Light).await.unwrap()[0].name,
        "Civic"
    );
    assert!(client.trims(chosen()).await.unwrap().is_empty());
    let narrowed = Selection {
        trim_id: Some(7),
        ..chosen()
    };
    let name = "year=2020&make_id=474&model_id=1&trim_id=7".to_owned();
    let engine = Engine {
        id: 9,
        name,
        scope: Scope::Plant,
    };
    let engines = client.engines(narrowed).await.unwrap();
    assert_eq!((&engines[0], engines[1].scope), (&engine, Scope::Other));
    let manual = Transmission {
        id: 2,
        name: "Manual".into(),
        fallback: true,
    };
    assert_eq!(client.transmissions(chosen()).await.unwrap(), [manual]);
}

#[tokio::test]
async fn a_decode_is_read() {
    let client = Stub::default().client();
    let decoded = client
        .decode_vin("1HGCM82633A004352", Some(2003))
        .await
        .unwrap();
    assert_eq!(
        (decoded.vin.as_str(), decoded.model_year),
        ("1HGCM82633A004352", Some(2003))
    );
    assert_eq!(decoded.error_codes, [1, 14]);
    assert_eq!(
        decoded.attributes["Note"],
        Attribute::Many(vec!["a".into(), "b".into()])
    );
    assert_eq!(decoded.summary.make.unwrap().confidence, Confidence::Sure);
    assert_eq!(decoded.summary.trim.unwrap().id, None);
    assert_eq!(
        (decoded.summary.model, decoded.catalogue.make_id),
        (None, Some(474))
    );
}

#[tokio::test]
async fn many_readers_ask_once() {
    let stub = Stub::default();
    let client = stub.client();
    let readers: Vec<_> = (0..16)
        .map(|_| {
            let client = client.clone();
            tokio::spawn(async move { client.makes(2020, Kinds::Light, false).await })
        })
        .collect();
    for reader in readers {
        assert_eq!(reader.await.unwrap().unwrap().len(), 1);
    }
    assert_eq!(stub.asked(), 1);
    client.makes(2020, Kinds::Light, true).await.unwrap();
    assert_eq!(stub.asked(), 2, "another question");
}

#[tokio::test]
async fn absence_is_remembered() {
    let stub = Stub::default();
    let client = stub.client();
    for _ in 0..3 {
        let error = client.makes(1800, Kinds::Light, false).await.unwrap_err();
        assert_eq!(
            error.not_found().unwrap().detail.as_deref(),
            Some("No such year.")
        );
    }
    assert_eq!(stub.asked(), 1);
}

#[tokio::test]
async fn what_cannot_be_read_is_not_kept() {
    let stub = Stub::default();
    let client = stub.client();
    for _ in 0..2 {
        let error = client.makes(1999, Kinds::Light, false).await.unwrap_err();
        assert!(matches!(error, ClientError::Contract { .. }), "{error:?}");
    }
    assert_eq!(stub.asked(), 2);
}

#[tokio::test]
async fn a_service_that_is_down_leaves_what_is_kept() {
    let redis = testing::redis_url();
    let prefix = testing::unique_prefix();
    let stub = Stub::default();
    let client = |cache| {
        let transport = Transport::in_process(stub.router());
        VehiclesClient::with_policy(transport, &"key".into(), cache, hasty()).unwrap()
    };
    let first = client(Cache::open(&prefix, Some(&redis)).unwrap());
    assert_eq!(first.years(Kinds::Light).await.unwrap(), [2027, 2026]);
    stub.down.store(true, Ordering::SeqCst);
    // Another process finds it in the second tier.
    let second = client(Cache::open(&prefix, Some(&redis)).unwrap());
    assert_eq!(second.years(Kinds::Light).await.unwrap(), [2027, 2026]);
    let error = second.makes(2020, Kinds::Light, false).await.unwrap_err();
    assert!(error.is_retryable(), "{error:?}");
    // What was fresh has ended; the stale copy is better than nothing.
    drop_fresh(&prefix, &redis).await;
    let third = client(Cache::open(&prefix, Some(&redis)).unwrap());
    let asked = stub.asked();
    assert_eq!(third.years(Kinds::Light).await.unwrap(), [2027, 2026]);
    assert!(stub.asked() > asked, "it was asked first");
}

async fn drop_fresh(prefix: &str, redis: &str) {
    let cache = Cache::open(prefix, Some(redis)).unwrap();
    cache.remove("fresh:catalogue:years:").await;
}
