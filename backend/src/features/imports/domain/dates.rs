//! Dates and times as programs write them. Whether the day or the month comes first is decided from the
//! whole column.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime};

use crate::features::imports::domain::numbers::latin;

/// Which comes first where a date is written in numbers only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(clippy::enum_variant_names, reason = "dates are said to be day first")]
pub enum DateOrder {
    DayFirst,
    MonthFirst,
    YearFirst,
}

impl DateOrder {
    pub const ALL: [Self; 3] = [Self::DayFirst, Self::MonthFirst, Self::YearFirst];

    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::DayFirst => "day_first",
            Self::MonthFirst => "month_first",
            Self::YearFirst => "year_first",
        }
    }
}

/// A date as written, before its order is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Written {
    Sure(i32, u32, u32),
    /// Two numbers and a year.
    Either(u32, u32, i32),
}

/// What the dates of a file have shown so far.
#[derive(Clone, Copy, Debug, Default)]
pub struct OrderVotes {
    day_first: usize,
    month_first: usize,
    dotted: usize,
    either: usize,
}

impl OrderVotes {
    pub fn add(&mut self, text: &str) {
        let text = latin(text);
        let (date, _) = split_time(&text);
        let Some(Written::Either(a, b, year)) = written(date) else {
            return;
        };
        let is_day_first = NaiveDate::from_ymd_opt(year, b, a).is_some();
        let is_month_first = NaiveDate::from_ymd_opt(year, a, b).is_some();
        self.dotted += usize::from(date.contains('.'));
        match (is_day_first, is_month_first) {
            (true, false) => self.day_first += 1,
            (false, true) => self.month_first += 1,
            (true, true) if a != b => self.either += 1,
            _ => (),
        }
    }

    /// The order that the dates themselves prove, or that dots stand for.
    #[must_use]
    pub fn proven(self) -> Option<DateOrder> {
        match self.day_first.cmp(&self.month_first) {
            std::cmp::Ordering::Greater => Some(DateOrder::DayFirst),
            std::cmp::Ordering::Less => Some(DateOrder::MonthFirst),
            std::cmp::Ordering::Equal => (self.dotted > 0).then_some(DateOrder::DayFirst),
        }
    }

    /// Whether some date means another day in the other order.
    #[must_use]
    pub fn matters(self) -> bool {
        self.either > 0
    }
}

const MONTHS: [&[&str]; 12] = [
    &["jan", "ene", "janv", "gen", "sty"],
    &["feb", "fev", "fév", "févr", "lut"],
    &["mar", "mär", "mrz", "mars"],
    &["apr", "abr", "avr", "kwi"],
    &["may", "mai", "maj", "mag", "mei"],
    &["jun", "juin", "giu", "cze"],
    &["jul", "juil", "lug", "lip"],
    &["aug", "ago", "aoû", "sie"],
    &["sep", "set", "wrz"],
    &["oct", "okt", "out", "ott", "paź"],
    &["nov", "lis"],
    &["dec", "dez", "dic", "déc", "gru"],
];

fn month_named(word: &str) -> Option<u32> {
    let word = word.to_lowercase();
    let found = MONTHS
        .iter()
        .position(|names| names.iter().any(|name| word.starts_with(name)))?;
    u32::try_from(found + 1).ok()
}

/// The date, and what stands behind it.
fn split_time(text: &str) -> (&str, &str) {
    let text = text.trim();
    let is_time = |rest: &str| {
        rest.trim_start()
            .chars()
            .next()
            .is_some_and(|c| c.is_ascii_digit())
            && rest.contains(':')
    };
    let by_t = text
        .find('T')
        .filter(|at| *at >= 8 && is_time(&text[at + 1..]));
    let at = by_t.or_else(|| {
        let colon = text.find(':')?;
        text[..colon].rfind([' ', '\u{a0}', '\u{202f}'])
    });
    match at {
        Some(at) => {
            let behind = text[at..].chars().next().map_or(0, char::len_utf8);
            (
                text[..at].trim().trim_end_matches(','),
                text[at + behind..].trim(),
            )
        }
        None => (text, ""),
    }
}

