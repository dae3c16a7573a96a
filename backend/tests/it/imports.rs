//! Files of other programs, from their bytes to figures and back.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use backend::kernel::ids::{TenantId, TypedId as _};
use chrono::TimeDelta;
use serde_json::{Value, json};
use tokio_util::sync::CancellationToken;

use crate::sweep::actors::vehicle;
use crate::sweep::dump::dump;
use crate::world::{Browser, World, on_both_databases};

on_both_databases!(
    samples_give_their_figures,
    taking_back_leaves_everything_as_it_was,
    the_same_file_again_changes_nothing,
    bad_rows_stay_out_and_the_others_wait_for_a_word,
    files_that_are_too_large_or_no_tables_are_refused,
    an_import_is_its_users_alone,
    a_killed_run_goes_on_where_it_was,
);

const FIELDS: &str = "id version state format unreadable uploadUrl canUndo done total \
    questions { kind isRequired } vehicles { key name fillUps destination vehicle { id } } \
    counts { rows new alreadyThere twice bad leftOut } odometerReadings { rows new alreadyThere bad problems { line code } } others { kind count } \
    documents { files new alreadyThere bad leftOut problems { code line isError } } came: result { documents { made alreadyThere leftOut } } \
    result { made alreadyThere leftOut } \
    rows(first: 100) { totalCount edges { node { line state problems { code line column isError } } } }";

pub async fn call(browser: &Browser, world: &World, mutation: &str, input: Value) -> Value {
    let kind = format!("{}{}Input", mutation[..1].to_uppercase(), &mutation[1..]);
    let document = format!(
        "mutation($input: {kind}!) {{ {mutation}(input: $input) {{ import {{ {FIELDS} }} userErrors {{ code field message }} }} }}"
    );
    let answer = browser
        .ask(world, &document, json!({ "input": input }))
        .await;
    assert_eq!(answer["errors"], json!(null), "{answer}");
    answer["data"][mutation].clone()
}

pub async fn import(browser: &Browser, world: &World, id: &Value) -> Value {
    let document = format!("query($id: ID!) {{ viewer {{ import(id: $id) {{ {FIELDS} }} }} }}");
    let answer = browser.ask(world, &document, json!({ "id": id })).await;
    assert_eq!(answer["errors"], json!(null), "{answer}");
    answer["data"]["viewer"]["import"].clone()
}

async fn put(browser: &Browser, world: &World, url: &str, bytes: &[u8]) -> StatusCode {
    let request = browser.request(Request::put(url));
    let request = request.body(Body::from(bytes.to_vec())).unwrap();
    world.send(request).await.status
}

/// A file that was sent and can be looked at.
pub async fn sent(browser: &Browser, world: &World, name: &str, bytes: &[u8]) -> Value {
    let input = json!({ "fileName": name, "size": bytes.len() });
    let made = call(browser, world, "createImport", input).await;
    assert_eq!(made["userErrors"], json!([]), "{made}");
    assert_eq!(made["import"]["state"], "AWAITING_FILE");
    let url = made["import"]["uploadUrl"].as_str().unwrap();
    assert_eq!(
        put(browser, world, url, bytes).await,
        StatusCode::NO_CONTENT
    );
    let read = import(browser, world, &made["import"]["id"]).await;
    assert_eq!(read["state"], "READY", "{read}");
    read
}

/// Starts it and runs it to its end.
pub async fn done(browser: &Browser, world: &World, id: &Value, skip: bool) -> Value {
    let input = json!({ "id": id, "skipBadRows": skip });
    let started = call(browser, world, "startImport", input).await;
    assert_eq!(started["userErrors"], json!([]), "{started}");
    assert_eq!(world.run_jobs().await, 1);
    let done = import(browser, world, id).await;
    assert_eq!(done["state"], "DONE", "{done}");
    done
}

pub async fn undone(browser: &Browser, world: &World, id: &Value) {
    let undoing = call(browser, world, "undoImport", json!({ "id": id })).await;
    assert_eq!(undoing["userErrors"], json!([]), "{undoing}");
    assert_eq!(world.run_jobs().await, 1);
    assert_eq!(import(browser, world, id).await["state"], "UNDONE");
}

pub fn sample(name: &str) -> Vec<u8> {
    let folder = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/src/features/imports/domain/samples/"
    );
    std::fs::read(format!("{folder}{name}")).unwrap()
}

