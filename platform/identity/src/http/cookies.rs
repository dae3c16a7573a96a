//! Cookies of the issuer: HttpOnly, SameSite=Lax, and bound to the host where TLS allows.

use axum_extra::extract::cookie::{Cookie, CookieJar, SameSite};
use chrono::Duration;

use crate::app::Begun;
use crate::settings::Issuer;

/// What a cookie is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The signed-in browser.
    Session,
    /// A browser that has been signed in before.
    Device,
    /// The other half of the token in a form.
    Form,
    /// A sign-in whose second step is to come.
    Step,
    /// A question to a device.
    Passkey,
}

impl Kind {
    fn name(self, issuer: &Issuer) -> String {
        let name = match self {
            Self::Session => "identity_session",
            Self::Device => "identity_device",
            Self::Form => "identity_form",
            Self::Step => "identity_step",
            Self::Passkey => "identity_passkey",
        };
        if issuer.is_secure() {
            format!("__Host-{name}")
        } else {
            name.to_owned()
        }
    }

    fn lifetime(self) -> Option<Duration> {
        match self {
            Self::Session => Some(Duration::days(30)),
            Self::Device => Some(Duration::days(365)),
            Self::Form => None,
            Self::Step => Some(Duration::minutes(10)),
            Self::Passkey => Some(Duration::minutes(5)),
        }
    }

    /// The value that the browser sent.
    pub fn read(self, issuer: &Issuer, jar: &CookieJar) -> Option<String> {
        jar.get(&self.name(issuer))
            .map(|cookie| cookie.value().to_owned())
    }

    /// A cookie to set.
    pub fn make(self, issuer: &Issuer, value: &str) -> Cookie<'static> {
        // The prefix `__Host-` demands the path `/`.
        let path = if issuer.is_secure() || issuer.base_path().is_empty() {
            "/".to_owned()
        } else {
            issuer.base_path().to_owned()
        };
        let mut cookie = Cookie::build((self.name(issuer), value.to_owned()))
            .path(path)
            .http_only(true)
            .same_site(SameSite::Lax)
            .secure(issuer.is_secure());
        if let Some(lifetime) = self.lifetime() {
            cookie = cookie.max_age(seconds(lifetime));
        }
        cookie.build()
    }

    /// A cookie that ends the one in the browser.
    pub fn end(self, issuer: &Issuer) -> Cookie<'static> {
        let mut cookie = self.make(issuer, "");
        cookie.set_max_age(seconds(Duration::zero()));
        cookie
    }
}

/// The cookies of a session that has just begun.
pub fn begun(issuer: &Issuer, begun: &Begun) -> CookieJar {
    let jar = CookieJar::new().add(Kind::Session.make(issuer, begun.session_cookie.expose()));
    match &begun.device_cookie {
        Some(device) => jar.add(Kind::Device.make(issuer, device.expose())),
        None => jar,
    }
}

fn seconds(lifetime: Duration) -> cookie::time::Duration {
    cookie::time::Duration::seconds(lifetime.num_seconds())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cookies_are_bound_as_tightly_as_the_scheme_allows() {
        let tls = Issuer::parse("https://car.example/identity").unwrap();
        assert_eq!(
            Kind::Session.make(&tls, "v").to_string(),
            "__Host-identity_session=v; HttpOnly; SameSite=Lax; Secure; Path=/; Max-Age=2592000"
        );
        let plain = Issuer::parse("http://nas:3001/identity").unwrap();
        assert_eq!(
            Kind::Form.make(&plain, "v").to_string(),
            "identity_form=v; HttpOnly; SameSite=Lax; Path=/identity"
        );
        assert!(Kind::Session.end(&plain).to_string().ends_with("Max-Age=0"));
    }
}
