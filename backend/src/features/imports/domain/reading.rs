//! From bytes to what a file says.

use std::io::{Read, Seek};

use crate::features::imports::domain::draft::Found;
use crate::features::imports::domain::flat::Field;
use crate::features::imports::domain::formats;
use crate::features::imports::domain::interpret::interpret;
use crate::features::imports::domain::model::{Answers, Format, Reading};
use crate::features::imports::domain::recognition::{Sheet, format_of, sheets};
use crate::features::imports::domain::text::Unreadable;
use crate::features::imports::domain::unpack::{TextFile, Unpacked, unpack};
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
    } = unpack(name, source)?;
    let sheets: Vec<_> = sheets(&files)
        .into_iter()
        .filter(|s| !s.records.is_empty())
        .collect();
    let (format, of_format) = main_format(&sheets).ok_or(Unreadable::NoTable)?;
    let mut found = Found {
        attachments,
        ..Found::default()
    };
    let choice = formats::read(format, &of_format, answers, &mut found);
    let names: Vec<_> = files
        .into_iter()
        .map(|TextFile { name, .. }| name)
        .collect();
    Ok(interpret((format, names), found, choice, answers, usual))
}

/// The format that most sheets have, and its sheets; a known one before an unknown one.
fn main_format(sheets: &[Sheet]) -> Option<(Format, Vec<&Sheet>)> {
    let of_each: Vec<_> = sheets
        .iter()
        .map(|sheet| (format_of(sheet), sheet))
        .collect();
    let count = |format: Format| of_each.iter().filter(|(of, _)| *of == format).count();
    let known = of_each.iter().map(|(format, _)| *format);
    let format = known.max_by_key(|format| (*format != Format::Table, count(*format)))?;
    // The list of vehicles beside a known table is part of it.
    let belongs = |of: Format| of == format || (has_lists(format) && of == Format::Table);
    let chosen = of_each.into_iter().filter(|(of, _)| belongs(*of));
    Some((format, chosen.map(|(_, sheet)| sheet).collect()))
}

/// Whether the program writes its vehicles into a table of their own.
fn has_lists(format: Format) -> bool {
    matches!(format, Format::SimplyAuto | Format::Tracktor)
}
