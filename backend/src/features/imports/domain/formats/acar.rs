//! aCar: sections, each begun by its name alone on a line; units stand in cells.

use std::collections::HashMap;

use crate::features::imports::domain::dates::order_of_pattern;
use crate::features::imports::domain::draft::{Draft, Found};
use crate::features::imports::domain::flat::{Aliases, Columns, Field, Table, draft};
use crate::features::imports::domain::formats::sections::sections;
use crate::features::imports::domain::model::{FoundVehicle, OtherKind};
use crate::features::imports::domain::recognition::Sheet;
use crate::features::imports::domain::words;
use crate::kernel::units::{DistanceUnit, FuelUnit};

const SECTIONS: [&str; 10] = [
    "metadata",
    "vehicles",
    "fill-up records",
    "fillup records",
    "service records",
    "expense records",
    "event records",
    "trip records",
    "reminders",
    "parts",
];

/// Whether a line of this text alone begins a section of aCar.
#[must_use]
pub fn is_section(text: &str) -> bool {
    let text = text.to_lowercase();
    matches!(
        text.as_str(),
        "fill-up records"
            | "fillup records"
            | "event records"
            | "service records"
            | "expense records"
    )
}

fn section(text: &str) -> Option<&str> {
    SECTIONS
        .contains(&text.to_lowercase().as_str())
        .then_some(text)
}

const FILLS: &Aliases = &[
    (Field::Vehicle, &["vehicle"]),
    (Field::Date, &["date"]),
    (Field::Time, &["time"]),
    (Field::Odometer, &["odometer reading", "odometer"]),
    (Field::DistanceUnit, &["distance unit"]),
    (Field::Quantity, &["volume"]),
    (Field::QuantityUnit, &["volume unit"]),
    (Field::UnitPrice, &["price per unit"]),
    (Field::Total, &["total cost"]),
    (Field::Payment, &["payment"]),
    (Field::Partial, &["partial fill-up?"]),
    (Field::Missed, &["previously missed fill-ups?"]),
    (Field::Grade, &["fuel type"]),
    (Field::Station, &["fuel brand"]),
    (Field::Tags, &["tags"]),
    (Field::Notes, &["notes"]),
];

/// Units of a vehicle by its name, for rows that say none.
type Units = HashMap<String, (Option<DistanceUnit>, Option<FuelUnit>)>;

pub fn read(sheets: &[&Sheet], found: &mut Found) {
    for sheet in sheets {
        let mut units = Units::new();
        for (name, records) in sections(&sheet.records, section) {
            let Some(table) = Table::new(sheet.file, records) else {
                continue;
            };
            match name.to_lowercase().as_str() {
                "metadata" => {
                    let pattern = table
                        .rows
                        .first()
                        .map(|row| table.text(row, &["date format"]));
                    found.stated_order = pattern.and_then(order_of_pattern);
                }
                "vehicles" => vehicles(&table, &mut units, found),
                "fill-up records" | "fillup records" => fills(&table, &units, found),
                "service records" => others(&table, OtherKind::Service, found),
                "trip records" => others(&table, OtherKind::Trip, found),
                "expense records" => others(&table, OtherKind::Expense, found),
                "event records" => others(&table, OtherKind::Service, found),
                "reminders" => others(&table, OtherKind::Reminder, found),
                _ => (),
            }
        }
    }
}

fn vehicles(table: &Table<'_>, units: &mut Units, found: &mut Found) {
    for record in table.rows {
        let text =
            |name: &str| Some(table.text(record, &[name]).to_owned()).filter(|t| !t.is_empty());
        let name = text("name").unwrap_or_default();
        let distance = words::distance_unit(table.text(record, &["distance unit"]));
        let volume = words::fuel_unit(table.text(record, &["volume unit"]));
        units.insert(name.clone(), (distance, volume));
        found.vehicles.push(FoundVehicle {
            key: name.clone(),
            name,
            kind: text("type"),
            make: text("make"),
            model: text("model"),
            trim: text("submodel"),
            engine: text("engine"),
            transmission: text("transmission"),
            year: text("year").and_then(|year| year.parse().ok()),
            vin: text("vin"),
            license_plate: text("license plate"),
            notes: text("notes"),
            ..FoundVehicle::default()
        });
    }
}

fn fills(table: &Table<'_>, units: &Units, found: &mut Found) {
    let columns = Columns::by(table, FILLS);
    for record in table.rows {
        let draft = draft(table, &columns, record);
        let of_vehicle = units.get(&draft.vehicle);
        let text = |name: &str| table.text(record, &[name]);
        let (category, grade) = (text("fuel category"), text("fuel type"));
        // The category of all that is no liquid is called Gas.
        let (first, second) = match category.eq_ignore_ascii_case("gas") {
            true => (grade, category),
            false => (category, grade),
        };
        let address = || Some(text("fueling station address").to_owned()).filter(|t| !t.is_empty());
        found.drafts.push(Draft {
            distance_unit: draft.distance_unit.or_else(|| of_vehicle?.0),
            quantity_unit: draft.quantity_unit.or_else(|| of_vehicle?.1),
            energy: words::energy(first).or_else(|| words::energy(second)),
            station: draft.station.or_else(address),
            ..draft
        });
    }
}

fn others(table: &Table<'_>, usual: OtherKind, found: &mut Found) {
    for record in table.rows {
        let text = |names: &[&str]| table.text(record, names);
        let kind = match text(&["type"]).to_lowercase().as_str() {
            "expense" => OtherKind::Expense,
            "service" => OtherKind::Service,
            "note" => OtherKind::Note,
            _ => usual,
        };
        let label = text(&[
            "sub types",
            "services",
            "expenses",
            "type",
            "purpose",
            "name",
        ]);
        found.other(kind, table.place(record), text(&["vehicle"]), label);
    }
}
