//! The check digit of position 9.

use super::vin::Vin;

/// Which positions of the serial number must be digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// Used to pick one of several corrections.
    Correction,
    /// Used to judge a VIN; the flag tells cars and light trucks.
    Verdict { light: bool },
}

const WEIGHTS: [i32; 17] = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];

fn value_of(c: u8) -> Option<i32> {
    Some(match c {
        b'0'..=b'9' => i32::from(c - b'0'),
        b'A'..=b'H' => i32::from(c - b'A') + 1,
        b'J'..=b'N' => i32::from(c - b'J') + 1,
        b'P' => 7,
        b'R' => 9,
        b'S'..=b'Z' => i32::from(c - b'S') + 2,
        // NHTSA's character classes are written with commas, which therefore pass.
        b',' => -1,
        _ => return None,
    })
}

/// Whether a character may stand for a model year.
#[must_use]
pub fn is_year_char(c: u8) -> bool {
    matches!(c, b'1'..=b'9' | b'A'..=b'H' | b'J'..=b'N' | b'P' | b'R'..=b'T' | b'V'..=b'Y')
}

fn allowed(position: usize, c: u8, rule: Rule, small_maker: bool) -> bool {
    let numeric = match (rule, position) {
        (_, 14) => !small_maker,
        (Rule::Correction, 13) => !small_maker,
        (Rule::Verdict { light }, 13) => light && !small_maker,
        (_, 15..=17) => true,
        _ => false,
    };
    match position {
        10 => is_year_char(c) || c == b',',
        _ if numeric => c.is_ascii_digit() || c == b',',
        _ => value_of(c).is_some(),
    }
}

/// The digit that a VIN of 17 characters should have; `?` when a character is not valid.
#[must_use]
pub fn expected(vin: &[u8], rule: Rule) -> u8 {
    let small_maker = vin.get(2) == Some(&b'9');
    let mut sum = 0;
    for (at, c) in vin.iter().enumerate().take(17) {
        let position = at + 1;
        if position == 9 {
            continue;
        }
        if !allowed(position, *c, rule, small_maker) {
            return b'?';
        }
        sum += value_of(*c).unwrap_or(0) * WEIGHTS[at];
    }
    match u8::try_from(sum.rem_euclid(11)) {
        Ok(10) => b'X',
        Ok(digit) => b'0' + digit,
        Err(_) => b'?',
    }
}

/// Whether position 9 of a VIN of 17 characters is what it should be.
#[must_use]
pub fn is_right(vin: &Vin, rule: Rule) -> bool {
    vin.len() == 17 && vin.at(9) == Some(expected(vin.text().as_bytes(), rule))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_digits() {
        let light = Rule::Verdict { light: true };
        assert!(is_right(&Vin::new("1HGCM82633A004352"), light));
        assert!(is_right(&Vin::new("11111111111111111"), light));
        assert!(!is_right(&Vin::new("1HGCM82643A004352"), light));
        assert_eq!(expected(b"1HGCM826I3A00435I", light), b'?');
    }
}
