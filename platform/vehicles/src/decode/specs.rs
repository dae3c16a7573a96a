//! Vehicle specs: what is known of a model beyond its VIN, chosen by what the VIN told.

use std::cmp::Reverse;

use crate::index::{Index, at_or_none, range, slice};

use super::item::{Elements, Found, Item, Source, Value, element, may_repeat};
use super::pass::Subject;

/// Adds the rows of every spec whose keys all hold.
pub fn add(subject: &Subject<'_>, found: &mut Found) {
    let index = subject.index;
    let Some(model) = found.item(element::MODEL).and_then(|item| item.id(index)) else {
        return;
    };
    let Some(kind) = found.vehicle_type(index) else {
        return;
    };
    let folds: Vec<(usize, u32)> = found
        .items
        .iter()
        .enumerate()
        .filter_map(|(at, item)| match &item.value {
            Value::Row(row) | Value::Formula { row, .. } => {
                Some((at, at_or_none(index.val_fold(), *row)))
            }
            _ => None,
        })
        .collect();
    let present = Elements::of(&found.items);
    let mut rows: Vec<Row> = Vec::new();
    for spec in candidates(subject, model, kind, found.year) {
        let (begin, end) = range(index.spec_pattern_off(), spec);
        for pattern in begin as u32..end as u32 {
            let keys = slice(index.sp_key_val(), range(index.sp_key_off(), pattern));
            if !keys.is_empty() && holds(index, keys, found, &folds) {
                collect(index, spec, pattern, &present, &mut rows);
            }
        }
    }
    rows.sort_unstable();
    rows.dedup_by_key(|row| row.0);
    for (element, Reverse((changed, _, _, value))) in rows {
        found.items.push(Item {
            element,
            value: Value::Row(value),
            source: Source::Spec,
            priority: -100,
            changed,
            key: crate::release::NONE,
            order: (6 << 32) + u64::from(element),
        });
    }
}

/// Specs of the maker's makes for a model, vehicle type and year.
pub fn candidates<'a>(
    subject: &'a Subject<'_>,
    model: u32,
    kind: u32,
    year: Option<u32>,
) -> impl Iterator<Item = u32> + 'a {
    let index = subject.index;
    let begin = index.spec_model().partition_point(|m| *m < model);
    let end = index.spec_model().partition_point(|m| *m <= model);
    slice(index.spec_model_schema(), (begin, end))
        .iter()
        .copied()
        .filter(move |spec| {
            let years = slice(index.spec_year(), range(index.spec_year_off(), *spec));
            let make = at_or_none(index.spec_make(), *spec);
            at_or_none(index.spec_type(), *spec) == kind
                && at_or_none(index.spec_flags(), *spec) == 0
                && (years.is_empty() || year.is_some_and(|year| years.contains(&year)))
                && subject.rows.clone().any(|wmi| {
                    slice(index.wmi_make(), range(index.wmi_make_off(), wmi)).contains(&make)
                })
        })
}

/// Whether each key is met by items of its own.
fn holds(index: &Index, keys: &[u32], found: &Found, folds: &[(usize, u32)]) -> bool {
    let mut needed = 0;
    let mut met: Vec<usize> = Vec::with_capacity(keys.len());
    for key in keys {
        let fold = at_or_none(index.val_fold(), *key);
        let before = met.len();
        met.extend(
            folds
                .iter()
                .filter(|(_, item)| *item == fold)
                .map(|(at, _)| *at),
        );
        if met.len() == before {
            met.extend(made_texts(index, *key, found));
        }
        needed += (met.len() - before).max(1);
    }
    met.sort_unstable();
    met.dedup();
    met.len() == needed
}

/// Items whose text was made, not stored: conversions, the maker's.
fn made_texts<'a>(
    index: &'a Index,
    key: u32,
    found: &'a Found,
) -> impl Iterator<Item = usize> + 'a {
    let element = at_or_none(index.val_element(), key);
    let attribute = index.text(at_or_none(index.val_attr(), key));
    found
        .items
        .iter()
        .enumerate()
        .filter_map(move |(at, item)| {
            let stored = matches!(item.value, Value::Row(_) | Value::Formula { .. });
            let made = item.element == element && !stored;
            (made && item.text(index).eq_ignore_ascii_case(attribute)).then_some(at)
        })
}

/// Element, then what decides between rows of one: the last changed, the higher ids.
type Row = (u32, Reverse<(u32, u32, u32, u32)>);

fn collect(index: &Index, spec: u32, pattern: u32, present: &Elements, out: &mut Vec<Row>) {
    let rows = range(index.sp_row_off(), pattern);
    let values = slice(index.sp_row_val(), rows);
    let changed = slice(index.sp_row_changed(), rows);
    let id = at_or_none(index.sp_id(), pattern);
    let spec = at_or_none(index.spec_id(), spec);
    for (value, changed) in values.iter().zip(changed) {
        let element = at_or_none(index.val_element(), *value);
        let repeats = element == 1 || may_repeat(element);
        if repeats || !present.contains(element) {
            out.push((element, Reverse((*changed, id, spec, *value))));
        }
    }
}
