//! The reference rates of the European Central Bank, in each of the forms that it publishes: the XML of a
//! day, of 90 days or of all, the CSV of a day or of all. One euro is worth so much of each currency.

use std::collections::HashSet;

use chrono::{Datelike, NaiveDate};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use rust_decimal::Decimal;

use crate::kernel::money::Currency;

/// So much of a currency was one euro worth on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EcbRate {
    pub day: NaiveDate,
    pub currency: Currency,
    pub rate: Decimal,
}

/// Why a document is not one of the bank's; the text says what to do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EcbError {
    #[error(
        "This is no file of reference rates. Take eurofxref-daily.xml, eurofxref-hist-90d.xml or eurofxref-hist.csv of the European Central Bank."
    )]
    Unknown,
    #[error("{0} holds no date or no rate that can be. Download the file again.")]
    Damaged(String),
    #[error("The file holds more than {MOST_RATES} rates. Take a shorter time.")]
    TooMany,
}

/// Forty currencies for seventy years.
const MOST_RATES: usize = 750_000;

/// Reads a document. What the bank marks as not available is left out.
///
/// # Errors
/// When it is no such document.
pub fn read(text: &str) -> Result<Vec<EcbRate>, EcbError> {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let rates = if text.starts_with('<') {
        xml(text)?
    } else {
        table(text)?
    };
    if rates.is_empty() {
        return Err(EcbError::Unknown);
    }
    Ok(once(rates))
}

/// Each currency of a day once, as it was told last: files that were put together tell some twice.
fn once(rates: Vec<EcbRate>) -> Vec<EcbRate> {
    let mut seen = HashSet::new();
    let is_new = |rate: &EcbRate| seen.insert((rate.day, rate.currency));
    let mut last: Vec<_> = rates.into_iter().rev().filter(is_new).collect();
    last.reverse();
    last
}

fn damaged(what: &str) -> EcbError {
    EcbError::Damaged(what.chars().take(40).collect())
}

/// `<Cube time="2026-01-02"><Cube currency="USD" rate="1.0812"/>…`
fn xml(text: &str) -> Result<Vec<EcbRate>, EcbError> {
    let mut reader = Reader::from_str(text);
    let (mut rates, mut day) = (Vec::new(), None);
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag) | Event::Empty(tag)) if tag.local_name().as_ref() == b"Cube" => {
                if let Some(time) = attribute(&tag, "time") {
                    day = Some(date(&time)?);
                }
                let of = (attribute(&tag, "currency"), attribute(&tag, "rate"));
                let (Some(currency), Some(rate)) = of else {
                    continue;
                };
                let day = day.ok_or_else(|| damaged(&currency))?;
                push(&mut rates, day, &currency, &rate)?;
            }
            Ok(Event::Eof) => return Ok(rates),
            Ok(_) => (),
            Err(_) if rates.is_empty() => return Err(EcbError::Unknown),
            Err(error) => return Err(damaged(&error.to_string())),
        }
    }
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.try_get_attribute(name).ok()??;
    Some(String::from_utf8_lossy(&found.value).into_owned())
}

/// A column for the date, and one for each currency; the heading of the daily file has blanks in it.
fn table(text: &str) -> Result<Vec<EcbRate>, EcbError> {
    let mut rows = csv::ReaderBuilder::new()
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let head = rows.headers().map_err(|_| EcbError::Unknown)?.clone();
    if !head
        .get(0)
        .is_some_and(|first| first.eq_ignore_ascii_case("date"))
        || head.len() < 2
    {
        return Err(EcbError::Unknown);
    }
    let mut rates = Vec::new();
    for row in rows.records() {
        let row = row.map_err(|error| damaged(&error.to_string()))?;
        let day = date(row.get(0).unwrap_or_default())?;
        for (currency, rate) in head.iter().zip(&row).skip(1) {
            push(&mut rates, day, currency, rate)?;
        }
    }
    Ok(rates)
}

