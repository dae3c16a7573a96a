//! Downloads from a server of our own that drops connections, changes its file, and lies.

use std::net::SocketAddr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use futures::StreamExt;
use platform_vehicles::etl::fetch::{Fetch, FetchError};
use platform_vehicles::etl::progress::Silent;
use platform_vehicles::etl::source;

use crate::etl::zipped;

/// What the server does next.
#[derive(Clone, Debug)]
struct Plan {
    file: Arc<Vec<u8>>,
    tag: &'static str,
    /// Bytes of each answer after which the connection breaks; whole when used up.
    breaks: Vec<usize>,
    knows_ranges: bool,
}

#[derive(Clone)]
struct Server {
    plan: Arc<Mutex<Plan>>,
    asked: Arc<Mutex<Vec<String>>>,
    bytes: Arc<AtomicUsize>,
}

async fn answer(
    State(server): State<Server>,
    method: axum::http::Method,
    headers: HeaderMap,
) -> Response {
    let text = |name| {
        headers
            .get(name)
            .map_or("", |value| value.to_str().unwrap())
    };
    let range = text(header::RANGE).to_owned();
    server
        .asked
        .lock()
        .unwrap()
        .push(format!("{method} {range}"));
    let mut plan = server.plan.lock().unwrap();
    let total = plan.file.len();
    let asked = range
        .strip_prefix("bytes=")
        .and_then(|range| range.strip_suffix('-'));
    let same = text(header::IF_RANGE) == plan.tag;
    let from = asked
        .filter(|_| plan.knows_ranges && same)
        .map_or(0, |from| from.parse().unwrap());
    let mut head = HeaderMap::new();
    head.insert(header::ETAG, plan.tag.parse().unwrap());
    head.insert(header::CONTENT_LENGTH, (total - from).into());
    let status = if from > 0 {
        let range = format!("bytes {from}-{}/{total}", total - 1);
        head.insert(header::CONTENT_RANGE, range.parse().unwrap());
        StatusCode::PARTIAL_CONTENT
    } else {
        StatusCode::OK
    };
    let rest = Bytes::copy_from_slice(&plan.file[from..]);
    let broken = (method == "GET" && !plan.breaks.is_empty()).then(|| plan.breaks.remove(0));
    let sent = broken.unwrap_or(rest.len()).min(rest.len());
    server.bytes.fetch_add(sent, Ordering::SeqCst);
    let mut parts: Vec<std::io::Result<Bytes>> = rest
        .slice(..sent)
        .chunks(4096)
        .map(|part| Ok(Bytes::copy_from_slice(part)))
        .collect();
    if broken.is_some() {
        parts.push(Err(std::io::Error::other("the connection breaks")));
    }
    // Each part is sent before the next: a break must not overtake what came before it.
    let body = futures::stream::iter(parts).then(|part| async {
        tokio::time::sleep(Duration::from_millis(2)).await;
        part
    });
    (status, head, Body::from_stream(body)).into_response()
}

impl Server {
    async fn start(file: Vec<u8>, breaks: &[usize]) -> (Self, Fetch, tempfile::TempDir) {
        let plan = Plan {
            file: Arc::new(file),
            tag: "\"one\"",
            breaks: breaks.to_vec(),
            knows_ranges: true,
        };
        let server = Self {
            plan: Arc::new(Mutex::new(plan)),
            asked: Arc::default(),
            bytes: Arc::default(),
        };
        let routes = Router::new()
            .route("/files/vPICList_lite_2026_10.plain.zip", get(answer))
            .with_state(server.clone());
        let address: SocketAddr = "127.0.0.1:0".parse().unwrap();
        let listener = tokio::net::TcpListener::bind(address).await.unwrap();
        let port = listener.local_addr().unwrap().port();
        tokio::spawn(async move { axum::serve(listener, routes).await });
        let folder = tempfile::tempdir().unwrap();
        let fetch = Fetch {
            base_url: format!("http://127.0.0.1:{port}/files/"),
            folder: folder.path().to_owned(),
            pause: Duration::from_millis(1),
        };
        (server, fetch, folder)
    }

    fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }
}

/// A zip that does not pack, so that its size is what we choose.
fn file(seed: u64) -> Vec<u8> {
    let noise: Vec<u8> = (0..60_000_u64)
        .scan(seed, |state, _| {
            *state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            Some((*state >> 56) as u8)
        })
        .collect();
    zipped(&[("dump.sql", &noise)])
}

