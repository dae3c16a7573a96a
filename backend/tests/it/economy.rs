//! The rules of economy through GraphQL: every vector in more than one order of entry, and what the
//! vectors leave out.

use rust_decimal::{Decimal, RoundingStrategy};
use serde_json::{Value, json};

use crate::world::{Browser, World, on_both_databases};

on_both_databases!(
    every_vector_holds_in_any_order_of_entry,
    fills_of_one_day_find_their_order,
    an_edited_or_deleted_fill_leaves_the_figures_of_the_rest,
    the_battery_is_told_by_its_state_of_charge,
    a_trip_stands_for_the_odometer,
    hours_and_distance_give_two_figures,
    each_energy_has_its_figure_over_the_distance_that_is_its_own,
    a_typing_error_poisons_nothing_behind_it,
);

const VECTORS: &str = include_str!("../../src/features/fuel_logs/domain/economy_vectors.json");
pub const VEHICLE: &str = "mutation($input: CreateVehicleInput!) { createVehicle(input: $input) {
    vehicle { id version batteryCapacity { value unit } meterKind } userErrors { code field message } } }";
pub const LOG: &str = "mutation($input: CreateFuelLogInput!) { createFuelLog(input: $input) {
    fuelLog { id version } userErrors { code field message } } }";
const ROW: &str = "query($id: ID!, $unit: EconomyUnit) { node(id: $id) { ... on FuelLog {
    economy(unit: $unit) { value unit } economyPerHour { value unit } economyBasis noEconomyReason noEconomyAdvice
    noEconomyPerHourReason noEconomyPerHourAdvice operatingHours { value }
    odometer { value unit } isOdometerDerived distance { value unit } warnings { code field }
    charge { batteryEnergy { value unit } losses { value unit } lossPercentage
      batteryEconomy { value unit } stateOfChargeStart stateOfChargeEnd place chargerKind }
    tripDistance { value unit } engineHours { value unit } distanceOnThisFuel { value unit } driver paymentMethod tags
    discount { amount currency } } } }";
const AVERAGE: &str =
    "query($id: ID!, $unit: EconomyUnit) { viewer { vehicle(id: $id) { odometer { value unit }
    fuelSummary { averageEconomy(unit: $unit) { value unit } } } } }";

pub async fn vehicle(browser: &Browser, world: &World, input: Value) -> String {
    let answer = browser.ask(world, VEHICLE, json!({ "input": input })).await;
    let payload = &answer["data"]["createVehicle"];
    assert_eq!(payload["userErrors"], json!([]), "{answer}");
    payload["vehicle"]["id"].as_str().unwrap().to_owned()
}

pub async fn log(browser: &Browser, world: &World, input: Value) -> String {
    let answer = browser.ask(world, LOG, json!({ "input": input })).await;
    let payload = &answer["data"]["createFuelLog"];
    assert_eq!(payload["userErrors"], json!([]), "{answer}");
    payload["fuelLog"]["id"].as_str().unwrap().to_owned()
}

pub async fn row(browser: &Browser, world: &World, id: &str, unit: Option<&str>) -> Value {
    let variables = json!({ "id": id, "unit": unit });
    let answer = browser.ask(world, ROW, variables).await;
    assert!(answer["errors"].is_null(), "{answer}");
    answer["data"]["node"].clone()
}

async fn average(browser: &Browser, world: &World, id: &str, unit: Option<&str>) -> Value {
    let answer = browser
        .ask(world, AVERAGE, json!({ "id": id, "unit": unit }))
        .await;
    assert!(answer["errors"].is_null(), "{answer}");
    answer["data"]["viewer"]["vehicle"]["fuelSummary"]["averageEconomy"].clone()
}

pub fn fill(vehicle: &str, day: u32, odometer: i64, litres: &str) -> Value {
    json!({
        "vehicleId": vehicle, "filledOn": format!("2026-01-{day:02}"), "currency": "EUR",
        "odometer": { "value": odometer.to_string(), "unit": "KILOMETRE" },
        "quantity": { "value": litres, "unit": "LITRE" },
    })
}

pub fn with(mut input: Value, more: Value) -> Value {
    for (name, value) in more.as_object().unwrap() {
        input[name] = value.clone();
    }
    input
}

