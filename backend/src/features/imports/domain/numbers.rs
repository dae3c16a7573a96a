//! Numbers as people and programs write them. Which mark divides whole from broken is decided for the
//! whole file, from the cells that leave no doubt.

use std::borrow::Cow;

use rust_decimal::Decimal;

/// What stands between whole and broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DecimalMark {
    Point,
    Comma,
}

impl DecimalMark {
    pub const ALL: [Self; 2] = [Self::Point, Self::Comma];

    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Point => "point",
            Self::Comma => "comma",
        }
    }

    fn as_char(self) -> char {
        match self {
            Self::Point => '.',
            Self::Comma => ',',
        }
    }

    fn other(self) -> Self {
        match self {
            Self::Point => Self::Comma,
            Self::Comma => Self::Point,
        }
    }
}

/// What a cell says of the mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Evidence {
    /// No mark in it, or no number.
    None,
    Sure(DecimalMark),
    /// `1,234`: with this mark it is broken, with the other it is not.
    Either(DecimalMark),
}

/// Why a cell is no number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberFault {
    NotANumber,
    /// Some cells of the file have a comma for thousands, some a point: this one may be either.
    Ambiguous,
}

/// A number, and whether it was written against the habit of its file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number {
    pub value: Decimal,
    pub is_odd: bool,
}

/// How the numbers of a file are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NumberStyle {
    pub mark: DecimalMark,
    /// The other mark is found nearly as often.
    pub is_mixed: bool,
    /// No cell said which mark it is, and some can be read both ways.
    pub is_guess: bool,
}

/// Counts what cells say.
#[derive(Clone, Copy, Debug, Default)]
pub struct Votes {
    point: usize,
    comma: usize,
    either_point: usize,
    either_comma: usize,
}

impl Votes {
    pub fn add(&mut self, text: &str) {
        let Some(digits) = digits_of(text) else {
            return;
        };
        match evidence(&digits) {
            Evidence::Sure(DecimalMark::Point) => self.point += 1,
            Evidence::Sure(DecimalMark::Comma) => self.comma += 1,
            Evidence::Either(DecimalMark::Point) => self.either_point += 1,
            Evidence::Either(DecimalMark::Comma) => self.either_comma += 1,
            Evidence::None => (),
        }
    }

    /// The style of the file; `usual` where no cell tells.
    #[must_use]
    pub fn style(self, usual: Option<DecimalMark>) -> NumberStyle {
        let (most, least) = (self.point.max(self.comma), self.point.min(self.comma));
        let mark = match self.point.cmp(&self.comma) {
            std::cmp::Ordering::Greater => DecimalMark::Point,
            std::cmp::Ordering::Less => DecimalMark::Comma,
            std::cmp::Ordering::Equal => usual.unwrap_or(DecimalMark::Point),
        };
        NumberStyle {
            mark,
            is_mixed: least * 10 > most,
            is_guess: most == 0 && usual.is_none() && self.either_point + self.either_comma > 0,
        }
    }
}

/// Signs of currencies and their short names that stand at a number.
const SIGNS: &[char] = &[
    '$', '€', '£', '¥', '₽', '₹', '₴', '₺', '₩', '₪', '฿', '₫', '₱', '%', '°',
];

/// Digits and marks only, without blanks, apostrophes, signs and units around; none for what is no number.
fn digits_of(text: &str) -> Option<String> {
    let is_blank = |c: char| c.is_whitespace() || matches!(c, '\'' | '’' | '\u{feff}' | '_');
    let text: String = latin(text).chars().filter(|c| !is_blank(*c)).collect();
    // Whole amounts in Switzerland and the Nordic countries: `45.-`.
    let text = [".-", ",-", ".\u{2013}", ",\u{2013}"]
        .iter()
        .find_map(|end| text.strip_suffix(end))
        .unwrap_or(&text);
    let is_around = |c: char| c.is_alphabetic() || SIGNS.contains(&c);
    let (sign, text) = split_sign(text);
    let word = |text: &str| text.chars().take_while(|c| is_around(*c)).count() <= 4;
    if !word(text) {
        return None;
    }
    let bare = text.trim_start_matches(is_around);
    // `Fr.` and `Rs.` end with a point, and so does `kr.` behind a number.
    let bare = match bare.len() < text.len() {
        true => bare.strip_prefix('.').unwrap_or(bare),
        false => bare,
    };
    let (inner, text) = split_sign(bare);
    let dotless = text.strip_suffix('.');
    let text = dotless.filter(|t| t.ends_with(is_around)).unwrap_or(text);
    let end = text.trim_end_matches(|c: char| is_around(c) || matches!(c, '/' | '(' | ')'));
    if text.len() - end.len() > 12 {
        return None;
    }
    let is_number = end.chars().any(|c| c.is_ascii_digit())
        && end
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, '.' | ','));
    let sign = if sign.is_empty() { inner } else { sign };
    is_number.then(|| format!("{sign}{end}"))
}

