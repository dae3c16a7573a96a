//! Texts in which a line alone begins a section.

use crate::features::imports::domain::draft::Found;
use crate::features::imports::domain::flat::Table;
use crate::features::imports::domain::model::OtherKind;
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

/// Counts the rows of a section that is not known, by its name.
pub fn unknown(name: &str, table: &Table<'_>, vehicle: &str, found: &mut Found) {
    for record in table.rows {
        found.other(OtherKind::Note, table.place(record), vehicle, name);
    }
}
