//! The decoder: equal to NHTSA's own procedure, over an immutable index, with the time given.

use std::sync::Arc;

use chrono::{DateTime, Datelike, Utc};

use crate::index::{Index, at_or_none};

pub mod check_digit;
pub mod convert;
pub mod errors;
pub mod item;
pub mod pass;
pub mod specs;
pub mod vin;
pub mod year;

use errors::{Circumstances, Verdict};
use item::{Elements, Found, Item};
use pass::Subject;
use vin::{KeyBits, Vin};

/// A conversion between elements.
#[derive(Clone, Copy, Debug)]
pub struct Conversion {
    pub from: u32,
    pub to: u32,
    pub formula: convert::Formula,
}

/// Decodes VINs on one release. Cheap to clone, shared by all threads.
#[derive(Clone, Debug)]
pub struct Decoder {
    index: Arc<Index>,
    conversions: Arc<[Conversion]>,
    names: Arc<[Box<str>]>,
}

/// A decoded VIN.
#[derive(Clone, Debug)]
pub struct Decoded {
    /// As the caller gave it.
    pub vin: String,
    pub descriptor: String,
    pub verdict: Verdict,
    pub found: Found,
    /// Whether the VIN itself leaves the cycle of thirty years open.
    pub year_in_doubt: bool,
}

impl Decoded {
    #[must_use]
    pub fn model_year(&self) -> Option<u32> {
        self.found.year
    }

    /// Public items that say something, by element, notes in their order.
    pub fn public_items<'a>(&'a self, index: &'a Index) -> impl Iterator<Item = &'a Item> {
        self.found
            .items
            .iter()
            .filter(|item| item::is_public(index, item.element) && !item.bytes(index).is_empty())
    }
}

#[derive(Default)]
struct Candidate {
    found: Found,
    verdict: Verdict,
    year_in_doubt: bool,
}

impl Decoder {
    #[must_use]
    pub fn new(index: Arc<Index>) -> Self {
        let conversions = index
            .conversion()
            .chunks_exact(3)
            .filter_map(|row| {
                let formula = convert::Formula::parse(index.text(at_or_none(row, 2)))?;
                Some(Conversion {
                    from: at_or_none(row, 0),
                    to: at_or_none(row, 1),
                    formula,
                })
            })
            .collect();
        let names = index.element_name().iter().map(|id| index.text(*id).into());
        let names = names.collect();
        Self {
            index,
            conversions,
            names,
        }
    }

    #[must_use]
    pub fn index(&self) -> &Arc<Index> {
        &self.index
    }

    /// The name of an element; empty when there is none.
    #[must_use]
    pub fn element_name(&self, element: u32) -> &str {
        self.names.get(element as usize).map_or("", |name| name)
    }

    /// Decodes a VIN as of an instant; `year` is the model year that the caller knows.
    #[must_use]
    pub fn decode(&self, raw: &str, year: Option<u32>, now: DateTime<Utc>) -> Decoded {
        let vin = Vin::new(raw);
        let code = vin.wmi();
        let keys = KeyBits::new(&vin);
        let limit = u32::try_from(now.year()).unwrap_or(0) + 2;
        let rows = self.index.wmis(&code);
        let subject = Subject {
            index: &self.index,
            formulas: &self.conversions,
            code: &code,
            light: year::is_light(&self.index, rows.clone()),
            rows,
            keys: &keys,
            now: now.timestamp(),
        };
        let candidates = passes(&subject, &vin, year, limit);
        let best = self.choose(candidates, year);
        Decoded {
            vin: raw.to_owned(),
            descriptor: vin.descriptor(),
            verdict: best.verdict,
            found: best.found,
            year_in_doubt: best.year_in_doubt,
        }
    }

    /// The best pass; of equals the first.
    fn choose(&self, candidates: Vec<Candidate>, year: Option<u32>) -> Candidate {
        let mut best: Option<(_, Candidate)> = None;
        if candidates.len() == 1 {
            return candidates.into_iter().next().unwrap_or_default();
        }
        for candidate in candidates {
            let score = self.score(&candidate, year);
            if best.as_ref().is_none_or(|(top, _)| score > *top) {
                best = Some((score, candidate));
            }
        }
        best.map(|(_, candidate)| candidate).unwrap_or_default()
    }

    fn score(&self, candidate: &Candidate, year: Option<u32>) -> (i32, u32, usize, u32) {
        let index = &self.index;
        let weights = index.element_weight();
        let weight = Elements::of(&candidate.found.items)
            .iter()
            .filter_map(|id| weights.get(id as usize))
            .sum();
        let counts = |item: &&Item| {
            let text = item.bytes(index);
            item.source.counts() && !text.is_empty() && text != b"Not Applicable"
        };
        let patterns = candidate.found.items.iter().filter(counts).count();
        let own = candidate.found.year.unwrap_or(0);
        let bonus = if year.is_some() && year == candidate.found.year {
            10_000
        } else {
            0
        };
        (
            errors::weight(&candidate.verdict.codes),
            weight,
            patterns,
            own + bonus,
        )
    }
}

fn passes(subject: &Subject<'_>, vin: &Vin, year: Option<u32>, limit: u32) -> Vec<Candidate> {
    let years = year::candidates(subject, vin, limit);
    let mut out = Vec::with_capacity(2);
    let callers = year.filter(|year| {
        (1980..=limit).contains(year) && years.first != Some(*year) && years.second != Some(*year)
    });
    if let Some(year) = callers {
        let facts = Circumstances {
            year_differs: true,
            year_in_doubt: false,
        };
        let candidate = pass(subject, vin, Some(year), facts);
        let nothing = candidate.verdict.codes.contains(&8);
        out.push(candidate);
        if !nothing || years.first.is_none() {
            return out;
        }
    }
    let differs = |own: u32| year.is_some_and(|year| year != own);
    let facts = |own: Option<u32>| Circumstances {
        year_differs: own.is_some_and(differs),
        year_in_doubt: years.second.is_some(),
    };
    out.push(pass(subject, vin, years.first, facts(years.first)));
    if let Some(second) = years.second {
        out.push(pass(subject, vin, Some(second), facts(Some(second))));
    }
    out
}

fn pass(subject: &Subject<'_>, vin: &Vin, year: Option<u32>, facts: Circumstances) -> Candidate {
    let mut found = subject.run(year);
    let verdict = errors::judge(subject, vin, &found, facts);
    pass::add_defaults(subject.index, &mut found);
    Candidate {
        found,
        verdict,
        year_in_doubt: facts.year_in_doubt,
    }
}
