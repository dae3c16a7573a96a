//! Hammond: the tables of its database, which a program for SQLite has written as CSV.

use std::collections::{HashMap, HashSet};

use rust_decimal::Decimal;

use crate::features::imports::domain::draft::{Cell, Draft, Found};
use crate::features::imports::domain::flat::{Aliases, Columns, Field, Table, draft};
use crate::features::imports::domain::formats::fuelly::tables;
use crate::features::imports::domain::model::{FoundVehicle, OtherKind};
use crate::features::imports::domain::numbers::DecimalMark;
use crate::features::imports::domain::recognition::Sheet;
use crate::features::imports::domain::table::Record;
use crate::features::imports::domain::words;
use crate::kernel::energy::EnergySource;
use crate::kernel::units::{DistanceUnit, FuelUnit};

const FILLS: &Aliases = &[
    (Field::Vehicle, &["vehicle_id"]),
    (Field::SourceKey, &["id"]),
    (Field::Date, &["date"]),
    (Field::Odometer, &["odo_reading"]),
    (Field::Quantity, &["fuel_quantity"]),
    (Field::UnitPrice, &["per_unit_price"]),
    (Field::Total, &["total_amount"]),
    (Field::Currency, &["currency"]),
    (Field::Full, &["is_tank_full"]),
    (Field::Missed, &["has_missed_fillup"]),
    (Field::Grade, &["fuel_sub_type"]),
    (Field::Station, &["filling_station"]),
    (Field::Notes, &["comments"]),
];

/// What the table of vehicles says, by their ids.
#[derive(Default)]
struct Vehicles {
    energies: HashMap<String, EnergySource>,
    removed: HashSet<String>,
}

pub fn read(sheets: &[&Sheet], found: &mut Found) {
    found.mark = Some(DecimalMark::Point);
    let mut known = Vehicles::default();
    let all: Vec<_> = tables(sheets).collect();
    for table in all.iter().filter(|table| table.has(&["registration"])) {
        vehicles(table, &mut known, found);
    }
    for table in &all {
        match () {
            () if table.has(&["fuel_quantity"]) => fills(table, &known, found),
            () if table.has(&["expense_type"]) => expenses(table, found),
            () => (),
        }
    }
}

/// Rows stay in the database when they are deleted.
fn is_removed(table: &Table<'_>, record: &Record) -> bool {
    let at = table.text(record, &["deleted_at"]);
    !matches!(at, "" | "NULL" | "null")
}

fn vehicles(table: &Table<'_>, known: &mut Vehicles, found: &mut Found) {
    for record in table.rows {
        let text =
            |name: &str| Some(table.text(record, &[name]).to_owned()).filter(|t| !t.is_empty());
        let (id, energy) = (
            text("id").unwrap_or_default(),
            energy(table.text(record, &["fuel_type"])),
        );
        if is_removed(table, record) {
            known.removed.insert(id);
            continue;
        }
        known
            .energies
            .extend(energy.map(|energy| (id.clone(), energy)));
        let year = text("year_of_manufacture").and_then(|year| year.parse::<i32>().ok());
        found.vehicles.push(FoundVehicle {
            key: id,
            name: text("nickname").unwrap_or_default(),
            make: text("make"),
            model: text("model"),
            year: year.filter(|year| *year > 0),
            vin: text("vin"),
            license_plate: text("registration"),
            energy_sources: energy.into_iter().collect(),
            ..FoundVehicle::default()
        });
    }
}

fn energy(code: &str) -> Option<EnergySource> {
    match code {
        "0" => Some(EnergySource::Petrol),
        "1" => Some(EnergySource::Diesel),
        "2" => Some(EnergySource::E85),
        "3" => Some(EnergySource::Cng),
        "4" => Some(EnergySource::Electricity),
        "5" => Some(EnergySource::Lpg),
        _ => None,
    }
}

fn fuel_unit(code: &str) -> Option<FuelUnit> {
    match code {
        "0" => Some(FuelUnit::Litre),
        "1" => Some(FuelUnit::UkGallon),
        "2" => Some(FuelUnit::UsGallon),
        "3" => Some(FuelUnit::Kilogram),
        "4" => Some(FuelUnit::KilowattHour),
        // Minutes of charging tell no quantity.
        _ => None,
    }
}

fn distance_unit(code: &str) -> Option<DistanceUnit> {
    match code {
        "0" => Some(DistanceUnit::Mile),
        "1" => Some(DistanceUnit::Kilometre),
        _ => None,
    }
}

/// Numbers are kept in four bytes, which hold seven digits: the others are noise.
fn rounded(cell: Cell) -> Cell {
    let number = cell.text.parse::<Decimal>().ok();
    match number.and_then(|number| number.round_sf(7)) {
        Some(number) => Cell {
            text: number.normalize().to_string(),
            ..cell
        },
        None => cell,
    }
}

