//! Vehicles through GraphQL, as the web application asks.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use serde_json::{Value, json};

use crate::world::{Browser, World, on_both_databases};

on_both_databases!(
    a_moped_of_1968_needs_a_name_only,
    a_resent_create_is_one_vehicle,
    a_stale_version_is_told_and_both_are_shown,
    what_is_impossible_is_told_beside_its_field,
    another_persons_vehicle_answers_as_one_that_is_not_there,
    the_trash_gives_back,
    pages_follow_each_other,
    a_catalogue_that_is_down_costs_nothing_else,
    another_site_cannot_use_the_cookie,
);

const CREATE: &str = "mutation($input: CreateVehicleInput!) { createVehicle(input: $input) {
    vehicle { id version displayName kind year vin energySources } userErrors { code field message } } }";
const UPDATE: &str = "mutation($input: UpdateVehicleInput!) { updateVehicle(input: $input) {
    vehicle { id version nickname notes } userErrors { code field message } } }";

async fn create(browser: &Browser, world: &World, input: Value) -> Value {
    let answer = browser.ask(world, CREATE, json!({ "input": input })).await;
    answer["data"]["createVehicle"].clone()
}

pub async fn new_vehicle(browser: &Browser, world: &World) -> String {
    let created = create(browser, world, json!({ "nickname": "Golf" })).await;
    created["vehicle"]["id"].as_str().unwrap().to_owned()
}

async fn count(browser: &Browser, world: &World) -> i64 {
    let answer = browser
        .ask(world, "{ viewer { vehicles { totalCount } } }", json!({}))
        .await;
    answer["data"]["viewer"]["vehicles"]["totalCount"]
        .as_i64()
        .unwrap()
}

async fn a_moped_of_1968_needs_a_name_only(world: World) {
    let ann = world.ann().await;
    let input = json!({ "nickname": "Zündapp", "kind": "MOPED", "year": 1968 });
    let created = create(&ann, &world, input).await;
    assert_eq!(created["userErrors"], json!([]));
    let vehicle = &created["vehicle"];
    assert_eq!(
        (&vehicle["displayName"], &vehicle["kind"]),
        (&json!("Zündapp"), &json!("MOPED"))
    );
    assert_eq!(
        (&vehicle["vin"], &vehicle["energySources"]),
        (&json!(null), &json!(["PETROL"]))
    );
}

async fn a_resent_create_is_one_vehicle(world: World) {
    let ann = world.ann().await;
    let input = json!({ "id": "vehicle_01h455vb4pex5vsknk084sn02q", "idempotencyKey": "k1", "nickname": "Golf" });
    let first = create(&ann, &world, input.clone()).await;
    assert_eq!(create(&ann, &world, input).await, first);
    let same_id = json!({ "id": "vehicle_01h455vb4pex5vsknk084sn02q", "nickname": "Other" });
    assert_eq!(
        create(&ann, &world, same_id).await["vehicle"]["displayName"],
        "Golf"
    );
    let same_key = json!({ "idempotencyKey": "k1", "nickname": "Other" });
    let reused = create(&ann, &world, same_key).await;
    assert_eq!(reused["userErrors"][0]["code"], "CONFLICT", "{reused}");
    assert_eq!(count(&ann, &world).await, 1);
}

async fn a_stale_version_is_told_and_both_are_shown(world: World) {
    let ann = world.ann().await;
    let id = new_vehicle(&ann, &world).await;
    let rename =
        |name: &str| json!({ "input": { "id": id, "expectedVersion": 1, "nickname": name } });
    let first = ann.ask(&world, UPDATE, rename("Mine")).await;
    assert_eq!(
        first["data"]["updateVehicle"]["vehicle"]["version"], 2,
        "{first}"
    );
    let second = ann.ask(&world, UPDATE, rename("Theirs")).await;
    let payload = &second["data"]["updateVehicle"];
    assert_eq!(payload["userErrors"][0]["code"], "CONFLICT", "{second}");
    assert_eq!(payload["vehicle"]["nickname"], "Mine");
}

async fn what_is_impossible_is_told_beside_its_field(world: World) {
    let ann = world.ann().await;
    let input = json!({ "nickname": "x".repeat(101), "year": 1700 });
    let refused = create(&ann, &world, input).await;
    assert_eq!(refused["vehicle"], json!(null));
    let errors = refused["userErrors"].as_array().unwrap();
    let told: Vec<_> = errors
        .iter()
        .map(|e| (e["code"].as_str().unwrap(), e["field"].clone()))
        .collect();
    assert_eq!(
        told,
        [
            ("TOO_LONG", json!(["input", "nickname"])),
            ("INVALID", json!(["input", "year"]))
        ]
    );
    assert_eq!(count(&ann, &world).await, 0);
}

