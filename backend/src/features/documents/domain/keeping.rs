//! What becomes of a file that was sent.

use super::document::Kept;
use super::media::Media;
use super::picture::{BadPicture, redrawn};

/// Why a file is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unusable {
    #[error("This is no JPEG, PNG or WebP picture and no PDF, whatever it is called.")]
    Unknown,
    #[error(transparent)]
    Picture(#[from] BadPicture),
}

/// A file as it is kept: pictures are drawn anew, PDFs stay as they are.
///
/// # Errors
/// When it is nothing that is taken, too large to be drawn, or damaged.
pub fn kept(bytes: Vec<u8>) -> Result<Kept, Unusable> {
    let media = Media::sniffed(&bytes).ok_or(Unusable::Unknown)?;
    let Some(format) = media.image_format() else {
        return Ok(Kept {
            media,
            bytes,
            pixels: None,
            thumbnail: None,
        });
    };
    let picture = redrawn(&bytes, format)?;
    let edge = |pixels| i32::try_from(pixels).unwrap_or(i32::MAX);
    Ok(Kept {
        media: picture.media,
        bytes: picture.bytes,
        pixels: Some((edge(picture.width), edge(picture.height))),
        thumbnail: Some(picture.thumbnail),
    })
}
