//! The application alone: PostgreSQL, Redis, platform services and issuer by HTTP.

use std::time::Duration;

use anyhow::Context as _;
use migrations::security::ROLE;
use platform_client::{IdentityClient, TenantsClient, Transport, VehiclesClient};
use platform_kit::cache::Cache;
use platform_kit::clock::Clock;
use platform_kit::db::Db;
use tokio_util::sync::CancellationToken;

use crate::app::app_config::Doors;
use crate::app::assemble::{self, Application, Parts};
use crate::app::config::Production;
use crate::features::accounts::SignIns;
use crate::infra::blob::BlobStore;
use crate::infra::bus::Bus;
use crate::infra::oidc::{OidcSettings, OidcTransport};

/// Connects to everything and puts the application together.
///
/// # Errors
/// One clear sentence for what is wrong.
pub async fn production(
    settings: &Production,
    clock: Clock,
    stop: CancellationToken,
) -> anyhow::Result<(Application, Db)> {
    let db = Db::open_as(&settings.database_url, ROLE).await?;
    assemble::migrate(&db)
        .await
        .context("The application's tables cannot be brought up to date")?;
    let redis = settings.redis_url.as_deref();
    let cache = Cache::open("app", redis).context("REDIS_URL is no address of a Redis server")?;
    let bus = Bus::open(redis, stop).context("REDIS_URL is no address of a Redis server")?;
    let parts = Parts {
        db: db.clone(),
        bus,
        blobs: BlobStore::open(&settings.files).context("The file store cannot be used")?,
        vehicles: VehiclesClient::try_new(
            Transport::http(&settings.vehicles.url)?,
            &settings.vehicles.key,
            cache.clone(),
        )?,
        tenants: TenantsClient::try_new(
            Transport::http(&settings.tenants.url)?,
            &settings.tenants.key,
        )?,
        cache,
        issuer: issuer(settings)?,
        issuer_transport: OidcTransport::Http,
        doors: doors(settings)?,
        sign_ins: sign_ins(settings)?,
        clock,
    };
    Ok((assemble::assemble(&settings.common, parts)?, db))
}

fn issuer(settings: &Production) -> anyhow::Result<OidcSettings> {
    let app = settings.common.public_url.as_str().trim_end_matches('/');
    Ok(OidcSettings {
        issuer: settings.issuer.clone(),
        client_id: settings.common.client_id.clone(),
        client_secret: settings.client_secret.clone(),
        audience: settings.common.audience.clone(),
        internal_url: settings.issuer_internal.clone(),
        redirect_uri: format!("{app}/auth/callback").parse()?,
        post_logout_redirect_uri: format!("{app}/welcome").parse()?,
    })
}

fn sign_ins(settings: &Production) -> anyhow::Result<SignIns> {
    let Some(identity) = &settings.identity else {
        return Ok(SignIns::Elsewhere);
    };
    let transport = Transport::http(&identity.url)?;
    Ok(SignIns::Apart(IdentityClient::try_new(
        transport,
        &identity.key,
    )?))
}

fn doors(settings: &Production) -> anyhow::Result<Doors> {
    let issuer = settings
        .issuer_internal
        .as_ref()
        .unwrap_or(&settings.issuer);
    let status_url = format!("{}/status", issuer.as_str().trim_end_matches('/'));
    let http = reqwest::Client::builder()
        .connect_timeout(Duration::from_secs(1))
        .redirect(reqwest::redirect::Policy::none())
        .build()?;
    let public = settings.issuer.as_str().trim_end_matches('/');
    Ok(Doors::Elsewhere {
        status_url,
        account_url: format!("{public}/account"),
        http,
    })
}
