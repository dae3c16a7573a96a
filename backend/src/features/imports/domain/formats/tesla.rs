//! Charging as Tesla and A Better Routeplanner list it.

use std::collections::HashMap;

use crate::features::imports::domain::draft::{Draft, Found, OwnCells};
use crate::features::imports::domain::flat::{Aliases, Columns, Field, draft};
use crate::features::imports::domain::formats::fuelly::tables;
use crate::features::imports::domain::numbers::DecimalMark;
use crate::features::imports::domain::recognition::Sheet;
use crate::features::imports::domain::words;
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
    found.mark = Some(DecimalMark::Point);
    let stems = sheets.iter().map(|sheet| sheet.stem());
    for (table, stem) in tables(sheets).zip(stems) {
        let columns = Columns::by(&table, CHARGES);
        let drafts: Vec<_> = table
            .rows
            .iter()
            .map(|row| draft(&table, &columns, row))
            .collect();
        let target = usual_target(&drafts);
        found.drafts.extend(drafts.into_iter().map(|draft| {
            Draft {
                vehicle: if draft.vehicle.is_empty() {
                    stem.to_owned()
                } else {
                    draft.vehicle.clone()
                },
                quantity_unit: Some(FuelUnit::KilowattHour),
                energy: Some(EnergySource::Electricity),
                is_full: is_full(&draft, target.as_deref()),
                own: own(draft.grade.as_deref().unwrap_or_default()),
                grade: draft
                    .grade
                    .clone()
                    .filter(|kind| own(kind) == OwnCells::default()),
                ..draft
            }
        }));
    }
}

/// The type of a charge tells the current, the place, or both.
fn own(kind: &str) -> OwnCells {
    OwnCells {
        charger: words::charger(kind),
        charge_place: words::charge_place(kind),
        ..OwnCells::default()
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
