//! Settings of the service, alone or inside the application.

use platform_kit::config::{ConfigError, Env};
use platform_kit::service_keys::ServiceKeys;

/// What the service needs wherever it runs.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Keys of the services that may call.
    pub keys: ServiceKeys,
}

/// What the separate process needs besides.
#[derive(Clone, Debug)]
pub struct ServerSettings {
    /// The service's own settings.
    pub service: Settings,
    /// `sqlite://…` or `postgres://…`.
    pub database_url: String,
    /// Optional shared cache.
    pub redis_url: Option<String>,
    /// Address and port.
    pub listen: String,
}

impl ServerSettings {
    /// Reads `PLATFORM_TENANTS_…`.
    ///
    /// # Errors
    /// When one is missing or wrong.
    pub fn from_env(env: &Env) -> Result<Self, ConfigError> {
        Ok(Self {
            service: Settings {
                keys: ServiceKeys::from_env(env, "PLATFORM_TENANTS_API_KEY")?,
            },
            database_url: env.required(
                "PLATFORM_TENANTS_DATABASE_URL",
                "Set it to sqlite://data/tenants.db or to a postgres:// address.",
            )?,
            redis_url: env.text("PLATFORM_TENANTS_REDIS_URL")?,
            listen: env.text_or("PLATFORM_TENANTS_LISTEN", "127.0.0.1:8001")?,
        })
    }
}
