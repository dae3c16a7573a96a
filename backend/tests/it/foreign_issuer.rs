//! Signing in by an issuer that somebody else wrote: the npm package `oidc-provider`, over HTTP.

use std::collections::BTreeMap;

use backend::infra::oidc::{Authorization, OidcError, OidcProvider, OidcSettings, OidcTransport};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use http::header::{COOKIE, LOCATION, SET_COOKIE};
use platform_kit::clock::Clock;
use secrecy::ExposeSecret as _;
use sha2::{Digest as _, Sha256};
use url::Url;

use crate::node::NodeServer;

const VERIFIER: &str = "a-verifier-that-is-long-enough-for-the-rules-of-rfc-7636";
const APP: &str = "http://localhost:3001";

/// The issuer's process, ended with the test.
struct Foreign {
    process: NodeServer,
    address: Url,
    http: reqwest::Client,
    cookies: BTreeMap<String, String>,
}

impl Foreign {
    async fn start() -> Self {
        let (callback, welcome) = (format!("{APP}/auth/callback"), format!("{APP}/welcome"));
        let process =
            NodeServer::start("foreign_issuer", "issuer.mjs", &[&callback, &welcome]).await;
        let port = process.port;
        Self {
            process,
            address: Url::parse(&format!("http://localhost:{port}")).unwrap(),
            http: reqwest::Client::builder()
                .redirect(reqwest::redirect::Policy::none())
                .build()
                .unwrap(),
            cookies: BTreeMap::new(),
        }
    }

    fn provider(&self) -> OidcProvider {
        let url = |path: &str| Url::parse(&format!("{APP}{path}")).unwrap();
        let settings = OidcSettings {
            issuer: self.address.clone(),
            client_id: "motovaultpro-web".into(),
            client_secret: None,
            audience: "motovaultpro-api".into(),
            internal_url: None,
            redirect_uri: url("/auth/callback"),
            post_logout_redirect_uri: url("/welcome"),
        };
        OidcProvider::try_new(settings, OidcTransport::Http, Clock::system()).unwrap()
    }

    async fn control(&self, method: reqwest::Method, what: &str) -> String {
        let address = self.address.join(&format!("/control/{what}")).unwrap();
        let answer = self.http.request(method, address).send().await.unwrap();
        answer.text().await.unwrap()
    }

    /// Goes where a browser goes, signs in as `email` where asked; the code of the callback.
    async fn code(&mut self, authorize: Url, email: &str) -> String {
        let mut at = authorize;
        for _ in 0..8 {
            if at.path().starts_with("/auth/callback") {
                let code = at.query_pairs().find(|(name, _)| name == "code");
                return code.expect("a code").1.into_owned();
            }
            let signing_in = at.path().starts_with("/interaction/");
            let request = if signing_in {
                let form = format!("login={}", email.replace('@', "%40"));
                self.http
                    .post(at.clone())
                    .header("content-type", "application/x-www-form-urlencoded")
                    .body(form)
            } else {
                self.http.get(at.clone())
            };
            let cookies: Vec<_> = self
                .cookies
                .iter()
                .map(|(k, v)| format!("{k}={v}"))
                .collect();
            let answer = request
                .header(COOKIE, cookies.join("; "))
                .send()
                .await
                .unwrap();
            for cookie in answer.headers().get_all(SET_COOKIE) {
                let pair = cookie.to_str().unwrap().split(';').next().unwrap();
                let (name, value) = pair.split_once('=').unwrap();
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
            let location = answer.headers().get(LOCATION).expect("a redirect");
            at = at.join(location.to_str().unwrap()).unwrap();
        }
        panic!("the issuer sends us round and round: {at}");
    }

    /// A token for the API, as a script of the person's gets one.
    async fn access_token(&mut self, provider: &OidcProvider, email: &str) -> String {
        let mut authorize = provider.authorize_url(ask()).await.unwrap();
        authorize
            .query_pairs_mut()
            .append_pair("resource", "urn:motovaultpro:api");
        let code = self.code(authorize, email).await;
        let form = url::form_urlencoded::Serializer::new(String::new())
            .append_pair("grant_type", "authorization_code")
            .append_pair("client_id", "motovaultpro-web")
            .append_pair("code", &code)
            .append_pair("redirect_uri", &format!("{APP}/auth/callback"))
            .append_pair("code_verifier", VERIFIER)
            .append_pair("resource", "urn:motovaultpro:api")
            .finish();
        let answer = self
            .http
            .post(self.address.join("/token").unwrap())
            .header("content-type", "application/x-www-form-urlencoded")
            .body(form)
            .send()
            .await
            .unwrap();
        let body: serde_json::Value = answer.json().await.unwrap();
        body["access_token"].as_str().expect("a token").to_owned()
    }
}

fn ask() -> Authorization<'static> {
    static CHALLENGE: std::sync::LazyLock<String> =
        std::sync::LazyLock::new(|| URL_SAFE_NO_PAD.encode(Sha256::digest(VERIFIER)));
    Authorization {
        state: "some-state",
        nonce: "some-nonce",
        challenge: &CHALLENGE,
        prompt: None,
        setup_token: None,
    }
}

