//! The catalogue of the bundled release: the cars that people drive, and the search for them.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use axum::body::Body;
use axum::http::{Request, header};
use platform_kit::testing::sqlite;
use platform_vehicles::catalogue::names::fold;
use platform_vehicles::etl::progress::Silent;
use serde_json::Value;

use crate::app::{App, names};

fn spot() -> Vec<Value> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/catalogue-spot.json");
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

async fn bundled() -> App {
    let app = App::new(sqlite().await).await;
    app.service.ensure_release(Arc::new(Silent)).await.unwrap();
    app
}

fn query(car: &Value) -> String {
    let kind = match car["vehicle_types"][0].as_u64() {
        Some(1) => "&vehicle_type=motorcycle",
        _ => "",
    };
    format!(
        "year={}&make_id={}&model_id={}{kind}",
        car["year"], car["make_id"], car["model_id"]
    )
}

fn title(car: &Value) -> String {
    format!("{} {} {}", car["year"], car["make"], car["model"])
}

async fn is_complete(app: &App, path: &str) -> bool {
    let request = Request::get(path).header(header::AUTHORIZATION, "Bearer first");
    let (_, _, headers) = app.send(request.body(Body::empty()).unwrap()).await;
    headers["catalogue-complete"] == "true"
}

/// One import serves every question: it takes longer than all of them.
#[tokio::test]
async fn the_bundled_catalogue() {
    let app = bundled().await;
    let cars = spot();
    assert_eq!(cars.len(), 22);
    for car in &cars {
        is_found_by_its_lists(&app, car).await;
        has_its_trims(&app, car).await;
        has_its_engines(&app, car).await;
        has_its_transmissions(&app, car).await;
    }
    known_gaps_are_marked(&app, &cars).await;
    choices_narrow(&app, &cars).await;
    typing_finds(&app).await;
    search_takes_other_kinds(&app).await;
}

async fn is_found_by_its_lists(app: &App, car: &Value) {
    let kind = match car["vehicle_types"][0].as_u64() {
        Some(1) => "motorcycle",
        _ => "light",
    };
    let (year, make) = (&car["year"], &car["make_id"]);
    let (_, makes) = app
        .get(&format!("/vehicles/makes?year={year}&vehicle_type={kind}"))
        .await;
    let (_, models) = app
        .get(&format!(
            "/vehicles/models?year={year}&make_id={make}&vehicle_type={kind}"
        ))
        .await;
    for (list, id, name) in [
        (&makes, make, &car["make"]),
        (&models, &car["model_id"], &car["model"]),
    ] {
        let item = list
            .as_array()
            .unwrap()
            .iter()
            .find(|item| item["id"] == *id);
        let item = item.unwrap_or_else(|| panic!("{}: no {name} in {list}", title(car)));
        assert_eq!(
            fold(item["name"].as_str().unwrap()),
            fold(name.as_str().unwrap()),
            "{}",
            title(car)
        );
    }
}

async fn has_its_trims(app: &App, car: &Value) {
    let (_, trims) = app.get(&format!("/vehicles/trims?{}", query(car))).await;
    let shown = names(&trims);
    let folded: Vec<String> = shown.iter().map(|name| fold(name)).collect();
    let distinct: BTreeSet<&String> = folded.iter().collect();
    assert_eq!(
        distinct.len(),
        folded.len(),
        "{}: twice in {shown:?}",
        title(car)
    );
    let mut expected = car["trims"].as_array().unwrap();
    if expected.is_empty() {
        expected = car["series"].as_array().unwrap();
    }
    for name in expected {
        let name = name.as_str().unwrap();
        assert!(
            folded.contains(&fold(name)),
            "{}: no {name} in {shown:?}",
            title(car)
        );
    }
    for item in trims.as_array().unwrap() {
        let name = item["name"].as_str().unwrap();
        let marked = item["composite"] == true;
        assert_eq!(
            marked,
            name.contains([',', '/', '+']),
            "{}: {name}",
            title(car)
        );
        let shouted = name
            .split(|c: char| !c.is_alphabetic())
            .find(|word| word.len() >= 6 && word.chars().all(char::is_uppercase));
        assert_eq!(shouted, None, "{}: {name}", title(car));
    }
}

