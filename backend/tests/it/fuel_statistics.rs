//! Statistics of fill-ups through GraphQL.

use std::sync::atomic::Ordering;

use serde_json::{Value, json};

use crate::economy;
use crate::world::{Browser, World, on_both_databases};

on_both_databases!(
    sums_are_over_sums_in_every_grouping,
    a_plug_in_hybrid_shows_both_energies_side_by_side,
    a_trend_has_a_rolling_mean_that_weighs_by_distance,
    hours_of_an_engine_have_figures_of_their_own,
    what_is_not_known_of_a_fill_up_distorts_no_price,
    vehicles_are_compared_and_added_up_in_as_many_statements,
    what_is_kept_is_never_older_than_a_change,
);

const FIGURES: &str = "fillCount distance { value unit } cost { amount currency } costPerDistance { amount currency per }
    sources { energySource fillCount quantity { value unit } economy { value unit } economyOverTotalDistance { value }
      averagePrice { amount per } costPerDistance { amount } shareOfCost shareOfFills chargingLossPercentage }";

fn statistics(of: &str) -> String {
    format!(
        "query($id: ID!, $from: Date, $to: Date) {{ viewer {{ vehicle(id: $id) {{ fuelStatistics(from: $from, to: $to) {{ {of} }} }} }} }}"
    )
    .replace("FIGURES", FIGURES)
}

async fn vehicle(browser: &Browser, world: &World, sources: Value) -> String {
    let create = "mutation($input: CreateVehicleInput!) { createVehicle(input: $input) { vehicle { id } userErrors { message } } }";
    let input = json!({ "nickname": "Car", "energySources": sources });
    let answer = browser.ask(world, create, json!({ "input": input })).await;
    answer["data"]["createVehicle"]["vehicle"]["id"]
        .as_str()
        .unwrap()
        .to_owned()
}

async fn fill(
    browser: &Browser,
    world: &World,
    vehicle: &str,
    fill: (&str, i64, &str, &str),
    more: Value,
) {
    let log = "mutation($input: CreateFuelLogInput!) { createFuelLog(input: $input) { fuelLog { id warnings { code } } userErrors { message } } }";
    let (day, odometer, litres, total) = fill;
    let mut input = json!({ "vehicleId": vehicle, "filledOn": day, "currency": "EUR", "total": total,
        "odometer": { "value": odometer.to_string(), "unit": "KILOMETRE" }, "quantity": { "value": litres, "unit": "LITRE" } });
    for (name, value) in more.as_object().unwrap() {
        input[name] = value.clone();
    }
    let answer = browser.ask(world, log, json!({ "input": input })).await;
    assert_eq!(
        answer["data"]["createFuelLog"]["userErrors"],
        json!([]),
        "{answer}"
    );
    assert_eq!(
        answer["data"]["createFuelLog"]["fuelLog"]["warnings"],
        json!([]),
        "{answer}"
    );
}

async fn ask(browser: &Browser, world: &World, of: &str, variables: Value) -> Value {
    let answer = browser.ask(world, &statistics(of), variables).await;
    assert!(answer["errors"].is_null(), "{answer}");
    answer["data"]["viewer"]["vehicle"]["fuelStatistics"].clone()
}

