//! What drives a vehicle.

use crate::kernel::units::{FuelUnit, Measure};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum EnergySource {
    Petrol,
    Diesel,
    E85,
    Lpg,
    Cng,
    Hydrogen,
    Electricity,
    AdBlue,
}

impl EnergySource {
    pub const ALL: [Self; 8] = [
        Self::Petrol,
        Self::Diesel,
        Self::E85,
        Self::Lpg,
        Self::Cng,
        Self::Hydrogen,
        Self::Electricity,
        Self::AdBlue,
    ];

    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Petrol => "petrol",
            Self::Diesel => "diesel",
            Self::E85 => "e85",
            Self::Lpg => "lpg",
            Self::Cng => "cng",
            Self::Hydrogen => "hydrogen",
            Self::Electricity => "electricity",
            Self::AdBlue => "adblue",
        }
    }

    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|source| source.code() == code)
    }

    /// How it is measured: gases by mass, electricity by energy, the rest by volume.
    #[must_use]
    pub fn measure(self) -> Measure {
        match self {
            Self::Petrol | Self::Diesel | Self::E85 | Self::Lpg | Self::AdBlue => Measure::Volume,
            Self::Cng | Self::Hydrogen => Measure::Mass,
            Self::Electricity => Measure::Energy,
        }
    }

    #[must_use]
    pub fn accepts(self, unit: FuelUnit) -> bool {
        unit.measure() == self.measure()
    }
}
