//! The authorization request: what is asked, and how a wrong one is answered.

mod params;

use url::Url;

use super::client::{Client, ClientRegistry};
use super::pkce::CodeChallenge;
use params::Params;

/// A request that may be answered with a code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuthorizeRequest {
    /// Who asks.
    pub client_id: String,
    /// Where the answer goes.
    pub redirect_uri: String,
    /// The client's own state, passed back untouched.
    pub state: Option<String>,
    /// Passed into the id token.
    pub nonce: Option<String>,
    /// Granted scopes, known ones only.
    pub scope: Scope,
    /// What the later verifier must belong to.
    pub challenge: CodeChallenge,
    /// What the person shall see.
    pub prompt: Prompt,
    /// Oldest acceptable sign-in, in seconds.
    pub max_age: Option<i64>,
    /// Filled into the e-mail field.
    pub login_hint: Option<String>,
    /// One-time token for the first account.
    pub setup_token: Option<String>,
}

/// What the person shall see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Prompt {
    /// Sign in unless signed in.
    Auto,
    /// Never show a page.
    None,
    /// Always ask for the password.
    Login,
    /// Make an account.
    Create,
}

/// Scopes this issuer knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scope {
    /// A refresh token is wanted.
    pub offline_access: bool,
}

/// Error codes of OAuth 2.0 and OpenID Connect that a redirect can carry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OAuthError {
    /// A parameter is missing, repeated or wrong.
    InvalidRequest,
    /// Only `code` is offered.
    UnsupportedResponseType,
    /// `openid` is missing.
    InvalidScope,
    /// `prompt=none`, but nobody is signed in.
    LoginRequired,
    /// The person or a rule said no.
    AccessDenied,
    /// Request objects are not offered.
    RequestNotSupported,
}

/// How a wrong request is answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The client can't be trusted with an answer: a page says why.
    Page(PageReason),
    /// The client is told.
    Redirect(ErrorRedirect),
}

/// Why no answer may be sent to the client.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageReason {
    /// The query can't be read.
    Unreadable,
    /// No such client.
    UnknownClient,
    /// Not a registered address.
    UnknownRedirect,
}

/// An error on its way back to the client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErrorRedirect {
    /// A registered address.
    pub redirect_uri: String,
    /// The client's own state.
    pub state: Option<String>,
    /// The code.
    pub error: OAuthError,
    /// For the client's developer.
    pub description: &'static str,
}

impl OAuthError {
    /// The code as it travels.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::InvalidRequest => "invalid_request",
            Self::UnsupportedResponseType => "unsupported_response_type",
            Self::InvalidScope => "invalid_scope",
            Self::LoginRequired => "login_required",
            Self::AccessDenied => "access_denied",
            Self::RequestNotSupported => "request_not_supported",
        }
    }
}

impl Scope {
    fn parse(text: &str) -> Option<Self> {
        let has = |name| text.split(' ').any(|scope| scope == name);
        has("openid").then(|| Self {
            offline_access: has("offline_access"),
        })
    }

    /// Space-separated, as it travels.
    #[must_use]
    pub fn as_text(self) -> &'static str {
        if self.offline_access {
            "openid profile email offline_access"
        } else {
            "openid profile email"
        }
    }
}

impl AuthorizeRequest {
    /// Reads a raw query string against the known clients.
    pub fn parse(query: &str, clients: &ClientRegistry) -> Result<Self, Refusal> {
        let params = Params::read(query).ok_or(Refusal::Page(PageReason::Unreadable))?;
        let client = params
            .get("client_id")
            .and_then(|id| clients.find(id))
            .ok_or(Refusal::Page(PageReason::UnknownClient))?;
        let redirect_uri = params
            .get("redirect_uri")
            .filter(|uri| client.allows_redirect(uri))
            .ok_or(Refusal::Page(PageReason::UnknownRedirect))?;
        Self::parse_trusted(&params, client, redirect_uri).map_err(|(error, description)| {
            Refusal::Redirect(ErrorRedirect {
                redirect_uri: redirect_uri.to_owned(),
                state: params.get_owned("state"),
                error,
                description,
            })
        })
    }

