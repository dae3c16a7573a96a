//! Which model years a VIN may stand for.

use std::ops::Range;

use crate::index::{Index, range, slice};
use crate::release::NONE;

use super::pass::Subject;
use super::vin::Vin;

/// Candidates for the model year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct YearCandidates {
    pub first: Option<u32>,
    /// Thirty years before, when the VIN does not tell the cycle.
    pub second: Option<u32>,
}

/// The year of position 10 in the cycle from 2010 on.
#[must_use]
pub fn base_year(c: u8) -> Option<u32> {
    let from = |first: u8, year: u32| year + u32::from(c - first);
    Some(match c {
        b'A'..=b'H' => from(b'A', 2010),
        b'J'..=b'N' => from(b'J', 2018),
        b'P' => 2023,
        b'R'..=b'T' => from(b'R', 2024),
        b'V'..=b'Y' => from(b'V', 2027),
        b'1'..=b'9' => from(b'1', 2031),
        _ => return None,
    })
}

/// Whether the maker builds cars or light trucks, whose position 7 tells the cycle.
#[must_use]
pub fn is_light(index: &Index, mut rows: Range<u32>) -> bool {
    rows.any(|row| {
        let row = row as usize;
        match index.wmi_type().get(row) {
            Some(2 | 7) => true,
            Some(3) => index.wmi_truck().get(row) == Some(&1),
            _ => false,
        }
    })
}

/// The candidates of a VIN, given the last year that may be on sale.
#[must_use]
pub fn candidates(subject: &Subject<'_>, vin: &Vin, limit: u32) -> YearCandidates {
    let Some(base) = vin.at(10).and_then(base_year) else {
        return YearCandidates::default();
    };
    let cycle = vin.at(7).filter(|_| subject.light);
    let mut year = base;
    let mut conclusive = false;
    if cycle.is_some_and(|c| c.is_ascii_digit()) {
        year -= 30;
        conclusive = true;
    } else if cycle.is_some_and(|c| c.is_ascii_uppercase()) {
        conclusive = true;
    }
    if year > limit {
        year -= 30;
        conclusive = true;
    }
    if !conclusive {
        return YearCandidates {
            first: Some(year),
            second: Some(year - 30),
        };
    }
    YearCandidates {
        first: Some(covered_or_other_cycle(subject, year, limit)),
        second: None,
    }
}

fn covered_or_other_cycle(subject: &Subject<'_>, year: u32, limit: u32) -> u32 {
    let other = match year {
        y if (1980..=limit - 30).contains(&y) => y + 30,
        y if (2010..=limit).contains(&y) => y - 30,
        _ => return year,
    };
    if !covers(subject, year) && covers(subject, other) {
        other
    } else {
        year
    }
}

fn covers(subject: &Subject<'_>, year: u32) -> bool {
    let index = subject.index;
    subject.rows.clone().any(|row| {
        let links = range(index.wmi_link_off(), row);
        let from = slice(index.link_from(), links);
        let to = slice(index.link_to(), links);
        from.iter()
            .zip(to)
            .any(|(from, to)| in_range(year, *from, *to))
    })
}

/// Whether a year lies in a range whose end may be open.
#[must_use]
pub fn in_range(year: u32, from: u32, to: u32) -> bool {
    let to = if to == NONE { 2999 } else { to };
    (from..=to).contains(&year)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_skip_what_a_vin_never_holds() {
        let years: Vec<u32> = b"ABCDEFGHJKLMNPRSTVWXY123456789"
            .iter()
            .map(|c| base_year(*c).unwrap())
            .collect();
        assert_eq!(years, (2010..2040).collect::<Vec<_>>());
        assert!(b"IOQUZ0*".iter().all(|c| base_year(*c).is_none()));
    }

    #[test]
    fn open_ranges_have_no_end() {
        assert!(in_range(2030, 2011, NONE));
        assert!(!in_range(2010, 2011, NONE));
        assert!(!in_range(2013, 2011, 2012));
    }
}
