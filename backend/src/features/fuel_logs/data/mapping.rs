//! Between rows and the domain.

use chrono::NaiveTime;
use rust_decimal::Decimal;
use sea_orm::ActiveValue::Set;

use super::entity::{ActiveModel, Model};
use crate::features::fuel_logs::domain::FuelLog;
use crate::features::fuel_logs::domain::economy::{Consumption, Fill, NoEconomyReason};
use crate::features::fuel_logs::domain::entry::FuelEntry;
use crate::features::fuel_logs::domain::plausibility::{Assessment, Entry, Warning};
use crate::features::fuel_logs::domain::price::Price;
use crate::kernel::energy::EnergySource;
use crate::kernel::ids::{FuelLogId, TypedId, VehicleId};
use crate::kernel::money::{Currency, Money};
use crate::kernel::units::{DistanceUnit, Entered, FuelUnit};

const TIME_FORMAT: &str = "%H:%M";

/// The columns that hold what was typed.
pub fn columns(entry: FuelEntry) -> ActiveModel {
    let total = total_of(&entry);
    ActiveModel {
        energy_source: Set(entry.source.code().to_owned()),
        filled_on: Set(entry.filled_on),
        filled_at: Set(entry
            .filled_at
            .map(|t| t.format(TIME_FORMAT).to_string())
            .unwrap_or_default()),
        is_full: Set(entry.is_full),
        missed_previous: Set(entry.missed_previous),
        station: Set(entry.station),
        grade: Set(entry.grade),
        notes: Set(entry.notes),
        odometer_value: Set(entry.odometer.map(|o| o.value.to_string())),
        odometer_unit: Set(entry.odometer.map(|o| o.unit.code().to_owned())),
        odometer_m: Set(entry.odometer.and_then(Entered::<DistanceUnit>::metres)),
        quantity_value: Set(entry.quantity.map(|q| q.value.to_string())),
        quantity_unit: Set(entry.quantity.map(|q| q.unit.code().to_owned())),
        quantity: Set(entry.quantity.and_then(Entered::<FuelUnit>::canonical)),
        currency: Set(entry.price.currency.code().to_owned()),
        unit_price_value: Set(entry.price.typed_unit_price.map(|p| p.to_string())),
        total_value: Set(entry.price.typed_total.map(|t| t.to_string())),
        total_minor: Set(total.map(|t| t.minor)),
        ..Default::default()
    }
}

fn total_of(entry: &FuelEntry) -> Option<Money> {
    Money::from_amount(
        entry.price.total(entry.typed_quantity())?,
        entry.price.currency,
    )
}

fn entry_of(row: &Model) -> FuelEntry {
    FuelEntry {
        source: EnergySource::from_code(&row.energy_source).unwrap_or(EnergySource::Petrol),
        filled_on: row.filled_on,
        filled_at: NaiveTime::parse_from_str(&row.filled_at, TIME_FORMAT).ok(),
        odometer: distance(&row.odometer_value, &row.odometer_unit),
        quantity: entered(&row.quantity_value, &row.quantity_unit, FuelUnit::from_code),
        price: Price {
            currency: Currency::parse(&row.currency).unwrap_or(Currency::EUR),
            typed_unit_price: decimal(&row.unit_price_value),
            typed_total: decimal(&row.total_value),
        },
        is_full: row.is_full,
        missed_previous: row.missed_previous,
        station: row.station.clone(),
        grade: row.grade.clone(),
        notes: row.notes.clone(),
    }
}

fn decimal(text: &Option<String>) -> Option<Decimal> {
    text.as_deref()?.parse().ok()
}

fn entered<U>(
    value: &Option<String>,
    unit: &Option<String>,
    read: fn(&str) -> Option<U>,
) -> Option<Entered<U>> {
    Some(Entered {
        value: decimal(value)?,
        unit: read(unit.as_deref()?)?,
    })
}

/// A distance as typed, from its two columns.
pub fn distance(value: &Option<String>, unit: &Option<String>) -> Option<Entered<DistanceUnit>> {
    entered(value, unit, DistanceUnit::from_code)
}

fn warnings_of(text: &str) -> Vec<Warning> {
    text.split(',').filter_map(Warning::from_code).collect()
}

/// Warnings as they are stored.
pub fn warnings_text(warnings: &[Warning]) -> String {
    warnings
        .iter()
        .map(|warning| warning.code())
        .collect::<Vec<_>>()
        .join(",")
}

impl From<Model> for FuelLog {
    fn from(row: Model) -> Self {
        let entry = entry_of(&row);
        let assessed = assessed(&row);
        Self {
            id: FuelLogId::from_uuid(row.id),
            vehicle_id: VehicleId::from_uuid(row.vehicle_id),
            is_confirmed: row.is_confirmed,
            odometer_m: row.odometer_m,
            total: row.total_minor.map(|minor| Money {
                minor,
                currency: entry.price.currency,
            }),
            warnings: assessed.warnings,
            distance_m: assessed.distance,
            outcome: assessed.outcome,
            version: row.version,
            created_at: row.created_at,
            updated_at: row.updated_at,
            deleted_at: row.deleted_at,
            entry,
        }
    }
}

/// What the rules said of a row when they were last applied.
pub fn assessed(row: &Model) -> Assessment {
    let outcome = match (row.economy_quantity, row.economy_m) {
        (Some(quantity), Some(metres)) => Ok(Consumption { quantity, metres }),
        _ => Err(row
            .no_economy_reason
            .as_deref()
            .and_then(NoEconomyReason::from_code)
            .unwrap_or(NoEconomyReason::NoPreviousFull)),
    };
    Assessment {
        warnings: warnings_of(&row.warnings),
        distance: row.distance_m,
        outcome,
    }
}

/// What the rules judge a row by.
pub fn judged(row: &Model) -> Entry {
    let entry = entry_of(row);
    let quantity = entry.typed_quantity();
    Entry {
        fill: Fill {
            source: entry.source,
            odometer: row.odometer_m,
            quantity: row.quantity,
            is_full: row.is_full,
            missed_previous: row.missed_previous,
            doubt: None,
        },
        filled_on: row.filled_on,
        typed_on: row.updated_at.date_naive(),
        price: row
            .total_minor
            .zip(row.quantity)
            .and_then(|(total, quantity)| {
                let per_thousand = Decimal::from(total).checked_mul(Decimal::ONE_THOUSAND)?;
                Some((
                    entry.price.currency,
                    per_thousand.checked_div(Decimal::from(quantity))?,
                ))
            }),
        products: entry.price.products(quantity),
        is_confirmed: row.is_confirmed,
    }
}
