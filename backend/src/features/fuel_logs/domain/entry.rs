//! What a person types for a fill-up, checked for what is impossible.

use chrono::{Datelike, NaiveDate, NaiveTime};
use rust_decimal::{Decimal, dec};

use crate::features::fuel_logs::domain::extras::Extras;
use crate::features::fuel_logs::domain::price::Price;
use crate::kernel::energy::EnergySource;
use crate::kernel::text::{self, TextError};
use crate::kernel::units::{DistanceUnit, Entered, FuelUnit};

/// A fill-up as typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FuelEntry {
    pub source: EnergySource,
    pub filled_on: NaiveDate,
    pub filled_at: Option<NaiveTime>,
    pub odometer: Option<Entered<DistanceUnit>>,
    pub quantity: Option<Entered<FuelUnit>>,
    pub price: Price,
    pub is_full: bool,
    pub missed_previous: bool,
    pub station: Option<String>,
    pub grade: Option<String>,
    pub notes: Option<String>,
    /// What few fill-ups have.
    pub extras: Extras,
}

/// The field that a rule speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    FilledOn,
    Odometer,
    Quantity,
    UnitPrice,
    Total,
    Station,
    Grade,
    Notes,
    Trip,
    EngineHours,
    SourceDistance,
    ChargeStart,
    ChargeEnd,
    BatteryEnergy,
    ChargePlace,
    ChargerKind,
    Driver,
    Payment,
    Tags,
    Discount,
}

/// What cannot be true of a fill-up; the text says what to type.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ImpossibleEntry {
    #[error("Enter a date between 1886 and 2200, for example 2026-11-22.")]
    Date,
    #[error("Enter the odometer as a number from 0 to 10,000,000, for example 45712.")]
    Odometer,
    #[error("Enter the amount as a number above 0, at most 100,000, for example 42.5.")]
    Quantity,
    #[error("This energy is not measured in that unit. Choose litres or gallons, kWh, or kg.")]
    Unit,
    #[error("Enter a price from 0 to 1,000,000, for example 1.689.")]
    UnitPrice,
    #[error("Enter the total as a number from 0 to 1,000,000,000, for example 70.13.")]
    Total,
    #[error("Enter the distance as a number from 0 to 100,000, for example 512.4.")]
    Distance(Field),
    #[error("Enter the hours as a number from 0 to 1,000,000, for example 1250.5.")]
    EngineHours,
    #[error("Enter the state of charge as a percentage from 0 to 100, for example 80.")]
    Charge(Field),
    #[error("Enter the energy as a number above 0, at most 100,000, for example 41.3.")]
    BatteryEnergy,
    #[error("Only a charge has this. Leave it out, or choose electricity.")]
    NoCharge(Field),
    #[error("Give at most 20 tags of at most 50 characters each.")]
    Tags,
    #[error("Enter the discount as a number from 0 to 1,000,000,000, for example 2.50.")]
    Discount,
    #[error("{1}")]
    Text(Field, TextError),
}

impl ImpossibleEntry {
    #[must_use]
    pub fn field(&self) -> Field {
        match self {
            Self::Date => Field::FilledOn,
            Self::Odometer => Field::Odometer,
            Self::Quantity | Self::Unit => Field::Quantity,
            Self::UnitPrice => Field::UnitPrice,
            Self::Total => Field::Total,
            Self::EngineHours => Field::EngineHours,
            Self::BatteryEnergy => Field::BatteryEnergy,
            Self::Tags => Field::Tags,
            Self::Discount => Field::Discount,
            Self::Distance(field)
            | Self::Charge(field)
            | Self::NoCharge(field)
            | Self::Text(field, _) => *field,
        }
    }
}

const SHORT_TEXT: usize = 200;
const LONG_TEXT: usize = 10_000;

impl FuelEntry {
    /// Refuses what is impossible and cleans its texts; all faults are told at once.
    ///
    /// # Errors
    /// One for each field at fault.
    pub fn checked(mut self) -> Result<Self, Vec<ImpossibleEntry>> {
        let mut faults = self.impossible_numbers();
        faults.extend(self.extras.clean(self.source));
        for (field, max, multiline) in [
            (Field::Station, SHORT_TEXT, false),
            (Field::Grade, SHORT_TEXT, false),
            (Field::Notes, LONG_TEXT, true),
            (Field::Driver, SHORT_TEXT, false),
            (Field::Payment, SHORT_TEXT, false),
        ] {
            let slot = self.text_mut(field);
            match text::clean(slot.as_deref(), max, multiline) {
                Ok(cleaned) => *slot = cleaned,
                Err(error) => faults.push(ImpossibleEntry::Text(field, error)),
            }
        }
        if faults.is_empty() {
            Ok(self)
        } else {
            Err(faults)
        }
    }