/// Digits and marks of Arabic and Persian as Latin ones.
#[must_use]
pub fn latin(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let digit = |c: char, zero: u32| char::from_digit(u32::from(c) - zero, 10).unwrap_or(c);
    let one = |c: char| match c {
        '\u{660}'..='\u{669}' => digit(c, 0x660),
        '\u{6f0}'..='\u{6f9}' => digit(c, 0x6f0),
        '\u{66b}' => '.',
        '\u{66c}' => ',',
        _ => c,
    };
    Cow::Owned(text.chars().map(one).collect())
}

fn split_sign(text: &str) -> (&'static str, &str) {
    match text.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => ("-", rest),
        None => ("", text.strip_prefix('+').unwrap_or(text)),
    }
}

fn evidence(digits: &str) -> Evidence {
    let digits = digits.trim_start_matches('-');
    let of = |mark: DecimalMark| digits.matches(mark.as_char()).count();
    let (points, commas) = (of(DecimalMark::Point), of(DecimalMark::Comma));
    let (mark, count) = match (points, commas) {
        (0, 0) => return Evidence::None,
        (0, count) => (DecimalMark::Comma, count),
        (count, 0) => (DecimalMark::Point, count),
        _ if digits.rfind('.') > digits.rfind(',') => return Evidence::Sure(DecimalMark::Point),
        _ => return Evidence::Sure(DecimalMark::Comma),
    };
    if count > 1 {
        return Evidence::Sure(mark.other());
    }
    let (whole, broken) = digits.split_once(mark.as_char()).unwrap_or((digits, ""));
    let may_be_thousands =
        broken.len() == 3 && (1..=3).contains(&whole.len()) && !whole.starts_with('0');
    if may_be_thousands {
        Evidence::Either(mark)
    } else {
        Evidence::Sure(mark)
    }
}

/// Reads a cell in the style of its file.
///
/// # Errors
/// When it is no number, or can be read in two ways in a file that has both.
pub fn read(text: &str, style: NumberStyle) -> Result<Number, NumberFault> {
    if let Some(plain) = exponent(text) {
        return Ok(plain);
    }
    let digits = digits_of(text).ok_or(NumberFault::NotANumber)?;
    let mark = match evidence(&digits) {
        Evidence::Either(_) if style.is_mixed => return Err(NumberFault::Ambiguous),
        Evidence::Sure(mark) => mark,
        Evidence::None | Evidence::Either(_) => style.mark,
    };
    let value = parse(&digits, mark).ok_or(NumberFault::NotANumber)?;
    Ok(Number {
        value,
        is_odd: mark != style.mark,
    })
}

fn exponent(text: &str) -> Option<Number> {
    let text = text.trim();
    let (whole, power) = text.split_once(['e', 'E'])?;
    let plain = |t: &str| {
        let t = t.trim_start_matches(['-', '+']);
        !t.is_empty() && t.chars().all(|c| c.is_ascii_digit() || c == '.')
    };
    (plain(whole) && plain(power))
        .then(|| Decimal::from_scientific(text).ok())?
        .map(|value| Number {
            value,
            is_odd: false,
        })
}

fn parse(digits: &str, mark: DecimalMark) -> Option<Decimal> {
    let (whole, broken) = match digits.rsplit_once(mark.as_char()) {
        Some((whole, broken)) => (whole, broken),
        None => (digits, ""),
    };
    let thousands = mark.other().as_char();
    if broken.contains(thousands) || whole.contains(mark.as_char()) || !groups(whole, thousands) {
        return None;
    }
    let whole: String = whole.chars().filter(|c| *c != thousands).collect();
    let text = match broken {
        "" => whole,
        _ => format!("{whole}.{broken}"),
    };
    text.parse().ok()
}

