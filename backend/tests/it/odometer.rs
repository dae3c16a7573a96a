//! Readings of meters through GraphQL.

use std::time::Duration;

use platform_client::Role;
use serde_json::{Value, json};

use crate::sweep::actors::{grant, token, user_id};
use crate::vehicles::new_vehicle;
use crate::world::{Browser, World, on_both_databases};

on_both_databases!(
    a_replaced_odometer_goes_on_where_the_old_one_ended,
    all_readings_stand_in_one_timeline,
    a_typing_error_is_held_apart_and_never_where_the_meter_stands,
    two_readings_that_agree_are_believed,
    hours_of_an_engine_stand_beside_its_odometer,
    what_no_meter_shows_is_told_beside_its_field,
    another_device_hears_of_a_reading_and_finds_it,
    the_trail_tells_of_readings_until_they_are_gone,
    who_may_log_a_vehicle_is_told_so,
);

const CREATE: &str = "mutation($input: CreateOdometerReadingInput!) { createOdometerReading(input: $input) {
    odometerReading { id source odometer { value unit } replacedOdometer { value } } vehicle { id } userErrors { code field message } } }";
const TIMELINE: &str = "query($id: ID!, $after: String) { viewer { vehicle(id: $id) { odometerReadings(first: 2, after: $after) {
    edges { node { id source readOn odometer { value } correctedOdometer { value } engineHours { value } isDoubtful fuelLog { id } } }
    pageInfo { hasNextPage endCursor } } } } }";
const FILLS: &str = "query($id: ID!) { viewer { vehicle(id: $id) { fuelSummary { averageEconomy { value } } fuelLogs { nodes {
    odometer { value } correctedOdometer { value } economy { value } noEconomyReason warnings { code } distance { value } } } } } }";

async fn read(browser: &Browser, world: &World, input: Value) -> Value {
    let answer = browser.ask(world, CREATE, json!({ "input": input })).await;
    assert!(answer["errors"].is_null(), "{answer}");
    answer["data"]["createOdometerReading"].clone()
}

async fn fill(browser: &Browser, world: &World, vehicle: &str, day: u32, odometer: i64) {
    let log = "mutation($input: CreateFuelLogInput!) { createFuelLog(input: $input) { fuelLog { id } userErrors { message } } }";
    let input = json!({ "vehicleId": vehicle, "filledOn": format!("2026-01-{day:02}"), "currency": "EUR",
        "odometer": { "value": odometer.to_string(), "unit": "KILOMETRE" }, "quantity": { "value": "30", "unit": "LITRE" } });
    let answer = browser.ask(world, log, json!({ "input": input })).await;
    assert_eq!(
        answer["data"]["createFuelLog"]["userErrors"],
        json!([]),
        "{answer}"
    );
}

async fn newest(browser: &Browser, world: &World, vehicle: &str) -> Value {
    let answer = browser.ask(world, FILLS, json!({ "id": vehicle })).await;
    assert!(answer["errors"].is_null(), "{answer}");
    answer["data"]["viewer"]["vehicle"]["fuelLogs"]["nodes"][0].clone()
}

