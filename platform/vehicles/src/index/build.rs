//! Builds the index of a release: joins resolved, keys compiled, rows grouped by schema and key.

mod makers;
mod patterns;
mod specs;

use std::collections::HashMap;

use super::key;
use super::layout::Arrays;
use crate::etl::normalise::unzigzag;
use crate::etl::shape::LOOKUPS;
use crate::release::{NONE, Release, Table};

/// Element flags.
pub const KNOWN: u32 = 1;
pub const DECODABLE: u32 = 2;
pub const PRIVATE: u32 = 4;
pub const LOOKUP: u32 = 8;

/// Elements that patterns never give: they come from the maker's row or the year.
const NOT_FROM_PATTERNS: [u32; 4] = [26, 27, 29, 39];

/// Ids of elements end below this.
const ELEMENTS: usize = 1024;

/// Why an index cannot be built.
#[derive(Debug, thiserror::Error)]
pub enum BuildError {
    #[error("the key {0:?} cannot be read: {1}")]
    Key(String, key::KeyError),
    #[error("element id {0} is out of range")]
    Element(u32),
}

/// Builds the index file's arrays.
///
/// # Errors
/// When a key is ill-formed.
pub fn build(mut release: Release) -> Result<Arrays, BuildError> {
    let meta = format!("{}\n{}", release.meta.month, release.meta.source_sha256);
    let mut out = Arrays {
        meta: meta.into_bytes(),
        ..Arrays::default()
    };
    elements(&mut release, &mut out)?;
    makes_and_models(&mut release, &mut out);
    values(&mut release, &mut out);
    let keys = patterns::keys(&mut release, &mut out)?;
    let schemas = patterns::schemas(&release, &mut out);
    patterns::patterns(&release, &mut out, &keys, &schemas);
    makers::wmis(&release, &mut out, &schemas);
    engine_models(&release, &mut out);
    specs::specs(&release, &mut out);
    small_tables(&mut release, &mut out);
    strings(&release, &mut out);
    Ok(out)
}

fn grown(mut values: Vec<u32>, id: u32, value: u32) -> Vec<u32> {
    if let Some(slot) = values.get_mut(id as usize) {
        *slot = value;
    }
    values
}

fn elements(release: &mut Release, out: &mut Arrays) -> Result<(), BuildError> {
    let empty = release.strings.intern("");
    out.element_name = vec![empty; ELEMENTS];
    out.element_group = vec![empty; ELEMENTS];
    out.element_weight = vec![0; ELEMENTS];
    out.element_flags = vec![0; ELEMENTS];
    let table = release.table("element").clone();
    for row in 0..table.rows() {
        let get = |column: &str| table.column(column).get(row).copied().unwrap_or(NONE);
        let id = get("id");
        if id as usize >= ELEMENTS {
            return Err(BuildError::Element(id));
        }
        let mut flags = KNOWN;
        let decode = get("decode");
        if decode != NONE && !release.strings.text(decode).is_empty() {
            flags |= DECODABLE;
        }
        if get("isprivate") == 1 {
            flags |= PRIVATE;
        }
        if release.strings.text(get("datatype")) == "lookup" {
            flags |= LOOKUP;
        }
        let text = |id: u32| if id == NONE { empty } else { id };
        out.element_name = grown(std::mem::take(&mut out.element_name), id, text(get("name")));
        out.element_group = grown(
            std::mem::take(&mut out.element_group),
            id,
            text(get("groupname")),
        );
        let weight = unzigzag(get("weight")).max(0) as u32;
        out.element_weight = grown(std::mem::take(&mut out.element_weight), id, weight);
        out.element_flags = grown(std::mem::take(&mut out.element_flags), id, flags);
    }
    Ok(())
}

/// Tabs and line breaks become spaces, as NHTSA prints them.
fn printable(release: &mut Release, text: u32) -> u32 {
    let raw = release.strings.text(text);
    if raw.contains(['\t', '\r', '\n']) {
        let clean = raw.replace(['\t', '\r', '\n'], " ");
        release.strings.intern(&clean)
    } else {
        text
    }
}

fn upper(release: &mut Release, text: u32) -> u32 {
    let upper = release.strings.text(text).to_uppercase();
    release.strings.intern(&upper)
}

/// (id, name) of a table, ascending.
fn named(release: &Release, table: &str) -> Vec<(u32, u32)> {
    let table = release.table(table);
    let mut rows: Vec<(u32, u32)> = table
        .column("id")
        .iter()
        .copied()
        .zip(table.column("name").iter().copied())
        .collect();
    rows.sort_unstable();
    rows
}

fn makes_and_models(release: &mut Release, out: &mut Arrays) {
    for (id, name) in named(release, "make") {
        out.make_id.push(id);
        out.make_name.push(name);
        let upper = upper(release, name);
        let upper = printable(release, upper);
        out.make_upper.push(upper);
    }
    let links = release.table("make_model");
    let mut links: Vec<(u32, u32)> = links
        .column("modelid")
        .iter()
        .copied()
        .zip(links.column("makeid").iter().copied())
        .collect();
    links.sort_unstable();
    links.dedup();
    out.model_make_off.push(0);
    for (id, name) in named(release, "model") {
        out.model_id.push(id);
        out.model_name.push(name);
        let begin = links.partition_point(|(model, _)| *model < id);
        out.model_make.extend(
            links[begin..]
                .iter()
                .take_while(|(model, _)| *model == id)
                .map(|l| l.1),
        );
        out.model_make_off.push(out.model_make.len() as u32);
    }
    for (id, name) in named(release, "manufacturer") {
        out.manufacturer_id.push(id);
        let upper = upper(release, name);
        let upper = printable(release, upper);
        out.manufacturer_upper.push(upper);
    }
    for (id, name) in named(release, "vehicletype") {
        out.type_id.push(id);
        out.type_name.push(name);
        let upper = upper(release, name);
        out.type_upper.push(upper);
    }
}

