//! Who does something, and whether they may.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::tenant::{Role, TenantStatus, stored_as_text};
use super::text::Subject;

/// In which capacity somebody acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum ActorKind {
    /// A person, with the rights of their own membership.
    Person,
    /// An administrator of the whole platform.
    Administrator,
    /// The service itself, for example when a deletion's delay is over.
    System,
}

stored_as_text!(ActorKind {
    Person = "person",
    Administrator = "administrator",
    System = "system",
});

/// Who does something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// The person.
    pub subject: Subject,
    /// Their capacity.
    pub kind: ActorKind,
}

impl Actor {
    /// The service itself.
    #[must_use]
    pub fn system() -> Self {
        Self {
            subject: Subject::system(),
            kind: ActorKind::System,
        }
    }
}

/// Why something is not done although the request is well formed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// No such tenant, member, invitation or request, or none that this actor may know of.
    #[error("there is no such thing")]
    NotFound,
    /// The actor's role does not reach.
    #[error("the actor may not do this")]
    Forbidden,
    /// A tenant always has an owner.
    #[error("the last owner can't leave or step down")]
    LastOwner,
    /// Suspended, pending or rejected.
    #[error("the tenant is not in use")]
    NotInUse,
    /// The status has no such step.
    #[error("the tenant's status does not allow this")]
    WrongStatus,
    /// Another tenant has this slug.
    #[error("the slug is taken")]
    SlugTaken,
    /// The plan allows no more.
    #[error("the plan's limit is reached")]
    LimitReached,
    /// Too many invitations or requests are open.
    #[error("too many are open already")]
    TooManyOpen,
    /// The person belongs to the tenant already.
    #[error("the person is a member already")]
    AlreadyMember,
    /// Its time is over.
    #[error("the invitation has expired")]
    InvitationExpired,
    /// Somebody accepted it.
    #[error("the invitation was used")]
    InvitationUsed,
    /// It was withdrawn.
    #[error("the invitation was withdrawn")]
    InvitationRevoked,
    /// Somebody answered it.
    #[error("the request was answered before")]
    AlreadyDecided,
    /// A deletion is not, or is already, on its way.
    #[error("the deletion is not in that state")]
    DeletionState,
}

/// What an actor may do in one tenant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Authority {
    kind: ActorKind,
    role: Option<Role>,
}

impl Authority {
    /// By capacity and, for a person, by their role in the tenant.
    #[must_use]
    pub fn of(kind: ActorKind, role: Option<Role>) -> Self {
        Self { kind, role }
    }

    fn is_platform(self) -> bool {
        matches!(self.kind, ActorKind::Administrator | ActorKind::System)
    }

    /// A stranger learns nothing, not even that the tenant exists.
    pub fn knows_tenant(self) -> Result<(), Refusal> {
        allow(self.is_platform() || self.role.is_some(), Refusal::NotFound)
    }

    /// Only an administrator of the platform.
    pub fn administers(self) -> Result<(), Refusal> {
        allow(self.kind == ActorKind::Administrator, Refusal::Forbidden)
    }

    /// An owner or an administrator.
    pub fn owns(self) -> Result<(), Refusal> {
        self.knows_tenant()?;
        allow(
            self.is_platform() || self.role == Some(Role::Owner),
            Refusal::Forbidden,
        )
    }

    /// Whoever lets people in: an owner, a manager or an administrator.
    pub fn receives_people(self) -> Result<(), Refusal> {
        self.knows_tenant()?;
        let receives = matches!(self.role, Some(Role::Owner | Role::Manager));
        allow(self.is_platform() || receives, Refusal::Forbidden)
    }

    /// May hand out or take away this role: owners any, managers those below themselves.
    pub fn governs(self, role: Role) -> Result<(), Refusal> {
        self.receives_people()?;
        let reaches = self.is_platform() || self.role == Some(Role::Owner) || role > Role::Manager;
        allow(reaches, Refusal::Forbidden)
    }

    /// In a tenant that is not in use only an administrator does anything.
    pub fn works_in(self, status: TenantStatus) -> Result<(), Refusal> {
        let open = status == TenantStatus::Active || self.is_platform();
        allow(open, Refusal::NotInUse)
    }
}

fn allow(good: bool, refusal: Refusal) -> Result<(), Refusal> {
    if good { Ok(()) } else { Err(refusal) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(role: Role) -> Authority {
        Authority::of(ActorKind::Person, Some(role))
    }

    #[test]
    fn managers_reach_only_below_themselves() {
        for role in Role::ALL {
            assert_eq!(person(Role::Owner).governs(*role), Ok(()));
            let reached = person(Role::Manager).governs(*role).is_ok();
            assert_eq!(reached, *role > Role::Manager, "{role:?}");
            for low in [Role::Mechanic, Role::Driver, Role::Viewer] {
                assert_eq!(person(low).governs(*role), Err(Refusal::Forbidden));
            }
        }
    }

    #[test]
    fn strangers_learn_nothing() {
        let stranger = Authority::of(ActorKind::Person, None);
        assert_eq!(stranger.owns(), Err(Refusal::NotFound));
        assert_eq!(stranger.governs(Role::Viewer), Err(Refusal::NotFound));
        assert_eq!(stranger.administers(), Err(Refusal::Forbidden));
    }

    #[test]
    fn owners_are_no_administrators() {
        assert_eq!(person(Role::Owner).administers(), Err(Refusal::Forbidden));
        let administrator = Authority::of(ActorKind::Administrator, None);
        assert_eq!(administrator.administers(), Ok(()));
        assert_eq!(administrator.owns(), Ok(()));
        assert_eq!(administrator.works_in(TenantStatus::Suspended), Ok(()));
        let owner = person(Role::Owner).works_in(TenantStatus::Suspended);
        assert_eq!(owner, Err(Refusal::NotInUse));
    }
}
