//! Listening and stopping.

use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio_util::sync::CancellationToken;

/// How long requests in flight may take after a stop was asked for.
const DRAIN: Duration = Duration::from_secs(10);

#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    #[error(
        "Port {port} is taken by another program. Stop that one, or choose another port with {variable}."
    )]
    PortTaken { port: u16, variable: &'static str },
    #[error("Cannot listen on {address}: {source}.")]
    Listen {
        address: String,
        source: std::io::Error,
    },
    #[error("The server stopped: {0}.")]
    Stopped(#[from] std::io::Error),
}

/// Opens the listening socket; `variable` is the setting that the message names.
///
/// # Errors
/// When the port is taken or not allowed.
pub async fn listen(address: &str, variable: &'static str) -> Result<TcpListener, ServeError> {
    TcpListener::bind(address).await.map_err(|source| {
        let port = address
            .rsplit(':')
            .next()
            .and_then(|p| p.parse().ok())
            .unwrap_or_default();
        match source.kind() {
            std::io::ErrorKind::AddrInUse => ServeError::PortTaken { port, variable },
            _ => ServeError::Listen {
                address: address.to_owned(),
                source,
            },
        }
    })
}

/// A token that is cancelled by Ctrl-C or SIGTERM.
///
/// # Errors
/// When signals cannot be received.
pub fn stop_signal() -> std::io::Result<CancellationToken> {
    let token = CancellationToken::new();
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    let stopped = token.clone();
    tokio::spawn(async move {
        tokio::select! { _ = terminate.recv() => (), _ = interrupt.recv() => () }
        stopped.cancel();
    });
    Ok(token)
}

/// Serves until `stop` is cancelled, lets requests in flight end, and returns.
///
/// # Errors
/// When the socket fails.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    stop: CancellationToken,
) -> Result<(), ServeError> {
    let app = router.into_make_service_with_connect_info::<SocketAddr>();
    let drained = axum::serve(listener, app).with_graceful_shutdown(stop.clone().cancelled_owned());
    tokio::select! {
        result = async { drained.await } => Ok(result?),
        () = async { stop.cancelled().await; tokio::time::sleep(DRAIN).await } => Ok(()),
    }
}