/// Below the ports that systems give to clients.
#[tokio::test]
async fn a_person_signs_in_and_is_called_as_the_issuer_calls_them() {
    let mut foreign = Foreign::start().await;
    let provider = foreign.provider();
    let authorize = provider.authorize_url(ask()).await.unwrap();
    let code = foreign.code(authorize, "ann@elsewhere.example").await;
    let wrong = provider.exchange(&code, &VERIFIER.replace('a', "b")).await;
    assert!(matches!(wrong, Err(OidcError::Refused(_))), "{wrong:?}");

    let authorize = provider.authorize_url(ask()).await.unwrap();
    let code = foreign.code(authorize, "ann@elsewhere.example").await;
    let tokens = provider.exchange(&code, VERIFIER).await.unwrap();
    let ann = provider.identify(&tokens, "some-nonce").await.unwrap();
    assert_eq!(ann.subject, "ann@elsewhere.example");
    assert_eq!(ann.email.as_deref(), Some("ann@elsewhere.example"));
    assert_eq!(ann.display_name.as_deref(), Some("ann"));
    assert!(provider.identify(&tokens, "another-nonce").await.is_err());
    // Its id token opens nothing.
    let id_token = tokens.id_token.expose_secret();
    assert!(provider.verify_access_token(id_token).await.is_err());
    let away = provider.end_session_url(Some(&tokens.id_token)).await;
    assert!(away.unwrap().unwrap().path().starts_with("/session/end"));
}

#[tokio::test]
async fn new_keys_count_at_once_and_known_ones_through_an_outage() {
    let mut foreign = Foreign::start().await;
    let provider = foreign.provider();
    let before = foreign
        .access_token(&provider, "ann@elsewhere.example")
        .await;
    let ann = provider.verify_access_token(&before).await.unwrap();
    assert_eq!(ann.subject, "ann@elsewhere.example");

    let name = foreign.control(reqwest::Method::POST, "rotate").await;
    assert_eq!(name, "key-2");
    foreign.cookies.clear();
    let after = foreign
        .access_token(&provider, "ann@elsewhere.example")
        .await;
    let began = foreign.control(reqwest::Method::GET, "key-fetches").await;
    provider.verify_access_token(&after).await.unwrap();
    let fetched = foreign.control(reqwest::Method::GET, "key-fetches").await;
    assert_eq!(
        fetched.parse::<u32>().unwrap(),
        began.parse::<u32>().unwrap() + 1
    );

    foreign.process.stop().await;
    provider.verify_access_token(&after).await.unwrap();
    let unknown = provider.verify_access_token(&before).await;
    assert!(matches!(unknown, Err(OidcError::Token(_))), "{unknown:?}");
}
