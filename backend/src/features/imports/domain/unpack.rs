//! What was uploaded as named texts: the file itself, or the tables in a zip with what lies beside them.

use std::borrow::Cow;
use std::io::{Read, Seek};

use zip::ZipArchive;

use crate::features::imports::domain::text::{Unreadable, decode};

/// A named text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextFile {
    pub name: String,
    pub text: String,
}

/// A file of a zip that is no table, as the zip's directory tells of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    pub name: String,
    pub at: Entry,
}

/// Where a file lies in its zip, and how many bytes it is said to have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    pub index: usize,
    pub size: u64,
}

/// A file of a zip that seems to hold a table and cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    pub name: String,
    pub why: Unreadable,
}

/// What was uploaded: its texts, and what of a zip is not unpacked before it is wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unpacked {
    pub texts: Vec<TextFile>,
    pub attachments: Vec<Attachment>,
    pub unread: Vec<Unread>,
}

impl Unpacked {
    fn add(&mut self, name: String, bytes: &[u8]) {
        match decode(bytes) {
            Ok(text) => self.texts.push(TextFile { name, text }),
            // Nothing is lost of it.
            Err(Unreadable::Empty) => (),
            Err(why) => self.unread.push(Unread { name, why }),
        }
    }

    /// Why a zip without a text is none that can be read.
    fn fault(&self) -> Unreadable {
        let lies = |name: &str| self.attachments.iter().any(|a| a.name == name);
        match self.unread.first() {
            Some(unread) => unread.why,
            None if lies("xl/workbook.xml") || lies("content.xml") => Unreadable::Spreadsheet,
            None => Unreadable::NoTable,
        }
    }
}

/// A zip may unpack to so much.
pub const MOST_UNPACKED: u64 = 256 << 20;
/// Entries that are looked at.
const MOST_ENTRIES: usize = 20_000;
/// Tables that are read.
const MOST_TABLES: usize = 200;

/// The texts of an upload.
///
/// # Errors
/// When nothing in it can be read.
pub fn unpack(name: &str, source: impl Read + Seek) -> Result<Unpacked, Unreadable> {
    unpack_within(name, source, MOST_UNPACKED)
}

fn unpack_within(
    name: &str,
    mut source: impl Read + Seek,
    most: u64,
) -> Result<Unpacked, Unreadable> {
    let mut mark = [0; 4];
    let is_marked = source.read_exact(&mut mark).is_ok();
    source.rewind().map_err(|_| Unreadable::Damaged)?;
    if is_marked && matches!(&mark, b"PK\x03\x04" | b"PK\x05\x06") {
        return tables(source, most);
    }
    let mut bytes = Vec::new();
    let read = source.read_to_end(&mut bytes);
    read.map_err(|_| Unreadable::Damaged)?;
    Ok(Unpacked {
        texts: vec![TextFile {
            name: name.to_owned(),
            text: decode(&bytes)?,
        }],
        ..Unpacked::default()
    })
}

fn tables(source: impl Read + Seek, most: u64) -> Result<Unpacked, Unreadable> {
    let mut archive = ZipArchive::new(source).map_err(|_| Unreadable::Damaged)?;
    if archive.len() > MOST_ENTRIES {
        return Err(Unreadable::TooLarge);
    }
    let mut found = Unpacked::default();
    let mut left = most;
    for index in 0..archive.len() {
        let entry = archive.by_index_raw(index);
        let entry = entry.map_err(|_| Unreadable::Damaged)?;
        let (is_file, size) = (entry.is_file(), entry.size());
        let Ok(name) = entry.name().map(Cow::into_owned) else {
            continue;
        };
        drop(entry);
        if !is_file || is_hidden(&name) {
            continue;
        }
        if !is_table(&name) {
            let why = of_another_kind(&name);
            let unread = why.map(|why| Unread {
                name: name.clone(),
                why,
            });
            found.unread.extend(unread);
            let at = Entry { index, size };
            found.attachments.push(Attachment { name, at });
            continue;
        }
        if found.texts.len() == MOST_TABLES {
            return Err(Unreadable::TooLarge);
        }
        let entry = archive.by_index(index).map_err(|_| Unreadable::Damaged)?;
        let mut unpacked = Vec::new();
        // What the zip says of sizes may be a lie: what comes out is counted.
        let read = entry.take(left + 1).read_to_end(&mut unpacked);
        read.map_err(|_| Unreadable::Damaged)?;
        let size = u64::try_from(unpacked.len()).unwrap_or(u64::MAX);
        left = left.checked_sub(size).ok_or(Unreadable::TooLarge)?;
        found.add(name, &unpacked);
    }
    if found.texts.is_empty() {
        return Err(found.fault());
    }
    found.texts.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(found)
}

