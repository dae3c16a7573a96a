//! Who did what when.

use backend::kernel::ids::{TenantId, TypedId};
use chrono::TimeDelta;
use serde_json::{Value, json};

use crate::vehicles::new_vehicle;
use crate::world::{Browser, World, on_both_databases};

on_both_databases!(
    every_change_is_in_the_trail_with_what_it_changed,
    what_the_rules_judge_anew_is_nobodys_doing,
    the_trail_is_read_by_vehicle_by_kind_and_page_by_page,
    what_is_purged_leaves_no_values_behind,
    another_tenants_trail_is_not_there_and_old_entries_go,
);

const ACTIVITY: &str = "query($first: Int, $after: String, $kind: RecordType, $vehicle: ID) { viewer {
    activity(first: $first, after: $after, kind: $kind, vehicleId: $vehicle) { totalCount
    nodes { action kind recordId vehicleId label version changes { field before after } actor { displayName isViewer } }
    pageInfo { endCursor hasNextPage } } } }";

pub async fn fill(browser: &Browser, world: &World, vehicle: &str, km: u32) -> String {
    let create = "mutation($input: CreateFuelLogInput!) { createFuelLog(input: $input) { fuelLog { id } userErrors { message } } }";
    let input = json!({ "vehicleId": vehicle, "filledOn": format!("2026-01-{:02}", km / 500),
        "odometer": { "value": km.to_string(), "unit": "KILOMETRE" },
        "quantity": { "value": "40", "unit": "LITRE" } });
    let answer = browser.ask(world, create, json!({ "input": input })).await;
    let id = &answer["data"]["createFuelLog"]["fuelLog"]["id"];
    id.as_str().unwrap_or_else(|| panic!("{answer}")).to_owned()
}

pub async fn delete(browser: &Browser, world: &World, what: &str, id: &str) {
    let document = format!(
        "mutation($id: ID!) {{ delete{what}(input: {{ id: $id }}) {{ userErrors {{ code }} }} }}"
    );
    let answer = browser.ask(world, &document, json!({ "id": id })).await;
    let errors = &answer["data"][format!("delete{what}")]["userErrors"];
    assert_eq!(errors, &json!([]), "{answer}");
}

async fn activity(browser: &Browser, world: &World, variables: Value) -> Value {
    let answer = browser.ask(world, ACTIVITY, variables).await;
    assert_eq!(answer["errors"], json!(null), "{answer}");
    answer["data"]["viewer"]["activity"].clone()
}

fn actions(page: &Value) -> Vec<&str> {
    let nodes = page["nodes"].as_array().unwrap().iter();
    nodes.map(|node| node["action"].as_str().unwrap()).collect()
}

async fn every_change_is_in_the_trail_with_what_it_changed(world: World) {
    let ann = world.ann().await;
    let vehicle = new_vehicle(&ann, &world).await;
    let rename = "mutation($id: ID!) { updateVehicle(input: { id: $id, expectedVersion: 1, nickname: \"Kombi\" }) { vehicle { id } } }";
    ann.ask(&world, rename, json!({ "id": vehicle })).await;
    // Nothing new changes nothing.
    let same = rename.replace("expectedVersion: 1", "expectedVersion: 2");
    ann.ask(&world, &same, json!({ "id": vehicle })).await;
    delete(&ann, &world, "Vehicle", &vehicle).await;
    let restore = "mutation($id: ID!) { restoreVehicle(input: { id: $id }) { vehicle { id } } }";
    ann.ask(&world, restore, json!({ "id": vehicle })).await;
    let money =
        "mutation { updatePreferences(input: { currency: \"CHF\" }) { preferences { currency } } }";
    ann.ask(&world, money, json!({})).await;
    let page = activity(&ann, &world, json!({})).await;
    assert_eq!(
        actions(&page),
        ["UPDATED", "RESTORED", "DELETED", "UPDATED", "CREATED"]
    );
    assert_eq!(page["totalCount"], 5);
    let renamed = &page["nodes"][3];
    assert_eq!(
        renamed["changes"],
        json!([{ "field": "nickname", "before": "Golf", "after": "Kombi" }])
    );
    assert_eq!(
        (&renamed["recordId"], &renamed["version"], &renamed["label"]),
        (&json!(vehicle), &json!(2), &json!("Kombi"))
    );
    assert_eq!(
        renamed["actor"],
        json!({ "displayName": "Ann", "isViewer": true })
    );
    let currency = &page["nodes"][0]["changes"][0];
    assert_eq!(
        (&currency["field"], &currency["after"]),
        (&json!("currency"), &json!("CHF"))
    );
}

