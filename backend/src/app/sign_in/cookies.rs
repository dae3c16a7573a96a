//! Cookies of the sign-in: SameSite=Lax always; Secure and bound to the host by the `__Host-` prefix
//! wherever browsers reach the application by TLS. All are HttpOnly but the one that names the person:
//! it opens nothing, and tells the web app whose saved copies it may show before it asked the server.

use axum_extra::extract::cookie::{Cookie, CookieJar, SameSite};
use chrono::TimeDelta;
use http::HeaderMap;
use url::Url;

use crate::kernel::ids::UserId;

const SECURE_SESSION: &str = "__Host-mvp_session";
const PLAIN_SESSION: &str = "mvp_session";
const SECURE_PERSON: &str = "__Host-mvp_person";
const PLAIN_PERSON: &str = "mvp_person";
const SECURE_ATTEMPT: &str = "__Host-mvp_sign_in";
const PLAIN_ATTEMPT: &str = "mvp_sign_in";

/// How the cookies are called here. By TLS, a cookie without prefix is never read: a neighbour
/// domain could have planted it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SessionCookie {
    secure: bool,
}

/// The session token of a request.
#[must_use]
pub fn read_session_token(headers: &HeaderMap, cookie: SessionCookie) -> Option<String> {
    cookie.read(headers)
}

impl SessionCookie {
    /// For an application that browsers reach there.
    #[must_use]
    pub fn of(public_url: &Url) -> Self {
        Self {
            secure: public_url.scheme() == "https",
        }
    }

    #[must_use]
    pub fn name(self) -> &'static str {
        if self.secure {
            SECURE_SESSION
        } else {
            PLAIN_SESSION
        }
    }

    /// The session token of a request.
    #[must_use]
    pub fn read(self, headers: &HeaderMap) -> Option<String> {
        value(headers, self.name())
    }

    pub(super) fn set(self, token: &str, lifetime: TimeDelta) -> Cookie<'static> {
        self.build(self.name(), token, lifetime)
    }

    pub(super) fn end(self) -> Cookie<'static> {
        self.build(self.name(), "", TimeDelta::zero())
    }

    /// The id of the person whose session begins, for the web app.
    pub(super) fn set_person(self, user: UserId, lifetime: TimeDelta) -> Cookie<'static> {
        let mut cookie = self.build(self.person_name(), &user.to_string(), lifetime);
        cookie.set_http_only(false);
        cookie
    }

    pub(super) fn end_person(self) -> Cookie<'static> {
        self.build(self.person_name(), "", TimeDelta::zero())
    }

    fn person_name(self) -> &'static str {
        if self.secure {
            SECURE_PERSON
        } else {
            PLAIN_PERSON
        }
    }

    pub(super) fn read_attempt(self, headers: &HeaderMap) -> Option<String> {
        value(headers, self.attempt_name())
    }

    pub(super) fn set_attempt(self, sealed: &str, lifetime: TimeDelta) -> Cookie<'static> {
        self.build(self.attempt_name(), sealed, lifetime)
    }

    pub(super) fn end_attempt(self) -> Cookie<'static> {
        self.build(self.attempt_name(), "", TimeDelta::zero())
    }

    fn attempt_name(self) -> &'static str {
        if self.secure {
            SECURE_ATTEMPT
        } else {
            PLAIN_ATTEMPT
        }
    }

    fn build(self, name: &'static str, value: &str, lifetime: TimeDelta) -> Cookie<'static> {
        Cookie::build((name, value.to_owned()))
            .http_only(true)
            .secure(self.secure)
            .same_site(SameSite::Lax)
            .path("/")
            .max_age(cookie::time::Duration::seconds(lifetime.num_seconds()))
            .build()
    }
}

fn value(headers: &HeaderMap, name: &str) -> Option<String> {
    let jar = CookieJar::from_headers(headers);
    let value = jar.get(name)?.value();
    (!value.is_empty()).then(|| value.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::ids::TypedId as _;

    fn headers(cookie: &str) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert("cookie", cookie.parse().unwrap());
        headers
    }

    #[test]
    fn by_tls_only_the_cookie_of_this_host_counts() {
        let secure = SessionCookie::of(&Url::parse("https://car.example").unwrap());
        assert_eq!(
            read_session_token(&headers("mvp_session=planted"), secure),
            None
        );
        let both = headers("mvp_session=planted; __Host-mvp_session=own");
        assert_eq!(read_session_token(&both, secure).as_deref(), Some("own"));
        let set = secure.set("t", TimeDelta::days(30)).to_string();
        let expected =
            "__Host-mvp_session=t; HttpOnly; SameSite=Lax; Secure; Path=/; Max-Age=2592000";
        assert_eq!(set, expected);
    }

    #[test]
    fn the_web_app_reads_who_and_nothing_else() {
        let secure = SessionCookie::of(&Url::parse("https://car.example").unwrap());
        let user = UserId::from_uuid(uuid::Uuid::nil());
        let person = secure.set_person(user, TimeDelta::days(1)).to_string();
        assert!(person.starts_with(&format!("__Host-mvp_person={user}; ")));
        assert!(!person.contains("HttpOnly"));
        assert!(
            secure
                .set("t", TimeDelta::days(1))
                .to_string()
                .contains("HttpOnly")
        );
    }

    #[test]
    fn plain_http_goes_without() {
        let plain = SessionCookie::of(&Url::parse("http://car.lan:3001").unwrap());
        assert_eq!(
            plain.read(&headers("a=b; mvp_session=own")).as_deref(),
            Some("own")
        );
        assert_eq!(plain.read(&headers("mvp_session=")), None);
        assert!(
            !plain
                .set("t", TimeDelta::days(1))
                .to_string()
                .contains("Secure")
        );
    }
}
