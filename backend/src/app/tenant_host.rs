//! The garage that a host name tells: `slug.example.com` where browsers reach the application at
//! `example.com`.

use axum::http::{HeaderMap, header};
use url::{Host, Url};

/// Not a garage but the console of the platform's administrators.
const CONSOLE: &str = "admin";

/// The name before the application's own host; none at that host, at an address, or elsewhere.
pub(super) fn slug(public_url: &Url, headers: &HeaderMap) -> Option<String> {
    let Some(Host::Domain(own)) = public_url.host() else {
        return None;
    };
    let asked = headers.get(header::HOST)?.to_str().ok()?;
    let name = asked.split(':').next()?.to_ascii_lowercase();
    let slug = name.strip_suffix(own)?.strip_suffix('.')?;
    let one_label = !slug.is_empty() && !slug.contains('.') && slug != CONSOLE;
    one_label.then(|| slug.to_owned())
}

#[cfg(test)]
mod tests {
    use axum::http::Request;

    use super::*;

    fn of(public_url: &str, host: &str) -> Option<String> {
        let (parts, ()) = Request::get("/graphql")
            .header("host", host)
            .body(())
            .unwrap()
            .into_parts();
        slug(&Url::parse(public_url).unwrap(), &parts.headers)
    }

    #[test]
    fn only_one_name_before_the_own_host_counts() {
        let app = "https://cars.example";
        assert_eq!(of(app, "smiths.cars.example").as_deref(), Some("smiths"));
        assert_eq!(
            of(app, "Smiths.cars.example:443").as_deref(),
            Some("smiths")
        );
        for host in [
            "cars.example",
            "cars.example:8443",
            "admin.cars.example",
            "a.b.cars.example",
            "smithscars.example",
            "cars.example.evil.test",
            ".cars.example",
            "",
        ] {
            assert_eq!(of(app, host), None, "{host}");
        }
        assert_eq!(of("http://127.0.0.1:3001", "x.127.0.0.1:3001"), None);
    }
}
