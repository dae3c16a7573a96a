//! Parameters: read by hand, so that each fault names the parameter and says what to give.

use std::collections::BTreeMap;

use axum::extract::{FromRequestParts, Query};
use axum::http::request::Parts;
use chrono::{DateTime, NaiveDate, Utc};
use platform_kit::problem::Problem;

use crate::catalogue::FIRST_YEAR;
use crate::store::query::VehicleKinds;

/// The last year that can be asked for.
const LAST_YEAR: u32 = FIRST_YEAR + 62;

/// Characters of a search.
const MAX_SEARCH: usize = 100;

/// The query of a request.
#[derive(Clone, Debug, Default)]
pub struct Params(BTreeMap<String, String>);

impl<S: Send + Sync> FromRequestParts<S> for Params {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        Query::<Vec<(String, String)>>::try_from_uri(&parts.uri)
            .map(|Query(pairs)| Self(pairs.into_iter().collect()))
            .map_err(|_| Problem::invalid_parameter("query", "The query cannot be read."))
    }
}

impl Params {
    fn text(&self, name: &str) -> Option<&str> {
        self.0
            .get(name)
            .map(String::as_str)
            .filter(|text| !text.is_empty())
    }

    fn required(&self, name: &str) -> Result<&str, Problem> {
        self.text(name)
            .ok_or_else(|| Problem::invalid_parameter(name, format!("Give the parameter {name}.")))
    }

    /// The model year.
    ///
    /// # Errors
    /// When it is absent, no number, or out of range.
    pub fn year(&self) -> Result<u32, Problem> {
        let year = self.required("year")?.parse::<u32>().ok();
        year.filter(|year| (FIRST_YEAR..=LAST_YEAR).contains(year))
            .ok_or_else(|| {
                let detail = format!("Give a year from {FIRST_YEAR} to {LAST_YEAR}, such as 2020.");
                Problem::invalid_parameter("year", detail)
            })
    }

    /// A number above zero.
    ///
    /// # Errors
    /// When it is absent or no such number.
    pub fn id(&self, name: &str) -> Result<u32, Problem> {
        let id = self.required(name)?.parse::<u32>().ok();
        id.filter(|id| (1..=i32::MAX as u32).contains(id))
            .ok_or_else(|| {
                let detail = format!("{name} is a whole number above zero, as the lists give it.");
                Problem::invalid_parameter(name, detail)
            })
    }

    /// An id that may be absent.
    ///
    /// # Errors
    /// When it is no id.
    pub fn optional_id(&self, name: &str) -> Result<Option<u32>, Problem> {
        self.text(name).map(|_| self.id(name)).transpose()
    }

    /// Which vehicles; cars, trucks and MPVs unless told otherwise.
    ///
    /// # Errors
    /// When the name is unknown.
    pub fn vehicle_kinds(&self) -> Result<VehicleKinds, Problem> {
        match self.text("vehicle_type") {
            None | Some("light") => Ok(VehicleKinds::Light),
            Some("motorcycle") => Ok(VehicleKinds::Motorcycle),
            Some("all") => Ok(VehicleKinds::All),
            Some(_) => Err(Problem::invalid_parameter(
                "vehicle_type",
                "Give light (cars, trucks, MPVs; the default), motorcycle or all.",
            )),
        }
    }

    /// Whether makers of few vehicles are wanted too.
    ///
    /// # Errors
    /// When the value is unknown.
    pub fn include_all(&self) -> Result<bool, Problem> {
        match self.text("include") {
            None | Some("mainstream") => Ok(false),
            Some("all") => Ok(true),
            Some(_) => Err(Problem::invalid_parameter(
                "include",
                "Give mainstream or all.",
            )),
        }
    }

    /// The text of a search.
    ///
    /// # Errors
    /// When it is absent, blank or longer than anyone types.
    pub fn search_text(&self) -> Result<&str, Problem> {
        let text = self.required("q")?.trim();
        let invalid = |detail: &str| Err(Problem::invalid_parameter("q", detail));
        match text.chars().count() {
            0 => invalid("Give make, model or year, such as civic 2020."),
            1..=MAX_SEARCH => Ok(text),
            _ => invalid(&format!("Give at most {MAX_SEARCH} characters.")),
        }
    }

    /// How many hits of a search.
    ///
    /// # Errors
    /// When it is no number or out of range.
    pub fn limit(&self) -> Result<usize, Problem> {
        let Some(text) = self.text("limit") else {
            return Ok(10);
        };
        let limit = text.parse::<usize>().ok();
        limit
            .filter(|limit| (1..=50).contains(limit))
            .ok_or_else(|| Problem::invalid_parameter("limit", "Give a number from 1 to 50."))
    }

    /// The instant to decode as of.
    ///
    /// # Errors
    /// When it is no date.
    pub fn as_of(&self) -> Result<Option<DateTime<Utc>>, Problem> {
        let Some(text) = self.text("as_of") else {
            return Ok(None);
        };
        let day = || {
            text.parse::<NaiveDate>()
                .ok()?
                .and_hms_opt(0, 0, 0)
                .map(|at| at.and_utc())
        };
        let at = DateTime::parse_from_rfc3339(text)
            .ok()
            .map(|at| at.to_utc())
            .or_else(day);
        at.map(Some).ok_or_else(|| {
            Problem::invalid_parameter("as_of", "Give a date or an instant, such as 2026-11-01.")
        })
    }
}