fn written(date: &str) -> Option<Written> {
    if date.len() > 40 {
        return None;
    }
    let mut parts: Vec<&str> = date
        .split(|c: char| matches!(c, '-' | '/' | '.' | ',') || c.is_whitespace())
        .filter(|part| !part.is_empty())
        .collect();
    // The day of the week before a date says nothing more.
    if parts.len() == 4
        && parts
            .first()
            .is_some_and(|p| p.chars().all(char::is_alphabetic))
    {
        parts.remove(0);
    }
    let number = |part: &str| part.parse::<u32>().ok().filter(|_| part.len() <= 4);
    match parts.as_slice() {
        [one] if one.len() == 8 && one.bytes().all(|b| b.is_ascii_digit()) => Some(Written::Sure(
            one[..4].parse().ok()?,
            one[4..6].parse().ok()?,
            one[6..].parse().ok()?,
        )),
        [a, b, c] => match (number(a), number(b), number(c)) {
            (Some(year), Some(month), Some(day)) if a.len() == 4 => {
                Some(Written::Sure(i32::try_from(year).ok()?, month, day))
            }
            (Some(year), None, Some(day)) if a.len() == 4 => Some(Written::Sure(
                i32::try_from(year).ok()?,
                month_named(b)?,
                day,
            )),
            (Some(a), Some(b), Some(_)) => Some(Written::Either(a, b, full_year(c)?)),
            (None, Some(day), Some(_)) => Some(Written::Sure(full_year(c)?, month_named(a)?, day)),
            (Some(day), None, Some(_)) => Some(Written::Sure(full_year(c)?, month_named(b)?, day)),
            _ => None,
        },
        _ => None,
    }
}

/// Two digits mean this century up to 69, as POSIX has it.
fn full_year(part: &str) -> Option<i32> {
    let year: i32 = part.parse().ok()?;
    match part.len() {
        2 if year < 70 => Some(year + 2000),
        2 => Some(year + 1900),
        4 => Some(year),
        _ => None,
    }
}

/// Reads a date in the order of its column, with the time that stands behind it.
#[must_use]
pub fn read(text: &str, order: DateOrder) -> Option<(NaiveDate, Option<NaiveTime>)> {
    let text = &*latin(text);
    if let Some(instant) = unix(text.trim()) {
        return Some((instant.date(), Some(instant.time())));
    }
    let (date, behind) = split_time(text);
    let (year, month, day) = match (written(date)?, order) {
        (Written::Sure(year, month, day), _) => (year, month, day),
        (Written::Either(a, b, year), DateOrder::MonthFirst) => (year, a, b),
        (Written::Either(a, b, year), _) => (year, b, a),
    };
    let date = NaiveDate::from_ymd_opt(year, month, day)?;
    match behind {
        "" => Some((date, None)),
        _ => Some((date, Some(time(behind)?))),
    }
}

/// Seconds or milliseconds since 1970, as programs count them; ten digits begin in 2001.
fn unix(text: &str) -> Option<NaiveDateTime> {
    let number: i64 = text.parse().ok().filter(|n| *n > 0)?;
    let seconds = match text.len() {
        10 => number,
        13 => number / 1_000,
        _ => return None,
    };
    let minute = seconds - seconds % 60;
    DateTime::from_timestamp(minute, 0).map(|instant| instant.naive_utc())
}

/// A time of day: `17:30`, `9:05`, `17:30:00`, `8:05 AM`, `17:30:00Z`, `17:30:00.000+01:00`.
#[must_use]
pub fn time(text: &str) -> Option<NaiveTime> {
    let text = latin(text.trim())
        .to_lowercase()
        .replace(['\u{a0}', '\u{202f}'], " ");
    // `17h30` and `17.30`.
    let text = match text.contains(':') {
        true => text,
        false => text.replacen(['h', '.'], ":", 1),
    };
    // `p. m.` in Spanish.
    let letters: String = text.chars().filter(|c| c.is_alphabetic()).collect();
    let is_afternoon = letters.contains("pm");
    let is_morning = !is_afternoon && letters.contains("am");
    let digits = text.trim_end_matches(|c: char| !c.is_ascii_digit());
    let digits = digits.split(['+', 'z', '-', ' ']).next()?;
    let mut parts = digits.split(':');
    let mut hour: u32 = parts.next()?.trim().parse().ok()?;
    let minute: u32 = parts.next()?.trim().parse().ok()?;
    if let Some(seconds) = parts.next() {
        let whole = seconds.split(['.', ',']).next()?;
        whole.parse::<u32>().ok().filter(|s| *s < 61)?;
    }
    if (is_afternoon || is_morning) && !(1..=12).contains(&hour) && hour != 0 {
        return None;
    }
    if is_afternoon && hour < 12 {
        hour += 12;
    }
    if is_morning && hour == 12 {
        hour = 0;
    }
    NaiveTime::from_hms_opt(hour, minute, 0)
}

/// Whether a date is written in the one order that needs no other rows.
#[must_use]
pub fn begins_with_year(text: &str) -> bool {
    let digits = text.chars().take_while(char::is_ascii_digit);
    digits.count() == 4
}

