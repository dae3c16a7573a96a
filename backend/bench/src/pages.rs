//! Pages of a vehicle with ten thousand fill-ups.

use std::time::Duration;

use anyhow::ensure;
use serde_json::{Value, json};

use crate::browser::{Browser, median_and_worst};
use crate::{against, documents, print};

const ROUNDS: usize = 60;

/// What one page took.
#[derive(Clone, Default)]
struct Times {
    /// With a hundred fill-ups, when something in the garage has changed since it was asked for.
    few: Vec<f64>,
    /// The same with ten thousand.
    changed: Vec<f64>,
    /// With ten thousand, when nothing has changed.
    unchanged: Vec<f64>,
}

/// Asks what pages of both vehicles ask, in turns, after one round that does not count.
pub async fn measure(browser: &Browser, small: &str, large: &str) -> anyhow::Result<()> {
    let list = documents::named("ListFuelLogs")?;
    let statistics = documents::named("ReadStatistics")?;
    let vehicle = documents::named("ReadVehicle")?;
    let page = |id: &str| json!({ "vehicleId": id, "first": 50, "after": null });
    let sums = |id: &str| json!({ "vehicleId": id, "from": null, "energySource": "PETROL" });
    let one = |id: &str| json!({ "id": id });
    let questions: [(&str, &str, &dyn Fn(&str) -> Value); 3] = [
        ("list page", &list, &page),
        ("statistics", &statistics, &sums),
        ("vehicle page", &vehicle, &one),
    ];
    let mut least = Vec::new();
    let mut times = vec![Times::default(); questions.len()];
    for round in 0..=ROUNDS {
        let counts = round > 0;
        let shortest = browser.time("{ viewer { id } }", &json!({})).await?;
        least.extend(counts.then_some(shortest));
        for ((_, document, variables), times) in questions.iter().zip(&mut times) {
            change(browser, small).await?;
            let few = browser.time(document, &variables(small)).await?;
            let changed = browser.time(document, &variables(large)).await?;
            let unchanged = browser.time(document, &variables(large)).await?;
            times.few.extend(counts.then_some(few));
            times.changed.extend(counts.then_some(changed));
            times.unchanged.extend(counts.then_some(unchanged));
        }
    }
    let (least, _) = median_and_worst(least);
    print(&format!(
        "baseline, {{ viewer {{ id }} }}, median of {ROUNDS}: {least:.2} ms"
    ));
    for ((name, ..), times) in questions.iter().zip(times) {
        tell(name, times, least);
    }
    Ok(())
}

/// Asks for a vehicle with a few and one with ten thousand readings by themselves, in turns, after a
/// change in the garage.
pub async fn measure_readings(browser: &Browser, small: &str, large: &str) -> anyhow::Result<()> {
    let (vehicle, mut few, mut many) = (documents::named("ReadVehicle")?, Vec::new(), Vec::new());
    // What one person may change in a minute is used up by what was measured before.
    tokio::time::sleep(Duration::from_secs(61)).await;
    for round in 0..=ROUNDS / 2 {
        for (id, times) in [(small, &mut few), (large, &mut many)] {
            change(browser, small).await?;
            let time = browser.time(&vehicle, &json!({ "id": id })).await?;
            times.extend((round > 0).then_some(time));
        }
    }
    let ((few, _), (many, _)) = (median_and_worst(few), median_and_worst(many));
    let name = "vehicle page, 10,000 readings, after a change, median";
    against(name, many, "ms", "100 readings", few);
    Ok(())
}

fn tell(name: &str, times: Times, least: f64) {
    let (few, _) = median_and_worst(times.few);
    for (when, times) in [
        ("after a change", times.changed),
        ("unchanged", times.unchanged),
    ] {
        let (many, worst) = median_and_worst(times);
        let name = format!("{name}, 10,000 fill-ups, {when}");
        against(&format!("{name}, median"), many, "ms", "baseline", least);
        against(
            &format!("{name}, median"),
            many,
            "ms",
            "100, after a change,",
            few,
        );
        against(
            &format!("{name}, 99 of 100"),
            worst,
            "ms",
            "its median",
            many,
        );
    }
}

/// A change in the garage: what the server keeps is of no use after it.
async fn change(browser: &Browser, vehicle: &str) -> anyhow::Result<()> {
    let read = "mutation($input: CreateOdometerReadingInput!) { createOdometerReading(input: $input) { userErrors { message } } }";
    let odometer = json!({ "value": "1000", "unit": "KILOMETRE" });
    let input = json!({ "vehicleId": vehicle, "readOn": "2000-01-01", "odometer": odometer });
    let answer = browser.ask(read, json!({ "input": input })).await?;
    let faults = &answer["createOdometerReading"]["userErrors"];
    ensure!(faults == &json!([]), "{faults}");
    Ok(())
}
