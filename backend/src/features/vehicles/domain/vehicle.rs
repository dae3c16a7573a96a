use chrono::{DateTime, Utc};

use crate::features::vehicles::domain::VehicleDetails;
use crate::kernel::energy::EnergySource;
use crate::kernel::ids::VehicleId;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum VehicleKind {
    Car,
    Van,
    Truck,
    Motorcycle,
    Moped,
    Bicycle,
    Boat,
    Trailer,
    Machine,
    Other,
}

impl VehicleKind {
    pub const ALL: [Self; 10] = [
        Self::Car,
        Self::Van,
        Self::Truck,
        Self::Motorcycle,
        Self::Moped,
        Self::Bicycle,
        Self::Boat,
        Self::Trailer,
        Self::Machine,
        Self::Other,
    ];

    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Car => "car",
            Self::Van => "van",
            Self::Truck => "truck",
            Self::Motorcycle => "motorcycle",
            Self::Moped => "moped",
            Self::Bicycle => "bicycle",
            Self::Boat => "boat",
            Self::Trailer => "trailer",
            Self::Machine => "machine",
            Self::Other => "other",
        }
    }

    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// The catalogue's ids and names of make and model, as of when they were chosen: the catalogue may
/// rename them, and their owner may write them otherwise.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CatalogReference {
    pub make_id: Option<String>,
    pub make: Option<String>,
    pub model_id: Option<String>,
    pub model: Option<String>,
}

impl CatalogReference {
    /// What was chosen under these names; a name without an id was not chosen but typed.
    #[must_use]
    pub fn chosen(
        make_id: Option<String>,
        make: Option<&str>,
        model_id: Option<String>,
        model: Option<&str>,
    ) -> Self {
        Self {
            make: make.filter(|_| make_id.is_some()).map(str::to_owned),
            model: model.filter(|_| model_id.is_some()).map(str::to_owned),
            make_id,
            model_id,
        }
    }
}

/// A vehicle as stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vehicle {
    pub id: VehicleId,
    pub details: VehicleDetails,
    pub version: i32,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub deleted_at: Option<DateTime<Utc>>,
}

impl Vehicle {
    /// The nickname; else year, make and model; else the VIN's end or the plate.
    #[must_use]
    pub fn display_name(&self) -> String {
        let details = &self.details;
        if let Some(nickname) = &details.nickname {
            return nickname.clone();
        }
        let year = details.year.map(|year| year.to_string());
        let named = details.make.is_some() || details.model.is_some();
        if named {
            let parts = [
                year.as_deref(),
                details.make.as_deref(),
                details.model.as_deref(),
            ];
            return parts.into_iter().flatten().collect::<Vec<_>>().join(" ");
        }
        details
            .license_plate
            .clone()
            .or_else(|| details.vin.clone())
            .or(year)
            .unwrap_or_default()
    }

    /// The source that economy is shown for.
    #[must_use]
    pub fn main_energy_source(&self) -> EnergySource {
        self.details
            .energy_sources
            .first()
            .copied()
            .unwrap_or(EnergySource::Petrol)
    }
}
