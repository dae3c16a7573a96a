//! From rows of the dump to a release: numbers, interned texts, ranks instead of timestamps.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::NaiveDateTime;

use super::dump::{CopyHeader, DumpError, DumpSink};
use super::shape::{Kind, Shape, required, shape_of};
use crate::release::{Meta, NONE, Release, Table};

/// Why the data of a dump are refused.
#[derive(Debug, thiserror::Error)]
pub enum NormaliseError {
    #[error(transparent)]
    Dump(#[from] DumpError),
    #[error("table {table} lacks the column {column}")]
    MissingColumn { table: String, column: String },
    #[error("table {0} is missing")]
    MissingTable(String),
    #[error("table {table}, row {row}, column {column}: {value:?} is not {expected}")]
    Value {
        table: String,
        row: u64,
        column: String,
        value: String,
        expected: &'static str,
    },
}

/// Microseconds of a timestamp that is NULL.
const NEVER: i64 = i64::MIN;

/// Collects a release from a dump.
pub struct Normaliser {
    release: Release,
    open: Option<OpenTable>,
    changed: BTreeMap<String, Vec<i64>>,
    /// Tables of the dump that this service does not read.
    pub ignored: BTreeSet<String>,
}

struct OpenTable {
    shape: Shape,
    /// For each column of the shape, its place in the dump's row.
    places: Vec<Place>,
    values: Vec<Vec<u32>>,
    changed: Vec<i64>,
}

#[derive(Clone, Copy)]
enum Place {
    At(usize),
    Changed { updated: usize, created: usize },
}

impl Normaliser {
    #[must_use]
    pub fn new(meta: Meta) -> Self {
        Self {
            release: Release::new(meta),
            open: None,
            changed: BTreeMap::new(),
            ignored: BTreeSet::new(),
        }
    }

    /// The release, once the whole dump was read.
    ///
    /// # Errors
    /// When a required table never came.
    pub fn finish(mut self) -> Result<Release, NormaliseError> {
        if let Some(table) = required().find(|table| !self.release.tables.contains_key(*table)) {
            return Err(NormaliseError::MissingTable(table.to_owned()));
        }
        self.rank_changes();
        intern_values(&mut self.release);
        intern_keys(&mut self.release);
        Ok(self.release)
    }

    /// Only the order of changes matters, and ranks pack far better than timestamps.
    fn rank_changes(&mut self) {
        let mut all: Vec<i64> = self.changed.values().flatten().copied().collect();
        all.sort_unstable();
        all.dedup();
        all.retain(|at| *at != NEVER);
        for (table, times) in &self.changed {
            let rank = |at: &i64| all.binary_search(at).map_or(NONE, |rank| rank as u32);
            let ranks = times.iter().map(rank).collect();
            self.release.table_mut(table).set("changed", ranks);
        }
    }

    fn place(header: &CopyHeader, column: &str) -> Result<usize, NormaliseError> {
        header
            .columns
            .iter()
            .position(|name| name == column)
            .ok_or_else(|| NormaliseError::MissingColumn {
                table: header.table.clone(),
                column: column.to_owned(),
            })
    }

    fn places(header: &CopyHeader, shape: Shape) -> Result<Vec<Place>, NormaliseError> {
        let find = |column: &str| Self::place(header, column);
        shape
            .columns
            .iter()
            .map(|(column, kind)| match kind {
                Kind::Changed => Ok(Place::Changed {
                    updated: find("updatedon")?,
                    created: find("createdon")?,
                }),
                _ => find(column).map(Place::At),
            })
            .collect()
    }
}

impl DumpSink for Normaliser {
    type Error = NormaliseError;

    fn begin(&mut self, header: &CopyHeader) -> Result<bool, NormaliseError> {
        let Some(shape) = shape_of(&header.table) else {
            self.ignored.insert(header.table.clone());
            return Ok(false);
        };
        let places = Self::places(header, shape)?;
        let values = vec![Vec::new(); shape.columns.len()];
        self.open = Some(OpenTable {
            shape,
            places,
            values,
            changed: Vec::new(),
        });
        Ok(true)
    }

    fn row(&mut self, row: u64, fields: &[Option<&str>]) -> Result<(), NormaliseError> {
        let Some(open) = self.open.as_mut() else {
            return Ok(());
        };
        let field = |at: usize| fields.get(at).copied().flatten();
        for (index, (column, kind)) in open.shape.columns.iter().enumerate() {
            let invalid = |value: Option<&str>, expected| NormaliseError::Value {
                table: open.shape.table.to_owned(),
                row,
                column: (*column).to_owned(),
                value: value.unwrap_or("NULL").to_owned(),
                expected,
            };
            match open.places[index] {
                Place::Changed { updated, created } => {
                    let raw = field(updated).or_else(|| field(created));
                    let at = raw.map(|text| timestamp(text).ok_or_else(|| invalid(raw, "a time")));
                    open.changed.push(at.transpose()?.unwrap_or(NEVER));
                }
                Place::At(at) => {
                    let strings = &mut self.release.strings;
                    let value = convert(*kind, field(at), &mut |text| strings.intern(text))
                        .map_err(|expected| invalid(field(at), expected))?;
                    open.values[index].push(value);
                }
            }
        }
        Ok(())
    }

