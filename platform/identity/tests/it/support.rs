//! An issuer in memory and a browser that keeps its cookies.

use std::collections::BTreeMap;

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode, header};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Utc};
use http_body_util::BodyExt as _;
use platform_identity::{IdentityService, Settings};
use platform_kit::cache::Cache;
use platform_kit::clock::Clock;
use platform_kit::config::Env;
use platform_kit::db::Db;
use platform_kit::testing;
use serde_json::Value;
use sha2::{Digest as _, Sha256};
use tower::ServiceExt as _;
use url::Url;
use url::form_urlencoded::Serializer;

use platform_kit::testing::inbox::Inbox;

pub const VERIFIER: &str = "a-verifier-of-more-than-forty-three-characters.~_";
pub const CALLBACK: &str = "http://app.test:3001/auth/callback";
pub const ISSUER: &str = "http://app.test:3001/identity";
pub const EMAIL: &str = "Anna@Example.com";
pub const PASSWORD: &str = "tR4ctor in the shed";

/// What secrets are encrypted by.
pub const KEY: &str = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

/// An issuer with a database of its own.
pub struct Issuer {
    pub service: IdentityService,
    pub clock: Clock,
    pub router: Router,
    db: Db,
    redis: Option<String>,
    sign_up: &'static str,
    smtp: String,
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

/// Cookies and a client.
#[derive(Clone, Debug, Default)]
pub struct Browser {
    pub cookies: BTreeMap<String, String>,
    pub agent: String,
}

impl Issuer {
    pub async fn start(db: Db, redis: Option<String>) -> Self {
        Self::start_with(db, redis, "closed").await
    }

    pub async fn start_with(db: Db, redis: Option<String>, sign_up: &'static str) -> Self {
        let clock = Clock::fixed(DateTime::<Utc>::from_timestamp(1_790_000_000, 0).unwrap());
        Self::start_at(db, redis, sign_up, "", clock).await
    }

    async fn start_at(
        db: Db,
        redis: Option<String>,
        sign_up: &'static str,
        smtp: &str,
        clock: Clock,
    ) -> Self {
        Self::start_as(db, redis, sign_up, smtp, clock, ISSUER).await
    }

    async fn start_as(
        db: Db,
        redis: Option<String>,
        sign_up: &'static str,
        smtp: &str,
        clock: Clock,
        address: &str,
    ) -> Self {
        let env = Env::from_pairs([
            ("PUBLIC_APP_URL", "http://app.test:3001"),
            ("IDENTITY_SIGN_UP", sign_up),
            ("IDENTITY_ENCRYPTION_KEY", KEY),
            ("PLATFORM_IDENTITY_API_KEY", "key"),
            ("SMTP_URL", smtp),
            ("SMTP_FROM", "Garage <garage@app.test>"),
        ]);
        let settings = Settings::from_env(&env, address).unwrap();
        let cache = Cache::open(&testing::unique_prefix(), redis.as_deref()).unwrap();
        let service = platform_identity::service(settings, db.clone(), cache, clock.clone())
            .await
            .unwrap();
        let router = service.standalone_router();
        Self {
            service,
            clock,
            router,
            db,
            redis,
            sign_up,
            smtp: smtp.to_owned(),
        }
    }

    /// The same database and time behind a new process.
    pub async fn restart(&self) -> Self {
        let (db, redis) = (self.db.clone(), self.redis.clone());
        Self::start_at(db, redis, self.sign_up, &self.smtp, self.clock.clone()).await
    }

    /// An issuer with Anna's account, made through the set-up link.
    pub async fn with_anna(db: Db, redis: Option<String>) -> (Self, Browser) {
        Self::start(db, redis).await.add_anna().await
    }

    /// The same, at another address.
    pub async fn with_anna_at(db: Db, redis: Option<String>, address: &str) -> (Self, Browser) {
        let clock = Clock::fixed(DateTime::<Utc>::from_timestamp(1_790_000_000, 0).unwrap());
        let issuer = Self::start_as(db, redis, "closed", "", clock, address).await;
        issuer.add_anna().await
    }

    /// The same, with letters.
    pub async fn with_anna_and_mail(
        db: Db,
        redis: Option<String>,
        inbox: &Inbox,
    ) -> (Self, Browser) {
        let clock = Clock::fixed(DateTime::<Utc>::from_timestamp(1_790_000_000, 0).unwrap());
        let issuer = Self::start_at(db, redis, "closed", &inbox.url, clock).await;
        issuer.add_anna().await
    }

