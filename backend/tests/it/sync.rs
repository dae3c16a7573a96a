//! What a device that was away learns.

use serde_json::{Value, json};

use crate::vehicles::new_vehicle;
use crate::world::{Browser, World, on_both_databases};

on_both_databases!(
    each_record_comes_once_as_it_is_now,
    pages_follow_each_other_and_the_end_stays_the_end,
    what_the_rules_changed_comes_too,
    another_persons_changes_and_cursors_tell_nothing,
);

const SYNC: &str = "query($since: String, $first: Int) { sync(since: $since, first: $first) {
    upserted { __typename id } deleted { type id } preferences { currency } cursor hasMore } }";

async fn sync(browser: &Browser, world: &World, since: Value, first: i32) -> Value {
    let variables = json!({ "since": since, "first": first });
    let answer = browser.ask(world, SYNC, variables).await;
    assert_eq!(answer["errors"], json!(null), "{answer}");
    answer["data"]["sync"].clone()
}

fn ids(page: &Value, field: &str) -> Vec<String> {
    let list = page[field].as_array().unwrap().iter();
    list.map(|record| record["id"].as_str().unwrap().to_owned())
        .collect()
}

async fn fill(browser: &Browser, world: &World, vehicle: &str, km: u32, litres: u32) -> String {
    let create = "mutation($input: CreateFuelLogInput!) { createFuelLog(input: $input) { fuelLog { id } userErrors { message } } }";
    let input = json!({ "vehicleId": vehicle, "filledOn": format!("2026-01-{:02}", km / 500),
        "odometer": { "value": km.to_string(), "unit": "KILOMETRE" },
        "quantity": { "value": litres.to_string(), "unit": "LITRE" } });
    let answer = browser.ask(world, create, json!({ "input": input })).await;
    let id = &answer["data"]["createFuelLog"]["fuelLog"]["id"];
    id.as_str().unwrap_or_else(|| panic!("{answer}")).to_owned()
}

async fn each_record_comes_once_as_it_is_now(world: World) {
    let ann = world.ann().await;
    let kept = new_vehicle(&ann, &world).await;
    let gone = new_vehicle(&ann, &world).await;
    let first = sync(&ann, &world, json!(null), 50).await;
    assert_eq!(ids(&first, "upserted"), [kept.clone(), gone.clone()]);
    assert_eq!(
        (&first["hasMore"], &first["preferences"]),
        (&json!(false), &json!(null))
    );

    let rename = "mutation($id: ID!) { updateVehicle(input: { id: $id, expectedVersion: 1, nickname: \"New\" }) { vehicle { id } } }";
    ann.ask(&world, rename, json!({ "id": kept })).await;
    let delete = "mutation($id: ID!) { deleteVehicle(input: { id: $id }) { vehicle { id } } }";
    ann.ask(&world, delete, json!({ "id": gone })).await;
    let money =
        "mutation { updatePreferences(input: { currency: \"CHF\" }) { preferences { currency } } }";
    ann.ask(&world, money, json!({})).await;
    let second = sync(&ann, &world, first["cursor"].clone(), 50).await;
    assert_eq!(ids(&second, "upserted"), [kept]);
    assert_eq!(
        second["deleted"],
        json!([{ "type": "VEHICLE", "id": gone }])
    );
    assert_eq!(second["preferences"]["currency"], "CHF");

    let restore = "mutation($id: ID!) { restoreVehicle(input: { id: $id }) { vehicle { id } } }";
    ann.ask(&world, restore, json!({ "id": gone })).await;
    let third = sync(&ann, &world, second["cursor"].clone(), 50).await;
    assert_eq!(
        (ids(&third, "upserted"), &third["deleted"]),
        (vec![gone], &json!([]))
    );
}

async fn pages_follow_each_other_and_the_end_stays_the_end(world: World) {
    let ann = world.ann().await;
    let mut made = Vec::new();
    for _ in 0..5 {
        made.push(new_vehicle(&ann, &world).await);
    }
    let (mut seen, mut cursor) = (Vec::new(), json!(null));
    loop {
        let page = sync(&ann, &world, cursor, 2).await;
        seen.extend(ids(&page, "upserted"));
        cursor = page["cursor"].clone();
        if page["hasMore"] == false {
            break;
        }
    }
    assert_eq!(seen, made);
    let end = sync(&ann, &world, cursor.clone(), 2).await;
    assert_eq!((&end["upserted"], &end["cursor"]), (&json!([]), &cursor));
}

async fn what_the_rules_changed_comes_too(world: World) {
    let ann = world.ann().await;
    let vehicle = new_vehicle(&ann, &world).await;
    fill(&ann, &world, &vehicle, 1000, 40).await;
    let last = fill(&ann, &world, &vehicle, 2000, 60).await;
    let before = sync(&ann, &world, json!(null), 50).await;
    let between = fill(&ann, &world, &vehicle, 1500, 30).await;
    let after = sync(&ann, &world, before["cursor"].clone(), 50).await;
    let mut changed = ids(&after, "upserted");
    changed.sort();
    let mut expected = [last, between];
    expected.sort();
    assert_eq!(
        changed, expected,
        "the fill behind the new one has another distance now"
    );
}

async fn another_persons_changes_and_cursors_tell_nothing(world: World) {
    let ann = world.ann().await;
    new_vehicle(&ann, &world).await;
    let hers = sync(&ann, &world, json!(null), 50).await;
    let bob = world.bob().await;
    let empty = sync(&bob, &world, json!(null), 50).await;
    assert_eq!(
        (&empty["upserted"], &empty["deleted"]),
        (&json!([]), &json!([]))
    );
    let with_hers = sync(&bob, &world, hers["cursor"].clone(), 50).await;
    assert_eq!(with_hers["upserted"], json!([]));
    for cursor in ["", "x", "bm90IG1pbmU"] {
        let refused = bob.ask(&world, SYNC, json!({ "since": cursor })).await;
        assert_eq!(
            refused["errors"][0]["extensions"]["code"], "BAD_USER_INPUT",
            "{refused}"
        );
    }
}
