//! Settings of the issuer, alone or inside the application.

use platform_kit::config::{ConfigError, Env};
use platform_kit::mail::Smtp;
use platform_kit::service_keys::ServiceKeys;
use secrecy::ExposeSecret as _;
use url::Url;

use crate::crypto::seal::MasterKey;
use crate::domain::client::{Client, ClientRegistry};

/// Usual life of a signing key.
const KEY_DAYS: u32 = 90;

/// What the issuer needs wherever it runs.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Its own address.
    pub issuer: Issuer,
    /// `aud` of access tokens.
    pub audience: String,
    /// Applications that may ask for sign-ins.
    pub clients: ClientRegistry,
    /// Who may make an account.
    pub sign_up: SignUp,
    /// Where people use the application, without a slash at the end.
    pub app_url: String,
    /// How letters are sent, if they are.
    pub smtp: Option<Smtp>,
    /// Days after which the next signing key is made.
    pub key_days: u32,
    /// Keys that encrypt secrets in the database.
    pub encryption: Encryption,
    /// Keys of the services that may remove accounts; without any, none may.
    pub keys: ServiceKeys,
}

/// Keys that encrypt secrets in the database.
#[derive(Clone, Debug, Default)]
pub struct Encryption {
    /// The one in use; without it, that of the file beside an SQLite database.
    pub(crate) current: Option<MasterKey>,
    /// Those of before, which still open what they sealed.
    pub(crate) old: Vec<MasterKey>,
}

/// Who may make an account after the first one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SignUp {
    /// Nobody.
    #[default]
    Closed,
    /// Anyone who reaches the page.
    Open,
}

/// The issuer's address, taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issuer {
    url: String,
    origin: String,
    base_path: String,
    secure: bool,
}

/// What the separate process needs besides.
#[derive(Clone, Debug)]
pub struct ServerSettings {
    /// The issuer's own settings.
    pub service: Settings,
    /// `sqlite://…` or `postgres://…`.
    pub database_url: String,
    /// Optional shared cache.
    pub redis_url: Option<String>,
    /// Address and port.
    pub listen: String,
}

impl Issuer {
    /// An absolute http(s) address; a path becomes the prefix of every route.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let url = Url::parse(text).ok()?;
        let plain = matches!(url.scheme(), "http" | "https")
            && url.has_host()
            && url.query().is_none()
            && url.fragment().is_none()
            && url.username().is_empty();
        plain.then(|| Self {
            url: text.trim_end_matches('/').to_owned(),
            origin: url.origin().ascii_serialization(),
            base_path: url.path().trim_end_matches('/').to_owned(),
            secure: url.scheme() == "https",
        })
    }

    /// The `iss` of every token.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Scheme, host and port.
    #[must_use]
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// Empty, or a path such as `/identity`.
    #[must_use]
    pub fn base_path(&self) -> &str {
        &self.base_path
    }

    /// Whether browsers reach it by TLS.
    #[must_use]
    pub fn is_secure(&self) -> bool {
        self.secure
    }
}

impl Settings {
    /// Reads the settings; `default_issuer` is used where `IDENTITY_ISSUER` is not set.
    ///
    /// # Errors
    /// When one can't be right.
    pub fn from_env(env: &Env, default_issuer: &str) -> Result<Self, ConfigError> {
        let issuer = env.text_or("IDENTITY_ISSUER", default_issuer)?;
        let app_url = env.text_or("PUBLIC_APP_URL", "http://localhost:3001")?;
        let app_url = app_url.trim_end_matches('/').to_owned();
        Ok(Self {
            issuer: Issuer::parse(&issuer).ok_or_else(|| {
                invalid(
                    "IDENTITY_ISSUER",
                    "it must be an absolute http or https address",
                )
            })?,
            audience: env.text_or("OIDC_AUDIENCE", "motovaultpro-api")?,
            clients: clients(env, &app_url)?,
            sign_up: sign_up(env)?,
            app_url,
            smtp: Smtp::from_env(env)?,
            key_days: key_days(env)?,
            encryption: Encryption::from_env(env)?,
            keys: ServiceKeys::from_env_or_none(env, "PLATFORM_IDENTITY_API_KEY")?,
        })
    }
}

impl Encryption {
    fn from_env(env: &Env) -> Result<Self, ConfigError> {
        const CURRENT: &str = "IDENTITY_ENCRYPTION_KEY";
        const OLD: &str = "IDENTITY_ENCRYPTION_OLD_KEYS";
        let parse = |name: &str, text: &str| {
            MasterKey::parse(text).map_err(|error| invalid(name, &error.to_string()))
        };
        let current = env.secret(CURRENT)?;
        let current = current.map(|text| parse(CURRENT, text.expose_secret()));
        let old = env.list(OLD)?.into_iter().map(|text| parse(OLD, &text));
        Ok(Self {
            current: current.transpose()?,
            old: old.collect::<Result<_, _>>()?,
        })
    }
}

