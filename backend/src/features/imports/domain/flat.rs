//! Tables with one heading and a fill-up in each row: which column is what.

use std::sync::Arc;

use crate::features::imports::domain::draft::{Cell, Draft, OwnCells};
use crate::features::imports::domain::model::Place;
use crate::features::imports::domain::table::Record;
use crate::features::imports::domain::words;

/// What a column can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Field {
    Vehicle,
    SourceKey,
    Date,
    Time,
    Day,
    Month,
    Year,
    Odometer,
    Trip,
    Quantity,
    UnitPrice,
    Total,
    Currency,
    DistanceUnit,
    QuantityUnit,
    Full,
    Partial,
    Missed,
    Energy,
    Grade,
    Station,
    Payment,
    Driver,
    Tags,
    Notes,
    ChargeBefore,
    ChargeAfter,
}

impl Field {
    pub const ALL: [Self; 27] = [
        Self::Vehicle,
        Self::SourceKey,
        Self::Date,
        Self::Time,
        Self::Day,
        Self::Month,
        Self::Year,
        Self::Odometer,
        Self::Trip,
        Self::Quantity,
        Self::UnitPrice,
        Self::Total,
        Self::Currency,
        Self::DistanceUnit,
        Self::QuantityUnit,
        Self::Full,
        Self::Partial,
        Self::Missed,
        Self::Energy,
        Self::Grade,
        Self::Station,
        Self::Payment,
        Self::Driver,
        Self::Tags,
        Self::Notes,
        Self::ChargeBefore,
        Self::ChargeAfter,
    ];

    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Vehicle => "vehicle",
            Self::SourceKey => "source_key",
            Self::Date => "date",
            Self::Time => "time",
            Self::Day => "day",
            Self::Month => "month",
            Self::Year => "year",
            Self::Odometer => "odometer",
            Self::Trip => "trip",
            Self::Quantity => "quantity",
            Self::UnitPrice => "unit_price",
            Self::Total => "total",
            Self::Currency => "currency",
            Self::DistanceUnit => "distance_unit",
            Self::QuantityUnit => "quantity_unit",
            Self::Full => "full",
            Self::Partial => "partial",
            Self::Missed => "missed",
            Self::Energy => "energy",
            Self::Grade => "grade",
            Self::Station => "station",
            Self::Payment => "payment",
            Self::Driver => "driver",
            Self::Tags => "tags",
            Self::Notes => "notes",
            Self::ChargeBefore => "charge_before",
            Self::ChargeAfter => "charge_after",
        }
    }
}

/// Headings by which a format calls a field, in lower case.
pub type Aliases = [(Field, &'static [&'static str])];

/// A heading as it is compared: lower case, single blanks, no mark before it.
#[must_use]
pub fn normal(heading: &str) -> String {
    let text = heading.trim().trim_start_matches('\u{feff}').to_lowercase();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn bare(heading: &str) -> &str {
    let name = heading.split(['(', '[', ',']).next().unwrap_or(heading);
    let name = name.split(" in ").next().unwrap_or(name);
    name.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '?' | ':' | '*'))
}

/// A heading with the rows below it.
#[derive(Clone, Debug)]
pub struct Table<'r> {
    pub file: u16,
    pub headings: Vec<Arc<str>>,
    normal: Vec<String>,
    pub rows: &'r [Record],
}

impl<'r> Table<'r> {
    /// The first record is the heading; none where there is no record.
    #[must_use]
    pub fn new(file: u16, records: &'r [Record]) -> Option<Self> {
        let (head, rows) = records.split_first()?;
        let headings = head.cells.iter().map(|cell| Arc::from(cell.trim()));
        Some(Self {
            file,
            headings: headings.collect(),
            normal: head.cells.iter().map(|cell| normal(cell)).collect(),
            rows,
        })
    }

    /// The first column with one of these headings; earlier names win.
    #[must_use]
    pub fn find(&self, names: &[&str]) -> Option<usize> {
        names
            .iter()
            .find_map(|name| self.normal.iter().position(|heading| heading == name))
    }

    /// The first column whose heading holds one of these words.
    #[must_use]
    pub fn holding(&self, words: &[&str]) -> Option<usize> {
        words.iter().find_map(|word| {
            self.normal
                .iter()
                .position(|heading| heading.contains(word))
        })
    }

    #[must_use]
    pub fn has(&self, names: &[&str]) -> bool {
        names.iter().all(|name| self.find(&[name]).is_some())
    }

    #[must_use]
    pub fn heading(&self, column: Option<usize>) -> &str {
        column
            .and_then(|index| self.headings.get(index))
            .map_or("", |heading| heading)
    }

    #[must_use]
    pub fn cell(&self, record: &Record, column: Option<usize>) -> Cell {
        let Some(index) = column else {
            return Cell::default();
        };
        Cell {
            column: self.headings.get(index).cloned(),
            text: record.cell(index).to_owned(),
        }
    }

    /// The text of a cell by its headings.
    #[must_use]
    pub fn text<'c>(&self, record: &'c Record, names: &[&str]) -> &'c str {
        self.find(names).map_or("", |index| record.cell(index))
    }

    #[must_use]
    pub fn place(&self, record: &Record) -> Place {
        Place {
            file: self.file,
            line: record.line,
        }
    }
}

/// Which column holds which field.
#[derive(Clone, Debug, Default)]
pub struct Columns(Vec<(Field, usize)>);

impl Columns {
    #[must_use]
    pub fn by(table: &Table<'_>, aliases: &Aliases) -> Self {
        let found = aliases
            .iter()
            .filter_map(|(field, names)| Some((*field, table.find(names)?)));
        Self(found.collect())
    }

