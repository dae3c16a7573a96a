//! Measures the vehicles service and prints every figure beside the baseline it is held against.
//!
//! `vehicles-bench [--dump FILE]`; with NHTSA's zip the import of it is measured too.

mod decode;
mod load;
mod process;
mod service;
mod ultravin_db;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context;

/// The word that makes this program the service itself, so that it is measured in a process of
/// its own by the very code that ships.
const AS_SERVICE: &str = "as-service";

#[tokio::main(worker_threads = 2)]
async fn main() -> ExitCode {
    let mut arguments: Vec<_> = std::env::args_os().collect();
    if arguments.get(1).is_some_and(|word| word == AS_SERVICE) {
        arguments.remove(1);
        return platform_vehicles::program::main(arguments).await;
    }
    match measure(arguments.into_iter().skip(1)).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            print(&format!("vehicles-bench: {error:#}"));
            ExitCode::FAILURE
        }
    }
}

async fn measure(mut arguments: impl Iterator<Item = std::ffi::OsString>) -> anyhow::Result<()> {
    let mut dump: Option<PathBuf> = None;
    while let Some(word) = arguments.next() {
        anyhow::ensure!(word == "--dump", "unknown argument {}", word.display());
        dump = Some(arguments.next().context("--dump names a file")?.into());
    }
    tokio::task::spawn_blocking(decode::compare).await??;
    service::measure(dump.as_deref()).await
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
        "{name:<44} {value:>10.2} {unit:<8} {baseline} {other:.2} {unit}: ratio {ratio:.3}"
    ));
}
