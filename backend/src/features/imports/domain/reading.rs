//! From bytes to what a file says.

use std::io::{Read, Seek};

use crate::features::imports::domain::draft::Found;
use crate::features::imports::domain::flat::Field;
use crate::features::imports::domain::formats;
use crate::features::imports::domain::interpret::{MOST_ROWS, interpret, too_many_rows};
use crate::features::imports::domain::joined::join;
use crate::features::imports::domain::model::{Answers, Format, Reading};
use crate::features::imports::domain::recognition::{Sheet, format_of, sheets};
use crate::features::imports::domain::text::Unreadable;
use crate::features::imports::domain::unpack::{Unpacked, unpack};
use crate::features::imports::domain::unread::{unknown, unreadable};
use crate::kernel::money::Currency;

/// What a choice of columns is made from.
#[derive(Clone, Debug, Default)]
pub struct Choice {
    pub headings: Vec<String>,
    pub columns: Vec<(Field, String)>,
}

/// Reads an upload. `usual` is the currency where neither the file nor the person says one.
///
/// # Errors
/// When it holds no table.
pub fn read(
    name: &str,
    source: impl Read + Seek,
    answers: &Answers,
    usual: Currency,
) -> Result<Reading, Unreadable> {
    let Unpacked {
        texts: files,
        attachments,
        unread,
    } = unpack(name, source)?;
    let unread = unread.iter().map(|file| unreadable(&file.name, file.why));
    let mut unread: Vec<_> = unread.collect();
    let sheets: Vec<_> = sheets(&files)
        .into_iter()
        .filter(|s| !s.records.is_empty())
        .collect();
    let names: Vec<_> = files.iter().map(|file| file.name.clone()).collect();
    let mut readings: Vec<Reading> = Vec::new();
    for (format, of_format) in by_format(&sheets) {
        let rows: usize = readings.iter().map(|reading| reading.rows.len()).sum();
        if rows >= MOST_ROWS {
            readings.truncate(1);
            readings
                .iter_mut()
                .for_each(|r| r.problems.push(too_many_rows()));
            break;
        }
        let mut found = Found {
            attachments: attachments.clone(),
            ..Found::default()
        };
        let choice = formats::read(format, &of_format, answers, &mut found);
        let reading = interpret((format, names.clone()), found, choice, answers, usual);
        if readings.is_empty() || is_of_fills(&reading) {
            readings.push(reading);
            continue;
        }
        let left = of_format.iter().filter(|sheet| sheet.is_table());
        unread.extend(left.map(|sheet| unknown(&sheet.name)));
    }
    let mut reading = join(readings).ok_or(Unreadable::NoRows)?;
    if reading.is_empty() {
        return Err(Unreadable::NoRows);
    }
    reading.problems.extend(unread);
    Ok(reading)
}

/// Whether a reading is of a known program, or of a table that surely holds fill-ups: a text that lies in
/// a zip beside known files is asked nothing.
fn is_of_fills(reading: &Reading) -> bool {
    let fills = || reading.rows.iter().filter_map(|row| row.fill.as_ref());
    reading.format != Format::Table || fills().any(|fill| fill.quantity.is_some())
}

/// The sheets of each program, unknown tables last; they may be lists that belong to a known one.
fn by_format(sheets: &[Sheet]) -> Vec<(Format, Vec<&Sheet>)> {
    let of_each: Vec<_> = sheets
        .iter()
        .map(|sheet| (format_of(sheet), sheet))
        .collect();
    let has = |format: Format| of_each.iter().any(|(of, _)| *of == format);
    let mut formats: Vec<_> = Format::ALL.into_iter().filter(|f| has(*f)).collect();
    if formats.iter().any(|format| has_lists(*format)) {
        formats.retain(|format| *format != Format::Table);
    }
    // Our own zip holds tables of other capsules too, which may look like anything.
    if formats.first() == Some(&Format::MotoVaultPro) {
        formats.truncate(1);
    }
    let of = |format: Format| {
        let belongs = |of: Format| of == format || (has_lists(format) && of == Format::Table);
        let chosen = of_each.iter().filter(|(of, _)| belongs(*of));
        (format, chosen.map(|(_, sheet)| *sheet).collect::<Vec<_>>())
    };
    let groups = formats.into_iter().map(of);
    groups.filter(|(_, sheets)| !sheets.is_empty()).collect()
}

/// Whether the program writes its vehicles into a table of their own.
fn has_lists(format: Format) -> bool {
    matches!(format, Format::SimplyAuto | Format::Tracktor)
}
