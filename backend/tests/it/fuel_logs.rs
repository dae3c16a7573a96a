//! Fill-ups through GraphQL, as the web application asks.

use std::sync::atomic::Ordering;

use serde_json::{Value, json};

use crate::vehicles::new_vehicle;
use crate::world::{Browser, World, on_both_databases};

on_both_databases!(
    economy_appears_after_the_second_full_tank,
    what_was_typed_returns_exactly,
    units_change_nothing_but_the_view,
    an_odd_entry_is_kept_flagged_and_held_apart_until_confirmed,
    a_changed_entry_changes_what_follows,
    a_fill_up_sent_five_times_at_once_is_one,
    what_is_impossible_is_told_beside_its_field,
    another_persons_fill_up_answers_as_one_that_is_not_there,
    the_list_is_cut_into_pages,
    two_changes_in_one_operation_see_each_other,
    statements_do_not_grow_with_rows,
);

const CREATE: &str = "mutation($input: CreateFuelLogInput!) { createFuelLog(input: $input) {
    fuelLog { id version economy { value unit } noEconomyReason distance { value unit } isConfirmed
      warnings { code field } unitPrice { amount currency per } total { amount currency }
      entered { odometer { value unit } quantity { value unit } unitPrice { amount } total { amount currency } } }
    vehicle { odometer { value unit } fuelSummary { fillCount averageEconomy { value unit } totalCost { amount currency } } }
    userErrors { code field message } } }";

fn fill(vehicle: &str, day: u32, odometer: &str, litres: &str, total: &str) -> Value {
    json!({
        "vehicleId": vehicle,
        "filledOn": format!("2026-01-{day:02}"),
        "odometer": { "value": odometer, "unit": "KILOMETRE" },
        "quantity": { "value": litres, "unit": "LITRE" },
        "total": total,
        "currency": "EUR",
    })
}

async fn log(browser: &Browser, world: &World, input: Value) -> Value {
    let answer = browser.ask(world, CREATE, json!({ "input": input })).await;
    assert!(answer["errors"].is_null(), "{answer}");
    answer["data"]["createFuelLog"].clone()
}

fn id_of(payload: &Value) -> String {
    payload["fuelLog"]["id"].as_str().unwrap().to_owned()
}

async fn economy_appears_after_the_second_full_tank(world: World) {
    let ann = world.ann().await;
    let car = new_vehicle(&ann, &world).await;
    let first = log(&ann, &world, fill(&car, 5, "45000", "40", "66.00")).await;
    assert_eq!(first["fuelLog"]["noEconomyReason"], "NO_PREVIOUS_FULL");
    let second = log(&ann, &world, fill(&car, 20, "45500", "41.5", "70.13")).await;
    assert_eq!(
        second["fuelLog"]["economy"],
        json!({ "value": "8.3", "unit": "LITRES_PER_100_KM" })
    );
    assert_eq!(
        second["fuelLog"]["distance"],
        json!({ "value": "500", "unit": "KILOMETRE" })
    );
    let summary = &second["vehicle"]["fuelSummary"];
    assert_eq!(summary["fillCount"], 2);
    assert_eq!(summary["averageEconomy"]["value"], "8.3");
    assert_eq!(
        summary["totalCost"],
        json!([{ "amount": "136.13", "currency": "EUR" }])
    );
    assert_eq!(
        second["vehicle"]["odometer"],
        json!({ "value": "45500", "unit": "KILOMETRE" })
    );
}

async fn what_was_typed_returns_exactly(world: World) {
    let ann = world.ann().await;
    let car = new_vehicle(&ann, &world).await;
    let input = json!({
        "vehicleId": car, "filledOn": "2026-01-05", "currency": "USD", "unitPrice": "3.4590",
        "odometer": { "value": "100.10", "unit": "MILE" },
        "quantity": { "value": "10.000", "unit": "US_GALLON" },
    });
    let logged = log(&ann, &world, input).await;
    let entered = &logged["fuelLog"]["entered"];
    assert_eq!(
        entered["odometer"],
        json!({ "value": "100.10", "unit": "MILE" })
    );
    assert_eq!(
        entered["quantity"],
        json!({ "value": "10.000", "unit": "US_GALLON" })
    );
    assert_eq!(
        (&entered["unitPrice"]["amount"], &entered["total"]),
        (&json!("3.4590"), &json!(null))
    );
    assert_eq!(
        logged["fuelLog"]["total"],
        json!({ "amount": "34.59", "currency": "USD" })
    );
}

