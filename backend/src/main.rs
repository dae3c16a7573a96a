//! The application's commands.

use std::io::Write as _;
use std::process::ExitCode;

use backend::app::config::{Embedded, Production};
use backend::app::jobs::work;
use backend::app::{assemble, embedded, production};
use backend::graphql::schema;
use clap::{Parser, Subcommand};
use migrations::security::ROLE;
use platform_kit::clock::Clock;
use platform_kit::config::Env;
use platform_kit::db::Db;
use platform_kit::{serve, telemetry};

/// Everything about your vehicles, in one book.
#[derive(Parser)]
#[command(name = "motovaultpro", version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Everything in one process, with files under DATA_DIR (./data).
    Start,
    /// The application alone, on the servers that the environment names.
    Serve,
    /// Run background jobs alone, beside processes that serve.
    Worker,
    /// Bring the tables of DATABASE_URL up to date.
    Migrate,
    /// Print the GraphQL schema.
    Schema,
}

#[tokio::main]
async fn main() -> ExitCode {
    let env = Env::process();
    telemetry::init(&env);
    telemetry::install_tls();
    let result = match Arguments::parse().command {
        Command::Start => start(&env).await,
        Command::Serve => serve_alone(&env).await,
        Command::Worker => work_alone(&env).await,
        Command::Migrate => migrate(&env).await,
        Command::Schema => print(&schema::sdl()),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            writeln!(std::io::stderr(), "{error:#}").ok();
            ExitCode::FAILURE
        }
    }
}

async fn start(env: &Env) -> anyhow::Result<()> {
    let settings = Embedded::from_env(env)?;
    let stop = serve::stop_signal()?;
    let listener = serve::listen(&settings.common.listen, "LISTEN").await?;
    let running =
        embedded::embedded(&settings, Clock::system(), embedded::console_progress()).await?;
    print(&format!(
        "MotoVaultPro is ready: {}\n",
        settings.identity.app_url
    ))?;
    if let Some(link) = running.identity.setup_link() {
        print(&format!("Make the first account here, once: {link}\n"))?;
    }
    let jobs = tokio::spawn(work(running.worker.clone(), stop.clone()));
    serve::serve(listener, running.router.clone(), stop).await?;
    jobs.await?;
    running.close().await;
    Ok(())
}

async fn serve_alone(env: &Env) -> anyhow::Result<()> {
    let settings = Production::from_env(env)?;
    let stop = serve::stop_signal()?;
    let listener = serve::listen(&settings.common.listen, "LISTEN").await?;
    let (application, db) =
        production::production(&settings, Clock::system(), stop.clone()).await?;
    tracing::info!(address = %settings.common.public_url, "the application is listening");
    let jobs = tokio::spawn(work(application.worker, stop.clone()));
    serve::serve(listener, application.router, stop).await?;
    jobs.await?;
    db.close().await;
    Ok(())
}

async fn work_alone(env: &Env) -> anyhow::Result<()> {
    let settings = Production::from_env(env)?;
    let stop = serve::stop_signal()?;
    let (application, db) =
        production::production(&settings, Clock::system(), stop.clone()).await?;
    tracing::info!("the worker waits for jobs");
    work(application.worker, stop).await;
    db.close().await;
    Ok(())
}

async fn migrate(env: &Env) -> anyhow::Result<()> {
    let settings = Production::from_env(env)?;
    let db = Db::open_as(&settings.database_url, ROLE).await?;
    assemble::migrate(&db).await?;
    db.close().await;
    Ok(())
}

fn print(text: &str) -> anyhow::Result<()> {
    let mut out = std::io::stdout();
    out.write_all(text.as_bytes())?;
    Ok(out.flush()?)
}
