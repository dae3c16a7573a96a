//! Which passwords are accepted, and their one normal form.

use std::collections::HashSet;
use std::sync::LazyLock;

use secrecy::{ExposeSecret as _, SecretString};
use unicode_normalization::UnicodeNormalization;

use super::email::Email;

/// Fewest characters of a new password.
pub const MIN_CHARS: usize = 8;
/// Most bytes of any password, so that hashing can't be made expensive.
pub const MAX_BYTES: usize = 1024;

// The commonest of leaked passwords, as the zxcvbn crate (MIT) counts them: those that are long
// enough to be chosen, and the stems to which people add digits.
static COMMON: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    include_str!("../assets/common-passwords.txt")
        .lines()
        .filter(|line| !line.is_empty())
        .collect()
});

/// A password in normal form, for hashing or checking.
#[derive(Clone, Debug)]
pub struct Password(SecretString);

/// Why a password is not accepted for a new account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PasswordError {
    /// Fewer than eight characters.
    #[error("the password is too short")]
    TooShort,
    /// More than 1024 bytes.
    #[error("the password is too long")]
    TooLong,
    /// Among those that attackers try first.
    #[error("the password is too common")]
    Common,
    /// It repeats the e-mail address.
    #[error("the password is the e-mail address")]
    LikeEmail,
}

impl Password {
    /// Takes a password for checking; only its size is judged.
    pub fn presented(text: &str) -> Result<Self, PasswordError> {
        if text.len() > MAX_BYTES {
            return Err(PasswordError::TooLong);
        }
        // Two keyboards may write one letter in two ways.
        let normal: String = text.nfkc().collect();
        if normal.len() > MAX_BYTES {
            return Err(PasswordError::TooLong);
        }
        Ok(Self(normal.into()))
    }

    /// Takes a password for a new account.
    pub fn chosen(text: &str, email: Option<&Email>) -> Result<Self, PasswordError> {
        let password = Self::presented(text)?;
        let normal = password.expose();
        if normal.chars().count() < MIN_CHARS {
            return Err(PasswordError::TooShort);
        }
        let lower = normal.to_lowercase();
        if is_common(&lower) {
            return Err(PasswordError::Common);
        }
        if email.is_some_and(|email| repeats(email.key(), &lower)) {
            return Err(PasswordError::LikeEmail);
        }
        Ok(password)
    }

    /// The normal form, for the hash function only.
    #[must_use]
    pub fn expose(&self) -> &str {
        self.0.expose_secret()
    }
}

fn is_common(lower: &str) -> bool {
    let letters = lower.trim_end_matches(|c: char| c.is_ascii_digit() || "!.?@#$*_-".contains(c));
    COMMON.contains(lower)
        || COMMON.contains(lower.trim_end_matches(|c: char| c.is_ascii_punctuation()))
        || (letters.len() >= 4 && lower.len() < 14 && COMMON.contains(letters))
        || is_run(lower)
}

// All steps between neighbours equal: aaaaaaaa, 12345678, hgfedcba.
fn is_run(lower: &str) -> bool {
    let codes: Vec<i64> = lower.chars().map(|c| i64::from(u32::from(c))).collect();
    let mut steps = codes.windows(2).map(|pair| pair[1] - pair[0]);
    steps
        .next()
        .is_some_and(|first| first.abs() <= 1 && steps.all(|step| step == first))
}

fn repeats(email: &str, lower: &str) -> bool {
    let local = email.split('@').next().unwrap_or_default();
    lower == email || lower == local || (local.len() >= 4 && lower == format!("{local}{local}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refuse(text: &str) -> PasswordError {
        let email = Email::try_new("annabella@example.com").unwrap();
        Password::chosen(text, Some(&email)).unwrap_err()
    }

    #[test]
    fn length_counts_characters_and_caps_bytes() {
        assert_eq!(refuse("ab3$xyz"), PasswordError::TooShort);
        assert_eq!(refuse("äöüß€ñç"), PasswordError::TooShort);
        assert!(Password::chosen("äöüß€ñçå", None).is_ok());
        assert_eq!(refuse(&"xy7".repeat(400)), PasswordError::TooLong);
    }

    #[test]
    fn what_attackers_try_first_is_refused() {
        for text in [
            "password",
            "Password1!",
            "qwertyuiop",
            "12345678",
            "87654321",
            "aaaaaaaaa",
            "iloveyou2024",
            "Trustno1!",
            "superman12",
            "1q2w3e4r5t",
        ] {
            assert_eq!(refuse(text), PasswordError::Common, "{text}");
        }
    }

    #[test]
    fn the_address_is_no_password() {
        assert_eq!(refuse("Annabella@example.com"), PasswordError::LikeEmail);
        assert_eq!(refuse("annabella"), PasswordError::LikeEmail);
    }

    #[test]
    fn ordinary_passphrases_pass() {
        for text in [
            "correct horse battery",
            "tR4ctor-in-the-shed",
            "мой гараж у моря",
        ] {
            assert!(Password::chosen(text, None).is_ok(), "{text}");
        }
    }

    #[test]
    fn spellings_of_one_letter_are_one_password() {
        let composed = Password::presented("caf\u{e9} noir").unwrap();
        let decomposed = Password::presented("cafe\u{301} noir").unwrap();
        assert_eq!(composed.expose(), decomposed.expose());
    }

    #[test]
    fn debug_tells_nothing() {
        let password = Password::presented("tR4ctor-in-the-shed").unwrap();
        assert!(!format!("{password:?}").contains("tR4ctor"));
    }
}
