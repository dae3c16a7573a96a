//! A release: one month of vPIC, cut to what decoding and the catalogue need.
//!
//! Columns are plain numbers; texts are interned. That is small in memory, packs well
//! (`codec`), and the index is built from it by plain array work.

use std::collections::{BTreeMap, HashMap};

pub mod codec;

/// Absent value of a column.
pub const NONE: u32 = u32::MAX;

/// Where a release came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meta {
    /// `YYYY-MM` of the source.
    pub month: String,
    /// Lower-case hexadecimal SHA-256 of the source file.
    pub source_sha256: String,
}

/// Columns of equal length, by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    columns: BTreeMap<String, Vec<u32>>,
}

impl Table {
    /// Appends one value to a column.
    pub fn push(&mut self, column: &str, value: u32) {
        match self.columns.get_mut(column) {
            Some(values) => values.push(value),
            None => {
                self.columns.insert(column.to_owned(), vec![value]);
            }
        }
    }

    /// Sets a whole column.
    pub fn set(&mut self, column: &str, values: Vec<u32>) {
        self.columns.insert(column.to_owned(), values);
    }

    /// Forgets a column.
    pub fn drop_column(&mut self, name: &str) {
        self.columns.remove(name);
    }

    /// A column, empty when the table has no such column or no row.
    #[must_use]
    pub fn column(&self, name: &str) -> &[u32] {
        self.columns.get(name).map_or(&[], Vec::as_slice)
    }

    /// Number of rows.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.columns.values().next().map_or(0, Vec::len)
    }

    fn is_rectangular(&self) -> bool {
        self.columns
            .values()
            .all(|values| values.len() == self.rows())
    }
}

/// Texts, each kept once.
#[derive(Clone, Debug, Default)]
pub struct Strings {
    texts: Vec<Box<str>>,
    ids: HashMap<Box<str>, u32>,
}

impl Strings {
    /// The id of a text, new or known.
    pub fn intern(&mut self, text: &str) -> u32 {
        if let Some(id) = self.ids.get(text) {
            return *id;
        }
        let id = u32::try_from(self.texts.len()).unwrap_or(NONE);
        self.texts.push(text.into());
        self.ids.insert(text.into(), id);
        id
    }

    /// The text of an id; absent ids are the empty text.
    #[must_use]
    pub fn text(&self, id: u32) -> &str {
        self.texts.get(id as usize).map_or("", |text| text)
    }

    /// The id of a known text.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<u32> {
        self.ids.get(text).copied()
    }

    /// Every text in the order of ids.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &str> {
        self.texts.iter().map(|text| &**text)
    }
}

/// A whole release in memory.
#[derive(Clone, Debug)]
pub struct Release {
    pub meta: Meta,
    pub strings: Strings,
    pub tables: BTreeMap<String, Table>,
}

impl Release {
    /// A release without rows.
    #[must_use]
    pub fn new(meta: Meta) -> Self {
        Self {
            meta,
            strings: Strings::default(),
            tables: BTreeMap::new(),
        }
    }

    /// A table by name; an absent one is empty.
    #[must_use]
    pub fn table(&self, name: &str) -> &Table {
        static EMPTY: Table = Table {
            columns: BTreeMap::new(),
        };
        self.tables.get(name).unwrap_or(&EMPTY)
    }

    /// A table by name to write to, made when absent.
    pub fn table_mut(&mut self, name: &str) -> &mut Table {
        self.tables.entry(name.to_owned()).or_default()
    }

    /// Rows by table.
    #[must_use]
    pub fn counts(&self) -> BTreeMap<String, u64> {
        self.tables
            .iter()
            .map(|(name, table)| (name.clone(), table.rows() as u64))
            .collect()
    }
}
