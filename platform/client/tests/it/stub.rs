//! Small servers that do one thing, right or wrong.

use std::sync::Arc;
use std::sync::atomic::{AtomicU16, AtomicUsize, Ordering};
use std::time::Duration;

use axum::Router;
use platform_client::Policy;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

static NEXT_PORT: AtomicU16 = AtomicU16::new(0);

/// A free port that the system would not hand out by itself.
pub async fn listen() -> (TcpListener, String) {
    let first = 20_000 + (std::process::id() % 10_000) as u16;
    loop {
        let port = first + NEXT_PORT.fetch_add(1, Ordering::Relaxed) % 2_000;
        if let Ok(listener) = TcpListener::bind(("127.0.0.1", port)).await {
            return (listener, format!("http://127.0.0.1:{port}"));
        }
    }
}

/// Short pauses, and time enough for a busy machine.
pub fn hasty() -> Policy {
    Policy {
        total: Duration::from_secs(20),
        pause: Duration::from_millis(1),
        open_for: Duration::from_secs(60),
        ..Policy::default()
    }
}

/// For servers that will not answer anyway.
pub fn impatient() -> Policy {
    Policy {
        total: Duration::from_millis(400),
        ..hasty()
    }
}

/// Serves a router on a socket until dropped.
pub struct Served {
    pub address: String,
    task: JoinHandle<()>,
}

impl Drop for Served {
    fn drop(&mut self) {
        self.task.abort();
    }
}

pub async fn serve(router: Router) -> Served {
    let (listener, address) = listen().await;
    let task = tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
    Served { address, task }
}

/// A server that writes raw bytes and counts requests.
pub struct Raw {
    pub address: String,
    pub requests: Arc<AtomicUsize>,
    pub sent: Arc<AtomicUsize>,
    task: JoinHandle<()>,
}

impl Drop for Raw {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Raw {
    pub fn count(&self) -> usize {
        self.requests.load(Ordering::SeqCst)
    }
}

/// Each request gets the next of the answers, the last one for ever.
pub async fn raw(answers: Vec<String>) -> Raw {
    raw_with_tail(answers, 0).await
}

/// As [`raw`], with a mebibyte of spaces sent `tail` times after each answer.
pub async fn raw_with_tail(answers: Vec<String>, tail: usize) -> Raw {
    let (listener, address) = listen().await;
    let (requests, sent) = (Arc::<AtomicUsize>::default(), Arc::<AtomicUsize>::default());
    let (seen, bytes) = (requests.clone(), sent.clone());
    let task = tokio::spawn(async move {
        loop {
            let (mut socket, _) = listener.accept().await.unwrap();
            let mut request = vec![0; 64 * 1024];
            if socket.read(&mut request).await.unwrap_or(0) == 0 {
                continue;
            }
            let number = seen.fetch_add(1, Ordering::SeqCst);
            let answer = answers[number.min(answers.len() - 1)].clone();
            let bytes = bytes.clone();
            tokio::spawn(async move {
                let mut ok = socket.write_all(answer.as_bytes()).await.is_ok();
                let chunk = vec![b' '; 1024 * 1024];
                for _ in 0..tail {
                    ok = ok && socket.write_all(&chunk).await.is_ok();
                    if !ok {
                        return;
                    }
                    bytes.fetch_add(chunk.len(), Ordering::SeqCst);
                }
                socket.shutdown().await.ok();
            });
        }
    });
    Raw {
        address,
        requests,
        sent,
        task,
    }
}

/// A whole answer.
pub fn http(status: &str, body: &str) -> String {
    let length = body.len();
    format!(
        "HTTP/1.1 {status}\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n\
         connection: close\r\n\r\n{body}"
    )
}
