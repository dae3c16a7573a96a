//! Tracktor: its table of fill-ups, and its JSON of all tables.

use crate::features::imports::domain::draft::{Draft, Found};
use crate::features::imports::domain::flat::{Aliases, Columns, Field, Table, draft};
use crate::features::imports::domain::model::{FoundVehicle, OtherKind};
use crate::features::imports::domain::numbers::DecimalMark;
use crate::features::imports::domain::recognition::Sheet;
use crate::features::imports::domain::unread::unknown;

const FILLS: &Aliases = &[
    (Field::Vehicle, &["vehicleid", "vehicle"]),
    (Field::SourceKey, &["id"]),
    (Field::Date, &["date"]),
    (Field::Odometer, &["odometer"]),
    (Field::Quantity, &["fuelamount"]),
    (Field::Total, &["cost"]),
    (Field::Full, &["filled"]),
    (Field::Missed, &["missedlast"]),
    (Field::Energy, &["fueltype"]),
    (Field::Notes, &["notes"]),
];

pub fn read(sheets: &[&Sheet], found: &mut Found) {
    found.mark = Some(DecimalMark::Point);
    for sheet in sheets {
        let Some(table) = Table::new(sheet.file, &sheet.records) else {
            continue;
        };
        if table.find(&["fuelamount"]).is_none() {
            match table.has(&["id", "make", "model"]) {
                true => vehicles(&table, found),
                false => others(&table, sheet, found),
            }
            continue;
        }
        let columns = Columns::by(&table, FILLS);
        for record in table.rows {
            let draft = draft(&table, &columns, record);
            let vehicle = match draft.vehicle.as_str() {
                "" => sheet.stem().to_owned(),
                named => named.to_owned(),
            };
            found.drafts.push(Draft { vehicle, ..draft });
        }
    }
}

/// Its other tables are told by what they are called.
fn others(table: &Table<'_>, sheet: &Sheet, found: &mut Found) {
    let name = sheet.stem().to_lowercase();
    let kinds = [
        ("maintenance", OtherKind::Service),
        ("service", OtherKind::Service),
        ("insurance", OtherKind::Insurance),
        ("reminder", OtherKind::Reminder),
        ("pollution", OtherKind::Document),
        ("pucc", OtherKind::Document),
    ];
    let Some((_, kind)) = kinds.iter().find(|(word, _)| name.contains(word)) else {
        if sheet.is_table() {
            found.problems.push(unknown(&sheet.name));
        }
        return;
    };
    for record in table.rows {
        let label = table.text(
            record,
            &[
                "description",
                "provider",
                "type",
                "notes",
                "servicecenter",
                "date",
            ],
        );
        let vehicle = table.text(record, &["vehicleid"]);
        found.other(*kind, table.place(record), vehicle, label);
    }
}

/// The vehicles that stand beside the fill-ups in the JSON.
fn vehicles(table: &Table<'_>, found: &mut Found) {
    for record in table.rows {
        let text =
            |name: &str| Some(table.text(record, &[name]).to_owned()).filter(|t| !t.is_empty());
        let (make, model) = (text("make"), text("model"));
        let name = [make.clone(), model.clone()]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" ");
        found.vehicles.push(FoundVehicle {
            key: text("id").unwrap_or_default(),
            name,
            make,
            model,
            year: text("year").and_then(|year| year.parse().ok()),
            vin: text("vin"),
            license_plate: text("licenseplate"),
            ..FoundVehicle::default()
        });
    }
}
