//! The immutable index of a release: typed arrays in one file, mapped into memory and shared by
//! every thread.

use std::path::{Path, PathBuf};

use zerocopy::{FromBytes, Immutable, IntoBytes};

use crate::release::{Meta, NONE};

pub mod build;
pub mod key;
pub mod layout;

use layout::{HEADER, MAGIC, SECTIONS, Section};

/// Why an index file cannot be used; it is rebuilt then.
#[derive(Debug, thiserror::Error)]
pub enum IndexError {
    #[error("the index {path} cannot be opened: {source}")]
    Open {
        path: PathBuf,
        source: std::io::Error,
    },
    #[error("the index is damaged: {0}")]
    Damaged(&'static str),
}

enum Backing {
    Mapped(memmap2::Mmap),
    Owned(Vec<u64>),
}

/// An opened index.
pub struct Index {
    backing: Backing,
    /// Begin and end of each section.
    places: Vec<(usize, usize)>,
}

impl std::fmt::Debug for Index {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Index")
            .field("bytes", &self.bytes().len())
            .finish_non_exhaustive()
    }
}

impl Index {
    /// Maps an index file.
    ///
    /// # Errors
    /// When the file is absent, of another format, or cut off.
    pub fn open(path: &Path) -> Result<Self, IndexError> {
        let open_error = |source| IndexError::Open {
            path: path.to_owned(),
            source,
        };
        let file = std::fs::File::open(path).map_err(open_error)?;
        #[expect(
            unsafe_code,
            reason = "the file is made by rename and never written again"
        )]
        let map = unsafe { memmap2::Mmap::map(&file) }.map_err(open_error)?;
        Self::new(Backing::Mapped(map))
    }

    /// Takes the bytes of an index file.
    ///
    /// # Errors
    /// When they are no whole index.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, IndexError> {
        let mut words = vec![0_u64; bytes.len().div_ceil(8)];
        if let Some(target) = words.as_mut_slice().as_mut_bytes().get_mut(..bytes.len()) {
            target.copy_from_slice(bytes);
        }
        Self::new(Backing::Owned(words))
    }

    fn new(backing: Backing) -> Result<Self, IndexError> {
        let mut index = Self {
            backing,
            places: Vec::with_capacity(SECTIONS),
        };
        let bytes = index.bytes();
        if bytes.len() < HEADER || !bytes.starts_with(MAGIC) {
            return Err(IndexError::Damaged("it has another format"));
        }
        let number = |at: usize| {
            let raw = bytes
                .get(at..at + 8)
                .and_then(|b| <[u8; 8]>::try_from(b).ok());
            raw.map_or(usize::MAX, |raw| {
                usize::try_from(u64::from_le_bytes(raw)).unwrap_or(usize::MAX)
            })
        };
        if number(8) != bytes.len() {
            return Err(IndexError::Damaged("it is cut off"));
        }
        let mut places = Vec::with_capacity(SECTIONS);
        for section in 0..SECTIONS {
            let begin = number(16 + section * 16);
            let end = begin.saturating_add(number(24 + section * 16));
            if begin % 8 != 0 || begin < HEADER || end > bytes.len() {
                return Err(IndexError::Damaged("a section lies outside the file"));
            }
            places.push((begin, end));
        }
        index.places = places;
        Ok(index)
    }

    fn bytes(&self) -> &[u8] {
        match &self.backing {
            Backing::Mapped(map) => map,
            Backing::Owned(words) => words.as_slice().as_bytes(),
        }
    }

    #[inline]
    fn array<T: FromBytes + Immutable>(&self, section: Section) -> &[T] {
        let (begin, end) = self
            .places
            .get(section as usize)
            .copied()
            .unwrap_or_default();
        let bytes = self.bytes().get(begin..end).unwrap_or(&[]);
        <[T]>::ref_from_bytes(bytes).unwrap_or(&[])
    }

    /// Where the release came from.
    #[must_use]
    pub fn release_meta(&self) -> Meta {
        let text = String::from_utf8_lossy(self.meta());
        let (month, sha) = text.split_once('\n').unwrap_or_default();
        Meta {
            month: month.to_owned(),
            source_sha256: sha.to_owned(),
        }
    }

    /// A text by its id; absent ids are empty.
    #[inline]
    #[must_use]
    pub fn text(&self, id: u32) -> &str {
        let (begin, end) = range(self.str_off(), id);
        let bytes = self.str_bytes().get(begin..end).unwrap_or(&[]);
        std::str::from_utf8(bytes).unwrap_or("")
    }

    /// The bytes of a text; absent ids are empty.
    #[inline]
    #[must_use]
    pub fn bytes_of(&self, id: u32) -> &[u8] {
        slice(self.str_bytes(), range(self.str_off(), id))
    }

    /// The name of a make as people write it.
    #[must_use]
    pub fn make(&self, id: u32) -> Option<&str> {
        let at = self.make_id().binary_search(&id).ok()?;
        Some(self.text(at_or_none(self.make_name(), at as u32)))
    }

    /// The name of a model.
    #[must_use]
    pub fn model(&self, id: u32) -> Option<&str> {
        let at = self.model_id().binary_search(&id).ok()?;
        Some(self.text(at_or_none(self.model_name(), at as u32)))
    }

    /// Makes of a model, one but for faults of the data.
    #[must_use]
    pub fn makes_of_model(&self, id: u32) -> &[u32] {
        let Ok(at) = self.model_id().binary_search(&id) else {
            return &[];
        };
        slice(self.model_make(), range(self.model_make_off(), at as u32))
    }

    /// Rows of a maker's code; one but for faults of the data.
    #[must_use]
    pub fn wmis(&self, code: &str) -> std::ops::Range<u32> {
        let code = pack_code(code);
        let codes = self.wmi_code();
        let begin = codes.partition_point(|c| *c < code);
        let end = codes.partition_point(|c| *c <= code);
        begin as u32..end as u32
    }
}

/// The value at a place, or `NONE`.
#[inline]
#[must_use]
pub fn at_or_none(values: &[u32], at: u32) -> u32 {
    values.get(at as usize).copied().unwrap_or(NONE)
}

/// The range that offsets give for a place.
#[inline]
#[must_use]
pub fn range(offsets: &[u32], at: u32) -> (usize, usize) {
    let at = at as usize;
    match (offsets.get(at), offsets.get(at.wrapping_add(1))) {
        (Some(begin), Some(end)) => (*begin as usize, *end as usize),
        _ => (0, 0),
    }
}

/// A part of an array; empty when it lies outside.
#[inline]
#[must_use]
pub fn slice<T>(values: &[T], (begin, end): (usize, usize)) -> &[T] {
    values.get(begin..end).unwrap_or(&[])
}

/// A maker's code as a number that sorts as the text does.
#[must_use]
pub fn pack_code(code: &str) -> u64 {
    let mut bytes = [b' '; 8];
    for (slot, byte) in bytes.iter_mut().zip(code.bytes()) {
        *slot = byte;
    }
    u64::from_be_bytes(bytes)
}
