//! What changed, told to whoever listens: ids and versions only. A listener reads the record again
//! through its own scope.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RecordKind {
    Vehicle,
    FuelLog,
    Preferences,
}

/// A change of one record, addressed to a tenant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordChanged {
    pub tenant: Uuid,
    /// Set where the record is its user's alone, not the tenant's.
    pub only_user: Option<Uuid>,
    pub kind: RecordKind,
    pub id: Uuid,
    pub version: i32,
    pub deleted: bool,
}
