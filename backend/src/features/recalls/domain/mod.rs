//! What a recall is, and for which vehicles one asks.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

const LONGEST_NAME: usize = 100;

/// A make, model and year as the register writes them: upper case, single blanks.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct VehicleModel {
    make: String,
    model: String,
    year: i32,
}

impl VehicleModel {
    /// `None` where a name is empty or longer than 100 characters, or the year is out of 1886 to 2100.
    #[must_use]
    pub fn new(make: &str, model: &str, year: i32) -> Option<Self> {
        Some(Self {
            make: name(make)?,
            model: name(model)?,
            year: (1886..=2100).contains(&year).then_some(year)?,
        })
    }

    #[must_use]
    pub fn make(&self) -> &str {
        &self.make
    }

    #[must_use]
    pub fn model(&self) -> &str {
        &self.model
    }

    #[must_use]
    pub fn year(&self) -> i32 {
        self.year
    }
}

fn name(text: &str) -> Option<String> {
    let words: Vec<_> = text.split_whitespace().collect();
    let name = words.join(" ").to_uppercase();
    (!name.is_empty() && name.chars().count() <= LONGEST_NAME).then_some(name)
}

/// One recall.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Campaign {
    /// The register's number, for example 19V182000.
    pub number: String,
    pub manufacturer: String,
    pub component: String,
    pub summary: String,
    pub consequence: String,
    pub remedy: String,
    /// When the register received the maker's report.
    pub received_on: Option<NaiveDate>,
    /// Do not drive it.
    pub park_it: bool,
    /// Park it in the open: it may burn.
    pub park_outside: bool,
    pub over_the_air: bool,
}

/// What the register answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Newest first.
    pub campaigns: Vec<Campaign>,
    pub fetched_at: DateTime<Utc>,
}

impl Answer {
    /// Recalls are published daily; an answer of today is good enough.
    #[must_use]
    pub fn is_fresh(&self, now: DateTime<Utc>) -> bool {
        now - self.fetched_at < TimeDelta::hours(24)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_model_are_one() {
        let typed = VehicleModel::new(" honda", "cr-v  hybrid ", 2020);
        assert_eq!(typed, VehicleModel::new("HONDA", "CR-V Hybrid", 2020));
        assert_eq!(typed.unwrap().model(), "CR-V HYBRID");
    }

    #[test]
    fn what_no_register_can_know_is_not_asked_for() {
        assert_eq!(VehicleModel::new("  ", "Civic", 2020), None);
        assert_eq!(VehicleModel::new("Honda", &"x".repeat(101), 2020), None);
        assert_eq!(VehicleModel::new("Honda", "Civic", 1800), None);
    }

    #[test]
    fn an_answer_is_fresh_for_a_day() {
        let fetched_at = "2026-11-01T12:00:00Z".parse().unwrap();
        let answer = Answer {
            campaigns: Vec::new(),
            fetched_at,
        };
        assert!(answer.is_fresh(fetched_at + TimeDelta::hours(23)));
        assert!(!answer.is_fresh(fetched_at + TimeDelta::hours(24)));
    }
}
