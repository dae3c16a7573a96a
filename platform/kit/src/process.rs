//! The frame around a service that is a process of its own.

use std::fmt::Display;
use std::io::Write as _;
use std::process::ExitCode;

use utoipa::openapi::OpenApi;

use crate::config::Env;
use crate::{openapi, telemetry};

/// Reads the environment and prepares logging and TLS.
#[must_use]
pub fn begin() -> Env {
    let env = Env::process();
    telemetry::init(&env);
    telemetry::install_tls();
    env
}

/// Tells on stderr what went wrong, if anything, and how to exit.
pub fn end(result: Result<(), impl Display>) -> ExitCode {
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            writeln!(std::io::stderr(), "{error}").ok();
            ExitCode::FAILURE
        }
    }
}

/// Writes the API document to stdout, as it is kept in the repository.
///
/// # Errors
/// When it can't be written.
pub fn print_document(document: &OpenApi) -> std::io::Result<()> {
    let text = openapi::as_text(document).map_err(std::io::Error::other)?;
    std::io::stdout().write_all(text.as_bytes())
}
