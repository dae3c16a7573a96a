//! What was paid in one currency, said in another.

use serde_json::{Value, json};

use crate::economy::{fill, log, vehicle, with};
use crate::fuel_logs::statements_of;
use crate::world::{Browser, World, on_both_databases};

on_both_databases!(
    a_fill_paid_in_francs_counts_in_euros_with_its_rate,
    what_the_garage_says_goes_before_the_bank,
    rates_are_set_by_those_who_may_and_taken_in_by_administrators,
    many_amounts_are_converted_by_two_statements,
    what_is_paid_abroad_counts_in_every_sum_at_the_rate_of_its_day,
);

const BANK: &str =
    "Date,USD,CHF,JPY,\n2026-01-05,1.0812,0.9300,163.06,\n2026-01-02,1.0900,0.9350,N/A,\n";

async fn call(browser: &Browser, world: &World, mutation: &str, input: Value) -> Value {
    let kind = format!("{}{}Input", mutation[..1].to_uppercase(), &mutation[1..]);
    let field = match mutation {
        "importExchangeRates" => "rates",
        _ => "exchangeRate { id from to since rate version }",
    };
    let document = format!(
        "mutation($input: {kind}!) {{ {mutation}(input: $input) {{ {field} userErrors {{ code field message }} }} }}"
    );
    let answer = browser
        .ask(world, &document, json!({ "input": input }))
        .await;
    assert_eq!(answer["errors"], json!(null), "{answer}");
    answer["data"][mutation].clone()
}

async fn take_in(browser: &Browser, world: &World, document: &str) -> Value {
    call(
        browser,
        world,
        "importExchangeRates",
        json!({ "document": document }),
    )
    .await
}

/// What a fill-up cost in a currency.
async fn total_in(browser: &Browser, world: &World, id: &str, currency: &str) -> Value {
    let query = "query($id: ID!, $currency: String!) { node(id: $id) { ... on FuelLog { total { amount currency }
        totalIn(currency: $currency) { amount currency rate { from to rate day source } } } } }";
    let variables = json!({ "id": id, "currency": currency });
    let answer = browser.ask(world, query, variables).await;
    assert_eq!(answer["errors"], json!(null), "{answer}");
    answer["data"]["node"]["totalIn"].clone()
}

async fn paid(browser: &Browser, world: &World, car: &str, day: u32, currency: &str) -> String {
    let price = json!({ "currency": currency, "total": "70.13" });
    log(
        browser,
        world,
        with(fill(car, day, 1000 + i64::from(day), "40"), price),
    )
    .await
}

async fn a_fill_paid_in_francs_counts_in_euros_with_its_rate(world: World) {
    let ann = world.ann().await;
    let car = vehicle(&ann, &world, json!({ "nickname": "Golf" })).await;
    let sunday = paid(&ann, &world, &car, 4, "CHF").await;
    assert_eq!(total_in(&ann, &world, &sunday, "EUR").await, json!(null));
    assert_eq!(
        take_in(&ann, &world, BANK).await,
        json!({ "rates": 5, "userErrors": [] })
    );
    // The same file again changes nothing.
    assert_eq!(take_in(&ann, &world, BANK).await["rates"], 5);
    let expected = json!({ "amount": "75.01", "currency": "EUR", "rate": { "from": "CHF", "to": "EUR",
        "rate": "1.0695187166", "day": "2026-01-02", "source": "ECB" } });
    assert_eq!(total_in(&ann, &world, &sunday, "eur").await, expected);
    let monday = paid(&ann, &world, &car, 5, "USD").await;
    let yen = total_in(&ann, &world, &monday, "JPY").await;
    assert_eq!(
        (&yen["amount"], &yen["rate"]["day"]),
        (&json!("10577"), &json!("2026-01-05"))
    );
    let same = total_in(&ann, &world, &monday, "USD").await;
    assert_eq!(
        (&same["amount"], &same["rate"]["source"]),
        (&json!("70.13"), &json!("SAME"))
    );
    let late = paid(&ann, &world, &car, 20, "CHF").await;
    assert_eq!(total_in(&ann, &world, &late, "EUR").await, json!(null));
    let ask = "{ viewer { referenceRatesUntil exchangeRate(from: \"EUR\", to: \"CHF\", on: \"2026-01-03\") { rate day source } } }";
    let answer = ann.ask(&world, ask, json!({})).await;
    let told = json!({ "referenceRatesUntil": "2026-01-05",
        "exchangeRate": { "rate": "0.935", "day": "2026-01-02", "source": "ECB" } });
    assert_eq!(answer["data"]["viewer"], told, "{answer}");
    let wrong =
        "{ viewer { exchangeRate(from: \"EURO\", to: \"CHF\", on: \"2026-01-03\") { rate } } }";
    let answer = ann.ask(&world, wrong, json!({})).await;
    assert_eq!(
        answer["errors"][0]["extensions"]["code"], "BAD_USER_INPUT",
        "{answer}"
    );
}

