//! The cache of the lists: one of many makes a list, and a Redis that is flushed or lost only
//! makes answers slower.

use std::path::Path;
use std::sync::Arc;

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use platform_kit::testing::{redis_url, sqlite};
use platform_vehicles::etl::progress::Silent;
use platform_vehicles::{Settings, service};

use crate::app::{App, clock, settings};
use crate::etl::variant;

const MODELS: &str = "/vehicles/models?year=2019&make_id=474";

/// How often a list came about in a way.
async fn count(app: &App, list: &str, outcome: &str) -> u64 {
    let text = app.text("/metrics").await;
    let start = format!("vehicles_catalogue_lists_total{{list=\"{list}\",outcome=\"{outcome}\"}} ");
    let line = text
        .lines()
        .find_map(|line| line.strip_prefix(start.as_str()));
    line.map_or(0, |number| number.parse().unwrap())
}

/// Waits for the warming after a switch, so that counts stand still.
async fn warmed(app: &App) {
    let mut before = u64::MAX;
    loop {
        let now = count(app, "models", "made").await + count(app, "makes", "made").await;
        if now == before && now > 0 {
            return;
        }
        before = now;
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
}

#[tokio::test]
async fn one_of_many_makes_a_list() {
    let app = App::loaded(sqlite().await).await;
    warmed(&app).await;
    let path = "/vehicles/engines?year=2019&make_id=474&model_id=1863";
    let answers = futures::future::join_all((0..32).map(|_| app.get(path))).await;
    assert!(
        answers
            .iter()
            .all(|(status, list)| status.is_success() && *list == answers[0].1)
    );
    assert_eq!(count(&app, "engines", "made").await, 1);
    assert_eq!(count(&app, "engines", "kept").await, 31);
    // Others are made for each year, make and model of their own.
    app.get("/vehicles/engines?year=2018&make_id=474&model_id=1863")
        .await;
    assert_eq!(count(&app, "engines", "made").await, 2);
    // What does not exist is said, not kept.
    for _ in 0..2 {
        app.get("/vehicles/engines?year=2019&make_id=474&model_id=999999")
            .await;
    }
    assert_eq!(count(&app, "engines", "refused").await, 2);
}

#[tokio::test]
async fn the_newest_years_are_warm_after_a_switch() {
    let app = App::loaded(sqlite().await).await;
    warmed(&app).await;
    let made = count(&app, "models", "made").await;
    let (_, years) = app.get("/vehicles/years").await;
    let newest = &years[0];
    let (_, makes) = app.get(&format!("/vehicles/makes?year={newest}")).await;
    assert!(!makes.as_array().unwrap().is_empty());
    for make in makes.as_array().unwrap() {
        app.get(&format!(
            "/vehicles/models?year={newest}&make_id={}",
            make["id"]
        ))
        .await;
    }
    assert_eq!(
        count(&app, "models", "made").await,
        made,
        "all were here already"
    );
    let cold = "/vehicles/models?year=1990&make_id=474";
    app.get(cold).await;
    assert_eq!(
        count(&app, "models", "made").await,
        made + 1,
        "old years are not warmed"
    );
}

#[tokio::test]
async fn a_known_list_is_not_sent_again() {
    let app = App::loaded(sqlite().await).await;
    let request = |path: &str| Request::get(path).header(header::AUTHORIZATION, "Bearer first");
    let (status, _, headers) = app.send(request(MODELS).body(Body::empty()).unwrap()).await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(headers[header::CACHE_CONTROL], "private, no-cache");
    let tag = headers[header::ETAG].to_str().unwrap().to_owned();
    for known in [
        tag.clone(),
        format!("W/{tag}"),
        format!("\"other\", {tag}"),
        "*".to_owned(),
    ] {
        let again = request(MODELS).header(header::IF_NONE_MATCH, &known);
        let (status, body, headers) = app.send(again.body(Body::empty()).unwrap()).await;
        assert_eq!(status, StatusCode::NOT_MODIFIED, "{known}");
        assert!(body.is_null() && headers[header::ETAG] == tag.as_str());
    }
    let renamed = variant(app.folder.path(), "2026_11", |text| {
        let (head, tail) = text.split_at(text.find("COPY vpic.model (").unwrap());
        format!(
            "{head}{}",
            tail.replacen("\n1863\tCivic\t", "\n1863\tCivic Neo\t", 1)
        )
    });
    app.service
        .import(&renamed, None, Arc::new(Silent))
        .await
        .unwrap();
    let again = request(MODELS).header(header::IF_NONE_MATCH, &tag);
    let (status, _, headers) = app.send(again.body(Body::empty()).unwrap()).await;
    assert_eq!(status, StatusCode::OK, "the new release has another list");
    assert!(headers[header::ETAG] != tag.as_str());
}

fn with_redis(app: &App, folder: &Path, url: String) -> Settings {
    Settings {
        redis_url: Some(url),
        ..settings(&app.database, folder)
    }
}

/// A second replica finds in Redis what the first made; after a flush both make it again.
#[tokio::test]
async fn replicas_share_redis_and_survive_its_flush() {
    let first = App::loaded(sqlite().await).await;
    let folder = first.folder.path();
    let open = || async {
        let settings = with_redis(&first, folder, redis_url());
        App::around(service(settings, clock()).await.unwrap()).await
    };
    let path = "/vehicles/transmissions?year=2019&make_id=474&model_id=1863";
    let (one, two) = (open().await, open().await);
    let (_, expected) = first.get(path).await;
    assert_eq!(one.get(path).await, (StatusCode::OK, expected.clone()));
    assert_eq!(two.get(path).await, (StatusCode::OK, expected.clone()));
    assert_eq!(
        count(&two, "transmissions", "made").await,
        0,
        "it came from Redis"
    );
    let client = redis::Client::open(redis_url()).unwrap();
    let mut connection = client.get_connection().unwrap();
    let keys: Vec<String> = redis::cmd("KEYS")
        .arg("vehicles:*:transmissions:*")
        .query(&mut connection)
        .unwrap();
    assert!(
        keys.iter()
            .any(|key| key.contains(first.service.current().unwrap().tag())),
        "{keys:?}"
    );
    // A flush of what this test wrote: others share the server.
    let own: Vec<&String> = keys
        .iter()
        .filter(|key| key.contains(first.service.current().unwrap().tag()))
        .collect();
    let _: u32 = redis::cmd("DEL").arg(own).query(&mut connection).unwrap();
    assert_eq!(one.get(path).await, (StatusCode::OK, expected.clone()));
    let three = open().await;
    assert_eq!(three.get(path).await, (StatusCode::OK, expected));
    assert_eq!(
        count(&three, "transmissions", "made").await,
        1,
        "it was made again"
    );
    assert_eq!(ready(&three).await, ("up".to_owned(), StatusCode::OK));
}

#[tokio::test]
async fn a_lost_redis_only_slows() {
    let first = App::loaded(sqlite().await).await;
    let settings = with_redis(
        &first,
        first.folder.path(),
        "redis://127.0.0.1:1".to_owned(),
    );
    let app = App::around(service(settings, clock()).await.unwrap()).await;
    assert_eq!(app.get(MODELS).await, first.get(MODELS).await);
    assert_eq!(ready(&app).await, ("degraded".to_owned(), StatusCode::OK));
}

async fn ready(app: &App) -> (String, StatusCode) {
    let (status, body) = app.get("/health/ready").await;
    assert_eq!(body["release"]["month"], "2026-10", "{body}");
    let cache = body["dependencies"]
        .as_array()
        .unwrap()
        .iter()
        .find(|part| part["name"] == "cache");
    (
        cache.unwrap()["status"].as_str().unwrap().to_owned(),
        status,
    )
}

#[tokio::test]
async fn figures_are_told_without_a_key() {
    let app = App::loaded(sqlite().await).await;
    let vin = serde_json::json!({ "vin": "1HGCM82633A004352" });
    app.post("/vehicles/vindecode", &vin).await;
    app.get("/vehicles/years").await;
    app.get("/nowhere/1HGCM82633A004352").await;
    let text = app.text("/metrics").await;
    for line in [
        "vehicles_vins_decoded_total{result=\"clean\"} 1",
        "vehicles_http_requests_total{method=\"GET\",route=\"/vehicles/years\",status=\"200\"} 1",
        "vehicles_http_requests_total{method=\"GET\",route=\"none\",status=\"404\"} 1",
        "vehicles_imports_total{result=\"done\"} 1",
        "# EOF",
    ] {
        assert!(text.contains(line), "{line}: {text}");
    }
    assert!(
        text.contains("vehicles_release{month=\"2026-10\""),
        "{text}"
    );
    assert!(
        !text.contains("1HGCM82633A004352"),
        "a path may hold anything"
    );
}