async fn a_replaced_odometer_goes_on_where_the_old_one_ended(world: World) {
    let ann = world.ann().await;
    let car = new_vehicle(&ann, &world).await;
    fill(&ann, &world, &car, 1, 119_500).await;
    fill(&ann, &world, &car, 20, 310).await;
    let before = newest(&ann, &world, &car).await;
    assert_eq!(before["noEconomyReason"], "ODOMETER_DECREASED");
    let input = json!({ "vehicleId": car, "readOn": "2026-01-10", "replacedMeterEndedAt": "119700",
        "odometer": { "value": "10", "unit": "KILOMETRE" }, "idempotencyKey": "swap" });
    let swap = read(&ann, &world, input.clone()).await;
    assert_eq!(swap["userErrors"], json!([]));
    assert_eq!(swap["odometerReading"]["source"], "REPLACEMENT");
    assert_eq!(
        swap["odometerReading"]["replacedOdometer"]["value"],
        "119700"
    );
    assert_eq!(read(&ann, &world, input).await, swap);
    let after = newest(&ann, &world, &car).await;
    assert_eq!(after["warnings"], json!([]), "{after}");
    assert_eq!(after["odometer"]["value"], "310");
    assert_eq!(after["correctedOdometer"]["value"], "120000");
    assert_eq!(
        (&after["distance"]["value"], &after["economy"]["value"]),
        (&json!("500"), &json!("6"))
    );
    fill(&ann, &world, &car, 25, 810).await;
    assert_eq!(newest(&ann, &world, &car).await["economy"]["value"], "6");
    let change = |verb: &str| {
        format!(
            "mutation($id: ID!) {{ {verb}OdometerReading(input: {{ id: $id }}) {{ odometerReading {{ id }} userErrors {{ message }} }} }}"
        )
    };
    let id = json!({ "id": swap["odometerReading"]["id"] });
    ann.ask(&world, &change("delete"), id.clone()).await;
    let without = newest(&ann, &world, &car).await;
    assert_eq!(without["noEconomyReason"], "ODOMETER_DECREASED");
    ann.ask(&world, &change("restore"), id).await;
    assert_eq!(newest(&ann, &world, &car).await["economy"]["value"], "6");
}

async fn all_readings_stand_in_one_timeline(world: World) {
    let ann = world.ann().await;
    let car = new_vehicle(&ann, &world).await;
    fill(&ann, &world, &car, 1, 1000).await;
    fill(&ann, &world, &car, 9, 1500).await;
    for input in [
        json!({ "readOn": "2026-01-05", "odometer": { "value": "1200.5", "unit": "KILOMETRE" } }),
        json!({ "readOn": "2026-01-12", "engineHours": { "value": "80.5" } }),
    ] {
        let mut input = input;
        input["vehicleId"] = json!(car);
        assert_eq!(read(&ann, &world, input).await["userErrors"], json!([]));
    }
    let (mut seen, mut after) = (Vec::new(), json!(null));
    for has_next in [true, false] {
        let variables = json!({ "id": car, "after": after });
        let answer = ann.ask(&world, TIMELINE, variables).await;
        let page = &answer["data"]["viewer"]["vehicle"]["odometerReadings"];
        assert_eq!(page["pageInfo"]["hasNextPage"], has_next, "{answer}");
        after = page["pageInfo"]["endCursor"].clone();
        seen.extend(
            page["edges"]
                .as_array()
                .unwrap()
                .iter()
                .map(|edge| edge["node"].clone()),
        );
    }
    let shown: Vec<_> = seen
        .iter()
        .map(|node| {
            (
                node["source"].as_str().unwrap(),
                node["correctedOdometer"]["value"].as_str(),
            )
        })
        .collect();
    let expected = [
        ("READING", None),
        ("FUEL_LOG", Some("1500")),
        ("READING", Some("1200.5")),
        ("FUEL_LOG", Some("1000")),
    ];
    assert_eq!(shown, expected);
    assert_eq!(seen[0]["engineHours"]["value"], "80.5");
    assert!(seen[1]["fuelLog"]["id"].is_string());
}

const STANDING: &str = "query($id: ID!) { viewer { vehicle(id: $id) { odometer { value } engineHours { value unit } } } }";

async fn standing(browser: &Browser, world: &World, vehicle: &str) -> Value {
    let answer = browser.ask(world, STANDING, json!({ "id": vehicle })).await;
    assert!(answer["errors"].is_null(), "{answer}");
    answer["data"]["viewer"]["vehicle"].clone()
}

/// Reads the odometer by itself; whether that is in doubt.
async fn is_doubted(
    browser: &Browser,
    world: &World,
    vehicle: &str,
    (on, km): (&str, i64),
) -> Value {
    let create =
        "mutation($input: CreateOdometerReadingInput!) { createOdometerReading(input: $input) {
        odometerReading { isDoubtful } userErrors { message } } }";
    let odometer = json!({ "value": km.to_string(), "unit": "KILOMETRE" });
    let input = json!({ "vehicleId": vehicle, "readOn": on, "odometer": odometer });
    let answer = browser.ask(world, create, json!({ "input": input })).await;
    let payload = &answer["data"]["createOdometerReading"];
    assert_eq!(payload["userErrors"], json!([]), "{answer}");
    payload["odometerReading"]["isDoubtful"].clone()
}

