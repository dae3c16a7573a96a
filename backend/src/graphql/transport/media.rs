//! Negotiation of media types.

use ::http::{HeaderMap, header};

/// The two forms of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ResponseType {
    /// `application/json`: a well-formed request is always answered by 200.
    Json,
    /// `application/graphql-response+json`: the status tells what happened.
    GraphqlResponse,
}

impl ResponseType {
    pub fn header(self) -> &'static str {
        match self {
            Self::Json => "application/json; charset=utf-8",
            Self::GraphqlResponse => "application/graphql-response+json; charset=utf-8",
        }
    }
}

/// Chooses by quality, then by the client's order; absent or `*/*` means JSON.
pub(super) fn negotiate(headers: &HeaderMap) -> Option<ResponseType> {
    let mut best: Option<(ResponseType, u16)> = None;
    let mut seen = false;
    for value in headers.get_all(header::ACCEPT) {
        let text = String::from_utf8_lossy(value.as_bytes());
        for range in text
            .split(',')
            .map(str::trim)
            .filter(|range| !range.is_empty())
        {
            seen = true;
            let Some((candidate, quality)) = offer(range) else {
                continue;
            };
            if quality > 0 && best.is_none_or(|(_, known)| quality > known) {
                best = Some((candidate, quality));
            }
        }
    }
    if seen {
        best.map(|(chosen, _)| chosen)
    } else {
        Some(ResponseType::Json)
    }
}

fn offer(range: &str) -> Option<(ResponseType, u16)> {
    let mut parts = range.split(';').map(str::trim);
    let kind = match parts.next()?.to_ascii_lowercase().as_str() {
        "application/graphql-response+json" => ResponseType::GraphqlResponse,
        "application/json" | "application/*" | "*/*" => ResponseType::Json,
        _ => return None,
    };
    let quality = parts
        .filter_map(|parameter| parameter.split_once('='))
        .find(|(name, _)| name.trim().eq_ignore_ascii_case("q"))
        .map_or(1000, |(_, value)| thousandths(value.trim()));
    Some((kind, quality))
}

fn thousandths(quality: &str) -> u16 {
    let quality = quality.parse::<f32>().unwrap_or(0.0).clamp(0.0, 1.0);
    // Within 0 to 1000 after the clamp.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped"
    )]
    let thousandths = (quality * 1000.0).round() as u16;
    thousandths
}

/// Only uncompressed UTF-8 JSON is read, so that no form post of a foreign page is.
pub(super) fn is_readable(headers: &HeaderMap) -> bool {
    let Some(content_type) = single(headers, header::CONTENT_TYPE) else {
        return false;
    };
    let mut parts = content_type.split(';').map(str::trim);
    let json = parts
        .next()
        .is_some_and(|kind| kind.eq_ignore_ascii_case("application/json"));
    let utf8 = parts
        .filter_map(|parameter| parameter.split_once('='))
        .filter(|(name, _)| name.trim().eq_ignore_ascii_case("charset"))
        .all(|(_, charset)| {
            let charset = charset.trim().trim_matches('"');
            charset.eq_ignore_ascii_case("utf-8") || charset.eq_ignore_ascii_case("utf8")
        });
    json && utf8 && is_uncompressed(headers)
}

fn is_uncompressed(headers: &HeaderMap) -> bool {
    headers
        .get_all(header::CONTENT_ENCODING)
        .iter()
        .all(|value| value.as_bytes().eq_ignore_ascii_case(b"identity"))
}

fn single(headers: &HeaderMap, name: header::HeaderName) -> Option<&str> {
    let mut values = headers.get_all(name).iter();
    let value = values.next()?;
    if values.next().is_some() {
        return None;
    }
    value.to_str().ok()
}

#[cfg(test)]
mod tests {
    use ::http::HeaderValue;

    use super::*;

    fn accept(value: &str) -> Option<ResponseType> {
        let mut headers = HeaderMap::new();
        headers.insert(header::ACCEPT, HeaderValue::from_str(value).unwrap());
        negotiate(&headers)
    }

    #[test]
    fn chooses_by_quality_then_order() {
        use ResponseType::{GraphqlResponse, Json};
        assert_eq!(
            accept("application/graphql-response+json, application/json"),
            Some(GraphqlResponse)
        );
        assert_eq!(
            accept("application/json, application/graphql-response+json"),
            Some(Json)
        );
        assert_eq!(
            accept(
                "application/json;q=0.5, application/graphql-response+json; charset=utf-8; Q=0.9"
            ),
            Some(GraphqlResponse)
        );
        assert_eq!(
            accept("application/graphql-response+json;q=0, */*;q=0.1"),
            Some(Json)
        );
        assert_eq!(accept("text/html"), None);
        assert_eq!(accept("application/json;q=0"), None);
        assert_eq!(accept(""), Some(Json));
        assert_eq!(negotiate(&HeaderMap::new()), Some(Json));
    }

    #[test]
    fn reads_only_plain_utf8_json() {
        let readable = |pairs: &[(header::HeaderName, &str)]| {
            let mut headers = HeaderMap::new();
            for (name, value) in pairs {
                headers.append(name, HeaderValue::from_str(value).unwrap());
            }
            is_readable(&headers)
        };
        assert!(readable(&[(
            header::CONTENT_TYPE,
            "Application/JSON; charset=\"UTF-8\""
        )]));
        assert!(!readable(&[]));
        assert!(!readable(&[(header::CONTENT_TYPE, "text/plain")]));
        assert!(!readable(&[(
            header::CONTENT_TYPE,
            "application/json; charset=latin1"
        )]));
        assert!(!readable(&[(header::CONTENT_TYPE, "application/jsonp")]));
        assert!(!readable(&[
            (header::CONTENT_TYPE, "application/json"),
            (header::CONTENT_TYPE, "text/plain"),
        ]));
        assert!(!readable(&[
            (header::CONTENT_TYPE, "application/json"),
            (header::CONTENT_ENCODING, "gzip"),
        ]));
    }
}
