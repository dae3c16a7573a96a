//! Which program wrote a sheet: told by its sections and headings, never by its name.

use crate::features::imports::domain::flat::normal;
use crate::features::imports::domain::formats::{acar, drivvo, lubelogger};
use crate::features::imports::domain::json;
use crate::features::imports::domain::model::Format;
use crate::features::imports::domain::table::{Record, Style, records};
use crate::features::imports::domain::unpack::TextFile;

/// One table, or one text with sections.
#[derive(Clone, Debug)]
pub struct Sheet {
    pub file: u16,
    /// The name of its file, or of its array.
    pub name: String,
    pub records: Vec<Record>,
}

impl Sheet {
    /// The name of its file without folder and ending.
    #[must_use]
    pub fn stem(&self) -> &str {
        stem(&self.name)
    }

    /// Whether rows stand below a heading, as in no note for people.
    #[must_use]
    pub fn is_table(&self) -> bool {
        let width = |record: &Record| record.cells.len();
        self.records.split_first().is_some_and(|(head, rows)| {
            width(head) > 1 && rows.iter().any(|row| width(row) == width(head))
        })
    }
}

/// The name of a file without folder and ending.
#[must_use]
pub fn stem(name: &str) -> &str {
    let last = name.rsplit('/').next().unwrap_or(name);
    last.rsplit_once('.').map_or(last, |(stem, _)| stem)
}

/// The sheets of texts.
#[must_use]
pub fn sheets(files: &[TextFile]) -> Vec<Sheet> {
    let numbered = (0_u16..).zip(files);
    numbered
        .flat_map(|(file, of)| match json::tables(&of.text) {
            Some(tables) => tables
                .into_iter()
                .map(|(name, records)| Sheet {
                    file,
                    name: name.unwrap_or_else(|| of.name.clone()),
                    records,
                })
                .collect(),
            None => vec![untitled(Sheet {
                file,
                name: of.name.clone(),
                records: unwrapped(records(&of.text, Style::of(&of.text))),
            })],
        })
        .collect()
}

/// Spreadsheets that take a table for one column put each of its lines in quotes.
fn unwrapped(of_lines: Vec<Record>) -> Vec<Record> {
    let is_line = |record: &Record| matches!(record.cells.as_slice(), [cell] if cell.contains([',', ';', '\t']));
    if of_lines.len() < 2 || !of_lines.iter().all(is_line) {
        return of_lines;
    }
    let lines: Vec<_> = of_lines.iter().flat_map(|record| &record.cells).collect();
    let text = lines
        .into_iter()
        .fold(String::new(), |text, line| text + line + "\n");
    records(&text, Style::of(&text))
}

/// Without the lines of one cell that stand as a title above a table.
fn untitled(mut sheet: Sheet) -> Sheet {
    let titles = sheet.records.iter().take_while(|r| r.sole().is_some());
    let count = titles.count();
    let is_table = sheet.records.get(count).is_some_and(|r| r.cells.len() > 2);
    if (1..=5).contains(&count) && is_table && by_sections(&sheet).is_none() {
        sheet.records.drain(..count);
    }
    sheet
}

/// The format of a sheet.
#[must_use]
pub fn format_of(sheet: &Sheet) -> Format {
    by_sections(sheet).unwrap_or_else(|| {
        let head = sheet.records.first();
        let names: Vec<_> = head
            .map(|head| head.cells.iter().map(|cell| normal(cell)).collect())
            .unwrap_or_default();
        by_headings(&names)
    })
}

fn by_sections(sheet: &Sheet) -> Option<Format> {
    let marks: Vec<_> = sheet
        .records
        .iter()
        .filter_map(Record::sole)
        .take(400)
        .collect();
    let hashed = |mark: &&&str| mark.starts_with('#');
    if marks.iter().any(|mark| acar::is_section(mark)) {
        return Some(Format::ACar);
    }
    marks.iter().find(hashed)?;
    let is_fuelio = sheet.records.iter().take(60).any(|record| {
        let has = |name: &str| record.cells.iter().any(|cell| normal(cell) == name);
        has("distunit")
            || has("fuel (litres)")
            || (has("data") && has("missed"))
            || has("costtitle")
    });
    match is_fuelio {
        true => Some(Format::Fuelio),
        false => drivvo::looks_like(&sheet.records).then_some(Format::Drivvo),
    }
}

/// Headings that a format alone has, all of a line together.
const SIGNS: [(Format, &[&str]); 30] = [
    (
        Format::MotoVaultPro,
        &["vehicleid", "filledon", "energysource"],
    ),
    (
        Format::MotoVaultPro,
        &["vehicleid", "readon", "replacedmeterendedat"],
    ),
    (
        Format::MotoVaultPro,
        &["nickname", "energysources", "licenseplate"],
    ),
    (Format::MotoVaultPro, &["fuellogid", "filename", "path"]),
    (Format::FuellyWeb, &["car_name", "fuelup_date"]),
    (Format::FuellyWeb, &["fuelup_date", "city_percentage"]),
    (Format::FuellyApp, &["filled up", "total cost", "services"]),
    (
        Format::FuellyApp,
        &["filled up", "payment type", "tire pressure"],
    ),
    (
        Format::SimplyAuto,
        &["vehicle id", "partial tank", "record type"],
    ),
    (Format::SimplyAuto, &["row id", "qty", "odometer"]),
    (
        Format::GasBuddy,
        &["date (utc)", "fuel economy", "unit price"],
    ),
    (Format::GasBuddy, &["date (utc)", "fillup"]),
    (Format::MyGarage, &["units_version", "unit_system"]),
    (Format::MyGarage, &["missed fill-up", "is hauling"]),
    (Format::Tesla, &["charge start date", "energy added (kwh)"]),
    (Format::Tesla, &["charge start date", "odometer"]),
    (Format::Tracktor, &["date", "fuelamount", "cost"]),
    (
        Format::Hammond,
        &["vehicle_id", "fuel_quantity", "odo_reading"],
    ),
    (
        Format::Hammond,
        &["nickname", "registration", "year_of_manufacture"],
    ),
    (
        Format::Hammond,
        &["vehicle_id", "expense_type", "odo_reading"],
    ),
    (Format::Spritmonitor, &["datum", "km-stand", "spritmenge"]),
    (Format::Spritmonitor, &["datum", "km-stand", "tankart"]),
    (Format::Spritmonitor, &["datum", "km-stand", "kostenart"]),
    (
        Format::Spritmonitor,
        &["date", "odometer", "trip", "quantity", "type", "currency"],
    ),
    (
        Format::Spritmonitor,
        &["date", "odometer", "quantity", "tires", "driving style"],
    ),
    (Format::Spritmonitor, &["date", "odometer", "cost type"]),
    (Format::LubeLogger, &["date", "odometer", "fuelconsumed"]),
    (Format::LubeLogger, &["date", "fuelconsumed"]),
    (Format::LubeLogger, &["isfilltofull", "missedfuelup"]),
    (Format::LubeLogger, &["datatype", "location", "name"]),
];

fn by_headings(names: &[String]) -> Format {
    let has = |wanted: &&str| names.iter().any(|name| name == wanted);
    let found = SIGNS.iter().find(|(_, signs)| signs.iter().all(&has));
    match found {
        Some((format, _)) => *format,
        None if lubelogger::other_kind(names).is_some() => Format::LubeLogger,
        None if lubelogger::has_readings(names) => Format::LubeLogger,
        None => Format::Table,
    }
}
