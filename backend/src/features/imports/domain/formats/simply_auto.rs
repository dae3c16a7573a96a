//! Simply Auto: `Fuel_Log.csv` with the list of vehicles beside it.

use crate::features::imports::domain::draft::{Draft, Found, PaperDraft};
use crate::features::imports::domain::flat::{Aliases, Columns, Field, Table, draft};
use crate::features::imports::domain::formats::fuelly::tables;
use crate::features::imports::domain::model::{FoundVehicle, OtherKind};
use crate::features::imports::domain::recognition::Sheet;
use crate::features::imports::domain::unread::unknown;

const FUEL: &Aliases = &[
    (Field::Vehicle, &["vehicle id"]),
    (Field::Day, &["day"]),
    (Field::Month, &["month"]),
    (Field::Year, &["year"]),
    (Field::Odometer, &["odometer"]),
    (Field::Trip, &["distance travelled", "distance traveled"]),
    (Field::Quantity, &["qty"]),
    (Field::Total, &["total cost"]),
    (Field::Partial, &["partial tank"]),
    (Field::Missed, &["missed fill up"]),
    (Field::Grade, &["octane"]),
    (Field::Station, &["filling station", "fuel brand"]),
    (Field::Notes, &["notes"]),
];

pub fn read(sheets: &[&Sheet], found: &mut Found) {
    for (table, sheet) in tables(sheets).zip(sheets) {
        let is_log = ["record type", "qty"]
            .into_iter()
            .any(|name| table.find(&[name]).is_some());
        match table.find(&["vehicle id", "vehicle", "vehicle name", "name"]) {
            _ if is_log => log(&table, found),
            Some(name) => vehicles(&table, name, found),
            None if sheet.is_table() => found.problems.push(unknown(&sheet.name)),
            None => (),
        }
    }
}

fn log(table: &Table<'_>, found: &mut Found) {
    let columns = Columns::by(table, FUEL);
    for record in table.rows {
        let mut draft = draft(table, &columns, record);
        let label = table.text(record, &["record desc"]);
        let kind = match table.text(record, &["record type"]) {
            "1" => Some(OtherKind::Service),
            "2" => Some(OtherKind::Expense),
            "3" => Some(OtherKind::Trip),
            "4" => Some(OtherKind::Note),
            _ => None,
        };
        let receipt = table.text(record, &["receipt path"]);
        match kind {
            _ if receipt.is_empty() => (),
            None => found.papers.push(PaperDraft {
                place: draft.place,
                row: found.drafts.len(),
                kind: OtherKind::Picture,
                file_name: receipt.to_owned(),
                path: receipt.to_owned(),
            }),
            Some(_) => found.other(OtherKind::Picture, draft.place, &draft.vehicle, receipt),
        }
        if let Some(kind) = kind {
            found.other(kind, draft.place, &draft.vehicle, label);
            continue;
        }
        let brand = table.text(record, &["fuel brand"]);
        draft.station = draft
            .station
            .or_else(|| Some(brand.to_owned()).filter(|b| !b.is_empty()));
        // Zero stands for an octane that nobody entered.
        let grade = draft.grade.take().filter(|grade| grade != "0");
        let row = table.text(record, &["row id"]);
        let source_key = key(row, &draft);
        found.drafts.push(Draft {
            grade,
            source_key,
            ..draft
        });
    }
}

/// Rows are numbered from one on each phone, so the number alone names nothing.
fn key(row: &str, draft: &Draft) -> Option<String> {
    let named = || format!("{}/{}/{row}", draft.vehicle, draft.date.text);
    (!row.is_empty()).then(named)
}

fn vehicles(table: &Table<'_>, name: usize, found: &mut Found) {
    for record in table.rows {
        let text =
            |names: &[&str]| Some(table.text(record, names).to_owned()).filter(|t| !t.is_empty());
        found.vehicles.push(FoundVehicle {
            key: record.cell(name).to_owned(),
            name: record.cell(name).to_owned(),
            make: text(&["make"]),
            model: text(&["model"]),
            year: text(&["year"]).and_then(|year| year.parse().ok()),
            vin: text(&["vin"]),
            license_plate: text(&["license plate", "licence plate", "lic#", "plate", "license"]),
            notes: text(&["notes"]),
            ..FoundVehicle::default()
        });
    }
}
