//! An issuer that does what a test tells it, good or bad.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use aws_lc_rs::encoding::AsDer as _;
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, Ed25519KeyPair};
use axum::Router;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use backend::infra::oidc::{OidcProvider, OidcSettings, OidcTransport};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use jsonwebtoken::jwk::Jwk;
use jsonwebtoken::{Algorithm, EncodingKey};
use platform_kit::clock::Clock;
use serde_json::{Value, json};
use url::Url;

pub const ISSUER: &str = "https://id.example/realm";
pub const CLIENT: &str = "web";
pub const AUDIENCE: &str = "api";

/// A private key under a name.
pub struct Signer {
    pub kid: String,
    algorithm: Algorithm,
    key: EncodingKey,
}

impl Signer {
    pub fn es256(kid: &str) -> Self {
        let random = SystemRandom::new();
        let pkcs8 = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &random);
        let key = EncodingKey::from_ec_der(pkcs8.unwrap().as_ref());
        Self {
            kid: kid.into(),
            algorithm: Algorithm::ES256,
            key,
        }
    }

    pub fn eddsa(kid: &str) -> Self {
        let pkcs8 = Ed25519KeyPair::generate_pkcs8v1(&SystemRandom::new()).unwrap();
        let key = EncodingKey::from_ed_der(pkcs8.as_ref());
        Self {
            kid: kid.into(),
            algorithm: Algorithm::EdDSA,
            key,
        }
    }

    pub fn rs256(kid: &str) -> Self {
        let pair = aws_lc_rs::rsa::KeyPair::generate(aws_lc_rs::rsa::KeySize::Rsa2048).unwrap();
        let der = pair.as_der().unwrap();
        let text = STANDARD.encode(der.as_ref());
        let pem = format!("-----BEGIN PRIVATE KEY-----\n{text}\n-----END PRIVATE KEY-----\n");
        let key = EncodingKey::from_rsa_pem(pem.as_bytes()).unwrap();
        Self {
            kid: kid.into(),
            algorithm: Algorithm::RS256,
            key,
        }
    }

    /// The public half.
    pub fn jwk(&self) -> Value {
        let mut jwk = Jwk::from_encoding_key(&self.key, self.algorithm).unwrap();
        jwk.common.key_id = Some(self.kid.clone());
        serde_json::to_value(jwk).unwrap()
    }

    pub fn header(&self) -> Value {
        json!({ "alg": format!("{:?}", self.algorithm), "typ": "at+jwt", "kid": self.kid })
    }

    /// Signs whatever it is given.
    pub fn sign(&self, header: &Value, claims: &Value) -> String {
        self.sign_text(&header.to_string(), &claims.to_string())
    }

    /// The same of texts, which need not be good JSON.
    pub fn sign_text(&self, header: &str, claims: &str) -> String {
        let part = |text: &str| URL_SAFE_NO_PAD.encode(text);
        let message = format!("{}.{}", part(header), part(claims));
        let signature = jsonwebtoken::crypto::sign(message.as_bytes(), &self.key, self.algorithm);
        format!("{message}.{}", signature.unwrap())
    }

    pub fn access(&self, claims: &Value) -> String {
        self.sign(&self.header(), claims)
    }
}

/// How the issuer behaves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mood {
    Well,
    Down,
    Html,
    Huge,
    Redirects,
    /// Publishes keys, none of them of use.
    Useless,
    /// Calls itself something else.
    Impostor,
}

/// The issuer's end.
#[derive(Clone)]
pub struct StubIssuer {
    state: Arc<StubState>,
    pub clock: Clock,
}

struct StubState {
    keys: Mutex<Vec<Value>>,
    mood: Mutex<Mood>,
    key_fetches: AtomicUsize,
}

impl StubIssuer {
    pub fn new(keys: &[&Signer]) -> Self {
        let now = chrono::DateTime::from_timestamp(1_790_000_000, 0).unwrap();
        let state = StubState {
            keys: Mutex::new(keys.iter().map(|key| key.jwk()).collect()),
            mood: Mutex::new(Mood::Well),
            key_fetches: AtomicUsize::new(0),
        };
        Self {
            state: Arc::new(state),
            clock: Clock::fixed(now),
        }
    }

    pub fn publish(&self, keys: &[&Signer]) {
        *self.state.keys.lock().unwrap() = keys.iter().map(|key| key.jwk()).collect();
    }

    pub fn be(&self, mood: Mood) {
        *self.state.mood.lock().unwrap() = mood;
    }

    pub fn key_fetches(&self) -> usize {
        self.state.key_fetches.load(Ordering::SeqCst)
    }

    pub fn router(&self) -> Router {
        Router::new()
            .route("/.well-known/openid-configuration", get(discovery))
            .route("/jwks", get(jwks))
            .with_state(self.state.clone())
    }

    pub fn provider(&self) -> OidcProvider {
        let transport = OidcTransport::InProcess(self.router());
        OidcProvider::try_new(settings(None), transport, self.clock.clone()).unwrap()
    }

    /// Good claims of an access token, now.
    pub fn claims(&self) -> Value {
        let at = self.clock.now().timestamp();
        json!({
            "iss": ISSUER, "sub": "auth0|ann", "aud": AUDIENCE, "exp": at + 600, "nbf": at,
            "iat": at, "name": "Ann", "email": "ann@example.com",
        })
    }
}

pub fn settings(internal_url: Option<Url>) -> OidcSettings {
    OidcSettings {
        issuer: Url::parse(ISSUER).unwrap(),
        client_id: CLIENT.into(),
        client_secret: None,
        audience: AUDIENCE.into(),
        internal_url,
        redirect_uri: Url::parse("https://car.example/auth/callback").unwrap(),
        post_logout_redirect_uri: Url::parse("https://car.example/welcome").unwrap(),
    }
}

async fn discovery(State(state): State<Arc<StubState>>) -> Response {
    let mood = state.mood.lock().unwrap().clone();
    let issuer = if mood == Mood::Impostor {
        "https://evil.test"
    } else {
        ISSUER
    };
    let document = json!({
        "issuer": issuer,
        "authorization_endpoint": format!("{ISSUER}/authorize"),
        "token_endpoint": format!("{ISSUER}/token"),
        "jwks_uri": format!("{ISSUER}/jwks"),
    });
    answer(&mood, &document)
}

async fn jwks(State(state): State<Arc<StubState>>) -> Response {
    state.key_fetches.fetch_add(1, Ordering::SeqCst);
    let mood = state.mood.lock().unwrap().clone();
    let keys = state.keys.lock().unwrap().clone();
    let document = match mood {
        Mood::Useless => json!({ "keys": [{ "kty": "oct", "k": "c2VjcmV0", "kid": "a" }] }),
        _ => json!({ "keys": keys }),
    };
    answer(&mood, &document)
}

fn answer(mood: &Mood, document: &Value) -> Response {
    match mood {
        Mood::Well | Mood::Useless | Mood::Impostor => axum::Json(document.clone()).into_response(),
        Mood::Down => StatusCode::BAD_GATEWAY.into_response(),
        Mood::Html => "<html>Captive portal</html>".into_response(),
        Mood::Huge => "x".repeat(10 * 1024 * 1024).into_response(),
        Mood::Redirects => (
            StatusCode::FOUND,
            [(header::LOCATION, "https://evil.test/")],
        )
            .into_response(),
    }
}