async fn what_the_garage_says_goes_before_the_bank(world: World) {
    let ann = world.ann().await;
    take_in(&ann, &world, BANK).await;
    let car = vehicle(&ann, &world, json!({ "nickname": "Golf" })).await;
    let fill = paid(&ann, &world, &car, 5, "CHF").await;
    let set = json!({ "from": "chf", "to": "EUR", "since": "2026-01-03", "rate": "1.5", "idempotencyKey": "one" });
    let first = call(&ann, &world, "setExchangeRate", set.clone()).await;
    assert_eq!(first["exchangeRate"]["from"], "CHF", "{first}");
    assert_eq!(call(&ann, &world, "setExchangeRate", set).await, first);
    let converted = total_in(&ann, &world, &fill, "EUR").await;
    assert_eq!(converted["amount"], "105.20");
    assert_eq!(converted["rate"]["day"], "2026-01-03");
    assert_eq!(converted["rate"]["source"], "MANUAL");
    let again = json!({ "from": "CHF", "to": "EUR", "since": "2026-01-03", "rate": "2" });
    let second = call(&ann, &world, "setExchangeRate", again).await;
    assert_eq!(second["exchangeRate"]["id"], first["exchangeRate"]["id"]);
    assert_eq!(second["exchangeRate"]["version"], 2);
    assert_eq!(
        total_in(&ann, &world, &fill, "EUR").await["amount"],
        "140.26"
    );
    let id = json!({ "id": second["exchangeRate"]["id"] });
    let gone = call(&ann, &world, "deleteExchangeRate", id.clone()).await;
    assert_eq!(gone["userErrors"], json!([]));
    let absent = call(&ann, &world, "deleteExchangeRate", id).await;
    assert_eq!(absent["userErrors"][0]["code"], "NOT_FOUND");
    assert_eq!(
        total_in(&ann, &world, &fill, "EUR").await["rate"]["source"],
        "ECB"
    );
    let wrong = json!({ "from": "CHF", "to": "CHF", "since": "2026-01-03", "rate": "0" });
    let refused = call(&ann, &world, "setExchangeRate", wrong).await;
    let faults = refused["userErrors"].as_array().unwrap();
    let fields: Vec<_> = faults.iter().map(|fault| &fault["field"][1]).collect();
    assert_eq!(fields, ["to", "rate"]);
}

async fn rates_are_set_by_those_who_may_and_taken_in_by_administrators(world: World) {
    // The first person of a fresh installation administers it.
    let ann = world.ann().await;
    for text in ["", "<html>", "a,b\n1,2"] {
        let refused = take_in(&ann, &world, text).await;
        let field = json!(["input", "document"]);
        assert_eq!(refused["userErrors"][0]["field"], field, "{refused}");
    }
    let bob = world.bob().await;
    let refused = take_in(&bob, &world, BANK).await;
    assert_eq!(refused["userErrors"][0]["code"], "FORBIDDEN", "{refused}");
    let set = json!({ "from": "CHF", "to": "EUR", "since": "2026-01-03", "rate": "1.5" });
    call(&ann, &world, "setExchangeRate", set).await;
    let list = "{ viewer { exchangeRates { from } } }";
    let hers = ann.ask(&world, list, json!({})).await;
    assert_eq!(
        hers["data"]["viewer"]["exchangeRates"],
        json!([{ "from": "CHF" }])
    );
    let his = bob.ask(&world, list, json!({})).await;
    assert_eq!(his["data"]["viewer"]["exchangeRates"], json!([]));
}

