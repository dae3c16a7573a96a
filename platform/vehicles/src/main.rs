//! The vehicles service as a program.

use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
    platform_vehicles::program::main(std::env::args_os()).await
}
