//! Keys of patterns, compiled to one bit set per position.

/// Matches any character.
pub const ANY: u64 = u64::MAX;

const UNDERSCORE: u8 = 36;
const PIPE: u8 = 37;
const HASH: u8 = 38;
const OTHER: u8 = 63;

/// The ten digits.
const DIGITS: u64 = (1 << 10) - 1;

/// I, O and Q, which no valid VIN holds.
const NOT_IN_VINS: u64 = (1 << (10 + 8)) | (1 << (10 + 14)) | (1 << (10 + 16));

/// The bit of a character: digits, letters, `_`, `|`, `#`; all others share one.
#[must_use]
pub const fn bit(c: u8) -> u8 {
    match c {
        b'0'..=b'9' => c - b'0',
        b'A'..=b'Z' => c - b'A' + 10,
        b'_' => UNDERSCORE,
        b'|' => PIPE,
        b'#' => HASH,
        _ => OTHER,
    }
}

/// As [`bit`], with digits standing for `#`: how formula keys see a VIN.
#[must_use]
pub const fn formula_bit(c: u8) -> u8 {
    if c.is_ascii_digit() { HASH } else { bit(c) }
}

/// The character of a bit, `_` before digits before letters when sorted by this order.
#[must_use]
pub fn char_of(bit: u8) -> Option<char> {
    match bit {
        0..=9 => Some(char::from(b'0' + bit)),
        10..=35 => Some(char::from(b'A' + bit - 10)),
        UNDERSCORE => Some('_'),
        _ => None,
    }
}

/// Characters of a bit set as NHTSA lists them.
#[must_use]
pub fn chars_of(set: u64) -> String {
    std::iter::once(UNDERSCORE)
        .chain(0..=35)
        .filter(|bit| set & (1 << bit) != 0)
        .filter_map(char_of)
        .collect()
}

/// One key, ready to match.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CompiledKey {
    /// What each position accepts.
    pub masks: Vec<u64>,
    /// What each position names in so many characters; nothing for `*`.
    pub allowed: Vec<u64>,
    /// First and last position of `#`.
    pub formula: Option<(u8, u8)>,
}

/// Why a key cannot be compiled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    #[error("a bracket is not closed")]
    OpenBracket,
    #[error("it has more than 14 positions")]
    TooLong,
}

/// Compiles a key such as `AB[1-5]*|*D`.
///
/// # Errors
/// When a bracket is open or the key is longer than a VIN.
pub fn compile(key: &str) -> Result<CompiledKey, KeyError> {
    let mut compiled = CompiledKey::default();
    let mut rest = key.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        rest = tail;
        let (mask, allowed) = match first {
            b'*' => (ANY, 0),
            // Without brackets NHTSA matches by LIKE, where this stands for any character.
            b'_' if !key.contains('[') => (ANY, 0),
            b'[' => {
                let end = rest
                    .iter()
                    .position(|c| *c == b']')
                    .ok_or(KeyError::OpenBracket)?;
                let (class, tail) = rest.split_at(end);
                rest = tail.get(1..).unwrap_or(&[]);
                compile_class(class)
            }
            b'#' => (1 << HASH, DIGITS),
            c => (1 << bit(*c), 1 << bit(*c)),
        };
        if *first == b'#' {
            let at = compiled.masks.len() as u8;
            compiled.formula = Some((compiled.formula.map_or(at, |(first, _)| first), at));
        }
        compiled.masks.push(mask);
        compiled.allowed.push(allowed);
    }
    if compiled.masks.len() > 14 {
        Err(KeyError::TooLong)
    } else {
        Ok(compiled)
    }
}

fn compile_class(class: &[u8]) -> (u64, u64) {
    let text = String::from_utf8_lossy(class).replace("1-A", "1A");
    let class = text.as_bytes();
    let mut mask = 0;
    let mut at = 0;
    while let Some(c) = class.get(at) {
        match (class.get(at + 1), class.get(at + 2)) {
            (Some(b'-'), Some(last)) => {
                (*c..=*last)
                    .filter(|c| bit(*c) != OTHER)
                    .for_each(|c| mask |= 1 << bit(c));
                at += 3;
            }
            _ => {
                mask |= 1 << bit(*c);
                at += 1;
            }
        }
    }
    let ranged = class.iter().any(|c| matches!(c, b'-' | b'^'));
    (
        mask,
        if ranged {
            mask & !NOT_IN_VINS & ((1 << 36) - 1)
        } else {
            mask
        },
    )
}