#[tokio::test]
async fn a_download_goes_on_where_it_broke() {
    let whole = file(1);
    let (server, fetch, _folder) = Server::start(whole.clone(), &[20_000, 10_000]).await;
    let (path, fetched) = fetch.month("2026-10", &Silent).await.unwrap();
    assert!(std::fs::read(&path).unwrap() == whole);
    assert_eq!(fetched.bytes, whole.len() as u64);
    assert_eq!(fetched.sha256, source::file_sha256(&path).unwrap());
    let asked = server.asked();
    assert_eq!(asked.len(), 3, "{asked:?}");
    assert!(
        asked[1].starts_with("GET bytes=") && asked[2].starts_with("GET bytes="),
        "{asked:?}"
    );
    assert_eq!(
        server.bytes.load(Ordering::SeqCst),
        whole.len(),
        "nothing was sent twice"
    );
    // Once more: the file is here, and the server still has the same.
    let again = fetch.month("2026-10", &Silent).await.unwrap();
    assert_eq!(again, (path, fetched));
    assert_eq!(server.asked()[3], "HEAD ");
    assert_eq!(server.asked().len(), 4);
}

#[tokio::test]
async fn another_version_is_not_glued_to_the_old_one() {
    let (server, fetch, folder) = Server::start(file(1), &[20_000, 0, 0, 0, 0, 0, 0]).await;
    let error = fetch.month("2026-10", &Silent).await.unwrap_err();
    assert!(
        matches!(error, FetchError::Network { .. } | FetchError::Unsteady(_)),
        "{error}"
    );
    let part = folder.path().join("vPICList_lite_2026_10.plain.zip.part");
    assert!(
        std::fs::metadata(&part).unwrap().len() > 0,
        "what came stays"
    );
    let newer = file(2);
    *server.plan.lock().unwrap() = Plan {
        file: Arc::new(newer.clone()),
        tag: "\"two\"",
        breaks: Vec::new(),
        knows_ranges: true,
    };
    let (path, _) = fetch.month("2026-10", &Silent).await.unwrap();
    assert!(std::fs::read(&path).unwrap() == newer);
}

#[tokio::test]
async fn a_file_that_was_issued_again_is_downloaded_again() {
    let (server, fetch, _folder) = Server::start(file(1), &[]).await;
    fetch.month("2026-10", &Silent).await.unwrap();
    let newer = file(2);
    {
        let mut plan = server.plan.lock().unwrap();
        (plan.file, plan.tag) = (Arc::new(newer.clone()), "\"two\"");
    }
    let (path, _) = fetch.month("2026-10", &Silent).await.unwrap();
    assert!(std::fs::read(path).unwrap() == newer);
}

#[tokio::test]
async fn a_server_without_ranges_is_asked_for_all() {
    let whole = file(1);
    let (server, fetch, _folder) = Server::start(whole.clone(), &[20_000]).await;
    server.plan.lock().unwrap().knows_ranges = false;
    let (path, _) = fetch.month("2026-10", &Silent).await.unwrap();
    assert!(std::fs::read(path).unwrap() == whole);
}

#[tokio::test]
async fn what_is_wrong_is_said() {
    let (server, fetch, folder) = Server::start(b"no zip at all".to_vec(), &[]).await;
    for month in [
        "2026",
        "2026-13",
        "2026-1",
        "26-01",
        "october",
        "2026-10-01",
    ] {
        let error = fetch.month(month, &Silent).await.unwrap_err();
        assert!(matches!(error, FetchError::Month(_)), "{month}: {error}");
    }
    let error = fetch.month("2026-11", &Silent).await.unwrap_err();
    assert!(matches!(error, FetchError::Absent(_)), "{error}");
    let error = fetch.month("2026-10", &Silent).await.unwrap_err();
    assert!(error.to_string().contains("zip"), "{error}");
    assert!(
        !folder
            .path()
            .join("vPICList_lite_2026_10.plain.zip")
            .exists()
    );
    // Nothing of it is left to go on from.
    let whole = file(1);
    server.plan.lock().unwrap().file = Arc::new(whole);
    fetch.month("2026-10", &Silent).await.unwrap();
}

/// A small file that unpacks to more than any dump is refused before it is unpacked.
#[tokio::test]
async fn a_zip_bomb_is_refused() {
    let mut bomb = zipped(&[("dump.sql", b"x")]);
    // The central directory says how large the file unpacks to, at 24 bytes from its mark.
    let at = bomb
        .windows(4)
        .position(|part| part == b"PK\x01\x02")
        .unwrap();
    bomb[at + 24..at + 28].copy_from_slice(&0xC000_0000_u32.to_le_bytes());
    let (_server, fetch, _folder) = Server::start(bomb, &[]).await;
    let error = fetch.month("2026-10", &Silent).await.unwrap_err();
    assert!(error.to_string().contains("larger than"), "{error}");
}
