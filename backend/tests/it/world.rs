//! The application's sign-in in front of the real identity and tenants services, and a browser.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::http::request::Builder;
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::from_fn_with_state;
use backend::app::app_config::Doors;
use backend::app::assemble::{self, Parts};
use backend::app::config::Common;
use backend::app::housekeeping::Housekeeping;
use backend::app::jobs::AppJobs;
use backend::app::sign_in::SessionCookie;
use backend::features::accounts::{AccountService, SignIns};
use backend::infra::blob::{BlobSettings, BlobStore};
use backend::infra::bus::Bus;
use backend::infra::jobs::Worker;
use backend::infra::oidc::{OidcSettings, OidcTransport};
use http_body_util::BodyExt as _;
use platform_client::{TenantsClient, Transport, VehiclesClient};
use platform_identity::IdentityService;
use platform_kit::cache::Cache;
use platform_kit::clock::Clock;
use platform_kit::config::Env;
use platform_kit::mail::Smtp;
use platform_kit::service_keys::ServiceKeys;
use platform_kit::testing::inbox::Inbox;
use platform_kit::testing::{self, TestDatabase};
use sea_orm_migration::MigratorTrait as _;
use serde_json::{Value, json};
use tower::ServiceExt as _;
use url::Url;
use url::form_urlencoded::Serializer;

use crate::outside::{Catalogue, Register, fail_while, issuer_apart};

pub const APP: &str = "http://app.test:3001";
pub const PASSWORD: &str = "tR4ctor in the shed";

/// Which databases.
#[derive(Clone, Copy, Debug)]
pub enum Engine {
    Sqlite,
    Postgres,
}

impl Engine {
    async fn database(self) -> TestDatabase {
        match self {
            Self::Sqlite => testing::sqlite().await,
            Self::Postgres => testing::postgres_as(migrations::security::ROLE).await,
        }
    }

    fn cache(self) -> Cache {
        let redis = matches!(self, Self::Postgres).then(testing::redis_url);
        Cache::open(&testing::unique_prefix(), redis.as_deref()).unwrap()
    }
}

/// Everything in one process.
pub struct World {
    pub router: Router,
    pub worker: Worker<AppJobs>,
    pub housekeeping: Housekeeping,
    pub tenants: TenantsClient,
    /// Where files are stored.
    pub folder: tempfile::TempDir,
    pub accounts: AccountService,
    pub identity: IdentityService,
    pub bus: Bus,
    pub clock: Clock,
    pub database: TestDatabase,
    /// Told to the application's database so far.
    pub statements: Arc<AtomicUsize>,
    pub catalogue: Catalogue,
    pub register: Register,
    /// Where letters arrive.
    pub inbox: Inbox,
    tenants_down: Arc<AtomicBool>,
    issuer_down: Arc<AtomicBool>,
    _services: [TestDatabase; 2],
}

impl World {
    pub async fn start(engine: Engine) -> Self {
        Self::start_with(engine, false).await
    }

    /// The same, where the issuer is asked over the network to forget people.
    pub async fn start_apart(engine: Engine) -> Self {
        Self::start_with(engine, true).await
    }

