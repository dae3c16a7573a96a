//! What was deleted, had back, and gone for good.

use chrono::TimeDelta;
use serde_json::{Value, json};

use crate::trail::{delete, fill};
use crate::vehicles::new_vehicle;
use crate::world::{Browser, World, on_both_databases};

on_both_databases!(
    a_vehicle_takes_its_fill_ups_along_and_brings_them_back,
    pages_of_the_trash_follow_each_other,
    only_what_is_in_the_trash_is_purged_and_it_stays_gone,
    after_thirty_days_it_is_gone_for_good,
    another_persons_trash_is_not_there,
);

const TRASH: &str = "query($first: Int, $after: String) { viewer { trash(first: $first, after: $after) {
    nodes { daysLeft record { __typename ... on Vehicle { id } ... on FuelLog { id vehicle { id } } } }
    pageInfo { endCursor hasNextPage } } } }";

async fn trash(browser: &Browser, world: &World, first: i32, after: Value) -> Value {
    let variables = json!({ "first": first, "after": after });
    let answer = browser.ask(world, TRASH, variables).await;
    assert_eq!(answer["errors"], json!(null), "{answer}");
    answer["data"]["viewer"]["trash"].clone()
}

async fn ids(browser: &Browser, world: &World) -> Vec<String> {
    let page = trash(browser, world, 50, json!(null)).await;
    let nodes = page["nodes"].as_array().unwrap().iter();
    nodes
        .map(|node| node["record"]["id"].as_str().unwrap().to_owned())
        .collect()
}

async fn restore(browser: &Browser, world: &World, what: &str, id: &str) {
    let document = format!(
        "mutation($id: ID!) {{ restore{what}(input: {{ id: $id }}) {{ userErrors {{ code }} }} }}"
    );
    let answer = browser.ask(world, &document, json!({ "id": id })).await;
    let errors = &answer["data"][format!("restore{what}")]["userErrors"];
    assert_eq!(errors, &json!([]), "{answer}");
}

async fn purge(browser: &Browser, world: &World, what: &str, id: &str) -> Value {
    let document = format!(
        "mutation($id: ID!) {{ purge{what}(input: {{ id: $id, idempotencyKey: $id }}) {{ purgedId userErrors {{ code field message }} }} }}"
    );
    let document = document.replace("idempotencyKey: $id", "idempotencyKey: \"once\"");
    let answer = browser.ask(world, &document, json!({ "id": id })).await;
    answer["data"][format!("purge{what}")].clone()
}

async fn living(browser: &Browser, world: &World, vehicle: &str) -> i64 {
    let query = "query($id: ID!) { viewer { vehicle(id: $id) { fuelLogs { totalCount } } } }";
    let answer = browser.ask(world, query, json!({ "id": vehicle })).await;
    let count = &answer["data"]["viewer"]["vehicle"]["fuelLogs"]["totalCount"];
    count.as_i64().unwrap()
}

async fn a_vehicle_takes_its_fill_ups_along_and_brings_them_back(world: World) {
    let ann = world.ann().await;
    let vehicle = new_vehicle(&ann, &world).await;
    let before = fill(&ann, &world, &vehicle, 1000).await;
    fill(&ann, &world, &vehicle, 1500).await;
    delete(&ann, &world, "FuelLog", &before).await;
    assert_eq!(ids(&ann, &world).await, std::slice::from_ref(&before));
    delete(&ann, &world, "Vehicle", &vehicle).await;
    // The fill-up is not listed by itself while its vehicle is there too.
    assert_eq!(ids(&ann, &world).await, std::slice::from_ref(&vehicle));
    let page = trash(&ann, &world, 50, json!(null)).await;
    assert_eq!(page["nodes"][0]["daysLeft"], 30);
    restore(&ann, &world, "Vehicle", &vehicle).await;
    assert_eq!(living(&ann, &world, &vehicle).await, 1);
    assert_eq!(ids(&ann, &world).await, std::slice::from_ref(&before));
    restore(&ann, &world, "FuelLog", &before).await;
    assert_eq!(living(&ann, &world, &vehicle).await, 2);
    assert!(ids(&ann, &world).await.is_empty());
}