/// V14 with prices, stations and a winter: 10 L on 100 km, 45 L on 900 km.
async fn sums_are_over_sums_in_every_grouping(world: World) {
    let ann = world.ann().await;
    let car = vehicle(&ann, &world, json!(["PETROL"])).await;
    let at = |station: &str, grade: &str| json!({ "station": station, "grade": grade });
    fill(
        &ann,
        &world,
        &car,
        ("2025-12-01", 1000, "40", "60.00"),
        at("Shell", "E10"),
    )
    .await;
    fill(
        &ann,
        &world,
        &car,
        ("2026-01-10", 1100, "10", "16.00"),
        at("Shell", "E10"),
    )
    .await;
    fill(
        &ann,
        &world,
        &car,
        ("2026-03-25", 2000, "45", "81.00"),
        at("Aral", "E5"),
    )
    .await;
    let of = "total { FIGURES } months { beginsOn figures { FIGURES } } years { beginsOn figures { FIGURES } }
        seasons { season figures { fillCount sources { economy { value } } } } stations { name figures { FIGURES } } grades { name figures { fillCount } }";
    let found = ask(&ann, &world, of, json!({ "id": car })).await;
    let total = &found["total"];
    assert_eq!(total["fillCount"], 3, "{found}");
    assert_eq!(
        total["distance"],
        json!({ "value": "1000", "unit": "KILOMETRE" })
    );
    assert_eq!(
        total["cost"],
        json!([{ "amount": "157.00", "currency": "EUR" }])
    );
    let source = &total["sources"][0];
    assert_eq!(
        source["economy"],
        json!({ "value": "5.5", "unit": "LITRES_PER_100_KM" })
    );
    assert_eq!(source["averagePrice"][0]["amount"], "1.652632");
    // The first tank was bought for a distance that nobody knows.
    assert_eq!(
        total["costPerDistance"],
        json!([{ "amount": "0.097", "currency": "EUR", "per": "KILOMETRE" }])
    );
    let days = |of: &str| -> Vec<Value> {
        found[of]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| one["beginsOn"].clone())
            .collect()
    };
    assert_eq!(days("months"), ["2025-12-01", "2026-01-01", "2026-03-01"]);
    assert_eq!(days("years"), ["2025-01-01", "2026-01-01"]);
    assert_eq!(
        found["years"][1]["figures"]["sources"][0]["economy"]["value"],
        "5.5"
    );
    assert_eq!(
        found["months"][1]["figures"]["sources"][0]["economy"]["value"],
        "10"
    );
    let seasons: Vec<_> = found["seasons"]
        .as_array()
        .unwrap()
        .iter()
        .map(|s| (&s["season"], &s["figures"]["fillCount"]))
        .collect();
    assert_eq!(
        seasons,
        [(&json!("WINTER"), &json!(2)), (&json!("SPRING"), &json!(1))]
    );
    let stations: Vec<_> = found["stations"]
        .as_array()
        .unwrap()
        .iter()
        .map(|s| (&s["name"], &s["figures"]["sources"][0]["economy"]["value"]))
        .collect();
    assert_eq!(
        stations,
        [
            (&json!("Shell"), &json!("10")),
            (&json!("Aral"), &json!("5"))
        ]
    );
    assert_eq!(found["grades"][0]["name"], "E10");
    let span = json!({ "id": car, "from": "2026-01-01", "to": "2026-01-31" });
    let january = ask(&ann, &world, "total { FIGURES }", span).await;
    assert_eq!(january["total"]["fillCount"], 1);
    assert_eq!(january["total"]["costPerDistance"][0]["amount"], "0.16");
}

async fn a_plug_in_hybrid_shows_both_energies_side_by_side(world: World) {
    let ann = world.ann().await;
    let car = vehicle(&ann, &world, json!(["PETROL", "ELECTRICITY"])).await;
    let charge = |kwh: &str, battery: &str| {
        json!({ "energySource": "ELECTRICITY", "chargePlace": "HOME", "quantity": { "value": kwh, "unit": "KILOWATT_HOUR" },
            "batteryEnergy": { "value": battery, "unit": "KILOWATT_HOUR" } })
    };
    fill(
        &ann,
        &world,
        &car,
        ("2026-01-01", 1000, "40", "70.00"),
        json!({}),
    )
    .await;
    fill(
        &ann,
        &world,
        &car,
        ("2026-01-01", 1000, "1", "3.00"),
        charge("9", "8.1"),
    )
    .await;
    fill(
        &ann,
        &world,
        &car,
        ("2026-01-20", 2000, "30", "51.00"),
        json!({}),
    )
    .await;
    fill(
        &ann,
        &world,
        &car,
        ("2026-01-21", 2000, "1", "27.00"),
        charge("90", "81"),
    )
    .await;
    let of = "total { FIGURES } chargePlaces { place figures { fillCount } }";
    let found = ask(&ann, &world, of, json!({ "id": car })).await;
    let sources = found["total"]["sources"].as_array().unwrap();
    let figure = |n: usize| {
        (
            &sources[n]["energySource"],
            &sources[n]["economyOverTotalDistance"]["value"],
        )
    };
    assert_eq!(figure(0), (&json!("PETROL"), &json!("3")), "{found}");
    assert_eq!(figure(1), (&json!("ELECTRICITY"), &json!("9")));
    assert_eq!(sources[1]["chargingLossPercentage"], "10");
    assert_eq!(
        (&sources[0]["shareOfCost"], &sources[1]["shareOfCost"]),
        (&json!("80.13"), &json!("19.87"))
    );
    assert_eq!(sources[0]["shareOfFills"], "50");
    assert_eq!(
        found["chargePlaces"],
        json!([{ "place": "HOME", "figures": { "fillCount": 2 } }])
    );
    let per: f64 = found["total"]["costPerDistance"][0]["amount"]
        .as_str()
        .unwrap()
        .parse()
        .unwrap();
    let parts: f64 = sources
        .iter()
        .map(|s| {
            s["costPerDistance"][0]["amount"]
                .as_str()
                .unwrap()
                .parse::<f64>()
                .unwrap()
        })
        .sum();
    assert!((per - parts).abs() < 1e-6, "{per} {parts}");
}

