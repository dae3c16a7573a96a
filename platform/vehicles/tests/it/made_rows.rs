//! Rules that today's data never need, tried on rows made for them.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use platform_vehicles::decode::item::element;
use platform_vehicles::decode::{Decoded, Decoder};
use platform_vehicles::etl::source;
use platform_vehicles::index::{Index, build};

use crate::etl::variant;

const VIN: &str = "1HGCM82633A004352";

fn decoder(change: impl Fn(String) -> String) -> Decoder {
    let folder = tempfile::tempdir().unwrap();
    let path = variant(folder.path(), "2026_10", change);
    let meta = source::describe(&path, None).unwrap();
    let release = source::load(&path, meta, &|_| ()).unwrap().release;
    let file = build::build(release).unwrap().to_file();
    Decoder::new(Arc::new(Index::from_bytes(&file).unwrap()))
}

fn at(time: &str) -> DateTime<Utc> {
    time.parse().unwrap()
}

fn today(decoder: &Decoder, vin: &str) -> Decoded {
    decoder.decode(vin, None, at("2026-11-01T00:00:00Z"))
}

/// Changes each row of a table that `pick` takes; there must be one.
fn with_rows(
    text: String,
    table: &str,
    change: impl Fn(&mut Vec<String>, &[&str]) -> bool,
) -> String {
    let begin = text.find(&format!("COPY vpic.{table} (")).unwrap();
    let rows = begin + text[begin..].find('\n').unwrap() + 1;
    let end = rows + text[rows..].find("\\.\n").unwrap();
    let header = &text[begin..rows];
    let columns: Vec<&str> = header[header.find('(').unwrap() + 1..header.find(')').unwrap()]
        .split(", ")
        .collect();
    let mut changed = 0;
    let mut out = String::new();
    for line in text[rows..end].lines() {
        let mut fields: Vec<String> = line.split('\t').map(str::to_owned).collect();
        changed += u32::from(change(&mut fields, &columns));
        out.push_str(&fields.join("\t"));
        out.push('\n');
    }
    assert!(changed > 0, "no row of {table} was changed");
    format!("{}{out}{}", &text[..rows], &text[end..])
}

fn place(columns: &[&str], name: &str) -> usize {
    columns.iter().position(|column| *column == name).unwrap()
}

/// Sets a column of the rows whose other column has a value.
fn set(
    text: String,
    table: &str,
    (key, value): (&str, &str),
    (column, new): (&str, &str),
) -> String {
    with_rows(text, table, |fields, columns| {
        let hit = fields[place(columns, key)] == value;
        if hit {
            fields[place(columns, column)] = new.to_owned();
        }
        hit
    })
}

#[test]
fn a_maker_shows_from_its_day_on() {
    let date = ("publicavailabilitydate", "2027-03-01 00:00:00");
    let later = decoder(|text| set(text, "wmi", ("wmi", "1HG"), date));
    let before = later.decode(VIN, None, at("2027-02-28T23:59:59Z"));
    assert_eq!(before.verdict.codes, [7]);
    assert!(before.found.items.is_empty());
    let after = later.decode(VIN, None, at("2027-03-01T00:00:00Z"));
    assert_eq!(after.verdict.codes, [0]);
    assert_eq!(
        after
            .found
            .item(element::MODEL)
            .unwrap()
            .text(later.index()),
        "Accord"
    );
    let never = decoder(|text| {
        set(
            text,
            "wmi",
            ("wmi", "1HG"),
            ("publicavailabilitydate", "\\N"),
        )
    });
    assert_eq!(
        never
            .decode(VIN, None, at("2099-01-01T00:00:00Z"))
            .verdict
            .codes,
        [7]
    );
}

#[test]
fn schemas_under_review_give_nothing_but_valid_characters() {
    let usual = decoder(|text| text);
    let review = decoder(|text| {
        with_rows(text, "vinschema", |fields, columns| {
            let at = place(columns, "tobeqced");
            fields[at] = "t".to_owned();
            true
        })
    });
    assert_eq!(today(&usual, VIN).verdict.codes, [0]);
    let decoded = today(&review, VIN);
    assert_eq!(decoded.verdict.codes, [8], "no pattern matched");
    assert!(decoded.found.item(element::MODEL).is_none());
}