/// The odometers in doubt, newest first, by pages of so many.
async fn doubted(browser: &Browser, world: &World, vehicle: &str, first: i32) -> Vec<String> {
    let timeline = "query($id: ID!, $first: Int, $after: String) { viewer { vehicle(id: $id) {
        odometerReadings(first: $first, after: $after) { nodes { odometer { value } isDoubtful }
        pageInfo { hasNextPage endCursor } } } } }";
    let (mut found, mut after) = (Vec::new(), json!(null));
    loop {
        let variables = json!({ "id": vehicle, "first": first, "after": after });
        let answer = browser.ask(world, timeline, variables).await;
        let page = &answer["data"]["viewer"]["vehicle"]["odometerReadings"];
        let nodes = page["nodes"].as_array().expect("a page");
        let in_doubt = nodes.iter().filter(|node| node["isDoubtful"] == true);
        found.extend(in_doubt.map(|node| node["odometer"]["value"].as_str().unwrap().to_owned()));
        after = page["pageInfo"]["endCursor"].clone();
        if page["pageInfo"]["hasNextPage"] == false {
            return found;
        }
    }
}

async fn a_typing_error_is_held_apart_and_never_where_the_meter_stands(world: World) {
    let ann = world.ann().await;
    let car = new_vehicle(&ann, &world).await;
    assert_eq!(
        is_doubted(&ann, &world, &car, ("2026-01-01", 46_000)).await,
        false
    );
    fill(&ann, &world, &car, 9, 46_500).await;
    assert_eq!(
        is_doubted(&ann, &world, &car, ("2026-01-12", 465_500)).await,
        true
    );
    assert_eq!(
        standing(&ann, &world, &car).await["odometer"]["value"],
        "46500"
    );
    // Too low in the middle, found out by those around it.
    assert_eq!(
        is_doubted(&ann, &world, &car, ("2026-01-05", 4_620)).await,
        true
    );
    assert_eq!(
        is_doubted(&ann, &world, &car, ("2026-01-20", 47_000)).await,
        false
    );
    assert_eq!(
        standing(&ann, &world, &car).await["odometer"]["value"],
        "47000"
    );
    for first in [100, 2, 1] {
        let found = doubted(&ann, &world, &car, first).await;
        assert_eq!(found, ["465500", "4620"], "by pages of {first}");
    }
    // A fill-up goes on from what is certain.
    fill(&ann, &world, &car, 25, 47_400).await;
    let fill = newest(&ann, &world, &car).await;
    assert_eq!(fill["warnings"], json!([]), "{fill}");
    assert_eq!(
        standing(&ann, &world, &car).await["odometer"]["value"],
        "47400"
    );
}

async fn two_readings_that_agree_are_believed(world: World) {
    let ann = world.ann().await;
    let car = new_vehicle(&ann, &world).await;
    is_doubted(&ann, &world, &car, ("2026-01-01", 4_600)).await;
    assert_eq!(
        is_doubted(&ann, &world, &car, ("2026-01-05", 46_100)).await,
        true
    );
    assert_eq!(
        standing(&ann, &world, &car).await["odometer"]["value"],
        "4600"
    );
    assert_eq!(
        is_doubted(&ann, &world, &car, ("2026-01-09", 46_200)).await,
        false
    );
    assert_eq!(
        standing(&ann, &world, &car).await["odometer"]["value"],
        "46200"
    );
    assert_eq!(doubted(&ann, &world, &car, 100).await, ["4600"]);
}

