//! Tenants, members and roles: pure values and their rules.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;
use utoipa::ToSchema;
use uuid::Uuid;

const MAX_NAME_CHARS: usize = 100;
const MAX_SLUG_CHARS: usize = 40;
const MAX_TOKEN_BYTES: usize = 255;

/// A text that can't be what it should be; `field` names the input to blame.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{reason}")]
pub struct InvalidText {
    /// The input.
    pub field: &'static str,
    /// What it must be.
    pub reason: &'static str,
}

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
    /// In use.
    Active,
    /// Locked by an administrator.
    Suspended,
}

/// What a member may do; each includes those below it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Everything, members and deletion included.
    Owner,
    /// Everything about vehicles.
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

stored_as_text!(TenantKind { Household = "household", Club = "club", Fleet = "fleet" });
stored_as_text!(TenantStatus { Active = "active", Suspended = "suspended" });
stored_as_text!(Role {
    Owner = "owner",
    Manager = "manager",
    Mechanic = "mechanic",
    Driver = "driver",
    Viewer = "viewer",
});

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

/// A person's id at the issuer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject(String);

impl Subject {
    /// Any visible ASCII text up to 255 bytes, as OpenID Connect has it.
    pub fn try_new(text: &str) -> Result<Self, InvalidText> {
        let good = is_visible_ascii(text);
        good.then(|| Self(text.to_owned())).ok_or(InvalidText {
            field: "subject",
            reason: "must be 1 to 255 visible ASCII characters",
        })
    }

    /// As text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A key under which a request has one effect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdempotencyKey(String);

impl IdempotencyKey {
    /// Any visible ASCII text up to 255 bytes.
    pub fn try_new(text: &str) -> Result<Self, InvalidText> {
        let good = is_visible_ascii(text);
        good.then(|| Self(text.to_owned())).ok_or(InvalidText {
            field: "Idempotency-Key",
            reason: "must be 1 to 255 visible ASCII characters",
        })
    }

    /// As text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn is_visible_ascii(text: &str) -> bool {
    (1..=MAX_TOKEN_BYTES).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_graphic())
}

/// A tenant's name for people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TenantName(String);

impl TenantName {
    /// One line of 1 to 100 characters.
    pub fn try_new(text: &str) -> Result<Self, InvalidText> {
        let name: String = text.trim().nfc().collect();
        let good = (1..=MAX_NAME_CHARS).contains(&name.chars().count())
            && !name.chars().any(char::is_control);
        good.then_some(Self(name)).ok_or(InvalidText {
            field: "name",
            reason: "must be one line of 1 to 100 characters",
        })
    }

    /// As text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// A name for addresses: lower-case ASCII letters, digits and single dashes.
    #[must_use]
    pub fn slug(&self) -> String {
        let mut slug = String::new();
        for c in self.0.nfkd().flat_map(char::to_lowercase) {
            if c.is_ascii_alphanumeric() {
                slug.push(c);
            } else if !is_combining(c) && !slug.is_empty() && !slug.ends_with('-') {
                slug.push('-');
            }
            if slug.len() == MAX_SLUG_CHARS {
                break;
            }
        }
        let slug = slug.trim_end_matches('-');
        if slug.is_empty() {
            "garage".to_owned()
        } else {
            slug.to_owned()
        }
    }
}

// Accents vanish, apostrophes too: "Zoë's" becomes "zoes".
fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\'' | '’')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_plain() {
        for (name, slug) in [
            ("Anna's garage", "annas-garage"),
            ("  Zoë & Ümit  ", "zoe-umit"),
            ("Гараж", "garage"),
            ("---", "garage"),
            ("Fleet 42 / Süd", "fleet-42-sud"),
        ] {
            assert_eq!(TenantName::try_new(name).unwrap().slug(), slug, "{name}");
        }
        let long = TenantName::try_new(&"ab ".repeat(30)).unwrap().slug();
        assert!(
            long.len() <= MAX_SLUG_CHARS && !long.ends_with('-'),
            "{long}"
        );
    }

    #[test]
    fn names_are_one_line() {
        for text in ["", "  ", "a\nb", &"x".repeat(101)] {
            assert_eq!(TenantName::try_new(text).unwrap_err().field, "name");
        }
    }

    #[test]
    fn subjects_of_known_issuers_pass() {
        for text in [
            "auth0|5f7c8ec7c33c6c004bbafe82",
            "019a-uuid",
            "google-oauth2|103547991597142817347",
        ] {
            assert!(Subject::try_new(text).is_ok());
        }
        for text in ["", "a b", "é", "x\n", &"x".repeat(256)] {
            assert!(Subject::try_new(text).is_err());
        }
    }

    #[test]
    fn names_in_storage_and_json_agree() {
        for role in [
            Role::Owner,
            Role::Manager,
            Role::Mechanic,
            Role::Driver,
            Role::Viewer,
        ] {
            assert_eq!(serde_json::to_value(role).unwrap(), role.as_str());
            assert_eq!(Role::from_name(role.as_str()), Some(role));
        }
        assert_eq!(Role::from_name("root"), None);
    }
}
