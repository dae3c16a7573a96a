//! Forms that only our own pages can send.

use axum::http::{HeaderMap, header};
use serde::Deserialize;
use subtle::ConstantTimeEq as _;
use url::Url;

use crate::domain::secret::{NoRandomness, Opaque, OpaqueHash};
use crate::settings::Issuer;

/// Every field that the smaller forms have; what a form lacks is empty.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Fields {
    pub csrf: String,
    pub email: String,
    pub password: String,
    pub new_password: String,
    pub code: String,
    pub token: String,
    pub id: String,
    pub action: String,
    pub credential: String,
}

/// The token of a form and the cookie it belongs to.
#[derive(Debug)]
pub struct FormToken {
    /// The hidden field.
    pub field: String,
    /// To be set, unless the browser has one.
    pub fresh_cookie: Option<Opaque>,
}

impl FormToken {
    /// A token for the browser's form cookie, or for a fresh one.
    pub fn for_cookie(cookie: Option<&str>) -> Result<Self, NoRandomness> {
        if let Some(cookie) = cookie {
            return Ok(Self {
                field: field_of(cookie),
                fresh_cookie: None,
            });
        }
        let fresh = Opaque::draw()?;
        Ok(Self {
            field: field_of(fresh.expose()),
            fresh_cookie: Some(fresh),
        })
    }
}

/// Whether a form comes from our own page in this browser.
pub fn is_own(issuer: &Issuer, headers: &HeaderMap, cookie: Option<&str>, field: &str) -> bool {
    let token_matches =
        cookie.is_some_and(|cookie| field_of(cookie).as_bytes().ct_eq(field.as_bytes()).into());
    token_matches && is_same_origin(issuer, headers)
}

fn field_of(cookie: &str) -> String {
    OpaqueHash::of(&format!("form:{cookie}"))
        .as_str()
        .to_owned()
}

// Both headers are absent from what is not a browser; the token then decides alone.
fn is_same_origin(issuer: &Issuer, headers: &HeaderMap) -> bool {
    let text = |name: &str| {
        headers
            .get(name)
            .map(|value| value.to_str().unwrap_or("invalid"))
    };
    if let Some(site) = text("sec-fetch-site") {
        return site == "same-origin";
    }
    let Some(origin) = text(header::ORIGIN.as_str()) else {
        return true;
    };
    origin == issuer.origin() || is_host(origin, text(header::HOST.as_str()))
}

// In a home network one server is reached by several names; the page's own name is fine.
fn is_host(origin: &str, host: Option<&str>) -> bool {
    let (Ok(origin), Some(host)) = (Url::parse(origin), host) else {
        return false;
    };
    let authority = match (origin.host_str(), origin.port()) {
        (Some(name), Some(port)) => format!("{name}:{port}"),
        (Some(name), None) => name.to_owned(),
        (None, _) => return false,
    };
    authority.eq_ignore_ascii_case(host)
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn check(pairs: &[(&'static str, &'static str)]) -> bool {
        let issuer = Issuer::parse("https://car.example/identity").unwrap();
        let mut headers = HeaderMap::new();
        for (name, value) in pairs {
            headers.insert(*name, HeaderValue::from_static(value));
        }
        is_own(&issuer, &headers, Some("cookie"), &field_of("cookie"))
    }

    #[test]
    fn only_the_own_site_may_send() {
        assert!(check(&[
            ("sec-fetch-site", "same-origin"),
            ("origin", "https://car.example")
        ]));
        assert!(check(&[("origin", "https://car.example")]));
        assert!(check(&[
            ("origin", "http://nas:3001"),
            ("host", "nas:3001")
        ]));
        assert!(check(&[]));
        for pairs in [
            &[("sec-fetch-site", "cross-site")][..],
            &[
                ("sec-fetch-site", "same-site"),
                ("origin", "https://car.example"),
            ],
            &[("sec-fetch-site", "none")],
            &[("origin", "null")],
            &[("origin", "https://evil.test")],
            &[("origin", "https://evil.test"), ("host", "car.example")],
            &[("origin", "http://nas:3002"), ("host", "nas:3001")],
        ] {
            assert!(!check(pairs), "{pairs:?}");
        }
    }

    #[test]
    fn the_token_belongs_to_the_cookie() {
        let issuer = Issuer::parse("https://car.example").unwrap();
        let token = FormToken::for_cookie(Some("cookie")).unwrap();
        let own = |cookie, field| is_own(&issuer, &HeaderMap::new(), cookie, field);
        assert!(own(Some("cookie"), &token.field));
        assert!(!own(Some("other"), &token.field));
        assert!(!own(None, &token.field));
        assert!(!own(Some("cookie"), ""));
    }
}
