//! What becomes of the garages of somebody who goes.

use chrono::TimeDelta;

use crate::features::accounts::domain::Tenant;
use crate::kernel::scope::Role;

/// Time to think better of it.
pub const GRACE: TimeDelta = TimeDelta::days(14);

/// What becomes of a garage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It stays with the others, and so do its vehicles.
    Stays,
    /// Nobody else is in it: it goes, with everything in it.
    Goes,
    /// Others are in it, and none of them owns it: somebody must first.
    NeedsOwner,
}

/// By the person's own role and those of the others.
#[must_use]
pub fn fate(mine: Role, others: &[Role]) -> Fate {
    if others.is_empty() {
        Fate::Goes
    } else if mine == Role::Owner && !others.contains(&Role::Owner) {
        Fate::NeedsOwner
    } else {
        Fate::Stays
    }
}

/// A garage of somebody who goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Garage {
    pub tenant: Tenant,
    pub role: Role,
    pub fate: Fate,
    pub others: usize,
    pub vehicles: u64,
}

/// Whether the text is what the person must type: their address, or their name where there is none.
#[must_use]
pub fn confirms(typed: &str, email: Option<&str>, display_name: &str) -> bool {
    let expected = email.unwrap_or(display_name).trim();
    !expected.is_empty() && typed.trim().to_lowercase() == expected.to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_garage_stays_with_its_other_owners() {
        assert_eq!(fate(Role::Owner, &[]), Fate::Goes);
        assert_eq!(fate(Role::Owner, &[Role::Manager]), Fate::NeedsOwner);
        assert_eq!(fate(Role::Owner, &[Role::Viewer, Role::Owner]), Fate::Stays);
        assert_eq!(fate(Role::Driver, &[Role::Owner]), Fate::Stays);
    }

    #[test]
    fn what_must_be_typed() {
        assert!(confirms(
            " Ann@Example.com ",
            Some("ann@example.com"),
            "Ann"
        ));
        assert!(!confirms("Ann", Some("ann@example.com"), "Ann"));
        assert!(confirms("ann", None, "Ann"));
        assert!(!confirms("", None, ""));
    }
}
