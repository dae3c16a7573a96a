//! Measures the application from outside, as the web app uses it, and prints every figure beside the
//! baseline it is held against: the shortest question that a signed-in browser can ask.
//!
//! `application-bench --binary PATH` starts one process on SQLite in a new folder.
//! `application-bench --at URL --link SET-UP-LINK` measures a fresh deployment that runs already, for
//! example what `just start-services` started on PostgreSQL and Redis.

mod browser;
mod documents;
mod import;
mod pages;
mod server;

use std::process::ExitCode;

use anyhow::Context;

use browser::Browser;
use server::Server;

#[tokio::main(worker_threads = 2)]
async fn main() -> ExitCode {
    match measure().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            print(&format!("application-bench: {error:#}"));
            ExitCode::FAILURE
        }
    }
}

async fn measure() -> anyhow::Result<()> {
    let server = match arguments()? {
        Where::Binary(path) => Server::start(&path).await?,
        Where::Running { at, link } => Server::running(at, link),
    };
    let browser = Browser::sign_up(&server).await?;
    let small = import::measure(&browser, 100, None).await?;
    let large = import::measure(&browser, 10_000, None).await?;
    pages::measure(&browser, &small.vehicle, &large.vehicle).await?;
    let few = import::readings(&browser, 100).await?;
    let many = import::readings(&browser, 10_000).await?;
    pages::measure_readings(&browser, &few, &many).await?;
    import::measure(&browser, 100_000, Some(&large)).await?;
    server.stop().await
}

enum Where {
    Binary(String),
    Running { at: String, link: String },
}

fn arguments() -> anyhow::Result<Where> {
    let words: Vec<_> = std::env::args().skip(1).collect();
    let of = |name: &str| {
        let at = words.iter().position(|word| word == name)?;
        words.get(at + 1).cloned()
    };
    if let Some(path) = of("--binary") {
        return Ok(Where::Binary(path));
    }
    let at = of("--at").context("--binary PATH, or --at URL --link SET-UP-LINK")?;
    let link = of("--link").context("--link: the set-up link that the deployment printed")?;
    Ok(Where::Running { at, link })
}

/// One line on the standard output.
fn print(line: &str) {
    use std::io::Write;
    writeln!(std::io::stdout(), "{line}").ok();
}

/// A figure beside what it is held against, with their ratio.
fn against(name: &str, value: f64, unit: &str, baseline: &str, other: f64) {
    let ratio = if other == 0.0 { 0.0 } else { value / other };
    print(&format!(
        "{name:<52} {value:>9.2} {unit:<3} {baseline} {other:.2} {unit}: ratio {ratio:.2}"
    ));
}