async fn a_trend_has_a_rolling_mean_that_weighs_by_distance(world: World) {
    let ann = world.ann().await;
    let car = vehicle(&ann, &world, json!(["PETROL"])).await;
    for (day, odometer, litres, total) in [
        ("2026-03-01", 1000, "40", "60.00"),
        ("2026-03-10", 1100, "10", "16.00"),
        ("2026-03-25", 2000, "45", "81.00"),
        ("2026-04-05", 2500, "30", "45.00"),
    ] {
        fill(
            &ann,
            &world,
            &car,
            (day, odometer, litres, total),
            json!({}),
        )
        .await;
    }
    let of = "trend(last: 2, window: 2) { filledOn economy { value } rollingMean { value } } prices(last: 2) { filledOn unitPrice { amount currency per } }";
    let found = ask(&ann, &world, of, json!({ "id": car })).await;
    let expected = json!([
        { "filledOn": "2026-03-25", "economy": { "value": "5" }, "rollingMean": { "value": "5.5" } },
        { "filledOn": "2026-04-05", "economy": { "value": "6" }, "rollingMean": { "value": "5.357143" } },
    ]);
    assert_eq!(found["trend"], expected);
    assert_eq!(
        found["prices"][1]["unitPrice"],
        json!({ "amount": "1.5", "currency": "EUR", "per": "LITRE" })
    );
    for wrong in [
        "trend(last: 0) { filledOn }",
        "trend(last: 501) { filledOn }",
        "trend(window: -1) { filledOn }",
        "prices(last: 501) { filledOn }",
    ] {
        let answer = ann
            .ask(&world, &statistics(wrong), json!({ "id": car }))
            .await;
        assert_eq!(
            answer["errors"][0]["extensions"]["code"], "BAD_USER_INPUT",
            "{answer}"
        );
    }
}