/// Whether bits of a VIN begin as the masks say.
#[inline]
#[must_use]
pub fn matches(masks: &[u64], bits: &[u8]) -> bool {
    masks.len() <= bits.len()
        && masks
            .iter()
            .zip(bits)
            .all(|(mask, bit)| mask >> bit & 1 == 1)
}

/// Where [`OTHER`] stands in a sieve, whose upper bits hold the position.
const OTHER_IN_SIEVE: u8 = 39;

/// No key accepts this bit of a sieve.
const NEVER: u8 = 59;

/// The position of a key that accepts fewest characters, and those, in one word.
#[must_use]
pub fn sieve(masks: &[u64]) -> u64 {
    let low = (1 << OTHER_IN_SIEVE) - 1;
    let narrow = |mask: u64| mask & low | (mask >> OTHER) << OTHER_IN_SIEVE;
    let telling = masks.iter().enumerate().min_by_key(|(_, m)| m.count_ones());
    // A key without positions matches whatever there is, nothing too.
    telling.map_or(u64::MAX, |(at, mask)| narrow(*mask) | (at as u64) << 60)
}

/// The bits of a VIN as sieves want them.
#[must_use]
pub fn for_sieves(bits: &[u8]) -> [u8; 16] {
    let mut out = [NEVER; 16];
    for (slot, bit) in out.iter_mut().zip(bits) {
        *slot = if *bit == OTHER { OTHER_IN_SIEVE } else { *bit };
    }
    out
}

/// Whether a key may match: every key that does passes, few others do.
#[inline]
#[must_use]
pub fn may_match(sieve: u64, bits: &[u8; 16]) -> bool {
    sieve >> bits[(sieve >> 60) as usize] & 1 == 1
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The same rule, written without bit sets.
    fn naive(key: &str, text: &str) -> bool {
        let mut text = text.chars();
        let mut key = key.chars();
        while let Some(k) = key.next() {
            let Some(c) = text.next() else { return false };
            let ok = match k {
                '*' => true,
                '[' => {
                    let class: Vec<char> = key.by_ref().take_while(|k| *k != ']').collect();
                    in_class(&class, c)
                }
                k => k == c,
            };
            if !ok {
                return false;
            }
        }
        true
    }

    fn in_class(class: &[char], c: char) -> bool {
        match class {
            [from, '-', to, rest @ ..] => (*from..=*to).contains(&c) || in_class(rest, c),
            [one, rest @ ..] => *one == c || in_class(rest, c),
            [] => false,
        }
    }

    proptest! {
        #[test]
        fn bit_sets_match_as_the_rule_says(
            key in r"([A-Z0-9*]|\[[A-H]-[J-Z]\]|\[[A-Z0-9]{1,4}\]){0,5}(\|[*A-Z0-9]{0,3})?",
            text in r"[A-Z0-9]{0,5}(\|[A-Z0-9]{0,8})?",
        ) {
            let compiled = compile(&key).unwrap();
            let bits: Vec<u8> = text.bytes().map(bit).collect();
            let matched = matches(&compiled.masks, &bits);
            prop_assert_eq!(matched, naive(&key, &text));
            let passed = may_match(sieve(&compiled.masks), &for_sieves(&bits));
            prop_assert!(passed || !matched);
        }
    }

    #[test]
    fn oddities_of_the_data() {
        let malformed = compile("*****|*[1-A-JT]").unwrap();
        assert_eq!(chars_of(malformed.masks[7]), "1ABCDEFGHIJT");
        assert_eq!(chars_of(malformed.allowed[7]), "1ABCDEFGHJT");
        assert_eq!(chars_of(compile("[SU__]").unwrap().allowed[0]), "_SU");
        assert_eq!(compile("[AB"), Err(KeyError::OpenBracket));
        assert_eq!(compile("**#*#").unwrap().formula, Some((2, 4)));
    }
}