    async fn start_with(engine: Engine, apart: bool) -> Self {
        let clock = Clock::fixed(chrono::DateTime::from_timestamp(1_790_000_000, 0).unwrap());
        let mut database = engine.database().await;
        let statements = Arc::new(AtomicUsize::new(0));
        let counter = statements.clone();
        database.db.observe(move || {
            counter.fetch_add(1, Ordering::SeqCst);
        });
        migrations::Migrator::up(database.db.migrator(), None)
            .await
            .unwrap();
        let services = [engine.database().await, engine.database().await];
        let (tenants, tenants_down) = tenants(&services[0], engine, clock.clone()).await;
        let identity = identity(&services[1], engine, clock.clone()).await;
        let issuer_down = Arc::new(AtomicBool::new(false));
        let sign_ins = if apart {
            SignIns::Apart(issuer_apart(&identity, issuer_down.clone()).await)
        } else {
            SignIns::BuiltIn(Box::new(identity.clone()))
        };
        let folder = tempfile::tempdir().unwrap();
        let bus = Bus::local();
        let catalogue = Catalogue::default();
        let register = Register::start().await;
        let inbox = Inbox::open().await;
        let accounts = AccountService::new(
            database.db.clone(),
            clock.clone(),
            tenants.clone(),
            engine.cache(),
            bus.clone(),
        );
        let parts = Parts {
            db: database.db.clone(),
            cache: engine.cache(),
            bus: bus.clone(),
            blobs: BlobStore::open(&BlobSettings::Local(folder.path().to_owned())).unwrap(),
            vehicles: vehicles(&catalogue),
            tenants: tenants.clone(),
            issuer: oidc_settings(),
            issuer_transport: issuer_transport(&identity, issuer_down.clone()),
            doors: Doors::BuiltIn(Box::new(identity.clone())),
            sign_ins,
            clock: clock.clone(),
        };
        let application = assemble::assemble(&common(&register, &inbox), parts).unwrap();
        let router = application.router.nest("/identity", identity.router());
        Self {
            router,
            worker: application.worker,
            housekeeping: application.housekeeping,
            tenants,
            folder,
            accounts,
            identity,
            bus,
            clock,
            database,
            statements,
            catalogue,
            register,
            inbox,
            tenants_down,
            issuer_down,
            _services: services,
        }
    }

    pub fn stop_tenants(&self) {
        self.tenants_down.store(true, Ordering::SeqCst);
    }

    pub fn start_tenants(&self) {
        self.tenants_down.store(false, Ordering::SeqCst);
    }

    pub fn stop_issuer(&self) {
        self.issuer_down.store(true, Ordering::SeqCst);
    }

    pub fn start_issuer(&self) {
        self.issuer_down.store(false, Ordering::SeqCst);
    }

    pub fn setup_token(&self) -> String {
        let link = Url::parse(&self.identity.setup_link().unwrap()).unwrap();
        link.query_pairs()
            .find(|(name, _)| name == "token")
            .unwrap()
            .1
            .into_owned()
    }

    /// A browser whose person made the first account and is signed in.
    pub async fn ann(&self) -> Browser {
        let mut browser = Browser::default();
        let token = self.setup_token();
        let page = browser
            .sign_up_page(self, &format!("prompt=create&setup_token={token}"))
            .await;
        let callback = browser.sign_up(self, &page, "Ann", "ann@example.com").await;
        let done = browser.get(self, &callback).await;
        assert_eq!(done.location(), "/", "{done:?}");
        browser
    }

    /// A browser of another person with a garage of his own.
    pub async fn bob(&self) -> Browser {
        let mut browser = Browser::default();
        let page = browser.sign_up_page(self, "prompt=create").await;
        let callback = browser.sign_up(self, &page, "Bob", "bob@example.com").await;
        browser.get(self, &callback).await;
        browser
    }

