//! Opens what a person hands over: NHTSA's zip, the bare dump, or our release file.

use std::fs::File;
use std::io::{BufRead, BufReader, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::dump;
use super::normalise::{NormaliseError, Normaliser};
use crate::release::codec::{self, CodecError};
use crate::release::{Meta, Release};

/// A dump that unpacks to more is taken for a zip bomb.
pub const MAX_UNPACKED: u64 = 2 << 30;

/// A release file that is larger is none.
const MAX_RELEASE_FILE: u64 = 256 << 20;

/// Why a source is refused.
#[derive(Debug, thiserror::Error)]
pub enum SourceError {
    #[error("{path} cannot be read: {source}")]
    Open {
        path: PathBuf,
        source: std::io::Error,
    },
    #[error("{0} is neither a zip, nor a plain dump, nor a release file of this service")]
    Unknown(PathBuf),
    #[error("the zip cannot be read: {0}")]
    Zip(#[from] zip::result::ZipError),
    #[error("the zip holds {0} dumps (.sql); exactly one is expected")]
    Entries(usize),
    #[error(
        "the month of the release is unknown: the file name holds no YYYY_MM; give it with --month"
    )]
    NoMonth,
    #[error("the file is larger than {0} bytes")]
    TooLarge(u64),
    #[error(transparent)]
    Normalise(#[from] NormaliseError),
    #[error(transparent)]
    Codec(#[from] CodecError),
}

/// A release together with what was noticed while reading it.
pub struct Loaded {
    pub release: Release,
    pub ignored_tables: Vec<String>,
}

/// Told how many bytes of the source were read.
pub type OnRead<'a> = &'a (dyn Fn(u64) + Sync);

/// SHA-256 of a file, in hexadecimal.
///
/// # Errors
/// When the file cannot be read.
pub fn file_sha256(path: &Path) -> Result<String, SourceError> {
    let open_error = |source| SourceError::Open {
        path: path.to_owned(),
        source,
    };
    let mut file = File::open(path).map_err(open_error)?;
    let mut hasher = Sha256::new();
    let mut buffer = vec![0; 1 << 20];
    loop {
        let got = file.read(&mut buffer).map_err(open_error)?;
        if got == 0 {
            break;
        }
        hasher.update(&buffer[..got]);
    }
    Ok(hex(&hasher.finalize()))
}

/// Lower-case hexadecimal digits.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Where a source comes from, read cheaply: the month, and the hash of the original dump.
///
/// # Errors
/// When the file cannot be read or its month is unknown.
pub fn describe(path: &Path, month: Option<&str>) -> Result<Meta, SourceError> {
    if sniff(path)? == Form::Release {
        return Ok(codec::decode_meta(&read_release_file(path)?)?);
    }
    let month = match month {
        Some(month) => month.to_owned(),
        None => month_of(path).ok_or(SourceError::NoMonth)?,
    };
    Ok(Meta {
        month,
        source_sha256: file_sha256(path)?,
    })
}

/// Reads a whole source.
///
/// # Errors
/// When it is ill-formed in any way; nothing is guessed.
pub fn load(path: &Path, meta: Meta, on_read: OnRead<'_>) -> Result<Loaded, SourceError> {
    let open = || {
        File::open(path).map_err(|source| SourceError::Open {
            path: path.to_owned(),
            source,
        })
    };
    match sniff(path)? {
        Form::Release => Ok(Loaded {
            release: codec::decode(&read_release_file(path)?)?,
            ignored_tables: Vec::new(),
        }),
        Form::Sql => load_dump(BufReader::with_capacity(1 << 20, open()?), meta, on_read),
        Form::Zip => {
            let mut archive = zip::ZipArchive::new(BufReader::new(open()?))?;
            let index = only_dump(&mut archive)?;
            let entry = archive.by_index(index)?;
            load_dump(BufReader::with_capacity(1 << 20, entry), meta, on_read)
        }
    }
}

/// Checks that a zip holds one dump of a sensible size, without unpacking it.
///
/// # Errors
/// What is wrong with the zip.
pub fn check_zip(path: &Path) -> Result<(), SourceError> {
    let file = File::open(path).map_err(|source| SourceError::Open {
        path: path.to_owned(),
        source,
    })?;
    only_dump(&mut zip::ZipArchive::new(BufReader::new(file))?).map(|_| ())
}

/// The place of the one dump of a zip.
fn only_dump<R: Read + Seek>(archive: &mut zip::ZipArchive<R>) -> Result<usize, SourceError> {
    let dumps: Vec<usize> = (0..archive.len())
        .filter(|index| {
            archive
                .name_for_index(*index)
                .is_some_and(|n| n.is_ok_and(|n| n.ends_with(".sql")))
        })
        .collect();
    let [index] = dumps[..] else {
        return Err(SourceError::Entries(dumps.len()));
    };
    if archive.by_index(index)?.size() > MAX_UNPACKED {
        return Err(SourceError::TooLarge(MAX_UNPACKED));
    }
    Ok(index)
}

fn load_dump(input: impl BufRead, meta: Meta, on_read: OnRead<'_>) -> Result<Loaded, SourceError> {
    let mut normaliser = Normaliser::new(meta);
    let counted = Counted {
        input,
        read: 0,
        on_read,
    };
    dump::read(
        BufReader::with_capacity(1 << 20, counted),
        MAX_UNPACKED,
        &mut normaliser,
    )?;
    let ignored_tables = normaliser.ignored.iter().cloned().collect();
    Ok(Loaded {
        release: normaliser.finish()?,
        ignored_tables,
    })
}

struct Counted<'a, R> {
    input: R,
    read: u64,
    on_read: OnRead<'a>,
}

impl<R: Read> Read for Counted<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let got = self.input.read(buffer)?;
        self.read += got as u64;
        (self.on_read)(self.read);
        Ok(got)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Zip,
    Sql,
    Release,
}

