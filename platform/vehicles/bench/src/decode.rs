//! VINs a second, one at a time on one core, of this decoder and of ultravin over the same VINs.

use std::hint::black_box;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::Context;
use chrono::{DateTime, Utc};
use platform_vehicles::decode::Decoder;
use platform_vehicles::index::{Index, build};
use platform_vehicles::release::{Release, codec};

/// Rounds of each decoder, taken in turns, so that both meet the same machine.
const ROUNDS: usize = 7;

/// How long one round lasts at least.
const ROUND: Duration = Duration::from_millis(1000);

fn file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(name)
}

/// The release that the service carries.
fn release() -> anyhow::Result<Release> {
    let bytes = std::fs::read(file("data/vpic-2026_10.mvpr")).context("the bundled release")?;
    Ok(codec::decode(&bytes)?)
}

/// VINs of the oracle files, as people type them.
pub fn vins() -> anyhow::Result<Vec<String>> {
    let mut text = String::new();
    let packed = std::fs::File::open(file("tests/data/vin-oracle-dev.jsonl.gz"))?;
    flate2::read::GzDecoder::new(packed).read_to_string(&mut text)?;
    text.lines()
        .map(|line| {
            let row: serde_json::Value = serde_json::from_str(line)?;
            Ok(row["vin"]
                .as_str()
                .context("a line without a VIN")?
                .to_owned())
        })
        .collect()
}

/// Seconds that this thread has spent on a core: what others do on the machine does not count.
fn core_seconds() -> anyhow::Result<f64> {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat")?;
    let nanoseconds = text.split(' ').next().context("no time")?;
    Ok(nanoseconds.parse::<f64>()? / 1e9)
}

/// VINs per second on a core in one round.
fn round(vins: &[String], mut decode: impl FnMut(&str)) -> anyhow::Result<f64> {
    let (began, before) = (Instant::now(), core_seconds()?);
    let mut done = 0;
    while began.elapsed() < ROUND {
        vins.iter().for_each(|vin| decode(vin));
        done += vins.len();
    }
    Ok(done as f64 / (core_seconds()? - before))
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or_default()
}

/// Prints both rates and their ratio.
pub fn compare() -> anyhow::Result<()> {
    let release = release()?;
    let now: DateTime<Utc> = "2026-11-01T00:00:00Z".parse()?;
    let db = ultravin_db(&release)?;
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("bench.idx");
    std::fs::write(&path, build::build(release)?.to_file())?;
    let decoder = Decoder::new(Arc::new(Index::open(&path)?));
    let vins = vins()?;
    agree(&decoder, &db, &vins, now);
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        ours.push(round(&vins, |vin| {
            let decoded = decoder.decode(vin, None, now);
            let index = decoder.index();
            // ultravin resolves every text; so does this.
            for item in decoded.public_items(index) {
                black_box((decoder.element_name(item.element), item.text(index)));
            }
            black_box(&decoded);
        })?);
        theirs.push(round(&vins, |vin| {
            black_box(db.decode_at(vin, None, now.timestamp_micros()));
        })?);
    }
    let (ours, theirs) = (median(ours), median(theirs));
    crate::against(
        "decode, one at a time on one core",
        ours,
        "VINs/s",
        "ultravin 3.0.2",
        theirs,
    );
    Ok(())
}

fn ultravin_db(release: &Release) -> anyhow::Result<ultravin::Db> {
    crate::ultravin_db::open(release)
}

/// Both must do the same work for the comparison to mean anything.
fn agree(decoder: &Decoder, db: &ultravin::Db, vins: &[String], now: DateTime<Utc>) {
    let same = vins.iter().filter(|vin| {
        let ours = decoder.decode(vin, None, now);
        let theirs = db.decode_at(vin, None, now.timestamp_micros());
        let codes: Vec<i32> = ours.verdict.codes.iter().map(|code| *code as i32).collect();
        codes == theirs.error_codes
            && ours.model_year().map(|year| year as i32) == theirs.model_year
    });
    crate::print(&format!(
        "decode, both agree on year and error codes for {} of {} VINs",
        same.count(),
        vins.len()
    ));
}
