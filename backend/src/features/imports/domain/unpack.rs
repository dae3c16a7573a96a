//! What was uploaded as named texts: the file itself, or the tables in a zip.

use std::io::{Cursor, Read as _};

use zip::ZipArchive;

use crate::features::imports::domain::text::{Unreadable, decode};

/// A named text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextFile {
    pub name: String,
    pub text: String,
}

/// A zip may unpack to so much.
const MOST_UNPACKED: u64 = 256 << 20;
/// Entries that are looked at.
const MOST_ENTRIES: usize = 2_000;
/// Tables that are read.
const MOST_TABLES: usize = 200;

/// The texts of an upload.
///
/// # Errors
/// When nothing in it can be read.
pub fn unpack(name: &str, bytes: &[u8]) -> Result<Vec<TextFile>, Unreadable> {
    unpack_within(name, bytes, MOST_UNPACKED)
}

fn unpack_within(name: &str, bytes: &[u8], most: u64) -> Result<Vec<TextFile>, Unreadable> {
    if !bytes.starts_with(b"PK\x03\x04") && !bytes.starts_with(b"PK\x05\x06") {
        let text = decode(bytes)?;
        return Ok(vec![TextFile {
            name: name.to_owned(),
            text,
        }]);
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unreadable::Damaged)?;
    if archive.len() > MOST_ENTRIES {
        return Err(Unreadable::TooLarge);
    }
    let mut files = Vec::new();
    let mut left = most;
    for index in 0..archive.len() {
        let entry = archive.by_index(index).map_err(|_| Unreadable::Damaged)?;
        let Ok(name) = entry.name().map(|name| name.into_owned()) else {
            continue;
        };
        if !entry.is_file() || !is_table(&name) {
            continue;
        }
        if files.len() == MOST_TABLES {
            return Err(Unreadable::TooLarge);
        }
        let mut unpacked = Vec::new();
        // What the zip says of sizes may be a lie: what comes out is counted.
        let read = entry.take(left + 1).read_to_end(&mut unpacked);
        read.map_err(|_| Unreadable::Damaged)?;
        let size = u64::try_from(unpacked.len()).unwrap_or(u64::MAX);
        left = left.checked_sub(size).ok_or(Unreadable::TooLarge)?;
        if let Ok(text) = decode(&unpacked) {
            files.push(TextFile { name, text });
        }
    }
    if files.is_empty() {
        return Err(Unreadable::NoTable);
    }
    files.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(files)
}

fn is_table(name: &str) -> bool {
    let last = name.rsplit('/').next().unwrap_or(name).to_lowercase();
    let is_hidden = last.starts_with('.') || name.starts_with("__MACOSX");
    !is_hidden
        && [".csv", ".json", ".txt", ".tsv"]
            .iter()
            .any(|end| last.ends_with(end))
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

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
        let names: Vec<_> = unpack("x.zip", &bytes)
            .unwrap()
            .into_iter()
            .map(|f| f.name)
            .collect();
        assert_eq!(names, ["a.csv", "b.csv"]);
    }

    #[test]
    fn bombs_and_broken_zips_are_refused() {
        let zeros = vec![b'0'; 200 << 10];
        let bomb = zipped(&[("a.csv", &zeros), ("b.csv", &zeros)]);
        assert!(bomb.len() < 2 << 10);
        let within = |most| unpack_within("x.zip", &bomb, most).map(|files| files.len());
        assert_eq!(within(300 << 10), Err(Unreadable::TooLarge));
        assert_eq!(within(400 << 10), Ok(2));
        let whole = zipped(&[("a.csv", b"1,2,3")]);
        assert_eq!(
            unpack("x.zip", &whole[..whole.len() / 2]),
            Err(Unreadable::Damaged)
        );
        assert_eq!(
            unpack("x.zip", &zipped(&[("a.jpg", b"x")])),
            Err(Unreadable::NoTable)
        );
        assert_eq!(unpack("x.csv", b""), Err(Unreadable::Empty));
    }
}
