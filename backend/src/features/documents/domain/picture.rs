//! Pictures as they are kept: drawn anew and upright, so that nothing is left of a file but what it shows.
//! Places, names of cameras, hidden thumbnails and whatever is hung on behind are gone.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::{
    DynamicImage, ImageDecoder as _, ImageFormat, ImageReader, Limits, RgbImage, imageops,
};

use super::media::Media;

/// The largest picture, in pixels.
pub const MOST_PIXELS: u64 = 50_000_000;
/// Bytes that decoding may take: the largest picture in four channels.
const MOST_MEMORY: u64 = 4 * MOST_PIXELS + (16 << 20);
/// The long edge of a thumbnail.
pub const THUMBNAIL: u32 = 320;
/// Small print stays readable.
const QUALITY: u8 = 90;
const THUMBNAIL_QUALITY: u8 = 80;

/// A picture to be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    pub media: Media,
    pub bytes: Vec<u8>,
    pub width: u32,
    pub height: u32,
    /// A JPEG.
    pub thumbnail: Vec<u8>,
}

/// Why a picture is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadPicture {
    #[error("This picture has more than 50 million pixels. Make it smaller.")]
    TooLarge,
    #[error("This picture is damaged or incomplete. Take or choose it again.")]
    Damaged,
}

impl From<image::ImageError> for BadPicture {
    fn from(error: image::ImageError) -> Self {
        match error {
            image::ImageError::Limits(_) => Self::TooLarge,
            _ => Self::Damaged,
        }
    }
}

/// Draws a picture anew.
///
/// # Errors
/// When it is too large, which its header tells before anything is decoded, or damaged.
pub fn redrawn(bytes: &[u8], format: ImageFormat) -> Result<Picture, BadPicture> {
    if format == ImageFormat::Jpeg && !has_an_end(bytes) {
        return Err(BadPicture::Damaged);
    }
    let picture = plain(upright(bytes, format)?);
    let (width, height) = (picture.width(), picture.height());
    let is_png = format == ImageFormat::Png || picture.color().has_alpha();
    Ok(Picture {
        media: if is_png { Media::Png } else { Media::Jpeg },
        bytes: if is_png {
            png(&picture)?
        } else {
            jpeg(&picture, QUALITY)?
        },
        width,
        height,
        thumbnail: thumbnail(&picture)?,
    })
}

fn upright(bytes: &[u8], format: ImageFormat) -> Result<DynamicImage, BadPicture> {
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_MEMORY);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits);
    let mut decoder = reader.into_decoder()?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(BadPicture::TooLarge);
    }
    let orientation = decoder.orientation()?;
    let mut picture = DynamicImage::from_decoder(decoder)?;
    picture.apply_orientation(orientation);
    Ok(picture)
}

/// With eight bits a channel, in forms that both encoders know.
fn plain(picture: DynamicImage) -> DynamicImage {
    match picture {
        DynamicImage::ImageLuma8(_) | DynamicImage::ImageRgb8(_) => picture,
        _ if picture.color().has_alpha() => picture.into_rgba8().into(),
        _ => picture.into_rgb8().into(),
    }
}

fn png(picture: &DynamicImage) -> Result<Vec<u8>, BadPicture> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, ImageFormat::Png)?;
    Ok(bytes.into_inner())
}

fn jpeg(picture: &DynamicImage, quality: u8) -> Result<Vec<u8>, BadPicture> {
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, quality).encode_image(picture)?;
    Ok(bytes)
}

/// What is seen through is white, as paper.
fn thumbnail(picture: &DynamicImage) -> Result<Vec<u8>, BadPicture> {
    let is_large = picture.width().max(picture.height()) > THUMBNAIL;
    let small = if is_large {
        picture.thumbnail(THUMBNAIL, THUMBNAIL)
    } else {
        picture.clone()
    };
    let white = image::Rgb([255; 3]);
    let paper = RgbImage::from_pixel(small.width(), small.height(), white);
    let mut paper = DynamicImage::from(paper);
    imageops::overlay(&mut paper, &small, 0, 0);
    jpeg(&paper, THUMBNAIL_QUALITY)
}

/// Whether the data of a JPEG end as they should: decoders fill up with grey what is missing.
fn has_an_end(bytes: &[u8]) -> bool {
    let Some(data) = behind_headers(bytes) else {
        return false;
    };
    data.windows(2).any(|pair| pair == [0xff, 0xd9])
}

/// The data behind the segments before the first scan, which may hold whole pictures themselves.
fn behind_headers(bytes: &[u8]) -> Option<&[u8]> {
    const SCAN: u8 = 0xda;
    let mut rest = bytes.get(2..)?;
    loop {
        let (marker, behind) = (rest.get(..2)?, rest.get(2..)?);
        if marker == [0xff, 0xff] {
            rest = &rest[1..];
            continue;
        }
        let length = u16::from_be_bytes([*behind.first()?, *behind.get(1)?]);
        rest = behind.get(usize::from(length)..)?;
        if marker == [0xff, SCAN] {
            return Some(rest);
        }
    }
}
