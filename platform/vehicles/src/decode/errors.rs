//! What is wrong with a VIN: codes, suggested correction, explanations.

use crate::index::key::{self, char_of};
use crate::index::{Index, at_or_none, range, slice};
use crate::release::NONE;

use super::check_digit::{self, Rule, is_year_char};
use super::item::{Found, element};
use super::pass::Subject;
use super::vin::Vin;

const INCOMPLETE: &str = "Incomplete Vehicle Warning - Please be advised that the vehicle may have been altered and may not be an accurate representation of the vehicle in its current condition.";
const YEAR_DOUBT: &str = "The Model Year decoded for this VIN may be incorrect. If you know the Model year, please enter it and decode again to get more accurate information.";
const OFF_ROAD_NOTE: &str = " NOTE: Disregard if this is an off-road vehicle PIN, as check digit calculation may not be accurate.";
const EXCEPTION_NOTE: &str = " NOTE: Check Digit Exception - The check digit was given an exception based on data from the OEM indicating an error on production.";

/// Body classes that are not for roads.
const OFF_ROAD: [u32; 10] = [69, 84, 86, 88, 97, 105, 113, 124, 126, 127];

/// Body classes of vehicles that another maker completes.
const TO_COMPLETE: [u32; 16] = [
    62, 63, 64, 65, 67, 70, 71, 72, 74, 75, 76, 77, 78, 107, 112, 116,
];

/// The verdict of a pass.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verdict {
    /// Ascending.
    pub codes: Vec<u32>,
    pub corrected: String,
    pub possible: String,
    pub text: String,
    pub additional: String,
    pub check_digit_valid: bool,
}

/// What judging needs beside the items of the pass.
#[derive(Clone, Copy, Debug)]
pub struct Circumstances {
    /// The caller's year is not the VIN's.
    pub year_differs: bool,
    /// The VIN leaves the cycle of thirty years open.
    pub year_in_doubt: bool,
}

/// Judges a pass.
#[must_use]
pub fn judge(subject: &Subject<'_>, vin: &Vin, found: &Found, facts: Circumstances) -> Verdict {
    let index = subject.index;
    let body = found.item(element::BODY).and_then(|item| item.id(index));
    let light = subject.light;
    let off_road = body.is_some_and(|id| OFF_ROAD.contains(&id));
    let excepted = is_excepted(index, vin.text());
    let mut verdict = Verdict {
        check_digit_valid: check_digit::is_right(vin, Rule::Verdict { light }),
        ..Verdict::default()
    };
    let mut unused = Vec::new();
    let mut codes = Vec::new();
    if found.wmi.is_none() {
        codes.push(7);
    } else if !found.items.iter().any(|item| item.source.counts()) {
        codes.push(8);
    } else {
        codes.extend(correct(subject, vin, found.year, &mut verdict));
        unused = unused_positions(subject, vin, found);
        if !unused.is_empty() {
            codes.push(14);
        }
    }
    if body == Some(64) {
        codes.push(9);
    }
    if off_road {
        codes.push(10);
    }
    if found.year.is_none() {
        codes.push(11);
    }
    let invalid = invalid_chars(vin, light, off_road || excepted);
    if !invalid.is_empty() {
        codes.push(400);
        stamp(&mut verdict.corrected, vin, &invalid);
    }
    if facts.year_differs {
        codes.push(12);
    }
    if vin.len() < 17 {
        codes.push(6);
    }
    if vin.len() == 17 && !verdict.check_digit_valid && !excepted {
        codes.push(1);
    }
    if codes.iter().all(|code| matches!(code, 9 | 10 | 12 | 14)) {
        codes.push(0);
        if found.item(element::MODEL).is_none() && !codes.contains(&14) {
            codes.push(14);
        }
    }
    codes.sort_unstable();
    codes.dedup();
    verdict.additional = additional_text(index, found, &codes, &unused, &invalid, body, facts);
    verdict.text = error_text(index, &codes, off_road, excepted);
    verdict.codes = codes;
    verdict
}

