//! The name a person goes by.

use unicode_normalization::UnicodeNormalization;

const MAX_CHARS: usize = 100;

/// A person's name as they want to see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonName(String);

/// Why a text can't be a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NameError {
    /// Nothing was typed.
    #[error("the name is empty")]
    Empty,
    /// Longer than 100 characters.
    #[error("the name is too long")]
    TooLong,
    /// It holds control characters.
    #[error("the name has characters that can't be shown")]
    Unprintable,
}

impl PersonName {
    /// Reads a name as typed; surrounding space is dropped.
    pub fn try_new(text: &str) -> Result<Self, NameError> {
        let name: String = text.trim().nfc().collect();
        if name.is_empty() {
            return Err(NameError::Empty);
        }
        if name.chars().count() > MAX_CHARS {
            return Err(NameError::TooLong);
        }
        if name.chars().any(char::is_control) {
            return Err(NameError::Unprintable);
        }
        Ok(Self(name))
    }

    /// The name as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_keeps_its_letters() {
        assert_eq!(
            PersonName::try_new("  Zoë O'Brien ").unwrap().as_str(),
            "Zoë O'Brien"
        );
    }

    #[test]
    fn what_cannot_be_a_name_is_refused() {
        assert_eq!(PersonName::try_new(" "), Err(NameError::Empty));
        assert_eq!(
            PersonName::try_new(&"x".repeat(101)),
            Err(NameError::TooLong)
        );
        assert_eq!(PersonName::try_new("a\u{7}b"), Err(NameError::Unprintable));
    }
}
