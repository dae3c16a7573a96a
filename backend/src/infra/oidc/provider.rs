//! What the application asks of the issuer.

use std::sync::Arc;

use platform_kit::clock::Clock;
use secrecy::{ExposeSecret as _, SecretString};
use serde::Deserialize;
use url::Url;

use super::OidcError;
use super::issuer::{Issuer, read};
use super::keys::KeyStore;
use super::token::{self, Kind};
use super::wire::{OidcTransport, Wire};
use crate::kernel::identity::VerifiedIdentity;

/// Who the issuer is, and as whom the application speaks to it.
#[derive(Clone, Debug)]
pub struct OidcSettings {
    /// The issuer's address as browsers know it and as tokens name it.
    pub issuer: Url,
    pub client_id: String,
    /// Issuers that know the application as a confidential client want one.
    pub client_secret: Option<SecretString>,
    /// `aud` of access tokens for this application; never the client id.
    pub audience: String,
    /// Where this process reaches the issuer, if not at its address.
    pub internal_url: Option<Url>,
    /// `…/auth/callback` of this application.
    pub redirect_uri: Url,
    /// Where a browser goes after signing out at the issuer.
    pub post_logout_redirect_uri: Url,
}

/// Settings that can't be right.
#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    #[error("The issuer must be an http or https address without query.")]
    Issuer,
    #[error(
        "The audience must differ from the client id, or id tokens would pass as access tokens."
    )]
    Audience,
    #[error("The HTTP client can't be made: {0}.")]
    Http(#[from] reqwest::Error),
}

/// What a browser asks the issuer for.
#[derive(Clone, Copy, Debug)]
pub struct Authorization<'a> {
    pub state: &'a str,
    pub nonce: &'a str,
    /// S256 of the verifier.
    pub challenge: &'a str,
    pub prompt: Option<&'a str>,
    /// For the first account at the built-in issuer.
    pub setup_token: Option<&'a str>,
}

/// The issuer. Cheap to clone; clones share what is known of it.
#[derive(Clone, Debug)]
pub struct OidcProvider {
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    settings: OidcSettings,
    issuer: Issuer,
    keys: KeyStore,
    clock: Clock,
}

/// What a code was traded for.
#[derive(Debug, Deserialize)]
pub struct Tokens {
    pub id_token: SecretString,
    #[serde(default)]
    access_token: Option<SecretString>,
}

#[derive(Deserialize)]
struct SessionStatus {
    active: bool,
}

/// What the userinfo endpoint says of a person (OpenID Connect Core 5.3.2).
#[derive(Deserialize)]
struct UserInfo {
    sub: String,
    #[serde(default)]
    name: Option<String>,
    #[serde(default)]
    email: Option<String>,
}

#[derive(Deserialize)]
struct OAuthProblem {
    error: String,
}

impl OidcProvider {
    /// Asks nothing yet: an issuer that is down at the start is no error.
    ///
    /// # Errors
    /// When the settings can't be right.
    pub fn try_new(
        settings: OidcSettings,
        transport: OidcTransport,
        clock: Clock,
    ) -> Result<Self, SettingsError> {
        let url = &settings.issuer;
        let plain = matches!(url.scheme(), "http" | "https") && url.query().is_none();
        if !plain || url.fragment().is_some() {
            return Err(SettingsError::Issuer);
        }
        if settings.audience == settings.client_id || settings.audience.is_empty() {
            return Err(SettingsError::Audience);
        }
        let wire = Wire::try_new(transport)?;
        let internal = settings.internal_url.as_ref();
        let issuer = Issuer::new(wire, settings.issuer.as_str(), internal, clock.clone());
        let keys = KeyStore::new(clock.clone());
        Ok(Self {
            shared: Arc::new(Shared {
                settings,
                issuer,
                keys,
                clock,
            }),
        })
    }

    #[must_use]
    pub fn settings(&self) -> &OidcSettings {
        &self.shared.settings
    }

    /// Where a browser goes to sign in.
    ///
    /// # Errors
    /// When the issuer is not to be reached and was never.
    pub async fn authorize_url(&self, ask: Authorization<'_>) -> Result<Url, OidcError> {
        let settings = &self.shared.settings;
        let mut url = self
            .shared
            .issuer
            .discovery()
            .await?
            .authorization_endpoint
            .clone();
        url.query_pairs_mut()
            .append_pair("response_type", "code")
            .append_pair("client_id", &settings.client_id)
            .append_pair("redirect_uri", settings.redirect_uri.as_str())
            .append_pair("scope", "openid profile email")
            .append_pair("state", ask.state)
            .append_pair("nonce", ask.nonce)
            .append_pair("code_challenge", ask.challenge)
            .append_pair("code_challenge_method", "S256");
        for (name, value) in [("prompt", ask.prompt), ("setup_token", ask.setup_token)] {
            if let Some(value) = value {
                url.query_pairs_mut().append_pair(name, value);
            }
        }
        Ok(url)
    }

    /// Trades a code for tokens, as yet unverified.
    ///
    /// # Errors
    /// When the issuer refuses or is away.
    pub async fn exchange(&self, code: &str, verifier: &str) -> Result<Tokens, OidcError> {
        let form = self.code_form(code, verifier);
        let endpoint = self.shared.issuer.discovery().await?.token_endpoint.clone();
        let (status, body) = self.shared.issuer.post(endpoint.as_str(), form).await?;
        if status.is_success() {
            return read(&body);
        }
        match serde_json::from_slice::<OAuthProblem>(&body) {
            Ok(problem) if status.is_client_error() => Err(OidcError::Refused(problem.error)),
            _ => Err(OidcError::Unavailable(format!("it answered {status}"))),
        }
    }