async fn what_the_rules_judge_anew_is_nobodys_doing(world: World) {
    let ann = world.ann().await;
    let vehicle = new_vehicle(&ann, &world).await;
    fill(&ann, &world, &vehicle, 1000).await;
    fill(&ann, &world, &vehicle, 2000).await;
    // The fill behind it has another distance now, which nobody did.
    let between = fill(&ann, &world, &vehicle, 1500).await;
    let confirm = "mutation($id: ID!) { confirmFuelLog(input: { id: $id, confirmed: true }) { fuelLog { id } } }";
    ann.ask(&world, confirm, json!({ "id": between })).await;
    let page = activity(&ann, &world, json!({ "kind": "FUEL_LOG" })).await;
    assert_eq!(
        actions(&page),
        ["CONFIRMED", "CREATED", "CREATED", "CREATED"]
    );
    assert_eq!(page["nodes"][0]["label"], "2026-01-03");
}

async fn the_trail_is_read_by_vehicle_by_kind_and_page_by_page(world: World) {
    let ann = world.ann().await;
    let (one, two) = (
        new_vehicle(&ann, &world).await,
        new_vehicle(&ann, &world).await,
    );
    fill(&ann, &world, &one, 1000).await;
    fill(&ann, &world, &two, 1000).await;
    let of_one = activity(&ann, &world, json!({ "vehicle": one })).await;
    assert_eq!(actions(&of_one), ["CREATED", "CREATED"]);
    for node in of_one["nodes"].as_array().unwrap() {
        assert_eq!(node["vehicleId"], json!(one));
    }
    let (mut seen, mut after) = (0, json!(null));
    loop {
        let page = activity(&ann, &world, json!({ "first": 3, "after": after })).await;
        seen += page["nodes"].as_array().unwrap().len();
        after = page["pageInfo"]["endCursor"].clone();
        if page["pageInfo"]["hasNextPage"] == false {
            break;
        }
    }
    assert_eq!(seen, 4);
    // A cursor of one filter is none of another.
    let refused = ann
        .ask(&world, ACTIVITY, json!({ "after": after, "vehicle": one }))
        .await;
    assert_eq!(refused["errors"][0]["extensions"]["code"], "BAD_USER_INPUT");
}

async fn what_is_purged_leaves_no_values_behind(world: World) {
    let ann = world.ann().await;
    let vehicle = new_vehicle(&ann, &world).await;
    let notes = "mutation($id: ID!) { updateVehicle(input: { id: $id, expectedVersion: 1, notes: \"very private\" }) { vehicle { id } } }";
    ann.ask(&world, notes, json!({ "id": vehicle })).await;
    fill(&ann, &world, &vehicle, 1000).await;
    delete(&ann, &world, "Vehicle", &vehicle).await;
    let purge = "mutation($id: ID!) { purgeVehicle(input: { id: $id }) { purgedId } }";
    ann.ask(&world, purge, json!({ "id": vehicle })).await;
    let page = activity(&ann, &world, json!({})).await;
    assert_eq!(
        actions(&page),
        ["PURGED", "DELETED", "CREATED", "UPDATED", "CREATED"]
    );
    assert!(!page.to_string().contains("very private"), "{page}");
    assert_eq!(page["nodes"][0]["label"], "Golf");
    assert_eq!(page["nodes"][4]["label"], "");
}

async fn another_tenants_trail_is_not_there_and_old_entries_go(world: World) {
    let ann = world.ann().await;
    let vehicle = new_vehicle(&ann, &world).await;
    let bob = world.bob().await;
    assert_eq!(activity(&bob, &world, json!({})).await["totalCount"], 0);
    let hers = activity(&bob, &world, json!({ "vehicle": vehicle })).await;
    let nobodys = json!({ "vehicle": "vehicle_01h455vb4pex5vsknk084sn02q" });
    assert_eq!(hers, activity(&bob, &world, nobodys).await);

    // A driver of her garage sees what he did himself: nothing so far.
    let tenant = ann
        .ask(&world, "{ viewer { tenant { id } } }", json!({}))
        .await;
    let tenant = TenantId::parse(tenant["data"]["viewer"]["tenant"]["id"].as_str().unwrap());
    let driver = world
        .join(tenant.unwrap(), platform_client::Role::Driver)
        .await;
    assert_eq!(activity(&driver, &world, json!({})).await["totalCount"], 0);
    fill(&driver, &world, &vehicle, 1000).await;
    assert_eq!(activity(&driver, &world, json!({})).await["totalCount"], 1);
    let all = activity(&ann, &world, json!({})).await;
    assert_eq!(all["totalCount"], 2);
    assert_eq!(
        all["nodes"][0]["actor"],
        json!({ "displayName": "Bob", "isViewer": false })
    );
    world.clock.advance(TimeDelta::days(731));
    world.housekeeping.sweep().await.unwrap();
    let again = world.sign_in_ann().await;
    assert_eq!(activity(&again, &world, json!({})).await["totalCount"], 0);
}