fn fills(table: &Table<'_>, known: &Vehicles, found: &mut Found) {
    let columns = Columns::by(table, FILLS);
    for record in table.rows {
        let draft = draft(table, &columns, record);
        if is_removed(table, record) || known.removed.contains(&draft.vehicle) {
            let label = draft.date.text.as_str();
            found.other(OtherKind::Trash, draft.place, &draft.vehicle, label);
            continue;
        }
        let code = table.text(record, &["fuel_unit"]);
        let (quantity_unit, distance_unit) = (
            fuel_unit(code),
            distance_unit(table.text(record, &["distance_unit"])),
        );
        let by_minutes = code == "5";
        let of_vehicle = known.energies.get(&draft.vehicle).copied();
        let energy = match quantity_unit {
            Some(FuelUnit::KilowattHour) => Some(EnergySource::Electricity),
            _ if by_minutes => Some(EnergySource::Electricity),
            _ => of_vehicle.or_else(|| words::energy(draft.grade.as_deref().unwrap_or_default())),
        };
        found.drafts.push(Draft {
            quantity: match by_minutes {
                true => Cell::default(),
                false => rounded(draft.quantity),
            },
            unit_price: match by_minutes {
                true => Cell::default(),
                false => rounded(draft.unit_price),
            },
            total: rounded(draft.total),
            has_quantity_unit_cell: quantity_unit.is_some(),
            has_distance_unit_cell: distance_unit.is_some(),
            quantity_unit,
            distance_unit,
            energy,
            ..draft
        });
    }
}

fn expenses(table: &Table<'_>, found: &mut Found) {
    for record in table.rows {
        let text = |name: &str| table.text(record, &[name]);
        let kind = match is_removed(table, record) {
            true => OtherKind::Trash,
            false => OtherKind::Expense,
        };
        let (place, label) = (table.place(record), text("expense_type"));
        found.other(kind, place, text("vehicle_id"), label);
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write as _};

    use rust_decimal::dec;
    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;
    use crate::features::imports::domain::model::{Answers, Format};
    use crate::features::imports::domain::reading;
    use crate::kernel::money::Currency;

    const FILLUPS: &str = "id,created_at,updated_at,deleted_at,vehicle_id,fuel_unit,fuel_quantity,per_unit_price,total_amount,odo_reading,is_tank_full,has_missed_fillup,comments,filling_station,user_id,date,currency,distance_unit,source,fuel_sub_type\n\
        f1,x,x,,v1,0,40.2999992370605,1.65900003910065,66.86,1000,1,0,far,Shell,u,2026-01-05 17:30:00+00:00,GBP,0,,Super\n\
        f2,x,x,,v1,2,10.5,4,42,1300,0,1,,,u,2026-01-09 08:00:00+00:00,USD,0,,\n\
        f3,x,x,,v2,5,30,0.5,15,900,1,0,,,u,2026-01-09 08:00:00+00:00,EUR,1,,\n\
        f4,x,x,2026-01-10,v1,0,40,1,40,1500,1,0,,,u,2026-01-10 08:00:00+00:00,EUR,1,,\n";
    const VEHICLES: &str = "id,deleted_at,nickname,registration,make,model,year_of_manufacture,engine_size,fuel_unit,fuel_type,vin\n\
        v1,,Bus,AB 1,VW,T6,2015,2,0,1,WV1\nv2,,Zoe,CD 2,Renault,Zoe,0,0,4,4,\n";
    const EXPENSES: &str = "id,vehicle_id,amount,odo_reading,comments,expense_type,date\ne1,v1,20,1000,,Wash,2026-01-05\n";

    #[test]
    fn tables_of_the_database_are_read_together() {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in [
            ("expenses.csv", EXPENSES),
            ("fillups.csv", FILLUPS),
            ("vehicles.csv", VEHICLES),
        ] {
            zip.start_file(name, SimpleFileOptions::default()).unwrap();
            zip.write_all(text.as_bytes()).unwrap();
        }
        let bytes = zip.finish().unwrap().into_inner();
        let answers = Answers::default();
        let read = reading::read("x.zip", Cursor::new(bytes), &answers, Currency::EUR).unwrap();
        assert_eq!((read.format, read.questions.len()), (Format::Hammond, 0));
        assert!(read.problems.is_empty(), "{:?}", read.problems);
        let names: Vec<_> = read.vehicles.iter().map(|v| v.name.as_str()).collect();
        assert_eq!(names, ["Bus", "Zoe"]);
        assert_eq!(read.vehicles[0].license_plate.as_deref(), Some("AB 1"));
        let fills = read.rows.iter().map(|row| row.fill.as_ref().unwrap());
        let fills: Vec<_> = fills.collect();
        assert_eq!(fills.len(), 3);
        let of = |index: usize| {
            let quantity = fills[index].quantity.map(|q| (q.value, q.unit));
            (quantity, fills[index].energy, fills[index].is_full)
        };
        let diesel = Some(EnergySource::Diesel);
        assert_eq!(of(0), (Some((dec!(40.3), FuelUnit::Litre)), diesel, true));
        assert_eq!(
            of(1),
            (Some((dec!(10.5), FuelUnit::UsGallon)), diesel, false)
        );
        assert_eq!(of(2), (None, Some(EnergySource::Electricity), true));
        assert_eq!(fills[0].unit_price, Some(dec!(1.659)));
        assert_eq!(fills[0].odometer.unwrap().unit, DistanceUnit::Mile);
        assert_eq!(fills[0].currency.code(), "GBP");
        assert_eq!(fills[2].total, Some(dec!(15)));
        assert!(fills[1].missed_previous);
        let mut kinds: Vec<_> = read.others.iter().map(|other| other.kind).collect();
        kinds.sort_unstable();
        assert_eq!(kinds, [OtherKind::Expense, OtherKind::Trash]);
    }
}
