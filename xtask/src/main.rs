//! Checks that the compiler cannot express, and the generator of capsules.

mod generate;
mod paths;
mod rules;
mod source;

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(name = "xtask", about = "Checks and generators of this project")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Check the borders of the capsules and the other rules of the tree.
    Check,
    /// Make a new capsule, with its page of the web app.
    NewFeature {
        /// In snake case: `tyre_sets`.
        name: String,
    },
}

fn main() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::Check => check(&root()),
        Command::NewFeature { name } => generate::new_feature(&root(), &name).map(|told| {
            say(&told);
            ExitCode::SUCCESS
        }),
    };
    done.unwrap_or_else(|error| {
        say(&format!("{error:#}"));
        ExitCode::FAILURE
    })
}

/// The folder of the workspace.
fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

fn check(root: &Path) -> anyhow::Result<ExitCode> {
    let report = rules::check(root)?;
    for warning in &report.warnings {
        say(&format!("warning: {warning}"));
    }
    for fault in &report.faults {
        say(&format!("error: {fault}"));
    }
    if report.faults.is_empty() {
        return Ok(ExitCode::SUCCESS);
    }
    say(&format!("{} rules broken.", report.faults.len()));
    Ok(ExitCode::FAILURE)
}

fn say(text: &str) {
    // Nobody is left to tell when the terminal is gone.
    writeln!(std::io::stderr(), "{text}").ok();
}

#[cfg(test)]
mod tests {
    #[test]
    fn this_repository_keeps_its_rules() {
        let report = super::rules::check(&super::root()).unwrap();
        assert!(report.faults.is_empty(), "{:#?}", report.faults);
    }
}
