//! LubeLogger's tables of every kind, and any table whose headings are like those that it accepts.

use std::collections::HashMap;

use crate::features::imports::domain::draft::{Draft, Found, PaperDraft, ReadingDraft};
use crate::features::imports::domain::flat::{Columns, Field, Table, draft};
use crate::features::imports::domain::formats::aliases::ALIASES;
use crate::features::imports::domain::model::{Answers, Format, Lack, OtherKind};
use crate::features::imports::domain::reading::Choice;
use crate::features::imports::domain::recognition::Sheet;
use crate::features::imports::domain::table::Record;
use crate::features::imports::domain::unread::unknown;
use crate::features::imports::domain::words;
use crate::features::odometer::MeterUnit;

/// Whether a table of LubeLogger holds readings of the odometer.
#[must_use]
pub fn has_readings(names: &[String]) -> bool {
    let has = |name: &str| names.iter().any(|n| n == name);
    has("initialodometer") && has("odometer")
}

/// The kind of LubeLogger's tables that hold no fill-ups, by their headings.
#[must_use]
pub fn other_kind(names: &[String]) -> Option<OtherKind> {
    let has = |wanted: &[&str]| wanted.iter().all(|name| names.iter().any(|n| n == name));
    let kinds: [(&[&str], OtherKind); 6] = [
        (&["partnumber", "partsupplier"], OtherKind::Supply),
        (&["datecreated", "priority", "progress"], OtherKind::Plan),
        (&["description", "isequipped"], OtherKind::Equipment),
        (&["datatype", "name", "location"], OtherKind::Document),
        (
            &["date", "description", "cost", "odometer"],
            OtherKind::Service,
        ),
        (&["date", "description", "cost", "tags"], OtherKind::Tax),
    ];
    let found = kinds.iter().find(|(signs, _)| has(signs));
    // Whoever fills in a quantity describes a fill-up, not a service.
    let quantity = ALIASES.iter().find(|(field, _)| *field == Field::Quantity);
    let is_fuel = names
        .iter()
        .any(|n| quantity.is_some_and(|(_, of)| of.contains(&n.as_str())));
    found.filter(|_| !is_fuel).map(|(_, kind)| *kind)
}

pub fn read(format: Format, sheets: &[&Sheet], answers: &Answers, found: &mut Found) -> Choice {
    let mut choice = Choice::default();
    found.lacks_columns = format == Format::Table;
    let (mut lists, mut unread) = (Vec::new(), Vec::new());
    for sheet in sheets {
        let Some(table) = Table::new(sheet.file, &sheet.records) else {
            continue;
        };
        let names: Vec<_> = table.headings.iter().map(|h| h.to_lowercase()).collect();
        let mut columns = Columns::like(&table, ALIASES);
        let is_chosen = !answers.columns.is_empty();
        if !is_chosen && (has_readings(&names) || is_of_readings(&table, &columns)) {
            readings(&table, &columns, sheet.stem(), found);
            found.lacks_columns = false;
            continue;
        }
        if let Some(kind) = other_kind(&names).filter(|_| !is_chosen) {
            match kind {
                OtherKind::Document => lists.push((table, sheet.stem())),
                _ => others(kind, &table, sheet.stem(), found),
            }
            found.lacks_columns = false;
            continue;
        }
        columns.choose(&table, &answers.columns);
        let has_date = columns
            .get(Field::Date)
            .or(columns.get(Field::Year))
            .is_some();
        // Costs alone may be of services: whoever means fill-ups by them says so.
        let has_amount = columns
            .get(Field::Quantity)
            .or(columns
                .get(Field::Total)
                .filter(|_| is_chosen || format == Format::LubeLogger))
            .is_some();
        let is_read = has_date && has_amount;
        // The first table that can be read is the one to choose from, else the first of all.
        if choice.headings.is_empty() || (is_read && found.lacks_columns) {
            choice.headings = table.headings.iter().map(|h| h.to_string()).collect();
            choice.columns = columns.named(&table);
        }
        if is_read {
            found.lacks_columns = false;
            fills(&table, &columns, sheet.stem(), found);
        } else if sheet.is_table() {
            unread.push(unknown(&sheet.name));
        }
    }
    // Where nothing is read yet, its columns are asked for.
    if !found.lacks_columns {
        found.problems.extend(unread);
    }
    // Attachments are of rows, which may stand in a later file.
    for (table, name) in lists {
        attachments(&table, name, found);
    }
    choice
}

