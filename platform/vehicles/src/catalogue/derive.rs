//! Walks makers, schemas and years, and gathers what each model had.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::hash::Hash;

use super::facts::{self, Cycle, SchemaFacts};
use super::names::{fold, tidy, tidy_make};
use super::{
    Catalogue, Engine, Link, Mainstream, Make, Model, ModelYears, Scope, Transmission, TrimKind,
    Years,
};
use crate::index::{Index, at_or_none, range, slice};
use crate::release::NONE;

/// The vehicle type of motorcycles.
pub const MOTORCYCLE: u32 = 1;
const TRAILER: u32 = 6;

/// Cars, trucks and MPVs.
#[must_use]
pub fn is_light(vehicle_type: u32) -> bool {
    matches!(vehicle_type, 2 | 3 | 7)
}

/// Derives the catalogue up to a last year.
#[must_use]
pub fn derive(index: &Index, last_year: u32) -> Catalogue {
    let mut walk = Walk {
        index,
        last_year,
        ..Walk::new(index)
    };
    for wmi in 0..index.wmi_code().len() as u32 {
        if at_or_none(index.wmi_public(), wmi) != NONE {
            walk.maker(wmi);
        }
    }
    walk.specs();
    walk.finish()
}

/// Numbers things in the order in which they are first met.
#[derive(Default)]
struct Places<T>(HashMap<T, u32>);

impl<T: Hash + Eq + Clone> Places<T> {
    fn of(&mut self, thing: &T) -> u32 {
        let next = self.0.len() as u32;
        match self.0.get(thing) {
            Some(place) => *place,
            None => {
                self.0.insert(thing.clone(), next);
                next
            }
        }
    }

    fn into_list(self) -> Vec<T> {
        let mut list: Vec<(T, u32)> = self.0.into_iter().collect();
        list.sort_unstable_by_key(|(_, place)| *place);
        list.into_iter().map(|(thing, _)| thing).collect()
    }
}

struct Walk<'a> {
    index: &'a Index,
    last_year: u32,
    facts: HashMap<(u32, Cycle), std::rc::Rc<SchemaFacts>>,
    model_years: HashMap<(u32, u32), Years>,
    bounded_years: HashMap<(u32, bool), Years>,
    trims: Places<String>,
    model_trims: HashMap<(u32, TrimKind, String), (Years, HashSet<String>)>,
    engines: Places<Engine>,
    model_engines: HashMap<(u32, u32, Scope), Years>,
    transmissions: Places<Transmission>,
    model_transmissions: HashMap<(u32, u32), Years>,
}

impl<'a> Walk<'a> {
    fn new(index: &'a Index) -> Self {
        Self {
            index,
            last_year: 0,
            facts: HashMap::new(),
            model_years: HashMap::new(),
            bounded_years: HashMap::new(),
            trims: Places(HashMap::new()),
            model_trims: HashMap::new(),
            engines: Places(HashMap::new()),
            model_engines: HashMap::new(),
            transmissions: Places(HashMap::new()),
            model_transmissions: HashMap::new(),
        }
    }

    fn maker(&mut self, wmi: u32) {
        let index = self.index;
        let kind = at_or_none(index.wmi_type(), wmi);
        let light = match kind {
            2 | 7 => true,
            3 => at_or_none(index.wmi_truck(), wmi) == 1,
            _ => false,
        };
        let code = index
            .wmi_code()
            .get(wmi as usize)
            .copied()
            .unwrap_or_default();
        // Makers of few vehicles have six characters; codes are padded with spaces.
        let in_numbers = code.to_be_bytes()[3] == b' ';
        let mut loose: Vec<(Years, BTreeSet<Engine>)> = Vec::new();
        let mut without: Vec<(u32, Years)> = Vec::new();
        let (begin, end) = range(index.wmi_link_off(), wmi);
        for link in begin as u32..end as u32 {
            let from = at_or_none(index.link_from(), link);
            let to = at_or_none(index.link_to(), link);
            let bounded = in_numbers && to != NONE && to.saturating_sub(from) < 6;
            for (cycle, years) in parts(light, Years::range(from, to, self.last_year)) {
                let facts = self.facts_of(at_or_none(index.link_schema(), link), cycle, kind);
                if facts.models.is_empty() {
                    loose.push((years, facts.loose_engines.clone()));
                }
                for (model, facts) in &facts.models {
                    self.model(*model, kind, years, bounded);
                    self.add_facts(*model, years, facts);
                    if facts.engines.is_empty() {
                        without.push((*model, years));
                    }
                }
            }
        }
        self.borrow_engines(&loose, &without);
    }

