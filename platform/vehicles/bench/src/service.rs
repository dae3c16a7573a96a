//! Start, memory, import and requests of the service in a process of its own.

use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::Context;
use serde_json::Value;

use crate::process::{command, free_port, memory, ready, run};
use crate::{against, load, print};

/// Connections of the load.
const CONNECTIONS: usize = 64;

/// How long each load lasts.
const LASTING: Duration = Duration::from_secs(8);

pub async fn measure(dump: Option<&Path>) -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let port = free_port()?;
    import(dump).await?;
    let seconds = first_start(folder.path(), port).await?;
    against(
        "first start with the bundled data",
        seconds,
        "s",
        "goal",
        60.0,
    );
    second_start(folder.path(), port).await
}

async fn import(dump: Option<&Path>) -> anyhow::Result<()> {
    let Some(dump) = dump else {
        print("import of NHTSA's dump: not measured, give its zip by --dump");
        return Ok(());
    };
    let folder = tempfile::tempdir()?;
    let mut command = command(folder.path(), 0)?;
    command.args(["etl", "import", "--source"]).arg(dump);
    let (seconds, peak) = run(command).await?;
    against("import of the whole dump", seconds, "s", "goal", 60.0);
    against("import, peak memory", peak, "MB", "goal", 600.0);
    Ok(())
}

async fn first_start(folder: &Path, port: u16) -> anyhow::Result<f64> {
    let began = Instant::now();
    let mut child = command(folder, port)?.arg("serve").spawn()?;
    let seconds = ready(port, began, &mut child).await?;
    tokio::time::sleep(Duration::from_secs(3)).await;
    let after = memory(&child)?;
    against(
        "after the first import, private memory",
        after.private,
        "MB",
        "goal",
        40.0,
    );
    against(
        "after the first import, resident",
        after.resident,
        "MB",
        "goal",
        200.0,
    );
    against("first start, peak memory", after.peak, "MB", "goal", 600.0);
    child.kill().await?;
    Ok(seconds)
}

async fn second_start(folder: &Path, port: u16) -> anyhow::Result<()> {
    let mut times = Vec::new();
    for _ in 0..5 {
        let began = Instant::now();
        let mut child = command(folder, port)?.arg("serve").spawn()?;
        times.push(ready(port, began, &mut child).await?);
        child.kill().await?;
    }
    times.sort_by(f64::total_cmp);
    against(
        "ready from the stored index, median of 5",
        times[2],
        "s",
        "goal",
        0.3,
    );
    let began = Instant::now();
    let mut child = command(folder, port)?.arg("serve").spawn()?;
    ready(port, began, &mut child).await?;
    tokio::time::sleep(Duration::from_secs(4)).await;
    let idle = memory(&child)?;
    against("idle, private memory", idle.private, "MB", "goal", 40.0);
    against(
        "idle, proportional (PSS)",
        idle.proportional,
        "MB",
        "goal",
        200.0,
    );
    let cold = cold(port).await?;
    against(
        "cold list of the catalogue, median",
        cold * 1000.0,
        "ms",
        "goal",
        5.0,
    );
    cached(port).await?;
    mix(port).await?;
    let busy = memory(&child)?;
    against(
        "after a wide mix, resident",
        busy.resident,
        "MB",
        "goal",
        200.0,
    );
    against(
        "after a wide mix, private memory",
        busy.private,
        "MB",
        "goal",
        200.0,
    );
    child.kill().await?;
    Ok(())
}

async fn list(port: u16, path: &str) -> anyhow::Result<Vec<Value>> {
    let (status, body) = load::get(port, path).await?;
    anyhow::ensure!(status == 200, "{path}: {status} {body}");
    Ok(serde_json::from_str(&body)?)
}

/// The median over lists that nobody asked for before, of every kind.
async fn cold(port: u16) -> anyhow::Result<f64> {
    let mut paths = Vec::new();
    for year in [1996, 2004, 2012, 2018] {
        paths.push(format!("/vehicles/makes?year={year}"));
        for make in list(port, &format!("/vehicles/makes?year={year}&include=all"))
            .await?
            .iter()
            .step_by(9)
        {
            let make = &make["id"];
            let models = format!("/vehicles/models?year={year}&make_id={make}");
            for model in list(port, &format!("{models}&vehicle_type=all"))
                .await?
                .iter()
                .take(3)
            {
                for kind in ["trims", "engines", "transmissions"] {
                    paths.push(format!(
                        "/vehicles/{kind}?year={year}&make_id={make}&model_id={}",
                        model["id"]
                    ));
                }
            }
            paths.push(models);
        }
    }
    let mut seconds = load::one_by_one(port, &paths).await?;
    seconds.sort_by(f64::total_cmp);
    let slowest = seconds.last().copied().unwrap_or_default();
    print(&format!(
        "cold lists: {} asked, slowest {:.1} ms",
        seconds.len(),
        slowest * 1000.0
    ));
    seconds.get(seconds.len() / 2).copied().context("no list")
}

/// Requests a second that the cache answers; the load shares the machine with the service.
async fn cached(port: u16) -> anyhow::Result<()> {
    for (name, path) in [
        ("years", "/vehicles/years"),
        ("makes of 2020", "/vehicles/makes?year=2020"),
        (
            "models of Honda in 2020",
            "/vehicles/models?year=2020&make_id=474",
        ),
    ] {
        load::rate(port, path, CONNECTIONS, Duration::from_secs(1)).await?;
        let rate = load::rate(port, path, CONNECTIONS, LASTING).await?;
        against(
            &format!("from the cache, {name}"),
            rate,
            "req/s",
            "goal",
            20_000.0,
        );
    }
    let key = format!("Authorization: Bearer {}", crate::process::KEY);
    let url = format!("http://127.0.0.1:{port}/vehicles/makes?year=2020");
    let oha = tokio::process::Command::new("oha")
        .args([
            "--no-tui",
            "--output-format",
            "json",
            "-c",
            "64",
            "-z",
            "8s",
            "-H",
            &key,
            &url,
        ])
        .output()
        .await;
    match oha {
        Ok(output) => {
            let report: Value = serde_json::from_slice(&output.stdout)?;
            let rate = report["summary"]["requestsPerSec"]
                .as_f64()
                .context("oha's report")?;
            against(
                "from the cache, makes of 2020, by oha",
                rate,
                "req/s",
                "goal",
                20_000.0,
            );
        }
        Err(_) => {
            print("oha is not installed: the rates above are of the load generator in this program")
        }
    }
    Ok(())
}

/// Every kind of question over many years, makes and VINs.
async fn mix(port: u16) -> anyhow::Result<()> {
    let vins = crate::decode::vins()?;
    for part in vins.chunks(500) {
        let vins: Vec<Value> = part
            .iter()
            .map(|vin| serde_json::json!({ "vin": vin }))
            .collect();
        let body = serde_json::json!({ "vins": vins }).to_string();
        let (status, answer) = load::send(port, "POST", "/vehicles/vindecode/batch", &body).await?;
        anyhow::ensure!(status == 200, "{answer}");
    }
    for text in [
        "civic+2020",
        "f150",
        "chevy+silverado",
        "hoda+acord",
        "road+king",
    ] {
        list(
            port,
            &format!("/vehicles/search?q={text}&vehicle_type=all&include=all"),
        )
        .await?;
    }
    Ok(())
}