async fn has_its_engines(app: &App, car: &Value) {
    let (_, engines) = app.get(&format!("/vehicles/engines?{}", query(car))).await;
    let engines = engines.as_array().unwrap();
    for expected in car["engines_model_scope"].as_array().unwrap() {
        let found = engines.iter().any(|engine| {
            let number = |a: &Value, b: &Value| match (a.as_f64(), b.as_f64()) {
                (Some(a), Some(b)) => (a - b).abs() < 0.06,
                (a, b) => a == b,
            };
            engine["scope"] == "model"
                && number(&engine["displacement_l"], &expected["displacement_l"])
                && engine["cylinders"] == expected["cylinders"]
                && engine["fuel"] == expected["fuel"]
                && (expected["hp"].is_null() || number(&engine["horsepower"], &expected["hp"]))
        });
        assert!(found, "{}: no {expected} in {engines:?}", title(car));
    }
    if car["engines_wmi_scope_count"].as_u64() > Some(0) {
        assert!(!engines.is_empty(), "{}", title(car));
    }
}

async fn has_its_transmissions(app: &App, car: &Value) {
    let (_, list) = app
        .get(&format!("/vehicles/transmissions?{}", query(car)))
        .await;
    let list = list.as_array().unwrap();
    let known = list.iter().filter(|item| item["fallback"] == false).count();
    let expected = car["transmissions"].as_array().unwrap();
    // Those that say only a part of another are left out of ours.
    assert_eq!(known == 0, expected.is_empty(), "{}: {list:?}", title(car));
    assert!(
        list.iter().any(|item| item["fallback"] == true),
        "{}",
        title(car)
    );
    let names: BTreeSet<_> = list.iter().map(|item| item["name"].as_str()).collect();
    assert_eq!(
        names.len(),
        list.len(),
        "{}: a name comes twice",
        title(car)
    );
}

async fn known_gaps_are_marked(app: &App, cars: &[Value]) {
    let with_gaps = [
        "2018 \"Ford\" \"F-150\"",
        "2022 \"Tesla\" \"Model 3\"",
        "2015 \"Toyota\" \"Camry\"",
        "2017 \"Nissan\" \"Rogue\"",
    ];
    let mut seen = 0;
    for car in cars
        .iter()
        .filter(|car| with_gaps.contains(&title(car).as_str()))
    {
        let whole = is_complete(app, &format!("/vehicles/trims?{}", query(car))).await;
        assert!(!whole, "{}", title(car));
        seen += 1;
    }
    assert_eq!(seen, with_gaps.len());
    let mut whole = Vec::new();
    for car in cars {
        if is_complete(app, &format!("/vehicles/trims?{}", query(car))).await {
            whole.push(title(car));
        }
    }
    assert!(!whole.is_empty(), "some lists are whole");
    let civic = format!("/vehicles/engines?{}", query(&cars[0]));
    assert!(is_complete(app, &civic).await);
}

async fn choices_narrow(app: &App, cars: &[Value]) {
    let car = query(&cars[0]);
    let (_, trims) = app.get(&format!("/vehicles/trims?{car}")).await;
    let (_, engines) = app.get(&format!("/vehicles/engines?{car}")).await;
    let id = |list: &Value, name: &str| {
        let found = list
            .as_array()
            .unwrap()
            .iter()
            .find(|item| item["name"] == name);
        found.unwrap_or_else(|| panic!("no {name} in {list}"))["id"].clone()
    };
    let si = id(&trims, "Si/Si HPT");
    let (_, left) = app
        .get(&format!("/vehicles/engines?{car}&trim_id={si}"))
        .await;
    let (fewer, all) = (names(&left), names(&engines));
    assert_eq!(
        fewer,
        ["1.5 L I4 Turbo Gasoline, L15B7, 205 hp"],
        "of {all:?}"
    );
    let (_, gears) = app
        .get(&format!("/vehicles/transmissions?{car}&trim_id={si}"))
        .await;
    let known: Vec<&str> = gears
        .as_array()
        .unwrap()
        .iter()
        .filter(|item| item["fallback"] == false)
        .map(|item| item["name"].as_str().unwrap())
        .collect();
    assert_eq!(known, ["6-speed Manual"], "an Si has no CVT");
    for parameter in ["trim_id", "engine_id"] {
        let path = format!("/vehicles/transmissions?{car}&{parameter}=7");
        let (status, problem) = app.get(&path).await;
        assert_eq!(
            (status.as_u16(), &problem["parameter"]),
            (404, &parameter.into()),
            "{problem}"
        );
    }
}

