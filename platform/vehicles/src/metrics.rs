//! Figures for Prometheus: requests, lists, decodes, releases.

use std::sync::Mutex;
use std::time::Duration;

use axum::extract::{MatchedPath, Request, State};
use axum::http::header;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use prometheus_client::encoding::{EncodeLabelSet, EncodeLabelValue, text};
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::Registry;

use crate::release::Meta;
use crate::service::VehiclesService;

/// How a list came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EncodeLabelValue)]
#[expect(non_camel_case_types, reason = "the names are the values of a label")]
enum OutcomeLabel {
    kept,
    made,
    refused,
}

/// How a list came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// From the cache, of this process or of Redis.
    Kept,
    /// Made for this request.
    Made,
    /// An unknown id, or a fault.
    Refused,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct RequestLabels {
    method: String,
    route: String,
    status: u16,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct RouteLabels {
    route: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct ListLabels {
    list: &'static str,
    outcome: OutcomeLabel,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct ReleaseLabels {
    month: String,
    sha256: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct ResultLabels {
    result: &'static str,
}

/// The figures of one service.
#[derive(Debug)]
pub struct Metrics {
    registry: Registry,
    requests: Family<RequestLabels, Counter>,
    durations: Family<RouteLabels, Histogram, fn() -> Histogram>,
    lists: Family<ListLabels, Counter>,
    vins: Family<ResultLabels, Counter>,
    imports: Family<ResultLabels, Counter>,
    release: Family<ReleaseLabels, Gauge>,
    /// What the gauge of the release shows now.
    shown: Mutex<Option<ReleaseLabels>>,
}

fn buckets() -> Histogram {
    Histogram::new([
        0.000_1, 0.000_5, 0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1.0, 5.0,
    ])
}

impl Default for Metrics {
    fn default() -> Self {
        let mut registry = Registry::with_prefix("vehicles");
        let requests = Family::default();
        let durations = Family::new_with_constructor(buckets as fn() -> Histogram);
        let (lists, vins, imports) = (Family::default(), Family::default(), Family::default());
        let release = Family::default();
        registry.register(
            "http_requests",
            "Requests answered",
            Family::clone(&requests),
        );
        let help = "Seconds until the answer began";
        registry.register("http_request_seconds", help, durations.clone());
        let help = "Lists of the catalogue by how they came about";
        registry.register("catalogue_lists", help, Family::clone(&lists));
        registry.register("vins_decoded", "VINs decoded", Family::clone(&vins));
        registry.register("imports", "Imports ended", Family::clone(&imports));
        let help = "1 for the release that answers";
        registry.register("release", help, Family::clone(&release));
        Self {
            registry,
            requests,
            durations,
            lists,
            vins,
            imports,
            release,
            shown: Mutex::new(None),
        }
    }
}

impl Metrics {
    /// Counts a list.
    pub fn list(&self, list: &'static str, outcome: Outcome) {
        let outcome = match outcome {
            Outcome::Kept => OutcomeLabel::kept,
            Outcome::Made => OutcomeLabel::made,
            Outcome::Refused => OutcomeLabel::refused,
        };
        self.lists
            .get_or_create(&ListLabels { list, outcome })
            .inc();
    }

    /// Counts a decoded VIN.
    pub fn vin(&self, clean: bool) {
        let result = if clean { "clean" } else { "faulty" };
        self.vins.get_or_create(&ResultLabels { result }).inc();
    }

    /// Counts an import.
    pub fn import(&self, done: bool) {
        let result = if done { "done" } else { "failed" };
        self.imports.get_or_create(&ResultLabels { result }).inc();
    }

    /// Shows the release that answers from now on.
    pub fn show_release(&self, meta: &Meta) {
        let now = ReleaseLabels {
            month: meta.month.clone(),
            sha256: meta.source_sha256.clone(),
        };
        if let Ok(mut shown) = self.shown.lock() {
            if let Some(before) = shown.take() {
                self.release.remove(&before);
            }
            self.release.get_or_create(&now).set(1);
            *shown = Some(now);
        }
    }

    fn request(&self, method: &str, route: &str, status: u16, took: Duration) {
        let labels = RequestLabels {
            method: method.to_owned(),
            route: route.to_owned(),
            status,
        };
        self.requests.get_or_create(&labels).inc();
        let route = route.to_owned();
        let histogram = self.durations.get_or_create(&RouteLabels { route });
        histogram.observe(took.as_secs_f64());
    }
}

/// Counts a request under its route, never under its path: that may hold anything.
pub async fn observe(
    State(service): State<VehiclesService>,
    path: Option<MatchedPath>,
    request: Request,
    next: Next,
) -> Response {
    let began = std::time::Instant::now();
    let method = request.method().clone();
    let response = next.run(request).await;
    let route = path.as_ref().map_or("none", MatchedPath::as_str);
    let known = ["GET", "POST", "HEAD"].contains(&method.as_str());
    let method = if known { method.as_str() } else { "other" };
    let status = response.status().as_u16();
    service
        .metrics()
        .request(method, route, status, began.elapsed());
    response
}

/// `/metrics`
pub async fn serve(State(service): State<VehiclesService>) -> Response {
    let mut body = String::new();
    if text::encode(&mut body, &service.metrics().registry).is_err() {
        return axum::http::StatusCode::INTERNAL_SERVER_ERROR.into_response();
    }
    let kind = "application/openmetrics-text; version=1.0.0; charset=utf-8";
    ([(header::CONTENT_TYPE, kind)], body).into_response()
}