async fn pages_of_the_trash_follow_each_other(world: World) {
    let ann = world.ann().await;
    let vehicle = new_vehicle(&ann, &world).await;
    let mut expected = Vec::new();
    for km in [1000, 1500, 2000] {
        let log = fill(&ann, &world, &vehicle, km).await;
        world.clock.advance(TimeDelta::seconds(1));
        delete(&ann, &world, "FuelLog", &log).await;
        expected.insert(0, log);
    }
    let other = new_vehicle(&ann, &world).await;
    world.clock.advance(TimeDelta::seconds(1));
    delete(&ann, &world, "Vehicle", &other).await;
    expected.insert(0, other);
    let (mut seen, mut after) = (Vec::new(), json!(null));
    loop {
        let page = trash(&ann, &world, 1, after).await;
        seen.push(
            page["nodes"][0]["record"]["id"]
                .as_str()
                .unwrap()
                .to_owned(),
        );
        after = page["pageInfo"]["endCursor"].clone();
        if page["pageInfo"]["hasNextPage"] == false {
            break;
        }
    }
    assert_eq!(seen, expected);
}

async fn only_what_is_in_the_trash_is_purged_and_it_stays_gone(world: World) {
    let ann = world.ann().await;
    let vehicle = new_vehicle(&ann, &world).await;
    let log = fill(&ann, &world, &vehicle, 1000).await;
    let refused = purge(&ann, &world, "FuelLog", &log).await;
    assert_eq!(refused["userErrors"][0]["code"], "INVALID", "{refused}");
    delete(&ann, &world, "FuelLog", &log).await;
    let gone = purge(&ann, &world, "FuelLog", &log).await;
    assert_eq!(gone, json!({ "purgedId": log, "userErrors": [] }));
    // The same key again is the same purge.
    assert_eq!(purge(&ann, &world, "FuelLog", &log).await, gone);
    assert!(ids(&ann, &world).await.is_empty());
    delete(&ann, &world, "Vehicle", &vehicle).await;
    let document =
        "mutation($id: ID!) { purgeVehicle(input: { id: $id }) { purgedId userErrors { code } } }";
    let answer = ann.ask(&world, document, json!({ "id": vehicle })).await;
    assert_eq!(answer["data"]["purgeVehicle"]["purgedId"], json!(vehicle));
    let again = ann.ask(&world, document, json!({ "id": vehicle })).await;
    assert_eq!(
        again["data"]["purgeVehicle"]["userErrors"][0]["code"],
        "NOT_FOUND"
    );
    let node = ann
        .ask(
            &world,
            "query($id: ID!) { node(id: $id) { id } }",
            json!({ "id": vehicle }),
        )
        .await;
    assert_eq!(node["data"]["node"], json!(null));
}

async fn after_thirty_days_it_is_gone_for_good(world: World) {
    let ann = world.ann().await;
    let kept = new_vehicle(&ann, &world).await;
    let log = fill(&ann, &world, &kept, 1000).await;
    let gone = new_vehicle(&ann, &world).await;
    delete(&ann, &world, "FuelLog", &log).await;
    delete(&ann, &world, "Vehicle", &gone).await;
    world.clock.advance(TimeDelta::days(29));
    world.housekeeping.sweep().await.unwrap();
    assert_eq!(ids(&ann, &world).await.len(), 2);
    world
        .clock
        .advance(TimeDelta::days(1) + TimeDelta::seconds(1));
    world.housekeeping.sweep().await.unwrap();
    let again = world.sign_in_ann().await;
    assert!(ids(&again, &world).await.is_empty());
    assert_eq!(living(&again, &world, &kept).await, 0);
}

async fn another_persons_trash_is_not_there(world: World) {
    let ann = world.ann().await;
    let vehicle = new_vehicle(&ann, &world).await;
    delete(&ann, &world, "Vehicle", &vehicle).await;
    let bob = world.bob().await;
    assert!(ids(&bob, &world).await.is_empty());
    let hers = purge(&bob, &world, "Vehicle", &vehicle).await;
    let nobodys = purge(
        &bob,
        &world,
        "Vehicle",
        "vehicle_01h455vb4pex5vsknk084sn02q",
    )
    .await;
    assert_eq!(hers, nobodys);
    assert_eq!(ids(&ann, &world).await, [vehicle]);
}
