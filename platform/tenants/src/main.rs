//! The tenants service as a process of its own.

use std::process::ExitCode;
use std::time::Duration;

use clap::{Parser, Subcommand};
use platform_kit::cache::Cache;
use platform_kit::clock::Clock;
use platform_kit::config::Env;
use platform_kit::db::Db;
use platform_kit::{process, serve};
use platform_tenants::ServerSettings;

/// How often deletions whose delay is over are completed.
const SWEEP_EVERY: Duration = Duration::from_secs(10 * 60);

/// Tenants, members and roles.
#[derive(Parser)]
#[command(name = "platform-tenants", version)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    /// Serve (the default).
    Serve,
    /// Print the API document.
    Openapi,
}

#[tokio::main]
async fn main() -> ExitCode {
    let env = process::begin();
    process::end(match Arguments::parse().command {
        None | Some(Command::Serve) => run(&env).await,
        Some(Command::Openapi) => {
            process::print_document(&platform_tenants::document()).map_err(Into::into)
        }
    })
}

async fn run(env: &Env) -> anyhow::Result<()> {
    let settings = ServerSettings::from_env(env)?;
    let db = Db::open(&settings.database_url).await?;
    let cache = Cache::open("tenants", settings.redis_url.as_deref())?;
    let service =
        platform_tenants::service(settings.service, db.clone(), cache, Clock::system()).await?;
    let listener = serve::listen(&settings.listen, "PLATFORM_TENANTS_LISTEN").await?;
    tracing::info!(address = %listener.local_addr()?, "tenants service is listening");
    let sweeper = tokio::spawn(service.clone().watch(SWEEP_EVERY));
    serve::serve(listener, service.standalone_router(), serve::stop_signal()?).await?;
    sweeper.abort();
    db.close().await;
    Ok(())
}
