//! Free text from people: trimmed, bounded, without control characters.

/// Why a text is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TextError {
    #[error("This is longer than {0} characters. Shorten it.")]
    TooLong(usize),
    #[error("This holds characters that cannot be shown. Type it again without them.")]
    ControlCharacter,
}

/// Trims; empty becomes `None`; at most `max` characters; line breaks, as line feeds, only where `multiline`.
///
/// # Errors
/// When it is too long or holds control characters.
pub fn clean(text: Option<&str>, max: usize, multiline: bool) -> Result<Option<String>, TextError> {
    let Some(text) = text.map(str::trim).filter(|text| !text.is_empty()) else {
        return Ok(None);
    };
    if text.chars().count() > max {
        return Err(TextError::TooLong(max));
    }
    let allowed = |c: char| !c.is_control() || (multiline && matches!(c, '\n' | '\r' | '\t'));
    if !text.chars().all(allowed) {
        return Err(TextError::ControlCharacter);
    }
    Ok(Some(text.replace("\r\n", "\n").replace('\r', "\n")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_are_nothing() {
        assert_eq!(clean(Some("  "), 5, false), Ok(None));
        assert_eq!(clean(None, 5, false), Ok(None));
    }

    #[test]
    fn length_counts_characters_not_bytes() {
        assert_eq!(clean(Some("ÄÖÜäö"), 5, false), Ok(Some("ÄÖÜäö".into())));
        assert_eq!(clean(Some("ÄÖÜäöü"), 5, false), Err(TextError::TooLong(5)));
    }

    #[test]
    fn every_line_end_is_a_line_feed() {
        let typed = clean(Some("a\r\nb\rc\nd"), 9, true);
        assert_eq!(typed, Ok(Some("a\nb\nc\nd".into())));
    }

    #[test]
    fn control_characters_are_refused() {
        assert_eq!(
            clean(Some("a\0b"), 9, true),
            Err(TextError::ControlCharacter)
        );
        assert_eq!(
            clean(Some("a\nb"), 9, false),
            Err(TextError::ControlCharacter)
        );
        assert_eq!(clean(Some("a\nb"), 9, true), Ok(Some("a\nb".into())));
    }
}