    fn end(&mut self, _: &CopyHeader, _: u64) -> Result<(), NormaliseError> {
        let Some(open) = self.open.take() else {
            return Ok(());
        };
        let mut table = Table::default();
        for ((column, kind), values) in open.shape.columns.iter().zip(open.values) {
            if *kind != Kind::Changed {
                table.set(column, values);
            }
        }
        if open
            .shape
            .columns
            .iter()
            .any(|(_, kind)| *kind == Kind::Changed)
        {
            self.changed
                .insert(open.shape.table.to_owned(), open.changed);
        }
        self.release
            .tables
            .insert(open.shape.table.to_owned(), table);
        Ok(())
    }
}

fn convert(
    kind: Kind,
    field: Option<&str>,
    intern: &mut impl FnMut(&str) -> u32,
) -> Result<u32, &'static str> {
    match (kind, field) {
        (Kind::OptInt | Kind::OptText | Kind::Date, None) => Ok(NONE),
        (Kind::Bool, value) => Ok(u32::from(value == Some("t"))),
        (Kind::Signed, None) => Ok(0),
        // The source writes "none" as -1 here and there.
        (Kind::OptInt, Some(text)) if text.starts_with('-') => Ok(NONE),
        (Kind::Int | Kind::OptInt, Some(text)) => text
            .parse::<u32>()
            .ok()
            .filter(|v| *v != NONE)
            .ok_or("a whole number"),
        (Kind::Signed, Some(text)) => text
            .parse::<i32>()
            .map(zigzag)
            .map_err(|_| "a whole number"),
        (Kind::Text | Kind::OptText, Some(text)) => Ok(intern(text)),
        (Kind::Date, Some(text)) => timestamp(text)
            .and_then(|micros| u32::try_from(micros.max(0) / 1_000_000).ok())
            .ok_or("a date"),
        (Kind::Int | Kind::Text, None) => Err("given"),
        (Kind::Changed, _) => Err("readable"),
    }
}

fn zigzag(value: i32) -> u32 {
    ((value << 1) ^ (value >> 31)) as u32
}

/// Undoes the form of [`Kind::Signed`].
#[must_use]
pub fn unzigzag(value: u32) -> i32 {
    (value >> 1) as i32 ^ -((value & 1) as i32)
}

fn timestamp(text: &str) -> Option<i64> {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M:%S%.f")
        .ok()
        .map(|at| at.and_utc().timestamp_micros())
}

/// Replaces (element, attribute) of all pattern tables by one id into the table `value`.
fn intern_values(release: &mut Release) {
    let mut ids: HashMap<(u32, u32), u32> = HashMap::new();
    let mut table = Table::default();
    table.set("element", Vec::new());
    table.set("attribute", Vec::new());
    let sources = [
        ("pattern", "attributeid"),
        ("enginemodelpattern", "attributeid"),
        ("vehiclespecpattern", "attributeid"),
        ("defaultvalue", "defaultvalue"),
    ];
    for (source, attribute) in sources {
        let rows = release.table(source);
        let pairs = rows.column("elementid").iter().zip(rows.column(attribute));
        let values = pairs
            .map(|(element, attribute)| {
                *ids.entry((*element, *attribute)).or_insert_with(|| {
                    let id = table.rows() as u32;
                    table.push("element", *element);
                    table.push("attribute", *attribute);
                    id
                })
            })
            .collect();
        let rows = release.table_mut(source);
        rows.set("value", values);
        rows.drop_column("elementid");
        rows.drop_column(attribute);
    }
    release.tables.insert("value".to_owned(), table);
}

/// Replaces the texts of keys by ids into the table `key`.
fn intern_keys(release: &mut Release) {
    let mut ids: HashMap<u32, u32> = HashMap::new();
    let mut texts = Vec::new();
    let values = release
        .table("pattern")
        .column("keys")
        .iter()
        .map(|text| {
            *ids.entry(*text).or_insert_with(|| {
                texts.push(*text);
                texts.len() as u32 - 1
            })
        })
        .collect();
    let pattern = release.table_mut("pattern");
    pattern.set("key", values);
    pattern.drop_column("keys");
    release.table_mut("key").set("text", texts);
}
