use async_graphql::{Enum, ID, SimpleObject};

use crate::kernel::ids::TenantId;
use crate::kernel::scope;

/// What a member may do in a tenant.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "scope::Role")]
pub enum TenantRole {
    /// Everything.
    Owner,
    /// Everything but the tenant itself.
    Manager,
    /// Logs what was done to vehicles.
    Mechanic,
    /// Logs fuel and readings.
    Driver,
    /// Reads.
    Viewer,
}

/// A household, club or fleet that shares vehicles.
#[derive(SimpleObject, Clone, Debug)]
pub struct Tenant {
    /// Typed id, `tenant_…`.
    pub id: ID,
    /// What its people call it.
    pub name: String,
    /// What the viewer may do in it.
    pub role: TenantRole,
}

impl Tenant {
    #[must_use]
    pub fn new(id: TenantId, name: String, role: scope::Role) -> Self {
        Self {
            id: ID(id.to_string()),
            name,
            role: role.into(),
        }
    }
}
