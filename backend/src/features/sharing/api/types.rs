use async_graphql::{Enum, ID, SimpleObject};
use chrono::{DateTime, Utc};

use crate::features::sharing::domain;
use crate::kernel::scope::Level;

/// What a member may do with a vehicle.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "Level")]
pub enum VehicleGrantLevel {
    /// Sees it.
    View,
    /// Sees it, and logs fuel and readings.
    Log,
}

/// What a member may do with one vehicle. With the first grant, a member sees granted vehicles only.
#[derive(SimpleObject, Clone, Debug)]
pub struct VehicleGrant {
    /// Typed id, `vehicle_grant_…`.
    pub id: ID,
    /// Typed id of the member, `user_…`.
    pub member_id: ID,
    /// What the member was called when it was granted.
    pub member_name: String,
    /// What the member may do.
    pub level: VehicleGrantLevel,
    /// When it ends; null for never.
    pub ends_at: Option<DateTime<Utc>>,
    /// When it was granted first.
    pub created_at: DateTime<Utc>,
}

impl From<domain::VehicleGrant> for VehicleGrant {
    fn from(grant: domain::VehicleGrant) -> Self {
        Self {
            id: ID(grant.id.to_string()),
            member_id: ID(grant.member.to_string()),
            member_name: grant.member_name,
            level: grant.level.into(),
            ends_at: grant.ends_at,
            created_at: grant.created_at,
        }
    }
}

/// A link by which anybody looks at one vehicle. Its secret was told once.
#[derive(SimpleObject, Clone, Debug)]
pub struct GuestLink {
    /// Typed id, `guest_link_…`.
    pub id: ID,
    /// Whether guests see VIN, number plate, notes and stations too.
    pub shows_private: bool,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it ends.
    pub expires_at: DateTime<Utc>,
}

impl From<domain::GuestLink> for GuestLink {
    fn from(link: domain::GuestLink) -> Self {
        Self {
            id: ID(link.id.to_string()),
            shows_private: link.shows_private,
            created_at: link.created_at,
            expires_at: link.expires_at,
        }
    }
}

/// A vehicle that is offered to whoever has the code.
#[derive(SimpleObject, Clone, Debug)]
pub struct VehicleOffer {
    /// Typed id, `vehicle_transfer_…`.
    pub id: ID,
    /// Typed id of the vehicle.
    pub vehicle_id: ID,
    /// When the code ends.
    pub expires_at: DateTime<Utc>,
}

impl From<domain::VehicleTransfer> for VehicleOffer {
    fn from(transfer: domain::VehicleTransfer) -> Self {
        Self {
            id: ID(transfer.id.to_string()),
            vehicle_id: ID(transfer.vehicle.to_string()),
            expires_at: transfer.expires_at,
        }
    }
}
