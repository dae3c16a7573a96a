//! The last look at a release before it may answer: it must decode what we know, and list it.

use std::sync::Arc;

use chrono::{DateTime, Utc};

use crate::catalogue::{Catalogue, Years};
use crate::decode::item::element;
use crate::decode::{Decoded, Decoder};
use crate::index::Index;

/// Why a release that reads well is refused all the same.
#[derive(Debug, thiserror::Error)]
pub enum VerifyError {
    #[error("no model can be derived from it")]
    NoModels,
    #[error("it holds no pattern that can be decoded")]
    NoPatterns,
    #[error("{vin} decodes to {found}, not to {expected}")]
    Decode {
        vin: &'static str,
        found: String,
        expected: String,
    },
    #[error("its catalogue lacks the {year} {name}")]
    Catalogue { year: u32, name: &'static str },
    #[error("the decoder breaks on it")]
    Panic,
}

/// VINs, each with the year and the make that no release may change.
const VINS: &[(&str, u32, &str)] = &[
    ("1HGCM82633A004352", 2003, "HONDA"),
    ("5YJ3E1EA7KF317000", 2019, "TESLA"),
    ("1FTFW1ET5DFC10312", 2013, "FORD"),
    ("JM1BL1SF7A1267720", 2010, "MAZDA"),
    ("WBA3A5C51CF256651", 2012, "BMW"),
    ("1G1ZT51806F109149", 2006, "CHEVROLET"),
    ("4T1BF1FK5FU033209", 2015, "TOYOTA"),
    ("1C4RJFBG5FC625797", 2015, "JEEP"),
    ("3VWDX7AJ5BM006383", 2011, "VOLKSWAGEN"),
    ("WDDGF8AB8EA949217", 2014, "MERCEDES-BENZ"),
];

/// What need not decode, but must not break the decoder.
const ODD: &[&str] = &[
    "",
    "1HG",
    "*****************",
    "1HGCM826*3A******",
    "🚗é\u{0}",
    "IOQ#|[_]-^1234567",
];

/// Year, make and model ids of cars that every release lists.
const CARS: &[(u32, u32, u32, &str)] = &[
    (2020, 474, 1863, "Honda Civic"),
    (2018, 460, 1801, "Ford F-150"),
];

/// Checks the index and the catalogue of a release; facts about makers it lacks are left out.
///
/// # Errors
/// The first thing that is wrong.
pub fn verify(
    index: &Arc<Index>,
    catalogue: &Catalogue,
    now: DateTime<Utc>,
) -> Result<(), VerifyError> {
    if catalogue.models.is_empty() || catalogue.makes.is_empty() {
        return Err(VerifyError::NoModels);
    }
    if index.row_id().is_empty() {
        return Err(VerifyError::NoPatterns);
    }
    let decoder = Decoder::new(index.clone());
    for vin in ODD {
        drop(decoder.decode(vin, None, now));
    }
    for (vin, year, make) in VINS {
        let decoded = decoder.decode(vin, None, now);
        if decoded.found.wmi.is_some() {
            compare(index, &decoded, vin, *year, make)?;
        }
    }
    for (year, make, model, name) in CARS {
        let mut all = catalogue.model_years.iter();
        let listed =
            all.any(|row| row.model_id == *model && !row.years.common(Years::of(*year)).is_empty());
        if !listed && catalogue.makes.iter().any(|row| row.id == *make) {
            return Err(VerifyError::Catalogue { year: *year, name });
        }
    }
    Ok(())
}

fn compare(
    index: &Index,
    decoded: &Decoded,
    vin: &'static str,
    year: u32,
    make: &str,
) -> Result<(), VerifyError> {
    let found_make = decoded
        .found
        .item(element::MAKE)
        .map_or("no make", |item| item.text(index));
    let found_year = decoded.model_year();
    if found_year == Some(year) && found_make == make {
        return Ok(());
    }
    Err(VerifyError::Decode {
        vin,
        found: format!("{} {found_make}", found_year.unwrap_or_default()),
        expected: format!("{year} {make}"),
    })
}
