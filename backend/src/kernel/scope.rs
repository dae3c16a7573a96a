//! Whose data a call may touch. Every repository method takes a [`UserScope`] first; there is no
//! way to read or write a record without one.

use crate::kernel::ids::{TenantId, UserId};

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

/// A user acting in a tenant. Built by `UserScope::establish` from a verified session or token, by
/// job runners for a job's owner, and in tests; a check of the source holds that list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UserScope {
    user: UserId,
    tenant: TenantId,
    role: Role,
}

impl UserScope {
    #[must_use]
    pub fn establish(user: UserId, tenant: TenantId, role: Role) -> Self {
        Self { user, tenant, role }
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
}