/// The unit of a vector's figures, and what the reference is divided by to be in it.
fn unit_of(vector: &Value) -> (&'static str, Decimal) {
    let unit = |key: &str| vector[key].as_str().unwrap();
    match (unit("distance_unit"), unit("volume_unit")) {
        ("km", "L") => ("LITRES_PER_100_KM", Decimal::ONE),
        ("mi", "L") => ("LITRES_PER_100_MILES", Decimal::ONE),
        ("mi", "gal_us") => ("US_GALLONS_PER_100_MILES", Decimal::ONE),
        ("km", "kWh") => ("KILOWATT_HOURS_PER_100_KM", Decimal::ONE),
        ("mi", "kWh") => ("KILOWATT_HOURS_PER_100_MILES", Decimal::ONE),
        ("h", "L") => ("LITRES_PER_HOUR", Decimal::ONE_HUNDRED),
        ("h", "gal_us") => ("US_GALLONS_PER_HOUR", Decimal::ONE_HUNDRED),
        other => panic!("{other:?}"),
    }
}

fn input_of(vector: &Value, row: &Value, vehicle: &str) -> Value {
    let (quantity, source) = match vector["volume_unit"].as_str().unwrap() {
        "L" => ("LITRE", "PETROL"),
        "gal_us" => ("US_GALLON", "PETROL"),
        _ => ("KILOWATT_HOUR", "ELECTRICITY"),
    };
    let read = row["odometer"].to_string();
    let reading = match vector["distance_unit"].as_str().unwrap() {
        "h" => json!({ "engineHours": { "value": read } }),
        "mi" => json!({ "odometer": { "value": read, "unit": "MILE" } }),
        _ => json!({ "odometer": { "value": read, "unit": "KILOMETRE" } }),
    };
    let input = json!({
        "vehicleId": vehicle, "filledOn": row["date"], "energySource": source, "currency": "EUR",
        "quantity": { "value": row["volume"].to_string(), "unit": quantity },
        "isFull": row["full"], "missedPrevious": row["missed"],
    });
    with(input, reading)
}

fn figure(reference: &Value, divisor: Decimal) -> Option<Decimal> {
    let value: Decimal = reference.as_str()?.parse().unwrap();
    let rounded =
        (value / divisor).round_dp_with_strategy(6, RoundingStrategy::MidpointAwayFromZero);
    Some(rounded.normalize())
}

fn shown(economy: &Value) -> Option<Decimal> {
    economy["value"]
        .as_str()
        .map(|value| value.parse().unwrap())
}

async fn every_vector_holds_in_any_order_of_entry(world: World) {
    let ann = world.ann().await;
    let vectors: Vec<Value> = serde_json::from_str(VECTORS).unwrap();
    assert_eq!(vectors.len(), 17);
    for vector in &vectors {
        for turned in [false, true] {
            vector_holds(&ann, &world, vector, turned).await;
        }
    }
}

async fn vector_holds(ann: &Browser, world: &World, vector: &Value, turned: bool) {
    let (unit, divisor) = unit_of(vector);
    let name = format!("{} {turned}", vector["id"]);
    let is_electric = vector["volume_unit"] == "kWh";
    let sources = if is_electric {
        json!(["ELECTRICITY"])
    } else {
        json!(["PETROL"])
    };
    let meter = if vector["distance_unit"] == "h" {
        "HOURS"
    } else {
        "DISTANCE"
    };
    let input = json!({ "nickname": name, "energySources": sources, "meterKind": meter });
    let car = vehicle(ann, world, input).await;
    let mut rows: Vec<_> = vector["input"].as_array().unwrap().iter().collect();
    if turned {
        rows.reverse();
    }
    let mut logged = Vec::new();
    for row in rows {
        let id = log(ann, world, input_of(vector, row, &car)).await;
        logged.push((row, id));
    }
    let reference = &vector["reference_volume_per_100"];
    for expected in reference["rows"].as_array().unwrap() {
        let (_, id) = logged
            .iter()
            .find(|(row, _)| {
                row["date"] == expected["date"] && row["odometer"] == expected["odometer"]
            })
            .unwrap();
        let found = row(ann, world, id, Some(unit)).await;
        assert_eq!(
            shown(&found["economy"]),
            figure(&expected["value"], divisor),
            "{name}: {found}"
        );
        assert_eq!(found["noEconomyReason"], expected["why"], "{name}: {found}");
        assert_eq!(
            found["noEconomyAdvice"].is_null(),
            expected["why"].is_null()
        );
    }
    let mean = average(ann, world, &car, Some(unit)).await;
    assert_eq!(
        shown(&mean),
        figure(&reference["average"], divisor),
        "{name}"
    );
}