fn push(
    rates: &mut Vec<EcbRate>,
    day: NaiveDate,
    currency: &str,
    rate: &str,
) -> Result<(), EcbError> {
    if rate.is_empty() || rate == "N/A" {
        return Ok(());
    }
    let Some(currency) = Currency::parse(currency) else {
        return Ok(());
    };
    let value: Decimal = rate.parse().map_err(|_| damaged(rate))?;
    if value <= Decimal::ZERO {
        return Err(damaged(rate));
    }
    if rates.len() >= MOST_RATES {
        return Err(EcbError::TooMany);
    }
    rates.push(EcbRate {
        day,
        currency,
        rate: value,
    });
    Ok(())
}

/// `2026-01-02`, or `2 January 2026` in the daily CSV.
fn date(text: &str) -> Result<NaiveDate, EcbError> {
    ["%Y-%m-%d", "%d %B %Y"]
        .iter()
        .find_map(|format| NaiveDate::parse_from_str(text.trim(), format).ok())
        .filter(|day| (1900..=2200).contains(&day.year()))
        .ok_or_else(|| damaged(text))
}

#[cfg(test)]
mod tests {
    use rust_decimal::dec;

    use super::*;

    fn rate(day: &str, code: &str, rate: Decimal) -> EcbRate {
        EcbRate {
            day: day.parse().unwrap(),
            currency: Currency::parse(code).unwrap(),
            rate,
        }
    }

    #[test]
    fn each_form_of_the_bank_is_read() {
        let xml = r#"<?xml version="1.0" encoding="UTF-8"?>
<gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01" xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
<gesmes:subject>Reference rates</gesmes:subject><Cube><Cube time='2026-01-05'><Cube currency='USD' rate='1.0812'/>
<Cube currency='JPY' rate='163.06'/></Cube><Cube time="2026-01-02"><Cube currency="USD" rate="1.0900"/></Cube></Cube></gesmes:Envelope>"#;
        let expected = [
            rate("2026-01-05", "USD", dec!(1.0812)),
            rate("2026-01-05", "JPY", dec!(163.06)),
            rate("2026-01-02", "USD", dec!(1.0900)),
        ];
        assert_eq!(read(xml).unwrap(), expected);
        // A column without a name at the end, one that is no currency, and one that is no more.
        let all = "Date,USD,JPY,CYP,QQQ,\n2026-01-05,1.0812,163.06,N/A,7.5,\n2026-01-02,1.0900,N/A,N/A,,\n";
        assert_eq!(read(all).unwrap(), expected);
        let old = rate("2007-12-31", "CYP", dec!(0.585274));
        assert_eq!(
            read("Date,CYP,HRK,\n2007-12-31,0.585274,N/A,").unwrap(),
            [old]
        );
        let daily = "\u{feff}Date, USD, JPY, \n05 January 2026, 1.0812, 163.06, \n";
        assert_eq!(read(daily).unwrap(), expected[..2]);
    }

    #[test]
    fn what_is_told_twice_counts_as_told_last() {
        let twice = "Date,USD,JPY,USD\n2026-01-05,1.08,163,1.09\n2026-01-05,1.10,N/A,\n";
        let expected = [
            rate("2026-01-05", "JPY", dec!(163)),
            rate("2026-01-05", "USD", dec!(1.10)),
        ];
        assert_eq!(read(twice).unwrap(), expected);
    }

    #[test]
    fn what_is_no_such_file_is_refused() {
        for text in [
            "",
            "a,b\n1,2",
            "<html></html>",
            "Date\n2026-01-05",
            "PK\u{3}\u{4}",
            "Date,USD\n",
        ] {
            assert_eq!(read(text), Err(EcbError::Unknown), "{text}");
        }
        for text in [
            "Date,USD\n31 February 2026,1.08",
            "Date,USD\n+26000-01-05,1.08",
            "Date,USD\n2026-01-05,abc",
            "Date,USD\n2026-01-05,-1",
            "Date,USD\n2026-01-05,0",
            "<Cube><Cube currency='USD' rate='1'/></Cube>",
        ] {
            assert!(matches!(read(text), Err(EcbError::Damaged(_))), "{text}");
        }
    }
}