fn values(release: &mut Release, out: &mut Arrays) {
    let lookups: HashMap<u32, HashMap<u32, u32>> = LOOKUPS
        .iter()
        .map(|(element, table)| (*element, named(release, table).into_iter().collect()))
        .collect();
    let engines = engine_places(release);
    let empty = release.strings.intern("");
    let table = release.table("value").clone();
    let mut folds: HashMap<(u32, String), u32> = HashMap::new();
    let pairs = table
        .column("element")
        .iter()
        .zip(table.column("attribute"));
    for (place, (element, attribute)) in pairs.enumerate() {
        let text = release.strings.text(*attribute).to_owned();
        let folded = text.to_lowercase();
        let mut number = text.trim().parse::<u32>().unwrap_or(NONE);
        if *element == 18 {
            number = engines.get(folded.trim()).copied().unwrap_or(NONE);
        }
        let shown = match lookups.get(element) {
            Some(names) => names.get(&number).copied().unwrap_or(empty),
            None if out
                .element_flags
                .get(*element as usize)
                .is_some_and(|f| f & LOOKUP != 0) =>
            {
                empty
            }
            None => *attribute,
        };
        let shown = printable(release, shown);
        out.val_element.push(*element);
        out.val_attr.push(*attribute);
        out.val_text.push(shown);
        out.val_num.push(number);
        out.val_fold
            .push(*folds.entry((*element, folded)).or_insert(place as u32));
    }
}

/// Engine models by their folded name; the place is the row of `em_off`.
fn engine_places(release: &Release) -> HashMap<String, u32> {
    let mut places = HashMap::new();
    for (place, (_, name)) in named(release, "enginemodel").into_iter().enumerate() {
        let name = release.strings.text(name).trim().to_lowercase();
        places.entry(name).or_insert(place as u32);
    }
    places
}

/// Offsets of `count` groups whose members come in ascending order.
fn offsets(count: usize, groups: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut out = vec![0; count + 1];
    for group in groups {
        if let Some(slot) = out.get_mut(group as usize + 1) {
            *slot += 1;
        }
    }
    for at in 1..out.len() {
        out[at] += out[at - 1];
    }
    out
}

fn rows_sorted_by(table: &Table, column: &str) -> Vec<usize> {
    let keys = table.column(column);
    let mut rows: Vec<usize> = (0..keys.len()).collect();
    rows.sort_by_key(|row| keys[*row]);
    rows
}

fn equal_rows<'a>(sorted: &'a [usize], column: &[u32], id: u32) -> &'a [usize] {
    let begin = sorted.partition_point(|row| column[*row] < id);
    let end = sorted.partition_point(|row| column[*row] <= id);
    &sorted[begin..end]
}

fn engine_models(release: &Release, out: &mut Arrays) {
    let table = release.table("enginemodelpattern");
    let sorted = rows_sorted_by(table, "enginemodelid");
    out.em_off.push(0);
    for (id, _) in named(release, "enginemodel") {
        for row in equal_rows(&sorted, table.column("enginemodelid"), id) {
            out.em_val.push(table.column("value")[*row]);
            out.em_changed.push(table.column("changed")[*row]);
        }
        out.em_off.push(out.em_val.len() as u32);
    }
}

fn small_tables(release: &mut Release, out: &mut Arrays) {
    let defaults = release.table("defaultvalue");
    for row in rows_sorted_by(defaults, "id") {
        out.default_type.push(defaults.column("vehicletypeid")[row]);
        out.default_val.push(defaults.column("value")[row]);
    }
    let exceptions = release.table("vinexception");
    let mut vins: Vec<&str> = exceptions
        .column("vin")
        .iter()
        .zip(exceptions.column("checkdigit"))
        .filter(|(_, digit)| **digit == 1)
        .map(|(vin, _)| release.strings.text(*vin))
        .filter(|vin| vin.len() == 17)
        .collect();
    vins.sort_unstable();
    out.exceptions = vins.concat().into_bytes();
    let conversions = release.table("conversion");
    for row in rows_sorted_by(conversions, "id") {
        out.conversion
            .push(conversions.column("fromelementid")[row]);
        out.conversion.push(conversions.column("toelementid")[row]);
        out.conversion.push(conversions.column("formula")[row]);
    }
    let errors = release.table("errorcode");
    for row in rows_sorted_by(errors, "id") {
        out.error_id.push(errors.column("id")[row]);
        out.error_name.push(errors.column("name")[row]);
        out.error_text
            .push(errors.column("additionalerrortext")[row]);
        out.error_weight.push(errors.column("weight")[row]);
    }
}

fn strings(release: &Release, out: &mut Arrays) {
    out.str_off.push(0);
    for text in release.strings.iter() {
        out.str_bytes.extend_from_slice(text.as_bytes());
        out.str_off.push(out.str_bytes.len() as u32);
    }
}
