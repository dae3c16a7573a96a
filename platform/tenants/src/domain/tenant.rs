//! Tenants and the people in them.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// What kind of community shares the vehicles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum TenantKind {
    /// A person, a couple, a family.
    Household,
    /// Friends of vehicles.
    Club,
    /// A company.
    Fleet,
}

/// Whether a tenant may be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum TenantStatus {
    /// Waits for an administrator's approval.
    Pending,
    /// In use.
    Active,
    /// Locked by an administrator.
    Suspended,
    /// An administrator said no.
    Rejected,
}

/// What a member may do; each includes those below it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Everything, members and deletion included.
    Owner,
    /// Everything about vehicles, and the members below.
    Manager,
    /// Service records.
    Mechanic,
    /// Fill-ups and readings only.
    Driver,
    /// Reading only.
    Viewer,
}

macro_rules! stored_as_text {
    ($type:ty { $($variant:ident = $text:literal),+ $(,)? }) => {
        impl $type {
            /// Every value.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The stable name in storage and JSON.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }

            /// Reads the stable name.
            #[must_use]
            pub fn from_name(name: &str) -> Option<Self> {
                match name { $($text => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}
pub(super) use stored_as_text;

stored_as_text!(TenantKind { Household = "household", Club = "club", Fleet = "fleet" });
stored_as_text!(TenantStatus {
    Pending = "pending",
    Active = "active",
    Suspended = "suspended",
    Rejected = "rejected",
});
stored_as_text!(Role {
    Owner = "owner",
    Manager = "manager",
    Mechanic = "mechanic",
    Driver = "driver",
    Viewer = "viewer",
});

/// What the plan allows; absent means unlimited.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Limits {
    /// Most members.
    #[serde(default)]
    #[schema(minimum = 1, maximum = 1_000_000)]
    pub members: Option<i32>,
    /// Most vehicles; kept here, enforced by the application.
    #[serde(default)]
    #[schema(minimum = 1, maximum = 1_000_000)]
    pub vehicles: Option<i32>,
}

impl Limits {
    /// The field that can't be right, if any.
    #[must_use]
    pub fn wrong_field(self) -> Option<&'static str> {
        let wrong = |value: Option<i32>| value.is_some_and(|n| !(1..=1_000_000).contains(&n));
        match (wrong(self.members), wrong(self.vehicles)) {
            (true, _) => Some("limits.members"),
            (false, true) => Some("limits.vehicles"),
            (false, false) => None,
        }
    }
}

/// One garage and the people around it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Tenant {
    /// Its id.
    pub id: Uuid,
    /// Its name in addresses, unique.
    pub slug: String,
    /// Its name for people.
    pub name: String,
    /// What it is.
    pub kind: TenantKind,
    /// Whether it may be used.
    pub status: TenantStatus,
    /// Why it is suspended or rejected.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status_reason: Option<String>,
    /// What its plan allows.
    pub limits: Limits,
    /// When it will be gone, unless the deletion is undone before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deletes_at: Option<DateTime<Utc>>,
    /// Since when it exists.
    pub created_at: DateTime<Utc>,
}

/// One person in a tenant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Member {
    /// The person's subject at the issuer.
    pub subject: String,
    /// What they may do.
    pub role: Role,
    /// Since when.
    pub created_at: DateTime<Utc>,
}

/// One tenant of a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Membership {
    /// The tenant.
    pub tenant: Tenant,
    /// What the person may do there.
    pub role: Role,
}

/// How much a tenant uses of its plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Usage {
    /// People in it.
    pub members: u64,
    /// Invitations that can still be accepted.
    pub open_invitations: u64,
    /// Requests that wait for an answer.
    pub pending_requests: u64,
}

/// One row of an administrator's list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct TenantSummary {
    /// The tenant.
    pub tenant: Tenant,
    /// How much it uses.
    pub usage: Usage,
}

/// One page of an administrator's list, newest tenant first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct TenantPage {
    /// The rows.
    pub items: Vec<TenantSummary>,
    /// Send it as `after` for the next page; absent on the last one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_storage_and_json_agree() {
        for role in Role::ALL {
            assert_eq!(serde_json::to_value(role).unwrap(), role.as_str());
            assert_eq!(Role::from_name(role.as_str()), Some(*role));
        }
        for status in TenantStatus::ALL {
            assert_eq!(serde_json::to_value(status).unwrap(), status.as_str());
        }
        assert_eq!(Role::from_name("root"), None);
    }

    #[test]
    fn limits_are_positive() {
        let limits = |members, vehicles| Limits { members, vehicles };
        assert_eq!(limits(None, Some(1)).wrong_field(), None);
        assert_eq!(limits(Some(0), None).wrong_field(), Some("limits.members"));
        assert_eq!(
            limits(None, Some(-1)).wrong_field(),
            Some("limits.vehicles")
        );
    }
}