async fn found(app: &App, text: &str) -> Value {
    let text: String = text.replace(' ', "+");
    let (status, hits) = app.get(&format!("/vehicles/search?q={text}")).await;
    assert_eq!(status.as_u16(), 200, "{text}: {hits}");
    hits
}

async fn typing_finds(app: &App) {
    let cases = [
        ("civic 2020", "Honda", "Civic", Some(2020)),
        ("2020 honda civic", "Honda", "Civic", Some(2020)),
        ("honda civic ex 2020", "Honda", "Civic", Some(2020)),
        ("f150", "Ford", "F-150", None),
        ("ford f 150 2018", "Ford", "F-150", Some(2018)),
        ("f-150", "Ford", "F-150", None),
        ("chevy silverado", "Chevrolet", "Silverado", None),
        ("2019 mazda 3", "Mazda", "Mazda3", Some(2019)),
        ("hoda acord", "Honda", "Accord", None),
        ("toyta camri 2015", "Toyota", "Camry", Some(2015)),
        ("miata 1991", "Mazda", "MX-5", Some(1991)),
        ("vw jetta", "Volkswagen", "Jetta", None),
        ("merc c-class", "Mercedes-Benz", "C-Class", None),
        ("subaru forster", "Subaru", "Forester", None),
        ("corolla toyota", "Toyota", "Corolla", None),
        ("porsche 911", "Porsche", "911", None),
        ("tesla model 3", "Tesla", "Model 3", None),
    ];
    for (text, make, model, year) in cases {
        let hits = found(app, text).await;
        let first = &hits[0];
        assert_eq!(
            (&first["make"]["name"], &first["model"]["name"]),
            (&make.into(), &model.into()),
            "{text}: {hits}"
        );
        assert_eq!(first["year"].as_u64(), year, "{text}: {first}");
        let (from, to) = (first["years"][0].as_u64(), first["years"][1].as_u64());
        assert!(
            from <= year.or(to) && year.or(from) <= to,
            "{text}: {first}"
        );
        let scores: Vec<f64> = hits
            .as_array()
            .unwrap()
            .iter()
            .map(|hit| hit["score"].as_f64().unwrap())
            .collect();
        assert!(scores.is_sorted_by(|a, b| a >= b), "{text}: {scores:?}");
    }
    let hits = found(app, "toyota").await;
    assert!(
        hits.as_array()
            .unwrap()
            .iter()
            .all(|hit| hit["make"]["name"] == "Toyota"),
        "{hits}"
    );
    assert_eq!(found(app, "qqqqqqqqqq").await, serde_json::json!([]));
}

async fn search_takes_other_kinds(app: &App) {
    let path = "/vehicles/search?q=harley+road+king+2019&vehicle_type=motorcycle&limit=1";
    let (_, hits) = app.get(path).await;
    assert_eq!(hits.as_array().unwrap().len(), 1);
    assert_eq!(hits[0]["make"]["name"], "Harley-Davidson", "{hits}");
    let (_, none) = app.get("/vehicles/search?q=road+king&limit=50").await;
    let bikes = none
        .as_array()
        .unwrap()
        .iter()
        .filter(|hit| hit["make"]["name"] == "Harley-Davidson");
    assert_eq!(bikes.count(), 0, "{none}");
    let (_, all) = app
        .get("/vehicles/search?q=road+king&vehicle_type=all&include=all")
        .await;
    assert!(!all.as_array().unwrap().is_empty());
}