fn sniff(path: &Path) -> Result<Form, SourceError> {
    let open_error = |source| SourceError::Open {
        path: path.to_owned(),
        source,
    };
    let mut file = File::open(path).map_err(open_error)?;
    let mut head = Vec::new();
    file.by_ref()
        .take(4096)
        .read_to_end(&mut head)
        .map_err(open_error)?;
    file.seek(SeekFrom::Start(0)).map_err(open_error)?;
    if codec::is_release(&head) {
        return Ok(Form::Release);
    }
    if head.starts_with(b"PK\x03\x04") {
        return Ok(Form::Zip);
    }
    let text = head.starts_with(b"--") || head.windows(5).any(|part| part == b"COPY ");
    if text {
        Ok(Form::Sql)
    } else {
        Err(SourceError::Unknown(path.to_owned()))
    }
}

fn read_release_file(path: &Path) -> Result<Vec<u8>, SourceError> {
    let open_error = |source| SourceError::Open {
        path: path.to_owned(),
        source,
    };
    let size = std::fs::metadata(path).map_err(open_error)?.len();
    if size > MAX_RELEASE_FILE {
        return Err(SourceError::TooLarge(MAX_RELEASE_FILE));
    }
    std::fs::read(path).map_err(open_error)
}

/// `…_2026_10.plain.zip` → `2026-10`.
fn month_of(path: &Path) -> Option<String> {
    let name = path.file_name()?.to_str()?;
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    (0..name.len().saturating_sub(6)).find_map(|start| {
        let part = name.get(start..start + 7)?;
        let (year, month) = part.split_once(['_', '-'])?;
        let valid = year.len() == 4 && digits(year) && month.len() == 2 && digits(month);
        (valid && (1..=12).contains(&month.parse::<u32>().ok()?)).then(|| format!("{year}-{month}"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_month_is_in_the_name() {
        let month = |name: &str| month_of(Path::new(name));
        assert_eq!(
            month("vPICList_lite_2026_10.plain.zip").as_deref(),
            Some("2026-10")
        );
        assert_eq!(month("dump-2025-13.sql"), None);
        assert_eq!(month("dump.sql"), None);
    }

    #[test]
    fn a_zip_that_is_none_is_named() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("x_2026_10.zip");
        std::fs::write(&path, b"PK\x03\x04 and then nothing").unwrap();
        let meta = describe(&path, None).unwrap();
        assert!(matches!(
            load(&path, meta, &|_| ()),
            Err(SourceError::Zip(_))
        ));
        std::fs::write(&path, b"\x00\x01").unwrap();
        assert!(matches!(
            describe(&path, None),
            Err(SourceError::Unknown(_))
        ));
    }
}
