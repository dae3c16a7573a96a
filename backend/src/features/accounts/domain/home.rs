//! Which of their tenants a person acts in.

use super::person::Home;
use crate::kernel::ids::TenantId;

/// One tenant of a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    pub home: Home,
    pub slug: String,
    /// A tenant that is suspended, or not approved, lets nobody in.
    pub is_open: bool,
}

/// Where somebody wants to act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish<'a> {
    Any,
    /// The one chosen in the session; whoever is no longer in it falls back to another.
    Chosen(TenantId),
    /// The one of the host name, and no other.
    Slug(&'a str),
}

/// Why there is nowhere to act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoHome {
    /// The person belongs to no tenant.
    None,
    /// Every tenant in question is locked.
    Suspended,
    /// The host name's tenant is none of theirs.
    Stranger,
}

/// The wished tenant, else the one that the person belongs to longest.
///
/// # Errors
/// Why there is none.
pub fn choose_home(standings: &[Standing], wish: Wish<'_>) -> Result<Home, NoHome> {
    if let Wish::Slug(slug) = wish {
        let named = standings.iter().find(|standing| standing.slug == slug);
        return match named {
            Some(standing) if standing.is_open => Ok(standing.home.clone()),
            Some(_) => Err(NoHome::Suspended),
            None => Err(NoHome::Stranger),
        };
    }
    let mut open = standings.iter().filter(|standing| standing.is_open);
    let is_wished = |standing: &&Standing| wish == Wish::Chosen(standing.home.tenant.id);
    let found = open.clone().find(is_wished).or_else(|| open.next());
    match found {
        Some(standing) => Ok(standing.home.clone()),
        None if standings.is_empty() => Err(NoHome::None),
        None => Err(NoHome::Suspended),
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::features::accounts::domain::Tenant;
    use crate::kernel::ids::TypedId as _;
    use crate::kernel::scope::Role;

    fn id(number: u128) -> TenantId {
        TenantId::from_uuid(Uuid::from_u128(number))
    }

    fn standing(number: u128, is_open: bool) -> Standing {
        Standing {
            home: Home {
                tenant: Tenant {
                    id: id(number),
                    name: String::new(),
                },
                role: Role::Driver,
            },
            slug: format!("t{number}"),
            is_open,
        }
    }

    fn chosen(standings: &[Standing], wish: Wish<'_>) -> Result<TenantId, NoHome> {
        choose_home(standings, wish).map(|home| home.tenant.id)
    }

    #[test]
    fn the_chosen_one_counts_as_long_as_one_belongs_to_it() {
        let all = [standing(1, true), standing(2, true)];
        assert_eq!(chosen(&all, Wish::Chosen(id(2))), Ok(id(2)));
        assert_eq!(chosen(&all, Wish::Chosen(id(3))), Ok(id(1)));
        assert_eq!(chosen(&all, Wish::Any), Ok(id(1)));
        assert_eq!(chosen(&[], Wish::Any), Err(NoHome::None));
    }

    #[test]
    fn a_locked_one_lets_nobody_in() {
        let all = [standing(1, false), standing(2, true)];
        assert_eq!(chosen(&all, Wish::Chosen(id(1))), Ok(id(2)));
        let locked = [standing(1, false)];
        assert_eq!(chosen(&locked, Wish::Chosen(id(1))), Err(NoHome::Suspended));
        assert_eq!(chosen(&locked, Wish::Slug("t1")), Err(NoHome::Suspended));
    }

    #[test]
    fn a_host_name_means_its_own_tenant_and_no_other() {
        let all = [standing(1, true), standing(2, true)];
        assert_eq!(chosen(&all, Wish::Slug("t2")), Ok(id(2)));
        assert_eq!(chosen(&all, Wish::Slug("t3")), Err(NoHome::Stranger));
        assert_eq!(chosen(&[], Wish::Slug("t3")), Err(NoHome::Stranger));
    }
}
