//! Log lines: readable on a terminal, JSON when `LOG_FORMAT=json`.

use tracing_subscriber::EnvFilter;

use crate::config::Env;

/// Sets up logging for this process; a second call changes nothing.
pub fn init(env: &Env) {
    let wanted = env.text("LOG").ok().flatten();
    let filter = EnvFilter::new(
        wanted
            .as_deref()
            .unwrap_or("info,sqlx=warn,sea_orm_migration=warn"),
    );
    let builder = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr);
    let json = env.text("LOG_FORMAT").ok().flatten().as_deref() == Some("json");
    if json {
        builder.json().try_init().ok()
    } else {
        builder.compact().try_init().ok()
    };
}

/// Chooses the one TLS provider of the process before anything opens a connection.
pub fn install_tls() {
    rustls::crypto::aws_lc_rs::default_provider()
        .install_default()
        .ok();
}
