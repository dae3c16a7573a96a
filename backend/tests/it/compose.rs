//! The compose file holds what the binaries read. No container engine is needed to see it.

use std::collections::BTreeMap;

use backend::app::config::Production;
use backend::infra::blob::BlobSettings;
use platform_kit::config::{ConfigError, Env};
use serde_yaml_ng::Value;

struct Compose(Value);

impl Compose {
    fn read() -> Self {
        let text = include_str!("../../../docker-compose.yml");
        let mut file: Value = serde_yaml_ng::from_str(text).unwrap();
        file.apply_merge().unwrap();
        Self(file)
    }

    fn services(&self) -> BTreeMap<String, Value> {
        serde_yaml_ng::from_value(self.0["services"].clone()).unwrap()
    }

    fn service(&self, name: &str) -> Value {
        self.services()
            .remove(name)
            .unwrap_or_else(|| panic!("no service {name}"))
    }

    fn environment(&self, service: &str) -> BTreeMap<String, String> {
        let service = self.service(service);
        let written: BTreeMap<String, String> =
            serde_yaml_ng::from_value(service["environment"].clone()).unwrap();
        written
            .into_iter()
            .map(|(name, value)| (name, substitute(&value)))
            .collect()
    }

    fn env(&self, service: &str) -> Env {
        let mut env = Env::default();
        for (name, value) in self.environment(service) {
            env.set(&name, value);
        }
        env
    }
}

/// `${NAME:-default}` becomes the default, `${NAME:?…}` a text made of the name.
fn substitute(text: &str) -> String {
    let Some((before, rest)) = text.split_once("${") else {
        return text.to_owned();
    };
    let (inside, after) = rest.split_once('}').unwrap();
    let value = match (inside.split_once(":-"), inside.split_once(":?")) {
        (Some((_, default)), _) => default.to_owned(),
        // The one secret of a fixed form: base64 of 32 bytes.
        (None, Some(("IDENTITY_ENCRYPTION_KEY", _))) => format!("{}=", "A".repeat(43)),
        (None, Some((name, _))) => format!("secret-{name}"),
        (None, None) => panic!("{inside} has neither a default nor a complaint"),
    };
    format!("{before}{value}{}", substitute(after))
}

fn listen_of_tenants(env: &Env) -> Result<(String, String, Option<String>), ConfigError> {
    let settings = platform_tenants::ServerSettings::from_env(env)?;
    Ok((settings.listen, settings.database_url, settings.redis_url))
}

fn listen_of_identity(env: &Env) -> Result<(String, String, Option<String>), ConfigError> {
    let settings = platform_identity::ServerSettings::from_env(env)?;
    Ok((settings.listen, settings.database_url, settings.redis_url))
}

fn listen_of_vehicles(env: &Env) -> Result<(String, String, Option<String>), ConfigError> {
    let settings = platform_vehicles::Settings::from_env(env)?;
    let listen = env.required("PLATFORM_VEHICLES_LISTEN", "")?;
    Ok((listen, settings.database_url, settings.redis_url))
}

fn listen_of_backend(env: &Env) -> Result<(String, String, Option<String>), ConfigError> {
    let settings = Production::from_env(env)?;
    assert!(settings.common.cookie_key.is_some());
    let BlobSettings::S3(s3) = settings.files else {
        panic!("files belong into the file store");
    };
    assert_eq!(s3.endpoint.as_str(), "http://minio:9000/");
    assert!(s3.public_endpoint.is_some());
    Ok((
        settings.common.listen,
        settings.database_url,
        settings.redis_url,
    ))
}

fn host_and_port(address: &str) -> (String, u16) {
    let url = url::Url::parse(address).unwrap();
    (
        url.host_str().unwrap().to_owned(),
        url.port_or_known_default().unwrap_or(0),
    )
}

#[test]
fn services_start_with_what_is_written() {
    let compose = Compose::read();
    for (service, port, read) in [
        ("platform-tenants", 8001, listen_of_tenants as fn(&Env) -> _),
        ("platform-identity", 8002, listen_of_identity),
        ("platform-vehicles", 8000, listen_of_vehicles),
        ("backend", 3001, listen_of_backend),
    ] {
        let (listen, database, redis) = read(&compose.env(service)).unwrap();
        assert_eq!(listen, format!("0.0.0.0:{port}"));
        let (database, _) = host_and_port(&database);
        let (redis, redis_port) = host_and_port(&redis.unwrap());
        assert_eq!(redis_port, 6379);
        let waits = &compose.service(service)["depends_on"];
        assert_eq!(
            waits[&database]["condition"], "service_healthy",
            "{service}"
        );
        assert!(!waits[&redis].is_null(), "{service}");
    }
}

