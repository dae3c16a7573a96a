//! The deployment that is measured.

use std::process::Stdio;
use std::time::{Duration, Instant};

use anyhow::{Context, bail};
use tempfile::TempDir;
use tokio::process::{Child, Command};

/// A deployment, and its process where it is ours.
pub struct Server {
    pub address: String,
    pub link: String,
    process: Option<(Child, TempDir)>,
}

impl Server {
    pub fn running(at: String, link: String) -> Self {
        let address = at.trim_end_matches('/').to_owned();
        Self {
            address,
            link,
            process: None,
        }
    }

    /// One process on SQLite, with everything in a folder that goes with it.
    pub async fn start(binary: &str) -> anyhow::Result<Self> {
        let folder = tempfile::tempdir()?;
        let output = folder.path().join("output");
        let address = format!("http://localhost:{}", free_port()?);
        let mut child = Command::new(binary)
            .arg("start")
            .env("LISTEN", address.replace("http://localhost", "127.0.0.1"))
            .env("PUBLIC_APP_URL", &address)
            .env("DATA_DIR", folder.path().join("data"))
            .env("LOG", "error")
            .stdout(std::fs::File::create(&output)?)
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .with_context(|| format!("{binary} does not start"))?;
        let began = Instant::now();
        while reqwest::get(format!("{address}/health/ready"))
            .await
            .is_err()
        {
            if let Some(status) = child.try_wait()? {
                bail!("the application ended: {status}");
            }
            if began.elapsed() > Duration::from_secs(300) {
                bail!("the application does not become ready");
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        let printed = std::fs::read_to_string(output)?;
        let link = printed
            .split_whitespace()
            .find(|word| word.contains("/setup?token="));
        Ok(Self {
            link: link.context("no set-up link was printed")?.to_owned(),
            address,
            process: Some((child, folder)),
        })
    }

    pub async fn stop(self) -> anyhow::Result<()> {
        if let Some((mut child, _folder)) = self.process {
            child.kill().await?;
        }
        Ok(())
    }
}

/// A port that nobody has; below those that the system hands out by itself.
fn free_port() -> anyhow::Result<u16> {
    (22_000..22_900)
        .find(|port| std::net::TcpListener::bind(("127.0.0.1", *port)).is_ok())
        .context("no free port")
}