/// The order that a pattern such as `dd.MM.yyyy` says.
#[must_use]
pub fn order_of_pattern(pattern: &str) -> Option<DateOrder> {
    let pattern = pattern.to_lowercase();
    let at = |c: char| pattern.find(c);
    let (day, month, year) = (at('d')?, at('m')?, at('y')?);
    Some(match (year < day && year < month, day < month) {
        (true, _) => DateOrder::YearFirst,
        (false, true) => DateOrder::DayFirst,
        (false, false) => DateOrder::MonthFirst,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str, order: DateOrder) -> Option<String> {
        read(text, order).map(|(date, time)| match time {
            Some(time) => format!("{date} {}", time.format("%H:%M")),
            None => date.to_string(),
        })
    }

    #[test]
    fn each_way_of_writing_is_read() {
        for (text, expected) in [
            ("2026-01-10", "2026-01-10"),
            ("2026-09-15 9:05", "2026-09-15 09:05"),
            ("2026-01-10T17:30:00", "2026-01-10 17:30"),
            ("2026-01-10T17:30:00.123Z", "2026-01-10 17:30"),
            ("2026-01-10 17:30:00+01:00", "2026-01-10 17:30"),
            ("10.01.2026", "2026-01-10"),
            ("10/1/26 8:05 PM", "2026-01-10 20:05"),
            ("10/01/2026, 12:05 AM", "2026-01-10 00:05"),
            ("20260110", "2026-01-10"),
            ("Jan 10, 2026", "2026-01-10"),
            ("10. März 2026", "2026-03-10"),
            ("10-Jan-2026", "2026-01-10"),
            ("2026/1/10", "2026-01-10"),
            ("2026-Jan-10", "2026-01-10"),
            ("Saturday, January 10, 2026", "2026-01-10"),
            ("2026-01-10 8:05 p.\u{a0}m.", "2026-01-10 20:05"),
            ("2026-01-10 12:05 a. m.", "2026-01-10 00:05"),
            ("1768066259", "2026-01-10 17:30"),
            ("1768066259999", "2026-01-10 17:30"),
        ] {
            assert_eq!(
                day(text, DateOrder::DayFirst).as_deref(),
                Some(expected),
                "{text}"
            );
        }
        for text in [
            "",
            "31/02/2026",
            "2026-02-31",
            "1/2",
            "x",
            "2026-13-01",
            "99/99/9999",
            "ä/1/2026",
            "1/2/3/4",
            "2026-01-10 25:00",
            "2026-01-10 1:99",
        ] {
            assert_eq!(day(text, DateOrder::DayFirst), None, "{text}");
        }
    }

    #[test]
    fn times_are_written_in_many_ways() {
        for text in [
            "17h30",
            "17.30",
            "5:30 PM",
            "5:30 p. m.",
            "17:30:59.5",
            "١٧:٣٠",
        ] {
            let read = time(text).map(|time| time.format("%H:%M").to_string());
            assert_eq!(read.as_deref(), Some("17:30"), "{text}");
        }
    }

    #[test]
    fn the_whole_column_tells_the_order() {
        let order = |dates: &[&str]| {
            let mut votes = OrderVotes::default();
            dates.iter().for_each(|date| votes.add(date));
            (votes.proven(), votes.matters())
        };
        assert_eq!(
            order(&["1/2/2026", "1/15/2026"]),
            (Some(DateOrder::MonthFirst), true)
        );
        assert_eq!(
            order(&["1/2/2026", "15/1/2026 8:00"]),
            (Some(DateOrder::DayFirst), true)
        );
        assert_eq!(order(&["1.2.2026"]), (Some(DateOrder::DayFirst), true));
        assert_eq!(order(&["1/2/2026", "3/4/2026"]), (None, true));
        assert_eq!(order(&["1/1/2026", "2026-01-02"]), (None, false));
        assert_eq!(order(&["31/02/2026", "1/2/2026"]), (None, true));
    }

    #[test]
    fn patterns_say_an_order() {
        assert_eq!(order_of_pattern("MM/dd/yyyy"), Some(DateOrder::MonthFirst));
        assert_eq!(order_of_pattern("dd.MM.yyyy"), Some(DateOrder::DayFirst));
        assert_eq!(order_of_pattern("yyyy-MM-dd"), Some(DateOrder::YearFirst));
        assert_eq!(order_of_pattern(""), None);
    }

    proptest::proptest! {
        #[test]
        fn no_text_panics(text in "[0-9a-zA-ZäT:/. -]{0,24}|.{0,20}") {
            let _ = read(&text, DateOrder::DayFirst);
            OrderVotes::default().add(&text);
            let _ = time(&text);
        }
    }
}
