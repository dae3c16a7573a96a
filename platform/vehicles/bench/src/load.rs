//! A load generator small enough to share two cores with what it measures: keep-alive connections
//! that send prepared requests and read answers by their length.

use std::time::{Duration, Instant};

use anyhow::Context;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::process::KEY;

fn request(method: &str, path: &str, body: &str) -> Vec<u8> {
    format!(
        "{method} {path} HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer {KEY}\r\n\
         content-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    )
    .into_bytes()
}

/// One open connection.
struct Connection {
    stream: TcpStream,
    buffer: Vec<u8>,
}

impl Connection {
    async fn open(port: u16) -> anyhow::Result<Self> {
        let stream = TcpStream::connect(("127.0.0.1", port)).await?;
        stream.set_nodelay(true)?;
        Ok(Self {
            stream,
            buffer: Vec::with_capacity(1 << 16),
        })
    }

    /// Status and body of the answer.
    async fn ask(&mut self, request: &[u8]) -> anyhow::Result<(u16, &[u8])> {
        self.stream.write_all(request).await?;
        self.buffer.clear();
        let (head, total) = loop {
            anyhow::ensure!(
                self.stream.read_buf(&mut self.buffer).await? > 0,
                "the connection closed"
            );
            if let Some(head) = self.buffer.windows(4).position(|part| part == b"\r\n\r\n") {
                let text = std::str::from_utf8(&self.buffer[..head])?;
                let length = text
                    .lines()
                    .find_map(|line| line.strip_prefix("content-length: "))
                    .map_or(Ok(0), str::parse::<usize>)?;
                break (head + 4, head + 4 + length);
            }
        };
        while self.buffer.len() < total {
            anyhow::ensure!(
                self.stream.read_buf(&mut self.buffer).await? > 0,
                "the connection closed"
            );
        }
        let status = std::str::from_utf8(self.buffer.get(9..12).context("no status")?)?.parse()?;
        Ok((status, &self.buffer[head..total]))
    }
}

pub async fn get(port: u16, path: &str) -> anyhow::Result<(u16, String)> {
    send(port, "GET", path, "").await
}

pub async fn send(
    port: u16,
    method: &str,
    path: &str,
    body: &str,
) -> anyhow::Result<(u16, String)> {
    let mut connection = Connection::open(port).await?;
    let (status, body) = connection.ask(&request(method, path, body)).await?;
    Ok((status, String::from_utf8(body.to_vec())?))
}

/// Seconds of each request, one after the other on one connection.
pub async fn one_by_one(port: u16, paths: &[String]) -> anyhow::Result<Vec<f64>> {
    let mut connection = Connection::open(port).await?;
    let mut out = Vec::with_capacity(paths.len());
    for path in paths {
        let request = request("GET", path, "");
        let began = Instant::now();
        let (status, _) = connection.ask(&request).await?;
        anyhow::ensure!(status == 200, "{path}: {status}");
        out.push(began.elapsed().as_secs_f64());
    }
    Ok(out)
}

/// Requests a second over many connections.
pub async fn rate(
    port: u16,
    path: &str,
    connections: usize,
    lasting: Duration,
) -> anyhow::Result<f64> {
    let until = Instant::now() + lasting;
    let workers: Vec<_> = (0..connections)
        .map(|_| {
            let request = request("GET", path, "");
            tokio::spawn(async move {
                let mut connection = Connection::open(port).await?;
                let mut done = 0_u64;
                while Instant::now() < until {
                    let (status, _) = connection.ask(&request).await?;
                    anyhow::ensure!(status == 200, "{status}");
                    done += 1;
                }
                Ok(done)
            })
        })
        .collect();
    let mut done = 0;
    for worker in workers {
        done += worker.await??;
    }
    Ok(done as f64 / lasting.as_secs_f64())
}
