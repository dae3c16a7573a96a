//! E-mail addresses as account names.

use std::fmt;

use unicode_normalization::UnicodeNormalization;

/// Longest address that mail systems carry.
const MAX_BYTES: usize = 254;
const MAX_LOCAL_BYTES: usize = 64;

/// A plausible e-mail address: kept as typed for showing, compared without case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Email {
    typed: String,
    key: String,
}

/// Why a text is not an e-mail address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EmailError {
    /// Nothing was typed.
    #[error("the address is empty")]
    Empty,
    /// It can't be an address.
    #[error("the address is not complete")]
    Malformed,
    /// It is longer than mail systems allow.
    #[error("the address is too long")]
    TooLong,
}

impl Email {
    /// Reads an address as a person typed it.
    pub fn try_new(text: &str) -> Result<Self, EmailError> {
        let typed: String = text.trim().nfkc().collect();
        if typed.is_empty() {
            return Err(EmailError::Empty);
        }
        if typed.len() > MAX_BYTES {
            return Err(EmailError::TooLong);
        }
        let (local, domain) = typed.rsplit_once('@').ok_or(EmailError::Malformed)?;
        if !is_local_part(local) || !is_domain(domain) {
            return Err(EmailError::Malformed);
        }
        let key = typed.to_lowercase();
        Ok(Self { typed, key })
    }

    /// As typed, for showing and for tokens.
    #[must_use]
    pub fn as_typed(&self) -> &str {
        &self.typed
    }

    /// The form in which two spellings of one address are equal.
    #[must_use]
    pub fn key(&self) -> &str {
        &self.key
    }
}

impl fmt::Display for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.typed)
    }
}

fn is_local_part(text: &str) -> bool {
    !text.is_empty() && text.len() <= MAX_LOCAL_BYTES && text.chars().all(is_allowed)
}

// A name without a dot is fine: home networks have hosts like `nas`.
fn is_domain(text: &str) -> bool {
    text.split('.').all(|label| {
        !label.is_empty()
            && label.chars().all(|c| c.is_alphanumeric() || c == '-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    })
}

fn is_allowed(c: char) -> bool {
    !c.is_whitespace() && !c.is_control() && !"@<>()[]\\,;:\"".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_address_share_a_key() {
        let a = Email::try_new("  Anna@Example.COM ").unwrap();
        let b = Email::try_new("anna@example.com").unwrap();
        assert_eq!(a.key(), b.key());
        assert_eq!(a.as_typed(), "Anna@Example.COM");
    }

    #[test]
    fn full_width_letters_are_folded() {
        assert_eq!(
            Email::try_new("ａnna@example.com").unwrap().key(),
            "anna@example.com"
        );
    }

    #[test]
    fn incomplete_addresses_are_refused() {
        for text in [
            "anna",
            "@example.com",
            "anna@",
            "a b@example.com",
            "a@b@c.d",
            "a@.d",
            "a@-b.c",
        ] {
            assert_eq!(Email::try_new(text), Err(EmailError::Malformed), "{text}");
        }
        assert_eq!(Email::try_new("   "), Err(EmailError::Empty));
        assert_eq!(
            Email::try_new(&format!("a@{}", "b".repeat(300))),
            Err(EmailError::TooLong)
        );
    }

    #[test]
    fn header_injection_is_refused() {
        assert!(Email::try_new("a\r\nBcc: x@y.z").is_err());
        assert!(Email::try_new("a\u{0}@y.z").is_err());
    }

    #[test]
    fn names_of_home_networks_are_allowed() {
        assert!(Email::try_new("anna@nas").is_ok());
    }
}
