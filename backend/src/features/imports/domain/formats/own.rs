//! What this application exports, as JSON or CSV.

use std::collections::{HashMap, HashSet};

use crate::features::fuel_logs::{ChargePlace, ChargerKind};
use crate::features::imports::domain::dates::DateOrder;
use crate::features::imports::domain::draft::{
    Cell, Draft, Found, OwnCells, PaperDraft, ReadingDraft,
};
use crate::features::imports::domain::flat::{Aliases, Columns, Field, Table, draft};
use crate::features::imports::domain::model::{FoundVehicle, Lack, OtherKind};
use crate::features::imports::domain::numbers::DecimalMark;
use crate::features::imports::domain::recognition::Sheet;
use crate::features::imports::domain::table::Record;
use crate::features::imports::domain::words;
use crate::features::odometer::MeterUnit;
use crate::features::vehicles::{CatalogReference, MeterKind, VehicleField, VehicleUsage};
use crate::kernel::energy::EnergySource;
use crate::kernel::money::Currency;
use crate::kernel::units::{DistanceUnit, EconomyUnit, FuelUnit};

const FILLS: &Aliases = &[
    (Field::Vehicle, &["vehicleid"]),
    (Field::SourceKey, &["id"]),
    (Field::Date, &["filledon"]),
    (Field::Time, &["filledat"]),
    (Field::Odometer, &["odometer"]),
    (Field::DistanceUnit, &["odometerunit"]),
    (Field::Quantity, &["quantity"]),
    (Field::QuantityUnit, &["quantityunit"]),
    (Field::UnitPrice, &["unitprice"]),
    (Field::Total, &["total"]),
    (Field::Currency, &["currency"]),
    (Field::Full, &["isfull"]),
    (Field::Missed, &["missedprevious"]),
    (Field::Energy, &["energysource"]),
    (Field::Grade, &["grade"]),
    (Field::Station, &["station"]),
    (Field::Notes, &["notes"]),
    (Field::Trip, &["tripdistance"]),
    (Field::Driver, &["driver"]),
    (Field::Payment, &["paymentmethod"]),
    (Field::Tags, &["tags"]),
    (Field::ChargeBefore, &["stateofchargestart"]),
    (Field::ChargeAfter, &["stateofchargeend"]),
];

pub fn read(sheets: &[&Sheet], found: &mut Found) {
    found.mark = Some(DecimalMark::Point);
    found.stated_order = Some(DateOrder::YearFirst);
    // The zip holds each record twice, as JSON and as CSV.
    let has_json = sheets.iter().any(|sheet| sheet.name.ends_with(".json"));
    let wanted = |sheet: &&&Sheet| !has_json || sheet.name.ends_with(".json");
    let originals = |sheet: &&Sheet| -> (u16, Vec<Record>) {
        let is_csv = !sheet.name.ends_with(".json");
        let records = sheet.records.iter().map(|r| armed(r, is_csv));
        (sheet.file, records.collect())
    };
    let sheets: Vec<_> = sheets.iter().filter(wanted).map(originals).collect();
    let tables = || {
        sheets
            .iter()
            .filter_map(|(file, records)| Table::new(*file, records))
    };
    let mut trashed = HashSet::new();
    for table in tables() {
        match () {
            () if table.has(&["filledon"]) => fills(&table, found, &mut trashed),
            () if table.has(&["readon"]) => readings(&table, found),
            () if table.has(&["energysources"]) => vehicles(&table, found),
            // The trail of what was done is told, and not done again.
            () => (),
        }
    }
    // Papers are of fill-ups, which may stand in a later file.
    for table in tables().filter(|table| table.has(&["fuellogid", "path"])) {
        papers(&table, &trashed, found);
    }
}

/// Cells of CSV without the apostrophe that keeps spreadsheets from calculating them.
fn armed(record: &Record, is_csv: bool) -> Record {
    let original = |cell: &String| match cell.strip_prefix('\'') {
        Some(rest) if is_csv && rest.starts_with(['=', '+', '-', '@', '\t', '\r', '\'']) => {
            rest.to_owned()
        }
        _ => cell.clone(),
    };
    Record {
        cells: record.cells.iter().map(original).collect(),
        ..record.clone()
    }
}

fn fills(table: &Table<'_>, found: &mut Found, trashed: &mut HashSet<String>) {
    let columns = Columns::by(table, FILLS);
    for record in table.rows {
        let draft = draft(table, &columns, record);
        if !table.text(record, &["deletedat"]).is_empty() {
            found.other(
                OtherKind::Trash,
                draft.place,
                &draft.vehicle,
                &draft.date.text,
            );
            trashed.extend(draft.source_key);
            continue;
        }
        let is_confirmed = words::is_yes(table.text(record, &["isconfirmed"]));
        let own = own_cells(table, record);
        found.drafts.push(Draft {
            is_confirmed,
            is_exact: true,
            distance_unit: draft.distance_unit.or(own.trip_unit),
            own,
            unknown: unknown(table, record, &draft),
            ..draft
        });
    }
}

