use async_graphql::{ID, InputObject, MaybeUndefined, Result};
use chrono::NaiveTime;
use rust_decimal::Decimal;

use crate::features::fuel_logs::api::extras::{ExtrasInput, ExtrasPatch};
use crate::features::fuel_logs::domain::entry::FuelEntry;
use crate::features::fuel_logs::domain::price::Price;
use crate::graphql::errors::{FaultKind, UserFault};
use crate::graphql::patch::patched;
use crate::graphql::quantities::{DistanceInput, EnergySource, FuelQuantityInput};
use crate::graphql::scalars::LocalDate;
use crate::kernel::energy;
use crate::kernel::money::Currency;

/// A new fill-up or charge. What is odd is kept and flagged; only what is impossible is refused.
#[derive(InputObject, Debug)]
pub struct CreateFuelLogInput {
    /// Made by the client, `fuel_log_…` with a UUIDv7; the same id again returns what is there.
    pub id: Option<ID>,
    /// The same key and input have one effect.
    pub idempotency_key: Option<String>,
    /// Typed id, `vehicle_…`.
    pub vehicle_id: ID,
    /// The day, local to the place.
    pub filled_on: LocalDate,
    /// HH:MM, local to the place.
    pub filled_at: Option<String>,
    /// What was filled; the vehicle's main source by default.
    pub energy_source: Option<EnergySource>,
    /// The odometer, where it was read; 0 stands for not read.
    pub odometer: Option<DistanceInput>,
    /// How much was filled, where it is known.
    pub quantity: Option<FuelQuantityInput>,
    /// Per unit of quantity; with the total missing, the total is derived, and the reverse.
    pub unit_price: Option<Decimal>,
    /// What was paid.
    pub total: Option<Decimal>,
    /// ISO 4217; the viewer's currency by default.
    pub currency: Option<String>,
    /// Whether the tank was full afterwards.
    #[graphql(default = true)]
    pub is_full: bool,
    /// Whether a fill-up before this one was not logged.
    #[graphql(default)]
    pub missed_previous: bool,
    /// Where it was filled, at most 200 characters.
    pub station: Option<String>,
    /// Grade as sold, at most 200 characters.
    pub grade: Option<String>,
    /// Free text, at most 10,000 characters.
    pub notes: Option<String>,
    /// What few fill-ups have.
    #[graphql(flatten)]
    pub extras: ExtrasInput,
}

impl CreateFuelLogInput {
    /// The entry as the rules know it; what cannot be read is told by field.
    pub fn entry(
        self,
        usual_source: energy::EnergySource,
        usual_currency: Currency,
    ) -> Result<FuelEntry, Vec<UserFault>> {
        let mut faults = Vec::new();
        let filled_at = self
            .filled_at
            .as_deref()
            .and_then(|text| read_time(text, &mut faults));
        let currency = match self.currency.as_deref() {
            Some(text) => read_currency(text, &mut faults).unwrap_or(usual_currency),
            None => usual_currency,
        };
        if !faults.is_empty() {
            return Err(faults);
        }
        Ok(FuelEntry {
            source: self.energy_source.map_or(usual_source, Into::into),
            filled_on: self.filled_on.0,
            filled_at,
            odometer: self.odometer.map(Into::into),
            quantity: self.quantity.map(Into::into),
            price: Price {
                currency,
                typed_unit_price: self.unit_price,
                typed_total: self.total,
            },
            is_full: self.is_full,
            missed_previous: self.missed_previous,
            station: self.station,
            grade: self.grade,
            notes: self.notes,
            extras: self.extras.into(),
        })
    }
}

/// Changes of a fill-up: an absent field stays, null clears.
#[derive(InputObject, Debug)]
pub struct UpdateFuelLogInput {
    /// Typed id, `fuel_log_…`.
    pub id: ID,
    /// The version that was seen.
    pub expected_version: i32,
    /// The same key and input have one effect.
    pub idempotency_key: Option<String>,
    /// The day, local to the place.
    pub filled_on: Option<LocalDate>,
    /// HH:MM, local to the place.
    pub filled_at: MaybeUndefined<String>,
    /// What was filled; null leaves it.
    pub energy_source: Option<EnergySource>,
    /// The odometer.
    pub odometer: MaybeUndefined<DistanceInput>,
    /// How much was filled.
    pub quantity: MaybeUndefined<FuelQuantityInput>,
    /// Per unit of quantity.
    pub unit_price: MaybeUndefined<Decimal>,
    /// What was paid.
    pub total: MaybeUndefined<Decimal>,
    /// ISO 4217; null leaves it.
    pub currency: Option<String>,
    /// Whether the tank was full afterwards.
    pub is_full: Option<bool>,
    /// Whether a fill-up before this one was not logged.
    pub missed_previous: Option<bool>,
    /// Where it was filled.
    pub station: MaybeUndefined<String>,
    /// Grade as sold.
    pub grade: MaybeUndefined<String>,
    /// Free text.
    pub notes: MaybeUndefined<String>,
    /// What few fill-ups have.
    #[graphql(flatten)]
    pub extras: ExtrasPatch,
}