async fn units_change_nothing_but_the_view(world: World) {
    let ann = world.ann().await;
    let car = new_vehicle(&ann, &world).await;
    log(&ann, &world, fill(&car, 5, "1000", "40", "66.00")).await;
    let second = log(&ann, &world, fill(&car, 20, "1500", "30", "50")).await;
    let read = "query($id: ID!) { node(id: $id) { ... on FuelLog { version
        economy { value unit } uk: economy(unit: MILES_PER_UK_GALLON) { value } odometer { value unit }
        entered { odometer { value unit } } } } }";
    let change = "mutation { updatePreferences(input: { distanceUnit: MILE, economyUnit: MILES_PER_US_GALLON }) { userErrors { code } } }";
    let id = json!({ "id": id_of(&second) });
    let before = ann.ask(&world, read, id.clone()).await;
    assert_eq!(before["data"]["node"]["economy"]["value"], "6");
    ann.ask(&world, change, json!({})).await;
    let after = ann.ask(&world, read, id).await;
    let node = &after["data"]["node"];
    assert_eq!(
        node["economy"],
        json!({ "value": "39.202431", "unit": "MILES_PER_US_GALLON" })
    );
    assert_eq!(node["uk"], before["data"]["node"]["uk"]);
    assert_eq!(
        node["odometer"],
        json!({ "value": "932.057", "unit": "MILE" })
    );
    assert_eq!(node["entered"], before["data"]["node"]["entered"]);
    assert_eq!(node["version"], before["data"]["node"]["version"]);
}

async fn an_odd_entry_is_kept_flagged_and_held_apart_until_confirmed(world: World) {
    let ann = world.ann().await;
    let car = new_vehicle(&ann, &world).await;
    log(&ann, &world, fill(&car, 5, "12000", "40", "66.00")).await;
    log(&ann, &world, fill(&car, 9, "12500", "30", "50.00")).await;
    let typo = log(&ann, &world, fill(&car, 12, "11900", "30", "500.00")).await;
    let codes: Vec<_> = typo["fuelLog"]["warnings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|w| w["code"].clone())
        .collect();
    assert_eq!(codes, ["ODOMETER_DECREASED", "PRICE_UNUSUAL"]);
    assert_eq!(typo["fuelLog"]["noEconomyReason"], "ODOMETER_DECREASED");
    assert_eq!(typo["vehicle"]["odometer"]["value"], "12500");
    assert_eq!(
        typo["vehicle"]["fuelSummary"]["averageEconomy"]["value"],
        "6"
    );
    assert_eq!(
        typo["vehicle"]["fuelSummary"]["totalCost"][0]["amount"],
        "116.00"
    );
    let confirm = "mutation($id: ID!) { confirmFuelLog(input: { id: $id }) {
        fuelLog { isConfirmed } vehicle { odometer { value } fuelSummary { totalCost { amount } } } } }";
    let confirmed = ann
        .ask(&world, confirm, json!({ "id": id_of(&typo) }))
        .await;
    let payload = &confirmed["data"]["confirmFuelLog"];
    assert_eq!(payload["fuelLog"]["isConfirmed"], true, "{confirmed}");
    assert_eq!(payload["vehicle"]["odometer"]["value"], "11900");
    assert_eq!(
        payload["vehicle"]["fuelSummary"]["totalCost"][0]["amount"],
        "616.00"
    );
}

async fn a_changed_entry_changes_what_follows(world: World) {
    let ann = world.ann().await;
    let car = new_vehicle(&ann, &world).await;
    log(&ann, &world, fill(&car, 5, "1000", "40", "66.00")).await;
    let middle = log(&ann, &world, fill(&car, 9, "1500", "30", "50.00")).await;
    let last = log(&ann, &world, fill(&car, 12, "2000", "40", "66.00")).await;
    let partial = "mutation($id: ID!) { updateFuelLog(input: { id: $id, expectedVersion: 1, isFull: false }) {
        fuelLog { version economy { value } noEconomyReason } userErrors { code } } }";
    let changed = ann
        .ask(&world, partial, json!({ "id": id_of(&middle) }))
        .await;
    assert_eq!(
        changed["data"]["updateFuelLog"]["fuelLog"]["noEconomyReason"], "PARTIAL",
        "{changed}"
    );
    let read = "query($id: ID!) { node(id: $id) { ... on FuelLog { economy { value } } } }";
    let follows = ann.ask(&world, read, json!({ "id": id_of(&last) })).await;
    assert_eq!(follows["data"]["node"]["economy"]["value"], "7");
    let delete = "mutation($id: ID!) { deleteFuelLog(input: { id: $id }) { fuelLog { deletedAt } userErrors { code } } }";
    ann.ask(&world, delete, json!({ "id": id_of(&middle) }))
        .await;
    let without = ann.ask(&world, read, json!({ "id": id_of(&last) })).await;
    assert_eq!(without["data"]["node"]["economy"]["value"], "4");
    let restore =
        "mutation($id: ID!) { restoreFuelLog(input: { id: $id }) { fuelLog { deletedAt } } }";
    ann.ask(&world, restore, json!({ "id": id_of(&middle) }))
        .await;
    let again = ann.ask(&world, read, json!({ "id": id_of(&last) })).await;
    assert_eq!(again, follows);
}

