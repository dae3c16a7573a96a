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

/// Characters of a name of a file.
const LONGEST_NAME: usize = 200;

/// What a file is called, to be shown and never to be opened by: no folders, nothing that cannot be seen.
#[must_use]
pub fn file_name(name: &str) -> Option<String> {
    let last = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let shown = last.chars().filter(|c| !c.is_control());
    let shown: String = shown.take(LONGEST_NAME).collect();
    clean(Some(&shown), LONGEST_NAME, false).ok().flatten()
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

    #[test]
    fn a_name_of_a_file_has_no_folders() {
        for (name, shown) in [
            ("/etc/pass\0wd", Some("passwd")),
            ("C:\\Bilder\\Bon 1.jpg", Some("Bon 1.jpg")),
            ("../..", Some("..")),
            ("a/", None),
            ("\n", None),
        ] {
            assert_eq!(file_name(name).as_deref(), shown);
        }
        assert_eq!(file_name(&"ä".repeat(300)).unwrap().chars().count(), 200);
    }
}