/// Odometer and economy of each fill-up of the only vehicle of this name, oldest first.
async fn figures(browser: &Browser, world: &World, name: &str, unit: &str) -> Vec<Value> {
    let document = format!(
        "{{ viewer {{ vehicles {{ edges {{ node {{ nickname fuelLogs {{ edges {{ node {{ energySource odometer {{ value }} economy(unit: {unit}) {{ value }} }} }} }} }} }} }} }} }}"
    );
    let answer = browser.ask(world, &document, json!({})).await;
    assert_eq!(answer["errors"], json!(null), "{answer}");
    let vehicles = answer["data"]["viewer"]["vehicles"]["edges"]
        .as_array()
        .unwrap();
    let named: Vec<_> = vehicles
        .iter()
        .filter(|v| v["node"]["nickname"] == name)
        .collect();
    assert_eq!(named.len(), 1, "{answer}");
    let logs = named[0]["node"]["fuelLogs"]["edges"].as_array().unwrap();
    let liquid = logs
        .iter()
        .filter(|log| log["node"]["energySource"] != "CNG");
    liquid
        .rev()
        .map(|log| log["node"]["economy"]["value"].clone())
        .collect()
}

async fn samples_give_their_figures(world: World) {
    for (index, (name, vehicle, unit, expected)) in [
        (
            "fuelly_web.csv",
            "Blue Car",
            "MILES_PER_US_GALLON",
            [None, Some("30"), Some("30")].as_slice(),
        ),
        (
            "acar.csv",
            "Blue Car",
            "MILES_PER_US_GALLON",
            &[None, Some("30"), Some("30")],
        ),
        (
            "lubelogger_gas_en_US.csv",
            "lubelogger_gas_en_US",
            "MILES_PER_US_GALLON",
            &[None, Some("30"), Some("30")],
        ),
        (
            "fuelio_vehicle-1-sync.csv",
            "Golf",
            "LITRES_PER_100_KM",
            &[None, Some("6"), None],
        ),
        (
            "drivvo_pt_2026.csv",
            "Golf",
            "LITRES_PER_100_KM",
            &[None, Some("6"), None],
        ),
        (
            "simply_auto_Fuel_Log.csv",
            "Golf",
            "LITRES_PER_100_KM",
            &[None, Some("6"), None],
        ),
        (
            "spritmonitor_fuel_de.csv",
            "spritmonitor_fuel_de",
            "LITRES_PER_100_KM",
            &[None, Some("6"), None],
        ),
        (
            "mygarage_fuel_metric.csv",
            "mygarage_fuel_metric",
            "LITRES_PER_100_KM",
            &[None, Some("6")],
        ),
    ]
    .into_iter()
    .enumerate()
    {
        let person = world.person(&format!("person{index}")).await;
        let read = sent(&person, &world, name, &sample(name)).await;
        let asks = |kind: &str| read["questions"].to_string().contains(kind);
        if asks("DISTANCE_UNIT") {
            let (distance, volume) = match unit {
                "MILES_PER_US_GALLON" => ("MILE", "US_GALLON"),
                _ => ("KILOMETRE", "LITRE"),
            };
            let refused = call(&person, &world, "startImport", json!({ "id": read["id"] })).await;
            assert_eq!(refused["userErrors"][0]["code"], "INVALID", "{refused}");
            let input = json!({ "id": read["id"], "distanceUnit": distance, "volumeUnit": volume });
            let answered = call(&person, &world, "answerImport", input).await;
            assert_eq!(answered["userErrors"], json!([]), "{answered}");
        }
        done(&person, &world, &read["id"], false).await;
        let expected: Vec<_> = expected
            .iter()
            .map(|v| v.map_or(json!(null), |v| json!(v)))
            .collect();
        assert_eq!(
            figures(&person, &world, vehicle, unit).await,
            expected,
            "{name}"
        );
    }
}

/// The tables of vehicles and fill-ups.
async fn records(world: &World, tenant: uuid::Uuid) -> Vec<String> {
    let all = dump(world, tenant).await;
    let wanted = |row: &String| {
        ["vehicle: ", "fuel_log: ", "imported_record: "]
            .iter()
            .any(|table| row.starts_with(table))
    };
    all.into_iter().filter(wanted).collect()
}

