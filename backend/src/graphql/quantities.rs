//! Quantities, units and money as the schema shows them.

use async_graphql::{Enum, InputObject, SimpleObject};
use rust_decimal::Decimal;

use crate::kernel::{energy, money, units};

/// A unit of distance.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "units::DistanceUnit")]
pub enum DistanceUnit {
    /// 1,000 metres.
    Kilometre,
    /// The international mile, 1,609.344 metres.
    Mile,
}

/// A unit in which fuel or energy is bought.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "units::FuelUnit")]
pub enum FuelUnit {
    /// A cubic decimetre.
    Litre,
    /// 3.785411784 litres.
    UsGallon,
    /// 4.54609 litres.
    UkGallon,
    /// Electricity.
    KilowattHour,
    /// Gases: CNG, hydrogen.
    Kilogram,
}

/// A unit of consumption or economy.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "units::EconomyUnit")]
pub enum EconomyUnit {
    /// Litres per 100 kilometres.
    #[graphql(name = "LITRES_PER_100_KM")]
    LitresPer100Km,
    /// Litres per 100 miles.
    #[graphql(name = "LITRES_PER_100_MILES")]
    LitresPer100Miles,
    /// US gallons per 100 miles.
    #[graphql(name = "US_GALLONS_PER_100_MILES")]
    UsGallonsPer100Miles,
    /// Imperial gallons per 100 miles.
    #[graphql(name = "UK_GALLONS_PER_100_MILES")]
    UkGallonsPer100Miles,
    /// Kilometres per litre.
    KilometresPerLitre,
    /// Kilometres per US gallon.
    KilometresPerUsGallon,
    /// Kilometres per imperial gallon.
    KilometresPerUkGallon,
    /// Miles per litre.
    MilesPerLitre,
    /// Miles per US gallon.
    MilesPerUsGallon,
    /// Miles per imperial gallon.
    MilesPerUkGallon,
    /// Kilowatt-hours per 100 kilometres.
    #[graphql(name = "KILOWATT_HOURS_PER_100_KM")]
    KilowattHoursPer100Km,
    /// Kilowatt-hours per 100 miles.
    #[graphql(name = "KILOWATT_HOURS_PER_100_MILES")]
    KilowattHoursPer100Miles,
    /// Watt-hours per kilometre.
    WattHoursPerKilometre,
    /// Watt-hours per mile.
    WattHoursPerMile,
    /// Kilometres per kilowatt-hour.
    KilometresPerKilowattHour,
    /// Miles per kilowatt-hour.
    MilesPerKilowattHour,
    /// MPGe: miles per 33.705 kilowatt-hours, the energy of a US gallon of petrol.
    MilesPerGallonEquivalent,
    /// Kilograms per 100 kilometres.
    #[graphql(name = "KILOGRAMS_PER_100_KM")]
    KilogramsPer100Km,
    /// Kilometres per kilogram.
    KilometresPerKilogram,
    /// Miles per kilogram.
    MilesPerKilogram,
    /// Litres per hour of the engine.
    LitresPerHour,
    /// US gallons per hour of the engine.
    UsGallonsPerHour,
    /// Imperial gallons per hour of the engine.
    UkGallonsPerHour,
    /// Kilowatt-hours per hour of the motor.
    KilowattHoursPerHour,
    /// Kilograms per hour of the engine.
    KilogramsPerHour,
}

/// What drives a vehicle.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "energy::EnergySource")]
pub enum EnergySource {
    /// Petrol (gasoline), also with up to 10 % ethanol.
    Petrol,
    /// Diesel.
    Diesel,
    /// Petrol with up to 85 % ethanol.
    #[graphql(name = "E85")]
    E85,
    /// Liquefied petroleum gas.
    Lpg,
    /// Compressed natural gas, by mass.
    Cng,
    /// Hydrogen, by mass.
    Hydrogen,
    /// Electricity, by energy.
    Electricity,
    /// Urea solution for diesel exhaust.
    #[graphql(name = "ADBLUE")]
    AdBlue,
}

