//! The compact release file: magic, format, meta, then one zstd frame that holds the texts and
//! every column, each as varints of its values or of its differences, whichever is smaller.

use std::io::{Read, Write};

use super::{Meta, Release, Strings, Table};

/// First bytes of a release file.
pub const MAGIC: &[u8; 8] = b"MVPRv001";

/// Unpacked size at which a file is refused.
const MAX_UNPACKED: u64 = 512 << 20;

const PLAIN: u8 = 0;
const DELTA: u8 = 1;

/// Why a release file cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum CodecError {
    #[error("this is no release file of this service")]
    NotARelease,
    #[error("the release file is cut off or damaged ({0})")]
    Damaged(&'static str),
    #[error("the release file cannot be unpacked: {0}")]
    Unpack(#[from] std::io::Error),
}

/// Tells a release file by its first bytes.
#[must_use]
pub fn is_release(bytes: &[u8]) -> bool {
    bytes.starts_with(MAGIC)
}

/// Packs a release; `level` is zstd's.
///
/// # Errors
/// When zstd fails.
pub fn encode(release: &Release, level: i32) -> Result<Vec<u8>, CodecError> {
    let mut out = MAGIC.to_vec();
    put_text(&mut out, &release.meta.month);
    put_text(&mut out, &release.meta.source_sha256);
    let mut encoder = zstd::Encoder::new(out, level)?;
    encoder.long_distance_matching(true)?;
    encoder.include_checksum(true)?;
    let mut body = Vec::new();
    put_strings(&mut body, &release.strings);
    put_varint(&mut body, release.tables.len() as u64);
    for (name, table) in &release.tables {
        put_table(&mut body, name, table);
    }
    encoder.write_all(&body)?;
    Ok(encoder.finish()?)
}

/// Reads only where a release came from.
///
/// # Errors
/// When the bytes are no release file.
pub fn decode_meta(bytes: &[u8]) -> Result<Meta, CodecError> {
    read_meta(bytes).map(|(meta, _)| meta)
}

/// Unpacks a release.
///
/// # Errors
/// When the bytes are no release file, cut off or damaged.
pub fn decode(bytes: &[u8]) -> Result<Release, CodecError> {
    let (meta, packed) = read_meta(bytes)?;
    let mut body = Vec::new();
    zstd::Decoder::new(packed)?
        .take(MAX_UNPACKED + 1)
        .read_to_end(&mut body)?;
    if body.len() as u64 > MAX_UNPACKED {
        return Err(CodecError::Damaged("it unpacks to more than 512 MiB"));
    }
    let mut reader = Reader { rest: &body };
    let mut release = Release::new(meta);
    release.strings = reader.strings()?;
    for _ in 0..reader.varint()? {
        let name = reader.text()?.to_owned();
        let table = reader.table()?;
        release.tables.insert(name, table);
    }
    Ok(release)
}

fn read_meta(bytes: &[u8]) -> Result<(Meta, &[u8]), CodecError> {
    let rest = bytes.strip_prefix(MAGIC).ok_or(CodecError::NotARelease)?;
    let mut reader = Reader { rest };
    let month = reader.text()?.to_owned();
    let source_sha256 = reader.text()?.to_owned();
    Ok((
        Meta {
            month,
            source_sha256,
        },
        reader.rest,
    ))
}

fn put_varint(out: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        out.push((value & 0x7f) as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

fn put_text(out: &mut Vec<u8>, text: &str) {
    put_varint(out, text.len() as u64);
    out.extend_from_slice(text.as_bytes());
}

fn put_strings(out: &mut Vec<u8>, strings: &Strings) {
    put_varint(out, strings.iter().len() as u64);
    for text in strings.iter() {
        put_text(out, text);
    }
}

fn put_table(out: &mut Vec<u8>, name: &str, table: &Table) {
    put_text(out, name);
    put_varint(out, table.columns.len() as u64);
    for (column, values) in &table.columns {
        put_text(out, column);
        put_varint(out, values.len() as u64);
        let plain = encode_plain(values);
        let delta = encode_delta(values);
        let (kind, bytes) = if delta.len() < plain.len() {
            (DELTA, delta)
        } else {
            (PLAIN, plain)
        };
        out.push(kind);
        put_varint(out, bytes.len() as u64);
        out.extend_from_slice(&bytes);
    }
}

fn encode_plain(values: &[u32]) -> Vec<u8> {
    let mut out = Vec::with_capacity(values.len());
    // NONE is written as 0 and the rest one up, so that it costs one byte.
    values
        .iter()
        .for_each(|value| put_varint(&mut out, u64::from(value.wrapping_add(1))));
    out
}

fn encode_delta(values: &[u32]) -> Vec<u8> {
    let mut out = Vec::with_capacity(values.len());
    let mut last = 0_i64;
    for value in values {
        let value = i64::from(*value);
        let delta = value - last;
        put_varint(&mut out, ((delta << 1) ^ (delta >> 63)) as u64);
        last = value;
    }
    out
}

struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    fn bytes(&mut self, len: usize) -> Result<&'a [u8], CodecError> {
        let (head, tail) = self
            .rest
            .split_at_checked(len)
            .ok_or(CodecError::Damaged("a part is missing"))?;
        self.rest = tail;
        Ok(head)
    }

    fn byte(&mut self) -> Result<u8, CodecError> {
        let (first, tail) = self
            .rest
            .split_first()
            .ok_or(CodecError::Damaged("a part is missing"))?;
        self.rest = tail;
        Ok(*first)
    }

    fn varint(&mut self) -> Result<u64, CodecError> {
        let mut value = 0_u64;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            value |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Ok(value);
            }
        }
        Err(CodecError::Damaged("a number is too long"))
    }

    fn length(&mut self) -> Result<usize, CodecError> {
        usize::try_from(self.varint()?).map_err(|_| CodecError::Damaged("a length is too large"))
    }

    fn text(&mut self) -> Result<&'a str, CodecError> {
        let len = self.length()?;
        std::str::from_utf8(self.bytes(len)?).map_err(|_| CodecError::Damaged("a text is no UTF-8"))
    }

    fn strings(&mut self) -> Result<Strings, CodecError> {
        let mut strings = Strings::default();
        for _ in 0..self.length()? {
            let text = self.text()?;
            strings.intern(text);
        }
        Ok(strings)
    }

    fn table(&mut self) -> Result<Table, CodecError> {
        let mut table = Table::default();
        for _ in 0..self.length()? {
            let name = self.text()?.to_owned();
            let values = self.column()?;
            table.columns.insert(name, values);
        }
        if table.is_rectangular() {
            Ok(table)
        } else {
            Err(CodecError::Damaged("columns of a table differ in length"))
        }
    }

    fn column(&mut self) -> Result<Vec<u32>, CodecError> {
        let rows = self.length()?;
        let kind = self.byte()?;
        let len = self.length()?;
        let mut part = Reader {
            rest: self.bytes(len)?,
        };
        // Each value takes at least one byte, so a false count cannot ask for much memory.
        let mut values = Vec::with_capacity(rows.min(len));
        let mut last = 0_i64;
        for _ in 0..rows {
            let raw = part.varint()?;
            values.push(if kind == DELTA {
                last = last.wrapping_add((raw >> 1) as i64 ^ -((raw & 1) as i64));
                u32::try_from(last).map_err(|_| CodecError::Damaged("a value is out of range"))?
            } else {
                u32::try_from(raw)
                    .map_err(|_| CodecError::Damaged("a value is out of range"))?
                    .wrapping_sub(1)
            });
        }
        Ok(values)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::release::NONE;

    fn release(values: Vec<u32>) -> Release {
        let meta = Meta {
            month: "2026-10".into(),
            source_sha256: "ab".into(),
        };
        let mut release = Release::new(meta);
        release.strings.intern("Civic");
        release.strings.intern("Ë");
        release.table_mut("t").set("a", values);
        release
    }

    proptest! {
        #[test]
        fn any_column_comes_back(values in proptest::collection::vec(any::<u32>(), 0..200)) {
            let bytes = encode(&release(values.clone()), 1).unwrap();
            let back = decode(&bytes).unwrap();
            prop_assert_eq!(back.table("t").column("a"), values.as_slice());
            prop_assert_eq!(back.strings.text(1), "Ë");
        }

        #[test]
        fn a_cut_file_is_refused(cut in 0_usize..60) {
            let bytes = encode(&release(vec![NONE, 0, 7, 7, 7]), 1).unwrap();
            prop_assume!(cut < bytes.len());
            prop_assert!(decode(&bytes[..cut]).is_err());
        }
    }

    #[test]
    fn meta_is_read_without_unpacking() {
        let bytes = encode(&release(vec![1]), 1).unwrap();
        assert_eq!(decode_meta(&bytes).unwrap().month, "2026-10");
        assert!(matches!(
            decode_meta(b"PK\x03\x04"),
            Err(CodecError::NotARelease)
        ));
    }
}