async fn a_fill_up_sent_five_times_at_once_is_one(world: World) {
    let ann = world.ann().await;
    let car = new_vehicle(&ann, &world).await;
    let mut input = fill(&car, 5, "1000", "40", "66.00");
    input["id"] = json!("fuel_log_01h455vb4pex5vsknk084sn02q");
    input["idempotencyKey"] = json!("pump-7");
    let sent = (0..5).map(|_| log(&ann, &world, input.clone()));
    let answers = futures::future::join_all(sent).await;
    assert!(
        answers.iter().all(|answer| answer == &answers[0]),
        "{answers:?}"
    );
    assert_eq!(answers[0]["vehicle"]["fuelSummary"]["fillCount"], 1);
}

async fn what_is_impossible_is_told_beside_its_field(world: World) {
    let ann = world.ann().await;
    let car = new_vehicle(&ann, &world).await;
    for (change, field) in [
        (
            json!({ "quantity": { "value": "-3", "unit": "LITRE" } }),
            "quantity",
        ),
        (
            json!({ "quantity": { "value": "3", "unit": "KILOWATT_HOUR" } }),
            "quantity",
        ),
        (
            json!({ "odometer": { "value": "-1", "unit": "MILE" } }),
            "odometer",
        ),
        (json!({ "total": "-5" }), "total"),
        (json!({ "filledOn": "0026-01-05" }), "filledOn"),
        (json!({ "filledAt": "25:00" }), "filledAt"),
        (json!({ "currency": "EURO" }), "currency"),
        (json!({ "notes": "x".repeat(10_001) }), "notes"),
    ] {
        let mut input = fill(&car, 5, "1000", "40", "66.00");
        for (name, value) in change.as_object().unwrap() {
            input[name] = value.clone();
        }
        let refused = log(&ann, &world, input).await;
        assert_eq!(refused["fuelLog"], json!(null), "{field}");
        assert_eq!(refused["userErrors"][0]["field"], json!(["input", field]));
    }
    let mut input = fill(&car, 5, "1000", "40", "66.00");
    input["total"] = json!("sixty");
    let answer = ann.ask(&world, CREATE, json!({ "input": input })).await;
    assert!(
        answer["errors"][0]["extensions"]["code"].is_string(),
        "{answer}"
    );
    let list = "query($id: ID!) { viewer { vehicle(id: $id) { fuelLogs { totalCount } } } }";
    let count = ann.ask(&world, list, json!({ "id": car })).await;
    assert_eq!(
        count["data"]["viewer"]["vehicle"]["fuelLogs"]["totalCount"],
        0
    );
}

async fn another_persons_fill_up_answers_as_one_that_is_not_there(world: World) {
    let ann = world.ann().await;
    let car = new_vehicle(&ann, &world).await;
    let logged = log(&ann, &world, fill(&car, 5, "1000", "40", "66.00")).await;
    let bob = world.bob().await;
    let his = new_vehicle(&bob, &world).await;
    for document in [
        "query($id: ID!, $car: ID!) { node(id: $id) { id } viewer { vehicle(id: $car) { fuelLog(id: $id) { id } } } }",
        "mutation($id: ID!) { updateFuelLog(input: { id: $id, expectedVersion: 1, notes: \"x\" }) { fuelLog { id } userErrors { code field message } } }",
        "mutation($id: ID!) { deleteFuelLog(input: { id: $id }) { fuelLog { id } userErrors { code field message } } }",
        "mutation($id: ID!) { restoreFuelLog(input: { id: $id }) { fuelLog { id } userErrors { code field message } } }",
        "mutation($id: ID!) { confirmFuelLog(input: { id: $id }) { fuelLog { id } userErrors { code field message } } }",
    ] {
        let hers = bob
            .ask(
                &world,
                document,
                json!({ "id": id_of(&logged), "car": his }),
            )
            .await;
        let nobodys = json!({ "id": "fuel_log_01h455vb4pex5vsknk084sn02q", "car": his });
        let absent = bob.ask(&world, document, nobodys).await;
        assert_eq!(hers.to_string(), absent.to_string(), "{document}");
        assert!(hers["data"].is_object(), "{hers}");
    }
    let read = "query($id: ID!) { node(id: $id) { ... on FuelLog { version notes deletedAt isConfirmed } } }";
    let untouched = ann.ask(&world, read, json!({ "id": id_of(&logged) })).await;
    let expected = json!({ "version": 1, "notes": null, "deletedAt": null, "isConfirmed": false });
    assert_eq!(untouched["data"]["node"], expected);
}

