//! Which tenant a host name means: `slug.car.example` where the application is at `car.example`.

use axum::http::header;
use axum::http::request::Parts;
use url::{Host, Url};

/// Not a tenant but the console of the platform's administrators.
const CONSOLE: &str = "admin";

/// Reads tenants from host names.
#[derive(Clone, Debug)]
pub struct TenantHost {
    /// `.car.example`; none where the application has an address instead of a name.
    suffix: Option<String>,
}

impl TenantHost {
    /// For an application that browsers reach there.
    #[must_use]
    pub fn of(public_url: &Url) -> Self {
        let suffix = match public_url.host() {
            Some(Host::Domain(name)) => Some(format!(".{}", name.to_ascii_lowercase())),
            _ => None,
        };
        Self { suffix }
    }

    /// The slug that a request's host name begins with.
    #[must_use]
    pub fn slug(&self, parts: &Parts) -> Option<String> {
        let header = parts.headers.get(header::HOST);
        let host = header.and_then(|value| value.to_str().ok());
        self.slug_of(host.or_else(|| parts.uri.authority().map(|a| a.as_str()))?)
    }

    fn slug_of(&self, host: &str) -> Option<String> {
        let name = host.split(':').next()?.to_ascii_lowercase();
        let slug = name.strip_suffix(self.suffix.as_deref()?)?;
        (!slug.is_empty() && slug != CONSOLE).then(|| slug.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slug(public: &str, host: &str) -> Option<String> {
        TenantHost::of(&Url::parse(public).unwrap()).slug_of(host)
    }

    #[test]
    fn the_first_part_of_the_host_name_is_the_slug() {
        let app = "https://car.example:3001";
        assert_eq!(
            slug(app, "smiths.car.example:3001").as_deref(),
            Some("smiths")
        );
        assert_eq!(slug(app, "Smiths.CAR.example").as_deref(), Some("smiths"));
        for host in [
            "car.example",
            "admin.car.example",
            "smiths.bike.example",
            ".car.example",
            "",
        ] {
            assert_eq!(slug(app, host), None, "{host}");
        }
    }

    #[test]
    fn an_address_has_no_tenants_before_it() {
        assert_eq!(slug("http://192.168.1.4:3001", "a.192.168.1.4"), None);
    }

    #[test]
    fn more_parts_are_no_tenant_that_exists() {
        // No slug has a dot, so nobody belongs to it: a clear refusal instead of another tenant.
        let found = slug("https://car.example", "a.b.car.example");
        assert_eq!(found.as_deref(), Some("a.b"));
    }
}
