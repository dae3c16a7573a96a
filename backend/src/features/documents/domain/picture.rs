//! Pictures as they are kept: drawn anew and upright, so that nothing is left of a file but what it shows.
//! Places, names of cameras, hidden thumbnails and whatever is hung on behind are gone.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::{
    DynamicImage, ImageDecoder as _, ImageFormat, ImageReader, Limits, RgbImage, imageops,
};

use super::drawn::{has_an_end, is_drawn_here};
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
    let (media, drawn) = match is_png {
        true => (Media::Png, png(&picture)?),
        false => (Media::Jpeg, jpeg(&picture, QUALITY)?),
    };
    let is_ours = media == Media::Jpeg && is_drawn_here(bytes, &drawn);
    Ok(Picture {
        media,
        bytes: if is_ours { bytes.to_vec() } else { drawn },
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
