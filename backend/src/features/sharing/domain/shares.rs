use chrono::{DateTime, TimeDelta, Utc};

use crate::kernel::ids::{
    GuestLinkId, TenantId, UserId, VehicleGrantId, VehicleId, VehicleTransferId,
};
use crate::kernel::scope::{Granted, Level, Sight};

/// A link ends after this at the latest.
pub const LONGEST_LINK: TimeDelta = TimeDelta::days(90);
/// An offer that nobody accepts ends.
pub const OFFER_LASTS: TimeDelta = TimeDelta::days(7);
/// Links of one vehicle that are in use.
pub const MOST_LINKS: usize = 20;

/// What a member may do with one vehicle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VehicleGrant {
    pub id: VehicleGrantId,
    pub vehicle: VehicleId,
    pub member: UserId,
    /// As the member was called then.
    pub member_name: String,
    pub level: Level,
    pub ends_at: Option<DateTime<Utc>>,
    pub revoked_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
}

impl VehicleGrant {
    #[must_use]
    pub fn is_over(&self, now: DateTime<Utc>) -> bool {
        self.revoked_at.is_some() || self.ends_at.is_some_and(|end| end <= now)
    }
}

/// What a member sees who has these grants. One that is over still hides the other vehicles: an end
/// date must never let somebody see more.
#[must_use]
pub fn sight_of(grants: &[VehicleGrant], now: DateTime<Utc>) -> Sight {
    if grants.is_empty() {
        return Sight::All;
    }
    let granted = |grant: &VehicleGrant| Granted {
        level: grant.level,
        until: grant.ends_at,
    };
    let living = grants.iter().filter(|grant| !grant.is_over(now));
    Sight::Only(
        living
            .map(|grant| (grant.vehicle, granted(grant)))
            .collect(),
    )
}

/// A link by which anybody looks at one vehicle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GuestLink {
    pub id: GuestLinkId,
    pub vehicle: VehicleId,
    /// VIN, plate, notes and places too.
    pub shows_private: bool,
    pub created_at: DateTime<Utc>,
    pub expires_at: DateTime<Utc>,
    pub revoked_at: Option<DateTime<Utc>>,
}

impl GuestLink {
    #[must_use]
    pub fn is_good(&self, now: DateTime<Utc>) -> bool {
        self.revoked_at.is_none() && now < self.expires_at
    }
}

/// Whoever came by a good link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guest {
    pub tenant: TenantId,
    pub link: GuestLink,
}

/// A vehicle that is offered to whoever has the code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VehicleTransfer {
    pub id: VehicleTransferId,
    pub from: TenantId,
    pub vehicle: VehicleId,
    pub expires_at: DateTime<Utc>,
    pub accepted_at: Option<DateTime<Utc>>,
    pub withdrawn_at: Option<DateTime<Utc>>,
}

impl VehicleTransfer {
    #[must_use]
    pub fn is_open(&self, now: DateTime<Utc>) -> bool {
        self.accepted_at.is_none() && self.withdrawn_at.is_none() && now < self.expires_at
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::kernel::ids::TypedId;

    fn grant(n: u128, ends: Option<i64>) -> VehicleGrant {
        let at = |s| DateTime::from_timestamp(s, 0).unwrap();
        VehicleGrant {
            id: VehicleGrantId::from_uuid(Uuid::from_u128(n)),
            vehicle: VehicleId::from_uuid(Uuid::from_u128(n)),
            member: UserId::from_uuid(Uuid::nil()),
            member_name: "Bob".into(),
            level: Level::View,
            ends_at: ends.map(at),
            revoked_at: None,
            created_at: at(0),
        }
    }

    #[test]
    fn nobody_sees_more_when_a_grant_ends() {
        let at = |s| DateTime::from_timestamp(s, 0).unwrap();
        assert_eq!(sight_of(&[], at(5)), Sight::All);
        let seen = |grants: &[VehicleGrant], s| match sight_of(grants, at(s)) {
            Sight::All => panic!("all"),
            Sight::Only(granted) => granted.len(),
        };
        assert_eq!(seen(&[grant(1, Some(10)), grant(2, None)], 5), 2);
        assert_eq!(seen(&[grant(1, Some(10)), grant(2, None)], 10), 1);
        assert_eq!(seen(&[grant(1, Some(10))], 10), 0);
    }
}
