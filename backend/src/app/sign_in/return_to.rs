//! Where a browser goes after signing in: a path of this application, never another place.

use url::Url;

const MAX_BYTES: usize = 2048;

/// The path to go to, if it is one of this application and not of the sign-in itself.
pub(super) fn accepted(wanted: &str, public_url: &Url) -> Option<String> {
    let plain = wanted.starts_with('/')
        && !wanted.starts_with("//")
        && wanted.len() <= MAX_BYTES
        && wanted.bytes().all(|b| b.is_ascii_graphic() && b != b'\\');
    if !plain {
        return None;
    }
    let url = public_url
        .join(wanted)
        .ok()
        .filter(|url| url.origin() == public_url.origin())?;
    let path = url.path();
    // Dots may have been resolved into two slashes at the front.
    let elsewhere = path.starts_with("//");
    let loops = path.split('/').any(|part| part == "auth");
    if elsewhere || loops {
        return None;
    }
    let query = url
        .query()
        .map(|query| format!("?{query}"))
        .unwrap_or_default();
    let fragment = url
        .fragment()
        .map(|fragment| format!("#{fragment}"))
        .unwrap_or_default();
    Some(format!("{path}{query}{fragment}"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn app() -> Url {
        Url::parse("https://car.example/").unwrap()
    }

    #[test]
    fn own_paths_pass() {
        for path in [
            "/",
            "/garage",
            "/vehicles/vehicle_01h?tab=fuel#last",
            "/a/../b",
        ] {
            assert!(accepted(path, &app()).is_some(), "{path}");
        }
        assert_eq!(accepted("/a/../b?c", &app()).as_deref(), Some("/b?c"));
    }

    #[test]
    fn other_places_are_refused() {
        for wanted in [
            "",
            "garage",
            "//evil.test",
            "///evil.test",
            "/\\evil.test",
            "\\\\evil.test",
            "/x\\..\\evil",
            "https://evil.test",
            "https:/evil.test",
            "javascript:alert(1)",
            "/\t/evil.test",
            "/\n/evil.test",
            " //evil.test",
            "/.//evil.test",
            "/a/..//evil.test",
            "/%2e//evil.test",
            "/auth/sign-in",
            "/é",
        ] {
            assert_eq!(accepted(wanted, &app()), None, "{wanted:?}");
        }
        assert_eq!(accepted(&format!("/{}", "a".repeat(3000)), &app()), None);
    }

    proptest! {
        #[test]
        fn whatever_passes_stays_here(wanted in r"[/\\.:a-z%2e\t@?#]{0,20}") {
            if let Some(path) = accepted(&wanted, &app()) {
                prop_assert_eq!(app().join(&path).unwrap().origin(), app().origin());
            }
        }
    }
}