async fn hours_of_an_engine_stand_beside_its_odometer(world: World) {
    let ann = world.ann().await;
    let car = new_vehicle(&ann, &world).await;
    assert_eq!(
        standing(&ann, &world, &car).await,
        json!({ "odometer": null, "engineHours": null })
    );
    let log = "mutation($input: CreateFuelLogInput!) { createFuelLog(input: $input) { userErrors { message } } }";
    let fill = json!({ "vehicleId": car, "filledOn": "2026-01-02", "currency": "EUR",
        "engineHours": { "value": "80.5" }, "quantity": { "value": "30", "unit": "LITRE" } });
    ann.ask(&world, log, json!({ "input": fill })).await;
    for (on, hours) in [("2026-01-04", "96"), ("2026-01-05", "961")] {
        let input = json!({ "vehicleId": car, "readOn": on, "engineHours": { "value": hours } });
        assert_eq!(read(&ann, &world, input).await["userErrors"], json!([]));
    }
    let expected = json!({ "odometer": null, "engineHours": { "value": "96", "unit": "HOUR" } });
    assert_eq!(standing(&ann, &world, &car).await, expected);
    is_doubted(&ann, &world, &car, ("2026-01-06", 46_000)).await;
    let both = standing(&ann, &world, &car).await;
    assert_eq!(both["odometer"]["value"], "46000");
    assert_eq!(both["engineHours"]["value"], "96");
}

async fn what_no_meter_shows_is_told_beside_its_field(world: World) {
    let ann = world.ann().await;
    let car = new_vehicle(&ann, &world).await;
    let reading = |value: &str| json!({ "value": value, "unit": "KILOMETRE" });
    for (change, field) in [
        (json!({ "odometer": reading("0") }), "odometer"),
        (json!({ "odometer": reading("10000001") }), "odometer"),
        (
            json!({ "engineHours": { "value": "5" }, "odometer": reading("5") }),
            "odometer",
        ),
        (json!({ "engineHours": { "value": "-5" } }), "engineHours"),
        (
            json!({ "odometer": reading("5"), "replacedMeterEndedAt": "0" }),
            "replacedMeterEndedAt",
        ),
        (
            json!({ "odometer": reading("5"), "readOn": "1700-01-01" }),
            "readOn",
        ),
        (
            json!({ "odometer": reading("5"), "readAt": "25:00" }),
            "readAt",
        ),
        (
            json!({ "odometer": reading("5"), "notes": "x".repeat(10_001) }),
            "notes",
        ),
    ] {
        let mut input = json!({ "vehicleId": car, "readOn": "2026-01-05" });
        for (name, value) in change.as_object().unwrap() {
            input[name] = value.clone();
        }
        let refused = read(&ann, &world, input).await;
        assert_eq!(
            refused["userErrors"][0]["field"],
            json!(["input", field]),
            "{refused}"
        );
        assert_eq!(refused["odometerReading"], json!(null));
    }
}

async fn change(browser: &Browser, world: &World, verb: &str, id: &Value) -> Value {
    let document = format!(
        "mutation($id: ID!) {{ {verb}OdometerReading(input: {{ id: $id }}) {{ userErrors {{ code }} }} }}"
    );
    let answer = browser.ask(world, &document, json!({ "id": id })).await;
    answer["data"][format!("{verb}OdometerReading")]["userErrors"].clone()
}

async fn another_device_hears_of_a_reading_and_finds_it(world: World) {
    let ann = world.ann().await;
    let car = new_vehicle(&ann, &world).await;
    let sync = "query($since: String) { sync(since: $since) { cursor deleted { type id }
        upserted { __typename id ... on OdometerReading { version odometer { value } vehicle { id } } } } }";
    let since = async |cursor: &Value| {
        let answer = ann.ask(&world, sync, json!({ "since": cursor })).await;
        assert_eq!(answer["errors"], json!(null), "{answer}");
        answer["data"]["sync"].clone()
    };
    let before = since(&json!(null)).await["cursor"].clone();
    let second = world.sign_in_ann().await;
    let listen = "subscription { recordChanged { kind type id version } }";
    let input = json!({ "vehicleId": car, "readOn": "2026-01-05", "id": "odometer_reading_01kcy3n9kqf3qs1c6m6qy2m8tz",
        "odometer": { "value": "1200", "unit": "KILOMETRE" } });
    let reading = async {
        // Whoever comes too late to listen hears the next.
        loop {
            tokio::time::sleep(Duration::from_millis(500)).await;
            let made = read(&ann, &world, input.clone()).await;
            assert_eq!(made["userErrors"], json!([]));
            let id = &made["odometerReading"]["id"];
            change(&ann, &world, "delete", id).await;
            change(&ann, &world, "restore", id).await;
        }
    };
    let heard = tokio::select! {
        heard = second.listen(&world, listen, json!({})) => heard,
        () = reading => unreachable!("it never ends"),
    };
    let told = &heard["payload"]["data"]["recordChanged"];
    assert_eq!(told["type"], "ODOMETER_READING", "{heard}");
    assert_eq!(told["id"], input["id"]);
    // The vehicle itself is as it was: nothing of it needs to be read for its own sake.
    let found = since(&before).await;
    let expected = json!([{ "__typename": "OdometerReading", "id": input["id"], "odometer": { "value": "1200" },
        "version": found["upserted"][0]["version"], "vehicle": { "id": car } }]);
    assert_eq!(found["upserted"], expected);
    assert_eq!(
        change(&ann, &world, "delete", &input["id"]).await,
        json!([])
    );
    let gone = since(&found["cursor"]).await;
    let expected = json!([{ "type": "ODOMETER_READING", "id": input["id"] }]);
    assert_eq!(
        (&gone["deleted"], &gone["upserted"]),
        (&expected, &json!([]))
    );
}

