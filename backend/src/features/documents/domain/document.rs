//! A photo or paper of a fill-up.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::media::Media;
use crate::kernel::ids::{DocumentId, FuelLogId, VehicleId};
use crate::kernel::text;

/// The largest file that is taken, in bytes.
pub const MOST_BYTES: u64 = 15 << 20;
/// Documents of one fill-up.
pub const MOST_OF_ONE: u64 = 5;

/// What is said of a file before it comes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Announced {
    pub file_name: String,
    pub media: Media,
    pub size: i64,
}

/// What keeps a file from being taken before it comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unacceptable {
    #[error("Say what the file is called.")]
    Unnamed,
    #[error("Take a JPEG, PNG or WebP picture, or a PDF.")]
    UnknownType,
    #[error("The file is empty. Choose another.")]
    Empty,
    #[error("The file is larger than 15 MiB. Make it smaller, or take a photo of it.")]
    TooLarge,
}

impl Announced {
    /// # Errors
    /// Everything that keeps the file from being taken.
    pub fn checked(
        file_name: &str,
        content_type: &str,
        size: i64,
    ) -> Result<Self, Vec<Unacceptable>> {
        let name = text::file_name(file_name).ok_or(Unacceptable::Unnamed);
        let media = Media::from_content_type(content_type).ok_or(Unacceptable::UnknownType);
        match (name, media, checked_size(size)) {
            (Ok(file_name), Ok(media), Ok(size)) => Ok(Self {
                file_name,
                media,
                size,
            }),
            (name, media, size) => {
                let all = [name.err(), media.err(), size.err()];
                Err(all.into_iter().flatten().collect())
            }
        }
    }
}

fn checked_size(size: i64) -> Result<i64, Unacceptable> {
    match u64::try_from(size) {
        Ok(1..=MOST_BYTES) => Ok(size),
        Ok(1..) => Err(Unacceptable::TooLarge),
        _ => Err(Unacceptable::Empty),
    }
}

/// The ids of the files of a document, made when it is announced so that whatever is done again is the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parts {
    /// As it was sent.
    pub upload: Uuid,
    /// As it is kept.
    pub file: Uuid,
    pub thumbnail: Uuid,
}

/// A photo or paper of a fill-up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    pub id: DocumentId,
    pub vehicle_id: VehicleId,
    pub fuel_log_id: FuelLogId,
    pub file_name: String,
    pub media: Media,
    /// As announced, then as kept.
    pub size: i64,
    /// Width and height of pictures.
    pub pixels: Option<(i32, i32)>,
    pub parts: Parts,
    pub version: i32,
    pub created_at: DateTime<Utc>,
    /// None while its file is awaited.
    pub completed_at: Option<DateTime<Utc>>,
    pub deleted_at: Option<DateTime<Utc>>,
}

impl Document {
    /// Whether its file is there to be had.
    #[must_use]
    pub fn is_there(&self) -> bool {
        self.completed_at.is_some() && self.deleted_at.is_none()
    }

    /// Whether its file is still to come.
    #[must_use]
    pub fn is_awaited(&self) -> bool {
        self.completed_at.is_none() && self.deleted_at.is_none()
    }
}

/// A file as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    pub media: Media,
    pub bytes: Vec<u8>,
    pub pixels: Option<(i32, i32)>,
    /// A JPEG, of pictures.
    pub thumbnail: Option<Vec<u8>>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_wrong_is_told_at_once() {
        use Unacceptable::{Empty, UnknownType, Unnamed};
        assert_eq!(
            Announced::checked(" ", "text/html", 0),
            Err(vec![Unnamed, UnknownType, Empty])
        );
    }

    #[test]
    fn fifteen_mebibytes_are_taken_and_no_more() {
        let sized = |size| Announced::checked("a.jpg", "image/jpeg", size).map(|a| a.size);
        assert_eq!(sized(15 << 20), Ok(15 << 20));
        for size in [(15 << 20) + 1, i64::MAX] {
            assert_eq!(sized(size), Err(vec![Unacceptable::TooLarge]));
        }
        assert_eq!(sized(-1), Err(vec![Unacceptable::Empty]));
    }
}