async fn taking_back_leaves_everything_as_it_was(world: World) {
    let ann = world.person("ann").await;
    let tenant = world.tenant_of("ann").await;
    let golf = vehicle(&ann, &world, "Golf").await;
    let create = "mutation($input: CreateFuelLogInput!) { createFuelLog(input: $input) { userErrors { code } } }";
    for (on, odometer) in [("2026-01-05", "1200"), ("2026-01-20", "2000")] {
        let input = json!({ "vehicleId": golf, "filledOn": on,
            "odometer": { "value": odometer, "unit": "KILOMETRE" }, "quantity": { "value": "30", "unit": "LITRE" } });
        ann.ask(&world, create, json!({ "input": input })).await;
    }
    let before = records(&world, tenant).await;
    let into_golf = sent(
        &ann,
        &world,
        "fuelio.csv",
        &sample("fuelio_vehicle-1-sync.csv"),
    )
    .await;
    assert_eq!(
        into_golf["vehicles"][0]["vehicle"]["id"],
        golf.as_str(),
        "{into_golf}"
    );
    let ended = done(&ann, &world, &into_golf["id"], false).await;
    assert_eq!(
        ended["result"],
        json!({ "made": 3, "alreadyThere": 0, "leftOut": 0 })
    );
    assert_eq!(ended["vehicles"][0]["vehicle"]["id"], golf.as_str());
    let new = sent(&ann, &world, "fuelly.csv", &sample("fuelly_web.csv")).await;
    // A vehicle that the import makes is told once it is there.
    let vehicle_of = |import: &Value| {
        let vehicle = &import["vehicles"][0];
        (
            vehicle["destination"].clone(),
            vehicle["vehicle"]["id"].clone(),
        )
    };
    assert_eq!(vehicle_of(&new), (json!("NEW"), json!(null)));
    let ended = done(&ann, &world, &new["id"], false).await;
    let (destination, made) = vehicle_of(&ended);
    assert_eq!(destination, "NEW");
    let query =
        "query($id: ID!) { viewer { vehicle(id: $id) { nickname fuelLogs { totalCount } } } }";
    let there = ann.ask(&world, query, json!({ "id": made })).await;
    assert_eq!(
        there["data"]["viewer"]["vehicle"]["nickname"], ended["vehicles"][0]["name"],
        "{there}"
    );
    assert_ne!(records(&world, tenant).await, before);
    undone(&ann, &world, &new["id"]).await;
    let back = import(&ann, &world, &new["id"]).await;
    assert_eq!(vehicle_of(&back), (json!("NEW"), json!(null)));
    undone(&ann, &world, &into_golf["id"]).await;
    assert_eq!(records(&world, tenant).await, before);
    let again = call(&ann, &world, "undoImport", json!({ "id": new["id"] })).await;
    assert_eq!(
        (&again["userErrors"], &again["import"]["state"]),
        (&json!([]), &json!("UNDONE"))
    );
}

async fn the_same_file_again_changes_nothing(world: World) {
    let ann = world.person("ann").await;
    let tenant = world.tenant_of("ann").await;
    for name in ["fuelio_vehicle-1-sync.csv", "fuelly_web.csv"] {
        let first = sent(&ann, &world, name, &sample(name)).await;
        done(&ann, &world, &first["id"], false).await;
        let before = records(&world, tenant).await;
        let again = sent(&ann, &world, name, &sample(name)).await;
        assert_eq!(again["counts"]["new"], 0, "{again}");
        let ended = done(&ann, &world, &again["id"], false).await;
        assert_eq!(ended["result"]["made"], 0);
        assert_eq!(ended["result"]["alreadyThere"], ended["counts"]["rows"]);
        assert_eq!(records(&world, tenant).await, before);
        undone(&ann, &world, &again["id"]).await;
        assert_eq!(records(&world, tenant).await, before);
    }
}

async fn bad_rows_stay_out_and_the_others_wait_for_a_word(world: World) {
    let ann = world.person("ann").await;
    let text = "date,odometer (km),litres,cost\n31/02/2026,1000,40,60\n13/01/2026,1000,-40,60\n14/01/2026,1100,40,60\n";
    let read = sent(&ann, &world, "bad.csv", text.as_bytes()).await;
    assert_eq!(
        (&read["counts"]["bad"], &read["counts"]["new"]),
        (&json!(2), &json!(1)),
        "{read}"
    );
    let problem = &read["rows"]["edges"][0]["node"]["problems"][0];
    let expected = json!({ "code": "INVALID_DATE", "line": 2, "column": "date", "isError": true });
    assert_eq!(*problem, expected);
    let refused = call(&ann, &world, "startImport", json!({ "id": read["id"] })).await;
    assert_eq!(
        refused["userErrors"][0]["field"],
        json!(["input", "skipBadRows"])
    );
    let ended = done(&ann, &world, &read["id"], true).await;
    assert_eq!(
        ended["result"],
        json!({ "made": 1, "alreadyThere": 0, "leftOut": 2 })
    );
}

