//! The service as tests meet it.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use http_body_util::BodyExt;
use platform_kit::clock::Clock;
use platform_kit::config::Env;
use platform_kit::service_keys::ServiceKeys;
use platform_kit::testing::TestDatabase;
use platform_vehicles::etl::progress::Silent;
use platform_vehicles::{Imported, Settings, VehiclesService, service};
use serde_json::Value;
use tower::ServiceExt;

pub struct App {
    pub service: VehiclesService,
    pub dump: PathBuf,
    pub folder: tempfile::TempDir,
    pub database: TestDatabase,
}

pub fn unpack(name: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/data")
        .join(name);
    let mut bytes = Vec::new();
    let file = std::fs::File::open(path).unwrap();
    flate2::read::GzDecoder::new(file)
        .read_to_end(&mut bytes)
        .unwrap();
    bytes
}

pub fn settings(database: &TestDatabase, folder: &Path) -> Settings {
    let env = Env::from_pairs([("KEYS", "first,second")]);
    Settings {
        database_url: database.url.clone(),
        redis_url: None,
        keys: ServiceKeys::from_env(&env, "KEYS").unwrap(),
        data_dir: folder.to_owned(),
    }
}

pub fn clock() -> Clock {
    Clock::fixed("2026-11-01T00:00:00Z".parse().unwrap())
}

impl App {
    pub async fn new(database: TestDatabase) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let dump = folder.path().join("vpic_2026_10.sql");
        std::fs::write(&dump, unpack("vpic-mini.plain.sql.gz")).unwrap();
        let service = service(settings(&database, folder.path()), clock())
            .await
            .unwrap();
        Self {
            service,
            dump,
            folder,
            database,
        }
    }

    pub async fn loaded(database: TestDatabase) -> Self {
        let app = Self::new(database).await;
        let imported = app
            .service
            .import(&app.dump, None, Arc::new(Silent))
            .await
            .unwrap();
        assert_eq!(imported, Imported::New);
        app
    }

    /// A service that was opened otherwise, over a database of its own choice.
    pub async fn around(service: VehiclesService) -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self {
            service,
            dump: folder.path().join("none"),
            folder,
            database: platform_kit::testing::sqlite().await,
        }
    }

    /// A page that is no JSON.
    pub async fn text(&self, path: &str) -> String {
        let request = Request::get(path).body(Body::empty()).unwrap();
        let response = self.service.router().oneshot(request).await.unwrap();
        assert_eq!(response.status(), StatusCode::OK, "{path}");
        let bytes = response.into_body().collect().await.unwrap().to_bytes();
        String::from_utf8(bytes.to_vec()).unwrap()
    }

    pub async fn send(&self, request: Request<Body>) -> (StatusCode, Value, axum::http::HeaderMap) {
        let response = self.service.router().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await.unwrap().to_bytes();
        let body = serde_json::from_slice(&bytes).unwrap_or(Value::Null);
        (parts.status, body, parts.headers)
    }

    pub async fn get(&self, path: &str) -> (StatusCode, Value) {
        let request = Request::get(path).header(header::AUTHORIZATION, "Bearer second");
        let (status, body, _) = self.send(request.body(Body::empty()).unwrap()).await;
        (status, body)
    }

    pub async fn post(&self, path: &str, body: &Value) -> (StatusCode, Value) {
        self.post_text(path, body.to_string()).await
    }

    pub async fn post_text(&self, path: &str, body: String) -> (StatusCode, Value) {
        let request = Request::post(path)
            .header(header::AUTHORIZATION, "Bearer first")
            .header(header::CONTENT_TYPE, "application/json");
        let (status, body, _) = self.send(request.body(Body::from(body)).unwrap()).await;
        (status, body)
    }
}

pub fn names(list: &Value) -> Vec<&str> {
    list.as_array()
        .unwrap()
        .iter()
        .map(|item| item["name"].as_str().unwrap())
        .collect()
}

/// Runs a test on SQLite and on PostgreSQL.
macro_rules! on_both {
    ($($name:ident),* $(,)?) => {
        mod on_sqlite { $(#[tokio::test] async fn $name() {
            super::$name(platform_kit::testing::sqlite().await).await;
        })* }
        mod on_postgres { $(#[tokio::test] async fn $name() {
            super::$name(platform_kit::testing::postgres().await).await;
        })* }
    };
}
pub(crate) use on_both;
