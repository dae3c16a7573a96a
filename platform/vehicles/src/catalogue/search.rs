//! Search over make and model with the year in the text, which forgives typing errors.

use super::names::fold;
use super::{FIRST_YEAR, Years};
use crate::store::query::{MakeRow, ModelRow, VehicleKinds};

mod likeness;
mod query;

pub use query::Query;

/// What may be found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wanted {
    pub kinds: VehicleKinds,
    /// Makers of few vehicles too.
    pub all_makes: bool,
    pub limit: usize,
}

/// A model that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit<'a> {
    pub make: &'a MakeRow,
    pub model: &'a ModelRow,
    pub years: Years,
    /// The year of the query, where the model was built in it.
    pub year: Option<u32>,
    /// From 0 to 1.
    pub score: f64,
}

/// Everything that can be found. Immutable; one for each release.
#[derive(Debug, Default)]
pub struct SearchIndex {
    makes: Vec<(MakeRow, likeness::Name)>,
    /// Place of the make, the model, its name.
    models: Vec<(u32, ModelRow, likeness::Name)>,
}

/// What a word that fits nothing takes from the score.
const UNUSED_WORD: f64 = 0.12;

/// What remains of a score when the model was not built in the year asked for.
const OTHER_YEAR: f64 = 0.6;

/// Hits below are noise.
const LEAST: f64 = 0.3;

impl SearchIndex {
    /// Prepares the names; models come by make.
    #[must_use]
    pub fn new(makes: Vec<MakeRow>, models: Vec<ModelRow>) -> Self {
        let makes: Vec<_> = makes
            .into_iter()
            .map(|make| {
                let name = likeness::Name::new(&make.name);
                (make, name)
            })
            .collect();
        let models = models
            .into_iter()
            .filter_map(|model| {
                let place = makes
                    .binary_search_by_key(&model.make_id, |(make, _)| make.id)
                    .ok()?;
                let name = likeness::Name::new(&model.name);
                Some((place as u32, model, name))
            })
            .collect();
        Self { makes, models }
    }

    /// The best hits, best first.
    #[must_use]
    pub fn find(&self, query: &Query, wanted: Wanted) -> Vec<Hit<'_>> {
        let mut hits: Vec<Hit<'_>> = Vec::new();
        for reading in query.readings() {
            self.read(reading, wanted, &mut hits);
        }
        hits.sort_by(|a, b| {
            let rank = |hit: &Hit<'_>| {
                (
                    hit.make.mainstream.light,
                    hit.years.last(),
                    hit.years.0.count_ones(),
                )
            };
            b.score
                .total_cmp(&a.score)
                .then_with(|| rank(b).cmp(&rank(a)))
                .then_with(|| a.model.id.cmp(&b.model.id))
        });
        let mut seen = std::collections::HashSet::new();
        hits.retain(|hit| seen.insert(hit.model.id));
        hits.truncate(wanted.limit);
        hits
    }

    fn read<'a>(&'a self, reading: &query::Reading, wanted: Wanted, hits: &mut Vec<Hit<'a>>) {
        let spans = reading.spans();
        if spans.is_empty() {
            return;
        }
        let of_makes: Vec<Vec<(usize, f64)>> = self
            .makes
            .iter()
            .map(|(make, name)| {
                if is_wanted(make, wanted) {
                    likeness::of_spans(name, &spans)
                } else {
                    Vec::new()
                }
            })
            .collect();
        for (place, model, name) in &self.models {
            let Some((make, _)) = self.makes.get(*place as usize) else {
                continue;
            };
            let years = years_of(model, wanted.kinds);
            if years.is_empty() || !is_wanted(make, wanted) {
                continue;
            }
            let of_make = of_makes.get(*place as usize).map_or(&[][..], Vec::as_slice);
            let score = best(reading, &spans, of_make, &likeness::of_spans(name, &spans));
            let year = reading
                .year
                .filter(|year| !years.common(Years::of(*year)).is_empty());
            let score = match reading.year {
                Some(_) if year.is_none() => score * OTHER_YEAR,
                _ => score,
            };
            if score >= LEAST {
                hits.push(Hit {
                    make,
                    model,
                    years,
                    year,
                    score: (score * 1000.0).round() / 1000.0,
                });
            }
        }
    }
}

fn is_wanted(make: &MakeRow, wanted: Wanted) -> bool {
    let main = make.mainstream;
    wanted.all_makes
        || match wanted.kinds {
            VehicleKinds::Light => main.light,
            VehicleKinds::Motorcycle => main.motorcycle,
            VehicleKinds::All => main.light || main.motorcycle,
        }
}

fn years_of(model: &ModelRow, kinds: VehicleKinds) -> Years {
    match kinds {
        VehicleKinds::Light => model.light,
        VehicleKinds::Motorcycle => model.motorcycle,
        VehicleKinds::All => model.all,
    }
}

/// The best reading of the words as make and model, make alone, or model alone.
fn best(
    reading: &query::Reading,
    spans: &[query::Span],
    makes: &[(usize, f64)],
    models: &[(usize, f64)],
) -> f64 {
    let words = reading.words.len();
    let unused = |used: usize| UNUSED_WORD * (words - used.min(words)) as f64;
    let mut top: f64 = 0.0;
    for (at, make) in makes {
        // A make alone asks for its models, all alike.
        top = top.max(0.55 * make - unused(spans[*at].len()));
    }
    for (at, model) in models {
        let span = &spans[*at];
        top = top.max(0.95 * model - unused(span.len()));
        for (make_at, make) in makes {
            let other = &spans[*make_at];
            if !span.overlaps(other) {
                let both = 0.4 * make + 0.6 * model;
                top = top.max(both - unused(span.len() + other.len()));
            }
        }
    }
    top
}

impl Years {
    fn last(self) -> u32 {
        self.0.checked_ilog2().map_or(0, |bit| FIRST_YEAR + bit)
    }

    /// First and last year.
    #[must_use]
    pub fn ends(self) -> Option<(u32, u32)> {
        let last = self.0.checked_ilog2()?;
        Some((FIRST_YEAR + self.0.trailing_zeros(), FIRST_YEAR + last))
    }
}

/// The text under which a query is cached: equal for equal words.
#[must_use]
pub fn canonical(text: &str) -> String {
    let words: Vec<String> = query::words(text)
        .map(fold)
        .filter(|word| !word.is_empty())
        .collect();
    words.join(" ")
}
