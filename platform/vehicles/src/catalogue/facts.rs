//! What one schema says of each of its models: trims, engines, transmissions.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::names::litres;
use super::{Engine, Transmission, TrimKind};
use crate::index::{Index, at_or_none, key, range, slice};
use crate::release::NONE;

/// Which half of the thirty-year cycle position 7 must show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Cycle {
    Any,
    /// Cars and light trucks before 2010.
    Digit,
    /// Cars and light trucks from 2010 on.
    Letter,
}

const DIGITS: u64 = (1 << 10) - 1;
const LETTERS: u64 = ((1 << 36) - 1) & !DIGITS;
const POSITIONS: usize = 14;

/// Facts about one model of a schema.
#[derive(Clone, Debug, Default)]
pub struct ModelFacts {
    pub trims: BTreeSet<(TrimKind, String)>,
    pub engines: BTreeSet<Engine>,
    pub transmissions: BTreeSet<Transmission>,
}

/// Facts of a schema.
#[derive(Clone, Debug, Default)]
pub struct SchemaFacts {
    pub models: Vec<(u32, ModelFacts)>,
    /// Engines of a schema without models, which others of the plant borrow.
    pub loose_engines: BTreeSet<Engine>,
}

/// What each position accepts.
pub(super) type Mask = [u64; POSITIONS];

pub(super) const ANYTHING: Mask = [key::ANY; POSITIONS];

pub(super) struct Row {
    pub(super) mask: Mask,
    pub(super) element: u32,
    pub(super) value: u32,
    key: u32,
    rank: (Reverse<u32>, u32, u32, u32),
    order: u32,
}

pub(super) const ENGINE: [u32; 11] = [9, 11, 12, 13, 18, 21, 24, 64, 66, 71, 126];
pub(super) const ENGINE_SEEDS: [u32; 8] = [18, 13, 11, 12, 9, 24, 126, 71];
pub(super) const TURBO: u32 = 135;
pub(super) const TRANSMISSION: [u32; 2] = [37, 63];
pub(super) const MODEL: u32 = 28;
pub(super) const TRIM: u32 = 38;
pub(super) const SERIES: u32 = 34;

/// Reads one schema.
#[must_use]
pub fn of_schema(index: &Index, schema: u32, cycle: Cycle) -> SchemaFacts {
    let rows = rows(index, schema, cycle);
    let models = models(index, &rows);
    let mut facts = SchemaFacts::default();
    let engine_rows = engine_rows(&rows);
    let gear_rows = gear_rows(&rows);
    if models.is_empty() {
        facts.loose_engines = engines(index, &engine_rows, &[ANYTHING]);
        return facts;
    }
    let alone = models.len() == 1;
    for (model, masks) in models {
        // With one model in the schema, a trim that overlaps no key of it can be no other's.
        let trims = trims(index, &rows, if alone { &[ANYTHING] } else { &masks });
        let engines = engines(index, &engine_rows, &masks);
        let transmissions = transmissions(index, &gear_rows, &masks);
        facts.models.push((
            model,
            ModelFacts {
                trims,
                engines,
                transmissions,
            },
        ));
    }
    facts
}

/// The models of a schema, each with the keys that stand for it.
pub(super) fn models(index: &Index, rows: &[Row]) -> Vec<(u32, Vec<Mask>)> {
    let mut models: Vec<(u32, Vec<Mask>)> = Vec::new();
    for row in rows.iter().filter(|row| row.element == MODEL) {
        let id = at_or_none(index.val_num(), row.value);
        match models.iter_mut().find(|(model, _)| *model == id) {
            Some((_, masks)) => masks.push(row.mask),
            None if id != NONE => models.push((id, vec![row.mask])),
            None => {}
        }
    }
    for (_, masks) in &mut models {
        masks.sort_unstable();
        masks.dedup();
    }
    models
}

pub(super) fn engine_rows(rows: &[Row]) -> Vec<&Row> {
    rows.iter()
        .filter(|row| ENGINE.contains(&row.element) || row.element == TURBO)
        .collect()
}

pub(super) fn gear_rows(rows: &[Row]) -> Vec<&Row> {
    rows.iter()
        .filter(|row| TRANSMISSION.contains(&row.element))
        .collect()
}

pub(super) fn rows(index: &Index, schema: u32, cycle: Cycle) -> Vec<Row> {
    let mut out = Vec::new();
    let (begin, end) = range(index.schema_key_off(), schema);
    for at in begin as u32..end as u32 {
        let key = at_or_none(index.sk_key(), at);
        let Some(mask) = mask_of(index, key, cycle) else {
            continue;
        };
        let rows = range(index.sk_row_off(), at);
        for row in rows.0 as u32..rows.1 as u32 {
            let value = at_or_none(index.row_val(), row);
            let element = at_or_none(index.val_element(), value);
            let order = at_or_none(index.row_id(), row);
            let rank = (
                Reverse(at_or_none(index.row_changed(), row)),
                at_or_none(index.key_weight(), key),
                at_or_none(index.key_rank(), key),
                order,
            );
            out.push(Row {
                mask,
                element,
                value,
                key,
                rank,
                order,
            });
        }
    }
    out
}

impl Row {
    /// Characters that the key names in so many words, by position.
    pub(super) fn named<'a>(&self, index: &'a Index) -> &'a [u64] {
        slice(index.key_allowed(), range(index.key_off(), self.key))
    }
}