#[test]
fn specs_under_review_give_nothing() {
    let vin = spec_vin();
    let review = decoder(|text| {
        with_rows(text, "vehiclespecschema", |fields, columns| {
            fields[place(columns, "tobeqced")] = "t".to_owned();
            true
        })
    });
    let usual = decoder(|text| text);
    let from_specs = |decoder: &Decoder| {
        let decoded = today(decoder, &vin);
        let items = decoded.found.items.iter();
        items
            .filter(|item| item.source.name() == "vehicle_spec")
            .count()
    };
    assert!(from_specs(&usual) > 0);
    assert_eq!(from_specs(&review), 0);
}

/// A VIN of the oracle to which specs add something.
fn spec_vin() -> String {
    let usual = decoder(|text| text);
    let oracle = String::from_utf8(crate::app::unpack("vin-oracle-mini.jsonl.gz")).unwrap();
    oracle
        .lines()
        .map(|line| {
            serde_json::from_str::<serde_json::Value>(line).unwrap()["vin"]
                .as_str()
                .unwrap()
                .to_owned()
        })
        .find(|vin| {
            let decoded = today(&usual, vin);
            decoded
                .found
                .items
                .iter()
                .any(|item| item.source.name() == "vehicle_spec")
        })
        .unwrap()
}

#[test]
fn a_model_of_two_makes_has_both() {
    // Accord, sold by Lexus too.
    let two = decoder(|text| {
        let begin = text.find("COPY vpic.make_model (").unwrap();
        let rows = begin + text[begin..].find('\n').unwrap() + 1;
        let line = text[rows..]
            .lines()
            .find(|line| line.split('\t').any(|field| field == "1861"))
            .unwrap();
        let header = &text[begin..rows];
        let columns: Vec<&str> = header[header.find('(').unwrap() + 1..header.find(')').unwrap()]
            .split(", ")
            .collect();
        let mut fields: Vec<String> = line.split('\t').map(str::to_owned).collect();
        fields[place(&columns, "makeid")] = "515".to_owned();
        if let Some(id) = columns.iter().position(|column| *column == "id") {
            fields[id] = "999999".to_owned();
        }
        format!("{}{}\n{}", &text[..rows], fields.join("\t"), &text[rows..])
    });
    let decoded = today(&two, VIN);
    let makes: Vec<&str> = decoded
        .found
        .items
        .iter()
        .filter(|item| item.element == element::MAKE)
        .map(|item| item.text(two.index()))
        .collect();
    assert_eq!(makes, ["HONDA", "LEXUS"]);
}

#[test]
fn light_trucks_tell_the_cycle_by_position_seven() {
    // 1HG builds cars; as a maker of trucks only type 1 makes them light.
    let truck = |kind: &'static str| {
        decoder(move |text| {
            let text = set(text, "wmi", ("wmi", "1HG"), ("vehicletypeid", "3"));
            set(text, "wmi", ("wmi", "1HG"), ("trucktypeid", kind))
        })
    };
    let (light, heavy) = (truck("1"), truck("2"));
    // 3 in position 10 is 2003 or 2033; the digit in position 7 says which, on a light truck.
    let decoded = today(&light, VIN);
    assert_eq!(
        (decoded.model_year(), decoded.year_in_doubt),
        (Some(2003), false)
    );
    // C in position 10 is 1982 or 2012: position 7 counts on the light truck only.
    let vin = "1HGCM8263CA004352";
    assert!(!today(&light, vin).year_in_doubt);
    assert!(today(&heavy, vin).year_in_doubt);
    // Position 13 must be a digit on a light truck; a heavy one may have a letter.
    let letter = "1HGCM82633A0A4352";
    let bad = |decoder: &Decoder| today(decoder, letter).verdict.codes.contains(&400);
    assert!(bad(&light) && !bad(&heavy));
}