    fn facts_of(&mut self, schema: u32, cycle: Cycle, kind: u32) -> std::rc::Rc<SchemaFacts> {
        let index = self.index;
        let facts = self.facts.entry((schema, cycle)).or_insert_with(|| {
            let mut facts = facts::of_schema(index, schema, cycle);
            if kind == TRAILER {
                facts
                    .models
                    .iter_mut()
                    .for_each(|(_, facts)| *facts = facts::ModelFacts::default());
            }
            std::rc::Rc::new(facts)
        });
        facts.clone()
    }

    fn model(&mut self, model: u32, kind: u32, years: Years, bounded: bool) {
        let all = self.model_years.entry((model, kind)).or_default();
        *all = all.union(years);
        let counts = is_light(kind) || kind == MOTORCYCLE;
        for make in self
            .index
            .makes_of_model(model)
            .iter()
            .filter(|_| bounded && counts)
        {
            let all = self
                .bounded_years
                .entry((*make, kind == MOTORCYCLE))
                .or_default();
            *all = all.union(years);
        }
    }

    fn add_facts(&mut self, model: u32, years: Years, facts: &facts::ModelFacts) {
        for (kind, name) in &facts.trims {
            let entry = self
                .model_trims
                .entry((model, *kind, fold(name)))
                .or_default();
            entry.0 = entry.0.union(years);
            entry.1.insert(name.clone());
        }
        for engine in &facts.engines {
            let place = self.engines.of(engine);
            let all = self
                .model_engines
                .entry((model, place, Scope::Model))
                .or_default();
            *all = all.union(years);
        }
        self.add_transmissions(model, years, &facts.transmissions);
    }

    fn add_transmissions(&mut self, model: u32, years: Years, found: &BTreeSet<Transmission>) {
        for transmission in found {
            let place = self.transmissions.of(transmission);
            let all = self.model_transmissions.entry((model, place)).or_default();
            *all = all.union(years);
        }
    }

    /// Models whose own schema names no engine get those of the plant, marked so.
    fn borrow_engines(&mut self, loose: &[(Years, BTreeSet<Engine>)], without: &[(u32, Years)]) {
        for (model, years) in without {
            for (loose_years, engines) in loose {
                let years = years.common(*loose_years);
                if years.is_empty() {
                    continue;
                }
                for engine in engines {
                    let place = self.engines.of(engine);
                    let all = self
                        .model_engines
                        .entry((*model, place, Scope::Plant))
                        .or_default();
                    *all = all.union(years);
                }
            }
        }
    }

    /// Transmissions that vehicle specs know of, and the trims that they name.
    fn specs(&mut self) {
        let index = self.index;
        let links = index.spec_model().iter().zip(index.spec_model_schema());
        for (model, spec) in links {
            let kind = at_or_none(index.spec_type(), *spec);
            let Some(built) = self.model_years.get(&(*model, kind)).copied() else {
                continue;
            };
            let listed = slice(index.spec_year(), range(index.spec_year_off(), *spec));
            let years = listed
                .iter()
                .fold(Years(0), |set, year| set.union(Years::of(*year)));
            let years = if listed.is_empty() {
                built
            } else {
                years.common(built)
            };
            if years.is_empty() {
                continue;
            }
            let mut found = BTreeSet::new();
            let (begin, end) = range(index.spec_pattern_off(), *spec);
            for pattern in begin as u32..end as u32 {
                found.insert(spec_transmission(index, pattern));
                for (kind, name) in spec_trims(index, pattern) {
                    let entry = self.model_trims.entry((*model, kind, fold(name)));
                    let entry = entry.or_default();
                    entry.0 = entry.0.union(years);
                    entry.1.insert(name.to_owned());
                }
            }
            let found = facts::fullest(found);
            self.add_transmissions(*model, years, &found);
        }
    }