impl ServerSettings {
    /// Reads `PLATFORM_IDENTITY_…` and the issuer's own settings.
    ///
    /// # Errors
    /// When one is missing or wrong.
    pub fn from_env(env: &Env) -> Result<Self, ConfigError> {
        let listen = env.text_or("PLATFORM_IDENTITY_LISTEN", "127.0.0.1:8002")?;
        Ok(Self {
            service: Settings::from_env(env, &format!("http://{listen}"))?,
            database_url: env.required(
                "PLATFORM_IDENTITY_DATABASE_URL",
                "Set it to sqlite://data/identity.db or to a postgres:// address.",
            )?,
            redis_url: env.text("PLATFORM_IDENTITY_REDIS_URL")?,
            listen,
        })
    }
}

fn clients(env: &Env, app_url: &str) -> Result<ClientRegistry, ConfigError> {
    let or = |list: Vec<String>, default: &[&str]| {
        if list.is_empty() {
            default
                .iter()
                .map(|path| format!("{app_url}{path}"))
                .collect()
        } else {
            list
        }
    };
    let client = Client {
        id: env.text_or("OIDC_CLIENT_ID", "motovaultpro-web")?,
        redirect_uris: or(env.list("IDENTITY_REDIRECT_URIS")?, &["/auth/callback"]),
        post_logout_redirect_uris: or(env.list("IDENTITY_POST_LOGOUT_URIS")?, &["/", "/welcome"]),
    };
    ClientRegistry::try_new(vec![client])
        .map_err(|error| invalid("IDENTITY_REDIRECT_URIS", &error.to_string()))
}

fn key_days(env: &Env) -> Result<u32, ConfigError> {
    let days = env.parsed::<u32>("IDENTITY_KEY_DAYS")?;
    match days.unwrap_or(KEY_DAYS) {
        days @ 1..=3650 => Ok(days),
        _ => Err(invalid("IDENTITY_KEY_DAYS", "it must be 1 to 3650")),
    }
}

fn sign_up(env: &Env) -> Result<SignUp, ConfigError> {
    match env.text_or("IDENTITY_SIGN_UP", "closed")?.as_str() {
        "closed" => Ok(SignUp::Closed),
        "open" => Ok(SignUp::Open),
        _ => Err(invalid("IDENTITY_SIGN_UP", "it must be open or closed")),
    }
}

fn invalid(name: &str, reason: &str) -> ConfigError {
    ConfigError::Invalid {
        name: name.to_owned(),
        reason: reason.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_issuer_is_taken_apart() {
        let issuer = Issuer::parse("https://car.example:8443/identity/").unwrap();
        assert_eq!(issuer.url(), "https://car.example:8443/identity");
        assert_eq!(issuer.origin(), "https://car.example:8443");
        assert_eq!(issuer.base_path(), "/identity");
        assert!(issuer.is_secure());
        assert_eq!(
            Issuer::parse("http://127.0.0.1:8002").unwrap().base_path(),
            ""
        );
        for wrong in ["identity", "ftp://x", "https://x/?q=1", "https://x/#f"] {
            assert_eq!(Issuer::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn the_backend_is_registered_by_default() {
        let env = Env::from_pairs([("PUBLIC_APP_URL", "https://car.example/")]);
        let settings = Settings::from_env(&env, "https://car.example/identity").unwrap();
        let client = settings.clients.find("motovaultpro-web").unwrap();
        assert!(client.allows_redirect("https://car.example/auth/callback"));
        assert!(client.allows_post_logout("https://car.example/"));
        assert_eq!(settings.sign_up, SignUp::Closed);
    }

    #[test]
    fn wrong_settings_are_named() {
        for (name, value) in [
            ("IDENTITY_SIGN_UP", "yes"),
            ("IDENTITY_ISSUER", "car.example"),
            ("IDENTITY_REDIRECT_URIS", "/auth/callback"),
            ("IDENTITY_KEY_DAYS", "0"),
            ("IDENTITY_ENCRYPTION_KEY", "c2hvcnQ="),
            ("IDENTITY_ENCRYPTION_OLD_KEYS", "x"),
        ] {
            let error = Settings::from_env(&Env::from_pairs([(name, value)]), "http://x");
            assert!(error.unwrap_err().to_string().contains(name), "{name}");
        }
    }

    #[test]
    fn mail_needs_a_server_and_a_sender() {
        let read = |url, from| {
            let env = Env::from_pairs([("SMTP_URL", url), ("SMTP_FROM", from)]);
            Settings::from_env(&env, "http://x").map(|settings| settings.smtp.is_some())
        };
        assert!(
            read(
                "smtp://mail.example:587?tls=required",
                "Garage <g@car.example>"
            )
            .unwrap()
        );
        assert!(!read("", "").unwrap());
        for (url, from, named) in [
            ("smtp://mail.example", "", "SMTP_FROM"),
            ("smtp://mail.example", "nobody", "SMTP_FROM"),
            ("http://mail.example", "g@car.example", "SMTP_URL"),
        ] {
            assert!(read(url, from).unwrap_err().to_string().contains(named));
        }
    }
}