async fn fills_of_one_day_find_their_order(world: World) {
    let ann = world.ann().await;
    let car = vehicle(&ann, &world, json!({ "nickname": "Golf" })).await;
    log(&ann, &world, fill(&car, 1, 1000, "40")).await;
    // Typed at home in the evening, in no order: one with a time, two without.
    let last = log(&ann, &world, fill(&car, 5, 2000, "35")).await;
    let timed = with(fill(&car, 5, 1500, "30"), json!({ "filledAt": "12:00" }));
    let middle = log(&ann, &world, timed).await;
    let first = log(&ann, &world, fill(&car, 5, 1200, "14")).await;
    for (id, expected) in [(&first, "7"), (&middle, "10"), (&last, "7")] {
        let found = row(&ann, &world, id, None).await;
        assert_eq!(found["economy"]["value"], expected, "{found}");
        assert_eq!(found["warnings"], json!([]));
    }
    // At one reading, the partial fill comes first and both are one interval; then a top-up.
    let full = log(&ann, &world, fill(&car, 8, 2500, "20")).await;
    let partial = with(fill(&car, 8, 2500, "10"), json!({ "isFull": false }));
    log(&ann, &world, partial).await;
    assert_eq!(
        row(&ann, &world, &full, None).await["economy"]["value"],
        "6"
    );
    let top_up = log(&ann, &world, fill(&car, 9, 2500, "5")).await;
    assert_eq!(
        row(&ann, &world, &full, None).await["economy"]["value"],
        "7"
    );
    let found = row(&ann, &world, &top_up, None).await;
    assert_eq!(found["noEconomyReason"], "NO_DISTANCE");
}

async fn an_edited_or_deleted_fill_leaves_the_figures_of_the_rest(world: World) {
    let ann = world.ann().await;
    let car = vehicle(&ann, &world, json!({ "nickname": "Golf" })).await;
    log(&ann, &world, fill(&car, 1, 1000, "40")).await;
    let closing = log(&ann, &world, fill(&car, 5, 1500, "30")).await;
    let top_up = log(&ann, &world, fill(&car, 6, 1500, "5")).await;
    let edit = "mutation($id: ID!, $litres: Decimal!) { updateFuelLog(input: { id: $id, expectedVersion: 1,
        quantity: { value: $litres, unit: LITRE } }) { userErrors { message } } }";
    ann.ask(&world, edit, json!({ "id": top_up, "litres": "10" }))
        .await;
    assert_eq!(
        row(&ann, &world, &closing, None).await["economy"]["value"],
        "8"
    );
    let delete =
        "mutation($id: ID!) { deleteFuelLog(input: { id: $id }) { userErrors { message } } }";
    ann.ask(&world, delete, json!({ "id": top_up })).await;
    assert_eq!(
        row(&ann, &world, &closing, None).await["economy"]["value"],
        "6"
    );
    let typo = log(&ann, &world, fill(&car, 10, 900, "30")).await;
    let after = log(&ann, &world, fill(&car, 15, 2000, "35")).await;
    let found = row(&ann, &world, &after, None).await;
    assert_eq!(found["noEconomyReason"], "ODOMETER_DECREASED");
    ann.ask(&world, delete, json!({ "id": typo })).await;
    assert_eq!(
        row(&ann, &world, &after, None).await["economy"]["value"],
        "7"
    );
    assert_eq!(average(&ann, &world, &car, None).await["value"], "6.5");
}

pub fn charge(vehicle: &str, day: u32, odometer: i64, start: u32, end: u32) -> Value {
    let charge = json!({
        "energySource": "ELECTRICITY", "quantity": { "value": "20", "unit": "KILOWATT_HOUR" },
        "stateOfChargeStart": start.to_string(), "stateOfChargeEnd": end.to_string(),
    });
    with(fill(vehicle, day, odometer, "1"), charge)
}

