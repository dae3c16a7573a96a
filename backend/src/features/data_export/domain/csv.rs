//! Cells that no spreadsheet takes for a formula.

/// What makes a spreadsheet calculate.
fn begins_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r'])
}

/// A plain number, as `-12.5`: nothing can be hidden in one.
fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let all_digits = |t: &str| !t.is_empty() && t.bytes().all(|b| b.is_ascii_digit());
    all_digits(whole) && all_digits(fraction)
}

/// The text with an apostrophe before it where it would be calculated. Numbers stay numbers.
#[must_use]
pub(super) fn cell(text: &str) -> String {
    let quoted = text
        .strip_prefix('\'')
        .is_some_and(|rest| begins_formula(rest) || rest.starts_with('\''));
    if quoted || (begins_formula(text) && !is_number(text)) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

/// What [`cell`] was given: nothing is lost by it.
#[cfg(test)]
fn original(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if begins_formula(rest) || rest.starts_with('\'') => rest,
        _ => cell,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn formulas_are_quoted_and_numbers_are_not() {
        for formula in [
            "=1+1", "+49 6131", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "-", "-1e5",
        ] {
            assert_eq!(cell(formula), format!("'{formula}"));
        }
        for plain in ["-12.5", "+7", "0", "Golf", "", "'68 Camaro", "a=b", "1.689"] {
            assert_eq!(cell(plain), plain);
        }
    }

    proptest! {
        #[test]
        fn no_cell_is_calculated_and_none_is_lost(text in "['=+@\t\r\\-a0-9. ]{0,6}|.{0,20}") {
            let cell = cell(&text);
            prop_assert_eq!(original(&cell), text.as_str());
            prop_assert!(!begins_formula(&cell) || is_number(&cell), "{}", cell);
        }
    }
}