    fn parse_trusted(
        params: &Params,
        client: &Client,
        redirect_uri: &str,
    ) -> Result<Self, (OAuthError, &'static str)> {
        use OAuthError as E;
        if params.repeated {
            return Err((E::InvalidRequest, "a parameter is given more than once"));
        }
        if params.get("request").is_some() || params.get("request_uri").is_some() {
            return Err((E::RequestNotSupported, "request objects are not offered"));
        }
        if params.get("response_type") != Some("code") {
            return Err((E::UnsupportedResponseType, "response_type must be code"));
        }
        if !matches!(params.get("response_mode"), None | Some("query")) {
            return Err((E::InvalidRequest, "response_mode must be query"));
        }
        let scope = Scope::parse(params.get("scope").unwrap_or_default())
            .ok_or((E::InvalidScope, "scope must contain openid"))?;
        Ok(Self {
            client_id: client.id.clone(),
            redirect_uri: redirect_uri.to_owned(),
            state: params.get_owned("state"),
            nonce: params.get_owned("nonce"),
            scope,
            challenge: challenge(params)?,
            prompt: prompt(params)?,
            max_age: max_age(params)?,
            login_hint: params.get_owned("login_hint"),
            setup_token: params.get_owned("setup_token"),
        })
    }

    /// Where a granted code is sent.
    #[must_use]
    pub fn answer(&self, issuer: &str, code: &str) -> String {
        let state = self.state.as_deref();
        with_query(
            &self.redirect_uri,
            [
                ("code", Some(code)),
                ("state", state),
                ("iss", Some(issuer)),
            ],
        )
    }

    /// An error for this request.
    #[must_use]
    pub fn refuse(&self, error: OAuthError, description: &'static str) -> ErrorRedirect {
        ErrorRedirect {
            redirect_uri: self.redirect_uri.clone(),
            state: self.state.clone(),
            error,
            description,
        }
    }
}

impl ErrorRedirect {
    /// Where the error is sent.
    #[must_use]
    pub fn location(&self, issuer: &str) -> String {
        with_query(
            &self.redirect_uri,
            [
                ("error", Some(self.error.code())),
                ("error_description", Some(self.description)),
                ("state", self.state.as_deref()),
                ("iss", Some(issuer)),
            ],
        )
    }
}

/// Adds parameters to a registered address; its own query stays.
#[must_use]
pub fn with_query<'a>(
    uri: &str,
    params: impl IntoIterator<Item = (&'a str, Option<&'a str>)>,
) -> String {
    let Ok(mut url) = Url::parse(uri) else {
        return uri.to_owned();
    };
    {
        let mut pairs = url.query_pairs_mut();
        for (name, value) in params {
            if let Some(value) = value {
                pairs.append_pair(name, value);
            }
        }
    }
    url.into()
}

fn challenge(params: &Params) -> Result<CodeChallenge, (OAuthError, &'static str)> {
    let wrong = |text| (OAuthError::InvalidRequest, text);
    if params.get("code_challenge_method") != Some("S256") {
        return Err(wrong("code_challenge_method must be S256"));
    }
    params
        .get("code_challenge")
        .and_then(CodeChallenge::try_new)
        .ok_or(wrong("code_challenge must be 43 characters of base64url"))
}

fn prompt(params: &Params) -> Result<Prompt, (OAuthError, &'static str)> {
    let wrong = |text| Err((OAuthError::InvalidRequest, text));
    let mut prompt = Prompt::Auto;
    for word in params
        .get("prompt")
        .unwrap_or_default()
        .split(' ')
        .filter(|w| !w.is_empty())
    {
        prompt = match (word, prompt) {
            ("none", Prompt::Auto) => Prompt::None,
            ("none", _) | (_, Prompt::None) => {
                return wrong("prompt none can't be combined");
            }
            ("create", _) | (_, Prompt::Create) => Prompt::Create,
            ("login" | "select_account", _) => Prompt::Login,
            ("consent", kept) => kept,
            _ => return wrong("prompt has an unknown word"),
        };
    }
    Ok(prompt)
}

fn max_age(params: &Params) -> Result<Option<i64>, (OAuthError, &'static str)> {
    params
        .get("max_age")
        .map(|text| text.parse().ok().filter(|age| *age >= 0))
        .map(|age| age.ok_or((OAuthError::InvalidRequest, "max_age must be whole seconds")))
        .transpose()
}

#[cfg(test)]
mod tests;
