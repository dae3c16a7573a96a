//! Decodes of VINs whose results an independent engine computed, over the small dump.

use std::collections::BTreeMap;
use std::io::Read;
use std::path::Path;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use platform_vehicles::decode::Decoder;
use platform_vehicles::decode::item::may_repeat;
use platform_vehicles::etl::source;
use platform_vehicles::index::{Index, build};
use platform_vehicles::release::{Release, codec};
use serde_json::{Value, json};

fn decoder(release: Release) -> Decoder {
    let file = build::build(release).unwrap().to_file();
    Decoder::new(Arc::new(Index::from_bytes(&file).unwrap()))
}

fn unpack(path: &Path) -> String {
    let mut text = String::new();
    let file = std::fs::File::open(path).unwrap();
    flate2::read::GzDecoder::new(file)
        .read_to_string(&mut text)
        .unwrap();
    text
}

fn data(name: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// The result in the form of the oracle files.
fn as_oracle(decoder: &Decoder, vin: &str, year: Option<u32>, now: DateTime<Utc>) -> Value {
    let index = decoder.index();
    let decoded = decoder.decode(vin, year, now);
    let verdict = &decoded.verdict;
    let codes: Vec<String> = verdict.codes.iter().map(ToString::to_string).collect();
    let mut attributes: BTreeMap<String, Value> = [
        ("Suggested VIN", verdict.corrected.clone()),
        ("Error Code", codes.join(",")),
        ("Possible Values", verdict.possible.clone()),
        ("Additional Error Text", verdict.additional.clone()),
        ("Error Text", verdict.text.clone()),
        ("Vehicle Descriptor", decoded.descriptor.clone()),
    ]
    .into_iter()
    .map(|(name, text)| (name.to_owned(), Value::String(text)))
    .collect();
    for item in decoded.public_items(index) {
        let name = index
            .text(index.element_name()[item.element as usize])
            .to_owned();
        let text = Value::String(item.text(index).to_owned());
        if may_repeat(item.element) {
            let list = attributes.entry(name).or_insert_with(|| json!([]));
            list.as_array_mut().unwrap().push(text);
        } else {
            attributes.insert(name, text);
        }
    }
    json!({
        "vin": vin,
        "model_year": decoded.model_year(),
        "error_codes": verdict.codes,
        "check_digit_valid": verdict.check_digit_valid,
        "corrected_vin": verdict.corrected,
        "attributes": attributes,
    })
}

fn compare(decoder: &Decoder, oracle: &str) -> usize {
    let now = "2026-11-01T00:00:00Z".parse().unwrap();
    let mut wrong = 0;
    let mut seen = 0;
    for line in oracle.lines() {
        let mut expected: Value = serde_json::from_str(line).unwrap();
        let year = expected.as_object_mut().unwrap().remove("year");
        let year = year.and_then(|y| y.as_u64()).map(|y| y as u32);
        let vin = expected["vin"].as_str().unwrap().to_owned();
        let actual = as_oracle(decoder, &vin, year, now);
        seen += 1;
        if actual != expected {
            wrong += 1;
            report(&vin, year, &expected, &actual);
        }
    }
    assert_eq!(wrong, 0, "{wrong} of {seen} VINs differ");
    seen
}

fn report(vin: &str, year: Option<u32>, expected: &Value, actual: &Value) {
    eprintln!("{vin:?} {year:?}");
    for field in [
        "model_year",
        "error_codes",
        "check_digit_valid",
        "corrected_vin",
    ] {
        if expected[field] != actual[field] {
            eprintln!("  {field}: {} but {}", expected[field], actual[field]);
        }
    }
    let (a, b) = (&expected["attributes"], &actual["attributes"]);
    let names: std::collections::BTreeSet<&String> = a
        .as_object()
        .unwrap()
        .keys()
        .chain(b.as_object().unwrap().keys())
        .collect();
    for name in names {
        if a[name] != b[name] {
            eprintln!("  {name}: {} but {}", a[name], b[name]);
        }
    }
}

fn mini() -> Release {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("vpic_2026_10.sql");
    std::fs::write(&path, unpack(&data("tests/data/vpic-mini.plain.sql.gz"))).unwrap();
    let meta = source::describe(&path, None).unwrap();
    source::load(&path, meta, &|_| ()).unwrap().release
}

#[test]
fn every_vin_of_the_small_dump() {
    let oracle = unpack(&data("tests/data/vin-oracle-mini.jsonl.gz"));
    assert_eq!(compare(&decoder(mini()), &oracle), 700);
}

#[test]
fn every_vin_of_the_bundled_release() {
    let bytes = std::fs::read(data("data/vpic-2026_10.mvpr")).unwrap();
    let decoder = decoder(codec::decode(&bytes).unwrap());
    for name in ["vin-oracle-dev", "vin-oracle-yearhint-dev"] {
        let oracle = unpack(&data(&format!("tests/data/{name}.jsonl.gz")));
        assert!(compare(&decoder, &oracle) > 300);
    }
}
