//! Fuelio: sections begun by `##`, one file for each vehicle.

use std::collections::HashMap;

use rust_decimal::Decimal;

use crate::features::imports::domain::dates::order_of_pattern;
use crate::features::imports::domain::draft::{Cell, Draft, Found, OwnCells, PaperDraft};
use crate::features::imports::domain::flat::{Aliases, Columns, Field, Table, draft};
use crate::features::imports::domain::formats::sections::{Section, sections, unknown};
use crate::features::imports::domain::model::{FoundVehicle, Lack, OtherKind};
use crate::features::imports::domain::numbers::DecimalMark;
use crate::features::imports::domain::recognition::Sheet;
use crate::features::imports::domain::table::Record;
use crate::kernel::energy::EnergySource;
use crate::kernel::units::{DistanceUnit, FuelUnit};

fn section(text: &str) -> Option<&str> {
    text.strip_prefix("##").map(str::trim)
}

const LOG: &Aliases = &[
    (Field::Date, &["data", "date"]),
    (Field::Notes, &["notes (optional)", "notes"]),
    (Field::Station, &["city (optional)", "city"]),
    (Field::Full, &["full"]),
    (Field::Missed, &["missed"]),
    (Field::Total, &["price (optional)", "price"]),
    (Field::UnitPrice, &["volumeprice"]),
];

/// What the section of the vehicle says.
#[derive(Default)]
struct Vehicle {
    /// How its rows name it.
    key: String,
    distance: Option<DistanceUnit>,
    fuel: [Option<FuelUnit>; 2],
    tanks: [Option<EnergySource>; 2],
}