/// 105 for 70 L, and 90 for the 1,000 km whose cost is known.
async fn what_is_not_known_of_a_fill_up_distorts_no_price(world: World) {
    let ann = world.ann().await;
    let car = vehicle(&ann, &world, json!(["PETROL"])).await;
    let unpaid = vehicle(&ann, &world, json!(["PETROL"])).await;
    let litres = |litres: &str| json!({ "value": litres, "unit": "LITRE" });
    let logged = [
        (&car, "1000", litres("40"), json!("60")),
        (&car, "1500", json!(null), json!("45")),
        (&car, "2000", litres("30"), json!("45")),
        (&car, "2500", litres("30"), json!(null)),
        (&unpaid, "1000", litres("40"), json!(null)),
        (&unpaid, "1500", litres("30"), json!(null)),
    ];
    for (day, (vehicle, odometer, quantity, total)) in logged.into_iter().enumerate() {
        let input = json!({ "vehicleId": vehicle, "filledOn": format!("2026-01-{:02}", day + 1), "currency": "EUR",
            "odometer": { "value": odometer, "unit": "KILOMETRE" }, "quantity": quantity, "total": total });
        economy::log(&ann, &world, input).await;
    }
    let of =
        "total { distance { value } costPerDistance { amount } convertedCostPerDistance { amount }
        sources { averagePrice { amount } } }";
    let found = ask(&ann, &world, of, json!({ "id": car })).await;
    assert_eq!(
        found["total"],
        json!({ "distance": { "value": "1500" }, "costPerDistance": [{ "amount": "0.09" }],
            "convertedCostPerDistance": { "amount": "0.09" }, "sources": [{ "averagePrice": [{ "amount": "1.5" }] }] })
    );
    let found = ask(&ann, &world, of, json!({ "id": unpaid })).await;
    assert_eq!(found["total"]["costPerDistance"], json!([]));
    assert!(
        found["total"]["convertedCostPerDistance"].is_null(),
        "{found}"
    );
}

/// V10 with prices: 50 L/100 h and 40 L/100 h, and nothing of a distance.
async fn hours_of_an_engine_have_figures_of_their_own(world: World) {
    let ann = world.ann().await;
    let input = json!({ "nickname": "Deutz", "meterKind": "HOURS", "energySources": ["DIESEL"] });
    let tractor = economy::vehicle(&ann, &world, input).await;
    for (day, hours, litres, total) in [
        ("2026-01-10", "100", "20", "30.00"),
        ("2026-02-10", "150", "25", "40.00"),
        ("2026-03-10", "230", "32", "48.00"),
    ] {
        let input = json!({ "vehicleId": tractor, "filledOn": day, "currency": "EUR", "total": total,
            "engineHours": { "value": hours }, "quantity": { "value": litres, "unit": "LITRE" } });
        economy::log(&ann, &world, input).await;
    }
    let of = "total { distance { value } costPerDistance { amount } operatingHours { value unit } costPerHour { amount currency }
        convertedCostPerHour { amount currency } sources { economy { value } economyPerHour { value unit } } }
        months { figures { operatingHours { value } } } trend { economy { value } }
        hourlyTrend(window: 2) { filledOn economy { value unit } rollingMean { value } }";
    let found = ask(&ann, &world, of, json!({ "id": tractor })).await;
    let per_hour = |value: &str| json!({ "value": value, "unit": "LITRES_PER_HOUR" });
    let cost = json!({ "amount": "0.676923", "currency": "EUR" });
    assert_eq!(
        found["total"],
        json!({ "distance": { "value": "0" }, "costPerDistance": [],
            "operatingHours": { "value": "130", "unit": "HOUR" },
            "costPerHour": [cost], "convertedCostPerHour": cost,
            "sources": [{ "economy": null, "economyPerHour": per_hour("0.438462") }] })
    );
    let months = json!([null, { "value": "50" }, { "value": "80" }]);
    let months = months.as_array().unwrap().iter();
    let months: Vec<_> = months
        .map(|run| json!({ "figures": { "operatingHours": run } }))
        .collect();
    assert_eq!(found["months"], json!(months));
    assert_eq!(found["trend"], json!([]));
    assert_eq!(
        found["hourlyTrend"],
        json!([
            { "filledOn": "2026-02-10", "economy": per_hour("0.5"), "rollingMean": { "value": "0.5" } },
            { "filledOn": "2026-03-10", "economy": per_hour("0.4"), "rollingMean": { "value": "0.438462" } },
        ])
    );
}

async fn statements_of(browser: &Browser, world: &World, document: &str) -> usize {
    let before = world.statements.load(Ordering::SeqCst);
    let answer = browser.ask(world, document, json!({})).await;
    assert!(answer["errors"].is_null(), "{answer}");
    world.statements.load(Ordering::SeqCst) - before
}