#[test]
fn every_name_and_port_of_the_picture_is_there() {
    let services = Compose::read().services();
    let ports = [
        ("backend", "3001:3001"),
        ("postgres", "5432:5432"),
        ("redis", "6379:6379"),
        ("minio", "9000:9000"),
        ("platform-vehicles", "8000:8000"),
        ("platform-vehicles-db", "5433:5432"),
        ("platform-vehicles-redis", "6380:6379"),
        ("platform-tenants", "8001:8001"),
        ("platform-tenants-db", "5434:5432"),
        ("platform-tenants-redis", "6381:6379"),
        ("platform-identity", "8002:8002"),
    ];
    assert_eq!(services.len(), ports.len());
    for (name, port) in ports {
        let service = &services[name];
        assert_eq!(service["ports"][0], format!("127.0.0.1:{port}"), "{name}");
        assert!(
            !service["healthcheck"]["test"].is_null(),
            "{name} has no health check"
        );
        if let Some(dockerfile) = service["build"]["dockerfile"].as_str() {
            let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../");
            assert!(std::path::Path::new(&format!("{root}{dockerfile}")).is_file());
        }
    }
}

#[test]
fn the_backend_finds_the_services_and_their_keys() {
    let compose = Compose::read();
    let backend = compose.environment("backend");
    for (service, prefix) in [
        ("platform-tenants", "PLATFORM_TENANTS"),
        ("platform-vehicles", "PLATFORM_VEHICLES"),
        ("platform-identity", "PLATFORM_IDENTITY"),
    ] {
        let theirs = compose.environment(service);
        let (host, port) = host_and_port(&backend[&format!("{prefix}_API_URL")]);
        assert_eq!(host, service);
        assert!(theirs[&format!("{prefix}_LISTEN")].ends_with(&format!(":{port}")));
        let key = format!("{prefix}_API_KEY");
        assert_eq!(backend[&key], theirs[&key]);
    }
    let identity = compose.environment("platform-identity");
    assert_eq!(backend["OIDC_ISSUER"], identity["IDENTITY_ISSUER"]);
    for name in ["OIDC_CLIENT_ID", "OIDC_AUDIENCE", "PUBLIC_APP_URL"] {
        assert_eq!(backend[name], identity[name]);
    }
}

#[test]
fn the_file_store_has_the_bucket_and_the_user_that_the_backend_uses() {
    let compose = Compose::read();
    let (backend, minio) = (compose.environment("backend"), compose.environment("minio"));
    assert_eq!(backend["S3_ACCESS_KEY_ID"], minio["MINIO_ROOT_USER"]);
    assert_eq!(
        backend["S3_SECRET_ACCESS_KEY"],
        minio["MINIO_ROOT_PASSWORD"]
    );
    let command = compose.service("minio")["command"][0].clone();
    let made = format!("mkdir -p /data/{} &&", backend["S3_BUCKET"]);
    assert!(command.as_str().unwrap().starts_with(&made));
}

#[test]
fn volumes_and_dependencies_exist_and_secrets_are_asked_for() {
    let compose = Compose::read();
    let services = compose.services();
    let volumes: BTreeMap<String, Value> =
        serde_yaml_ng::from_value(compose.0["volumes"].clone()).unwrap();
    let mut used = Vec::new();
    for (name, service) in &services {
        for volume in service["volumes"].as_sequence().into_iter().flatten() {
            let source = volume.as_str().unwrap().split(':').next().unwrap();
            if !source.starts_with('.') {
                assert!(volumes.contains_key(source), "{name}: {source}");
                used.push(source.to_owned());
            }
        }
        for dependency in service["depends_on"].as_mapping().into_iter().flatten() {
            let other = dependency.0.as_str().unwrap();
            assert!(services.contains_key(other), "{name} waits for {other}");
        }
    }
    assert!(volumes.keys().all(|volume| used.contains(volume)));
    let example = include_str!("../../../deploy/example.env");
    let text = include_str!("../../../docker-compose.yml");
    for wanted in text.split("${").skip(1) {
        let name: String = wanted
            .chars()
            .take_while(|c| c.is_ascii_alphanumeric() || *c == '_')
            .collect();
        assert!(
            example.contains(&format!("{name}=")),
            "{name} is not in example.env"
        );
        let is_secret = name.contains("PASSWORD") || name.contains("KEY");
        // Keys of before are there only while they are replaced.
        let is_needed = is_secret && !name.ends_with("_OLD_KEYS");
        assert_eq!(wanted[name.len()..].starts_with(":?"), is_needed, "{name}");
    }
}
