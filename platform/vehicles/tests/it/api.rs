//! The HTTP interface through its router, over both databases, on the small dump.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use platform_kit::testing::TestDatabase;
use platform_vehicles::service;
use serde_json::{Value, json};

use crate::app::{App, clock, names, on_both, settings, unpack};

on_both!(
    lists_narrow_each_other,
    vins_decode_as_the_oracle_says,
    bad_input_is_named,
    nothing_is_open_without_a_key,
    odd_vins_get_an_answer,
    the_clock_can_be_set,
    a_damaged_index_is_built_again,
    lists_have_entity_tags,
);

async fn lists_narrow_each_other(database: TestDatabase) {
    let app = App::loaded(database).await;
    let (_, years) = app.get("/vehicles/years").await;
    assert_eq!(years[0], 2027);
    let (_, makes) = app.get("/vehicles/makes?year=2020&include=all").await;
    assert!(names(&makes).contains(&"Honda"), "{makes}");
    let (_, models) = app.get("/vehicles/models?year=2020&make_id=474").await;
    assert!(names(&models).contains(&"Civic"), "{models}");
    let car = "year=2020&make_id=474&model_id=1863";
    let (_, trims) = app.get(&format!("/vehicles/trims?{car}")).await;
    let trims = names(&trims);
    assert!(
        trims.contains(&"Sport Touring") && !trims.contains(&"SPORT TOURING"),
        "{trims:?}"
    );
    let (_, engines) = app.get(&format!("/vehicles/engines?{car}")).await;
    let k20 = engines
        .as_array()
        .unwrap()
        .iter()
        .find(|e| e["engine_model"] == "K20C2")
        .unwrap();
    assert_eq!(k20["scope"], "model");
    assert_eq!(k20["name"], "2.0 L I4 Gasoline, K20C2, 158 hp");
    let (_, gears) = app.get(&format!("/vehicles/transmissions?{car}")).await;
    assert_eq!(gears[0]["name"], "6-speed Manual");
    let known = gears
        .as_array()
        .unwrap()
        .iter()
        .filter(|g| g["fallback"] == false)
        .count();
    assert_eq!(known, 2);
    let motorcycles = "year=2019&vehicle_type=motorcycle&include=all";
    let (_, bikes) = app.get(&format!("/vehicles/makes?{motorcycles}")).await;
    assert!(names(&bikes).contains(&"Harley-Davidson"), "{bikes}");
    let (_, elements) = app.get("/vehicles/elements").await;
    let doors = elements
        .as_array()
        .unwrap()
        .iter()
        .find(|e| e["name"] == "Doors")
        .unwrap();
    assert_eq!(doors["group"], "Exterior/Body");
}

async fn vins_decode_as_the_oracle_says(database: TestDatabase) {
    let app = App::loaded(database).await;
    let oracle = String::from_utf8(unpack("vin-oracle-mini.jsonl.gz")).unwrap();
    let expected: Vec<Value> = oracle
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let vins: Vec<Value> = expected
        .iter()
        .map(|e| json!({ "vin": e["vin"] }))
        .collect();
    let path = "/vehicles/vindecode/batch?as_of=2026-11-01T00:00:00Z";
    let (status, body) = app.post(path, &json!({ "vins": vins })).await;
    assert_eq!(status, StatusCode::OK);
    let results = body["results"].as_array().unwrap();
    assert_eq!(results.len(), expected.len());
    for (expected, result) in expected.iter().zip(results) {
        for (field, value) in expected.as_object().unwrap() {
            assert_eq!(&result[field], value, "{field} of {}", expected["vin"]);
        }
    }
    let vin = "1HGCM82633A004352";
    let (_, one) = app
        .post("/vehicles/vindecode", &json!({ "vin": vin }))
        .await;
    assert_eq!(
        one["summary"]["make"],
        json!({"value": "Honda", "id": 474, "confidence": "sure"})
    );
    assert_eq!(one["catalogue"]["make_id"], 474);
    let (_, hinted) = app
        .post(
            "/vehicles/vindecode",
            &json!({ "vin": vin, "model_year": 2004 }),
        )
        .await;
    assert!(
        hinted["error_codes"]
            .as_array()
            .unwrap()
            .contains(&json!(12)),
        "{hinted}"
    );
}

