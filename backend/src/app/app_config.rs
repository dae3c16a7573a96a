//! `/app-config.json`: what the one built web application must know of this deployment.

use axum::Json;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use platform_identity::IdentityService;
use serde::{Deserialize, Serialize};
use std::time::Duration;

use crate::app::config::Common;
use crate::features::imports::MOST_BYTES;

/// Who may come in.
#[derive(Clone, Debug)]
pub enum Doors {
    /// The issuer in this process.
    BuiltIn(Box<IdentityService>),
    /// Another issuer; ours answers at `/status`, a foreign one has no such page.
    Elsewhere {
        status_url: String,
        /// Where people look after their account, if the issuer is ours.
        account_url: String,
        http: reqwest::Client,
    },
}

#[derive(Clone, Debug)]
pub struct AppConfig {
    doors: Doors,
    secure_context: bool,
}

#[derive(Clone, Copy, Debug, Default, Deserialize)]
struct Status {
    setup_required: bool,
    sign_up_open: bool,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Document {
    version: &'static str,
    setup_required: bool,
    sign_up_open: bool,
    /// Whether an invitation opens a sign-up that is closed.
    guests_sign_up: bool,
    sign_in_provider: &'static str,
    /// Password, passkeys, second step and devices; a foreign issuer has its own place for them.
    account_url: Option<String>,
    locales: [&'static str; 2],
    /// Without TLS browsers allow install, camera and offline on this machine's own name only.
    secure_context: bool,
    /// The largest file that an import takes.
    import_max_bytes: u64,
}

impl Doors {
    fn account_url(&self) -> String {
        match self {
            Self::BuiltIn(identity) => format!("{}/account", identity.issuer().url()),
            Self::Elsewhere { account_url, .. } => account_url.clone(),
        }
    }
}

impl AppConfig {
    #[must_use]
    pub fn new(common: &Common, doors: Doors) -> Self {
        let host = common.public_url.host_str().unwrap_or_default();
        let local = matches!(host, "localhost" | "127.0.0.1" | "[::1]");
        Self {
            doors,
            secure_context: local || common.public_url.scheme() == "https",
        }
    }

    /// The built-in issuer's state, or `None` where the issuer is another one.
    async fn status(&self) -> Option<Status> {
        match &self.doors {
            Doors::BuiltIn(identity) => Some(Status {
                setup_required: identity.setup_required().await.unwrap_or_default(),
                sign_up_open: identity.sign_up_open(),
            }),
            Doors::Elsewhere {
                status_url, http, ..
            } => {
                let answer = http
                    .get(status_url)
                    .timeout(Duration::from_secs(1))
                    .send()
                    .await
                    .ok()?;
                answer.error_for_status().ok()?.json().await.ok()
            }
        }
    }
}

/// `GET /app-config.json`.
pub async fn app_config(State(config): State<AppConfig>) -> Response {
    let status = config.status().await;
    let document = Document {
        version: env!("CARGO_PKG_VERSION"),
        setup_required: status.unwrap_or_default().setup_required,
        sign_up_open: status.unwrap_or_default().sign_up_open,
        account_url: status.map(|_| config.doors.account_url()),
        guests_sign_up: matches!(config.doors, Doors::BuiltIn(_)),
        sign_in_provider: if status.is_some() { "built-in" } else { "oidc" },
        locales: ["en", "de"],
        secure_context: config.secure_context,
        import_max_bytes: MOST_BYTES,
    };
    ([(header::CACHE_CONTROL, "no-cache")], Json(document)).into_response()
}
