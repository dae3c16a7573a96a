//! What was deleted, had back, and gone for good.

use chrono::TimeDelta;
use platform_client::Role;
use serde_json::{Value, json};

use crate::documents::{attached, stored};
use crate::fuel_logs::statements_of;
use crate::sweep::actors::{grant, guest, user_id};
use crate::trail::{delete, fill};
use crate::vehicles::new_vehicle;
use crate::world::{Browser, World, on_both_databases};

on_both_databases!(
    a_vehicle_takes_its_fill_ups_along_and_brings_them_back,
    pages_of_the_trash_follow_each_other,
    only_what_is_in_the_trash_is_purged_and_it_stays_gone,
    after_thirty_days_it_is_gone_for_good,
    another_persons_trash_is_not_there,
    readings_and_papers_lie_there_by_themselves,
    whoever_is_not_shown_papers_finds_none_in_the_trash,
    only_owners_remove_readings_and_papers_for_good,
    a_page_of_the_trash_takes_as_many_statements_as_any,
);

const TRASH: &str = "query($first: Int, $after: String) { viewer { trash(first: $first, after: $after) {
    nodes { daysLeft record { __typename ... on Vehicle { id } ... on FuelLog { id vehicle { id displayName } }
      ... on OdometerReading { id readOn odometer { value } vehicle { id displayName } }
      ... on Document { id fileName fuelLog { id filledOn vehicle { id displayName } } } } }
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