async fn the_trail_tells_of_readings_until_they_are_gone(world: World) {
    let ann = world.ann().await;
    let car = new_vehicle(&ann, &world).await;
    let input =
        json!({ "vehicleId": car, "readOn": "2026-01-05", "engineHours": { "value": "80.5" } });
    let id = read(&ann, &world, input).await["odometerReading"]["id"].clone();
    for verb in ["delete", "restore", "delete"] {
        assert_eq!(change(&ann, &world, verb, &id).await, json!([]));
    }
    let ask = "{ viewer { activity(kind: ODOMETER_READING) { nodes { action recordId vehicleId label } } } }";
    let told = async || {
        let answer = ann.ask(&world, ask, json!({})).await;
        let nodes = answer["data"]["viewer"]["activity"]["nodes"].clone();
        let nodes = nodes
            .as_array()
            .unwrap_or_else(|| panic!("{answer}"))
            .iter();
        nodes
            .map(|node| {
                assert_eq!((&node["recordId"], &node["vehicleId"]), (&id, &json!(car)));
                let text = |field: &str| node[field].as_str().unwrap().to_owned();
                (text("action"), text("label"))
            })
            .collect::<Vec<_>>()
    };
    let entry = |action: &str, label: &str| (action.to_owned(), label.to_owned());
    let day = "2026-01-05";
    let expected = ["DELETED", "RESTORED", "DELETED", "CREATED"].map(|action| entry(action, day));
    assert_eq!(told().await, expected);
    assert_eq!(change(&ann, &world, "purge", &id).await, json!([]));
    let after = told().await;
    assert_eq!(after[0], entry("PURGED", day));
    assert!(after[1..].iter().all(|(_, label)| label.is_empty()));
}

async fn who_may_log_a_vehicle_is_told_so(world: World) {
    let ann = world.person("ann").await;
    let (car, other) = (
        new_vehicle(&ann, &world).await,
        new_vehicle(&ann, &world).await,
    );
    let viewer = world.member("vera", "ann", Role::Viewer).await;
    let member = user_id(&viewer, &world).await;
    grant(&ann, &world, &car, &member, "LOG").await;
    grant(&ann, &world, &other, &member, "VIEW").await;
    let (_, program) = token(&ann, &world, "READ", None).await;
    let input = json!({ "vehicleId": car, "readOn": "2026-01-05", "odometer": { "value": "5", "unit": "KILOMETRE" } });
    let id = read(&viewer, &world, input).await["odometerReading"]["id"].clone();
    let ask = "query($id: ID!) { viewer { vehicle(id: $id) { mayLog } } }";
    for (who, vehicle, may) in [
        (&ann, &car, true),
        (&viewer, &car, true),
        (&viewer, &other, false),
        (&program, &car, false),
    ] {
        let told = who.ask(&world, ask, json!({ "id": vehicle })).await;
        assert_eq!(told["data"]["viewer"]["vehicle"]["mayLog"], may, "{told}");
    }
    assert_eq!(change(&viewer, &world, "delete", &id).await, json!([]));
}
