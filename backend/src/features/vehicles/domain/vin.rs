//! What a VIN's own characters tell, without any data: ISO 3779 and the check digit of
//! 49 CFR 565.15, which North American makers use.

/// A fault that can be seen in the text alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VinFault {
    TooShort(usize),
    TooLong(usize),
    /// I, O, Q or what is no letter or digit, at this position (1 to 17).
    Character(char, usize),
    CheckDigit {
        given: char,
        computed: char,
    },
}

const LENGTH: usize = 17;
const CHECK_POSITION: usize = 8;
const WEIGHTS: [u32; LENGTH] = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];

/// All faults of an upper-case VIN without blanks. The check digit is looked at only where the rest
/// is right.
#[must_use]
pub fn check_vin(vin: &str) -> Vec<VinFault> {
    let characters: Vec<char> = vin.chars().collect();
    let mut faults = Vec::new();
    if characters.len() < LENGTH {
        faults.push(VinFault::TooShort(characters.len()));
    } else if characters.len() > LENGTH {
        faults.push(VinFault::TooLong(characters.len()));
    }
    faults.extend(
        characters
            .iter()
            .take(LENGTH)
            .enumerate()
            .filter_map(|(at, c)| {
                value_of(*c)
                    .is_none()
                    .then_some(VinFault::Character(*c, at + 1))
            }),
    );
    if faults.is_empty()
        && let Some(computed) = check_digit(&characters)
        && characters[CHECK_POSITION] != computed
    {
        faults.push(VinFault::CheckDigit {
            given: characters[CHECK_POSITION],
            computed,
        });
    }
    faults
}

fn check_digit(characters: &[char]) -> Option<char> {
    let sum: u32 = characters
        .iter()
        .zip(WEIGHTS)
        .map(|(c, weight)| value_of(*c).map(|value| value * weight))
        .sum::<Option<u32>>()?;
    match sum % 11 {
        10 => Some('X'),
        digit => char::from_digit(digit, 10),
    }
}

fn value_of(c: char) -> Option<u32> {
    match c {
        '0'..='9' => c.to_digit(10),
        'A'..='H' => Some(u32::from(c) - u32::from('A') + 1),
        'J'..='N' => Some(u32::from(c) - u32::from('J') + 1),
        'P' => Some(7),
        'R' => Some(9),
        'S'..='Z' => Some(u32::from(c) - u32::from('S') + 2),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn right_ones_have_no_fault() {
        for vin in [
            "1HGCM82633A004352",
            "11111111111111111",
            "1M8GDM9AXKP042788",
        ] {
            assert_eq!(check_vin(vin), [], "{vin}");
        }
    }

    #[test]
    fn each_fault_has_its_own_name() {
        assert_eq!(check_vin("1HGCM82633A00435"), [VinFault::TooShort(16)]);
        assert_eq!(check_vin("1HGCM82633A0043521"), [VinFault::TooLong(18)]);
        assert_eq!(
            check_vin("1HGCM82633A00435O"),
            [VinFault::Character('O', 17)]
        );
        let wrong = VinFault::CheckDigit {
            given: '4',
            computed: '3',
        };
        assert_eq!(check_vin("1HGCM82643A004352"), [wrong]);
    }
}
