use chrono::{DateTime, Utc};

use crate::features::fuel_logs::domain::economy::Meter;
use crate::features::fuel_logs::domain::entry::FuelEntry;
use crate::features::fuel_logs::domain::plausibility::{self, Assessment};
use crate::kernel::ids::{FuelLogId, VehicleId};
use crate::kernel::money::Money;

/// A fill-up as stored, with what the rules say of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FuelLog {
    pub id: FuelLogId,
    pub vehicle_id: VehicleId,
    pub entry: FuelEntry,
    pub is_confirmed: bool,
    pub total: Option<Money>,
    /// Its place among the fills of its day.
    pub place: i64,
    /// What the rules say of it.
    pub assessment: Assessment,
    pub version: i32,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub deleted_at: Option<DateTime<Utc>>,
}

impl FuelLog {
    /// Whether it is odd in more than its price, and nobody has confirmed it.
    #[must_use]
    pub fn is_held_apart(&self) -> bool {
        !plausibility::is_sure(&self.assessment.warnings, self.is_confirmed)
    }

    /// What its economy is told by: hours only where nothing else was read.
    #[must_use]
    pub fn main_meter(&self) -> Meter {
        let hours_alone =
            self.assessment.reading.is_none() && self.entry.extras.engine_hours.is_some();
        if hours_alone {
            Meter::Hours
        } else {
            Meter::Distance
        }
    }
}