    /// The same, with letters and an open door.
    pub async fn open_with_mail(db: Db, redis: Option<String>, inbox: &Inbox) -> (Self, Browser) {
        let clock = Clock::fixed(DateTime::<Utc>::from_timestamp(1_790_000_000, 0).unwrap());
        let issuer = Self::start_at(db, redis, "open", &inbox.url, clock).await;
        issuer.add_anna().await
    }

    /// The path of a link to this issuer.
    pub fn link_path(&self, link: Option<String>) -> String {
        let link = link.expect("a link");
        link.strip_prefix("http://app.test:3001")
            .unwrap()
            .to_owned()
    }

    async fn add_anna(self) -> (Self, Browser) {
        let issuer = self;
        let mut browser = Browser::default();
        let token = issuer.setup_token();
        let query = authorize_query(&[("prompt", "create"), ("setup_token", &token)]);
        let answer = browser
            .sign_up(&issuer, &query, "Anna", EMAIL, PASSWORD)
            .await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        (issuer, browser)
    }

    pub fn setup_token(&self) -> String {
        let link = Url::parse(&self.service.setup_link().unwrap()).unwrap();
        assert_eq!(link.path(), "/setup");
        link.query_pairs()
            .find(|(name, _)| name == "token")
            .unwrap()
            .1
            .into_owned()
    }

    pub async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await.unwrap().to_bytes();
        let body = String::from_utf8(bytes.to_vec()).unwrap();
        Answer {
            status: parts.status,
            headers: parts.headers,
            body,
        }
    }

    pub async fn token(&self, fields: &[(&str, &str)]) -> (StatusCode, Value) {
        let body = Serializer::new(String::new()).extend_pairs(fields).finish();
        let request = Request::post("/identity/token")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(body))
            .unwrap();
        let answer = self.send(request).await;
        assert_eq!(answer.header("cache-control"), "no-store");
        (answer.status, serde_json::from_str(&answer.body).unwrap())
    }

    pub async fn exchange(&self, code: &str) -> (StatusCode, Value) {
        self.token(&code_fields(code)).await
    }
}

pub fn code_fields(code: &str) -> [(&'static str, &str); 5] {
    [
        ("grant_type", "authorization_code"),
        ("client_id", "motovaultpro-web"),
        ("code", code),
        ("redirect_uri", CALLBACK),
        ("code_verifier", VERIFIER),
    ]
}

impl Answer {
    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().unwrap())
    }

    pub fn location(&self) -> &str {
        self.header("location")
    }

    /// A parameter of the address that it redirects to.
    pub fn param(&self, name: &str) -> Option<String> {
        let url = Url::parse(self.location()).unwrap();
        url.query_pairs()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.into_owned())
    }

    pub fn code(&self) -> String {
        assert!(
            self.location().starts_with(CALLBACK),
            "{} {}",
            self.status,
            self.location()
        );
        self.param("code").unwrap()
    }

    fn csrf(&self) -> String {
        csrf_of(self)
    }
}

/// The token of the first form on a page.
pub fn csrf_of(page: &Answer) -> String {
    let (_, rest) = page
        .body
        .split_once("name=\"csrf\" value=\"")
        .unwrap_or_else(|| panic!("no form: {} {}", page.status, page.body));
    rest.split('"').next().unwrap().to_owned()
}

/// The code that an app shows now.
pub fn totp_of(secret: &str, clock: &Clock) -> String {
    let secret = totp_rs::Secret::try_from_base32(secret).unwrap();
    let totp = totp_rs::Builder::new().with_secret(secret).build().unwrap();
    let now = u64::try_from(clock.now().timestamp()).unwrap();
    totp.generate(now).to_string()
}

impl Browser {
    pub fn with_agent(agent: &str) -> Self {
        Self {
            agent: agent.to_owned(),
            ..Self::default()
        }
    }

    pub async fn post_all(
        &mut self,
        issuer: &Issuer,
        path: &str,
        fields: &[(&str, String)],
    ) -> Answer {
        let fields: Vec<_> = fields.iter().map(|(k, v)| (*k, v.as_str())).collect();
        self.post(issuer, path, &fields).await
    }

    pub async fn get(&mut self, issuer: &Issuer, path: &str) -> Answer {
        let request = self
            .request(Request::get(path))
            .body(Body::empty())
            .unwrap();
        let answer = issuer.send(request).await;
        self.keep(&answer);
        answer
    }

