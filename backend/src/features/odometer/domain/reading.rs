use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, Utc};
use rust_decimal::{Decimal, dec};
use uuid::Uuid;

use crate::features::fuel_logs::place_of;
use crate::kernel::ids::{OdometerReadingId, TypedId, VehicleId};
use crate::kernel::text::{self, TextError};
use crate::kernel::trail::Fact;
use crate::kernel::units::{DistanceUnit, Entered, milliseconds};

/// In what a meter counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MeterUnit {
    Distance(DistanceUnit),
    Hour,
}

impl MeterUnit {
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Distance(unit) => unit.code(),
            Self::Hour => "h",
        }
    }

    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        if code == "h" {
            return Some(Self::Hour);
        }
        DistanceUnit::from_code(code).map(Self::Distance)
    }

    /// Fine units of so much of this.
    #[must_use]
    pub fn fine(self, value: Decimal) -> Option<i64> {
        match self {
            Self::Distance(unit) => Entered { value, unit }.fine(),
            Self::Hour => milliseconds(value),
        }
    }
}

/// A reading as typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadingDetails {
    pub read_on: NaiveDate,
    pub read_at: Option<NaiveTime>,
    pub unit: MeterUnit,
    pub value: Decimal,
    /// What the meter before showed in the end, where this is a new one.
    pub ended: Option<Decimal>,
    pub notes: Option<String>,
}

/// What cannot be of a reading; the text says what to type.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ImpossibleReading {
    #[error("Enter a date between 1886 and 2200, for example 2026-11-22.")]
    Date,
    #[error("Enter the odometer as a number above 0, at most 10,000,000; of a new meter, 0 too.")]
    Odometer,
    #[error("Enter the hours as a number above 0, at most 1,000,000; of a new meter, 0 too.")]
    EngineHours,
    #[error("Enter what the old meter showed in the end, above 0 and at most 10,000,000.")]
    Ended,
    #[error("{0}")]
    Notes(TextError),
}

impl ImpossibleReading {
    /// The field at fault, in its GraphQL spelling.
    #[must_use]
    pub fn field(&self) -> &'static str {
        match self {
            Self::Date => "readOn",
            Self::Odometer => "odometer",
            Self::EngineHours => "engineHours",
            Self::Ended => "replacedMeterEndedAt",
            Self::Notes(_) => "notes",
        }
    }
}

const NOTES: usize = 10_000;

impl ReadingDetails {
    /// What the odometer shows; none of an hour meter.
    #[must_use]
    pub fn odometer(&self) -> Option<Entered<DistanceUnit>> {
        match self.unit {
            MeterUnit::Distance(unit) => Some(Entered {
                value: self.value,
                unit,
            }),
            MeterUnit::Hour => None,
        }
    }

    /// Its place among the readings of its day; a new meter comes behind what the old one showed.
    #[must_use]
    pub fn place(&self) -> i64 {
        let reading = self.unit.fine(self.ended.unwrap_or(self.value));
        place_of(
            self.read_at,
            reading.filter(|_| self.unit != MeterUnit::Hour),
        )
    }

    /// Cleans the notes and refuses what is impossible; all faults are told at once.
    ///
    /// # Errors
    /// One for each field at fault.
    pub fn checked(mut self) -> Result<Self, Vec<ImpossibleReading>> {
        let mut faults = Vec::new();
        // 1886: the first motor car was patented.
        if !(1886..=2200).contains(&self.read_on.year()) {
            faults.push(ImpossibleReading::Date);
        }
        let (most, fault) = match self.unit {
            MeterUnit::Distance(_) => (dec!(10_000_000), ImpossibleReading::Odometer),
            MeterUnit::Hour => (dec!(1_000_000), ImpossibleReading::EngineHours),
        };
        let is_read = |value: Decimal| value > Decimal::ZERO && value <= most;
        let is_set_to_zero = self.value.is_zero() && self.ended.is_some();
        if !is_read(self.value) && !is_set_to_zero {
            faults.push(fault);
        }
        if self.ended.is_some_and(|ended| !is_read(ended)) {
            faults.push(ImpossibleReading::Ended);
        }
        match text::clean(self.notes.as_deref(), NOTES, true) {
            Ok(notes) => self.notes = notes,
            Err(error) => faults.push(ImpossibleReading::Notes(error)),
        }
        if faults.is_empty() {
            Ok(self)
        } else {
            Err(faults)
        }
    }
}

/// A reading as stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    pub id: OdometerReadingId,
    pub vehicle_id: VehicleId,
    pub details: ReadingDetails,
    /// Its place in its day.
    pub place: i64,
    pub version: i32,
    pub created_at: DateTime<Utc>,
    pub deleted_at: Option<DateTime<Utc>>,
}

impl ReadingDetails {
    /// What was typed, by the names of the API.
    #[must_use]
    pub fn facts(&self) -> Vec<Fact> {
        let is_hours = self.unit == MeterUnit::Hour;
        let value = Some(self.value.to_string());
        let time = self.read_at.map(|time| time.format("%H:%M").to_string());
        let unit = (!is_hours).then(|| self.unit.code().to_owned());
        vec![
            ("readOn", Some(self.read_on.to_string())),
            ("readAt", time),
            ("odometer", value.clone().filter(|_| !is_hours)),
            ("odometerUnit", unit),
            ("engineHours", value.filter(|_| is_hours)),
            (
                "replacedMeterEndedAt",
                self.ended.map(|ended| ended.to_string()),
            ),
            ("notes", self.notes.clone()),
        ]
    }
}

/// A place in the timeline of a vehicle's readings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ReadingPosition {
    pub on: NaiveDate,
    pub place: i64,
    pub id: Uuid,
}

impl Reading {
    #[must_use]
    pub fn position(&self) -> ReadingPosition {
        ReadingPosition {
            on: self.details.read_on,
            place: self.place,
            id: self.id.uuid(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn details(value: Decimal, ended: Option<Decimal>) -> ReadingDetails {
        ReadingDetails {
            read_on: NaiveDate::from_ymd_opt(2026, 1, 10).unwrap(),
            read_at: None,
            unit: MeterUnit::Distance(DistanceUnit::Kilometre),
            value,
            ended,
            notes: None,
        }
    }

    #[test]
    fn only_a_new_meter_stands_at_nothing() {
        let faults = details(Decimal::ZERO, None).checked().unwrap_err();
        assert_eq!(faults, [ImpossibleReading::Odometer]);
        assert!(
            details(Decimal::ZERO, Some(dec!(120_000.5)))
                .checked()
                .is_ok()
        );
    }

    #[test]
    fn what_no_meter_shows_is_refused() {
        let faults = details(dec!(-1), Some(Decimal::MAX)).checked().unwrap_err();
        assert_eq!(
            faults,
            [ImpossibleReading::Odometer, ImpossibleReading::Ended]
        );
    }
}
