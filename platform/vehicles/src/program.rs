//! The commands of the program.

use std::ffi::OsString;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use crate::etl::fetch::{self, Fetch};
use crate::etl::progress::Console;
use crate::etl::{source, validate};
use crate::release::codec;
use crate::{Imported, Settings, VehiclesService, service};
use anyhow::{Context, anyhow};
use clap::{Parser, Subcommand};
use platform_kit::clock::Clock;
use platform_kit::config::Env;
use platform_kit::{serve, telemetry};

/// How often a running service looks for a release that another process made active.
const WATCH: Duration = Duration::from_secs(1);

#[derive(Parser)]
#[command(
    name = "platform-vehicles",
    about = "VIN decoding and vehicle catalogue"
)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the HTTP interface; the first start imports the bundled data.
    Serve,
    /// Look after the vehicle data.
    #[command(subcommand)]
    Etl(Etl),
    /// Print the OpenAPI document.
    Openapi,
}

#[derive(Subcommand)]
enum Etl {
    /// Import NHTSA's plain dump (.zip or .sql) or a release file, and activate it.
    Import {
        #[arg(long)]
        source: PathBuf,
        /// YYYY-MM, where the file name does not tell.
        #[arg(long)]
        month: Option<String>,
    },
    /// Download NHTSA's file of a month; an interrupted download goes on where it stopped.
    Fetch {
        /// YYYY-MM.
        #[arg(long)]
        month: String,
        /// Import it afterwards.
        #[arg(long)]
        import: bool,
    },
    /// List the stored releases.
    List,
    /// Activate a stored release.
    Activate { id: i32 },
    /// Go back to the release before.
    Rollback,
    /// Check a source without importing it.
    Verify {
        #[arg(long)]
        source: PathBuf,
        #[arg(long)]
        month: Option<String>,
    },
    /// Pack a source into a release file.
    ExportRelease {
        #[arg(long)]
        source: PathBuf,
        #[arg(long)]
        out: PathBuf,
        #[arg(long)]
        month: Option<String>,
    },
}

/// Reads the arguments, runs the command, and says what went wrong.
pub async fn main(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let env = Env::process();
    telemetry::init(&env);
    telemetry::install_tls();
    match run(&env, Arguments::parse_from(arguments).command).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            writeln!(std::io::stderr(), "platform-vehicles: {error:#}").ok();
            ExitCode::FAILURE
        }
    }
}

async fn run(env: &Env, command: Command) -> anyhow::Result<()> {
    match command {
        Command::Serve => serve_http(env).await,
        Command::Openapi => print_document(),
        Command::Etl(Etl::Verify { source, month }) => {
            let release = load(&source, month.as_deref())?;
            say(&format!(
                "{} is whole: {} patterns",
                source.display(),
                release.table("pattern").rows()
            ))
        }
        Command::Etl(Etl::ExportRelease { source, out, month }) => {
            let bytes = codec::encode(&load(&source, month.as_deref())?, 19)?;
            std::fs::write(&out, &bytes)
                .with_context(|| format!("{} cannot be written", out.display()))?;
            say(&format!("{}: {} bytes", out.display(), bytes.len()))
        }
        Command::Etl(Etl::Fetch { month, import }) => {
            let source = fetch(env, &month).await?;
            let month = Some(month);
            if import {
                stored(&open(env).await?, Etl::Import { source, month }).await?;
            }
            Ok(())
        }
        Command::Etl(etl) => stored(&open(env).await?, etl).await,
    }
}

async fn open(env: &Env) -> anyhow::Result<VehiclesService> {
    Ok(service(Settings::from_env(env)?, Clock::system()).await?)
}

fn say(line: &str) -> anyhow::Result<()> {
    Ok(writeln!(std::io::stdout(), "{line}")?)
}

fn print_document() -> anyhow::Result<()> {
    let document = platform_kit::openapi::as_text(&crate::api::document())?;
    Ok(std::io::stdout().write_all(document.as_bytes())?)
}

fn load(path: &std::path::Path, month: Option<&str>) -> anyhow::Result<crate::release::Release> {
    let meta = source::describe(path, month)?;
    let release = source::load(path, meta, &|_| ())?.release;
    validate::validate(&release, None)?;
    crate::index::build::build(release.clone())?;
    Ok(release)
}

async fn serve_http(env: &Env) -> anyhow::Result<()> {
    let service = open(env).await?;
    let address = env.text_or("PLATFORM_VEHICLES_LISTEN", "127.0.0.1:8000")?;
    let listener = serve::listen(&address, "PLATFORM_VEHICLES_LISTEN").await?;
    let stop = serve::stop_signal()?;
    let first = service.clone();
    tokio::spawn(async move {
        if let Err(error) = first.ensure_release(Arc::new(Console::default())).await {
            tracing::error!(%error, "the bundled vehicle data cannot be imported");
        }
        first.watch(WATCH).await;
    });
    tracing::info!(%address, "serving");
    Ok(serve::serve(listener, service.router(), stop).await?)
}

async fn stored(service: &VehiclesService, etl: Etl) -> anyhow::Result<()> {
    match etl {
        Etl::Import { source, month } => {
            let progress = Arc::new(Console::default());
            match service.import(&source, month.as_deref(), progress).await? {
                Imported::New => say("imported and active"),
                Imported::Unchanged => say("these data are active already; nothing to do"),
            }
        }
        Etl::Fetch { .. } | Etl::Verify { .. } | Etl::ExportRelease { .. } => Ok(()),
        Etl::List => {
            for release in service.store().releases().await? {
                let state = if release.active { "active" } else { "previous" };
                let sha = &release.meta.source_sha256;
                say(&format!(
                    "{} {} {state} {sha} {}",
                    release.id, release.meta.month, release.imported_at
                ))?;
            }
            Ok(())
        }
        Etl::Activate { id } => activate(service, id).await,
        Etl::Rollback => {
            let releases = service.store().releases().await?;
            let before = releases.iter().find(|release| !release.active);
            let before =
                before.ok_or_else(|| anyhow!("there is no other release to go back to"))?;
            activate(service, before.id).await
        }
    }
}

/// Where downloads are kept: with the index files.
async fn fetch(env: &Env, month: &str) -> anyhow::Result<PathBuf> {
    let fetch = Fetch {
        base_url: env.text_or("PLATFORM_VEHICLES_SOURCE_URL", fetch::NHTSA)?,
        folder: env
            .path_or("PLATFORM_VEHICLES_DATA_DIR", "data")?
            .join("vehicles"),
        pause: Duration::from_secs(2),
    };
    let (path, fetched) = fetch.month(month, &Console::default()).await?;
    say(&format!(
        "{}: {} bytes, sha256 {}",
        path.display(),
        fetched.bytes,
        fetched.sha256
    ))?;
    Ok(path)
}

async fn activate(service: &VehiclesService, id: i32) -> anyhow::Result<()> {
    service.store().activate(id).await?;
    service.refresh().await?;
    say(&format!("release {id} is active"))
}
