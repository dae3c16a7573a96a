//! Texts that callers send, checked once.

use unicode_normalization::UnicodeNormalization;

const MAX_NAME_CHARS: usize = 100;
const MAX_SLUG_CHARS: usize = 40;
const MIN_SLUG_CHARS: usize = 3;
const MAX_TOKEN_BYTES: usize = 255;
const MAX_EMAIL_BYTES: usize = 254;

/// Names of hosts and paths that no tenant may take.
const RESERVED_SLUGS: [&str; 20] = [
    "admin",
    "api",
    "app",
    "assets",
    "auth",
    "cdn",
    "docs",
    "graphiql",
    "graphql",
    "health",
    "help",
    "identity",
    "login",
    "mail",
    "motovaultpro",
    "root",
    "static",
    "status",
    "support",
    "www",
];

/// A text that can't be what it should be; `field` names the input to blame.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{reason}")]
pub struct InvalidText {
    /// The input.
    pub field: &'static str,
    /// What it must be.
    pub reason: &'static str,
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

impl Subject {
    /// Stands for the service itself in the trail.
    pub(super) fn system() -> Self {
        Self("system".to_owned())
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

/// A tenant's name in addresses, chosen by a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slug(String);

impl Slug {
    /// 3 to 40 lower-case ASCII letters, digits and single dashes between them.
    pub fn try_new(text: &str) -> Result<Self, InvalidText> {
        let letters = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        let good = (MIN_SLUG_CHARS..=MAX_SLUG_CHARS).contains(&text.len())
            && text.bytes().all(letters)
            && !text.starts_with('-')
            && !text.ends_with('-')
            && !text.contains("--");
        if !good {
            return Err(InvalidText {
                field: "slug",
                reason: "must be 3 to 40 letters a-z, digits and single dashes between them",
            });
        }
        if Self::is_reserved(text) {
            return Err(InvalidText {
                field: "slug",
                reason: "is kept for the server itself",
            });
        }
        Ok(Self(text.to_owned()))
    }

    /// Whether the server needs the name for itself.
    #[must_use]
    pub fn is_reserved(text: &str) -> bool {
        RESERVED_SLUGS.contains(&text)
    }

    /// As text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// One line of text such as a reason or a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineText(String);

impl LineText {
    /// Up to `most` characters without control characters; `field` is named in the error.
    pub fn try_new(field: &'static str, text: &str, most: usize) -> Result<Self, InvalidText> {
        let line: String = text.trim().nfc().collect();
        let good =
            (1..=most).contains(&line.chars().count()) && !line.chars().any(char::is_control);
        let reason = match most {
            0..=100 => "must be one line of 1 to 100 characters",
            _ => "must be one line of 1 to 500 characters",
        };
        good.then_some(Self(line))
            .ok_or(InvalidText { field, reason })
    }

    /// As text.
    #[must_use]
    pub fn into_string(self) -> String {
        self.0
    }
}

/// Where an invitation is sent; the application's mail code judges it in full.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EmailText(String);

impl EmailText {
    /// Something with one `@` and neither spaces nor control characters.
    pub fn try_new(text: &str) -> Result<Self, InvalidText> {
        let text = text.trim();
        let parts = text.rsplit_once('@');
        let good = text.len() <= MAX_EMAIL_BYTES
            && parts.is_some_and(|(local, domain)| !local.is_empty() && !domain.is_empty())
            && text.matches('@').count() == 1
            && !text
                .chars()
                .any(|c| c.is_control() || c.is_whitespace() || "<>,;\"".contains(c));
        good.then(|| Self(text.to_owned())).ok_or(InvalidText {
            field: "email",
            reason: "must be a whole e-mail address",
        })
    }

    /// As text.
    #[must_use]
    pub fn into_string(self) -> String {
        self.0
    }
}

/// The form in which names are searched: lower case, without accents.
#[must_use]
pub fn search_key(text: &str) -> String {
    text.nfkd()
        .flat_map(char::to_lowercase)
        .filter(|c| !matches!(c, '\u{300}'..='\u{36f}'))
        .collect()
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
    fn chosen_slugs_are_plain_and_not_the_servers() {
        for slug in ["abc", "blue-vans", "42-sud"] {
            assert!(Slug::try_new(slug).is_ok(), "{slug}");
        }
        for slug in [
            "", "ab", "Abc", "a--b", "-abc", "abc-", "a.b", "a b c", "äbc", "admin",
        ] {
            assert_eq!(Slug::try_new(slug).unwrap_err().field, "slug", "{slug}");
        }
        assert!(Slug::try_new(&"x".repeat(41)).is_err());
    }

    #[test]
    fn addresses_with_line_ends_are_refused() {
        for text in [
            "a@b.c\r\nBcc: x@y.z",
            "a@b@c",
            "@b",
            "a@",
            "a b@c",
            "a@b,c@d",
            "<a@b>",
        ] {
            assert!(EmailText::try_new(text).is_err(), "{text:?}");
        }
        assert!(EmailText::try_new(" anna@example.com ").is_ok());
    }

    #[test]
    fn search_ignores_case_and_accents() {
        assert_eq!(search_key("Zoë's GARAGE"), "zoe's garage");
    }
}
