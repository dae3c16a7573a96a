//! MyGarage: a table for each kind, with the system of units in its first columns.

use crate::features::imports::domain::draft::{Draft, Found, OwnCells, ReadingDraft};
use crate::features::imports::domain::flat::{Aliases, Columns, Field, Table, draft};
use crate::features::imports::domain::formats::fuelly::tables;
use crate::features::imports::domain::model::OtherKind;
use crate::features::imports::domain::numbers::DecimalMark;
use crate::features::imports::domain::recognition::Sheet;
use crate::features::imports::domain::table::Record;
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
    (Field::Station, &["station", "source"]),
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
        let (distance, volume) = units(table, record);
        let cell = |name: &str| table.cell(record, table.find(&[name])).known(false);
        let text = |name: &str| table.text(record, &[name]);
        let place = text("charge location");
        let own = OwnCells {
            engine_hours: cell("engine hours"),
            // What was given back stands between the price and what was paid.
            discount: cell("rebate"),
            charger: words::charger(text("charge level")),
            charge_place: words::charge_place(place),
            ..OwnCells::default()
        };
        let where_charged = Some(place).filter(|p| !p.is_empty() && own.charge_place.is_none());
        draft.station = draft.station.or(where_charged.map(str::to_owned));
        found.drafts.push(Draft {
            vehicle: vehicle.to_owned(),
            distance_unit: draft.distance_unit.or(distance),
            quantity_unit: draft.quantity_unit.or(volume),
            energy: source.or_else(|| words::energy(text("fuel type used"))),
            own,
            ..draft
        });
    }
}

fn units(table: &Table<'_>, record: &Record) -> (Option<DistanceUnit>, Option<FuelUnit>) {
    let system = table.text(record, &["unit_system"]).to_lowercase();
    match system.as_str() {
        "metric" => (Some(DistanceUnit::Kilometre), Some(FuelUnit::Litre)),
        "imperial" | "us" => (Some(DistanceUnit::Mile), Some(FuelUnit::UsGallon)),
        _ => (None, None),
    }
}

const METER: &[&str] = &["reading", "odometer", "mileage"];

fn readings(table: &Table<'_>, vehicle: &str, found: &mut Found) {
    let hours = table.find(&["engine hours"]);
    let column = table.holding(METER).or(hours);
    let named = words::distance_unit(table.heading(column));
    for record in table.rows {
        let cell = |names: &[&str]| table.cell(record, table.find(names));
        found.readings.push(ReadingDraft {
            place: table.place(record),
            vehicle: vehicle.to_owned(),
            date: cell(&["date"]),
            value: table.cell(record, column),
            unit: match column == hours {
                true => Some(MeterUnit::Hour),
                false => named.or(units(table, record).0).map(MeterUnit::Distance),
            },
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
        () if table.holding(METER).is_some() || has("engine hours") => {
            return readings(table, vehicle, found);
        }
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
