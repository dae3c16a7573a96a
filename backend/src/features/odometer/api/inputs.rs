use async_graphql::{ID, InputObject};
use chrono::NaiveTime;
use rust_decimal::Decimal;

use crate::features::odometer::domain::{MeterUnit, ReadingDetails};
use crate::graphql::errors::{FaultKind, UserFault};
use crate::graphql::quantities::{DistanceInput, EngineHoursInput};
use crate::graphql::scalars::LocalDate;

/// A new reading: of an odometer, or of an hour meter.
#[derive(InputObject, Debug)]
pub struct CreateOdometerReadingInput {
    /// Made by the client, `odometer_reading_…` with a UUIDv7; the same id again returns what is there.
    pub id: Option<ID>,
    /// The same key and input have one effect.
    pub idempotency_key: Option<String>,
    /// Typed id, `vehicle_…`.
    pub vehicle_id: ID,
    /// The day, local to the place.
    pub read_on: LocalDate,
    /// HH:MM, local to the place.
    pub read_at: Option<String>,
    /// What the odometer shows. Give this or the hours.
    pub odometer: Option<DistanceInput>,
    /// What the hour meter shows.
    pub engine_hours: Option<EngineHoursInput>,
    /// Where this meter is new, or was set: what it showed before, in the unit of the reading. From then
    /// on, readings of the new one count on from there.
    pub replaced_meter_ended_at: Option<Decimal>,
    /// Free text, at most 10,000 characters.
    pub notes: Option<String>,
}

impl CreateOdometerReadingInput {
    /// The reading as the rules know it; what cannot be read is told by field.
    pub fn details(self) -> Result<ReadingDetails, Vec<UserFault>> {
        let read_at = match self.read_at.as_deref() {
            None => None,
            Some(text) => match NaiveTime::parse_from_str(text.trim(), "%H:%M") {
                Ok(time) => Some(time),
                Err(_) => {
                    return Err(fault(
                        "readAt",
                        "Enter the time as HH:MM, for example 17:45.",
                    ));
                }
            },
        };
        let (value, unit) = match (self.odometer, self.engine_hours) {
            (Some(odometer), None) => (odometer.value, MeterUnit::Distance(odometer.unit.into())),
            (None, Some(hours)) => (hours.value, MeterUnit::Hour),
            _ => {
                return Err(fault(
                    "odometer",
                    "Enter the odometer, or the hours, and not both.",
                ));
            }
        };
        Ok(ReadingDetails {
            read_on: self.read_on.0,
            read_at,
            unit,
            value,
            ended: self.replaced_meter_ended_at,
            notes: self.notes,
        })
    }
}

fn fault(field: &str, message: &str) -> Vec<UserFault> {
    vec![UserFault {
        kind: FaultKind::Invalid,
        field: vec!["input".to_owned(), field.to_owned()],
        message: message.to_owned(),
    }]
}

/// A reading to put into the trash.
#[derive(InputObject, Debug)]
pub struct DeleteOdometerReadingInput {
    /// Typed id, `odometer_reading_…`.
    pub id: ID,
    /// The same key and input have one effect.
    pub idempotency_key: Option<String>,
}

/// A reading to take out of the trash.
#[derive(InputObject, Debug)]
pub struct RestoreOdometerReadingInput {
    /// Typed id, `odometer_reading_…`.
    pub id: ID,
    /// The same key and input have one effect.
    pub idempotency_key: Option<String>,
}

/// A reading in the trash to remove for good.
#[derive(InputObject, Debug)]
pub struct PurgeOdometerReadingInput {
    /// Typed id, `odometer_reading_…`.
    pub id: ID,
    /// The same key and input have one effect.
    pub idempotency_key: Option<String>,
}
