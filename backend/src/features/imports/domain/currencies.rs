//! Currencies as they stand in cells: codes, and signs that mean one currency only.

use crate::kernel::money::Currency;

/// Signs of one currency, the longer before those that end them.
const SIGNS: [(&str, &str); 16] = [
    ("R$", "BRL"),
    ("CA$", "CAD"),
    ("A$", "AUD"),
    ("C$", "CAD"),
    ("NZ$", "NZD"),
    ("US$", "USD"),
    ("€", "EUR"),
    ("£", "GBP"),
    ("zł", "PLN"),
    ("Kč", "CZK"),
    ("₽", "RUB"),
    ("₹", "INR"),
    ("₴", "UAH"),
    ("₺", "TRY"),
    ("Ft", "HUF"),
    ("₩", "KRW"),
];

/// Those that write a dollar sign alone.
const DOLLARS: &str = "USD CAD AUD NZD SGD HKD MXN TWD ARS BBD BMD BND BSD BZD CLP COP CUP DOP FJD GYD JMD KYD \
LRD NAD SBD SRD TTD UYU XCD";

/// Whether a currency writes a dollar sign.
#[must_use]
pub fn is_dollar(currency: Currency) -> bool {
    let mut dollars = DOLLARS.split_ascii_whitespace();
    dollars.any(|code| code == currency.code())
}

/// Whether a cell has a dollar sign that may be that of several currencies.
#[must_use]
pub fn is_of_dollars(text: &str) -> bool {
    text.contains('$') && at_number(text).is_none()
}

/// The currency that a cell names by its code alone or by its sign.
#[must_use]
pub fn currency(text: &str) -> Option<Currency> {
    Currency::parse(text).or_else(|| at_number(text))
}

/// The currency that stands before or behind a number; none where the sign may mean several.
#[must_use]
pub fn at_number(text: &str) -> Option<Currency> {
    let is_plain = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | ' ');
    if text.chars().all(is_plain) {
        return None;
    }
    let sign = SIGNS.iter().find(|(sign, _)| text.contains(sign));
    if let Some((_, code)) = sign {
        return Currency::parse(code);
    }
    let mut words = text.split(|c: char| !c.is_alphabetic());
    words.find_map(|word| Currency::parse(word).filter(|_| word == word.to_uppercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_and_codes_name_currencies() {
        for (text, code) in [
            ("EUR", Some("EUR")),
            ("chf", Some("CHF")),
            ("€", Some("EUR")),
            ("67,19 EUR", Some("EUR")),
            ("CAD12.50", Some("CAD")),
            ("CA$ 12.50", Some("CAD")),
            ("NZ$5", Some("NZD")),
            ("45,00 kr", None),
            ("$12.50", None),
            ("12.50 all", None),
            ("1.5", None),
            ("", None),
        ] {
            let read = currency(text).map(|currency| currency.code().to_owned());
            assert_eq!(read.as_deref(), code, "{text}");
        }
    }

    #[test]
    fn a_dollar_sign_is_no_euro() {
        for (text, expected) in [
            ("$12.50", true),
            ("12.50 $", true),
            ("$", true),
            ("R$ 12.50", false),
            ("$12.50 CAD", false),
            ("12.50", false),
            ("€ 12.50", false),
        ] {
            assert_eq!(is_of_dollars(text), expected, "{text}");
        }
        let is_one = |code: &str| is_dollar(Currency::parse(code).unwrap());
        assert!(is_one("USD") && is_one("NZD") && is_one("MXN"));
        assert!(!is_one("EUR") && !is_one("BRL"));
        assert!(
            DOLLARS
                .split(' ')
                .all(|code| Currency::parse(code).is_some())
        );
    }
}