async fn bad_input_is_named(database: TestDatabase) {
    let app = App::loaded(database).await;
    let long = "x".repeat(17_000);
    let many: Vec<Value> = (0..1001)
        .map(|_| json!({ "vin": "1HGCM82633A004352" }))
        .collect();
    let gets = [
        ("/vehicles/makes", 400, "year"),
        ("/vehicles/makes?year=1800", 400, "year"),
        ("/vehicles/makes?year=3000", 400, "year"),
        ("/vehicles/makes?year=twenty", 400, "year"),
        (
            "/vehicles/makes?year=2020&vehicle_type=boat",
            400,
            "vehicle_type",
        ),
        ("/vehicles/makes?year=2020&include=some", 400, "include"),
        ("/vehicles/models?year=2020&make_id=Honda", 400, "make_id"),
        ("/vehicles/models?year=2020&make_id=-1", 400, "make_id"),
        (
            "/vehicles/models?year=2020&make_id=99999999999999",
            400,
            "make_id",
        ),
        ("/vehicles/models?year=2020&make_id=999999", 404, "make_id"),
        ("/vehicles/trims?year=2020&make_id=474", 400, "model_id"),
        (
            "/vehicles/trims?year=2020&make_id=474&model_id=999999",
            404,
            "model_id",
        ),
        (
            "/vehicles/engines?year=2020&make_id=474&model_id=1&trim_id=x",
            400,
            "trim_id",
        ),
    ];
    let long_text = format!("/vehicles/search?q={}", "x".repeat(101));
    let more = [
        ("/vehicles/search", 400, "q"),
        ("/vehicles/search?q=++", 400, "q"),
        (long_text.as_str(), 400, "q"),
        ("/vehicles/search?q=civic&limit=0", 400, "limit"),
        ("/vehicles/search?q=civic&limit=51", 400, "limit"),
        ("/vehicles/search?q=civic&limit=ten", 400, "limit"),
        (
            "/vehicles/search?q=civic&vehicle_type=boat",
            400,
            "vehicle_type",
        ),
        ("/vehicles/years?vehicle_type=", 200, ""),
        (
            "/vehicles/trims?year=2020&make_id=474&model_id=-5",
            400,
            "model_id",
        ),
        (
            "/vehicles/trims?year=2020&make_id=474&model_id=1.5",
            400,
            "model_id",
        ),
        (
            "/vehicles/engines?year=2020&make_id=474&model_id=1863&trim_id=-1",
            400,
            "trim_id",
        ),
        (
            "/vehicles/engines?year=2020&make_id=474&model_id=1863&trim_id=1",
            404,
            "trim_id",
        ),
        (
            "/vehicles/transmissions?year=2020&make_id=474&model_id=1863&engine_id=1",
            404,
            "engine_id",
        ),
        (
            "/vehicles/transmissions?year=2020&make_id=474&model_id=1863&engine_id=x",
            400,
            "engine_id",
        ),
        // A model of another make.
        (
            "/vehicles/trims?year=2020&make_id=460&model_id=1863",
            404,
            "model_id",
        ),
    ];
    for (path, status, parameter) in gets.into_iter().chain(more) {
        let (got, body) = app.get(path).await;
        assert_eq!(got.as_u16(), status, "{path}: {body}");
        let named = body.get("parameter").and_then(Value::as_str);
        assert_eq!(named.unwrap_or_default(), parameter, "{path}: {body}");
    }
    let (status, empty) = app.get("/vehicles/models?year=1981&make_id=441").await;
    assert_eq!((status, empty), (StatusCode::OK, json!([])));
    let posts = [
        ("/vehicles/vindecode", json!({}), "vin"),
        ("/vehicles/vindecode", json!({ "vin": 17 }), "vin"),
        ("/vehicles/vindecode", json!({ "vin": long }), "vin"),
        (
            "/vehicles/vindecode",
            json!({ "vin": "1HG", "model_year": "2010" }),
            "model_year",
        ),
        (
            "/vehicles/vindecode",
            json!({ "vin": "1HG", "model_year": 1800 }),
            "model_year",
        ),
        (
            "/vehicles/vindecode",
            json!({ "vin": "1HG", "model_year": 3000 }),
            "model_year",
        ),
        (
            "/vehicles/vindecode?as_of=soon",
            json!({ "vin": "1HG" }),
            "as_of",
        ),
        ("/vehicles/vindecode/batch", json!({ "vins": [] }), "vins"),
        ("/vehicles/vindecode/batch", json!({ "vins": many }), "vins"),
        (
            "/vehicles/vindecode/batch",
            json!({ "vins": [{ "vin": "1" }, {}] }),
            "vins[1].vin",
        ),
    ];
    for (path, body, parameter) in posts {
        let (status, problem) = app.post(path, &body).await;
        assert_eq!(status, StatusCode::BAD_REQUEST, "{path} {parameter}");
        assert_eq!(problem["parameter"], parameter, "{problem}");
    }
    let (status, problem) = app.post_text("/vehicles/vindecode", "{".to_owned()).await;
    assert_eq!(status, StatusCode::BAD_REQUEST);
    assert_eq!(problem["type"], "/problems/invalid-json");
    let huge = format!("{{\"vin\": \"{}\"}}", "x".repeat(600 << 10));
    let (status, problem) = app.post_text("/vehicles/vindecode", huge).await;
    assert_eq!(status, StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!(problem["type"], "/problems/too-large");
    let (status, problem) = app.get("/vehicles/vindecode").await;
    assert_eq!(status, StatusCode::METHOD_NOT_ALLOWED);
    assert_eq!(problem["type"], "/problems/method-not-allowed");
    let (status, strange) = app
        .post("/vehicles/vindecode", &json!({ "vin": "🚗é" }))
        .await;
    assert_eq!(
        (status, &strange["error_codes"]),
        (StatusCode::OK, &json!([6, 7, 11, 400]))
    );
}

async fn odd_vins_get_an_answer(database: TestDatabase) {
    let app = App::loaded(database).await;
    let decode = async |vin: &str| {
        let (status, body) = app
            .post("/vehicles/vindecode", &json!({ "vin": vin }))
            .await;
        assert_eq!(status, StatusCode::OK, "{vin}: {body}");
        assert_eq!(body["vin"], vin);
        body
    };
    // Stars stand for what is not known; the rest decodes as ever.
    let partial = decode("1HGCM826*3A").await;
    assert_eq!(partial["attributes"]["Model"], "Accord", "{partial}");
    assert_eq!(partial["error_codes"], json!([6]));
    let partial = decode("1HGCM826*3A******").await;
    assert_eq!(partial["attributes"]["Model"], "Accord", "{partial}");
    assert_eq!(partial["model_year"], 2003);
    let spaced = decode("  1hgcm82633a004352 ").await;
    assert_eq!(spaced["error_codes"], json!([0]), "{spaced}");
    let long = "1HGCM82633A004352".repeat(3);
    assert_eq!(decode(&long).await["attributes"]["Make"], "HONDA");
    for vin in [
        "",
        " ",
        "*",
        "é",
        "1HG\0",
        "'; DROP TABLE make; --",
        "\t\n",
        "١٢٣٤٥٦٧٨٩٠١٢٣٤٥٦٧",
    ] {
        decode(vin).await;
    }
}

async fn the_clock_can_be_set(database: TestDatabase) {
    let app = App::loaded(database).await;
    let maker = json!({ "vin": "1HGCM82633A004352" });
    let (_, before) = app
        .post("/vehicles/vindecode?as_of=1999-01-01", &maker)
        .await;
    assert_eq!(
        before["error_codes"],
        json!([7]),
        "makers are published since 2015"
    );
    let (_, after) = app
        .post("/vehicles/vindecode?as_of=2016-01-01", &maker)
        .await;
    assert_eq!(after["error_codes"], json!([0]));
}

async fn nothing_is_open_without_a_key(database: TestDatabase) {
    let app = App::new(database).await;
    for key in [None, Some("Bearer third"), Some("first")] {
        let mut request = Request::get("/vehicles/years");
        if let Some(key) = key {
            request = request.header(header::AUTHORIZATION, key);
        }
        let (status, body, headers) = app.send(request.body(Body::empty()).unwrap()).await;
        assert_eq!(status, StatusCode::UNAUTHORIZED);
        assert_eq!(body["type"], "/problems/unauthorized");
        assert_eq!(headers[header::CONTENT_TYPE], "application/problem+json");
    }
    let (status, body) = app.get("/vehicles/years").await;
    assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE, "{body}");
    let (status, ready) = app.get("/health/ready").await;
    assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE, "{ready}");
    assert_eq!(app.get("/health").await.0, StatusCode::OK);
}