    fn text_mut(&mut self, field: Field) -> &mut Option<String> {
        match field {
            Field::Station => &mut self.station,
            Field::Grade => &mut self.grade,
            Field::Driver => &mut self.extras.driver,
            Field::Payment => &mut self.extras.payment,
            _ => &mut self.notes,
        }
    }

    fn impossible_numbers(&self) -> Vec<ImpossibleEntry> {
        let between = |value: Decimal, low: Decimal, high: Decimal| (low..=high).contains(&value);
        let mut faults = Vec::new();
        // 1886: the first motor car was patented.
        if !(1886..=2200).contains(&self.filled_on.year()) {
            faults.push(ImpossibleEntry::Date);
        }
        if self
            .odometer
            .is_some_and(|o| !between(o.value, Decimal::ZERO, dec!(10_000_000)))
        {
            faults.push(ImpossibleEntry::Odometer);
        }
        if let Some(quantity) = self.quantity {
            if !between(quantity.value, Decimal::ZERO, dec!(100_000))
                || quantity.canonical().is_none_or(|q| q < 1)
            {
                faults.push(ImpossibleEntry::Quantity);
            }
            if !self.source.accepts(quantity.unit) {
                faults.push(ImpossibleEntry::Unit);
            }
        }
        if self
            .price
            .typed_unit_price
            .is_some_and(|p| !between(p, Decimal::ZERO, dec!(1_000_000)))
        {
            faults.push(ImpossibleEntry::UnitPrice);
        }
        if self
            .price
            .typed_total
            .is_some_and(|t| !between(t, Decimal::ZERO, dec!(1_000_000_000)))
        {
            faults.push(ImpossibleEntry::Total);
        }
        faults
    }

    /// The quantity's number in the unit it was typed in, for prices per that unit.
    #[must_use]
    pub fn typed_quantity(&self) -> Option<Decimal> {
        self.quantity.map(|quantity| quantity.value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::money::Currency;

    fn entry() -> FuelEntry {
        FuelEntry {
            source: EnergySource::Petrol,
            filled_on: NaiveDate::from_ymd_opt(2026, 11, 22).unwrap(),
            filled_at: None,
            odometer: Some(Entered {
                value: dec!(45712),
                unit: DistanceUnit::Kilometre,
            }),
            quantity: Some(Entered {
                value: dec!(41.52),
                unit: FuelUnit::Litre,
            }),
            price: Price {
                currency: Currency::EUR,
                typed_unit_price: None,
                typed_total: Some(dec!(70.13)),
            },
            is_full: true,
            missed_previous: false,
            station: Some("  Shell Mainz ".into()),
            grade: None,
            notes: Some("\n".into()),
            extras: Extras::default(),
        }
    }

    fn quantity(value: Decimal, unit: FuelUnit) -> Option<Entered<FuelUnit>> {
        Some(Entered { value, unit })
    }

    #[test]
    fn texts_are_trimmed_and_blanks_are_nothing() {
        let checked = entry().checked().unwrap();
        assert_eq!(checked.station.as_deref(), Some("Shell Mainz"));
        assert_eq!(checked.notes, None);
    }

    #[test]
    fn all_faults_are_told_at_once() {
        let wrong = FuelEntry {
            quantity: quantity(dec!(-3), FuelUnit::Litre),
            odometer: Some(Entered {
                value: dec!(-1),
                unit: DistanceUnit::Mile,
            }),
            station: Some("x".repeat(201)),
            ..entry()
        };
        let fields: Vec<_> = wrong
            .checked()
            .unwrap_err()
            .iter()
            .map(ImpossibleEntry::field)
            .collect();
        assert_eq!(fields, [Field::Odometer, Field::Quantity, Field::Station]);
    }

    #[test]
    fn petrol_is_not_sold_by_the_kilowatt_hour() {
        let wrong = FuelEntry {
            quantity: quantity(dec!(40), FuelUnit::KilowattHour),
            ..entry()
        };
        assert_eq!(wrong.checked().unwrap_err(), [ImpossibleEntry::Unit]);
    }

    #[test]
    fn nothing_but_a_date_is_needed() {
        let bare = FuelEntry {
            odometer: None,
            quantity: None,
            ..entry()
        };
        assert!(bare.checked().is_ok());
    }

    #[test]
    fn the_largest_numbers_do_not_overflow() {
        let huge = FuelEntry {
            quantity: quantity(Decimal::MAX, FuelUnit::UkGallon),
            ..entry()
        };
        assert_eq!(huge.checked().unwrap_err(), [ImpossibleEntry::Quantity]);
    }
}