/// A distance or an odometer reading.
#[derive(SimpleObject, Clone, Debug)]
pub struct Distance {
    /// The number of units.
    pub value: Decimal,
    /// The unit of the value.
    pub unit: DistanceUnit,
}

impl Distance {
    /// Fine units in `unit`.
    #[must_use]
    pub fn of_fine(fine: i64, unit: units::DistanceUnit) -> Self {
        Self {
            value: units::distance_in(fine, unit),
            unit: unit.into(),
        }
    }
}

impl From<units::Entered<units::DistanceUnit>> for Distance {
    fn from(entered: units::Entered<units::DistanceUnit>) -> Self {
        Self {
            value: entered.value,
            unit: entered.unit.into(),
        }
    }
}

/// An amount of fuel or energy.
#[derive(SimpleObject, Clone, Debug)]
pub struct FuelQuantity {
    /// The number of units.
    pub value: Decimal,
    /// The unit of the value.
    pub unit: FuelUnit,
}

impl From<units::Entered<units::FuelUnit>> for FuelQuantity {
    fn from(entered: units::Entered<units::FuelUnit>) -> Self {
        Self {
            value: entered.value,
            unit: entered.unit.into(),
        }
    }
}

/// Consumption or economy.
#[derive(SimpleObject, Clone, Debug)]
pub struct FuelEconomy {
    /// The number of units, with up to six digits after the point.
    pub value: Decimal,
    /// The unit of the value.
    pub unit: EconomyUnit,
}

/// An amount of money.
#[derive(SimpleObject, Clone, Debug)]
pub struct Money {
    /// In the currency's main unit, with the digits of its minor unit.
    pub amount: Decimal,
    /// ISO 4217 code.
    pub currency: String,
}

impl From<money::Money> for Money {
    fn from(money: money::Money) -> Self {
        Self {
            amount: money.amount(),
            currency: money.currency.to_string(),
        }
    }
}

/// A price of one unit.
#[derive(SimpleObject, Clone, Debug)]
pub struct UnitPrice {
    /// In the currency's main unit, as typed or with up to four digits after the point.
    pub amount: Decimal,
    /// ISO 4217 code.
    pub currency: String,
    /// The unit that the price is for.
    pub per: FuelUnit,
}

/// A distance or an odometer reading, as typed.
#[derive(InputObject, Clone, Copy, Debug)]
pub struct DistanceInput {
    /// The number of units.
    pub value: Decimal,
    /// The unit of the value.
    pub unit: DistanceUnit,
}

impl From<DistanceInput> for units::Entered<units::DistanceUnit> {
    fn from(input: DistanceInput) -> Self {
        Self {
            value: input.value,
            unit: input.unit.into(),
        }
    }
}

/// An amount of fuel or energy, as typed.
#[derive(InputObject, Clone, Copy, Debug)]
pub struct FuelQuantityInput {
    /// The number of units.
    pub value: Decimal,
    /// The unit of the value.
    pub unit: FuelUnit,
}

impl From<FuelQuantityInput> for units::Entered<units::FuelUnit> {
    fn from(input: FuelQuantityInput) -> Self {
        Self {
            value: input.value,
            unit: input.unit.into(),
        }
    }
}

/// A unit of time.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeUnit {
    /// Sixty minutes.
    Hour,
}

/// What an hour meter shows.
#[derive(SimpleObject, Clone, Debug)]
pub struct EngineHours {
    /// The number of units.
    pub value: Decimal,
    /// The unit of the value.
    pub unit: TimeUnit,
}

impl EngineHours {
    /// So many hours.
    #[must_use]
    pub fn of(value: Decimal) -> Self {
        Self {
            value,
            unit: TimeUnit::Hour,
        }
    }
}

/// What an hour meter shows, as typed.
#[derive(InputObject, Clone, Copy, Debug)]
pub struct EngineHoursInput {
    /// The number of units.
    pub value: Decimal,
    /// The unit of the value.
    #[graphql(default_with = "TimeUnit::Hour")]
    pub unit: TimeUnit,
}
