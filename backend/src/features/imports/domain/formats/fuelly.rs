//! Fuelly: the export of the website, and that of the app, which was aCar once.

use std::collections::HashSet;

use chrono::Timelike as _;

use crate::features::imports::domain::dates::{self, DateOrder};
use crate::features::imports::domain::draft::{Draft, Found};
use crate::features::imports::domain::flat::{Aliases, Columns, Field, Table, draft};
use crate::features::imports::domain::model::{FoundVehicle, OtherKind};
use crate::features::imports::domain::numbers::DecimalMark;
use crate::features::imports::domain::recognition::Sheet;
use crate::kernel::units::{DistanceUnit, FuelUnit};

const WEB: &Aliases = &[
    (Field::Vehicle, &["car_name", "name"]),
    (Field::Date, &["fuelup_date", "date"]),
    (Field::Odometer, &["odometer"]),
    (Field::Trip, &["miles", "km", "kilometers", "kilometres"]),
    (Field::Quantity, &["gallons", "litres", "liters", "kwh"]),
    (Field::UnitPrice, &["price"]),
    (Field::Tags, &["tags"]),
    (Field::Notes, &["notes"]),
    (Field::Missed, &["missed_fuelup"]),
    (Field::Partial, &["partial_fuelup"]),
    (Field::Station, &["brand"]),
];

pub fn web(sheets: &[&Sheet], found: &mut Found) {
    found.mark = Some(DecimalMark::Point);
    // The website writes this one for everybody, as it says itself: one odometer of many must not turn it.
    found.stated_order = Some(DateOrder::MonthFirst);
    let mut known = HashSet::new();
    for table in tables(sheets) {
        let columns = Columns::like(&table, WEB);
        // The heading of the economy tells whose gallons they are.
        let economy = table.holding(&["mpg"]);
        let words = table.heading(economy).to_lowercase();
        let is_imperial = ["uk", "imp"].iter().any(|word| words.contains(word));
        for record in table.rows {
            let mut draft = draft(&table, &columns, record);
            without_midnight(&mut draft);
            let model = table.text(record, &["model"]);
            if !model.is_empty() && known.insert(draft.vehicle.clone()) {
                found.vehicles.push(FoundVehicle {
                    key: draft.vehicle.clone(),
                    name: draft.vehicle.clone(),
                    model: Some(model.to_owned()),
                    ..FoundVehicle::default()
                });
            }
            if is_imperial && draft.quantity_unit == Some(FuelUnit::UsGallon) {
                draft.quantity_unit = Some(FuelUnit::UkGallon);
            }
            found.drafts.push(draft);
        }
    }
}

/// Fuelly writes midnight where no time is known.
fn without_midnight(draft: &mut Draft) {
    let orders = [DateOrder::MonthFirst, DateOrder::DayFirst];
    let read = orders
        .iter()
        .find_map(|order| dates::read(&draft.date.text, *order));
    let time = read.and_then(|(_, time)| time);
    let is_midnight = |t: chrono::NaiveTime| t.hour() == 0 && t.minute() == 0;
    if time.is_some_and(is_midnight)
        && let Some((date, _)) = draft.date.text.split_once(' ')
    {
        draft.date.text = date.to_owned();
    }
}

const APP: &Aliases = &[
    (Field::Vehicle, &["vehicle"]),
    (Field::Date, &["date"]),
    (Field::Time, &["time"]),
    (Field::Odometer, &["odometer"]),
    (Field::Full, &["filled up"]),
    (
        Field::UnitPrice,
        &[
            "cost/gallon",
            "cost/gal",
            "cost/litre",
            "cost/liter",
            "cost/l",
            "price",
        ],
    ),
    (
        Field::Quantity,
        &["gallons", "litres", "liters", "volume", "kwh"],
    ),
    (Field::Total, &["total cost"]),
    (Field::Grade, &["octane"]),
    (Field::Station, &["gas brand"]),
    (Field::Tags, &["tags"]),
    (Field::Payment, &["payment type"]),
    (Field::Notes, &["notes"]),
];

pub fn app(sheets: &[&Sheet], found: &mut Found) {
    found.mark = Some(DecimalMark::Point);
    found.usual_order = Some(DateOrder::MonthFirst);
    for table in tables(sheets) {
        let columns = Columns::by(&table, APP);
        // The only heading that tells the distance is that of the economy.
        let economy = table
            .headings
            .get(1)
            .map_or("", |heading| heading)
            .to_lowercase();
        let unit = match economy {
            text if text.contains("km") => Some(DistanceUnit::Kilometre),
            text if text.contains("mpg") || text.contains("mi/") => Some(DistanceUnit::Mile),
            _ => None,
        };
        for record in table.rows {
            let draft = draft(&table, &columns, record);
            let kind = table.text(record, &["type"]).to_lowercase();
            if kind.starts_with("service") || kind.starts_with("expense") {
                let services = table.text(record, &["services"]);
                let what = if kind.starts_with('s') {
                    OtherKind::Service
                } else {
                    OtherKind::Expense
                };
                found.other(what, draft.place, &draft.vehicle, services);
                continue;
            }
            let distance_unit = draft.distance_unit.or(unit);
            let location = || table.cell(record, table.find(&["location"])).some();
            found.drafts.push(Draft {
                distance_unit,
                station: draft.station.or_else(location),
                ..draft
            });
        }
    }
}

pub(super) fn tables<'r>(sheets: &'r [&Sheet]) -> impl Iterator<Item = Table<'r>> {
    sheets
        .iter()
        .filter_map(|sheet| Table::new(sheet.file, &sheet.records))
}