/// Whether thousands are marked as anybody would: three digits in the last group, two or three before
/// (as in India).
fn groups(whole: &str, mark: char) -> bool {
    let whole = whole.trim_start_matches('-');
    let mut groups = whole.split(mark).rev();
    let last = groups.next().unwrap_or_default();
    let before: Vec<_> = groups.collect();
    before.is_empty() || (last.len() == 3 && before.iter().all(|g| (1..=3).contains(&g.len())))
}

#[cfg(test)]
mod tests {
    use rust_decimal::dec;

    use super::*;

    fn style(cells: &[&str]) -> NumberStyle {
        let mut votes = Votes::default();
        cells.iter().for_each(|cell| votes.add(cell));
        votes.style(None)
    }

    fn value(text: &str, cells: &[&str]) -> Result<Decimal, NumberFault> {
        read(text, style(cells)).map(|number| number.value)
    }

    #[test]
    fn a_file_says_what_its_marks_mean() {
        assert_eq!(
            value("10,000", &["12.0", "$3.50", "10,000"]),
            Ok(dec!(10000))
        );
        assert_eq!(
            value("10,000", &["12,0", "3,50", "10,000"]),
            Ok(dec!(10.000))
        );
        assert_eq!(value("1.500", &["40,00", "1.500"]), Ok(dec!(1500)));
        assert_eq!(value("3.500", &["3.500", "12.000"]), Ok(dec!(3.500)));
        assert_eq!(value("0,999", &["0,999"]), Ok(dec!(0.999)));
    }

    #[test]
    fn signs_blanks_and_units_are_no_digits() {
        let de = ["1,5"];
        for (text, expected) in [
            ("$1234.5", dec!(1234.5)),
            ("23,07 €", dec!(23.07)),
            ("1\u{a0}234,56 zł", dec!(1234.56)),
            ("1\u{202f}234,56", dec!(1234.56)),
            ("1'234.50", dec!(1234.50)),
            ("CHF 12,5", dec!(12.5)),
            ("R$ 5,99", dec!(5.99)),
            ("-12,5", dec!(-12.5)),
            ("€-12,5", dec!(-12.5)),
            ("12 km", dec!(12)),
            ("40,5 l", dec!(40.5)),
            ("1.234.567", dec!(1234567)),
            ("1e3", dec!(1000)),
            (",5", dec!(0.5)),
        ] {
            assert_eq!(value(text, &de), Ok(expected), "{text}");
        }
        for text in [
            "", "abc", "=1+1", "12-3", "1,2.3,4", "--", "1..2", "12a34", "NaN", "∞",
        ] {
            assert_eq!(value(text, &de), Err(NumberFault::NotANumber), "{text}");
        }
    }

    #[test]
    fn where_both_habits_meet_what_is_sure_is_read_and_the_rest_is_not() {
        let cells = ["1.234,56", "1,234.56", "1,234"];
        let both = style(&cells);
        assert!(both.is_mixed);
        assert_eq!(value("1.234,56", &cells), Ok(dec!(1234.56)));
        assert_eq!(value("1,234.56", &cells), Ok(dec!(1234.56)));
        assert_eq!(value("1,234", &cells), Err(NumberFault::Ambiguous));
        let one_in_twenty: Vec<_> = [["12.5"; 20].as_slice(), &["1.234,56"]].concat();
        let number = read("1.234,56", style(&one_in_twenty)).unwrap();
        assert_eq!((number.value, number.is_odd), (dec!(1234.56), true));
        assert_eq!(value("1,234", &one_in_twenty), Ok(dec!(1234)));
    }

    #[test]
    fn nobody_is_asked_where_nothing_is_unclear() {
        assert!(style(&["1,234"]).is_guess);
        assert!(!style(&["1,234", "1.5"]).is_guess);
        assert!(!style(&["1234"]).is_guess);
    }

    proptest::proptest! {
        #[test]
        fn no_text_panics(text in ".{0,30}") {
            let _ = value(&text, &[&text]);
        }

        #[test]
        fn what_is_written_in_either_habit_returns(cents in 0_i64..10_000_000_000, comma: bool) {
            let value = Decimal::new(cents, 2);
            let text = value.to_string();
            let (text, sample) = if comma { (text.replace('.', ","), "0,5") } else { (text, "0.5") };
            let mut votes = Votes::default();
            votes.add(sample);
            proptest::prop_assert_eq!(read(&text, votes.style(None)).unwrap().value, value);
        }
    }
}
