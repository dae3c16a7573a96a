//! Whose data a call may touch. Every repository method takes a [`UserScope`] first; there is no
//! way to read or write a record without one.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use platform_kit::db::SharedRead;

use crate::kernel::ids::{TenantId, UserId, VehicleId};

/// What a member may do in a tenant, from most to least.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    Owner,
    Manager,
    Mechanic,
    /// Logs fuel and readings only.
    Driver,
    Viewer,
}

impl Role {
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "owner" => Some(Self::Owner),
            "manager" => Some(Self::Manager),
            "mechanic" => Some(Self::Mechanic),
            "driver" => Some(Self::Driver),
            "viewer" => Some(Self::Viewer),
            _ => None,
        }
    }

    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Owner => "owner",
            Self::Manager => "manager",
            Self::Mechanic => "mechanic",
            Self::Driver => "driver",
            Self::Viewer => "viewer",
        }
    }

    #[must_use]
    pub fn may_edit_vehicles(self) -> bool {
        matches!(self, Self::Owner | Self::Manager)
    }

    #[must_use]
    pub fn may_log_fuel(self) -> bool {
        !matches!(self, Self::Viewer)
    }
}

/// How far a credential reaches, whatever its holder may do; from least to most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Access {
    Read,
    /// Reads, and logs fuel.
    Log,
    /// Everything that its holder may.
    Full,
}

/// What somebody may do with one vehicle; from least to most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    View,
    Log,
}

/// One vehicle of those that somebody was granted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Granted {
    pub level: Level,
    pub until: Option<DateTime<Utc>>,
}

/// Which vehicles of the tenant somebody sees.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Default)]
pub enum Sight {
    #[default]
    All,
    Only(BTreeMap<VehicleId, Granted>),
}

impl Sight {
    /// What both see, with the lesser level and the earlier end.
    fn narrowed(self, to: Self) -> Self {
        match (self, to) {
            (Self::All, sight) | (sight, Self::All) => sight,
            (Self::Only(mut mine), Self::Only(others)) => {
                mine.retain(|id, granted| match others.get(id) {
                    Some(other) => {
                        granted.level = granted.level.min(other.level);
                        granted.until = granted.until.into_iter().chain(other.until).min();
                        true
                    }
                    None => false,
                });
                Self::Only(mine)
            }
        }
    }
}

/// Who acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Actor {
    /// A member, signed in.
    Member,
    /// A member's program, by an access token.
    Program,
    /// Nobody of the tenant: whoever holds a link to a vehicle.
    Guest,
}

/// A user acting in a tenant. Built by `UserScope::establish` from a verified session or token, by
/// job runners for a job's owner, and in tests; a check of the source holds that list. Whatever is
/// said of it later can only make it smaller.
#[derive(Clone, Debug)]
pub struct UserScope {
    user: UserId,
    tenant: TenantId,
    role: Role,
    actor: Actor,
    access: Access,
    sight: Sight,
    is_discreet: bool,
    most_vehicles: Option<u32>,
    reads: Option<SharedRead>,
}

impl PartialEq for UserScope {
    /// The connection it reads by makes no difference.
    fn eq(&self, other: &Self) -> bool {
        let of = |s: &Self| (s.user, s.tenant, s.role, s.actor, s.access, s.is_discreet);
        of(self) == of(other) && self.sight == other.sight
    }
}

impl Eq for UserScope {}

impl UserScope {
    #[must_use]
    pub fn establish(user: UserId, tenant: TenantId, role: Role) -> Self {
        Self {
            user,
            tenant,
            role,
            actor: Actor::Member,
            access: Access::Full,
            sight: Sight::All,
            is_discreet: false,
            most_vehicles: None,
            reads: None,
        }
    }

    /// In a tenant whose plan has room for so many vehicles, and for any number where none is said.
    #[must_use]
    pub fn within_plan(mut self, most_vehicles: Option<u32>) -> Self {
        self.most_vehicles = most_vehicles;
        self
    }

    /// By a credential that reaches no further than `access`.
    #[must_use]
    pub fn limited(mut self, actor: Actor, access: Access) -> Self {
        self.actor = actor;
        self.access = self.access.min(access);
        self
    }

    /// Sees no more than `sight`.
    #[must_use]
    pub fn narrowed(mut self, sight: Sight) -> Self {
        self.sight = std::mem::take(&mut self.sight).narrowed(sight);
        self
    }

    /// Without what is private of a vehicle: VIN, number plate, notes, stations.
    #[must_use]
    pub fn discreet(mut self) -> Self {
        self.is_discreet = true;
        self
    }

    /// For one operation, whose reads share a transaction.
    #[must_use]
    pub fn for_operation(mut self) -> Self {
        self.reads = Some(SharedRead::default());
        self
    }

    /// Vehicles that the tenant's plan has room for.
    #[must_use]
    pub fn most_vehicles(&self) -> Option<u32> {
        self.most_vehicles
    }

    #[must_use]
    pub fn user(&self) -> UserId {
        self.user
    }

    #[must_use]
    pub fn tenant(&self) -> TenantId {
        self.tenant
    }

    #[must_use]
    pub fn role(&self) -> Role {
        self.role
    }

    /// A member in person, not a program of theirs.
    #[must_use]
    pub fn is_member(&self) -> bool {
        self.actor == Actor::Member
    }

    /// Nobody of the tenant, but a holder of a link.
    #[must_use]
    pub fn is_guest(&self) -> bool {
        self.actor == Actor::Guest
    }

    #[must_use]
    pub fn is_discreet(&self) -> bool {
        self.is_discreet
    }

    #[must_use]
    pub fn sight(&self) -> &Sight {
        &self.sight
    }