/// The sum of the codes' weights.
#[must_use]
pub fn weight(codes: &[u32]) -> i32 {
    let of = |code: &u32| match code {
        1 => -5,
        2 | 3 => -100,
        4 => -200,
        5 => -300,
        6 => -10,
        7 => -10_000,
        8 => -1000,
        11 | 12 => -20,
        14 => -30,
        400 => -40,
        _ => 0,
    };
    codes.iter().map(of).sum()
}

/// Characters that the schemas of a maker and year name at positions 4 to 14.
fn valid_chars(subject: &Subject<'_>, year: Option<u32>) -> [u64; 11] {
    let mut sets = [0; 11];
    if year.is_none() {
        return sets;
    }
    for wmi in subject.rows.clone() {
        for (schema, _) in subject.schemas(wmi, year) {
            let begin = schema as usize * 11;
            let valid = slice(subject.index.schema_valid(), (begin, begin + 11));
            sets.iter_mut()
                .zip(valid)
                .for_each(|(set, valid)| *set |= valid);
        }
    }
    sets
}

/// The ladder of corrections; fills the suggested VIN and the possible values.
fn correct(
    subject: &Subject<'_>,
    vin: &Vin,
    year: Option<u32>,
    verdict: &mut Verdict,
) -> Option<u32> {
    let sets = valid_chars(subject, year);
    let last = if subject.code.len() == 6 { 11 } else { 14 };
    let wrong: Vec<(usize, u64)> = (4..=last.min(vin.len()))
        .filter(|position| !matches!(position, 9 | 10))
        .filter_map(|position| {
            let set = *sets.get(position - 4)?;
            let c = vin.at(position)?;
            (set != 0 && set & (1 << key::bit(c)) == 0).then_some((position, set))
        })
        .collect();
    let mut corrected = vin.part(1, 17).as_bytes().to_vec();
    for (position, _) in &wrong {
        put(&mut corrected, *position, b'!');
    }
    let list = |set: &str, position: usize| format!("({position}:{set})");
    verdict.possible = wrong
        .iter()
        .map(|(at, set)| list(&key::chars_of(*set), *at))
        .collect();
    let code = match wrong[..] {
        [] => return None,
        [(position, set)] if set.count_ones() == 1 => {
            put(&mut corrected, position, chars(set).next().unwrap_or(b'!'));
            2
        }
        [(position, set)] => match only_fitting(&corrected, position, set) {
            Some(c) => {
                put(&mut corrected, position, c);
                verdict.possible = list(&char::from(c).to_string(), position);
                3
            }
            None => 4,
        },
        _ => 5,
    };
    verdict.corrected = String::from_utf8_lossy(&corrected).into_owned();
    Some(code)
}

fn chars(set: u64) -> impl Iterator<Item = u8> {
    (0..64_u8)
        .filter(move |bit| set & (1 << bit) != 0)
        .filter_map(char_of)
        .map(|c| c as u8)
}

fn put(text: &mut [u8], position: usize, c: u8) {
    if let Some(slot) = position.checked_sub(1).and_then(|at| text.get_mut(at)) {
        *slot = c;
    }
}

/// The one character that makes the check digit right.
fn only_fitting(vin: &[u8], position: usize, set: u64) -> Option<u8> {
    let mut tried = vin.to_vec();
    let mut fitting = chars(set).filter(|c| {
        put(&mut tried, position, *c);
        tried.get(8) == Some(&check_digit::expected(&tried, Rule::Correction))
    });
    let first = fitting.next()?;
    fitting.next().is_none().then_some(first)
}

/// Positions whose character no key of the result names.
fn unused_positions(subject: &Subject<'_>, vin: &Vin, found: &Found) -> Vec<usize> {
    let index = subject.index;
    let mut open: Vec<usize> = [4, 5, 6, 7, 8, 11]
        .into_iter()
        .filter(|position| *position <= vin.len())
        .collect();
    let mut last = NONE;
    for item in found
        .items
        .iter()
        .filter(|item| item.source.is_pattern() && item.key != NONE)
    {
        if item.key == last {
            continue;
        }
        last = item.key;
        let allowed = slice(index.key_allowed(), range(index.key_off(), item.key));
        open.retain(|position| {
            let set = allowed.get(position - 4).copied().unwrap_or(0);
            vin.at(*position)
                .is_none_or(|c| set & (1 << key::bit(c)) == 0)
        });
    }
    open
}