/// Columns that people add to LubeLogger's tables, but for those that are known.
fn extra_fields(table: &Table<'_>, columns: &Columns) -> Vec<(usize, String)> {
    let numbered = table.headings.iter().enumerate();
    let own = numbered.filter_map(|(index, heading)| {
        let (prefix, name) = heading.split_at_checked("extrafield_".len())?;
        let is_own = prefix.eq_ignore_ascii_case("extrafield_") && !columns.has(index);
        is_own.then(|| (index, name.to_owned()))
    });
    own.collect()
}

/// Notes, and a line for each of the extra fields that says something.
fn with_extras(
    notes: Option<String>,
    extras: &[(usize, String)],
    record: &Record,
) -> Option<String> {
    let said = extras.iter().filter_map(|(index, name)| {
        let text = record.cell(*index);
        (!text.is_empty()).then(|| format!("{name}: {text}"))
    });
    let lines: Vec<_> = notes.into_iter().chain(said).collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

fn fills(table: &Table<'_>, columns: &Columns, vehicle: &str, found: &mut Found) {
    let extras = extra_fields(table, columns);
    for record in table.rows {
        let draft = draft(table, columns, record);
        let fuel = table.cell(record, columns.get(Field::Energy)).some();
        let named = !draft.vehicle.is_empty();
        let is_charge = !draft.charge_after.text.trim_matches('0').is_empty();
        found.drafts.push(Draft {
            vehicle: if named {
                draft.vehicle
            } else {
                vehicle.to_owned()
            },
            energy: draft
                .energy
                .or_else(|| is_charge.then(|| words::energy("kwh"))?),
            grade: draft.grade.or(fuel),
            notes: with_extras(draft.notes, &extras, record),
            ..draft
        });
    }
}

/// Whether a table holds dates and odometers, and nothing else that is not known.
fn is_of_readings(table: &Table<'_>, columns: &Columns) -> bool {
    let has = |field| columns.get(field).is_some();
    let mut named = (0..table.headings.len()).filter(|index| !table.headings[*index].is_empty());
    has(Field::Date)
        && has(Field::Odometer)
        && ![Field::Quantity, Field::Total, Field::UnitPrice, Field::Trip]
            .into_iter()
            .any(has)
        && named.all(|index| columns.has(index))
}

/// What stood on the meter before the trip is the reading of an earlier row.
fn readings(table: &Table<'_>, columns: &Columns, stem: &str, found: &mut Found) {
    for record in table.rows {
        let cell = |field| table.cell(record, columns.get(field));
        let value = cell(Field::Odometer);
        found.readings.push(ReadingDraft {
            place: table.place(record),
            vehicle: cell(Field::Vehicle)
                .some()
                .unwrap_or_else(|| stem.to_owned()),
            date: cell(Field::Date),
            time: cell(Field::Time),
            unit: words::distance_unit(value.heading().unwrap_or_default())
                .map(MeterUnit::Distance),
            value,
            notes: cell(Field::Notes).some(),
            ..ReadingDraft::default()
        });
    }
}

/// The list names no row: an attachment is the fill-up's of its day, where there is one alone.
fn attachments(table: &Table<'_>, list: &str, found: &mut Found) {
    let mut of_days: HashMap<String, Vec<usize>> = HashMap::new();
    for (row, draft) in found.drafts.iter().enumerate() {
        let of_day = of_days.entry(draft.date.text.clone()).or_default();
        of_day.push(row);
    }
    for record in table.rows {
        let text = |name: &str| table.text(record, &[name]);
        let (place, name, day) = (table.place(record), text("name"), text("date"));
        let kind = OtherKind::Document;
        let of = text("datatype").to_lowercase();
        if !["gas", "fuel"].iter().any(|word| of.starts_with(word)) {
            found.other(kind, place, list, name);
            continue;
        }
        match of_days.get(day).map(Vec::as_slice) {
            Some(&[row]) => found.papers.push(PaperDraft {
                place,
                row,
                kind,
                file_name: name.to_owned(),
                path: text("location").to_owned(),
            }),
            _ => found.lacking((kind, Lack::NoRow), place, list, name),
        }
    }
}

fn others(kind: OtherKind, table: &Table<'_>, vehicle: &str, found: &mut Found) {
    for record in table.rows {
        let label = table.text(record, &["description", "name", "notes", "date"]);
        found.other(kind, table.place(record), vehicle, label);
    }
}