async fn the_list_is_cut_into_pages(world: World) {
    let ann = world.ann().await;
    let car = new_vehicle(&ann, &world).await;
    for day in 1..=5 {
        log(
            &ann,
            &world,
            fill(&car, day, &(1000 + 400 * day).to_string(), "30", "50"),
        )
        .await;
    }
    let page = "query($id: ID!, $after: String) { viewer { vehicle(id: $id) { fuelLogs(first: 2, after: $after) {
        nodes { filledOn } totalCount pageInfo { hasNextPage endCursor } } } } }";
    let (mut days, mut after) = (Vec::new(), json!(null));
    for _ in 0..3 {
        let answer = ann
            .ask(&world, page, json!({ "id": car, "after": after }))
            .await;
        let logs = &answer["data"]["viewer"]["vehicle"]["fuelLogs"];
        assert_eq!(logs["totalCount"], 5, "{answer}");
        days.extend(
            logs["nodes"]
                .as_array()
                .unwrap()
                .iter()
                .map(|log| log["filledOn"].as_str().unwrap().to_owned()),
        );
        after = logs["pageInfo"]["endCursor"].clone();
    }
    assert_eq!(
        days,
        [
            "2026-01-05",
            "2026-01-04",
            "2026-01-03",
            "2026-01-02",
            "2026-01-01"
        ]
    );
    let other = new_vehicle(&ann, &world).await;
    let foreign = ann
        .ask(&world, page, json!({ "id": other, "after": after }))
        .await;
    assert_eq!(
        foreign["errors"][0]["extensions"]["code"], "BAD_USER_INPUT",
        "{foreign}"
    );
}

async fn two_changes_in_one_operation_see_each_other(world: World) {
    let ann = world.ann().await;
    let car = new_vehicle(&ann, &world).await;
    let both = "mutation($a: CreateFuelLogInput!, $b: CreateFuelLogInput!) {
        a: createFuelLog(input: $a) { vehicle { fuelSummary { fillCount } } }
        b: createFuelLog(input: $b) { vehicle { fuelSummary { fillCount } } } }";
    let (a, b) = (
        fill(&car, 5, "1000", "40", "66.00"),
        fill(&car, 9, "1500", "30", "50"),
    );
    let answer = ann.ask(&world, both, json!({ "a": a, "b": b })).await;
    assert_eq!(
        answer["data"]["a"]["vehicle"]["fuelSummary"]["fillCount"], 1,
        "{answer}"
    );
    assert_eq!(
        answer["data"]["b"]["vehicle"]["fuelSummary"]["fillCount"],
        2
    );
}

/// The garage's screen, with the newest fill-ups of each vehicle.
const GARAGE: &str = "{ viewer { preferences { currency } vehicles { totalCount nodes { displayName odometer { value }
    fuelSummary { fillCount averageEconomy { value } recentEconomy { value } trend { value } totalCost { amount }
      costThisMonth { amount } lastFuelLog { id vehicle { id } } }
    fuelLogs(first: 20) { totalCount pageInfo { hasNextPage } nodes { economy { value } vehicle { displayName } } } } } } }";

pub async fn statements_of(browser: &Browser, world: &World, document: &str) -> usize {
    let before = world.statements.load(Ordering::SeqCst);
    let answer = browser.ask(world, document, json!({})).await;
    assert!(answer["errors"].is_null(), "{answer}");
    world.statements.load(Ordering::SeqCst) - before
}

async fn statements_do_not_grow_with_rows(world: World) {
    let ann = world.ann().await;
    let car = new_vehicle(&ann, &world).await;
    log(&ann, &world, fill(&car, 5, "1000", "40", "66.00")).await;
    log(&ann, &world, fill(&car, 9, "1500", "30", "50")).await;
    // A change, after which nothing is of use that was kept for the answers before.
    new_vehicle(&ann, &world).await;
    let few = statements_of(&ann, &world, GARAGE).await;
    for _ in 0..6 {
        let car = new_vehicle(&ann, &world).await;
        for day in 1..=4 {
            let odometer = (1000 + 400 * day).to_string();
            log(&ann, &world, fill(&car, day, &odometer, "30", "50")).await;
        }
    }
    new_vehicle(&ann, &world).await;
    let many = statements_of(&ann, &world, GARAGE).await;
    assert!(few > 3, "the counter does not count: {few}");
    // A record that is on its way when another field asks for it is asked for again, once.
    assert!(
        many <= few + 2,
        "{few} statements for two rows, {many} for twenty-six"
    );
}
