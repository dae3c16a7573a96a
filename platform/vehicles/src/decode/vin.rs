//! A VIN as the procedure sees it: normalised text, maker's code, keys, descriptor.

use crate::index::key::{bit, for_sieves, formula_bit};

/// A normalised VIN. Every character is one byte.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vin {
    text: String,
}

impl Vin {
    /// Upper case, blanks trimmed; characters outside ASCII become `&`, which is never valid, so
    /// that every character keeps one position.
    #[must_use]
    pub fn new(raw: &str) -> Self {
        let upper = |c: char| {
            if c.is_ascii() {
                c.to_ascii_uppercase()
            } else {
                '&'
            }
        };
        let text: String = if raw.is_ascii() {
            raw.to_ascii_uppercase()
        } else {
            raw.chars().map(upper).collect()
        };
        let blank = |c: char| c.is_ascii_whitespace() || c == '\u{b}';
        Self {
            text: text.trim_matches(blank).to_owned(),
        }
    }

    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    #[must_use]
    pub fn len(&self) -> usize {
        self.text.len()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The character of a position, counted from one.
    #[must_use]
    pub fn at(&self, position: usize) -> Option<u8> {
        self.text.as_bytes().get(position.checked_sub(1)?).copied()
    }

    /// Characters of positions, both included, as far as there are any.
    #[must_use]
    pub fn part(&self, from: usize, to: usize) -> &str {
        let end = to.min(self.len());
        self.text.get(from - 1..end).unwrap_or("")
    }

    /// Whether the third character marks a maker of few vehicles.
    #[must_use]
    pub fn is_small_maker(&self) -> bool {
        self.at(3) == Some(b'9')
    }

    /// The maker's code: three characters, or six for makers of few vehicles.
    #[must_use]
    pub fn wmi(&self) -> String {
        let mut code = self.part(1, 3).to_owned();
        if self.is_small_maker() && self.len() >= 14 {
            code.push_str(self.part(12, 14));
        }
        code
    }

    /// What keys are matched against: positions 4 to 8, and from 10 on behind a bar.
    #[must_use]
    pub fn keys(&self) -> String {
        let mut keys = self.part(4, 8).to_owned();
        if self.len() > 9 {
            keys.push('|');
            keys.push_str(self.part(10, 17));
        }
        keys
    }

    /// The part that all vehicles of one description share.
    #[must_use]
    pub fn descriptor(&self) -> String {
        let keep = if self.is_small_maker() { 14 } else { 11 };
        (1..=keep)
            .map(|position| match (position, self.at(position)) {
                (9, _) | (_, None) => '*',
                (_, Some(c)) => char::from(c),
            })
            .collect()
    }
}

/// The keys of a VIN as bits, for patterns and for formulas.
#[derive(Clone, Debug)]
pub struct KeyBits {
    pub text: String,
    pub plain: Vec<u8>,
    pub sieve: [u8; 16],
    pub formula: Vec<u8>,
}

impl KeyBits {
    #[must_use]
    pub fn new(vin: &Vin) -> Self {
        let text = vin.keys();
        let plain: Vec<u8> = text.bytes().map(bit).collect();
        let formula = text.bytes().map(formula_bit).collect();
        Self {
            sieve: for_sieves(&plain),
            text,
            plain,
            formula,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_a_vin() {
        let vin = Vin::new(" 1hgcm82633a004352 ");
        assert_eq!(vin.text(), "1HGCM82633A004352");
        assert_eq!(vin.wmi(), "1HG");
        assert_eq!(vin.keys(), "CM826|3A004352");
        assert_eq!(vin.descriptor(), "1HGCM826*3A");
        assert_eq!(Vin::new("1F9PG3BA1LF406326").wmi(), "1F9406");
        assert_eq!(Vin::new("4S").descriptor(), "4S*********");
        assert_eq!(Vin::new("é\u{a0}").text(), "&&");
    }
}
