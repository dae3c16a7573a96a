//! What of everything a copy is of.

use serde::{Deserialize, Serialize};

use crate::kernel::ids::{TypedId, VehicleId};

/// What records are of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    Vehicles,
    FuelLogs,
    OdometerReadings,
    Documents,
    Activity,
}

impl Kind {
    pub const ALL: [Self; 5] = [
        Self::Vehicles,
        Self::FuelLogs,
        Self::OdometerReadings,
        Self::Documents,
        Self::Activity,
    ];

    /// The name of its files, without their ending.
    #[must_use]
    pub fn file(self) -> &'static str {
        match self {
            Self::Vehicles => "vehicles",
            Self::FuelLogs => "fuel-logs",
            Self::OdometerReadings => "odometer-readings",
            Self::Documents => "documents",
            Self::Activity => "activity",
        }
    }
}

/// What a copy is of: everything, unless it says less.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selection {
    pub vehicle: Option<VehicleId>,
    /// Each once, in the order of [`Kind::ALL`].
    pub kinds: Vec<Kind>,
}

/// As a job keeps it.
#[derive(Serialize, Deserialize)]
struct Kept {
    vehicle: Option<String>,
    kinds: Vec<Kind>,
}

impl Selection {
    /// Of one vehicle or all, of these kinds or all where none is named.
    #[must_use]
    pub fn new(vehicle: Option<VehicleId>, mut kinds: Vec<Kind>) -> Self {
        if kinds.is_empty() {
            kinds = Kind::ALL.to_vec();
        }
        kinds.sort_unstable();
        kinds.dedup();
        Self { vehicle, kinds }
    }

    #[must_use]
    pub fn is_everything(&self) -> bool {
        self.vehicle.is_none() && self.kinds == Kind::ALL
    }

    #[must_use]
    pub fn has(&self, kind: Kind) -> bool {
        self.kinds.contains(&kind)
    }

    /// As [`Selection::read`] reads it; the same for the same.
    #[must_use]
    pub fn text(&self) -> String {
        if self.is_everything() {
            return String::new();
        }
        let kept = Kept {
            vehicle: self.vehicle.map(|id| id.to_string()),
            kinds: self.kinds.clone(),
        };
        serde_json::to_string(&kept).unwrap_or_default()
    }

    /// What [`Selection::text`] wrote; none where it cannot be read.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        if text.is_empty() {
            return Some(Self::new(None, Vec::new()));
        }
        let kept: Kept = serde_json::from_str(text).ok()?;
        let vehicle = kept.vehicle.as_deref().map(VehicleId::parse);
        Some(Self::new(vehicle.transpose().ok()?, kept.kinds))
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn a_selection_is_read_as_it_was_written() {
        let vehicle = Some(VehicleId::from_uuid(Uuid::from_u128(7)));
        for selection in [
            Selection::new(None, Vec::new()),
            Selection::new(vehicle, Vec::new()),
            Selection::new(None, vec![Kind::FuelLogs, Kind::Vehicles, Kind::FuelLogs]),
        ] {
            assert_eq!(Selection::read(&selection.text()), Some(selection));
        }
        assert_eq!(Selection::read("{}"), None);
    }

    #[test]
    fn all_kinds_are_everything() {
        let all = Selection::new(None, Kind::ALL.to_vec());
        assert!(all.is_everything() && all.text().is_empty());
        assert_eq!(
            Selection::new(None, vec![Kind::Activity, Kind::Vehicles]).kinds,
            [Kind::Vehicles, Kind::Activity]
        );
    }
}