    pub async fn post(&mut self, issuer: &Issuer, path: &str, fields: &[(&str, &str)]) -> Answer {
        let body = Serializer::new(String::new()).extend_pairs(fields).finish();
        let request = self
            .request(Request::post(path))
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin")
            .body(Body::from(body))
            .unwrap();
        let answer = issuer.send(request).await;
        self.keep(&answer);
        answer
    }

    /// Asks for a code; answers with the redirect.
    pub async fn authorize(&mut self, issuer: &Issuer, extra: &[(&str, &str)]) -> Answer {
        self.get(
            issuer,
            &format!("/identity/authorize?{}", authorize_query(extra)),
        )
        .await
    }

    pub async fn sign_up(
        &mut self,
        issuer: &Issuer,
        query: &str,
        name: &str,
        email: &str,
        password: &str,
    ) -> Answer {
        let csrf = self.sign_up_form(issuer, query).await;
        let fields = [
            ("name", name),
            ("email", email),
            ("password", password),
            ("csrf", &csrf),
        ];
        self.send_sign_up(issuer, query, &fields).await
    }

    /// Opens the form; answers with its token.
    pub async fn sign_up_form(&mut self, issuer: &Issuer, query: &str) -> String {
        self.get(issuer, &format!("/identity/sign-up?{query}"))
            .await
            .csrf()
    }

    pub async fn send_sign_up(
        &mut self,
        issuer: &Issuer,
        query: &str,
        fields: &[(&str, &str)],
    ) -> Answer {
        self.post(issuer, &format!("/identity/sign-up?{query}"), fields)
            .await
    }

    pub async fn sign_in(&mut self, issuer: &Issuer, email: &str, password: &str) -> Answer {
        let path = format!("/identity/sign-in?{}", authorize_query(&[]));
        let csrf = self.get(issuer, &path).await.csrf();
        let fields = [("email", email), ("password", password), ("csrf", &csrf)];
        self.post(issuer, &path, &fields).await
    }

    pub async fn confirm(&mut self, issuer: &Issuer, page: &Answer, path: &str) -> Answer {
        let csrf = page.csrf();
        self.post(issuer, path, &[("csrf", &csrf)]).await
    }

    fn request(&self, builder: axum::http::request::Builder) -> axum::http::request::Builder {
        let cookies: Vec<_> = self
            .cookies
            .iter()
            .map(|(k, v)| format!("{k}={v}"))
            .collect();
        let builder = builder
            .header("host", "app.test:3001")
            .header("user-agent", &self.agent);
        if cookies.is_empty() {
            builder
        } else {
            builder.header("cookie", cookies.join("; "))
        }
    }

    fn keep(&mut self, answer: &Answer) {
        for value in answer.headers.get_all("set-cookie") {
            let text = value.to_str().unwrap();
            assert!(text.contains("HttpOnly; SameSite=Lax"), "{text}");
            let (pair, attributes) = text.split_once(';').unwrap();
            let (name, value) = pair.split_once('=').unwrap();
            if attributes.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
    }
}

/// A good request; `extra` replaces or adds, an empty value removes.
pub fn authorize_query(extra: &[(&str, &str)]) -> String {
    let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(VERIFIER));
    let mut pairs: Vec<(&str, &str)> = vec![
        ("client_id", "motovaultpro-web"),
        ("redirect_uri", CALLBACK),
        ("response_type", "code"),
        ("scope", "openid offline_access"),
        ("state", "a state"),
        ("nonce", "a nonce"),
        ("code_challenge", &challenge),
        ("code_challenge_method", "S256"),
    ];
    pairs.retain(|(name, _)| !extra.iter().any(|(other, _)| other == name));
    pairs.extend(extra.iter().filter(|(_, value)| !value.is_empty()));
    Serializer::new(String::new()).extend_pairs(pairs).finish()
}

/// The claims of a token, unverified.
pub fn claims(token: &str) -> Value {
    let part = token.split('.').nth(1).unwrap();
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part).unwrap()).unwrap()
}

/// Each test over SQLite, and over PostgreSQL with Redis.
macro_rules! on_both_databases {
    ($($test:ident),+ $(,)?) => {
        mod on_sqlite {
            $(#[tokio::test]
            async fn $test() {
                let database = platform_kit::testing::sqlite().await;
                super::$test(database.db.clone(), None).await;
            })+
        }
        mod on_postgres {
            $(#[tokio::test]
            async fn $test() {
                let database = platform_kit::testing::postgres().await;
                let redis = platform_kit::testing::redis_url();
                super::$test(database.db.clone(), Some(redis)).await;
            })+
        }
    };
}
pub(crate) use on_both_databases;