    fn finish(mut self) -> Catalogue {
        let mut out = Catalogue {
            makes: self.makes(),
            ..Catalogue::default()
        };
        let known: HashSet<u32> = self.model_years.keys().map(|(model, _)| *model).collect();
        for id in self.index.model_id() {
            let Some(make_id) = self.index.makes_of_model(*id).first() else {
                continue;
            };
            let name = tidy(self.index.model(*id).unwrap_or_default());
            if known.contains(id) {
                out.models.push(Model {
                    id: *id,
                    make_id: *make_id,
                    name,
                });
            }
        }
        for ((model_id, vehicle_type), years) in &self.model_years {
            for make_id in self.index.makes_of_model(*model_id) {
                out.model_years.push(ModelYears {
                    model_id: *model_id,
                    make_id: *make_id,
                    vehicle_type: *vehicle_type,
                    years: *years,
                });
            }
        }
        out.model_years
            .sort_unstable_by_key(|row| (row.model_id, row.vehicle_type));
        let mut trims: Vec<_> = std::mem::take(&mut self.model_trims).into_iter().collect();
        trims.sort_unstable_by(|a, b| a.0.cmp(&b.0));
        for ((model_id, kind, _), (years, variants)) in trims {
            let place = self.trims.of(&best_variant(&variants));
            out.model_trims.push(Link {
                model_id,
                place,
                kind,
                years,
            });
        }
        out.model_engines = links(&self.model_engines);
        out.model_transmissions = self
            .model_transmissions
            .iter()
            .map(|((model_id, place), years)| Link {
                model_id: *model_id,
                place: *place,
                kind: (),
                years: *years,
            })
            .collect();
        out.model_transmissions
            .sort_unstable_by_key(|link| (link.model_id, link.place));
        out.trims = self.trims.into_list();
        out.engines = self.engines.into_list();
        out.transmissions = self.transmissions.into_list();
        out
    }

    fn makes(&self) -> Vec<Make> {
        let of = |id: u32, motorcycle: bool| {
            self.bounded_years
                .get(&(id, motorcycle))
                .is_some_and(|years| years.0.count_ones() >= 3)
        };
        let built: HashSet<u32> = self
            .model_years
            .keys()
            .flat_map(|(model, _)| self.index.makes_of_model(*model))
            .copied()
            .collect();
        let ids = self.index.make_id().iter().filter(|id| built.contains(id));
        ids.map(|id| Make {
            id: *id,
            name: tidy_make(self.index.make(*id).unwrap_or_default()),
            mainstream: Mainstream {
                light: of(*id, false),
                motorcycle: of(*id, true),
            },
        })
        .collect()
    }
}

fn links(rows: &HashMap<(u32, u32, Scope), Years>) -> Vec<Link<Scope>> {
    let mut out: Vec<Link<Scope>> = rows
        .iter()
        .map(|((model_id, place, kind), years)| Link {
            model_id: *model_id,
            place: *place,
            kind: *kind,
            years: *years,
        })
        .collect();
    out.sort_unstable_by_key(|link| (link.model_id, link.place, link.kind));
    out
}

/// The variant that looks most like a name.
fn best_variant(variants: &HashSet<String>) -> String {
    let small = |name: &str| name.chars().filter(|c| c.is_lowercase()).count();
    let best = variants
        .iter()
        .max_by_key(|name| (small(name), std::cmp::Reverse((*name).clone())));
    best.map(|name| tidy(name)).unwrap_or_default()
}

/// Cars and light trucks tell the cycle by position 7, others do not.
fn parts(light: bool, years: Years) -> Vec<(Cycle, Years)> {
    if !light {
        return vec![(Cycle::Any, years)];
    }
    let before = years.common(Years::range(super::FIRST_YEAR, 2009, 2009));
    let since = years.common(Years(!Years::range(super::FIRST_YEAR, 2009, 2009).0));
    [(Cycle::Digit, before), (Cycle::Letter, since)]
        .into_iter()
        .filter(|(_, years)| !years.is_empty())
        .collect()
}

/// Trims and series that a spec is about.
pub(super) fn spec_trims(index: &Index, pattern: u32) -> impl Iterator<Item = (TrimKind, &str)> {
    let keys = slice(index.sp_key_val(), range(index.sp_key_off(), pattern));
    keys.iter().filter_map(|key| {
        let kind = match at_or_none(index.val_element(), *key) {
            facts::TRIM => TrimKind::Trim,
            facts::SERIES => TrimKind::Series,
            _ => return None,
        };
        let name = facts::text(index, *key).trim();
        (!name.is_empty()).then_some((kind, name))
    })
}

pub(super) fn spec_transmission(index: &Index, pattern: u32) -> Transmission {
    let keys = slice(index.sp_key_val(), range(index.sp_key_off(), pattern));
    let rows = slice(index.sp_row_val(), range(index.sp_row_off(), pattern));
    let get = |element: u32| {
        let mut values = rows.iter().chain(keys);
        let value = values.find(|value| at_or_none(index.val_element(), **value) == element)?;
        let text = index.text(at_or_none(index.val_text(), *value)).trim();
        (!text.is_empty()).then(|| text.to_owned())
    };
    Transmission {
        style: get(37),
        speeds: get(63),
    }
}