async fn a_damaged_index_is_built_again(database: TestDatabase) {
    let app = App::loaded(database).await;
    let folder = app.folder.path().join("vehicles");
    let index = std::fs::read_dir(&folder)
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .path();
    let size = std::fs::metadata(&index).unwrap().len();
    std::fs::write(&index, b"MVPX0001 and then nothing").unwrap();
    let settings = settings(&app.database, app.folder.path());
    let again = service(settings, clock()).await.unwrap();
    assert_eq!(std::fs::metadata(&index).unwrap().len(), size);
    assert!(again.current().is_some());
}

async fn lists_have_entity_tags(database: TestDatabase) {
    let app = App::loaded(database).await;
    let request = || Request::get("/vehicles/years").header(header::AUTHORIZATION, "Bearer first");
    let (_, _, headers) = app.send(request().body(Body::empty()).unwrap()).await;
    let tag = headers[header::ETAG].to_str().unwrap();
    let known = request()
        .header(header::IF_NONE_MATCH, tag)
        .body(Body::empty())
        .unwrap();
    assert_eq!(app.send(known).await.0, StatusCode::NOT_MODIFIED);
}

#[test]
fn the_api_document_is_current() {
    let document = platform_vehicles::api::document();
    let current = platform_kit::openapi::as_text(&document).unwrap();
    let kept = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("openapi.json");
    let kept = std::fs::read_to_string(kept).unwrap();
    assert!(
        kept == current,
        "openapi.json is not current; run: cargo run -p platform-vehicles -- openapi"
    );
}
