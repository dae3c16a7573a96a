//! The issuer as a process of its own.

use std::io::Write as _;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use platform_identity::ServerSettings;
use platform_kit::cache::Cache;
use platform_kit::clock::Clock;
use platform_kit::config::Env;
use platform_kit::db::Db;
use platform_kit::{process, serve};

/// Sign-in for those who have no other issuer.
#[derive(Parser)]
#[command(name = "platform-identity", version)]
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
            process::print_document(&platform_identity::document()).map_err(Into::into)
        }
    })
}

async fn run(env: &Env) -> anyhow::Result<()> {
    let settings = ServerSettings::from_env(env)?;
    let db = Db::open(&settings.database_url).await?;
    let cache = Cache::open("identity", settings.redis_url.as_deref())?;
    let service =
        platform_identity::service(settings.service, db.clone(), cache, Clock::system()).await?;
    let listener = serve::listen(&settings.listen, "PLATFORM_IDENTITY_LISTEN").await?;
    tracing::info!(address = %listener.local_addr()?, issuer = service.issuer().url(),
        "identity service is listening");
    if let Some(link) = service.setup_link() {
        // Not a log line: the link is a secret, and logs are kept.
        writeln!(std::io::stdout(), "Set up your garage: {link}")?;
    }
    serve::serve(listener, service.standalone_router(), serve::stop_signal()?).await?;
    db.close().await;
    Ok(())
}
