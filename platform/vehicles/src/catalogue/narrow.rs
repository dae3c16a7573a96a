//! What a chosen trim or engine leaves of a model's lists, and how whole those lists are: asked of
//! the index at the time, since all pairs would be many times the catalogue.

use std::collections::{BTreeSet, HashSet};

use super::derive::{is_light, spec_transmission, spec_trims};
use super::facts::{self, Cycle, Mask, Row, SERIES, TRIM};
use super::names::fold;
use super::{Engine, Transmission, TrimKind};
use crate::decode::year::in_range;
use crate::index::{Index, at_or_none, range, slice};
use crate::release::NONE;

/// A model in a year, with what was chosen of it so far.
#[derive(Clone, Debug)]
pub struct Choice<'a> {
    pub model: u32,
    pub year: u32,
    pub trim: Option<(TrimKind, &'a str)>,
    pub engine: Option<&'a Engine>,
}

/// What the keys say of a choice.
#[derive(Clone, Debug, Default)]
pub struct Known {
    pub engines: BTreeSet<Engine>,
    pub transmissions: BTreeSet<Transmission>,
    /// Whether every vehicle that the keys tell apart has a trim.
    pub trims_whole: bool,
    /// The same of series.
    pub series_whole: bool,
    pub transmissions_whole: bool,
}

/// Looks up a choice.
#[must_use]
pub fn known(index: &Index, choice: &Choice<'_>) -> Known {
    let tables = tables(index, choice);
    let with_trim = tables.iter().any(|table| table.has_trim(index, choice));
    let mut out = Known {
        trims_whole: !tables.is_empty(),
        series_whole: !tables.is_empty(),
        transmissions_whole: !tables.is_empty(),
        ..Known::default()
    };
    // A trim that only specs know is told by them alone.
    let by_specs = specs(index, choice, &tables, &mut out.transmissions) && !with_trim;
    for table in &tables {
        out.trims_whole &= table.is_whole(index, |row| row.element == TRIM);
        out.series_whole &= table.is_whole(index, |row| row.element == SERIES);
        let gears = |row: &Row| facts::TRANSMISSION.contains(&row.element);
        out.transmissions_whole &= table.is_whole(index, gears);
        // A schema without the trim tells of other vehicles.
        if !by_specs && (!with_trim || table.has_trim(index, choice)) {
            table.add(index, choice, with_trim, &mut out);
        }
    }
    out.transmissions.remove(&Transmission::default());
    out.transmissions = facts::fullest(out.transmissions);
    out
}

fn element_of(kind: TrimKind) -> u32 {
    match kind {
        TrimKind::Trim => TRIM,
        TrimKind::Series => SERIES,
    }
}

/// One schema's rows, and the keys of the model in it.
struct Table {
    kind: u32,
    rows: Vec<Row>,
    masks: Vec<Mask>,
    /// The schema names no other model.
    alone: bool,
}

fn tables(index: &Index, choice: &Choice<'_>) -> Vec<Table> {
    let Ok(place) = index.model_id().binary_search(&choice.model) else {
        return Vec::new();
    };
    let schemas = slice(
        index.model_schema(),
        range(index.model_schema_off(), place as u32),
    );
    let mut seen = HashSet::new();
    let mut out = Vec::new();
    for schema in schemas {
        for kind in kinds(index, *schema, choice.year) {
            if seen.insert((*schema, kind)) {
                out.extend(table(index, *schema, kind, choice));
            }
        }
    }
    out
}

/// Vehicle types, with the cycle that their position 7 tells, of a schema's published makers.
fn kinds(index: &Index, schema: u32, year: u32) -> Vec<(u32, Cycle)> {
    let links = slice(index.schema_link(), range(index.schema_link_off(), schema));
    let covers = |link: &&u32| {
        let get = |column: &[u32]| at_or_none(column, **link);
        let public = at_or_none(index.wmi_public(), get(index.link_wmi())) != NONE;
        public && in_range(year, get(index.link_from()), get(index.link_to()))
    };
    let kind = |link: &u32| {
        let wmi = at_or_none(index.link_wmi(), *link);
        let kind = at_or_none(index.wmi_type(), wmi);
        let light = is_light(kind) && (kind != 3 || at_or_none(index.wmi_truck(), wmi) == 1);
        let cycle = match (light, year < 2010) {
            (false, _) => Cycle::Any,
            (true, true) => Cycle::Digit,
            (true, false) => Cycle::Letter,
        };
        (kind, cycle)
    };
    links.iter().filter(covers).map(kind).collect()
}

fn table(index: &Index, schema: u32, kind: (u32, Cycle), choice: &Choice<'_>) -> Option<Table> {
    let rows = facts::rows(index, schema, kind.1);
    let models = facts::models(index, &rows);
    let alone = models.len() == 1;
    let (_, masks) = models.into_iter().find(|(id, _)| *id == choice.model)?;
    Some(Table {
        kind: kind.0,
        rows,
        masks,
        alone,
    })
}

impl Table {
    fn is_trim(index: &Index, row: &Row, (kind, name): (TrimKind, &str)) -> bool {
        row.element == element_of(kind) && fold(facts::text(index, row.value)) == fold(name)
    }

    fn has_trim(&self, index: &Index, choice: &Choice<'_>) -> bool {
        let Some(trim) = choice.trim else {
            return false;
        };
        self.rows.iter().any(|row| {
            Self::is_trim(index, row, trim)
                && (self.alone
                    || self
                        .masks
                        .iter()
                        .any(|m| facts::common(m, &row.mask).is_some()))
        })
    }

