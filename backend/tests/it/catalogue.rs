//! The catalogue, VINs and recalls through GraphQL.

use chrono::Duration;
use serde_json::{Value, json};

use crate::world::{World, on_both_databases};

on_both_databases!(
    a_search_finds_models_and_says_so_when_it_cannot,
    choices_narrow_the_transmissions,
    several_vins_are_one_call_and_each_is_decoded_once,
    a_vehicle_remembers_what_its_vin_told_and_what_the_catalogue_called_it,
    recalls_are_kept_for_a_day_and_shown_with_their_date_when_the_register_is_down,
    recalls_by_vin_never_send_the_vin,
    what_no_register_can_be_asked_is_told,
);

async fn a_search_finds_models_and_says_so_when_it_cannot(world: World) {
    let ann = world.ann().await;
    let search = "query($q: String!, $first: Int! = 10) { vehicleCatalog {
        search(q: $q, first: $first, kinds: MOTORCYCLE) { make { id name } model { name } year firstYear lastYear } } }";
    let down = ann.ask(&world, search, json!({ "q": "civic" })).await;
    assert_eq!(
        down["errors"][0]["extensions"]["code"], "UPSTREAM_UNAVAILABLE",
        "{down}"
    );
    assert_eq!(down["data"]["vehicleCatalog"]["search"], json!(null));
    world.catalogue.start();
    world.clock.advance(Duration::minutes(1));
    let found = ann
        .ask(&world, search, json!({ "q": " civic 2020 " }))
        .await;
    let first = &found["data"]["vehicleCatalog"]["search"][0];
    assert_eq!(
        first["model"]["name"], "q=civic 2020&limit=10&vehicle_type=motorcycle",
        "{found}"
    );
    assert_eq!(
        (&first["year"], &first["firstYear"]),
        (&json!(2020), &json!(1982))
    );
    for wrong in [
        json!({ "q": "  " }),
        json!({ "q": "x".repeat(101) }),
        json!({ "q": "civic", "first": 0 }),
        json!({ "q": "civic", "first": 51 }),
        json!({ "q": "civic", "first": -2147483648_i64 }),
    ] {
        let refused = ann.ask(&world, search, wrong).await;
        assert_eq!(
            refused["errors"][0]["extensions"]["code"], "BAD_USER_INPUT",
            "{refused}"
        );
    }
}

async fn choices_narrow_the_transmissions(world: World) {
    world.catalogue.start();
    let ann = world.ann().await;
    let query = "{ vehicleCatalog { transmissions(year: 2020, makeId: 1, modelId: 2, trimId: 3, engineId: 4) { name } } }";
    let answer = ann.ask(&world, query, json!({})).await;
    assert_eq!(
        answer["data"]["vehicleCatalog"]["transmissions"][0]["name"],
        "year=2020&make_id=1&model_id=2&trim_id=3&engine_id=4",
        "{answer}"
    );
}

