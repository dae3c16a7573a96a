use image::{DynamicImage, GenericImageView as _, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};
use proptest::prelude::*;

use super::media::Media;
use super::picture::{BadPicture, THUMBNAIL, redrawn};

/// Left half red, right half blue.
fn flag(width: u32, height: u32) -> DynamicImage {
    let colour = |x, _| {
        if x < width / 2 {
            Rgb([230, 0, 0])
        } else {
            Rgb([0, 0, 230])
        }
    };
    RgbImage::from_fn(width, height, colour).into()
}

fn encoded(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// A JPEG with an Exif block: an orientation, and a place in clear text.
fn with_exif(orientation: u8) -> Vec<u8> {
    let plain = encoded(&flag(64, 32), ImageFormat::Jpeg);
    let mut tiff = b"MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    tiff.extend([orientation, 0, 0, 0, 0, 0, 0]);
    tiff.extend(b"GPS 48.2082 N 16.3738 E");
    let mut block = b"Exif\0\0".to_vec();
    block.extend(tiff);
    let length = u16::try_from(block.len() + 2).unwrap().to_be_bytes();
    let mut bytes = vec![0xff, 0xd8, 0xff, 0xe1];
    bytes.extend(length);
    bytes.extend(block);
    bytes.extend(&plain[2..]);
    bytes.extend(b"GPS behind the end");
    bytes
}

fn contains(bytes: &[u8], text: &[u8]) -> bool {
    bytes.windows(text.len()).any(|window| window == text)
}

#[test]
fn a_picture_is_upright_and_tells_nothing_but_what_it_shows() {
    let original = with_exif(6);
    assert!(contains(&original, b"GPS"));
    let kept = redrawn(&original, ImageFormat::Jpeg).unwrap();
    assert_eq!((kept.media, kept.width, kept.height), (Media::Jpeg, 32, 64));
    for bytes in [&kept.bytes, &kept.thumbnail] {
        assert!(!contains(bytes, b"GPS") && !contains(bytes, b"Exif"));
        let shown = image::load_from_memory(bytes).unwrap();
        assert_eq!(shown.dimensions(), (32, 64));
        // Turned by a quarter clockwise, what was left is above.
        let (above, below) = (shown.get_pixel(16, 8), shown.get_pixel(16, 56));
        assert!(above[0] > 180 && above[2] < 60, "{above:?}");
        assert!(below[2] > 180 && below[0] < 60, "{below:?}");
    }
    let lying = redrawn(&with_exif(1), ImageFormat::Jpeg).unwrap();
    assert_eq!((lying.width, lying.height), (64, 32));
}

#[test]
fn each_format_is_kept_as_what_shows_it_best() {
    let opaque = flag(900, 300);
    let mut clear: RgbaImage = opaque.to_rgba8();
    clear.put_pixel(0, 0, Rgba([0, 0, 0, 0]));
    let clear = DynamicImage::from(clear);
    let deep = DynamicImage::from(opaque.to_rgb16());
    for (picture, format, media) in [
        (&opaque, ImageFormat::Jpeg, Media::Jpeg),
        (&opaque, ImageFormat::Png, Media::Png),
        (&deep, ImageFormat::Png, Media::Png),
        (&clear, ImageFormat::Png, Media::Png),
        (&opaque, ImageFormat::WebP, Media::Jpeg),
        (&clear, ImageFormat::WebP, Media::Png),
    ] {
        let kept = redrawn(&encoded(picture, format), format).unwrap();
        assert_eq!(kept.media, media, "{format:?}");
        assert_eq!(Media::sniffed(&kept.bytes), Some(media));
        let shown = image::load_from_memory(&kept.bytes).unwrap();
        assert_eq!(shown.dimensions(), (900, 300));
        let small = image::load_from_memory(&kept.thumbnail).unwrap();
        assert_eq!(small.width(), THUMBNAIL);
        assert_eq!(small.height(), 107);
    }
}

#[test]
fn what_was_drawn_here_stays_as_it_is() {
    let noise = |x: u32, y: u32| (x.wrapping_mul(2_654_435_761) ^ y.wrapping_mul(40_503)) as u8;
    let coloured = RgbImage::from_fn(97, 61, |x, y| Rgb([noise(x, y), noise(y, x), 7]));
    let grey = DynamicImage::from(coloured.clone()).to_luma8();
    for picture in [coloured.into(), grey.into(), flag(64, 32)] {
        for format in [ImageFormat::Jpeg, ImageFormat::Png] {
            let first = redrawn(&encoded(&picture, format), format).unwrap();
            let again = redrawn(&first.bytes, format).unwrap();
            assert!(again.bytes == first.bytes, "{format:?}");
        }
    }
    // Whatever was added to it goes.
    let kept = redrawn(&with_exif(1), ImageFormat::Jpeg).unwrap().bytes;
    let remark = [&kept[..2], b"\xff\xfe\0\x05GPS", &kept[2..]].concat();
    let behind = [&kept[..], b"GPS"].concat();
    let twice = [&kept[..], b"GPS\xff\xd9"].concat();
    for changed in [remark, behind, twice] {
        let redrawn = redrawn(&changed, ImageFormat::Jpeg).unwrap().bytes;
        assert!(contains(&changed, b"GPS") && !contains(&redrawn, b"GPS"));
    }
}

/// A PNG whose header alone says that it is huge.
pub fn header_of(width: u32, height: u32) -> Vec<u8> {
    let mut small = encoded(&flag(2, 2), ImageFormat::Png);
    small[16..20].copy_from_slice(&width.to_be_bytes());
    small[20..24].copy_from_slice(&height.to_be_bytes());
    let sum = crc(&small[12..29]);
    small[29..33].copy_from_slice(&sum.to_be_bytes());
    small
}

fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| {
            (sum >> 1) ^ (0xedb8_8320 * (sum & 1))
        })
    })
}

#[test]
fn a_header_that_says_huge_is_enough() {
    for (width, height) in [(100_000, 100_000), (10_000, 5_001), (u32::MAX / 2, 1)] {
        let bomb = header_of(width, height);
        let refused = redrawn(&bomb, ImageFormat::Png);
        assert!(refused.is_err(), "{width} {height}");
    }
    let bomb = redrawn(&header_of(10_000, 5_001), ImageFormat::Png);
    assert_eq!(bomb, Err(BadPicture::TooLarge));
}

#[test]
fn what_is_cut_off_is_damaged() {
    for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
        let whole = encoded(&flag(200, 100), format);
        for share in [3, 10, 50, 90] {
            let cut = &whole[..whole.len() * share / 100];
            let refused = redrawn(cut, format);
            assert_eq!(refused, Err(BadPicture::Damaged), "{format:?} {share}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_bytes_panic(mut at in 0_usize..600, value: u8, format in 0_usize..3) {
        let format = [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP][format];
        let mut bytes = encoded(&flag(40, 20), format);
        at %= bytes.len();
        bytes[at] = value;
        let _ = redrawn(&bytes, format).map(|kept| kept.width);
    }
}