    #[must_use]
    pub fn reads(&self) -> Option<&SharedRead> {
        self.reads.as_ref()
    }

    /// Whether a change that concerns `vehicle`, or none, may be told at `now`.
    #[must_use]
    pub fn sees(&self, vehicle: Option<VehicleId>, now: DateTime<Utc>) -> bool {
        match (&self.sight, vehicle) {
            (Sight::All, _) | (_, None) => true,
            (Sight::Only(granted), Some(id)) => granted
                .get(&id)
                .is_some_and(|granted| granted.until.is_none_or(|end| now < end)),
        }
    }

    /// Adds vehicles and changes all there are.
    #[must_use]
    pub fn may_edit_vehicles(&self) -> bool {
        self.role.may_edit_vehicles() && self.access == Access::Full && self.sight == Sight::All
    }

    /// Changes what is known of one vehicle.
    #[must_use]
    pub fn may_edit_vehicle(&self, vehicle: VehicleId) -> bool {
        self.role.may_edit_vehicles()
            && self.access == Access::Full
            && self.level(vehicle) >= Some(Level::Log)
    }

    /// Logs fuel and readings of one vehicle.
    #[must_use]
    pub fn may_log_fuel(&self, vehicle: VehicleId) -> bool {
        self.access >= Access::Log && self.level(vehicle) >= Some(Level::Log)
    }

    /// Changes what is the person's own.
    #[must_use]
    pub fn may_change_own(&self) -> bool {
        self.access == Access::Full && self.actor != Actor::Guest
    }

    /// Lets others see vehicles, and gives them away. No program does.
    #[must_use]
    pub fn may_share(&self) -> bool {
        self.may_edit_vehicles() && self.actor == Actor::Member
    }

    /// Gives vehicles away for good.
    #[must_use]
    pub fn may_give_away(&self) -> bool {
        self.may_share() && self.role == Role::Owner
    }

    /// Makes and revokes access tokens: people do, not programs.
    #[must_use]
    pub fn may_issue_tokens(&self) -> bool {
        self.actor == Actor::Member
    }

    /// Removes for good what is in the trash. No program does.
    #[must_use]
    pub fn may_purge(&self) -> bool {
        self.role == Role::Owner && self.may_share()
    }

    /// Takes a copy of everything along, and ends the account: people do, not programs.
    #[must_use]
    pub fn may_leave(&self) -> bool {
        self.actor == Actor::Member
    }

    /// A grant says more than the role: a viewer may be let log one vehicle.
    fn level(&self, vehicle: VehicleId) -> Option<Level> {
        match &self.sight {
            Sight::All if self.role.may_log_fuel() => Some(Level::Log),
            Sight::All => Some(Level::View),
            Sight::Only(granted) => granted.get(&vehicle).map(|granted| granted.level),
        }
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::kernel::ids::TypedId;

    fn vehicle(n: u128) -> VehicleId {
        VehicleId::from_uuid(Uuid::from_u128(n))
    }

    fn scope(role: Role) -> UserScope {
        UserScope::establish(
            UserId::from_uuid(Uuid::nil()),
            TenantId::from_uuid(Uuid::nil()),
            role,
        )
    }

    fn only(pairs: &[(u128, Level)]) -> Sight {
        let granted = |level| Granted { level, until: None };
        Sight::Only(
            pairs
                .iter()
                .map(|(n, l)| (vehicle(*n), granted(*l)))
                .collect(),
        )
    }

    #[test]
    fn a_grant_decides_for_its_vehicle_and_hides_the_others() {
        let viewer = scope(Role::Viewer).narrowed(only(&[(1, Level::Log), (2, Level::View)]));
        assert!(viewer.may_log_fuel(vehicle(1)));
        assert!(!viewer.may_log_fuel(vehicle(2)));
        assert!(!viewer.may_log_fuel(vehicle(3)));
        assert!(!viewer.may_edit_vehicle(vehicle(1)));
        let driver = scope(Role::Driver).narrowed(only(&[(2, Level::View)]));
        assert!(!driver.may_log_fuel(vehicle(2)));
        assert!(scope(Role::Driver).may_log_fuel(vehicle(9)));
    }

    #[test]
    fn nothing_makes_a_scope_larger() {
        let small = scope(Role::Owner)
            .limited(Actor::Program, Access::Read)
            .narrowed(only(&[(1, Level::View)]));
        let again = small
            .clone()
            .limited(Actor::Program, Access::Full)
            .narrowed(only(&[(1, Level::Log), (2, Level::Log)]))
            .narrowed(Sight::All);
        assert_eq!(again, small);
        assert!(!small.may_edit_vehicles() && !small.may_change_own() && !small.may_share());
    }

    #[test]
    fn a_manager_who_sees_one_vehicle_by_a_token_changes_that_one_alone() {
        let token = scope(Role::Manager)
            .limited(Actor::Program, Access::Full)
            .narrowed(only(&[(1, Level::Log)]));
        assert!(token.may_edit_vehicle(vehicle(1)) && !token.may_edit_vehicle(vehicle(2)));
        assert!(!token.may_edit_vehicles(), "it adds none");
        assert!(!token.may_issue_tokens());
    }

    #[test]
    fn a_grant_ends() {
        let end = DateTime::from_timestamp(100, 0);
        let granted = Granted {
            level: Level::View,
            until: end,
        };
        let scope = scope(Role::Viewer).narrowed(Sight::Only([(vehicle(1), granted)].into()));
        let at = |s| DateTime::from_timestamp(s, 0).unwrap();
        assert!(scope.sees(Some(vehicle(1)), at(99)) && !scope.sees(Some(vehicle(1)), at(100)));
        assert!(scope.sees(None, at(100)) && !scope.sees(Some(vehicle(2)), at(1)));
    }
}
