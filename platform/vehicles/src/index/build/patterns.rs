//! Keys and the rows of patterns, grouped by schema and key.

use std::collections::HashMap;

use super::{BuildError, DECODABLE, NOT_FROM_PATTERNS, PRIVATE, offsets};
use crate::index::key::{self, CompiledKey};
use crate::index::layout::Arrays;
use crate::release::{NONE, Release};

/// The element that names the model.
const MODEL: u32 = 28;

pub(super) fn keys(
    release: &mut Release,
    out: &mut Arrays,
) -> Result<Vec<CompiledKey>, BuildError> {
    let texts = release.table("key").column("text").to_vec();
    let mut compiled = Vec::with_capacity(texts.len());
    let mut plain: Vec<(String, usize)> = Vec::with_capacity(texts.len());
    out.key_off.push(0);
    for (place, id) in texts.iter().enumerate() {
        let text = release.strings.text(*id);
        let key = key::compile(text).map_err(|error| BuildError::Key(text.to_owned(), error))?;
        out.key_mask.extend_from_slice(&key.masks);
        out.key_allowed.extend_from_slice(&key.allowed);
        out.key_off.push(out.key_mask.len() as u32);
        out.key_weight
            .push(text.chars().filter(|c| *c != '*').count() as u32);
        out.key_text.push(*id);
        out.key_formula
            .push(key.formula.map_or(NONE, |(first, last)| {
                u32::from(first) << 8 | u32::from(last)
            }));
        plain.push((text.replace(['[', ']'], ""), place));
        compiled.push(key);
    }
    plain.sort_unstable();
    out.key_rank = vec![0; plain.len()];
    let mut rank = 0;
    for at in 0..plain.len() {
        if at > 0 && plain[at].0 != plain[at - 1].0 {
            rank += 1;
        }
        out.key_rank[plain[at].1] = rank;
    }
    Ok(compiled)
}

/// Dense places of schema ids.
pub(super) fn schemas(release: &Release, out: &mut Arrays) -> HashMap<u32, u32> {
    let table = release.table("vinschema");
    let mut rows: Vec<(u32, u32)> = table
        .column("id")
        .iter()
        .copied()
        .zip(table.column("tobeqced").iter().copied())
        .collect();
    rows.sort_unstable();
    let mut places = HashMap::new();
    for (place, (id, flags)) in rows.into_iter().enumerate() {
        out.schema_id.push(id);
        out.schema_flags.push(flags);
        places.insert(id, place as u32);
    }
    places
}

pub(super) fn patterns(
    release: &Release,
    out: &mut Arrays,
    keys: &[CompiledKey],
    schemas: &HashMap<u32, u32>,
) {
    let count = out.schema_id.len();
    let table = release.table("pattern");
    let (ids, key_of) = (table.column("id"), table.column("key"));
    let (value_of, changed) = (table.column("value"), table.column("changed"));
    let schema_of: Vec<u32> = table
        .column("vinschemaid")
        .iter()
        .map(|id| schemas.get(id).copied().unwrap_or(NONE))
        .collect();
    out.schema_valid = vec![0; count * 11];
    let mut kept = Vec::with_capacity(ids.len());
    let mut formulas = Vec::new();
    for row in 0..ids.len() {
        let (schema, key) = (schema_of[row], key_of[row]);
        let element = out
            .val_element
            .get(value_of[row] as usize)
            .copied()
            .unwrap_or(NONE);
        let compiled = &keys[key as usize];
        let valid = &mut out.schema_valid[schema as usize * 11..][..11];
        valid
            .iter_mut()
            .zip(&compiled.allowed)
            .for_each(|(set, allowed)| *set |= allowed);
        if NOT_FROM_PATTERNS.contains(&element) {
            continue;
        }
        if compiled.formula.is_some() {
            formulas.push((schema, ids[row], key, value_of[row], changed[row]));
        }
        let flags = out
            .element_flags
            .get(element as usize)
            .copied()
            .unwrap_or(0);
        if flags & DECODABLE != 0 && flags & PRIVATE == 0 {
            kept.push(row as u32);
        }
    }
    kept.sort_unstable_by_key(|row| {
        let row = *row as usize;
        (schema_of[row], key_of[row], ids[row])
    });
    group_rows(out, &kept, &schema_of, [ids, key_of, value_of, changed]);
    let sieve = |key: &u32| {
        keys.get(*key as usize)
            .map_or(u64::MAX, |key| key::sieve(&key.masks))
    };
    out.sk_sieve = out.sk_key.iter().map(sieve).collect();
    schemas_of_models(out, &kept, &schema_of, value_of);
    formulas.sort_unstable();
    out.formula_off = offsets(count, formulas.iter().map(|f| f.0));
    for (_, id, key, value, changed) in formulas {
        out.formula_id.push(id);
        out.formula_key.push(key);
        out.formula_val.push(value);
        out.formula_changed.push(changed);
    }
}

fn group_rows(out: &mut Arrays, kept: &[u32], schema_of: &[u32], columns: [&[u32]; 4]) {
    let [ids, key_of, value_of, changed] = columns;
    let mut group_schemas = Vec::new();
    let mut last = (NONE, NONE);
    for row in kept {
        let row = *row as usize;
        let group = (schema_of[row], key_of[row]);
        if group != last {
            out.sk_row_off.push(out.row_id.len() as u32);
            out.sk_key.push(group.1);
            group_schemas.push(group.0);
            last = group;
        }
        out.row_id.push(ids[row]);
        out.row_val.push(value_of[row]);
        out.row_changed.push(changed[row]);
    }
    out.sk_row_off.push(out.row_id.len() as u32);
    out.schema_key_off = offsets(out.schema_id.len(), group_schemas.into_iter());
}

fn schemas_of_models(out: &mut Arrays, kept: &[u32], schema_of: &[u32], value_of: &[u32]) {
    let place = |value: u32| {
        let value = value as usize;
        let of_model = out.val_element.get(value) == Some(&MODEL);
        let id = out.val_num.get(value).filter(|_| of_model)?;
        out.model_id.binary_search(id).ok()
    };
    let mut pairs: Vec<(u32, u32)> = kept
        .iter()
        .filter_map(|row| {
            let row = *row as usize;
            Some((place(value_of[row])? as u32, schema_of[row]))
        })
        .collect();
    pairs.sort_unstable();
    pairs.dedup();
    out.model_schema_off = offsets(out.model_id.len(), pairs.iter().map(|pair| pair.0));
    out.model_schema = pairs.into_iter().map(|pair| pair.1).collect();
}
