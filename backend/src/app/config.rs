//! Settings of the application, from the environment.

use std::path::PathBuf;

use platform_kit::config::{ConfigError, Env};
use platform_kit::mail::Smtp;
use secrecy::SecretString;
use url::Url;

use crate::infra::blob::{BlobSettings, S3Settings};

/// What both deployments need.
#[derive(Clone, Debug)]
pub struct Common {
    /// Address and port to listen on.
    pub listen: String,
    /// Where browsers reach the application, without a slash at the end.
    pub public_url: Url,
    /// `aud` of access tokens.
    pub audience: String,
    pub client_id: String,
    /// Seals sign-ins under way; replicas must share it.
    pub cookie_key: Option<SecretString>,
    /// Whether explorers may read the schema and open GraphiQL.
    pub explorer: bool,
    /// Whether browsers' sessions may send documents of the web application only.
    pub persisted_only: bool,
    /// Where recalls are looked up; nowhere if none.
    pub recalls_url: Option<Url>,
    /// Who administers the platform: subjects at the issuer, or verified addresses.
    pub platform_admins: Vec<String>,
    /// Whether new tenants wait for an administrator's approval.
    pub tenant_approval: bool,
    /// How invitations are sent, if they are.
    pub smtp: Option<Smtp>,
}

/// Everything in one process.
#[derive(Clone, Debug)]
pub struct Embedded {
    pub common: Common,
    pub data_dir: PathBuf,
    pub files: BlobSettings,
    pub identity: platform_identity::Settings,
}

/// The application alone, on servers.
#[derive(Clone, Debug)]
pub struct Production {
    pub common: Common,
    pub database_url: String,
    pub redis_url: Option<String>,
    pub files: BlobSettings,
    pub issuer: Url,
    pub issuer_internal: Option<Url>,
    pub client_secret: Option<SecretString>,
    pub vehicles: Service,
    pub tenants: Service,
    /// Our own issuer as a service; none where people sign in at another's.
    pub identity: Option<Service>,
}

/// Where a platform service is, and the key to it.
#[derive(Clone, Debug)]
pub struct Service {
    pub url: String,
    pub key: SecretString,
}

const DEFAULT_LISTEN: &str = "127.0.0.1:3001";

impl Common {
    fn from_env(env: &Env) -> Result<Self, ConfigError> {
        let listen = env.text_or("LISTEN", DEFAULT_LISTEN)?;
        let port = listen.rsplit(':').next().unwrap_or("3001");
        let public_url = env.text_or("PUBLIC_APP_URL", &format!("http://localhost:{port}"))?;
        Ok(Self {
            public_url: url("PUBLIC_APP_URL", &public_url)?,
            audience: env.text_or("OIDC_AUDIENCE", "motovaultpro-api")?,
            client_id: env.text_or("OIDC_CLIENT_ID", "motovaultpro-web")?,
            cookie_key: env.secret("COOKIE_KEY")?,
            explorer: env.parsed("EXPLORER")?.unwrap_or(true),
            persisted_only: env.parsed("PERSISTED_ONLY")?.unwrap_or(false),
            recalls_url: recalls_url(env)?,
            platform_admins: env.list("PLATFORM_ADMINS")?,
            tenant_approval: env.parsed("TENANT_APPROVAL")?.unwrap_or(false),
            smtp: Smtp::from_env(env)?,
            listen,
        })
    }
}

/// NHTSA's public register unless another is set; `off` asks none.
fn recalls_url(env: &Env) -> Result<Option<Url>, ConfigError> {
    match env
        .text_or("RECALLS_URL", "https://api.nhtsa.gov")?
        .as_str()
    {
        "off" => Ok(None),
        address => url("RECALLS_URL", address).map(Some),
    }
}

impl Embedded {
    /// # Errors
    /// When a setting is missing or wrong.
    pub fn from_env(env: &Env) -> Result<Self, ConfigError> {
        let common = Common::from_env(env)?;
        let app_url = common.public_url.as_str().trim_end_matches('/').to_owned();
        let mut of_issuer = env.clone();
        of_issuer.set("PUBLIC_APP_URL", app_url.as_str());
        let identity =
            platform_identity::Settings::from_env(&of_issuer, &format!("{app_url}/identity"))?;
        let data_dir = env.path_or("DATA_DIR", "data")?;
        Ok(Self {
            common,
            files: files(env, data_dir.join("files"))?,
            data_dir,
            identity,
        })
    }
}