/// A code that a newer version may have written: nothing else is put in its place.
fn unknown(table: &Table<'_>, record: &Record, draft: &Draft) -> Option<Cell> {
    let cell = |name: &str| table.cell(record, table.find(&[name]));
    let is_known = [
        ("energysource", draft.energy.is_some()),
        ("odometerunit", draft.distance_unit.is_some()),
        ("quantityunit", draft.quantity_unit.is_some()),
        ("currency", Currency::parse(&draft.currency.text).is_some()),
    ];
    let unknown = is_known.into_iter().filter(|(_, is_known)| !is_known);
    let mut cells = unknown.map(|(name, _)| cell(name));
    cells.find(|cell| !cell.is_blank())
}

fn papers(table: &Table<'_>, trashed: &HashSet<String>, found: &mut Found) {
    let numbered = found.drafts.iter().enumerate();
    let rows: HashMap<_, _> = numbered
        .filter_map(|(row, draft)| Some((draft.source_key.clone()?, row)))
        .collect();
    for record in table.rows {
        let text = |name: &str| table.text(record, &[name]);
        let (place, log) = (table.place(record), text("fuellogid"));
        let kind = OtherKind::Document;
        match rows.get(log) {
            Some(&row) => found.papers.push(PaperDraft {
                place,
                row,
                kind,
                file_name: text("filename").to_owned(),
                path: text("path").to_owned(),
            }),
            None if trashed.contains(log) => {
                found.other(OtherKind::Trash, place, text("vehicleid"), text("filename"));
            }
            None => {
                let what = (kind, Lack::NoRow);
                found.lacking(what, place, text("vehicleid"), text("filename"));
            }
        }
    }
}

fn readings(table: &Table<'_>, found: &mut Found) {
    for record in table.rows {
        let text = |name: &str| table.text(record, &[name]);
        let cell = |name: &str| table.cell(record, table.find(&[name]));
        let place = table.place(record);
        if !text("deletedat").is_empty() {
            found.other(OtherKind::Trash, place, text("vehicleid"), text("readon"));
            continue;
        }
        let hours = cell("enginehours");
        let distance = DistanceUnit::from_code(text("odometerunit"));
        let (value, unit) = match hours.is_blank() {
            true => (cell("odometer"), distance.map(MeterUnit::Distance)),
            false => (hours, Some(MeterUnit::Hour)),
        };
        found.readings.push(ReadingDraft {
            place,
            vehicle: text("vehicleid").to_owned(),
            source_key: cell("id").some(),
            date: cell("readon"),
            time: cell("readat"),
            value,
            unit,
            ended: cell("replacedmeterendedat"),
            notes: cell("notes").some(),
            is_exact: true,
        });
    }
}

fn own_cells(table: &Table<'_>, record: &Record) -> OwnCells {
    let text = |name: &str| table.text(record, &[name]);
    let cell = |name: &str| table.cell(record, table.find(&[name]));
    OwnCells {
        trip_unit: DistanceUnit::from_code(text("tripdistanceunit")),
        engine_hours: cell("enginehours"),
        source_distance: cell("distanceonthisfuel"),
        source_distance_unit: DistanceUnit::from_code(text("distanceonthisfuelunit")),
        battery_energy: cell("batteryenergy"),
        charge_place: ChargePlace::from_code(text("chargeplace")),
        charger: ChargerKind::from_code(text("chargerkind")),
        discount: cell("discount"),
    }
}

fn usage(text: &dyn Fn(&str) -> Option<String>) -> VehicleUsage {
    let economy = |name: &str| text(name).and_then(|code| EconomyUnit::from_code(&code));
    VehicleUsage {
        meter: text("meterkind")
            .and_then(|code| MeterKind::from_code(&code))
            .unwrap_or_default(),
        battery_capacity: text("batterycapacity").and_then(|kwh| kwh.parse().ok()),
        distance_unit: text("distanceunit").and_then(|code| DistanceUnit::from_code(&code)),
        volume_unit: text("volumeunit").and_then(|code| FuelUnit::from_code(&code)),
        economy_unit: economy("economyunit"),
        electric_economy_unit: economy("electriceconomyunit"),
    }
}

fn vehicles(table: &Table<'_>, found: &mut Found) {
    for record in table.rows {
        let text =
            |name: &str| Some(table.text(record, &[name]).to_owned()).filter(|t| !t.is_empty());
        let name = text("nickname");
        if !table.text(record, &["deletedat"]).is_empty() {
            let label = name.as_deref().unwrap_or_default();
            found.other(OtherKind::Trash, table.place(record), label, label);
            continue;
        }
        let sources = text("energysources").unwrap_or_default();
        let sources = sources
            .split([' ', ','])
            .filter_map(EnergySource::from_code);
        let from_vin = text("fromvin").unwrap_or_default();
        let from_vin = from_vin
            .split([' ', ','])
            .filter_map(VehicleField::from_code);
        found.vehicles.push(FoundVehicle {
            key: text("id").unwrap_or_default(),
            name: name.unwrap_or_default(),
            kind: text("kind"),
            make: text("make"),
            model: text("model"),
            trim: text("trim"),
            engine: text("engine"),
            transmission: text("transmission"),
            year: text("year").and_then(|year| year.parse().ok()),
            vin: text("vin"),
            license_plate: text("licenseplate"),
            notes: text("notes"),
            energy_sources: sources.collect(),
            usage: usage(&text),
            catalog: CatalogReference {
                make_id: text("catalogmakeid"),
                make: text("catalogmake"),
                model_id: text("catalogmodelid"),
                model: text("catalogmodel"),
            },
            from_vin: from_vin.collect(),
            fills: 0,
        });
    }
}
