//! Bytes of a file as text: UTF-8, UTF-16 with or without a mark, else the code page of Windows.

/// Why a file cannot be read as a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    #[error("The file is empty. Export it again, and choose that file.")]
    Empty,
    #[error(
        "This is a picture or another kind of file, not a table. Choose the CSV, JSON or zip export."
    )]
    NotText,
    #[error(
        "This is a database, not an export. Export CSV from the program that wrote it, and choose that. Hammond has no export: open hammond.db in a program for SQLite, such as DB Browser, export its tables fillups and vehicles as CSV with their column names, and choose a zip of both."
    )]
    Database,
    #[error("The zip cannot be read: it is damaged or locked by a password. Export it again.")]
    Damaged,
    #[error(
        "The zip holds too much to be unpacked. Unpack it yourself, and choose one file of it."
    )]
    TooLarge,
    #[error("The zip holds no CSV or JSON file. Choose the export itself.")]
    NoTable,
    #[error("The file holds no rows. Export it again, and choose that file.")]
    NoRows,
    #[error("This is a spreadsheet. Save it as CSV, and choose that file.")]
    Spreadsheet,
}

/// What Windows-1252 has where Latin-1 has control characters.
const WINDOWS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// How files begin that are no text, whatever they are called.
const OTHERS: [&[u8]; 9] = [
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"%PDF",
    b"RIFF",
    b"\x1f\x8b",
    b"\xd0\xcf\x11\xe0",
    b"BM\x00",
    b"{\\rtf",
];

/// The text of a file, without its byte order mark.
///
/// # Errors
/// When it is empty, or no text.
pub fn decode(bytes: &[u8]) -> Result<String, Unreadable> {
    if bytes.starts_with(b"SQLite format 3\0") {
        return Err(Unreadable::Database);
    }
    if OTHERS.iter().any(|mark| bytes.starts_with(mark)) {
        return Err(Unreadable::NotText);
    }
    let text = match utf16(bytes) {
        Some(text) => text,
        None => bytewise(bytes),
    };
    if text.trim().is_empty() {
        return Err(Unreadable::Empty);
    }
    // A page that asks to sign in is often kept in place of an export.
    let head = text.trim_start().get(..5).unwrap_or_default();
    if ["<!doc", "<html", "<?xml"].contains(&head.to_ascii_lowercase().as_str()) {
        return Err(Unreadable::NotText);
    }
    let strange = text.chars().filter(|c| is_strange(*c)).count();
    if text.contains('\0') || strange * 50 > text.chars().count() {
        return Err(Unreadable::NotText);
    }
    Ok(text)
}

fn is_strange(c: char) -> bool {
    c == '\u{fffd}' || (c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
}

fn bytewise(bytes: &[u8]) -> String {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => of_broken(bytes),
    }
}

/// Some bytes are no UTF-8. Where more of them are, the file is UTF-8 and was damaged; else it is of Windows.
fn of_broken(bytes: &[u8]) -> String {
    let lossy = String::from_utf8_lossy(bytes);
    let broken = lossy.matches('\u{fffd}').count();
    let whole = lossy.chars().filter(|c| !c.is_ascii()).count() - broken;
    match whole > broken {
        true => lossy.into_owned(),
        false => bytes.iter().map(|byte| windows(*byte)).collect(),
    }
}

fn windows(byte: u8) -> char {
    match byte {
        0x80..=0x9f => WINDOWS[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

/// By its mark, or by every second byte being zero.
fn utf16(bytes: &[u8]) -> Option<String> {
    let (rest, is_little) = match bytes {
        [0xff, 0xfe, rest @ ..] => (rest, true),
        [0xfe, 0xff, rest @ ..] => (rest, false),
        _ => (bytes, looks_little(bytes)?),
    };
    let units = rest.chunks_exact(2).map(|pair| match is_little {
        true => u16::from_le_bytes([pair[0], pair[1]]),
        false => u16::from_be_bytes([pair[0], pair[1]]),
    });
    let text: String = char::decode_utf16(units)
        .map(|c| c.unwrap_or('\u{fffd}'))
        .collect();
    Some(text)
}

fn looks_little(bytes: &[u8]) -> Option<bool> {
    let head = bytes.get(..64).unwrap_or(bytes);
    let zeros = |of: usize| {
        let every = head.iter().skip(of).step_by(2);
        every.filter(|byte| **byte == 0).count() * 4
    };
    let most = head.len() / 2 * 3;
    match (head.len() >= 8, zeros(1), zeros(0)) {
        (true, high, 0) if high >= most => Some(true),
        (true, 0, high) if high >= most => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_encoding_gives_the_same_text() {
        let text = "Währung;Größe\r\n1;2\r\n";
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let latin: Vec<u8> = text.chars().map(|c| c as u8).collect();
        let marked = |mark: &[u8], rest: &[u8]| [mark, rest].concat();
        for bytes in [
            text.as_bytes().to_vec(),
            marked(b"\xef\xbb\xbf", text.as_bytes()),
            marked(b"\xff\xfe", &little),
            marked(b"\xfe\xff", &big),
            little,
            big,
            latin,
        ] {
            assert_eq!(decode(&bytes).as_deref(), Ok(text));
        }
        assert_eq!(decode(b"5 \x80").as_deref(), Ok("5 €"));
        let damaged = [text.repeat(9).as_bytes(), b"\xff"].concat();
        let read = decode(&damaged).unwrap();
        assert!(read.contains("Größe"), "{read}");
    }

    #[test]
    fn what_is_no_text_is_named() {
        assert_eq!(decode(b""), Err(Unreadable::Empty));
        assert_eq!(decode(b"\xef\xbb\xbf \r\n"), Err(Unreadable::Empty));
        assert_eq!(decode(b"\x89PNG\r\n\x1a\n\0\0"), Err(Unreadable::NotText));
        assert_eq!(decode(b"a,b\0\0\0,c\n"), Err(Unreadable::NotText));
        assert_eq!(decode(b"\n<!DOCTYPE html>a,b"), Err(Unreadable::NotText));
        assert_eq!(decode(b"{\\rtf1 a,b}"), Err(Unreadable::NotText));
        assert_eq!(decode(b"SQLite format 3\0..."), Err(Unreadable::Database));
    }
}
