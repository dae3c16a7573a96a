//! The issuer as a process of its own.

use std::io::Write as _;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use platform_identity::{OldKeys, ServerSettings};
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
    /// Print a link by which the owner of an account sets a new password, good for a day.
    ResetLink {
        /// The account's address.
        email: String,
    },
    /// Make the next signing key. Nobody is signed out.
    RotateKey {
        /// Distrust the keys of before at once, for example after they were stolen.
        #[arg(long)]
        distrust: bool,
    },
}

#[tokio::main]
async fn main() -> ExitCode {
    let env = process::begin();
    process::end(match Arguments::parse().command {
        None | Some(Command::Serve) => run(&env).await,
        Some(Command::Openapi) => {
            process::print_document(&platform_identity::document()).map_err(Into::into)
        }
        Some(Command::ResetLink { email }) => reset_link(&env, &email).await,
        Some(Command::RotateKey { distrust }) => rotate_key(&env, distrust).await,
    })
}

async fn reset_link(env: &Env, email: &str) -> anyhow::Result<()> {
    let settings = ServerSettings::from_env(env)?;
    let db = Db::open(&settings.database_url).await?;
    let link = platform_identity::maintain(settings.service, db.clone(), Clock::system())
        .await?
        .reset_link(email)
        .await?;
    db.close().await;
    let link = link.ok_or_else(|| anyhow::anyhow!("No account has the address {email}."))?;
    Ok(writeln!(std::io::stdout(), "{link}")?)
}

async fn rotate_key(env: &Env, distrust: bool) -> anyhow::Result<()> {
    let settings = ServerSettings::from_env(env)?;
    let db = Db::open(&settings.database_url).await?;
    let old = if distrust {
        OldKeys::Distrust
    } else {
        OldKeys::Keep
    };
    platform_identity::maintain(settings.service, db.clone(), Clock::system())
        .await?
        .rotate_signing_key(old)
        .await?;
    db.close().await;
    let text = "A new signing key was made. Running servers take it within a minute.";
    Ok(writeln!(std::io::stdout(), "{text}")?)
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
    service.close().await;
    db.close().await;
    Ok(())
}