impl Production {
    /// # Errors
    /// When a setting is missing or wrong.
    pub fn from_env(env: &Env) -> Result<Self, ConfigError> {
        let issuer = env.required(
            "OIDC_ISSUER",
            "Set it to the address of your sign-in service.",
        )?;
        let internal = env.text("OIDC_INTERNAL_URL")?;
        Ok(Self {
            common: Common::from_env(env)?,
            database_url: env.required(
                "DATABASE_URL",
                "Set it to postgres://user:password@host/name, or to sqlite://data/app.db.",
            )?,
            redis_url: env.text("REDIS_URL")?,
            files: files(env, "data/files".into())?,
            issuer: url("OIDC_ISSUER", &issuer)?,
            issuer_internal: internal
                .as_deref()
                .map(|text| url("OIDC_INTERNAL_URL", text))
                .transpose()?,
            client_secret: env.secret("OIDC_CLIENT_SECRET")?,
            vehicles: service(
                env,
                "PLATFORM_VEHICLES_API_URL",
                "PLATFORM_VEHICLES_API_KEY",
            )?,
            tenants: service(env, "PLATFORM_TENANTS_API_URL", "PLATFORM_TENANTS_API_KEY")?,
            identity: identity(env)?,
        })
    }
}

/// An S3 where one is named, else a local directory.
fn files(env: &Env, usual: PathBuf) -> Result<BlobSettings, ConfigError> {
    let Some(endpoint) = env.text("S3_ENDPOINT")? else {
        let named = env.text("FILES_DIR")?.map(PathBuf::from);
        return Ok(BlobSettings::Local(named.unwrap_or(usual)));
    };
    let public = env.text("S3_PUBLIC_ENDPOINT")?;
    Ok(BlobSettings::S3(Box::new(S3Settings {
        endpoint: url("S3_ENDPOINT", &endpoint)?,
        public_endpoint: public
            .as_deref()
            .map(|text| url("S3_PUBLIC_ENDPOINT", text))
            .transpose()?,
        region: env.text_or("S3_REGION", "us-east-1")?,
        bucket: env.required("S3_BUCKET", "Set it to a bucket that exists.")?,
        access_key_id: env.required("S3_ACCESS_KEY_ID", "Set it to a key of the file store.")?,
        secret_access_key: env
            .required("S3_SECRET_ACCESS_KEY", "Set it to the key's secret.")?
            .into(),
    })))
}

fn service(
    env: &Env,
    url_name: &'static str,
    key_name: &'static str,
) -> Result<Service, ConfigError> {
    let url = env.required(
        url_name,
        "Set it to the address of that service, for example http://localhost:8000.",
    )?;
    let keys = env.required(key_name, "Set it to a key that the service accepts.")?;
    // A list is for rotation on the service's side; the first one is sent.
    let key = keys.split(',').next().unwrap_or_default().trim().to_owned();
    Ok(Service {
        url,
        key: key.into(),
    })
}

fn identity(env: &Env) -> Result<Option<Service>, ConfigError> {
    const URL: &str = "PLATFORM_IDENTITY_API_URL";
    const KEY: &str = "PLATFORM_IDENTITY_API_KEY";
    match (env.text(URL)?, env.secret(KEY)?) {
        (None, None) => Ok(None),
        _ => service(env, URL, KEY).map(Some),
    }
}

fn url(name: &str, text: &str) -> Result<Url, ConfigError> {
    let parsed = Url::parse(text.trim_end_matches('/'));
    match parsed {
        Ok(url) if matches!(url.scheme(), "http" | "https") && url.has_host() => Ok(url),
        _ => Err(ConfigError::Invalid {
            name: name.to_owned(),
            reason: "it must be an http or https address".to_owned(),
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_defaults_need_no_setting() {
        let settings = Embedded::from_env(&Env::default()).unwrap();
        assert_eq!(settings.common.listen, "127.0.0.1:3001");
        assert_eq!(
            settings.common.public_url.as_str(),
            "http://localhost:3001/"
        );
        assert_eq!(
            settings.identity.issuer.url(),
            "http://localhost:3001/identity"
        );
    }

    #[test]
    fn another_port_shows_in_the_address() {
        let env = Env::from_pairs([("LISTEN", "127.0.0.1:3999")]);
        let settings = Embedded::from_env(&env).unwrap();
        assert_eq!(
            settings.common.public_url.as_str(),
            "http://localhost:3999/"
        );
        assert_eq!(settings.identity.app_url, "http://localhost:3999");
    }

    #[test]
    fn production_names_what_is_missing() {
        let error = Production::from_env(&Env::default())
            .unwrap_err()
            .to_string();
        assert!(error.starts_with("OIDC_ISSUER is not set"), "{error}");
    }
}
