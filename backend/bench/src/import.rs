//! Files of another program taken in, and what everybody else notices of it.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use anyhow::{Context, ensure};
use serde_json::{Value, json};

use crate::browser::{Browser, median_and_worst};
use crate::{against, documents, print};

/// What an import took.
pub struct Taken {
    pub vehicle: String,
    rows: u32,
    seconds: f64,
}

/// A table as LubeLogger writes it: fill-ups of one car, each some days after the one before.
fn table(rows: u32) -> String {
    let mut text = String::from(
        "Date,Odometer,FuelConsumed,Cost,FuelEconomy,IsFillToFull,MissedFuelUp,Notes,Tags\n",
    );
    for row in 0..rows {
        // Twelve on a day at the most, so that a hundred thousand fit into a person's life.
        let days = u64::from(row) * 9_000 / u64::from(rows.max(9_000));
        let (year, month, day) = (2000 + days / 336, days % 336 / 28 + 1, days % 28 + 1);
        let litres = 30 + row % 20;
        let full = if row % 7 == 3 { "False" } else { "True" };
        let odometer = 1_000 + u64::from(row) * 9;
        writeln!(
            text,
            "{year}-{month:02}-{day:02},{odometer},0.{litres},{}.{:02},0,{full},False,,",
            1 + row % 2,
            row % 100
        )
        .ok();
    }
    text
}

/// A table of readings of an odometer as LubeLogger writes it, one each hour.
fn readings_table(rows: u32) -> String {
    let mut text = String::from("Date,InitialOdometer,Odometer,Notes,Tags\n");
    for row in 0..rows {
        let days = row / 24;
        let (year, month, day) = (2020 + days / 336, days % 336 / 28 + 1, days % 28 + 1);
        let odometer = 1_000 + row;
        writeln!(
            text,
            "{year}-{month:02}-{day:02},{odometer},{odometer},hour {row},"
        )
        .ok();
    }
    text
}

/// Takes in so many readings of a new vehicle, which it answers.
pub async fn readings(browser: &Browser, rows: u32) -> anyhow::Result<String> {
    let name = format!("readings {rows}.csv");
    let id = begun(browser, &name, readings_table(rows)).await?;
    let import = loop {
        let import = state(browser, &id).await?;
        match import["state"].as_str() {
            Some("RUNNING") => tokio::time::sleep(Duration::from_millis(50)).await,
            Some("DONE") => break import,
            other => anyhow::bail!("the import is {other:?}"),
        }
    };
    vehicle_of(&import)
}

/// Takes a file in while somebody else reads and writes; held against `before` by rows.
pub async fn measure(
    browser: &Browser,
    rows: u32,
    before: Option<&Taken>,
) -> anyhow::Result<Taken> {
    let idle = everyday(browser, Duration::from_secs(2)).await?;
    let text = table(rows);
    let began = Instant::now();
    let id = begun(browser, &format!("bench {rows}.csv"), text).await?;
    // Long ones are asked after less often: nobody may ask without end.
    let pause = Duration::from_millis(if rows > 20_000 { 500 } else { 50 });
    let mut meanwhile = Vec::new();
    let import = loop {
        meanwhile.push(browser.time("{ viewer { id } }", &json!({})).await?);
        let import = state(browser, &id).await?;
        match import["state"].as_str() {
            Some("RUNNING") => tokio::time::sleep(pause).await,
            Some("DONE") => break import,
            other => anyhow::bail!("the import is {other:?}"),
        }
    };
    let seconds = began.elapsed().as_secs_f64();
    ensure!(import["result"]["made"] == rows, "{}", import["result"]);
    let (usual, _) = median_and_worst(idle);
    let (median, worst) = median_and_worst(meanwhile);
    let taken = Taken {
        vehicle: vehicle_of(&import)?,
        rows,
        seconds,
    };
    print(&format!(
        "import of {rows} rows, sent, judged and stored: {seconds:.2} s"
    ));
    if let Some(before) = before {
        let linear = before.seconds * f64::from(rows) / f64::from(before.rows);
        let name = format!("import of {rows} rows");
        against(
            &name,
            seconds,
            "s",
            &format!("{} rows, by rows,", before.rows),
            linear,
        );
    }
    against(
        "a question meanwhile, median",
        median,
        "ms",
        "at rest",
        usual,
    );
    against(
        "a question meanwhile, 99 of 100",
        worst,
        "ms",
        "at rest",
        usual,
    );
    Ok(taken)
}

/// What the shortest question takes when nothing else is done.
async fn everyday(browser: &Browser, how_long: Duration) -> anyhow::Result<Vec<f64>> {
    let began = Instant::now();
    let mut times = Vec::new();
    while began.elapsed() < how_long {
        times.push(browser.time("{ viewer { id } }", &json!({})).await?);
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    Ok(times)
}

/// Sends a file, answers what it cannot tell, and starts.
async fn begun(browser: &Browser, name: &str, text: String) -> anyhow::Result<String> {
    let create = documents::named("CreateImport")?;
    let input = json!({ "input": { "fileName": name, "size": text.len() } });
    let answer = browser.ask(&create, input).await?;
    let made = &answer["createImport"];
    let id = made["import"]["id"]
        .as_str()
        .with_context(|| made.to_string())?;
    let path = made["import"]["uploadUrl"]
        .as_str()
        .context("no address to send to")?;
    browser.put(path, text.into_bytes()).await?;
    let answers =
        json!({ "input": { "id": id, "distanceUnit": "KILOMETRE", "volumeUnit": "LITRE" } });
    let answer = browser
        .ask(&documents::named("AnswerImport")?, answers)
        .await?;
    let faults = &answer["answerImport"]["userErrors"];
    ensure!(faults == &json!([]), "{faults}");
    let start = documents::named("StartImport")?;
    let input = json!({ "input": { "id": id, "skipBadRows": true } });
    let answer = browser.ask(&start, input).await?;
    let faults = &answer["startImport"]["userErrors"];
    ensure!(faults == &json!([]), "{faults}");
    Ok(id.to_owned())
}

async fn state(browser: &Browser, id: &str) -> anyhow::Result<Value> {
    let ask = "query($id: ID!) { viewer { import(id: $id) { state result { made } vehicles { vehicle { id } } } } }";
    let answer = browser.ask(ask, json!({ "id": id })).await?;
    Ok(answer["viewer"]["import"].clone())
}

/// The vehicle that came with a file.
fn vehicle_of(import: &Value) -> anyhow::Result<String> {
    let id = import["vehicles"][0]["vehicle"]["id"].as_str();
    Ok(id.context("no vehicle came with the file")?.to_owned())
}