    fn code_form(&self, code: &str, verifier: &str) -> String {
        let settings = &self.shared.settings;
        let mut form = url::form_urlencoded::Serializer::new(String::new());
        form.append_pair("grant_type", "authorization_code")
            .append_pair("client_id", &settings.client_id)
            .append_pair("code", code)
            .append_pair("redirect_uri", settings.redirect_uri.as_str())
            .append_pair("code_verifier", verifier);
        if let Some(secret) = &settings.client_secret {
            form.append_pair("client_secret", secret.expose_secret());
        }
        form.finish()
    }

    /// Where a browser goes to sign out at the issuer too; `None` where it offers no such place.
    ///
    /// # Errors
    /// When the issuer is not to be reached and was never.
    pub async fn end_session_url(
        &self,
        id_token: Option<&SecretString>,
    ) -> Result<Option<Url>, OidcError> {
        let settings = &self.shared.settings;
        let discovery = self.shared.issuer.discovery().await?;
        let Some(mut url) = discovery.end_session_endpoint.clone() else {
            return Ok(None);
        };
        url.query_pairs_mut()
            .append_pair("client_id", &settings.client_id)
            .append_pair(
                "post_logout_redirect_uri",
                settings.post_logout_redirect_uri.as_str(),
            );
        if let Some(token) = id_token {
            url.query_pairs_mut()
                .append_pair("id_token_hint", token.expose_secret());
        }
        Ok(Some(url))
    }

    /// Whom an id token vouches for, if it answers the sign-in with this nonce.
    ///
    /// # Errors
    /// When it is not to be believed, or the issuer's keys were never to be had.
    pub async fn verify_id_token(
        &self,
        token: &str,
        nonce: &str,
    ) -> Result<VerifiedIdentity, OidcError> {
        let client_id = self.shared.settings.client_id.as_str();
        self.verify(token, Kind::Id { client_id, nonce }).await
    }

    /// Whom the tokens of a sign-in vouch for. Many issuers keep name and address out of the id token:
    /// what is missing there is asked for.
    ///
    /// # Errors
    /// As of the id token; a name that is not to be had is no error.
    pub async fn identify(
        &self,
        tokens: &Tokens,
        nonce: &str,
    ) -> Result<VerifiedIdentity, OidcError> {
        let token = tokens.id_token.expose_secret();
        let mut identity = self.verify_id_token(token, nonce).await?;
        if identity.email.is_some() && identity.display_name.is_some() {
            return Ok(identity);
        }
        match self.user_info(tokens).await {
            Ok(Some(info)) if info.sub == identity.subject => {
                identity.display_name = identity.display_name.or(info.name);
                identity.email = identity.email.or(info.email);
            }
            Ok(Some(_)) => tracing::warn!("the issuer's userinfo speaks of somebody else"),
            Ok(None) => (),
            Err(error) => tracing::warn!(%error, "the issuer does not tell a person's name"),
        }
        Ok(identity)
    }

    async fn user_info(&self, tokens: &Tokens) -> Result<Option<UserInfo>, OidcError> {
        let discovery = self.shared.issuer.discovery().await?;
        let endpoint = discovery.userinfo_endpoint.as_ref();
        let (Some(endpoint), Some(token)) = (endpoint, &tokens.access_token) else {
            return Ok(None);
        };
        let info = self.shared.issuer.get_as(endpoint.as_str(), token).await?;
        Ok(Some(info))
    }

    /// Who sends an access token.
    ///
    /// # Errors
    /// When it is not to be believed, or the issuer's keys were never to be had.
    pub async fn verify_access_token(&self, token: &str) -> Result<VerifiedIdentity, OidcError> {
        let audience = self.shared.settings.audience.as_str();
        self.verify(token, Kind::Access { audience }).await
    }

    /// Whether the issuer's session, in which this id token was given, goes on. An issuer that does
    /// not tell, or does not answer, ends nobody's session.
    pub async fn session_goes_on(&self, id_token: &SecretString) -> bool {
        let Some(session) = token::session_of(id_token.expose_secret()) else {
            return true;
        };
        let Ok(discovery) = self.shared.issuer.discovery().await else {
            return true;
        };
        let Some(endpoint) = &discovery.session_status_endpoint else {
            return true;
        };
        let address = format!("{}/{session}", endpoint.as_str().trim_end_matches('/'));
        match self.shared.issuer.get::<SessionStatus>(&address).await {
            Ok(status) => status.active,
            Err(error) => {
                tracing::warn!(%error, "the issuer does not tell whether a session goes on");
                true
            }
        }
    }

    /// How the issuer names itself in tokens.
    ///
    /// # Errors
    /// When the issuer is not to be reached and was never.
    pub async fn issuer(&self) -> Result<String, OidcError> {
        Ok(self.shared.issuer.discovery().await?.issuer.clone())
    }

    async fn verify(&self, token: &str, kind: Kind<'_>) -> Result<VerifiedIdentity, OidcError> {
        let (header, kid) = token::header(token)?;
        let key = self.shared.keys.find(&self.shared.issuer, &kid).await?;
        let discovery = self.shared.issuer.discovery().await?;
        let now = self.shared.clock.now();
        Ok(token::verify(
            token,
            &header,
            &key,
            kind,
            &discovery.issuer,
            now,
        )?)
    }
}
