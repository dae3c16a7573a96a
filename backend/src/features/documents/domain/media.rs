//! What files may be, told by their first bytes and never by their names.

use image::ImageFormat;

/// A kind of file that is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Media {
    Jpeg,
    Png,
    /// Taken, and kept as JPEG or PNG.
    Webp,
    Pdf,
}

impl Media {
    const ALL: [Self; 4] = [Self::Jpeg, Self::Png, Self::Webp, Self::Pdf];

    #[must_use]
    pub fn content_type(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Webp => "image/webp",
            Self::Pdf => "application/pdf",
        }
    }

    #[must_use]
    pub fn from_content_type(text: &str) -> Option<Self> {
        let text = text.trim().to_ascii_lowercase();
        Self::ALL.into_iter().find(|m| m.content_type() == text)
    }

    /// What the bytes begin as; nothing of what they are called counts.
    #[must_use]
    pub fn sniffed(bytes: &[u8]) -> Option<Self> {
        if bytes.starts_with(b"%PDF-") {
            return Some(Self::Pdf);
        }
        match image::guess_format(bytes).ok()? {
            ImageFormat::Jpeg => Some(Self::Jpeg),
            ImageFormat::Png => Some(Self::Png),
            ImageFormat::WebP => Some(Self::Webp),
            _ => None,
        }
    }

    #[must_use]
    pub fn image_format(self) -> Option<ImageFormat> {
        match self {
            Self::Jpeg => Some(ImageFormat::Jpeg),
            Self::Png => Some(ImageFormat::Png),
            Self::Webp => Some(ImageFormat::WebP),
            Self::Pdf => None,
        }
    }

    fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Jpeg => &["jpg", "jpeg"],
            Self::Png => &["png"],
            Self::Webp => &["webp"],
            Self::Pdf => &["pdf"],
        }
    }

    /// The ending of its names.
    #[must_use]
    pub fn ending(self) -> &'static str {
        self.endings()[0]
    }

    /// The name with an ending that says what the file is.
    #[must_use]
    pub fn named(self, name: &str) -> String {
        let (stem, ending) = match name.rsplit_once('.') {
            Some((stem, ending)) if !stem.is_empty() => (stem, ending),
            _ => (name, ""),
        };
        if self.endings().contains(&&*ending.to_ascii_lowercase()) {
            return name.to_owned();
        }
        let of_another = Self::ALL
            .iter()
            .any(|media| media.endings().contains(&&*ending.to_ascii_lowercase()));
        let stem = if of_another { stem } else { name };
        format!("{stem}.{}", self.ending())
    }
}

/// Whether a file may be taken, as far as its name tells: the bytes decide in the end.
#[must_use]
pub fn is_taken_by_name(name: &str) -> bool {
    let last = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let ending = last.rsplit_once('.').map(|(_, ending)| ending);
    ending.is_none_or(|ending| {
        let ending = ending.to_ascii_lowercase();
        Media::ALL
            .iter()
            .any(|media| media.endings().contains(&&*ending))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_tell_what_a_file_is() {
        for (bytes, media) in [
            (&b"%PDF-1.7\n"[..], Some(Media::Pdf)),
            (b"\xff\xd8\xff\xe0", Some(Media::Jpeg)),
            (b"\x89PNG\r\n\x1a\n", Some(Media::Png)),
            (b"RIFF\x10\0\0\0WEBPVP8 ", Some(Media::Webp)),
            (b"GIF89a", None),
            (b"<svg xmlns='http://www.w3.org/2000/svg'/>", None),
            (b"<!doctype html>", None),
            (b"", None),
        ] {
            assert_eq!(Media::sniffed(bytes), media, "{bytes:?}");
        }
    }

    #[test]
    fn a_name_says_what_the_file_is() {
        for (name, media, shown) in [
            ("bon.JPEG", Media::Jpeg, "bon.JPEG"),
            ("bon.pdf", Media::Jpeg, "bon.jpg"),
            ("bon.webp", Media::Png, "bon.png"),
            ("bon 3.12", Media::Pdf, "bon 3.12.pdf"),
            ("bon", Media::Pdf, "bon.pdf"),
            (".pdf", Media::Jpeg, ".pdf.jpg"),
        ] {
            assert_eq!(media.named(name), shown);
        }
    }

    #[test]
    fn names_tell_what_may_be_taken() {
        for name in ["a/b.JPG", "b.webp", "C:\\x.y\\bon", "bon"] {
            assert!(is_taken_by_name(name), "{name}");
        }
        for name in ["a.heic", "a.pdf/b.exe", "bon."] {
            assert!(!is_taken_by_name(name), "{name}");
        }
    }

    #[test]
    fn content_types_are_read_as_they_are_written() {
        for media in Media::ALL {
            assert_eq!(Media::from_content_type(media.content_type()), Some(media));
        }
        assert_eq!(Media::from_content_type("Image/PNG "), Some(Media::Png));
        assert_eq!(Media::from_content_type("image/svg+xml"), None);
    }
}
