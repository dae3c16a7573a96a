//! Pages of a vehicle with ten thousand fill-ups.

use serde_json::{Value, json};

use crate::browser::{Browser, median_and_worst};
use crate::{against, documents, print};

const ROUNDS: usize = 60;

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
    let mut times = vec![(Vec::new(), Vec::new()); questions.len()];
    for round in 0..=ROUNDS {
        let shortest = browser.time("{ viewer { id } }", &json!({})).await?;
        if round > 0 {
            least.push(shortest);
        }
        for ((_, document, variables), (of_small, of_large)) in questions.iter().zip(&mut times) {
            let few = browser.time(document, &variables(small)).await?;
            let many = browser.time(document, &variables(large)).await?;
            if round > 0 {
                of_small.push(few);
                of_large.push(many);
            }
        }
    }
    let (least, _) = median_and_worst(least);
    print(&format!("baseline, {{ viewer {{ id }} }}, median of {ROUNDS}: {least:.2} ms"));
    for ((name, ..), (of_small, of_large)) in questions.iter().zip(times) {
        let (few, _) = median_and_worst(of_small);
        let (many, worst) = median_and_worst(of_large);
        against(&format!("{name}, 10,000 fill-ups, median"), many, "ms", "baseline", least);
        against(&format!("{name}, 10,000 fill-ups, median"), many, "ms", "100 fill-ups", few);
        against(&format!("{name}, 10,000 fill-ups, 99 of 100"), worst, "ms", "its median", many);
    }
    Ok(())
}