    pub async fn send(&self, request: Request) -> Answer {
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
}

async fn tenants(
    database: &TestDatabase,
    engine: Engine,
    clock: Clock,
) -> (TenantsClient, Arc<AtomicBool>) {
    let keys = ServiceKeys::new(&["key".into()]);
    let settings = platform_tenants::Settings { keys };
    let db = database.db.clone();
    let service = platform_tenants::service(settings, db, engine.cache(), clock)
        .await
        .unwrap();
    let down = Arc::new(AtomicBool::new(false));
    let router = service
        .router()
        .layer(from_fn_with_state(down.clone(), fail_while));
    let client = TenantsClient::try_new(Transport::in_process(router), &"key".into());
    (client.unwrap(), down)
}

async fn identity(database: &TestDatabase, engine: Engine, clock: Clock) -> IdentityService {
    let env = Env::from_pairs([
        ("PUBLIC_APP_URL", APP),
        ("IDENTITY_SIGN_UP", "open"),
        ("PLATFORM_IDENTITY_API_KEY", "key"),
        (
            "IDENTITY_ENCRYPTION_KEY",
            "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=",
        ),
    ]);
    let issuer = format!("{APP}/identity");
    let settings = platform_identity::Settings::from_env(&env, &issuer).unwrap();
    let db = database.db.clone();
    platform_identity::service(settings, db, engine.cache(), clock)
        .await
        .unwrap()
}

fn common(register: &Register, inbox: &Inbox) -> Common {
    Common {
        listen: "127.0.0.1:3001".into(),
        public_url: Url::parse(APP).unwrap(),
        audience: "motovaultpro-api".into(),
        client_id: "motovaultpro-web".into(),
        cookie_key: None,
        explorer: true,
        persisted_only: false,
        recalls_url: Some(Url::parse(&register.address).unwrap()),
        platform_admins: Vec::new(),
        tenant_approval: false,
        smtp: Some(Smtp {
            url: inbox.url.clone().into(),
            from: "garage@app.test".parse().unwrap(),
        }),
    }
}

fn oidc_settings() -> OidcSettings {
    let url = |path: &str| Url::parse(&format!("{APP}{path}")).unwrap();
    OidcSettings {
        issuer: url("/identity"),
        client_id: "motovaultpro-web".into(),
        client_secret: None,
        audience: "motovaultpro-api".into(),
        internal_url: None,
        redirect_uri: url("/auth/callback"),
        post_logout_redirect_uri: url("/welcome"),
    }
}

fn issuer_transport(identity: &IdentityService, down: Arc<AtomicBool>) -> OidcTransport {
    let router = identity
        .router()
        .layer(from_fn_with_state(down, fail_while));
    OidcTransport::InProcess(router)
}

/// The vehicles service is down until a test starts it: nothing but the catalogue may miss it.
fn vehicles(catalogue: &Catalogue) -> VehiclesClient {
    let transport = Transport::in_process(catalogue.router());
    let cache = Cache::local(&testing::unique_prefix());
    VehiclesClient::try_new(transport, &"key".into(), cache).unwrap()
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl Answer {
    pub fn location(&self) -> &str {
        self.headers
            .get(header::LOCATION)
            .map_or("", |value| value.to_str().unwrap())
    }

    fn csrf(&self) -> &str {
        let (_, rest) = self
            .body
            .split_once("name=\"csrf\" value=\"")
            .expect("a form");
        rest.split('"').next().unwrap()
    }
}

/// Keeps cookies.
#[derive(Clone, Debug, Default)]
pub struct Browser {
    pub cookies: BTreeMap<String, String>,
    pub bearer: Option<String>,
}

impl Browser {
    /// Gets an address of the application, with or without its origin.
    pub async fn get(&mut self, world: &World, address: &str) -> Answer {
        let path = address.strip_prefix(APP).unwrap_or(address);
        let request = self
            .request(Request::get(path))
            .body(Body::empty())
            .unwrap();
        let answer = world.send(request).await;
        self.keep(&answer);
        answer
    }

    pub async fn post(&mut self, world: &World, path: &str, fields: &[(&str, &str)]) -> Answer {
        let from_here = [("sec-fetch-site", "same-origin")];
        self.post_from(world, path, fields, &from_here).await
    }

    pub async fn post_from(
        &mut self,
        world: &World,
        path: &str,
        fields: &[(&str, &str)],
        headers: &[(&str, &str)],
    ) -> Answer {
        let body = Serializer::new(String::new()).extend_pairs(fields).finish();
        let mut request = self
            .request(Request::post(path))
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let answer = world.send(request.body(Body::from(body)).unwrap()).await;
        self.keep(&answer);
        answer
    }

    /// Follows the way to the issuer's page; answers with the page's address.
    pub async fn sign_up_page(&mut self, world: &World, query: &str) -> String {
        let away = self.get(world, &format!("/auth/sign-in?{query}")).await;
        assert_eq!(away.status, StatusCode::SEE_OTHER, "{away:?}");
        let authorize = away.location().to_owned();
        assert!(
            authorize.starts_with(&format!("{APP}/identity/authorize?")),
            "{authorize}"
        );
        self.get(world, &authorize).await.location().to_owned()
    }

    /// Fills in the page; answers with the address of the callback.
    pub async fn sign_up(&mut self, world: &World, page: &str, name: &str, email: &str) -> String {
        let form = self.get(world, page).await;
        let fields = [
            ("name", name),
            ("email", email),
            ("password", PASSWORD),
            ("csrf", form.csrf()),
        ];
        let answer = self.post(world, page, &fields).await;
        assert!(
            answer
                .location()
                .starts_with(&format!("{APP}/auth/callback?")),
            "{answer:?}"
        );
        answer.location().to_owned()
    }

    /// Signs in again where the issuer still knows the browser; answers with the callback.
    pub async fn sign_in_again(&mut self, world: &World, query: &str) -> String {
        let callback = self.sign_up_page(world, query).await;
        assert!(
            callback.starts_with(&format!("{APP}/auth/callback?")),
            "{callback}"
        );
        callback
    }

    /// Asks `/graphql` as the web application does.
    pub async fn ask(&self, world: &World, query: &str, variables: Value) -> Value {
        let body = json!({ "query": query, "variables": variables }).to_string();
        let request = self
            .request(Request::post("/graphql"))
            .header(header::CONTENT_TYPE, "application/json")
            .header("sec-fetch-site", "same-origin")
            .body(Body::from(body));
        serde_json::from_str(&world.send(request.unwrap()).await.body).unwrap()
    }

    /// Asks as a page that believes `viewer` to be signed in.
    pub async fn ask_as(&self, world: &World, viewer: &str, query: &str) -> Answer {
        let request = self
            .request(Request::post("/graphql"))
            .header(header::CONTENT_TYPE, "application/json")
            .header(header::ACCEPT, "application/graphql-response+json")
            .header("sec-fetch-site", "same-origin")
            .header("x-expected-viewer", viewer)
            .body(Body::from(json!({ "query": query }).to_string()));
        world.send(request.unwrap()).await
    }

    pub fn session(&self) -> Option<String> {
        let cookie = SessionCookie::of(&Url::parse(APP).unwrap());
        self.cookies.get(cookie.name()).cloned()
    }

    pub fn request(&self, builder: Builder) -> Builder {
        let cookies: Vec<_> = self
            .cookies
            .iter()
            .map(|(k, v)| format!("{k}={v}"))
            .collect();
        let mut builder = builder.header("host", "app.test:3001");
        if let Some(token) = &self.bearer {
            builder = builder.header(header::AUTHORIZATION, format!("Bearer {token}"));
        }
        if cookies.is_empty() {
            builder
        } else {
            builder.header("cookie", cookies.join("; "))
        }
    }

    pub fn keep(&mut self, answer: &Answer) {
        for value in answer.headers.get_all("set-cookie") {
            let text = value.to_str().unwrap();
            let (pair, attributes) = text.split_once(';').unwrap();
            let (name, value) = pair.split_once('=').unwrap();
            assert!(text.contains("SameSite=Lax"), "{text}");
            assert!(name == "mvp_person" || text.contains("HttpOnly"), "{text}");
            if attributes.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
    }
}

/// Each test over SQLite, and over PostgreSQL with Redis.
macro_rules! on_both_databases {
    ($($test:ident),+ $(,)?) => {
        mod on_sqlite {
            $(#[tokio::test]
            async fn $test() {
                super::$test(crate::world::World::start(crate::world::Engine::Sqlite).await).await;
            })+
        }
        mod on_postgres {
            $(#[tokio::test]
            async fn $test() {
                super::$test(crate::world::World::start(crate::world::Engine::Postgres).await).await;
            })+
        }
    };
}
pub(crate) use on_both_databases;
