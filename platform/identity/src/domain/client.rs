//! Relying parties: public clients known from the settings.

use url::Url;

/// One registered application.
#[derive(Clone, Debug)]
pub struct Client {
    /// Its `client_id`.
    pub id: String,
    /// Where answers may be sent, compared byte by byte.
    pub redirect_uris: Vec<String>,
    /// Where a browser may go after signing out, compared byte by byte.
    pub post_logout_redirect_uris: Vec<String>,
}

/// Every registered application.
#[derive(Clone, Debug, Default)]
pub struct ClientRegistry(Vec<Client>);

/// A registration that can't be right.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ClientError {
    /// The client id is empty or has characters that URLs mangle.
    #[error("client id {0:?} must be letters, digits, dot, dash or underscore")]
    Id(String),
    /// Not an absolute http(s) URL without fragment.
    #[error("{0:?} must be an absolute http or https URL without fragment and user name")]
    Uri(String),
}

impl ClientRegistry {
    /// Checks and keeps the registrations.
    pub fn try_new(clients: Vec<Client>) -> Result<Self, ClientError> {
        for client in &clients {
            check_id(&client.id)?;
            for uri in client
                .redirect_uris
                .iter()
                .chain(&client.post_logout_redirect_uris)
            {
                check_uri(uri)?;
            }
        }
        Ok(Self(clients))
    }

    /// The client of that id.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<&Client> {
        self.0.iter().find(|client| client.id == id)
    }

    /// Whether any client may be sent there after signing out.
    #[must_use]
    pub fn find_by_post_logout(&self, uri: &str) -> Option<&Client> {
        self.0.iter().find(|client| client.allows_post_logout(uri))
    }

    /// Origins that answers go to; a browser must be allowed to follow a form there.
    #[must_use]
    pub fn redirect_origins(&self) -> Vec<String> {
        let mut origins: Vec<String> = self
            .0
            .iter()
            .flat_map(|client| {
                client
                    .redirect_uris
                    .iter()
                    .chain(&client.post_logout_redirect_uris)
            })
            .filter_map(|uri| Url::parse(uri).ok())
            .map(|url| url.origin().ascii_serialization())
            .collect();
        origins.sort();
        origins.dedup();
        origins
    }
}

impl Client {
    /// Exact match only: no prefix, no other port, no added query.
    #[must_use]
    pub fn allows_redirect(&self, uri: &str) -> bool {
        self.redirect_uris.iter().any(|known| known == uri)
    }

    /// Exact match only.
    #[must_use]
    pub fn allows_post_logout(&self, uri: &str) -> bool {
        self.post_logout_redirect_uris
            .iter()
            .any(|known| known == uri)
    }
}

fn check_id(id: &str) -> Result<(), ClientError> {
    let good = !id.is_empty()
        && id.len() <= 100
        && id
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"-._".contains(&b));
    if good {
        Ok(())
    } else {
        Err(ClientError::Id(id.to_owned()))
    }
}

fn check_uri(uri: &str) -> Result<(), ClientError> {
    let good = Url::parse(uri).is_ok_and(|url| {
        matches!(url.scheme(), "http" | "https")
            && url.has_host()
            && url.fragment().is_none()
            && url.username().is_empty()
            && url.password().is_none()
    });
    if good {
        Ok(())
    } else {
        Err(ClientError::Uri(uri.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn client() -> Client {
        Client {
            id: "web".into(),
            redirect_uris: vec!["https://app.example/auth/callback".into()],
            post_logout_redirect_uris: vec!["https://app.example/".into()],
        }
    }

    #[test]
    fn redirects_match_exactly() {
        let client = client();
        assert!(client.allows_redirect("https://app.example/auth/callback"));
        for uri in [
            "https://app.example/auth/callback/",
            "https://app.example/auth/callback?x=1",
            "https://app.example/auth/callback#x",
            "https://app.example/auth/callback/../callback",
            "https://APP.example/auth/callback",
            "http://app.example/auth/callback",
            "https://app.example:443/auth/callback",
            "https://app.example.evil.test/auth/callback",
            "https://evil.test/?https://app.example/auth/callback",
            "https://app.example%2f@evil.test/auth/callback",
            "",
        ] {
            assert!(!client.allows_redirect(uri), "{uri}");
        }
    }

    #[test]
    fn odd_registrations_are_refused() {
        for uri in [
            "/callback",
            "javascript:alert(1)",
            "https://u@h/",
            "https://h/#f",
            "app:/x",
        ] {
            let mut wrong = client();
            wrong.redirect_uris.push(uri.into());
            assert_eq!(
                ClientRegistry::try_new(vec![wrong]).err(),
                Some(ClientError::Uri(uri.into()))
            );
        }
        let wrong = Client {
            id: "a b".into(),
            ..client()
        };
        assert!(ClientRegistry::try_new(vec![wrong]).is_err());
    }

    #[test]
    fn origins_are_listed_once() {
        let registry = ClientRegistry::try_new(vec![client()]).unwrap();
        assert_eq!(registry.redirect_origins(), ["https://app.example"]);
    }
}