async fn many_amounts_are_converted_by_two_statements(world: World) {
    let ann = world.ann().await;
    take_in(&ann, &world, BANK).await;
    let car = vehicle(&ann, &world, json!({ "nickname": "Golf" })).await;
    for day in 2..8 {
        paid(&ann, &world, &car, day, "CHF").await;
    }
    let list = |wanted: &str| {
        format!(
            "{{ viewer {{ vehicle(id: \"{car}\") {{ fuelLogs {{ nodes {{ filledOn {wanted} }} }} }} }} }}"
        )
    };
    let plain = statements_of(&ann, &world, &list("")).await;
    let converting = list("totalIn(currency: \"EUR\") { amount }");
    let converted = statements_of(&ann, &world, &converting).await;
    assert_eq!(converted - plain, 2, "{plain} without, {converted} with");
    let answer = ann.ask(&world, &converting, json!({})).await;
    let nodes = &answer["data"]["viewer"]["vehicle"]["fuelLogs"]["nodes"];
    let nodes = nodes.as_array().unwrap();
    assert_eq!(nodes.len(), 6, "{answer}");
    assert!(
        nodes
            .iter()
            .all(|node| node["totalIn"]["amount"].is_string()),
        "{answer}"
    );
}

/// Sums of the only vehicle, in the viewer's currency.
async fn sums(browser: &Browser, world: &World, car: &str) -> Value {
    let converted = "amount currency isConverted unconverted { amount currency }";
    let query = format!(
        "query($id: ID!) {{ viewer {{ vehicle(id: $id) {{
            fuelSummary {{ convertedTotalCost {{ {converted} }} }}
            fuelStatistics {{
                total {{ convertedCost {{ {converted} }} convertedCostPerDistance {{ amount currency }} sources {{ shareOfCost convertedCost {{ amount }} }} }}
                months {{ figures {{ convertedCost {{ {converted} }} }} }} }} }} }} }}"
    );
    let answer = browser.ask(world, &query, json!({ "id": car })).await;
    assert_eq!(answer["errors"], json!(null), "{answer}");
    answer["data"]["viewer"]["vehicle"].clone()
}

async fn what_is_paid_abroad_counts_in_every_sum_at_the_rate_of_its_day(world: World) {
    let ann = world.ann().await;
    let car = vehicle(&ann, &world, json!({ "nickname": "Golf" })).await;
    for (day, odometer, currency) in [(1, 1000, "EUR"), (4, 1600, "CHF"), (5, 2200, "CHF")] {
        let price = json!({ "currency": currency, "total": "70.13" });
        log(&ann, &world, with(fill(&car, day, odometer, "40"), price)).await;
    }
    let before = sums(&ann, &world, &car).await;
    let nothing_known = json!({ "amount": "70.13", "currency": "EUR", "isConverted": false,
        "unconverted": [{ "amount": "140.26", "currency": "CHF" }] });
    assert_eq!(before["fuelSummary"]["convertedTotalCost"], nothing_known);
    let total = &before["fuelStatistics"]["total"];
    assert_eq!(total["convertedCost"], nothing_known);
    assert_eq!(total["convertedCostPerDistance"], json!(null));
    assert_eq!(total["sources"][0]["shareOfCost"], json!(null));
    // Rates change no fill-up, and the sums all the same.
    take_in(&ann, &world, BANK).await;
    let after = sums(&ann, &world, &car).await;
    // 70.13 + 70.13 / 0.935 + 70.13 / 0.93
    let all =
        json!({ "amount": "220.54", "currency": "EUR", "isConverted": true, "unconverted": [] });
    assert_eq!(after["fuelSummary"]["convertedTotalCost"], all);
    let statistics = &after["fuelStatistics"];
    assert_eq!(statistics["total"]["convertedCost"], all);
    assert_eq!(
        statistics["months"],
        json!([{ "figures": { "convertedCost": all } }])
    );
    // Without the first fill-up: 150.41 on 1,200 kilometres.
    let per_kilometre = json!({ "amount": "0.125345", "currency": "EUR" });
    assert_eq!(
        statistics["total"]["convertedCostPerDistance"],
        per_kilometre
    );
    assert_eq!(
        statistics["total"]["sources"],
        json!([{ "shareOfCost": "100", "convertedCost": { "amount": "220.54" } }])
    );
    // Another reader's currency is another sum, kept or not.
    let francs =
        "mutation { updatePreferences(input: { currency: \"CHF\" }) { userErrors { message } } }";
    let answer = ann.ask(&world, francs, json!({})).await;
    assert_eq!(
        answer["data"]["updatePreferences"]["userErrors"],
        json!([]),
        "{answer}"
    );
    let in_francs = sums(&ann, &world, &car).await;
    assert_eq!(
        in_francs["fuelSummary"]["convertedTotalCost"]["unconverted"],
        json!([{ "amount": "70.13", "currency": "EUR" }])
    );
    assert_eq!(
        in_francs["fuelSummary"]["convertedTotalCost"]["amount"],
        "140.26"
    );
}
