//! What changed, told to whoever listens: ids and versions only. A listener reads the record again
//! through its own scope.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RecordKind {
    Vehicle,
    FuelLog,
    OdometerReading,
    Preferences,
    Export,
    Import,
}

impl RecordKind {
    pub const ALL: [Self; 6] = [
        Self::Vehicle,
        Self::FuelLog,
        Self::OdometerReading,
        Self::Preferences,
        Self::Export,
        Self::Import,
    ];

    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Vehicle => "vehicle",
            Self::FuelLog => "fuel_log",
            Self::OdometerReading => "odometer_reading",
            Self::Preferences => "preferences",
            Self::Export => "export",
            Self::Import => "import",
        }
    }

    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// A change of one record, addressed to a tenant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordChanged {
    pub tenant: Uuid,
    /// Set where the record is its user's alone, not the tenant's.
    pub only_user: Option<Uuid>,
    /// The vehicle that it concerns, for those who do not see all.
    #[serde(default)]
    pub vehicle: Option<Uuid>,
    pub kind: RecordKind,
    pub id: Uuid,
    pub version: i32,
    pub deleted: bool,
}
