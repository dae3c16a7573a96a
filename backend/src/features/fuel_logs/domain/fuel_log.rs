use chrono::{DateTime, Utc};

use crate::features::fuel_logs::domain::economy::Outcome;
use crate::features::fuel_logs::domain::entry::FuelEntry;
use crate::features::fuel_logs::domain::plausibility::Warning;
use crate::kernel::ids::{FuelLogId, VehicleId};
use crate::kernel::money::Money;

/// A fill-up as stored, with what the rules say of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FuelLog {
    pub id: FuelLogId,
    pub vehicle_id: VehicleId,
    pub entry: FuelEntry,
    pub is_confirmed: bool,
    /// Metres, where the odometer was read.
    pub odometer_m: Option<i64>,
    pub total: Option<Money>,
    pub warnings: Vec<Warning>,
    /// Metres since the fill before.
    pub distance_m: Option<i64>,
    pub outcome: Outcome,
    pub version: i32,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub deleted_at: Option<DateTime<Utc>>,
}