/// The key as a mask; nothing when the cycle rules it out.
fn mask_of(index: &Index, key: u32, cycle: Cycle) -> Option<Mask> {
    let mut mask = ANYTHING;
    let masks = slice(index.key_mask(), range(index.key_off(), key));
    mask.iter_mut()
        .zip(masks)
        .for_each(|(slot, own)| *slot = *own);
    let allowed = match cycle {
        Cycle::Any => key::ANY,
        Cycle::Digit => DIGITS,
        Cycle::Letter => LETTERS,
    };
    // Position 7 is the fourth of the key.
    mask[3] &= allowed;
    (mask[3] != 0).then_some(mask)
}

pub(super) fn common(a: &Mask, b: &Mask) -> Option<Mask> {
    let mut out = *a;
    for (slot, other) in out.iter_mut().zip(b) {
        *slot &= other;
        if *slot == 0 {
            return None;
        }
    }
    Some(out)
}

fn covers(wide: &Mask, narrow: &Mask) -> bool {
    wide.iter()
        .zip(narrow)
        .all(|(wide, narrow)| narrow & !wide == 0)
}

fn trims(index: &Index, rows: &[Row], masks: &[Mask]) -> BTreeSet<(TrimKind, String)> {
    rows.iter()
        .filter_map(|row| match row.element {
            TRIM => Some((TrimKind::Trim, row)),
            SERIES => Some((TrimKind::Series, row)),
            _ => None,
        })
        .filter(|(_, row)| masks.iter().any(|mask| common(mask, &row.mask).is_some()))
        .map(|(kind, row)| (kind, text(index, row.value).trim().to_owned()))
        .filter(|(_, name)| !name.is_empty())
        .collect()
}

pub(super) fn text(index: &Index, value: u32) -> &str {
    index.text(at_or_none(index.val_text(), value))
}

/// The distinct vehicles that the seeds tell apart, as masks.
pub(super) fn cases(rows: &[&Row], seeds: &[u32], masks: &[Mask]) -> Vec<Mask> {
    let mut seed_masks: Vec<Mask> = rows
        .iter()
        .filter(|row| seeds.contains(&row.element))
        .map(|row| row.mask)
        .collect();
    seed_masks.sort_unstable();
    seed_masks.dedup();
    let mut out: Vec<Mask> = masks
        .iter()
        .flat_map(|mask| seed_masks.iter().filter_map(|seed| common(mask, seed)))
        .collect();
    out.sort_unstable();
    out.dedup();
    out
}

/// The value that decoding would give for an element in a case.
fn winner<'a>(rows: &[&'a Row], element: u32, case: &Mask) -> Option<&'a Row> {
    rows.iter()
        .filter(|row| row.element == element && covers(&row.mask, case))
        .min_by_key(|row| row.rank)
        .copied()
}

fn engines(index: &Index, rows: &[&Row], masks: &[Mask]) -> BTreeSet<Engine> {
    let found: BTreeSet<Engine> = cases(rows, &ENGINE_SEEDS, masks)
        .iter()
        .map(|case| engine(index, rows, case))
        .filter(|engine| !engine.is_empty())
        .collect();
    found
        .iter()
        .filter(|engine| !found.iter().any(|other| engine.is_part_of(other)))
        .cloned()
        .collect()
}

pub(super) fn engine(index: &Index, rows: &[&Row], case: &Mask) -> Engine {
    let own = |element: u32| winner(rows, element, case).map(|row| row.value);
    let model = rows
        .iter()
        .filter(|row| row.element == 18 && covers(&row.mask, case))
        .max_by_key(|row| (row.rank.0.0, row.order))
        .map(|row| at_or_none(index.val_num(), row.value))
        .filter(|place| *place != NONE);
    let known = model.map(|place| slice(index.em_val(), range(index.em_off(), place)));
    let of_model = |element: u32| {
        let rows = known?;
        rows.iter()
            .copied()
            .find(|value| at_or_none(index.val_element(), *value) == element)
    };
    let get = |element: u32| {
        let value = own(element).or_else(|| of_model(element))?;
        Some(text(index, value).trim().to_owned()).filter(|text| !text.is_empty())
    };
    let scaled = |element: u32, factor: f64| {
        let value: f64 = get(element)?.parse().ok()?;
        litres(&(value * factor).to_string())
    };
    Engine {
        litres: get(13)
            .and_then(|text| litres(&text))
            .or_else(|| scaled(11, 0.001))
            .or_else(|| scaled(12, 0.016_387_064)),
        cylinders: get(9),
        configuration: get(64),
        fuel: get(24),
        secondary_fuel: get(66),
        model: get(18).filter(|name| !matches!(name.as_str(), "N/A" | "NA")),
        horsepower: get(71).map(|text| plain(&text)),
        kilowatts: get(21).map(|text| plain(&text)),
        turbo: get(TURBO).filter(|text| text == "Yes"),
        electrification: get(126),
    }
}

/// `375.00` → `375`
fn plain(number: &str) -> String {
    match number.split_once('.') {
        Some((whole, fraction)) if fraction.bytes().all(|c| c == b'0') => whole.to_owned(),
        _ => number.to_owned(),
    }
}

pub(super) fn transmissions(
    index: &Index,
    rows: &[&Row],
    masks: &[Mask],
) -> BTreeSet<Transmission> {
    let found: BTreeSet<Transmission> = cases(rows, &TRANSMISSION, masks)
        .iter()
        .map(|case| {
            let get = |element| {
                winner(rows, element, case).map(|row| text(index, row.value).trim().to_owned())
            };
            Transmission {
                style: get(37),
                speeds: get(63),
            }
        })
        .collect();
    fullest(found)
}

/// Without those that say only a part of another.
#[must_use]
pub fn fullest(found: BTreeSet<Transmission>) -> BTreeSet<Transmission> {
    found
        .iter()
        .filter(|one| **one != Transmission::default())
        .filter(|one| !found.iter().any(|other| one.is_part_of(other)))
        .cloned()
        .collect()
}
