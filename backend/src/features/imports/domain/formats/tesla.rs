//! Charging as Tesla and A Better Routeplanner list it.

use std::collections::HashMap;

use crate::features::imports::domain::draft::{Draft, Found};
use crate::features::imports::domain::flat::{Aliases, Columns, Field, draft};
use crate::features::imports::domain::formats::fuelly::tables;
use crate::features::imports::domain::recognition::Sheet;
use crate::kernel::energy::EnergySource;
use crate::kernel::units::FuelUnit;

const CHARGES: &Aliases = &[
    (Field::Vehicle, &["vehicle", "vin"]),
    (Field::Date, &["charge start date"]),
    (
        Field::Odometer,
        &["odometer", "odometer (km)", "odometer (mi)"],
    ),
    (Field::Quantity, &["energy added (kwh)"]),
    (Field::Total, &["cost"]),
    (Field::Currency, &["currency"]),
    (Field::Grade, &["charge type"]),
    (Field::Station, &["location", "site"]),
    (Field::ChargeBefore, &["starting soc"]),
    (Field::ChargeAfter, &["ending soc"]),
    (Field::Notes, &["notes"]),
];

pub fn read(sheets: &[&Sheet], found: &mut Found) {
    let stems = sheets.iter().map(|sheet| sheet.stem());
    for (table, stem) in tables(sheets).zip(stems) {
        let columns = Columns::by(&table, CHARGES);
        let drafts: Vec<_> = table
            .rows
            .iter()
            .map(|row| draft(&table, &columns, row))
            .collect();
        let target = usual_target(&drafts);
        found.drafts.extend(drafts.into_iter().map(|draft| Draft {
            vehicle: if draft.vehicle.is_empty() {
                stem.to_owned()
            } else {
                draft.vehicle.clone()
            },
            quantity_unit: Some(FuelUnit::KilowattHour),
            energy: Some(EnergySource::Electricity),
            is_full: is_full(&draft, target.as_deref()),
            ..draft
        }));
    }
}

/// To the brim means: to the same state of charge as ever.
fn is_full(draft: &Draft, target: Option<&str>) -> bool {
    let text = draft.charge_after.text.trim_end_matches('%').trim();
    text == "100" || (!text.is_empty() && Some(text) == target)
}

fn usual_target(drafts: &[Draft]) -> Option<String> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for draft in drafts {
        let text = draft.charge_after.text.trim_end_matches('%').trim();
        *counts.entry(text).or_default() += 1;
    }
    let best = counts.into_iter().filter(|(text, _)| !text.is_empty());
    best.max_by_key(|(text, count)| (*count, *text))
        .map(|(text, _)| text.to_owned())
}
