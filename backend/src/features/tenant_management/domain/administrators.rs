/// Who administers the platform.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Administrators {
    /// Whoever was here before anybody else: on a server of one process, the person of the set-up
    /// link. Nobody inherits it.
    FirstPerson,
    /// Subjects at the issuer, or addresses that the issuer vouches for. None: nobody.
    Named(Vec<String>),
}

impl Administrators {
    /// Whether the setting names this person. An address counts only where it is vouched for: who
    /// may type any address at sign-up must not become an administrator by it.
    #[must_use]
    pub fn names(&self, subject: &str, verified_email: Option<&str>) -> bool {
        let Self::Named(names) = self else {
            return false;
        };
        names.iter().any(|name| {
            if name.contains('@') {
                verified_email.is_some_and(|email| email.eq_ignore_ascii_case(name))
            } else {
                name == subject
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_vouched_addresses_count() {
        let named = Administrators::Named(vec!["auth0|ann".into(), "Root@car.example".into()]);
        assert!(named.names("auth0|ann", None));
        assert!(named.names("x", Some("root@car.example")));
        assert!(!named.names("x", None));
        assert!(!named.names("auth0|Ann", Some("ann@car.example")));
        // A subject that looks like an address is none.
        assert!(!named.names("Root@car.example", None));
        assert!(!Administrators::Named(Vec::new()).names("", Some("")));
        assert!(!Administrators::FirstPerson.names("auth0|ann", None));
    }
}
