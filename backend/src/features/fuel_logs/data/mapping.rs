//! Between rows and the domain.

use chrono::{NaiveTime, Timelike};
use rust_decimal::{Decimal, dec};
use sea_orm::ActiveValue::Set;

use super::entity::{ActiveModel, Model};
use crate::features::fuel_logs::domain::FuelLog;
use crate::features::fuel_logs::domain::battery::BatteryUse;
use crate::features::fuel_logs::domain::economy::{Consumption, Fill, NoEconomyReason, Outcome};
use crate::features::fuel_logs::domain::entry::FuelEntry;
use crate::features::fuel_logs::domain::extras::{Charge, ChargePlace, ChargerKind, Extras};
use crate::features::fuel_logs::domain::meters::Corrections;
use crate::features::fuel_logs::domain::order::Spot;
use crate::features::fuel_logs::domain::plausibility::{Assessment, Entry, Since, Warning};
use crate::features::fuel_logs::domain::price::Price;
use crate::features::fuel_logs::domain::statistics::Month;
use crate::kernel::energy::EnergySource;
use crate::kernel::ids::{FuelLogId, TypedId, VehicleId};
use crate::kernel::money::{Currency, Money};
use crate::kernel::units::{DistanceUnit, Entered, FuelUnit};

const TIME_FORMAT: &str = "%H:%M";

/// The columns that hold what was typed.
pub fn columns(entry: FuelEntry) -> ActiveModel {
    let total = total_of(&entry);
    ActiveModel {
        fuel: Set(entry.quantity.and_then(Entered::<FuelUnit>::fine)),
        energy_source: Set(entry.source.code().to_owned()),
        filled_on: Set(entry.filled_on),
        filled_month: Set(Month::of(entry.filled_on).0),
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
        ..extra_columns(entry.extras)
    }
}

fn extra_columns(extras: Extras) -> ActiveModel {
    let number = |value: Option<Decimal>| value.map(|value| value.to_string());
    let charge = extras.charge;
    let energy = |value| Entered {
        value,
        unit: FuelUnit::KilowattHour,
    };
    ActiveModel {
        trip_value: Set(number(extras.trip.map(|t| t.value))),
        trip_unit: Set(extras.trip.map(|t| t.unit.code().to_owned())),
        engine_hours: Set(number(extras.engine_hours)),
        source_distance_value: Set(number(extras.source_distance.map(|d| d.value))),
        source_distance_unit: Set(extras.source_distance.map(|d| d.unit.code().to_owned())),
        source_distance: Set(extras
            .source_distance
            .and_then(Entered::<DistanceUnit>::fine)),
        charge_start: Set(number(charge.start)),
        charge_end: Set(number(charge.end)),
        battery_energy: Set(number(charge.battery_energy)),
        battery_fuel: Set(charge.battery_energy.and_then(|kwh| energy(kwh).fine())),
        charge_gain: Set(charge.state().gain()),
        charge_place: Set(charge.place.map(|place| place.code().to_owned())),
        charger_kind: Set(charge.charger.map(|kind| kind.code().to_owned())),
        driver: Set(extras.driver),
        payment: Set(extras.payment),
        discount: Set(number(extras.discount)),
        tags: Set((!extras.tags.is_empty()).then(|| extras.tags.join("\n"))),
        ..Default::default()
    }
}

fn extras_of(row: &Model) -> Extras {
    let code = |text: &Option<String>| text.clone().unwrap_or_default();
    Extras {
        trip: distance(&row.trip_value, &row.trip_unit),
        engine_hours: decimal(&row.engine_hours),
        source_distance: distance(&row.source_distance_value, &row.source_distance_unit),
        charge: Charge {
            start: decimal(&row.charge_start),
            end: decimal(&row.charge_end),
            battery_energy: decimal(&row.battery_energy),
            place: ChargePlace::from_code(&code(&row.charge_place)),
            charger: ChargerKind::from_code(&code(&row.charger_kind)),
        },
        driver: row.driver.clone(),
        payment: row.payment.clone(),
        tags: row
            .tags
            .iter()
            .flat_map(|t| t.lines())
            .map(str::to_owned)
            .collect(),
        discount: decimal(&row.discount),
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
        extras: extras_of(row),
    }
}

/// A number as typed.
pub fn decimal(text: &Option<String>) -> Option<Decimal> {
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

/// What was odd, from its column.
pub fn warnings_of(text: &str) -> Vec<Warning> {
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
        Self {
            id: FuelLogId::from_uuid(row.id),
            vehicle_id: VehicleId::from_uuid(row.vehicle_id),
            is_confirmed: row.is_confirmed,
            total: row.total_minor.map(|minor| Money {
                minor,
                currency: entry.price.currency,
            }),
            place: row.place,
            assessment: assessed(&row),
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
    let battery = row.battery_share.zip(row.battery_distance);
    Assessment {
        warnings: warnings_of(&row.warnings),
        reading: row.reading,
        since: Since {
            distance: row.distance,
            hours: row.run_ms,
        },
        outcome: outcome(
            (row.economy_fuel, row.economy_distance),
            row.economy_alone,
            &row.no_economy_reason,
        ),
        hourly: outcome(
            (row.hourly_fuel, row.hourly_ms),
            None,
            &row.no_hourly_reason,
        ),
        battery: battery.map(|(share, distance)| BatteryUse { share, distance }),
    }
}

fn outcome(
    used: (Option<i64>, Option<i64>),
    alone: Option<i64>,
    reason: &Option<String>,
) -> Outcome {
    match used {
        (Some(quantity), Some(extent)) => Ok(Consumption {
            quantity,
            extent,
            alone,
        }),
        _ => Err(reason
            .as_deref()
            .and_then(NoEconomyReason::from_code)
            .unwrap_or(NoEconomyReason::NoOdometer)),
    }
}

/// What the rules judge a row by. An odometer or hour meter at 0 was not read: other applications
/// write that where nothing was typed.
pub fn judged(row: &Model, meters: &Corrections) -> Entry {
    let entry = entry_of(row);
    let quantity = entry.typed_quantity();
    Entry {
        fill: Fill {
            source: entry.source,
            odometer: meters.odometer(&entry),
            hours: meters.hours(&entry),
            quantity: row.fuel,
            alone: row.source_distance,
            is_full: row.is_full,
            level: entry.extras.charge.state().end,
            missed_previous: row.missed_previous,
            doubt: None,
            begins_anew: false,
        },
        trip: entry.extras.trip.and_then(Entered::<DistanceUnit>::fine),
        charge: entry.extras.charge.state(),
        filled_on: row.filled_on,
        typed_on: row.updated_at.date_naive(),
        price: row.total_minor.zip(row.fuel).and_then(|(total, fuel)| {
            let many = Decimal::from(total).checked_mul(MANY)?;
            Some((entry.price.currency, many.checked_div(Decimal::from(fuel))?))
        }),
        products: entry.price.products(quantity),
        is_confirmed: row.is_confirmed,
    }
}

/// So many fine units that a price of them is no tiny number.
const MANY: Decimal = dec!(100_000_000);

/// What decides of a row's place in its day.
pub fn spot(row: &Model, entry: &Entry) -> Spot {
    let time = NaiveTime::parse_from_str(&row.filled_at, TIME_FORMAT).ok();
    let metres = entry.fill.odometer.map(|fine| fine / 100_000);
    let seconds = entry.fill.hours.map(|ms| ms / 1000);
    Spot {
        minutes: time.map(|time| time.hour() * 60 + time.minute()),
        reading: metres.or(seconds),
        is_full: row.is_full,
    }
}