pub fn read(sheets: &[&Sheet], found: &mut Found) {
    found.mark = Some(DecimalMark::Point);
    for sheet in sheets {
        let parts = sections(&sheet.records, section);
        let table = |wanted: &str| {
            let part = parts
                .iter()
                .find(|(name, _)| name.eq_ignore_ascii_case(wanted));
            part.and_then(|(_, records): &Section<'_>| Table::new(sheet.file, records))
        };
        let vehicle = match table("Vehicle") {
            Some(vehicles) => vehicle(&vehicles, sheet, found),
            None => Vehicle {
                key: sheet.stem().to_owned(),
                ..Vehicle::default()
            },
        };
        let stations = stations(table("FavStations").as_ref(), &vehicle.key, found);
        let first = found.drafts.len();
        let log = table("Log");
        if let Some(log) = &log {
            fills(log, &vehicle, &stations, found);
        }
        if let Some(table) = table("Costs") {
            costs(&table, &vehicle.key, found);
        }
        if let Some(table) = table("Pictures") {
            let rows = log.as_ref().map(|log| rows(log, first));
            pictures(&table, &rows.unwrap_or_default(), &vehicle.key, found);
        }
        if let Some(table) = table("TripLog") {
            for record in table.rows {
                let label = table.text(record, &["title", "name"]);
                found.other(OtherKind::Trip, table.place(record), &vehicle.key, label);
            }
        }
        for (name, records) in &parts {
            if let Some(table) = Table::new(sheet.file, records) {
                further(name, &table, &vehicle.key, found);
            }
        }
    }
}

/// Sections that are read, and lists of names that belong to them.
const KNOWN: [&str; 8] = [
    "vehicle",
    "log",
    "costs",
    "costcategories",
    "category",
    "favstations",
    "pictures",
    "triplog",
];

/// The rows of other sections: those of a newer version, too.
fn further(name: &str, table: &Table<'_>, vehicle: &str, found: &mut Found) {
    let plain = name.to_lowercase();
    if KNOWN.contains(&plain.as_str()) {
        return;
    }
    if !plain.starts_with("remind") {
        return unknown(name, table, vehicle, found);
    }
    for record in table.rows {
        let label = match table.text(record, &["title", "name", "costtitle"]) {
            "" => name,
            title => title,
        };
        found.other(OtherKind::Reminder, table.place(record), vehicle, label);
    }
}

fn vehicle(table: &Table<'_>, sheet: &Sheet, found: &mut Found) -> Vehicle {
    let Some(record) = table.rows.first() else {
        return Vehicle::default();
    };
    let text = |name: &str| Some(table.text(record, &[name]).to_owned()).filter(|t| !t.is_empty());
    let code = |name: &str| table.text(record, &[name]);
    let name = text("name").unwrap_or_else(|| sheet.stem().to_owned());
    // Two of a garage may be called the same: then their files tell them apart.
    let (plate, vin) = (text("plate"), text("vin"));
    let is_other = |there: &FoundVehicle| (&there.license_plate, &there.vin) != (&plate, &vin);
    let is_taken = found.vehicles.iter().any(|v| v.key == name && is_other(v));
    let key = match is_taken {
        true => format!("{name} ({})", sheet.stem()),
        false => name.clone(),
    };
    let tanks = ["tank1type", "tank2type"].map(|column| energy(code(column)));
    let count = if code("tankcount") == "2" { 2 } else { 1 };
    let mut sources: Vec<_> = tanks.iter().take(count).copied().flatten().collect();
    sources.dedup();
    found.stated_order = order_of_pattern(code("importcsvdateformat"));
    found.vehicles.push(FoundVehicle {
        key: key.clone(),
        name,
        make: text("make"),
        model: text("model"),
        year: text("year").and_then(|year| year.parse().ok()),
        vin,
        license_plate: plate,
        notes: text("description"),
        energy_sources: sources,
        ..FoundVehicle::default()
    });
    Vehicle {
        key,
        distance: match code("distunit") {
            "0" => Some(DistanceUnit::Kilometre),
            "1" => Some(DistanceUnit::Mile),
            _ => None,
        },
        fuel: ["fuelunit", "fuelunittank2"].map(|column| match code(column) {
            "0" => Some(FuelUnit::Litre),
            "1" => Some(FuelUnit::UsGallon),
            "2" => Some(FuelUnit::UkGallon),
            _ => None,
        }),
        tanks,
    }
}

/// Hundreds are kinds, the rest are grades of them.
fn energy(code: &str) -> Option<EnergySource> {
    match code.parse::<u32>().ok()? / 100 {
        1 => Some(EnergySource::Petrol),
        2 => Some(EnergySource::Diesel),
        3 | 7 => Some(EnergySource::E85),
        4 => Some(EnergySource::Lpg),
        5 => Some(EnergySource::Cng),
        6 => Some(EnergySource::Electricity),
        _ => None,
    }
}

type Stations = HashMap<String, String>;

fn stations(table: Option<&Table<'_>>, vehicle: &str, found: &mut Found) -> Stations {
    let Some(table) = table else {
        return Stations::new();
    };
    let known = table.rows.iter().map(|record| {
        let name = table.text(record, &["namebrand", "name"]);
        found.other(OtherKind::Station, table.place(record), vehicle, name);
        (
            table.text(record, &["stationid"]).to_owned(),
            name.to_owned(),
        )
    });
    known.collect()
}

fn fills(table: &Table<'_>, vehicle: &Vehicle, stations: &Stations, found: &mut Found) {
    let mut columns = Columns::by(table, LOG);
    let by_word = [
        (Field::Odometer, table.holding(&["odo"])),
        (Field::Quantity, table.holding(&["fuel ("])),
    ];
    let chosen = by_word.map(|(field, column)| (field, table.heading(column).to_owned()));
    columns.choose(table, &chosen);
    let alone = distances_alone(table, &columns);
    for (index, record) in table.rows.iter().enumerate() {
        let mut draft = draft(table, &columns, record);
        let is_second = table.text(record, &["tanknumber"]) == "2";
        let tank = usize::from(is_second);
        let station = table.text(record, &["stationid (optional)", "stationid"]);
        let known = || stations.get(station).filter(|_| station != "0").cloned();
        draft.station = draft.station.or_else(known);
        // The headings say litres whatever the vehicle is set to.
        let unit = vehicle.fuel[tank]
            .or(vehicle.fuel[0])
            .or(draft.quantity_unit);
        let energy = energy(table.text(record, &["fueltype"])).or(vehicle.tanks[tank]);
        let distance_unit = vehicle.distance.or(draft.distance_unit);
        let source_distance = alone.get(&index).map(|distance| Cell {
            column: None,
            text: distance.normalize().to_string(),
        });
        found.drafts.push(Draft {
            vehicle: vehicle.key.clone(),
            source_key: key(table, record, &draft, "log"),
            distance_unit,
            own: OwnCells {
                source_distance: source_distance.unwrap_or_default(),
                source_distance_unit: distance_unit,
                ..OwnCells::default()
            },
            quantity_unit: unit,
            energy,
            ..draft
        });
    }
}

/// Distances since the fill before of the same tank, where some of them do not count (`ExcludeDistance`):
/// then all of the tank are told, since one alone would stand for none.
fn distances_alone(table: &Table<'_>, columns: &Columns) -> HashMap<usize, Decimal> {
    let number = |text: &str| text.parse::<Decimal>().ok();
    let mut tanks: HashMap<&str, Vec<(Decimal, Decimal, usize)>> = HashMap::new();
    for (index, record) in table.rows.iter().enumerate() {
        let excluded = number(table.text(record, &["excludedistance"])).unwrap_or_default();
        let odometer = columns
            .get(Field::Odometer)
            .map(|column| record.cell(column));
        if let Some(odometer) = odometer.and_then(number).filter(|o| *o > Decimal::ZERO) {
            let tank = table.text(record, &["tanknumber"]);
            tanks
                .entry(tank)
                .or_default()
                .push((odometer, excluded, index));
        }
    }
    let has_excluded =
        |fills: &Vec<(Decimal, Decimal, usize)>| fills.iter().any(|fill| !fill.1.is_zero());
    let mut alone = HashMap::new();
    for mut fills in tanks.into_values().filter(has_excluded) {
        fills.sort_unstable();
        for pair in fills.windows(2) {
            let (before, at) = (pair[0], pair[1]);
            let distance = at.0.checked_sub(before.0).and_then(|d| d.checked_sub(at.1));
            alone.extend(distance.filter(|d| *d > Decimal::ZERO).map(|d| (at.2, d)));
        }
    }
    alone
}

/// Newer files have a guid; numbers of older ones are told apart by their section and date.
fn key(table: &Table<'_>, record: &Record, draft: &Draft, section: &str) -> Option<String> {
    let guid = table.text(record, &["guid"]);
    let number = table.text(record, &["uniqueid"]);
    match (guid, number) {
        ("", "") => None,
        ("", number) => Some(format!("{section}/{}/{number}", draft.date.text)),
        (guid, _) => Some(guid.to_owned()),
    }
}

/// The drafts of a log by what its pictures may call them; the first of them has this index.
fn rows<'t>(log: &'t Table<'_>, first: usize) -> HashMap<&'t str, usize> {
    let numbered = (first..).zip(log.rows);
    let named = numbered.flat_map(|(row, record)| {
        let names = ["uniqueid", "guid"].map(|column| log.text(record, &[column]));
        names.map(|name| (name, row))
    });
    named.filter(|(name, _)| !name.is_empty()).collect()
}

fn pictures(table: &Table<'_>, rows: &HashMap<&str, usize>, vehicle: &str, found: &mut Found) {
    for record in table.rows {
        let text = |name: &str| table.text(record, &[name]);
        let (place, name) = (table.place(record), text("filename"));
        let kind = OtherKind::Picture;
        match (text("type"), rows.get(text("target_id"))) {
            ("1", Some(&row)) => found.papers.push(PaperDraft {
                place,
                row,
                kind,
                file_name: name.to_owned(),
                path: name.to_owned(),
            }),
            ("1", None) => found.lacking((kind, Lack::NoRow), place, vehicle, name),
            _ => found.other(kind, place, vehicle, name),
        }
    }
}

fn costs(table: &Table<'_>, vehicle: &str, found: &mut Found) {
    for record in table.rows {
        let text = |name: &str| table.text(record, &[name]);
        let (place, title) = (table.place(record), text("costtitle"));
        let is_zero = |text: &str| text.trim_matches(['0', '.', ',']).is_empty();
        let is_reminder =
            !is_zero(text("remindodo")) || !matches!(text("reminddate"), "" | "0" | "2011-01-01");
        if !is_zero(text("cost")) {
            let kind = match text("isincome") {
                "1" => OtherKind::Income,
                _ => OtherKind::Expense,
            };
            found.other(kind, place, vehicle, title);
        }
        if is_reminder || is_zero(text("cost")) {
            found.other(OtherKind::Reminder, place, vehicle, title);
        }
    }
}