async fn several_vins_are_one_call_and_each_is_decoded_once(world: World) {
    world.catalogue.start();
    let ann = world.ann().await;
    let query = "{ one: decodeVin(vin: \"1hgcm82633a004352\") { vin }
        decodeVins(vins: [{ vin: \"1HGCM82633A004352\" }, { vin: \"2\" }, { vin: \"1HGCM82633A004352\", modelYear: 1973 }]) {
            vin make { value confidence } attributes { name group value } problems { code } } }";
    let answer = ann.ask(&world, query, json!({})).await;
    let vins = answer["data"]["decodeVins"].as_array().expect("a list");
    let names: Vec<_> = vins
        .iter()
        .map(|one| one["vin"].as_str().unwrap())
        .collect();
    assert_eq!(
        names,
        ["1HGCM82633A004352", "2", "1HGCM82633A004352"],
        "{answer}"
    );
    assert_eq!(vins[1]["problems"][0]["code"], "TOO_SHORT");
    let body = json!({ "name": "Body Class", "group": "Exterior / Body", "value": "Coupe" });
    assert_eq!(vins[0]["attributes"][0], body);
    assert_eq!(vins[0]["attributes"][1]["group"], json!(null));
    let batches = world.catalogue.calls().into_iter();
    let batches = batches.filter(|call| call == "POST /vehicles/vindecode/batch");
    assert_eq!(batches.count(), 1);
    let many: Vec<_> = (0..51).map(|n| json!({ "vin": n.to_string() })).collect();
    let query = "query($vins: [VinInput!]!) { decodeVins(vins: $vins) { vin } }";
    for wrong in [json!([]), json!(many), json!([{ "vin": "x".repeat(65) }])] {
        let refused = ann.ask(&world, query, json!({ "vins": wrong })).await;
        assert_eq!(
            refused["errors"][0]["extensions"]["code"], "BAD_USER_INPUT",
            "{refused}"
        );
    }
}

const ORIGIN: &str =
    "vehicle { id version make fromVin catalog { makeId make modelId model } } userErrors { code }";

async fn a_vehicle_remembers_what_its_vin_told_and_what_the_catalogue_called_it(world: World) {
    let ann = world.ann().await;
    let create = format!(
        "mutation($input: CreateVehicleInput!) {{ createVehicle(input: $input) {{ {ORIGIN} }} }}"
    );
    let update = format!(
        "mutation($input: UpdateVehicleInput!) {{ updateVehicle(input: $input) {{ {ORIGIN} }} }}"
    );
    let input = json!({ "vin": "1HGCM82633A004352", "make": "Honda", "model": "Accord", "year": 2003,
        "catalogMakeId": "474", "catalogModelId": "1861", "fromVin": ["MODEL", "MAKE", "TRIM"] });
    let created = ann.ask(&world, &create, json!({ "input": input })).await;
    let vehicle = &created["data"]["createVehicle"]["vehicle"];
    // A trim that is empty cannot have come from anywhere.
    assert_eq!(vehicle["fromVin"], json!(["MAKE", "MODEL"]), "{created}");
    let catalog = json!({ "makeId": "474", "make": "Honda", "modelId": "1861", "model": "Accord" });
    assert_eq!(vehicle["catalog"], catalog);
    let change = |version: i32, more: Value| {
        let mut input = json!({ "id": vehicle["id"], "expectedVersion": version });
        input
            .as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        json!({ "input": input })
    };
    let renamed = ann
        .ask(&world, &update, change(1, json!({ "make": "Honda Motor" })))
        .await;
    let vehicle = &renamed["data"]["updateVehicle"]["vehicle"];
    assert_eq!(vehicle["fromVin"], json!(["MODEL"]), "{renamed}");
    assert_eq!(
        vehicle["catalog"], catalog,
        "names stay as of when they were chosen"
    );
    let other = ann
        .ask(&world, &update, change(2, json!({ "vin": null })))
        .await;
    assert_eq!(
        other["data"]["updateVehicle"]["vehicle"]["fromVin"],
        json!([]),
        "{other}"
    );
    let typed = json!({ "nickname": "Moped", "make": "Honda" });
    let typed = ann.ask(&world, &create, json!({ "input": typed })).await;
    assert_eq!(
        typed["data"]["createVehicle"]["vehicle"]["catalog"],
        json!(null)
    );
}

const RECALLS: &str = "query($make: String, $model: String, $year: Int, $vin: String) {
    recalls(make: $make, model: $model, modelYear: $year, vin: $vin) {
        make model modelYear asOf isStale campaigns { number receivedOn parkOutside component } } }";

