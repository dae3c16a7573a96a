//! A person, the garage they act in, and how both are called.

use chrono::{DateTime, Utc};

use crate::kernel::identity::VerifiedIdentity;
use crate::kernel::ids::{TenantId, UserId};
use crate::kernel::scope::{Role, UserScope};

const MAX_NAME_CHARS: usize = 80;
const NAMELESS: &str = "Driver";

/// A person who signs in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct User {
    pub id: UserId,
    pub display_name: String,
    pub email: Option<String>,
}

/// The household, club or fleet that a person acts in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tenant {
    pub id: TenantId,
    pub name: String,
}

/// A tenant with the person's role in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Home {
    pub tenant: Tenant,
    pub role: Role,
}

/// A person whose session or token was verified, and what they may touch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedIn {
    pub user: User,
    pub tenant: Tenant,
    pub scope: UserScope,
    /// When the session ends; a bearer token is judged anew at each request.
    pub expires_at: Option<DateTime<Utc>>,
}

impl SignedIn {
    #[must_use]
    pub fn new(user: User, home: Home, expires_at: Option<DateTime<Utc>>) -> Self {
        let scope = UserScope::establish(user.id, home.tenant.id, home.role);
        Self {
            user,
            tenant: home.tenant,
            scope,
            expires_at,
        }
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