    /// As `by`, and where no heading is called so, those that are but for the unit or sign behind:
    /// `Menge (l)`, `Full tank?`. A column holds one field.
    #[must_use]
    pub fn like(table: &Table<'_>, aliases: &Aliases) -> Self {
        let mut found = Self::default();
        let bare: Vec<_> = table.normal.iter().map(|heading| bare(heading)).collect();
        let exact: Vec<_> = table.normal.iter().map(String::as_str).collect();
        for headings in [exact, bare] {
            for (field, names) in aliases {
                let free = |name: &&str| {
                    let mut same = headings.iter().enumerate().filter(|(_, h)| *h == name);
                    same.find_map(|(index, _)| (!found.has(index)).then_some(index))
                };
                let column = names.iter().find_map(free);
                if let Some(index) = column.filter(|_| found.get(*field).is_none()) {
                    found.0.push((*field, index));
                }
            }
        }
        found
    }

    /// Whether a column is taken.
    #[must_use]
    pub fn has(&self, column: usize) -> bool {
        self.0.iter().any(|(_, index)| *index == column)
    }

    /// Puts what a person chose over what was recognised; an empty heading takes a field away.
    pub fn choose(&mut self, table: &Table<'_>, chosen: &[(Field, String)]) {
        for (field, heading) in chosen {
            self.0.retain(|(known, _)| known != field);
            let wanted = normal(heading);
            let index = table
                .normal
                .iter()
                .position(|name| *name == wanted && !name.is_empty());
            self.0.extend(index.map(|index| (*field, index)));
        }
    }

    #[must_use]
    pub fn get(&self, field: Field) -> Option<usize> {
        let found = self.0.iter().find(|(known, _)| *known == field);
        found.map(|(_, index)| *index)
    }

    #[must_use]
    pub fn named(&self, table: &Table<'_>) -> Vec<(Field, String)> {
        let name =
            |(field, index): &(Field, usize)| (*field, table.heading(Some(*index)).to_owned());
        self.0.iter().map(name).collect()
    }
}

/// What LubeLogger and Simply Auto call the economy that they worked out.
const STATED: &[&str] = &["fueleconomy", "eff"];

/// A row by its columns. Flags and units follow from cells or headings.
#[must_use]
pub fn draft(table: &Table<'_>, columns: &Columns, record: &Record) -> Draft {
    let cell = |field: Field| table.cell(record, columns.get(field));
    let heading = |field: Field| table.heading(columns.get(field));
    let text = |field: Field| cell(field).some();
    let (quantity, odometer) = (cell(Field::Quantity), cell(Field::Odometer));
    // What a row says of its own units goes over headings and answers.
    let own_quantity = words::fuel_unit(&cell(Field::QuantityUnit).text)
        .or_else(|| words::fuel_unit(behind_number(&quantity.text)));
    let own_distance = words::distance_unit(&cell(Field::DistanceUnit).text)
        .or_else(|| words::distance_unit(behind_number(&odometer.text)));
    let quantity_unit = own_quantity
        .or_else(|| words::fuel_unit(heading(Field::Quantity)))
        .or_else(|| words::fuel_unit(heading(Field::UnitPrice)));
    let distance_unit = own_distance
        .or_else(|| words::distance_unit(heading(Field::Odometer)))
        .or_else(|| words::distance_unit(heading(Field::Trip)));
    let energy = words::energy(&cell(Field::Energy).text);
    Draft {
        place: table.place(record),
        is_unbalanced: record.is_unbalanced,
        vehicle: cell(Field::Vehicle).text,
        source_key: text(Field::SourceKey),
        date: date_cell(&cell),
        time: cell(Field::Time),
        odometer,
        trip: cell(Field::Trip),
        quantity,
        unit_price: cell(Field::UnitPrice),
        total: cell(Field::Total),
        currency: cell(Field::Currency),
        has_distance_unit_cell: own_distance.is_some(),
        has_quantity_unit_cell: own_quantity.is_some(),
        distance_unit,
        quantity_unit,
        is_full: is_full(&cell),
        missed_previous: words::is_yes(&cell(Field::Missed).text),
        energy,
        grade: text(Field::Grade),
        station: text(Field::Station),
        payment: text(Field::Payment),
        driver: text(Field::Driver),
        tags: text(Field::Tags),
        notes: text(Field::Notes),
        charge_before: cell(Field::ChargeBefore),
        charge_after: cell(Field::ChargeAfter),
        stated_economy: table.cell(record, table.find(STATED)),
        own: OwnCells::default(),
        unknown: None,
        is_confirmed: false,
        is_exact: false,
    }
}

/// The unit that a cell may name behind its number: `40,5 l`.
fn behind_number(text: &str) -> &str {
    text.trim_start_matches(|c: char| !c.is_alphabetic())
}

/// One cell, or three of day, month and year.
fn date_cell(cell: &impl Fn(Field) -> Cell) -> Cell {
    let date = cell(Field::Date);
    if !date.is_blank() || cell(Field::Year).is_blank() {
        return date;
    }
    let [year, month, day] = [Field::Year, Field::Month, Field::Day].map(|field| cell(field).text);
    let century = if year.len() == 2 { "20" } else { "" };
    Cell {
        column: cell(Field::Day).column,
        text: format!("{century}{year:0>2}-{month:0>2}-{day:0>2}"),
    }
}

/// A partial flag says no; a full flag says yes; without either a tank is taken to be filled.
fn is_full(cell: &impl Fn(Field) -> Cell) -> bool {
    let (full, partial) = (cell(Field::Full), cell(Field::Partial));
    match (full.is_blank(), partial.is_blank()) {
        (false, _) => words::is_yes(&full.text),
        (true, false) => !words::is_yes(&partial.text),
        (true, true) => full.column.is_none() || partial.column.is_some(),
    }
}
