//! GasBuddy: one table, with units and economy in cells.

use std::collections::HashMap;

use crate::features::imports::domain::draft::{Draft, Found};
use crate::features::imports::domain::flat::{Aliases, Columns, Field, draft};
use crate::features::imports::domain::formats::fuelly::tables;
use crate::features::imports::domain::numbers::DecimalMark;
use crate::features::imports::domain::recognition::Sheet;
use crate::features::imports::domain::table::Record;
use crate::features::imports::domain::words;

const FILLS: &Aliases = &[
    (Field::Vehicle, &["vehicle"]),
    (Field::Date, &["date (utc)"]),
    (Field::Odometer, &["odometer"]),
    (Field::DistanceUnit, &["fuel economy unit"]),
    (Field::Quantity, &["quantity"]),
    (Field::QuantityUnit, &["unit"]),
    (Field::UnitPrice, &["unit price"]),
    (Field::Total, &["total cost"]),
    (Field::Currency, &["currency"]),
    (Field::Full, &["fillup"]),
    (Field::Energy, &["fuel type"]),
    (Field::Grade, &["fuel type"]),
    (Field::Station, &["location"]),
    (Field::Notes, &["notes"]),
];

pub fn read(sheets: &[&Sheet], found: &mut Found) {
    found.mark = Some(DecimalMark::Point);
    for table in tables(sheets) {
        let columns = Columns::by(&table, FILLS);
        let told = |row: &Record| words::distance_unit(table.text(row, &["fuel economy unit"]));
        // One row that tells its units tells those of its vehicle, else of all.
        let mut of_vehicle = HashMap::new();
        for row in table.rows {
            if let Some(unit) = told(row) {
                of_vehicle
                    .entry(table.text(row, &["vehicle"]))
                    .or_insert(unit);
            }
        }
        let of_all = table.rows.iter().find_map(told);
        for record in table.rows {
            let draft = draft(&table, &columns, record);
            let unit = of_vehicle.get(draft.vehicle.as_str()).copied().or(of_all);
            let economy = table.text(record, &["fuel economy"]);
            found.drafts.push(Draft {
                missed_previous: economy.eq_ignore_ascii_case("missingPrevious"),
                distance_unit: draft.distance_unit.or(unit),
                ..draft
            });
        }
    }
}
