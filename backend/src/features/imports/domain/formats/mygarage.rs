//! MyGarage: a table for each kind, with the system of units in its first columns.

use crate::features::imports::domain::draft::{Draft, Found, ReadingDraft};
use crate::features::imports::domain::flat::{Aliases, Columns, Field, Table, draft};
use crate::features::imports::domain::formats::fuelly::tables;
use crate::features::imports::domain::model::OtherKind;
use crate::features::imports::domain::numbers::DecimalMark;
use crate::features::imports::domain::recognition::Sheet;
use crate::features::imports::domain::words;
use crate::features::odometer::MeterUnit;
use crate::kernel::energy::EnergySource;
use crate::kernel::units::{DistanceUnit, FuelUnit};

const FUEL: &Aliases = &[
    (Field::Date, &["date"]),
    (
        Field::Odometer,
        &["odometer (km)", "mileage", "odometer (mi)", "odometer"],
    ),
    (
        Field::Quantity,
        &["liters", "gallons", "litres", "kwh", "energy (kwh)"],
    ),
    (
        Field::UnitPrice,
        &[
            "price per liter",
            "price per gallon",
            "price per unit",
            "price per kwh",
            "price per litre",
        ],
    ),
    (Field::Total, &["total cost", "cost"]),
    (Field::Full, &["full tank"]),
    (Field::Missed, &["missed fill-up"]),
    (Field::Energy, &["fuel type used"]),
    (Field::Station, &["station", "charge location", "source"]),
    (Field::Driver, &["driver"]),
    (Field::Payment, &["payment method"]),
    (Field::ChargeBefore, &["soc start (%)"]),
    (Field::ChargeAfter, &["soc end (%)"]),
    (Field::Notes, &["notes"]),
];

pub fn read(sheets: &[&Sheet], found: &mut Found) {
    found.mark = Some(DecimalMark::Point);
    let stems = sheets.iter().map(|sheet| sheet.stem());
    for (table, vehicle) in tables(sheets).zip(stems) {
        let has = |name: &str| table.find(&[name]).is_some();
        let kind = match () {
            () if has("full tank") => None,
            () if has("fill level") => Some(EnergySource::AdBlue),
            () => {
                others(&table, vehicle, found);
                continue;
            }
        };
        fills(&table, vehicle, kind, found);
    }
}

fn fills(table: &Table<'_>, vehicle: &str, source: Option<EnergySource>, found: &mut Found) {
    let columns = Columns::by(table, FUEL);
    for record in table.rows {
        let mut draft = draft(table, &columns, record);
        let at = table.find(&["filled at"]);
        let filled_at = table.cell(record, at);
        if !filled_at.is_blank() {
            draft.date = filled_at;
        }
        let (distance, volume) = match table.text(record, &["unit_system"]).to_lowercase().as_str()
        {
            "metric" => (Some(DistanceUnit::Kilometre), Some(FuelUnit::Litre)),
            "imperial" | "us" => (Some(DistanceUnit::Mile), Some(FuelUnit::UsGallon)),
            _ => (None, None),
        };
        // What was given back stands between the price and what was paid.
        let rebate = table
            .text(record, &["rebate"])
            .trim_matches(['0', '.', ','])
            .is_empty();
        if !rebate && !draft.total.is_blank() {
            draft.notes = with_rebate(draft.notes, table.text(record, &["rebate"]));
        }
        found.drafts.push(Draft {
            vehicle: vehicle.to_owned(),
            distance_unit: draft.distance_unit.or(distance),
            quantity_unit: draft.quantity_unit.or(volume),
            energy: source.or_else(|| words::energy(table.text(record, &["fuel type used"]))),
            ..draft
        });
    }
}

fn with_rebate(notes: Option<String>, rebate: &str) -> Option<String> {
    let line = format!("Rebate: {rebate}");
    Some(match notes {
        Some(notes) => format!("{notes}\n{line}"),
        None => line,
    })
}

const METER: &[&str] = &["reading", "odometer", "mileage"];

fn readings(table: &Table<'_>, vehicle: &str, found: &mut Found) {
    let column = table.holding(METER);
    let unit = words::distance_unit(table.heading(column)).map(MeterUnit::Distance);
    for record in table.rows {
        let cell = |names: &[&str]| table.cell(record, table.find(names));
        found.readings.push(ReadingDraft {
            place: table.place(record),
            vehicle: vehicle.to_owned(),
            date: cell(&["date"]),
            value: table.cell(record, column),
            unit,
            notes: cell(&["notes"]).some(),
            ..ReadingDraft::default()
        });
    }
}

fn others(table: &Table<'_>, vehicle: &str, found: &mut Found) {
    let has = |name: &str| table.find(&[name]).is_some();
    let kind = match () {
        () if has("coverage limits") || has("premium") => OtherKind::Insurance,
        () if has("deductible") => OtherKind::Warranty,
        () if has("renewal date") => OtherKind::Tax,
        () if has("title") => OtherKind::Note,
        () if has("category") || has("vendor") => OtherKind::Service,
        () if table.holding(METER).is_some() => return readings(table, vehicle, found),
        () => OtherKind::Note,
    };
    for record in table.rows {
        let label = table.text(
            record,
            &["description", "title", "provider", "type", "notes", "date"],
        );
        found.other(kind, table.place(record), vehicle, label);
    }
}
