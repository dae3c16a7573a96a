//! What the application asks outside: the vehicles service in the shape it has agreed to, and a
//! register of recalls that answers as NHTSA's was once heard to.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use axum::extract::{Query, Request, State};
use axum::http::StatusCode;
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use platform_client::{IdentityClient, Transport};
use platform_identity::IdentityService;
use serde_json::{Value, json};
use tokio::net::TcpListener;

type Asked = Query<Vec<(String, String)>>;

/// The vehicles service; down until it is started.
#[derive(Clone, Default)]
pub struct Catalogue {
    up: Arc<AtomicBool>,
    calls: Arc<Mutex<Vec<String>>>,
}

impl Catalogue {
    pub fn start(&self) {
        self.up.store(true, Ordering::SeqCst);
    }

    /// Methods and paths that were asked for since the last time.
    pub fn calls(&self) -> Vec<String> {
        std::mem::take(&mut self.calls.lock().unwrap())
    }

    pub fn router(&self) -> Router {
        Router::new()
            .route("/vehicles/search", get(search))
            .route("/vehicles/transmissions", get(transmissions))
            .route("/vehicles/elements", get(elements))
            .route("/vehicles/vindecode", post(decode))
            .route("/vehicles/vindecode/batch", post(decode_many))
            .layer(from_fn_with_state(self.clone(), watch))
    }
}

async fn watch(State(service): State<Catalogue>, request: Request, next: Next) -> Response {
    if !service.up.load(Ordering::SeqCst) {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    }
    let call = format!("{} {}", request.method(), request.uri().path());
    service.calls.lock().unwrap().push(call);
    next.run(request).await
}

fn spelled(asked: &Asked) -> String {
    let pairs: Vec<_> = asked
        .iter()
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    pairs.join("&")
}

async fn search(asked: Asked) -> Json<Value> {
    Json(json!([{
        "make": { "id": 474, "name": "Honda" },
        "model": { "id": 1863, "name": spelled(&asked) },
        "years": [1982, 2027], "year": 2020, "score": 0.97
    }]))
}

async fn transmissions(asked: Asked) -> Json<Value> {
    Json(json!([{ "id": 1, "name": spelled(&asked), "fallback": false }]))
}

async fn elements() -> Json<Value> {
    Json(json!([{ "id": 5, "name": "Body Class", "group": "Exterior / Body" }]))
}

async fn decode(Json(wish): Json<Value>) -> Json<Value> {
    Json(decoded(&wish))
}

async fn decode_many(Json(wishes): Json<Value>) -> Json<Value> {
    let results: Vec<_> = wishes["vins"]
        .as_array()
        .unwrap()
        .iter()
        .map(decoded)
        .collect();
    Json(json!({ "results": results }))
}

fn decoded(wish: &Value) -> Value {
    json!({
        "vin": wish["vin"], "model_year": 2003, "error_codes": [0],
        "check_digit_valid": true, "corrected_vin": "",
        "attributes": { "Body Class": "Coupe", "Note": ["a", "b"] },
        "summary": {
            "make": { "value": "Honda", "id": 474, "confidence": "sure" },
            "model": { "value": "Accord", "id": 1861, "confidence": "sure" },
            "model_year": { "value": "2003", "id": null, "confidence": "sure" },
        },
        "catalogue": { "make_id": 474, "model_id": 1861 },
    })
}

/// A register of recalls.
#[derive(Clone)]
pub struct Register {
    pub address: String,
    asked: Arc<AtomicUsize>,
    down: Arc<AtomicBool>,
}

impl Register {
    pub async fn start() -> Self {
        let listener = listener().await;
        let register = Self {
            address: format!("http://{}", listener.local_addr().unwrap()),
            asked: Arc::default(),
            down: Arc::default(),
        };
        let router = Router::new()
            .route("/recalls/recallsByVehicle", get(recalls))
            .with_state(register.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        register
    }

    pub fn stop(&self) {
        self.down.store(true, Ordering::SeqCst);
    }

    pub fn asked(&self) -> usize {
        self.asked.load(Ordering::SeqCst)
    }
}

async fn recalls(State(register): State<Register>, asked: Asked) -> Response {
    register.asked.fetch_add(1, Ordering::SeqCst);
    if register.down.load(Ordering::SeqCst) {
        return StatusCode::BAD_GATEWAY.into_response();
    }
    match spelled(&asked).as_str() {
        "make=HONDA&model=ACCORD&modelYear=2003" => Json(recorded()).into_response(),
        "make=BROKEN&model=ACCORD&modelYear=2003" => "<html>".into_response(),
        _ => {
            let none = json!({ "Count": 0, "Message": "No results found", "results": [] });
            (StatusCode::BAD_REQUEST, Json(none)).into_response()
        }
    }
}

fn recorded() -> Value {
    let campaign = |number: &str, date: &str| {
        json!({
            "Manufacturer": "Honda (American Honda Motor Co.)", "NHTSACampaignNumber": number,
            "parkIt": false, "parkOutSide": true, "overTheAirUpdate": false,
            "ReportReceivedDate": date, "Component": "AIR BAGS:FRONTAL",
            "Summary": "The inflator may explode.", "Consequence": "Injury.",
            "Remedy": "Dealers will replace it.", "Notes": "", "ModelYear": "2003",
            "Make": "HONDA", "Model": "ACCORD"
        })
    };
    json!({ "Count": 2, "Message": "Results returned successfully", "results": [
        campaign("11V260000", "21/04/2011"), campaign("19V182000", "07/03/2019"),
    ] })
}

/// A listener on loopback, on a port that the system gives to nobody by itself.
pub async fn listener() -> TcpListener {
    for port in 20_000..32_000 {
        if let Ok(listener) = TcpListener::bind(("127.0.0.1", port)).await {
            return listener;
        }
    }
    panic!("no port is free");
}

/// The issuer as it is reached where it is a process of its own.
pub async fn issuer_apart(identity: &IdentityService, down: Arc<AtomicBool>) -> IdentityClient {
    let router = identity
        .standalone_router()
        .layer(from_fn_with_state(down, fail_while));
    let listener = listener().await;
    let address = format!("http://{}/identity", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, router).await });
    let transport = Transport::http(&address).unwrap();
    IdentityClient::try_new(transport, &"key".into()).unwrap()
}

/// Answers as a service that is down, while it is.
pub async fn fail_while(
    State(down): State<Arc<AtomicBool>>,
    request: Request,
    next: Next,
) -> Response {
    if down.load(Ordering::SeqCst) {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    }
    next.run(request).await
}
