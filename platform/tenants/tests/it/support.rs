//! The service in memory and callers that act for people.

use axum::Router;
use axum::body::Body;
use axum::http::{Method, Request, StatusCode};
use chrono::{DateTime, Duration, Utc};
use http_body_util::BodyExt as _;
use platform_kit::cache::Cache;
use platform_kit::clock::Clock;
use platform_kit::db::Db;
use platform_kit::service_keys::ServiceKeys;
use platform_kit::testing;
use platform_tenants::{Settings, TenantsService};
use serde_json::{Value, json};
use tower::ServiceExt as _;

/// Each test over SQLite, and over PostgreSQL with Redis.
macro_rules! on_both_databases {
    ($($test:ident),+ $(,)?) => {
        mod on_sqlite {
            $(#[tokio::test]
            async fn $test() {
                let database = platform_kit::testing::sqlite().await;
                let app = crate::support::App::start(database.db.clone(), None).await;
                super::$test(app).await;
            })+
        }
        mod on_postgres {
            $(#[tokio::test]
            async fn $test() {
                let database = platform_kit::testing::postgres().await;
                let redis = platform_kit::testing::redis_url();
                let app = crate::support::App::start(database.db.clone(), Some(&redis)).await;
                super::$test(app).await;
            })+
        }
    };
}
pub(crate) use on_both_databases;

/// Acts as an administrator of the platform.
pub const ROOT: &str = "administrator:root";

#[derive(Clone)]
pub struct App {
    pub service: TenantsService,
    pub clock: Clock,
    router: Router,
}

impl App {
    pub async fn start(db: Db, redis: Option<&str>) -> Self {
        let clock = Clock::fixed(DateTime::<Utc>::from_timestamp(1_790_000_000, 0).unwrap());
        let cache = Cache::open(&testing::unique_prefix(), redis).unwrap();
        let settings = Settings {
            keys: ServiceKeys::new(&["key".into()]),
        };
        let service = platform_tenants::service(settings, db, cache, clock.clone())
            .await
            .unwrap();
        Self {
            router: service.standalone_router(),
            service,
            clock,
        }
    }

    pub async fn send(&self, request: Request<Body>) -> (StatusCode, Value) {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let status = response.status();
        let bytes = response.into_body().collect().await.unwrap().to_bytes();
        (
            status,
            serde_json::from_slice(&bytes).unwrap_or(Value::Null),
        )
    }

    pub async fn get(&self, path: &str) -> (StatusCode, Value) {
        let request = Request::get(path).header("authorization", "Bearer key");
        self.send(request.body(Body::empty()).unwrap()).await
    }

    pub async fn create(&self, body: Value, key: Option<&str>) -> (StatusCode, Value) {
        let mut request = Request::post("/tenants")
            .header("authorization", "Bearer key")
            .header("content-type", "application/json");
        if let Some(key) = key {
            request = request.header("idempotency-key", key);
        }
        self.send(request.body(Body::from(body.to_string())).unwrap())
            .await
    }

    /// Calls for a person, or with [`ROOT`] for an administrator. Time goes on by a second, so
    /// that the trail has an order.
    pub async fn call(
        &self,
        who: &str,
        method: Method,
        path: &str,
        body: Value,
    ) -> (StatusCode, Value) {
        self.clock.advance(Duration::seconds(1));
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header("authorization", "Bearer key");
        request = match who.split_once(':') {
            Some((kind, subject)) => request
                .header("acting-as", kind)
                .header("acting-subject", subject),
            None => request.header("acting-subject", who),
        };
        let body = if body.is_null() {
            Body::empty()
        } else {
            request = request.header("content-type", "application/json");
            Body::from(body.to_string())
        };
        self.send(request.body(body).unwrap()).await
    }

    pub async fn post(&self, who: &str, path: &str, body: Value) -> (StatusCode, Value) {
        self.call(who, Method::POST, path, body).await
    }

    pub async fn put(&self, who: &str, path: &str, body: Value) -> (StatusCode, Value) {
        self.call(who, Method::PUT, path, body).await
    }

    pub async fn patch(&self, who: &str, path: &str, body: Value) -> (StatusCode, Value) {
        self.call(who, Method::PATCH, path, body).await
    }

    pub async fn delete(&self, who: &str, path: &str) -> (StatusCode, Value) {
        self.call(who, Method::DELETE, path, Value::Null).await
    }

    pub async fn read(&self, who: &str, path: &str) -> (StatusCode, Value) {
        self.call(who, Method::GET, path, Value::Null).await
    }

    /// A fleet of Anna's; its path.
    pub async fn fleet(&self) -> String {
        self.tenant_of("anna", "Blue Vans").await
    }

    pub async fn tenant_of(&self, owner: &str, name: &str) -> String {
        self.clock.advance(Duration::seconds(1));
        let body = json!({ "owner_subject": owner, "name": name, "kind": "fleet" });
        let (status, tenant) = self.create(body, None).await;
        assert_eq!(status, StatusCode::CREATED, "{tenant}");
        format!("/tenants/{}", tenant["id"].as_str().unwrap())
    }

    /// Lets somebody in by an invitation of Anna's.
    pub async fn join(&self, tenant: &str, who: &str, role: &str) {
        let token = self.invitation(tenant, role).await;
        let (status, body) = self.accept(who, &token).await;
        assert_eq!(status, StatusCode::OK, "{body}");
    }

    pub async fn invitation(&self, tenant: &str, role: &str) -> String {
        let path = format!("{tenant}/invitations");
        let (status, made) = self.post("anna", &path, json!({ "role": role })).await;
        assert_eq!(status, StatusCode::CREATED, "{made}");
        made["token"].as_str().unwrap().to_owned()
    }

    pub async fn accept(&self, who: &str, token: &str) -> (StatusCode, Value) {
        let path = "/invitations/accept";
        self.post(who, path, json!({ "token": token })).await
    }

    /// Subjects and roles of a tenant, for example `anna owner`.
    pub async fn people(&self, tenant: &str) -> Vec<String> {
        let (_, members) = self.get(&format!("{tenant}/members")).await;
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        let members = members.as_array().unwrap().iter();
        members
            .map(|m| format!("{} {}", text(&m["subject"]), text(&m["role"])))
            .collect()
    }

    /// The names of all actions of a tenant, oldest first.
    pub async fn trail(&self, tenant: &str) -> Vec<Value> {
        let (status, page) = self.read(ROOT, &format!("{tenant}/audit?limit=100")).await;
        assert_eq!(status, StatusCode::OK, "{page}");
        let mut items = page["items"].as_array().unwrap().clone();
        items.reverse();
        items
    }
}

/// The last word of a problem's type.
pub fn kind(problem: &Value) -> &str {
    problem["type"]
        .as_str()
        .unwrap_or_default()
        .trim_start_matches("/problems/")
}

pub fn garage(owner: &str, name: &str) -> Value {
    json!({ "owner_subject": owner, "name": name, "kind": "household", "personal": true })
}