async fn files_that_are_too_large_or_no_tables_are_refused(world: World) {
    let ann = world.person("ann").await;
    for (size, code) in [(200 << 20, "TOO_LONG"), (0, "INVALID")] {
        let input = json!({ "fileName": "x.csv", "size": size });
        let refused = call(&ann, &world, "createImport", input).await;
        assert_eq!(refused["userErrors"][0]["code"], code, "{refused}");
    }
    let made = call(
        &ann,
        &world,
        "createImport",
        json!({ "fileName": "x.csv", "size": 5 }),
    )
    .await;
    let url = made["import"]["uploadUrl"].as_str().unwrap();
    let large = vec![b'x'; (50 << 20) + 1];
    assert_eq!(
        put(&ann, &world, url, &large).await,
        StatusCode::PAYLOAD_TOO_LARGE
    );
    assert_eq!(
        put(&ann, &world, "/uploads/a.b", b"x").await,
        StatusCode::NOT_FOUND
    );
    let picture = sent(&ann, &world, "picture.csv", b"\x89PNG\r\n\x1a\n\0\0").await;
    assert!(
        picture["unreadable"].as_str().unwrap().contains("picture"),
        "{picture}"
    );
    let refused = call(&ann, &world, "startImport", json!({ "id": picture["id"] })).await;
    assert_eq!(refused["userErrors"][0]["code"], "INVALID");
}

async fn an_import_is_its_users_alone(world: World) {
    let (ann, bob) = (world.person("ann").await, world.person("bob").await);
    let read = sent(&ann, &world, "x.csv", b"date,litres\n2026-01-01,40\n").await;
    assert_eq!(import(&bob, &world, &read["id"]).await, json!(null));
    let url = read["uploadUrl"].as_str().unwrap();
    assert_eq!(put(&bob, &world, url, b"x").await, StatusCode::NOT_FOUND);
    assert_eq!(
        put(&Browser::default(), &world, url, b"x").await,
        StatusCode::NOT_FOUND
    );
    for mutation in ["startImport", "undoImport", "answerImport"] {
        let refused = call(&bob, &world, mutation, json!({ "id": read["id"] })).await;
        assert_eq!(refused["userErrors"][0]["code"], "NOT_FOUND", "{refused}");
    }
}

async fn a_killed_run_goes_on_where_it_was(world: World) {
    let ann = world.person("ann").await;
    let tenant = world.tenant_of("ann").await;
    let before = records(&world, tenant).await;
    let rows: String = (0..1_500)
        .map(|n| {
            format!(
                "20{:02}-{:02}-{:02},{},40\n",
                n / 336,
                n / 28 % 12 + 1,
                n % 28 + 1,
                1_000 + n * 500
            )
        })
        .collect();
    let text = format!("date,odometer (km),litres\n{rows}");
    let read = sent(&ann, &world, "long.csv", text.as_bytes()).await;
    assert_eq!(read["counts"]["new"], 1_500, "{read}");
    let started = call(&ann, &world, "startImport", json!({ "id": read["id"] })).await;
    assert_eq!(started["userErrors"], json!([]), "{started}");
    let stop = CancellationToken::new();
    let some_are_in = async {
        let tenant = TenantId::from_uuid(tenant);
        while world.rows("imported_record", tenant).await == 0 {
            tokio::time::sleep(std::time::Duration::from_millis(1)).await;
        }
    };
    // Whoever ran it is gone in the middle of it, and says nothing.
    let was_killed = tokio::select! {
        _ = world.worker.run_next(&stop) => false,
        () = some_are_in => true,
    };
    assert!(was_killed);
    assert_eq!(import(&ann, &world, &read["id"]).await["state"], "RUNNING");
    world.clock.advance(TimeDelta::seconds(61));
    assert_eq!(world.run_jobs().await, 1);
    let ended = import(&ann, &world, &read["id"]).await;
    assert_eq!(ended["state"], "DONE", "{ended}");
    assert_eq!(
        ended["result"],
        json!({ "made": 1_500, "alreadyThere": 0, "leftOut": 0 })
    );
    let made = records(&world, tenant).await;
    let logs = made.iter().filter(|row| row.starts_with("fuel_log: "));
    assert_eq!(logs.count(), 1_500);
    undone(&ann, &world, &read["id"]).await;
    assert_eq!(records(&world, tenant).await, before);
}
