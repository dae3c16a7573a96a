//! Pictures that were drawn here before: drawn again they would say nothing less, and only blur.

const SCAN: u8 = 0xda;
const END: [u8; 2] = [0xff, 0xd9];

/// Whether a JPEG is as this application draws them: headers as in `redrawn`, one scan, nothing behind.
pub fn is_drawn_here(original: &[u8], redrawn: &[u8]) -> bool {
    let (Some(data), Some(new)) = (behind_headers(original), behind_headers(redrawn)) else {
        return false;
    };
    let headers = original.strip_suffix(data);
    headers == redrawn.strip_suffix(new) && is_one_scan(data)
}

/// Data in which nothing but the end is marked.
fn is_one_scan(data: &[u8]) -> bool {
    let is_mark = |pair: &[u8]| pair[0] == END[0] && pair[1] != 0;
    data.strip_suffix(&END)
        .is_some_and(|scan| !scan.ends_with(&[END[0]]) && !scan.windows(2).any(is_mark))
}

/// Whether the data of a JPEG end as they should: decoders fill up with grey what is missing.
pub fn has_an_end(bytes: &[u8]) -> bool {
    let Some(data) = behind_headers(bytes) else {
        return false;
    };
    data.windows(2).any(|pair| pair == END)
}

/// The data behind the segments before the first scan, which may hold whole pictures themselves.
fn behind_headers(bytes: &[u8]) -> Option<&[u8]> {
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
