//! What few fill-ups have, and units of a vehicle, through GraphQL.

use serde_json::json;

use crate::economy::{LOG, VEHICLE, charge, fill, log, row, vehicle, with};
use crate::world::{World, on_both_databases};

on_both_databases!(
    what_few_fill_ups_have_returns_as_typed,
    what_cannot_be_of_a_fill_up_is_told_beside_its_field,
    units_of_a_vehicle_go_before_those_of_its_reader,
);

async fn what_few_fill_ups_have_returns_as_typed(world: World) {
    let ann = world.ann().await;
    let car = vehicle(&ann, &world, json!({ "nickname": "Golf" })).await;
    let more = json!({ "driver": " Ann ", "paymentMethod": "Card", "tags": ["holiday", "a, b"], "discount": "2.50" });
    let id = log(&ann, &world, with(fill(&car, 1, 1000, "40"), more)).await;
    let found = row(&ann, &world, &id, None).await;
    assert_eq!(
        (&found["driver"], &found["paymentMethod"]),
        (&json!("Ann"), &json!("Card"))
    );
    assert_eq!(found["tags"], json!(["holiday", "a, b"]));
    assert_eq!(
        found["discount"],
        json!({ "amount": "2.50", "currency": "EUR" })
    );
    assert_eq!(found["charge"], json!(null));
    let patch = "mutation($id: ID!) { updateFuelLog(input: { id: $id, expectedVersion: 1, driver: null, tags: [\"x\"] }) {
        fuelLog { driver paymentMethod tags } userErrors { message } } }";
    let answer = ann.ask(&world, patch, json!({ "id": id })).await;
    let expected = json!({ "driver": null, "paymentMethod": "Card", "tags": ["x"] });
    assert_eq!(
        answer["data"]["updateFuelLog"]["fuelLog"], expected,
        "{answer}"
    );
}

async fn what_cannot_be_of_a_fill_up_is_told_beside_its_field(world: World) {
    let ann = world.ann().await;
    let car = vehicle(&ann, &world, json!({ "nickname": "Golf" })).await;
    for (field, value) in [
        (
            "tripDistance",
            json!({ "value": "-1", "unit": "KILOMETRE" }),
        ),
        ("engineHours", json!({ "value": "1000001" })),
        (
            "distanceOnThisFuel",
            json!({ "value": "100001", "unit": "MILE" }),
        ),
        ("stateOfChargeStart", json!("20")),
        ("chargePlace", json!("HOME")),
        ("driver", json!("x".repeat(201))),
        ("paymentMethod", json!("x".repeat(201))),
        ("tags", json!(["x".repeat(51)])),
        ("discount", json!("-1")),
    ] {
        let input = with(fill(&car, 1, 1000, "40"), json!({ field: value }));
        let answer = ann.ask(&world, LOG, json!({ "input": input })).await;
        let payload = &answer["data"]["createFuelLog"];
        assert_eq!(
            payload["userErrors"][0]["field"],
            json!(["input", field]),
            "{answer}"
        );
        assert_eq!(payload["fuelLog"], json!(null));
    }
    let wrong =
        json!({ "stateOfChargeEnd": "101", "batteryEnergy": { "value": "4", "unit": "LITRE" } });
    let input = with(charge(&car, 1, 1000, 20, 80), wrong);
    let answer = ann.ask(&world, LOG, json!({ "input": input })).await;
    let faults = answer["data"]["createFuelLog"]["userErrors"]
        .as_array()
        .unwrap();
    let fields: Vec<_> = faults.iter().map(|fault| &fault["field"][1]).collect();
    assert_eq!(fields, ["stateOfChargeEnd", "batteryEnergy"]);
    let input = json!({ "nickname": "Zoe", "batteryCapacity": { "value": "0", "unit": "KILOWATT_HOUR" }, "economyUnit": "LITRES_PER_HOUR" });
    let answer = ann.ask(&world, VEHICLE, json!({ "input": input })).await;
    let faults = answer["data"]["createVehicle"]["userErrors"]
        .as_array()
        .unwrap();
    let fields: Vec<_> = faults.iter().map(|fault| &fault["field"][1]).collect();
    assert_eq!(fields, ["batteryCapacity", "economyUnit"]);
}

async fn units_of_a_vehicle_go_before_those_of_its_reader(world: World) {
    let ann = world.ann().await;
    let input =
        json!({ "nickname": "Mini", "distanceUnit": "MILE", "economyUnit": "MILES_PER_UK_GALLON" });
    let car = vehicle(&ann, &world, input).await;
    let miles = |miles: &str| json!({ "odometer": { "value": miles, "unit": "MILE" } });
    log(&ann, &world, with(fill(&car, 1, 1, "45"), miles("20000"))).await;
    let id = log(
        &ann,
        &world,
        with(fill(&car, 20, 1, "45.4609"), miles("20400")),
    )
    .await;
    let found = row(&ann, &world, &id, None).await;
    assert_eq!(
        found["economy"],
        json!({ "value": "40", "unit": "MILES_PER_UK_GALLON" })
    );
    assert_eq!(found["distance"], json!({ "value": "400", "unit": "MILE" }));
    let change = "mutation($id: ID!) { updateVehicle(input: { id: $id, expectedVersion: 1, economyUnit: null, distanceUnit: null }) {
        vehicle { units { distanceUnit economyUnit } } userErrors { message } } }";
    let answer = ann.ask(&world, change, json!({ "id": car })).await;
    let units = &answer["data"]["updateVehicle"]["vehicle"]["units"];
    assert_eq!(
        units,
        &json!({ "distanceUnit": null, "economyUnit": null }),
        "{answer}"
    );
    let found = row(&ann, &world, &id, None).await;
    assert_eq!(
        found["economy"],
        json!({ "value": "7.062023", "unit": "LITRES_PER_100_KM" })
    );
}
