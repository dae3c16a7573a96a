//! GasBuddy: one table, with units and economy in cells.

use crate::features::imports::domain::draft::{Draft, Found};
use crate::features::imports::domain::flat::{Aliases, Columns, Field, draft};
use crate::features::imports::domain::formats::fuelly::tables;
use crate::features::imports::domain::recognition::Sheet;
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
    for table in tables(sheets) {
        let columns = Columns::by(&table, FILLS);
        // One row that tells its units tells those of the others.
        let unit = table
            .rows
            .iter()
            .find_map(|row| words::distance_unit(table.text(row, &["fuel economy unit"])));
        for record in table.rows {
            let draft = draft(&table, &columns, record);
            let economy = table.text(record, &["fuel economy"]);
            found.drafts.push(Draft {
                missed_previous: economy.eq_ignore_ascii_case("missingPrevious"),
                distance_unit: draft.distance_unit.or(unit),
                ..draft
            });
        }
    }
}
