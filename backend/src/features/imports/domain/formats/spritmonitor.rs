//! Spritmonitor: German and English tables of fill-ups and of costs.

use rust_decimal::{Decimal, dec};

use crate::features::imports::domain::draft::{Draft, Found};
use crate::features::imports::domain::flat::{Aliases, Columns, Field, Table, draft};
use crate::features::imports::domain::formats::fuelly::tables;
use crate::features::imports::domain::model::OtherKind;
use crate::features::imports::domain::recognition::Sheet;
use crate::features::imports::domain::words;
use crate::kernel::energy::EnergySource;
use crate::kernel::units::{DistanceUnit, FuelUnit};

const FUEL: &Aliases = &[
    (Field::Date, &["datum", "date"]),
    (Field::Odometer, &["km-stand", "kilometerstand", "odometer"]),
    (Field::Trip, &["teil-km", "trip"]),
    (Field::Quantity, &["spritmenge", "menge", "quantity"]),
    (Field::UnitPrice, &["einzelpreis", "preis", "unit price"]),
    (
        Field::Total,
        &["kosten", "gesamtpreis", "total price", "costs", "price"],
    ),
    (Field::Currency, &["währung", "waehrung", "currency"]),
    (Field::Energy, &["kraftstoff", "fuel"]),
    (Field::Grade, &["kraftstoff", "fuel"]),
    (Field::Station, &["tankstelle", "station"]),
    (Field::Notes, &["bemerkung", "note", "notes"]),
];

pub fn read(sheets: &[&Sheet], found: &mut Found) {
    let stems = sheets.iter().map(|sheet| sheet.stem());
    for (table, vehicle) in tables(sheets).zip(stems) {
        if table.find(&["kostenart", "cost type"]).is_some() {
            costs(&table, vehicle, found);
        } else {
            fills(&table, vehicle, found);
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Full,
    Partial,
    First,
}

fn kind(text: &str) -> Kind {
    let text = text.to_lowercase();
    let begins = |words: &[&str]| words.iter().any(|word| text.starts_with(word));
    match text.as_str() {
        "2" => Kind::Partial,
        "3" | "0" => Kind::First,
        _ if begins(&["part", "teil", "not full", "notfull"]) => Kind::Partial,
        _ if begins(&["first", "erst", "invalid", "ungült"]) => Kind::First,
        _ => Kind::Full,
    }
}

fn energy(code: &str) -> Option<EnergySource> {
    match code.parse::<u32>() {
        Ok(1..=4) => Some(EnergySource::Diesel),
        Ok(6..=9 | 15 | 16 | 18 | 20 | 22) => Some(EnergySource::Petrol),
        Ok(12) => Some(EnergySource::Lpg),
        Ok(13 | 14) => Some(EnergySource::Cng),
        Ok(19) => Some(EnergySource::Electricity),
        Ok(21) => Some(EnergySource::AdBlue),
        Ok(23) => Some(EnergySource::Hydrogen),
        Ok(_) => None,
        Err(_) => words::energy(code),
    }
}

fn fills(table: &Table<'_>, vehicle: &str, found: &mut Found) {
    let columns = Columns::by(table, FUEL);
    let kinds = table.find(&["tankart", "type"]);
    let consumption = table.find(&["verbrauch", "consumption"]);
    let is_german = table.find(&["datum"]).is_some();
    let is_metric = is_german
        || table
            .rows
            .iter()
            .any(|row| is_per_100(table, &columns, row, consumption));
    let last = table.rows.len().saturating_sub(1);
    for (index, record) in table.rows.iter().enumerate() {
        let draft = draft(table, &columns, record);
        let kind = kind(record.cell(kinds.unwrap_or(usize::MAX)));
        let code = table.cell(record, columns.get(Field::Energy)).text;
        let metric = |unit| is_metric.then_some(unit);
        // At either end of the list nothing comes before that could be missing.
        let is_at_end = index == 0 || index == last;
        found.drafts.push(Draft {
            vehicle: vehicle.to_owned(),
            is_full: kind != Kind::Partial,
            missed_previous: kind == Kind::First && !is_at_end,
            energy: energy(&code),
            grade: draft.grade.filter(|grade| grade.parse::<u32>().is_err()),
            distance_unit: draft
                .distance_unit
                .or_else(|| metric(DistanceUnit::Kilometre)),
            quantity_unit: draft.quantity_unit.or(is_metric.then_some(FuelUnit::Litre)),
            ..draft
        });
    }
}

/// Whether the consumption of a row is its quantity for a hundred of its distance.
fn is_per_100(
    table: &Table<'_>,
    columns: &Columns,
    record: &crate::features::imports::domain::table::Record,
    consumption: Option<usize>,
) -> bool {
    let number = |column: Option<usize>| -> Option<Decimal> {
        let text = table.cell(record, column).text.replace(',', ".");
        text.parse()
            .ok()
            .filter(|value: &Decimal| *value > Decimal::ZERO)
    };
    let figure = || {
        let distance = number(columns.get(Field::Trip))?;
        let expected = number(columns.get(Field::Quantity))?
            .checked_mul(dec!(100))?
            .checked_div(distance)?;
        Some((expected - number(consumption)?).abs() < dec!(0.02))
    };
    figure().unwrap_or(false)
}

fn costs(table: &Table<'_>, vehicle: &str, found: &mut Found) {
    for record in table.rows {
        let kind = match table.text(record, &["kostenart", "cost type"]) {
            "1" | "2" | "3" | "4" | "7" | "8" => OtherKind::Service,
            "5" => OtherKind::Insurance,
            "6" => OtherKind::Tax,
            _ => OtherKind::Expense,
        };
        let label = table.text(
            record,
            &["bezeichnung", "description", "title", "bemerkung", "note"],
        );
        found.other(kind, table.place(record), vehicle, label);
    }
}
