//! How a vehicle counts, what its battery holds, and the units of its own.

use rust_decimal::{Decimal, dec};

use crate::features::vehicles::domain::ImpossibleDetails;
use crate::kernel::trail::Fact;
use crate::kernel::units::{DistanceUnit, EconomyUnit, FuelUnit, Measure};

/// What a vehicle counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum MeterKind {
    #[default]
    Distance,
    Hours,
    Both,
}

impl MeterKind {
    pub const ALL: [Self; 3] = [Self::Distance, Self::Hours, Self::Both];

    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Distance => "distance",
            Self::Hours => "hours",
            Self::Both => "both",
        }
    }

    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// All optional: what is not said is as with most vehicles, units as their reader prefers them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct VehicleUsage {
    pub meter: MeterKind,
    /// Kilowatt-hours.
    pub battery_capacity: Option<Decimal>,
    pub distance_unit: Option<DistanceUnit>,
    pub volume_unit: Option<FuelUnit>,
    pub economy_unit: Option<EconomyUnit>,
    pub electric_economy_unit: Option<EconomyUnit>,
}

impl VehicleUsage {
    pub(super) fn faults(&self) -> Vec<ImpossibleDetails> {
        let capacity = self.battery_capacity;
        let is_battery = |kwh: Decimal| kwh > Decimal::ZERO && kwh <= dec!(100_000);
        let volume = |unit: FuelUnit| unit.measure() == Measure::Volume;
        let fuel = |unit: EconomyUnit| unit.measure() != Measure::Energy && !unit.is_hourly();
        let electric = |unit: EconomyUnit| unit.measure() == Measure::Energy && !unit.is_hourly();
        [
            (
                capacity.is_none_or(is_battery),
                ImpossibleDetails::BatteryCapacity,
            ),
            (
                self.volume_unit.is_none_or(volume),
                ImpossibleDetails::Unit("volumeUnit"),
            ),
            (
                self.economy_unit.is_none_or(fuel),
                ImpossibleDetails::Unit("economyUnit"),
            ),
            (
                self.electric_economy_unit.is_none_or(electric),
                ImpossibleDetails::Unit("electricEconomyUnit"),
            ),
        ]
        .into_iter()
        .filter_map(|(is_good, fault)| (!is_good).then_some(fault))
        .collect()
    }

    pub(super) fn facts(&self) -> Vec<Fact> {
        let code = |code: Option<&'static str>| code.map(str::to_owned);
        vec![
            ("meterKind", code(Some(self.meter.code()))),
            (
                "batteryCapacity",
                self.battery_capacity.map(|kwh| kwh.to_string()),
            ),
            ("distanceUnit", code(self.distance_unit.map(|u| u.code()))),
            ("volumeUnit", code(self.volume_unit.map(|u| u.code()))),
            ("economyUnit", code(self.economy_unit.map(|u| u.code()))),
            (
                "electricEconomyUnit",
                code(self.electric_economy_unit.map(|u| u.code())),
            ),
        ]
    }
}