/// A zip of which single files are wanted.
#[derive(Debug)]
pub struct Zip<R>(ZipArchive<R>);

impl<R: Read + Seek> Zip<R> {
    /// # Errors
    /// When it is damaged.
    pub fn open(source: R) -> Result<Self, Unreadable> {
        let archive = ZipArchive::new(source);
        archive.map(Self).map_err(|_| Unreadable::Damaged)
    }

    /// The bytes of a file of it; none where they are not as the zip says.
    pub fn file(&mut self, at: Entry) -> Option<Vec<u8>> {
        let entry = self.0.by_index(at.index).ok()?;
        let mut bytes = Vec::new();
        entry
            .take(at.size.saturating_add(1))
            .read_to_end(&mut bytes)
            .ok()?;
        let size = u64::try_from(bytes.len()).ok()?;
        (size == at.size).then_some(bytes)
    }
}

fn last(name: &str) -> &str {
    name.rsplit('/').next().unwrap_or(name)
}

fn is_hidden(name: &str) -> bool {
    last(name).starts_with('.') || name.starts_with("__MACOSX")
}

fn ends(name: &str, endings: &[&str]) -> bool {
    let last = last(name).to_lowercase();
    endings.iter().any(|end| last.ends_with(end))
}

fn is_table(name: &str) -> bool {
    ends(name, &[".csv", ".json", ".txt", ".tsv"])
}

/// Why a file that holds tables of another kind is not read.
fn of_another_kind(name: &str) -> Option<Unreadable> {
    if ends(name, &[".xlsx", ".xls", ".ods"]) {
        return Some(Unreadable::Spreadsheet);
    }
    ends(name, &[".db", ".sqlite", ".sqlite3"]).then_some(Unreadable::Database)
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write as _};

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in files {
            zip.start_file(*name, SimpleFileOptions::default()).unwrap();
            zip.write_all(bytes).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    #[test]
    fn the_tables_of_a_zip_are_found() {
        let bytes = zipped(&[
            ("b.csv", b"x,y"),
            ("a/b.JPG", b"\xff\xd8\xff"),
            ("__MACOSX/._b.csv", b"z"),
            ("a.csv", b"1,2"),
        ]);
        let found = unpack("x.zip", Cursor::new(&bytes)).unwrap();
        let names: Vec<_> = found.texts.iter().map(|file| &file.name).collect();
        assert_eq!(names, ["a.csv", "b.csv"]);
        let at = Entry { index: 1, size: 3 };
        let name = "a/b.JPG".to_owned();
        assert_eq!(found.attachments, [Attachment { name, at }]);
        let mut zip = Zip::open(Cursor::new(&bytes)).unwrap();
        assert_eq!(zip.file(at).as_deref(), Some(&b"\xff\xd8\xff"[..]));
        for size in [2, 4] {
            assert_eq!(zip.file(Entry { index: 1, size }), None, "{size}");
        }
    }

    #[test]
    fn bombs_and_broken_zips_are_refused() {
        let zeros = vec![b'0'; 200 << 10];
        let bomb = zipped(&[("a.csv", &zeros), ("b.csv", &zeros)]);
        assert!(bomb.len() < 2 << 10);
        let within = |most| {
            let found = unpack_within("x.zip", Cursor::new(&bomb), most);
            found.map(|found| found.texts.len())
        };
        assert_eq!(within(300 << 10), Err(Unreadable::TooLarge));
        assert_eq!(within(400 << 10), Ok(2));
        let whole = zipped(&[("a.csv", b"1,2,3")]);
        let refused = |bytes: &[u8]| unpack("x", Cursor::new(bytes)).unwrap_err();
        assert_eq!(refused(&whole[..whole.len() / 2]), Unreadable::Damaged);
        let picture = zipped(&[("a.jpg", b"x")]);
        assert_eq!(refused(&picture), Unreadable::NoTable);
        assert_eq!(refused(b""), Unreadable::Empty);
    }
}