async fn the_battery_is_told_by_its_state_of_charge(world: World) {
    let ann = world.ann().await;
    for capacity in [
        json!({ "value": "40", "unit": "KILOWATT_HOUR" }),
        json!(null),
    ] {
        let said = !capacity.is_null();
        let input = json!({ "nickname": "Zoe", "energySources": ["ELECTRICITY"], "batteryCapacity": capacity });
        let car = vehicle(&ann, &world, input).await;
        let mut ids = Vec::new();
        for (day, odometer, start, end) in
            [(1, 1000, 30, 80), (8, 1200, 20, 70), (15, 1500, 20, 70)]
        {
            ids.push(log(&ann, &world, charge(&car, day, odometer, start, end)).await);
        }
        for (id, expected) in ids.iter().zip([None, Some("12"), Some("6.666667")]) {
            let found = row(&ann, &world, id, None).await;
            assert_eq!(
                found["charge"]["batteryEconomy"]["value"].as_str(),
                expected,
                "{found}"
            );
        }
        // From 80 % to 70 % the grid gave less than was used; from 70 % to 70 % just that.
        let found = row(&ann, &world, &ids[2], Some("WATT_HOURS_PER_KILOMETRE")).await;
        assert_eq!(
            found["economy"],
            json!({ "value": "66.666667", "unit": "WATT_HOURS_PER_KILOMETRE" })
        );
        let found = row(&ann, &world, &ids[1], None).await;
        assert_eq!(found["noEconomyReason"], "NO_PREVIOUS_FULL", "{found}");
        let energy = &found["charge"]["batteryEnergy"]["value"];
        assert_eq!(energy.as_str(), said.then_some("20"), "{found}");
        let more = json!({ "quantity": { "value": "50", "unit": "KILOWATT_HOUR" }, "chargePlace": "HOME", "chargerKind": "AC",
            "batteryEnergy": { "value": "45", "unit": "KILOWATT_HOUR" } });
        let lossy = log(&ann, &world, with(charge(&car, 20, 1700, 20, 80), more)).await;
        let found = row(&ann, &world, &lossy, None).await;
        assert_eq!(found["charge"]["losses"]["value"], "5");
        assert_eq!(found["charge"]["lossPercentage"], "10");
        assert_eq!(
            (&found["charge"]["place"], &found["charge"]["chargerKind"]),
            (&json!("HOME"), &json!("AC"))
        );
    }
}

async fn a_trip_stands_for_the_odometer(world: World) {
    let ann = world.ann().await;
    let car = vehicle(&ann, &world, json!({ "nickname": "Golf" })).await;
    log(&ann, &world, fill(&car, 1, 1000, "40")).await;
    let trip =
        json!({ "odometer": null, "tripDistance": { "value": "500.5", "unit": "KILOMETRE" } });
    let id = log(&ann, &world, with(fill(&car, 5, 0, "30.03"), trip)).await;
    let found = row(&ann, &world, &id, None).await;
    assert_eq!(found["economy"]["value"], "6", "{found}");
    assert_eq!(
        found["odometer"],
        json!({ "value": "1500.5", "unit": "KILOMETRE" })
    );
    assert_eq!(found["isOdometerDerived"], true);
    let answer = ann.ask(&world, AVERAGE, json!({ "id": car })).await;
    assert_eq!(
        answer["data"]["viewer"]["vehicle"]["odometer"]["value"],
        "1500.5"
    );
}

