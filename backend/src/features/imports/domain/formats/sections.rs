//! Texts in which a line alone begins a section.

use crate::features::imports::domain::table::Record;

/// A section's name and its records, the heading first.
pub type Section<'r> = (&'r str, &'r [Record]);

/// Divides records where a line holds nothing but the name of a section; `name` knows them.
pub fn sections<'r>(
    records: &'r [Record],
    name: impl Fn(&'r str) -> Option<&'r str>,
) -> Vec<Section<'r>> {
    let starts: Vec<_> = records
        .iter()
        .enumerate()
        .filter_map(|(index, record)| Some((index, name(record.sole()?)?)))
        .collect();
    let ends = starts
        .iter()
        .skip(1)
        .map(|(index, _)| *index)
        .chain([records.len()]);
    starts
        .iter()
        .zip(ends)
        .map(|((start, name), end)| (*name, &records[start + 1..end]))
        .collect()
}