    /// The keys of the model, or those of its trim.
    fn chosen(&self, index: &Index, choice: &Choice<'_>, with_trim: bool) -> Vec<Mask> {
        let Some(trim) = choice.trim.filter(|_| with_trim) else {
            return self.masks.clone();
        };
        let trims = self
            .rows
            .iter()
            .filter(|row| Self::is_trim(index, row, trim));
        let mut out = Vec::new();
        for row in trims {
            let common: Vec<Mask> = self
                .masks
                .iter()
                .filter_map(|mask| facts::common(mask, &row.mask))
                .collect();
            if common.is_empty() && self.alone {
                out.push(row.mask);
            }
            out.extend(common);
        }
        out
    }

    fn add(&self, index: &Index, choice: &Choice<'_>, with_trim: bool, out: &mut Known) {
        let masks = self.chosen(index, choice, with_trim);
        let engine_rows = facts::engine_rows(&self.rows);
        let cases: Vec<(Mask, Engine)> = facts::cases(&engine_rows, &facts::ENGINE_SEEDS, &masks)
            .into_iter()
            .map(|case| (case, facts::engine(index, &engine_rows, &case)))
            .filter(|(_, engine)| !engine.is_empty())
            .collect();
        let fits = |engine: &Engine| {
            let wanted = choice.engine;
            wanted.is_none_or(|wanted| engine == wanted || engine.is_part_of(wanted))
        };
        let of_engine: Vec<Mask> = cases
            .iter()
            .filter(|(_, engine)| fits(engine))
            .map(|(mask, _)| *mask)
            .collect();
        let masks = match choice.engine {
            Some(_) if !of_engine.is_empty() => of_engine,
            _ => masks,
        };
        let gears = facts::transmissions(index, &facts::gear_rows(&self.rows), &masks);
        out.transmissions.extend(gears);
        out.engines
            .extend(cases.into_iter().map(|(_, engine)| engine));
    }

    /// Whether the wanted rows cover every character that other rows of the model name.
    fn is_whole(&self, index: &Index, wanted: impl Fn(&Row) -> bool) -> bool {
        let of_model = |row: &&Row| {
            self.masks
                .iter()
                .any(|mask| facts::common(mask, &row.mask).is_some())
        };
        let mut named: Mask = Mask::default();
        let mut covered: Mask = Mask::default();
        let mut model: Mask = Mask::default();
        let join = |all: &mut Mask, one: &[u64]| {
            all.iter_mut().zip(one).for_each(|(all, one)| *all |= one);
        };
        self.masks.iter().for_each(|mask| join(&mut model, mask));
        for row in self.rows.iter().filter(of_model) {
            join(&mut named, row.named(index));
            if wanted(row) {
                join(&mut covered, &row.mask);
            }
        }
        let parts = named.iter().zip(&model).zip(&covered);
        covered != Mask::default() && parts.into_iter().all(|((n, m), c)| n & m & !c == 0)
    }
}

/// What vehicle specs say of the transmission, where their keys do not speak against the choice;
/// gives whether one of them is about the chosen trim.
fn specs(
    index: &Index,
    choice: &Choice<'_>,
    tables: &[Table],
    out: &mut BTreeSet<Transmission>,
) -> bool {
    let begin = index.spec_model().partition_point(|m| *m < choice.model);
    let end = index.spec_model().partition_point(|m| *m <= choice.model);
    let (mut own, mut others) = (BTreeSet::new(), BTreeSet::new());
    for spec in slice(index.spec_model_schema(), (begin, end)) {
        let kind = at_or_none(index.spec_type(), *spec);
        let years = slice(index.spec_year(), range(index.spec_year_off(), *spec));
        let right_year = years.is_empty() || years.contains(&choice.year);
        if !right_year || !tables.iter().any(|table| table.kind == kind) {
            continue;
        }
        let (first, last) = range(index.spec_pattern_off(), *spec);
        for pattern in first as u32..last as u32 {
            if speaks_against(index, pattern, choice) {
                continue;
            }
            let found = spec_transmission(index, pattern);
            if is_about(index, pattern, choice) {
                own.insert(found);
            } else {
                others.insert(found);
            }
        }
    }
    own.remove(&Transmission::default());
    // What is said of the trim itself goes before what is said of the model.
    let named = !own.is_empty();
    out.extend(if named { own } else { others });
    named
}

fn is_about(index: &Index, pattern: u32, choice: &Choice<'_>) -> bool {
    let Some((kind, name)) = choice.trim else {
        return false;
    };
    let mut trims = spec_trims(index, pattern);
    trims.any(|(own, text)| own == kind && fold(text) == fold(name))
}

fn speaks_against(index: &Index, pattern: u32, choice: &Choice<'_>) -> bool {
    let keys = slice(index.sp_key_val(), range(index.sp_key_off(), pattern));
    keys.iter().any(|key| {
        let text = facts::text(index, *key).trim();
        let differs = |own: Option<&str>| own.is_some_and(|own| fold(own) != fold(text));
        match at_or_none(index.val_element(), *key) {
            element @ (TRIM | SERIES) => {
                let trim = choice.trim.filter(|(kind, _)| element_of(*kind) == element);
                differs(trim.map(|(_, name)| name))
            }
            18 => differs(choice.engine.and_then(|engine| engine.model.as_deref())),
            9 => differs(choice.engine.and_then(|engine| engine.cylinders.as_deref())),
            _ => false,
        }
    })
}
