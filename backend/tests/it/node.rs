//! Servers of npm packages that stand for systems of others, each ended with its test.

use std::net::TcpListener;
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use tokio::io::{AsyncBufReadExt as _, BufReader, Lines};
use tokio::process::{Child, ChildStdout, Command};

pub struct NodeServer {
    process: Child,
    // A closed pipe would end it at its next word.
    _said: Lines<BufReader<ChildStdout>>,
    pub port: u16,
}

impl NodeServer {
    /// Runs `script` of a folder beside the tests, with a free port and `arguments`, until it says
    /// its first word.
    pub async fn start(folder: &str, script: &str, arguments: &[&str]) -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("tests")
            .join(folder);
        assert!(
            folder.join("node_modules").is_dir(),
            "run `npm ci` in {}",
            folder.display()
        );
        let port = free_port();
        let mut process = Command::new("node")
            .arg(script)
            .arg(port.to_string())
            .args(arguments)
            .current_dir(folder)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .expect("node 20 must be installed");
        let mut said = BufReader::new(process.stdout.take().unwrap()).lines();
        let first = tokio::time::timeout(Duration::from_secs(60), said.next_line()).await;
        assert!(first.unwrap().unwrap().is_some(), "{script} ended at once");
        Self {
            process,
            _said: said,
            port,
        }
    }

    pub async fn stop(&mut self) {
        self.process.kill().await.unwrap();
    }
}

fn free_port() -> u16 {
    let start = 20_000 + u16::try_from(std::process::id() * 13 % 10_000).unwrap();
    (start..32_000)
        .find(|port| TcpListener::bind(("127.0.0.1", *port)).is_ok())
        .expect("a free port")
}