async fn another_persons_vehicle_answers_as_one_that_is_not_there(world: World) {
    let ann = world.ann().await;
    let id = new_vehicle(&ann, &world).await;
    let bob = world.bob().await;
    let nobodys = "vehicle_01h455vb4pex5vsknk084sn02q";
    for document in [
        "query($id: ID!) { node(id: $id) { id } }",
        "query($id: ID!) { nodes(ids: [$id]) { id } }",
        "query($id: ID!) { viewer { vehicle(id: $id) { id fuelLogs { totalCount } } } }",
        "mutation($id: ID!) { updateVehicle(input: { id: $id, expectedVersion: 1, nickname: \"x\" }) { vehicle { id } userErrors { code field message } } }",
        "mutation($id: ID!) { deleteVehicle(input: { id: $id }) { vehicle { id } userErrors { code field message } } }",
        "mutation($id: ID!) { restoreVehicle(input: { id: $id }) { vehicle { id } userErrors { code field message } } }",
        "mutation($id: ID!) { createFuelLog(input: { vehicleId: $id, filledOn: \"2026-01-05\" }) { fuelLog { id } userErrors { code field message } } }",
    ] {
        let others = bob.ask(&world, document, json!({ "id": id })).await;
        let absent = bob.ask(&world, document, json!({ "id": nobodys })).await;
        assert_eq!(others.to_string(), absent.to_string(), "{document}");
        assert!(others["data"].is_object(), "{others}");
    }
    // The same id in another garage is another vehicle.
    let taken = create(&bob, &world, json!({ "id": id, "nickname": "Bob's" })).await;
    assert_eq!(taken["vehicle"]["displayName"], "Bob's");
    let hers = ann
        .ask(
            &world,
            "query($id: ID!) { viewer { vehicle(id: $id) { nickname version } } }",
            json!({ "id": id }),
        )
        .await;
    assert_eq!(
        hers["data"]["viewer"]["vehicle"],
        json!({ "nickname": "Golf", "version": 1 })
    );
    assert_eq!(
        (count(&ann, &world).await, count(&bob, &world).await),
        (1, 1)
    );
}

async fn the_trash_gives_back(world: World) {
    let ann = world.ann().await;
    let id = new_vehicle(&ann, &world).await;
    let delete = "mutation($id: ID!) { deleteVehicle(input: { id: $id }) { vehicle { deletedAt version } } }";
    let deleted = ann.ask(&world, delete, json!({ "id": id })).await;
    assert!(
        deleted["data"]["deleteVehicle"]["vehicle"]["deletedAt"].is_string(),
        "{deleted}"
    );
    assert_eq!(count(&ann, &world).await, 0);
    let restore = "mutation($id: ID!) { restoreVehicle(input: { id: $id }) { vehicle { deletedAt version } } }";
    let restored = ann.ask(&world, restore, json!({ "id": id })).await;
    assert_eq!(
        restored["data"]["restoreVehicle"]["vehicle"],
        json!({ "deletedAt": null, "version": 3 })
    );
    assert_eq!(count(&ann, &world).await, 1);
}

async fn pages_follow_each_other(world: World) {
    let ann = world.ann().await;
    for n in 0..5 {
        create(&ann, &world, json!({ "nickname": format!("v{n}") })).await;
    }
    let page = "query($after: String) { viewer { vehicles(first: 2, after: $after) {
        nodes { nickname } pageInfo { hasNextPage endCursor } } } }";
    let (mut names, mut after) = (Vec::new(), json!(null));
    loop {
        let answer = ann.ask(&world, page, json!({ "after": after })).await;
        let vehicles = &answer["data"]["viewer"]["vehicles"];
        names.extend(
            vehicles["nodes"]
                .as_array()
                .unwrap()
                .iter()
                .map(|v| v["nickname"].as_str().unwrap().to_owned()),
        );
        after = vehicles["pageInfo"]["endCursor"].clone();
        if vehicles["pageInfo"]["hasNextPage"] == json!(false) {
            break;
        }
    }
    names.sort();
    assert_eq!(names, ["v0", "v1", "v2", "v3", "v4"]);
    let wrong = ann.ask(&world, page, json!({ "after": "nonsense" })).await;
    assert_eq!(
        wrong["errors"][0]["extensions"]["code"], "BAD_USER_INPUT",
        "{wrong}"
    );
}

async fn a_catalogue_that_is_down_costs_nothing_else(world: World) {
    let ann = world.ann().await;
    let id = new_vehicle(&ann, &world).await;
    let document = "{ vehicleCatalog { years } viewer { vehicles { nodes { id } } } }";
    let answer = ann.ask(&world, document, json!({})).await;
    let extensions = &answer["errors"][0]["extensions"];
    assert_eq!(extensions["code"], "UPSTREAM_UNAVAILABLE", "{answer}");
    assert_eq!(extensions["service"], "vehicles");
    assert_eq!(answer["data"]["vehicleCatalog"]["years"], json!(null));
    assert_eq!(
        answer["data"]["viewer"]["vehicles"]["nodes"][0]["id"],
        json!(id)
    );
}

async fn another_site_cannot_use_the_cookie(world: World) {
    let ann = world.ann().await;
    let body =
        json!({ "query": CREATE, "variables": { "input": { "nickname": "theirs" } } }).to_string();
    let cookies: Vec<_> = ann
        .cookies
        .iter()
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    for (name, value) in [
        ("sec-fetch-site", "cross-site"),
        ("origin", "https://evil.example"),
    ] {
        let request = Request::post("/graphql")
            .header("host", "app.test:3001")
            .header(header::COOKIE, cookies.join("; "))
            .header(header::CONTENT_TYPE, "application/json")
            .header(name, value)
            .body(Body::from(body.clone()));
        let answer = world.send(request.unwrap()).await;
        assert!(answer.body.contains("FORBIDDEN"), "{name}: {answer:?}");
        assert_ne!(answer.status, StatusCode::INTERNAL_SERVER_ERROR);
    }
    assert_eq!(count(&ann, &world).await, 0);
}