/// Changes that were read.
#[derive(Debug)]
pub struct Patch {
    input: UpdateFuelLogInput,
    filled_at: MaybeUndefined<NaiveTime>,
    currency: Option<Currency>,
}

impl UpdateFuelLogInput {
    /// Reads time and currency; what cannot be read is told by field.
    pub fn read(self) -> Result<Patch, Vec<UserFault>> {
        let mut faults = Vec::new();
        let filled_at = match &self.filled_at {
            MaybeUndefined::Undefined => MaybeUndefined::Undefined,
            MaybeUndefined::Null => MaybeUndefined::Null,
            MaybeUndefined::Value(text) => {
                read_time(text, &mut faults).map_or(MaybeUndefined::Null, MaybeUndefined::Value)
            }
        };
        let currency = self
            .currency
            .as_deref()
            .and_then(|text| read_currency(text, &mut faults));
        if faults.is_empty() {
            Ok(Patch {
                input: self,
                filled_at,
                currency,
            })
        } else {
            Err(faults)
        }
    }
}

impl Patch {
    /// The entry that is wanted, given the present one.
    pub fn apply(self, present: FuelEntry) -> FuelEntry {
        let input = self.input;
        FuelEntry {
            source: input.energy_source.map_or(present.source, Into::into),
            filled_on: input.filled_on.map_or(present.filled_on, |date| date.0),
            filled_at: patched(self.filled_at, present.filled_at),
            odometer: patched(input.odometer.map_value(Into::into), present.odometer),
            quantity: patched(input.quantity.map_value(Into::into), present.quantity),
            price: Price {
                currency: self.currency.unwrap_or(present.price.currency),
                typed_unit_price: patched(input.unit_price, present.price.typed_unit_price),
                typed_total: patched(input.total, present.price.typed_total),
            },
            is_full: input.is_full.unwrap_or(present.is_full),
            missed_previous: input.missed_previous.unwrap_or(present.missed_previous),
            station: patched(input.station, present.station),
            grade: patched(input.grade, present.grade),
            notes: patched(input.notes, present.notes),
            extras: input.extras.apply(present.extras),
        }
    }
}

fn read_time(text: &str, faults: &mut Vec<UserFault>) -> Option<NaiveTime> {
    let read = NaiveTime::parse_from_str(text.trim(), "%H:%M").ok();
    if read.is_none() {
        faults.push(unreadable(
            "filledAt",
            "Enter the time as HH:MM, for example 17:45.",
        ));
    }
    read
}

fn read_currency(text: &str, faults: &mut Vec<UserFault>) -> Option<Currency> {
    let read = Currency::parse(text);
    if read.is_none() {
        faults.push(unreadable(
            "currency",
            "Enter the currency as its three letters, for example EUR.",
        ));
    }
    read
}

fn unreadable(field: &str, message: &str) -> UserFault {
    UserFault {
        kind: FaultKind::Invalid,
        field: vec!["input".to_owned(), field.to_owned()],
        message: message.to_owned(),
    }
}

/// A fill-up to put into the trash.
#[derive(InputObject, Debug)]
pub struct DeleteFuelLogInput {
    /// Typed id, `fuel_log_…`.
    pub id: ID,
    /// The version that was seen, where a change in between should hinder.
    pub expected_version: Option<i32>,
    /// The same key and input have one effect.
    pub idempotency_key: Option<String>,
}

/// A fill-up to take out of the trash.
#[derive(InputObject, Debug)]
pub struct RestoreFuelLogInput {
    /// Typed id, `fuel_log_…`.
    pub id: ID,
    /// The same key and input have one effect.
    pub idempotency_key: Option<String>,
}

/// A fill-up to confirm.
#[derive(InputObject, Debug)]
pub struct ConfirmFuelLogInput {
    /// Typed id, `fuel_log_…`.
    pub id: ID,
    /// False takes the confirmation back.
    #[graphql(default = true)]
    pub confirmed: bool,
    /// The same key and input have one effect.
    pub idempotency_key: Option<String>,
}

/// A fill-up in the trash to remove for good.
#[derive(InputObject, Debug)]
pub struct PurgeFuelLogInput {
    /// Typed id, `fuel_log_…`.
    pub id: ID,
    /// The same key and input have one effect.
    pub idempotency_key: Option<String>,
}
