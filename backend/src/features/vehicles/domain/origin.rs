//! Where the facts of a vehicle came from.

use crate::features::vehicles::domain::VehicleDetails;

/// A fact that a VIN can tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum VehicleField {
    Kind,
    Year,
    Make,
    Model,
    Trim,
    Engine,
    Transmission,
    EnergySources,
}

impl VehicleField {
    pub const ALL: [Self; 8] = [
        Self::Kind,
        Self::Year,
        Self::Make,
        Self::Model,
        Self::Trim,
        Self::Engine,
        Self::Transmission,
        Self::EnergySources,
    ];

    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Year => "year",
            Self::Make => "make",
            Self::Model => "model",
            Self::Trim => "trim",
            Self::Engine => "engine",
            Self::Transmission => "transmission",
            Self::EnergySources => "energy_sources",
        }
    }

    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.code() == code)
    }

    fn is_empty(self, details: &VehicleDetails) -> bool {
        match self {
            Self::Kind => false,
            Self::Year => details.year.is_none(),
            Self::Make => details.make.is_none(),
            Self::Model => details.model.is_none(),
            Self::Trim => details.trim.is_none(),
            Self::Engine => details.engine.is_none(),
            Self::Transmission => details.transmission.is_none(),
            Self::EnergySources => details.energy_sources.is_empty(),
        }
    }

    fn differs(self, one: &VehicleDetails, other: &VehicleDetails) -> bool {
        match self {
            Self::Kind => one.kind != other.kind,
            Self::Year => one.year != other.year,
            Self::Make => one.make != other.make,
            Self::Model => one.model != other.model,
            Self::Trim => one.trim != other.trim,
            Self::Engine => one.engine != other.engine,
            Self::Transmission => one.transmission != other.transmission,
            Self::EnergySources => one.energy_sources != other.energy_sources,
        }
    }
}

/// The facts that a VIN told and that still stand: each once, and none that is empty or was typed
/// since; none at all without the VIN that told them.
#[must_use]
pub fn told_by_vin(details: &VehicleDetails) -> Vec<VehicleField> {
    if details.vin.is_none() {
        return Vec::new();
    }
    let stands =
        |field: &VehicleField| details.from_vin.contains(field) && !field.is_empty(details);
    VehicleField::ALL.into_iter().filter(stands).collect()
}

/// The facts that a VIN told before a change and that the change left alone.
#[must_use]
pub fn kept_from_vin(before: &VehicleDetails, after: &VehicleDetails) -> Vec<VehicleField> {
    if before.vin != after.vin {
        return Vec::new();
    }
    let kept = before.from_vin.iter().copied();
    kept.filter(|field| !field.differs(before, after)).collect()
}