pub async fn reading(browser: &Browser, world: &World, vehicle: &str, km: u32) -> String {
    let create = "mutation($input: CreateOdometerReadingInput!) { createOdometerReading(input: $input) { odometerReading { id } userErrors { message } } }";
    let input = json!({ "vehicleId": vehicle, "readOn": "2026-01-15",
        "odometer": { "value": km.to_string(), "unit": "KILOMETRE" } });
    let answer = browser.ask(world, create, json!({ "input": input })).await;
    let id = &answer["data"]["createOdometerReading"]["odometerReading"]["id"];
    id.as_str().unwrap_or_else(|| panic!("{answer}")).to_owned()
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
        "mutation($id: ID!, $key: String) {{ purge{what}(input: {{ id: $id, idempotencyKey: $key }}) {{ purgedId userErrors {{ code field message }} }} }}"
    );
    let variables = json!({ "id": id, "key": format!("once {id}") });
    let answer = browser.ask(world, &document, variables).await;
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
    let kept = fill(&ann, &world, &vehicle, 2500).await;
    let paper = attached(&ann, &world, &kept, "bill.png").await;
    let reading = reading(&ann, &world, &vehicle, 2600).await;
    // All at once, as a program may: their ids say which comes first.
    world.clock.advance(TimeDelta::seconds(1));
    let mut at_once = [paper, reading];
    delete(&ann, &world, "Document", &at_once[0]).await;
    delete(&ann, &world, "OdometerReading", &at_once[1]).await;
    at_once.sort_by_key(|id| id[id.len() - 26..].to_owned());
    for id in at_once {
        expected.insert(0, id);
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

async fn readings_and_papers_lie_there_by_themselves(world: World) {
    let ann = world.ann().await;
    let vehicle = new_vehicle(&ann, &world).await;
    let log = fill(&ann, &world, &vehicle, 1000).await;
    let paper = attached(&ann, &world, &log, "bill.png").await;
    let read = reading(&ann, &world, &vehicle, 1200).await;
    delete(&ann, &world, "OdometerReading", &read).await;
    world.clock.advance(TimeDelta::seconds(1));
    delete(&ann, &world, "Document", &paper).await;
    let page = trash(&ann, &world, 50, json!(null)).await;
    let of = json!({ "id": vehicle, "displayName": "Golf" });
    let expected = json!([
        { "daysLeft": 30, "record": { "__typename": "Document", "id": paper, "fileName": "bill.png",
            "fuelLog": { "id": log, "filledOn": "2026-01-02", "vehicle": of } } },
        { "daysLeft": 30, "record": { "__typename": "OdometerReading", "id": read, "readOn": "2026-01-15",
            "odometer": { "value": "1200" }, "vehicle": of } },
    ]);
    assert_eq!(page["nodes"], expected);
    // A fill-up that goes there takes its papers along, a vehicle all of it.
    world.clock.advance(TimeDelta::seconds(1));
    delete(&ann, &world, "FuelLog", &log).await;
    assert_eq!(ids(&ann, &world).await, [log.clone(), read.clone()]);
    delete(&ann, &world, "Vehicle", &vehicle).await;
    assert_eq!(ids(&ann, &world).await, std::slice::from_ref(&vehicle));
    restore(&ann, &world, "Vehicle", &vehicle).await;
    restore(&ann, &world, "FuelLog", &log).await;
    assert_eq!(ids(&ann, &world).await, [paper.clone(), read.clone()]);
    restore(&ann, &world, "Document", &paper).await;
    restore(&ann, &world, "OdometerReading", &read).await;
    assert!(ids(&ann, &world).await.is_empty());
    let ask = "query($id: ID!) { viewer { vehicle(id: $id) { odometer { value } fuelLogs { nodes { documentCount } } } } }";
    let back = ann.ask(&world, ask, json!({ "id": vehicle })).await;
    let back = &back["data"]["viewer"]["vehicle"];
    assert_eq!(back["odometer"]["value"], "1200");
    assert_eq!(back["fuelLogs"]["nodes"], json!([{ "documentCount": 1 }]));
}

async fn whoever_is_not_shown_papers_finds_none_in_the_trash(world: World) {
    let ann = world.person("ann").await;
    let (seen, other) = (
        new_vehicle(&ann, &world).await,
        new_vehicle(&ann, &world).await,
    );
    let mut of_seen = Vec::new();
    for vehicle in [&other, &seen] {
        let log = fill(&ann, &world, vehicle, 1000).await;
        let paper = attached(&ann, &world, &log, "bill.png").await;
        let read = reading(&ann, &world, vehicle, 1200).await;
        for (what, id) in [("OdometerReading", &read), ("Document", &paper)] {
            world.clock.advance(TimeDelta::seconds(1));
            delete(&ann, &world, what, id).await;
        }
        of_seen = vec![paper, read];
    }
    assert_eq!(ids(&ann, &world).await.len(), 4);
    let driver = world.member("dora", "ann", Role::Driver).await;
    let member = user_id(&driver, &world).await;
    grant(&ann, &world, &seen, &member, "LOG").await;
    assert_eq!(ids(&driver, &world).await, of_seen);
    let (_, visitor) = guest(&ann, &world, &seen).await;
    let page = visitor.ask(&world, TRASH, json!({ "first": 50 })).await;
    assert!(!page.to_string().contains("Document"), "{page}");
}

async fn only_owners_remove_readings_and_papers_for_good(world: World) {
    let ann = world.person("ann").await;
    let vehicle = new_vehicle(&ann, &world).await;
    let log = fill(&ann, &world, &vehicle, 1000).await;
    let paper = attached(&ann, &world, &log, "bill.png").await;
    let read = reading(&ann, &world, &vehicle, 1200).await;
    let driver = world.member("dora", "ann", Role::Driver).await;
    for (what, id) in [("OdometerReading", &read), ("Document", &paper)] {
        let refused = purge(&ann, &world, what, id).await;
        assert_eq!(refused["userErrors"][0]["code"], "INVALID", "{refused}");
        delete(&ann, &world, what, id).await;
        let refused = purge(&driver, &world, what, id).await;
        assert_eq!(refused["userErrors"][0]["code"], "FORBIDDEN", "{refused}");
        let gone = purge(&ann, &world, what, id).await;
        assert_eq!(gone, json!({ "purgedId": id, "userErrors": [] }));
        // The same key again is the same purge; without one there is nothing any more.
        assert_eq!(purge(&ann, &world, what, id).await, gone);
        let again = format!(
            "mutation($id: ID!) {{ purge{what}(input: {{ id: $id }}) {{ purgedId userErrors {{ code }} }} }}"
        );
        let again = ann.ask(&world, &again, json!({ "id": id })).await;
        let again = &again["data"][format!("purge{what}")]["userErrors"][0];
        assert_eq!(again["code"], "NOT_FOUND");
    }
    assert!(ids(&ann, &world).await.is_empty());
    assert_eq!(stored(world.folder.path()), 2);
    world.housekeeping.sweep().await.unwrap();
    assert_eq!(
        stored(world.folder.path()),
        0,
        "its file and thumbnail went"
    );
}

async fn a_page_of_the_trash_takes_as_many_statements_as_any(world: World) {
    let ann = world.ann().await;
    let fields = TRASH.split_once("nodes").unwrap().1;
    let query = format!("{{ viewer {{ trash(first: 50) {{ nodes {fields}");
    let mut counts = Vec::new();
    for km in [1000, 1500, 2000] {
        let vehicle = new_vehicle(&ann, &world).await;
        let log = fill(&ann, &world, &vehicle, km).await;
        let kept = fill(&ann, &world, &vehicle, km + 500).await;
        let paper = attached(&ann, &world, &kept, "bill.png").await;
        let read = reading(&ann, &world, &vehicle, km + 600).await;
        let gone = new_vehicle(&ann, &world).await;
        for (what, id) in [
            ("FuelLog", &log),
            ("Document", &paper),
            ("OdometerReading", &read),
            ("Vehicle", &gone),
        ] {
            delete(&ann, &world, what, id).await;
        }
        counts.push(statements_of(&ann, &world, &query).await);
    }
    // Loads of one kind may come in two: one statement more, where four records a round would be eight.
    assert!(counts[2] <= counts[0] + 1, "{counts:?}");
}
