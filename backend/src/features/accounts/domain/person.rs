//! A person, the garage they act in, and how both are called.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::kernel::identity::VerifiedIdentity;
use crate::kernel::ids::{TenantId, TypedId, UserId, VehicleId};
use crate::kernel::scope::{Access, Actor, Granted, Level, Role, Sight, UserScope};

const MAX_NAME_CHARS: usize = 80;
const NAMELESS: &str = "Driver";
const GUEST: &str = "Guest";
/// Guests do not learn what the tenant is called.
const SHARED: &str = "Shared vehicle";

/// A person who signs in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct User {
    pub id: UserId,
    /// Who vouches for the person, and as whom: together the person's name for ever.
    pub issuer: String,
    pub subject: String,
    pub display_name: String,
    pub email: Option<String>,
    /// Whether the issuer vouches for the address.
    pub email_verified: bool,
}

/// The household, club or fleet that a person acts in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tenant {
    pub id: TenantId,
    pub name: String,
    /// Vehicles that its plan has room for; any number where none is said.
    pub most_vehicles: Option<u32>,
}

/// A tenant with the person's role in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Home {
    pub tenant: Tenant,
    pub role: Role,
}

impl Home {
    /// Whether a session that keeps `self` needs to learn nothing from `now`; the plan is not kept.
    #[must_use]
    pub fn says(&self, now: &Self) -> bool {
        let kept = |home: &Self| (home.tenant.id, home.role);
        kept(self) == kept(now) && self.tenant.name == now.tenant.name
    }
}

/// A person whose session or token was verified, and what they may touch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedIn {
    pub user: User,
    pub tenant: Tenant,
    pub scope: UserScope,
    /// The browser's session; none for a bearer token, which is judged anew at each request.
    pub session: Option<SessionHandle>,
    /// When the credential ends; a bearer token of the issuer is judged anew at each request.
    pub expires_at: Option<DateTime<Utc>>,
}

/// A browser's session, as far as the application's parts may know it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionHandle {
    /// Hash of its token.
    pub key: String,
    pub expires_at: DateTime<Utc>,
}

/// What a guest's link allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GuestPass {
    /// Of the link.
    pub id: Uuid,
    pub tenant: TenantId,
    pub vehicle: VehicleId,
    pub shows_private: bool,
    pub expires_at: DateTime<Utc>,
}

impl SignedIn {
    #[must_use]
    pub fn new(user: User, home: Home, session: Option<SessionHandle>) -> Self {
        let scope = UserScope::establish(user.id, home.tenant.id, home.role)
            .within_plan(home.tenant.most_vehicles);
        Self {
            user,
            tenant: home.tenant,
            scope,
            expires_at: session.as_ref().map(|session| session.expires_at),
            session,
        }
    }

    /// Whoever came by a link to a vehicle: nobody's user, in the tenant as one who looks.
    #[must_use]
    pub fn guest(pass: GuestPass) -> Self {
        let id = UserId::from_uuid(pass.id);
        let granted = Granted {
            level: Level::View,
            until: Some(pass.expires_at),
        };
        let scope = UserScope::establish(id, pass.tenant, Role::Viewer)
            .limited(Actor::Guest, Access::Read)
            .narrowed(Sight::Only([(pass.vehicle, granted)].into()));
        Self {
            user: User {
                id,
                issuer: GUEST.to_owned(),
                subject: id.to_string(),
                display_name: GUEST.to_owned(),
                email: None,
                email_verified: false,
            },
            session: None,
            tenant: Tenant {
                id: pass.tenant,
                name: SHARED.to_owned(),
                most_vehicles: None,
            },
            scope: if pass.shows_private {
                scope
            } else {
                scope.discreet()
            },
            expires_at: Some(pass.expires_at),
        }
    }

    /// Seeing no more than `sight`.
    #[must_use]
    pub fn narrowed(mut self, sight: Sight) -> Self {
        self.scope = self.scope.narrowed(sight);
        self
    }

    /// By a credential that reaches no further than `access`.
    #[must_use]
    pub fn limited(mut self, actor: Actor, access: Access) -> Self {
        self.scope = self.scope.limited(actor, access);
        self
    }

    /// Until the credential ends.
    #[must_use]
    pub fn until(mut self, end: Option<DateTime<Utc>>) -> Self {
        self.expires_at = self.expires_at.into_iter().chain(end).min();
        self
    }

    /// For one operation, whose reads share a transaction.
    #[must_use]
    pub fn for_operation(&self) -> Self {
        Self {
            scope: self.scope.clone().for_operation(),
            ..self.clone()
        }
    }
}

/// What to call a person: the issuer's name for them, else what stands before the @, else a word.
#[must_use]
pub fn display_name(identity: &VerifiedIdentity) -> String {
    let address = identity
        .email
        .as_deref()
        .and_then(|email| email.split('@').next());
    let name = [identity.display_name.as_deref(), address];
    let name = name
        .into_iter()
        .flatten()
        .map(one_line)
        .find(|name| !name.is_empty());
    name.unwrap_or_else(|| NAMELESS.to_owned())
}

/// The name of a person's own garage.
#[must_use]
pub fn garage_name(display_name: &str) -> String {
    format!("{display_name}'s garage")
}

fn one_line(text: &str) -> String {
    let shown = text.trim().chars().filter(|c| !c.is_control());
    shown
        .take(MAX_NAME_CHARS)
        .collect::<String>()
        .trim_end()
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(name: Option<&str>, email: Option<&str>) -> String {
        display_name(&VerifiedIdentity {
            issuer: "i".into(),
            subject: "s".into(),
            display_name: name.map(Into::into),
            email: email.map(Into::into),
            email_verified: false,
        })
    }

    #[test]
    fn everybody_has_a_name() {
        assert_eq!(named(Some(" Ann\n"), Some("x@y.z")), "Ann");
        assert_eq!(named(Some("  "), Some("ann.b@y.z")), "ann.b");
        assert_eq!(named(None, None), "Driver");
        assert_eq!(named(None, Some("@y.z")), "Driver");
    }

    #[test]
    fn no_name_is_too_long_for_a_garage() {
        let name = named(Some(&"é".repeat(500)), None);
        assert!(garage_name(&name).chars().count() <= 100);
    }
}
