//! The service as a process of its own, and what the system says of its memory.

use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use anyhow::{Context, bail};
use tokio::process::{Child, Command};

pub const KEY: &str = "bench";

/// A command of the service over a folder, with its database and index there.
pub fn command(folder: &Path, port: u16) -> anyhow::Result<Command> {
    let mut command = Command::new(std::env::current_exe()?);
    command
        .arg(crate::AS_SERVICE)
        .env("PLATFORM_VEHICLES_API_KEY", KEY)
        .env("PLATFORM_VEHICLES_LISTEN", format!("127.0.0.1:{port}"))
        .env(
            "PLATFORM_VEHICLES_DATABASE_URL",
            format!("sqlite://{}/vehicles.db", folder.display()),
        )
        .env("PLATFORM_VEHICLES_DATA_DIR", folder)
        .env("LOG", "error")
        .stdout(Stdio::null())
        .kill_on_drop(true);
    Ok(command)
}

/// A port that nobody has; below those that the system hands out by itself.
pub fn free_port() -> anyhow::Result<u16> {
    (21_000..21_900)
        .find(|port| std::net::TcpListener::bind(("127.0.0.1", *port)).is_ok())
        .context("no free port")
}

/// Asks until the service is ready; gives the seconds since `began`.
pub async fn ready(port: u16, began: Instant, child: &mut Child) -> anyhow::Result<f64> {
    loop {
        if let Ok((200, _)) = crate::load::get(port, "/health/ready").await {
            return Ok(began.elapsed().as_secs_f64());
        }
        if let Some(status) = child.try_wait()? {
            bail!("the service ended: {status}");
        }
        if began.elapsed() > Duration::from_secs(300) {
            bail!("the service does not become ready");
        }
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
}

/// Megabytes of a process.
#[derive(Clone, Copy, Debug, Default)]
pub struct Memory {
    pub resident: f64,
    pub proportional: f64,
    /// Memory of its own that no file backs.
    pub private: f64,
    pub peak: f64,
}

fn megabytes(text: &str, name: &str) -> f64 {
    text.lines()
        .filter_map(|line| line.strip_prefix(name)?.strip_prefix(':'))
        .filter_map(|rest| {
            rest.trim()
                .trim_end_matches(" kB")
                .trim()
                .parse::<f64>()
                .ok()
        })
        .map(|kilobytes| kilobytes / 1024.0)
        .sum()
}

pub fn memory(child: &Child) -> anyhow::Result<Memory> {
    let id = child.id().context("the process is gone")?;
    let rollup = std::fs::read_to_string(format!("/proc/{id}/smaps_rollup"))?;
    let status = std::fs::read_to_string(format!("/proc/{id}/status"))?;
    Ok(Memory {
        resident: megabytes(&rollup, "Rss"),
        proportional: megabytes(&rollup, "Pss"),
        private: megabytes(&rollup, "Private_Dirty"),
        peak: megabytes(&status, "VmHWM"),
    })
}

/// Runs a command to its end; gives its seconds and its peak.
pub async fn run(mut command: Command) -> anyhow::Result<(f64, f64)> {
    let began = Instant::now();
    let mut child = command.spawn()?;
    let mut peak: f64 = 0.0;
    loop {
        if let Ok(now) = memory(&child) {
            peak = peak.max(now.peak);
        }
        if let Some(status) = child.try_wait()? {
            anyhow::ensure!(status.success(), "the command failed: {status}");
            return Ok((began.elapsed().as_secs_f64(), peak));
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}