/// Characters that no VIN may hold at their place.
fn invalid_chars(vin: &Vin, light: bool, skip_check_digit: bool) -> Vec<(usize, char)> {
    let start = match (vin.is_small_maker(), light) {
        (true, _) => 15,
        (false, true) => 13,
        (false, false) => 14,
    };
    let valid = |position: usize, c: u8| match position {
        9 => skip_check_digit || c.is_ascii_digit() || matches!(c, b'X' | b'*'),
        10 => is_year_char(c),
        _ if position < start => {
            c == b'*' || c.is_ascii_digit() || (c.is_ascii_uppercase() && !b"IOQ".contains(&c))
        }
        _ => c == b'*' || c.is_ascii_digit(),
    };
    vin.text()
        .bytes()
        .enumerate()
        .map(|(at, c)| (at + 1, c))
        .filter(|(position, c)| !valid(*position, *c))
        .map(|(position, c)| (position, char::from(c)))
        .collect()
}

fn stamp(corrected: &mut String, vin: &Vin, invalid: &[(usize, char)]) {
    let base = if corrected.is_empty() {
        vin.text()
    } else {
        corrected.as_str()
    };
    let mut bytes = base.as_bytes().to_vec();
    invalid
        .iter()
        .for_each(|(position, _)| put(&mut bytes, *position, b'!'));
    *corrected = String::from_utf8_lossy(&bytes).into_owned();
}

fn is_excepted(index: &Index, vin: &str) -> bool {
    let all = index.exceptions();
    let (mut low, mut high) = (0, all.len() / 17);
    while low < high {
        let middle = usize::midpoint(low, high);
        match slice(all, (middle * 17, middle * 17 + 17)).cmp(vin.as_bytes()) {
            std::cmp::Ordering::Equal => return true,
            std::cmp::Ordering::Less => low = middle + 1,
            std::cmp::Ordering::Greater => high = middle,
        }
    }
    false
}

fn cut(text: &str) -> String {
    text.trim().chars().take(500).collect()
}

fn error_place(index: &Index, code: u32) -> Option<u32> {
    index
        .error_id()
        .iter()
        .position(|id| *id == code)
        .map(|at| at as u32)
}

fn error_text(index: &Index, codes: &[u32], off_road: bool, excepted: bool) -> String {
    let texts: Vec<String> = codes
        .iter()
        .map(|code| {
            let place = error_place(index, *code).unwrap_or(NONE);
            let mut text = index
                .text(at_or_none(index.error_name(), place))
                .trim()
                .to_owned();
            if *code == 1 && off_road {
                text.push_str(OFF_ROAD_NOTE);
            }
            if *code == 0 && excepted {
                text.push_str(EXCEPTION_NOTE);
            }
            text
        })
        .collect();
    texts.join("; ").chars().take(500).collect()
}

fn additional_text(
    index: &Index,
    found: &Found,
    codes: &[u32],
    unused: &[usize],
    invalid: &[(usize, char)],
    body: Option<u32>,
    facts: Circumstances,
) -> String {
    let mut text = String::new();
    let mut add = |part: &str| text = cut(&format!("{text} {part}"));
    for code in codes.iter().filter(|code| matches!(code, 4 | 5)) {
        let place = error_place(index, *code).unwrap_or(NONE);
        add(index.text(at_or_none(index.error_text(), place)));
    }
    if codes.contains(&14) && unused.is_empty() {
        // NHTSA joins an absent list, and absence swallows what was said before.
        text = String::new();
    } else if !unused.is_empty() {
        let list: Vec<String> = unused.iter().map(ToString::to_string).collect();
        text = cut(&format!("{text} Unused position(s): {}.", list.join(",")));
    }
    let mut add = |part: &str| text = cut(&format!("{text} {part}"));
    if !invalid.is_empty() {
        let list: Vec<String> = invalid.iter().map(|(at, c)| format!("{at}:{c}")).collect();
        add(&format!("Invalid character(s): {}.", list.join(", ")));
    }
    if found.vehicle_type(index) == Some(10) || body.is_some_and(|id| TO_COMPLETE.contains(&id)) {
        add(INCOMPLETE);
    }
    if facts.year_in_doubt {
        add(YEAR_DOUBT);
    }
    text
}