async fn hours_and_distance_give_two_figures(world: World) {
    let ann = world.ann().await;
    let input = json!({ "nickname": "Unimog", "meterKind": "BOTH", "energySources": ["DIESEL"] });
    let car = vehicle(&ann, &world, input).await;
    let hours = |hours: &str| json!({ "engineHours": { "value": hours, "unit": "HOUR" } });
    log(&ann, &world, with(fill(&car, 1, 1000, "40"), hours("100"))).await;
    let id = log(
        &ann,
        &world,
        with(fill(&car, 20, 1500, "60"), hours("120.5")),
    )
    .await;
    let found = row(&ann, &world, &id, None).await;
    assert_eq!(
        found["economy"],
        json!({ "value": "12", "unit": "LITRES_PER_100_KM" })
    );
    assert_eq!(
        found["economyPerHour"],
        json!({ "value": "2.926829", "unit": "LITRES_PER_HOUR" })
    );
    assert_eq!(found["economyBasis"], "TOTAL_DISTANCE");
    assert_eq!(
        found["engineHours"],
        json!({ "value": "120.5", "unit": "HOUR" })
    );
    assert_eq!(found["operatingHours"], json!({ "value": "20.5" }));
    let unread = log(&ann, &world, fill(&car, 25, 1900, "40")).await;
    let found = row(&ann, &world, &unread, None).await;
    assert_eq!(found["noEconomyPerHourReason"], "NO_ODOMETER");
    let advice = found["noEconomyPerHourAdvice"].as_str().unwrap();
    assert!(advice.contains("hours of the engine"), "{advice}");
    assert!(found["noEconomyAdvice"].is_null(), "{found}");
}

/// A plug-in hybrid on 1,000 km with 30 L and 90 kWh; and LPG whose own distance was noted.
async fn each_energy_has_its_figure_over_the_distance_that_is_its_own(world: World) {
    let ann = world.ann().await;
    let input = json!({ "nickname": "Passat GTE", "energySources": ["PETROL", "ELECTRICITY"] });
    let car = vehicle(&ann, &world, input).await;
    let electric = |kwh: &str| json!({ "energySource": "ELECTRICITY", "quantity": { "value": kwh, "unit": "KILOWATT_HOUR" } });
    log(&ann, &world, fill(&car, 1, 1000, "40")).await;
    log(&ann, &world, with(fill(&car, 1, 1000, "1"), electric("9"))).await;
    let petrol = log(&ann, &world, fill(&car, 20, 2000, "30")).await;
    let charge = log(
        &ann,
        &world,
        with(fill(&car, 20, 2000, "1"), electric("90")),
    )
    .await;
    let found = row(&ann, &world, &petrol, None).await;
    assert_eq!(
        found["economy"],
        json!({ "value": "3", "unit": "LITRES_PER_100_KM" })
    );
    assert_eq!(found["economyBasis"], "TOTAL_DISTANCE");
    let found = row(&ann, &world, &charge, None).await;
    assert_eq!(
        found["economy"],
        json!({ "value": "9", "unit": "KILOWATT_HOURS_PER_100_KM" })
    );
    let lpg = json!({ "energySource": "LPG", "distanceOnThisFuel": { "value": "400", "unit": "KILOMETRE" } });
    let bifuel = vehicle(
        &ann,
        &world,
        json!({ "nickname": "Logan", "energySources": ["LPG", "PETROL"] }),
    )
    .await;
    log(
        &ann,
        &world,
        with(fill(&bifuel, 1, 1000, "40"), lpg.clone()),
    )
    .await;
    let own = log(&ann, &world, with(fill(&bifuel, 9, 1600, "36"), lpg)).await;
    let found = row(&ann, &world, &own, None).await;
    assert_eq!(found["economy"]["value"], "9", "{found}");
    assert_eq!(found["economyBasis"], "DISTANCE_ON_THIS_FUEL");
    assert_eq!(average(&ann, &world, &bifuel, None).await["value"], "9");
}

async fn a_typing_error_poisons_nothing_behind_it(world: World) {
    let ann = world.ann().await;
    for wrong in [0, 2] {
        let input = json!({ "nickname": format!("Golf {wrong}") });
        let car = vehicle(&ann, &world, input).await;
        let mut ids = Vec::new();
        for n in 0..6 {
            let typo = if n == wrong { 100_000 } else { 0 };
            let odometer = 50_000 + 500 * i64::from(n) + typo;
            ids.push(log(&ann, &world, fill(&car, 1 + 2 * n, odometer, "30")).await);
        }
        for id in &ids[4..] {
            let found = row(&ann, &world, id, None).await;
            assert_eq!(found["economy"]["value"], "6", "{wrong}: {found}");
            assert_eq!(found["warnings"], json!([]));
        }
        assert_eq!(average(&ann, &world, &car, None).await["value"], "6");
    }
}
