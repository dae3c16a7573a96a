//! Runs the scripts of `tests/conformance`, which hold the server against published clients.

use std::{path::Path, time::Duration};

use tokio::{process::Command, time::timeout};

/// Runs a script with an address and expects its last words; says what is missing where it is.
pub(crate) async fn run(script: &str, url: &str, expected: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/conformance");
    assert!(
        folder.join("node_modules/graphql-http").is_dir(),
        "{script} needs its packages: run `npm ci` in backend/tests/conformance"
    );
    let mut command = Command::new("node");
    command
        .arg(script)
        .arg(url)
        .current_dir(folder)
        .kill_on_drop(true);
    let output = timeout(Duration::from_secs(120), command.output()).await;
    let output = output
        .expect("node took too long")
        .expect("node 20 must be installed");
    let said = String::from_utf8_lossy(&output.stdout);
    let complained = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}{complained}");
    assert!(said.contains(expected), "{said}{complained}");
}