async fn recalls_are_kept_for_a_day_and_shown_with_their_date_when_the_register_is_down(
    world: World,
) {
    let ann = world.ann().await;
    let accord = json!({ "make": "honda", "model": "Accord", "year": 2003 });
    let first = ann.ask(&world, RECALLS, accord.clone()).await;
    let list = &first["data"]["recalls"];
    assert_eq!(
        list["campaigns"][0],
        json!({ "number": "19V182000", "receivedOn": "2019-03-07", "parkOutside": true, "component": "AIR BAGS:FRONTAL" }),
        "{first}"
    );
    assert_eq!(
        (
            &list["isStale"],
            list["campaigns"].as_array().unwrap().len()
        ),
        (&json!(false), 2)
    );
    assert_eq!(ann.ask(&world, RECALLS, accord.clone()).await, first);
    assert_eq!(world.register.asked(), 1);

    world.clock.advance(Duration::hours(25));
    world.register.stop();
    let stale = ann.ask(&world, RECALLS, accord).await;
    assert_eq!(stale["data"]["recalls"]["isStale"], true, "{stale}");
    assert_eq!(stale["data"]["recalls"]["asOf"], list["asOf"]);
    assert_eq!(stale["data"]["recalls"]["campaigns"], list["campaigns"]);
    let never = json!({ "make": "Honda", "model": "Civic", "year": 2003 });
    let never = ann.ask(&world, RECALLS, never).await;
    let extensions = &never["errors"][0]["extensions"];
    assert_eq!(
        (
            &extensions["code"],
            &extensions["service"],
            &extensions["retryable"]
        ),
        (
            &json!("UPSTREAM_UNAVAILABLE"),
            &json!("recalls"),
            &json!(true)
        ),
        "{never}"
    );
}

async fn recalls_by_vin_never_send_the_vin(world: World) {
    world.catalogue.start();
    let ann = world.ann().await;
    let answer = ann
        .ask(&world, RECALLS, json!({ "vin": "1HGCM82633A004352" }))
        .await;
    let list = &answer["data"]["recalls"];
    assert_eq!(
        (&list["make"], &list["model"], &list["modelYear"]),
        (&json!("HONDA"), &json!("ACCORD"), &json!(2003)),
        "{answer}"
    );
    // The register answers this make, model and year only where nothing else was sent.
    assert_eq!(list["campaigns"].as_array().unwrap().len(), 2);
    let vehicle =
        "mutation { createVehicle(input: { make: \"Honda\", model: \"Accord\", year: 2003 }) {
        vehicle { recalls { campaigns { number } } } userErrors { code } } }";
    let vehicle = ann.ask(&world, vehicle, json!({})).await;
    let recalls = &vehicle["data"]["createVehicle"]["vehicle"]["recalls"];
    assert_eq!(recalls["campaigns"][1]["number"], "11V260000", "{vehicle}");
    assert_eq!(world.register.asked(), 1);
}

async fn what_no_register_can_be_asked_is_told(world: World) {
    let ann = world.ann().await;
    for wrong in [
        json!({}),
        json!({ "make": "Honda" }),
        json!({ "make": "Honda", "model": "Accord", "year": 1800 }),
        json!({ "make": " ", "model": "Accord", "year": 2003 }),
        json!({ "make": "Honda", "model": "x".repeat(101), "year": 2003 }),
        json!({ "vin": "x".repeat(65) }),
        json!({ "vin": "1HGCM82633A004352", "make": "Honda" }),
    ] {
        let refused = ann.ask(&world, RECALLS, wrong).await;
        assert_eq!(
            refused["errors"][0]["extensions"]["code"], "BAD_USER_INPUT",
            "{refused}"
        );
    }
    assert_eq!(world.register.asked(), 0);
    let unknown = json!({ "make": "Nobody", "model": "Nothing", "year": 2003 });
    let unknown = ann.ask(&world, RECALLS, unknown).await;
    assert_eq!(
        unknown["data"]["recalls"]["campaigns"],
        json!([]),
        "{unknown}"
    );
    let broken = json!({ "make": "Broken", "model": "Accord", "year": 2003 });
    let broken = ann.ask(&world, RECALLS, broken).await;
    assert_eq!(
        broken["errors"][0]["extensions"]["code"], "UPSTREAM_UNAVAILABLE",
        "{broken}"
    );
}