async fn vehicles_are_compared_and_added_up_in_as_many_statements(world: World) {
    let ann = world.ann().await;
    let of = "{ viewer { fuelStatistics { total { FIGURES } months { beginsOn } stations { name } }
        vehicles { nodes { id fuelStatistics { total { FIGURES } years { figures { fillCount } } grades { name } } } } } }";
    let document = of.replace("FIGURES", FIGURES);
    let mut counts = Vec::new();
    for cars in [1, 5] {
        for _ in 0..cars {
            let car = vehicle(&ann, &world, json!(["PETROL"])).await;
            fill(
                &ann,
                &world,
                &car,
                ("2026-01-01", 1000, "40", "60.00"),
                json!({}),
            )
            .await;
            fill(
                &ann,
                &world,
                &car,
                ("2026-01-20", 1500, "30", "45.00"),
                json!({}),
            )
            .await;
        }
        counts.push(statements_of(&ann, &world, &document).await);
    }
    assert!(counts[0] > 3, "the counter does not count: {counts:?}");
    // Sums that are on their way when another field asks for them are asked for again, once.
    assert!(counts[1] <= counts[0] + 3, "{counts:?}");
    let answer = ann.ask(&world, &document, json!({})).await;
    let viewer = &answer["data"]["viewer"];
    let total = &viewer["fuelStatistics"]["total"];
    assert_eq!(
        (&total["fillCount"], &total["distance"]["value"]),
        (&json!(12), &json!("3000")),
        "{answer}"
    );
    assert_eq!(
        viewer["vehicles"]["nodes"][3]["fuelStatistics"]["total"]["fillCount"],
        2
    );
}

/// Sums are kept between requests: each write, and each word on who sees what, must be seen at once.
async fn what_is_kept_is_never_older_than_a_change(world: World) {
    let ann = world.ann().await;
    let car = vehicle(&ann, &world, json!(["PETROL"])).await;
    let count = async || -> Vec<i64> {
        let query =
            "query($id: ID!) { viewer { vehicle(id: $id) { fuelLogs(first: 1) { totalCount }
            fuelSummary { fillCount } fuelStatistics { total { fillCount } } } } }";
        let answer = ann.ask(&world, query, json!({ "id": car })).await;
        let vehicle = &answer["data"]["viewer"]["vehicle"];
        let counts = [
            &vehicle["fuelLogs"]["totalCount"],
            &vehicle["fuelSummary"]["fillCount"],
            &vehicle["fuelStatistics"]["total"]["fillCount"],
        ];
        counts.map(|count| count.as_i64().unwrap()).to_vec()
    };
    assert_eq!(count().await, [0, 0, 0]);
    for (n, odometer) in (1..=3).zip([1000, 1500, 2000]) {
        let on = format!("2026-01-0{n}");
        fill(
            &ann,
            &world,
            &car,
            (&on, odometer, "30", "50.00"),
            json!({}),
        )
        .await;
        assert_eq!(count().await, [n, n, n]);
        assert_eq!(count().await, [n, n, n]);
    }
    let list = "query($id: ID!) { viewer { vehicle(id: $id) { fuelLogs(first: 1) { nodes { id version } } } } }";
    let answer = ann.ask(&world, list, json!({ "id": car })).await;
    let newest = answer["data"]["viewer"]["vehicle"]["fuelLogs"]["nodes"][0].clone();
    for (mutation, left) in [("deleteFuelLog", 2), ("restoreFuelLog", 3)] {
        let kind = format!("{}{}Input", mutation[..1].to_uppercase(), &mutation[1..]);
        let document = format!(
            "mutation($input: {kind}!) {{ {mutation}(input: $input) {{ userErrors {{ message }} }} }}"
        );
        let input = json!({ "input": { "id": newest["id"] } });
        let answer = ann.ask(&world, &document, input).await;
        assert_eq!(
            answer["data"][mutation]["userErrors"],
            json!([]),
            "{answer}"
        );
        assert_eq!(count().await, [left, left, left], "{mutation}");
    }
    // Who does not see the vehicle learns nothing of what was kept for who does.
    let bob = world.bob().await;
    let answer = bob.ask(&world, list, json!({ "id": car })).await;
    assert_eq!(answer["data"]["viewer"]["vehicle"], json!(null));
}
