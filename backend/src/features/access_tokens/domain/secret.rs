//! The text of a token: a name by which scanners find it in published files, 160 random bits, and a
//! checksum, so that a text that only looks like one is no alarm and no question to the database.

use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

const MARK: &str = "mvp_";
const RANDOM: usize = 40;
const CHECKSUM: usize = 8;
const SHOWN: usize = 8;

/// A new token's text from random bytes.
#[must_use]
pub fn mint(random: [u8; 20]) -> String {
    let body = format!("{MARK}{}", hex(&random));
    let checksum = checksum(&body);
    body + &checksum
}

/// Whether a text claims to be a token of this kind; else it may be an issuer's.
#[must_use]
pub fn is_access_token(text: &str) -> bool {
    text.starts_with(MARK)
}

/// Whether it can be one.
#[must_use]
pub fn well_formed(text: &str) -> bool {
    let body = MARK.len() + RANDOM;
    text.len() == body + CHECKSUM
        && text.is_ascii()
        && is_access_token(text)
        && checksum(&text[..body]) == text[body..]
}

/// So much of a token as its person may see again.
#[must_use]
pub fn shown(text: &str) -> String {
    text.chars().take(MARK.len() + SHOWN).collect()
}

fn checksum(body: &str) -> String {
    let mut digest = hex(&Sha256::digest(body.as_bytes()));
    digest.truncate(CHECKSUM);
    digest
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").ok();
        text
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn one_wrong_character_shows() {
        let token = mint([7; 20]);
        assert!(well_formed(&token) && token.len() == 52);
        for at in 0..token.len() {
            let mut wrong = token.clone().into_bytes();
            wrong[at] = if wrong[at] == b'0' { b'1' } else { b'0' };
            assert!(!well_formed(&String::from_utf8(wrong).unwrap()), "{at}");
        }
        assert_eq!(shown(&token), &token[..12]);
    }

    proptest! {
        #[test]
        fn no_text_makes_it_stumble(text in "\\PC*") {
            prop_assert!(!well_formed(&text));
            let marked = format!("{MARK}{text}");
            prop_assert!(!well_formed(&marked));
        }
    }
}
