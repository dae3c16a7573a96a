//! What the file store does with objects.

use std::time::Duration;

use backend::infra::blob::{BlobError, BlobSettings, BlobStore, S3Settings};
use futures::TryStreamExt as _;
use url::Url;

use crate::node::NodeServer;

async fn read(store: &BlobStore, key: &str) -> Result<Vec<u8>, BlobError> {
    let blob = store.get(key).await?;
    let size = blob.size;
    let bytes: Vec<_> = blob.bytes.try_collect().await?;
    let bytes = bytes.concat();
    assert_eq!(bytes.len() as u64, size);
    Ok(bytes)
}

/// The same for every kind of store.
async fn keeps_what_it_is_given(store: &BlobStore) {
    let large: Vec<u8> = (0..12_000_000_u32).map(|n| (n % 251) as u8).collect();
    for content in [&b""[..], b"small", &large] {
        let size = store.put("t/export/1", content, 20_000_000).await.unwrap();
        assert_eq!(size, content.len() as u64);
        assert_eq!(read(store, "t/export/1").await.unwrap(), content);
    }
    let refused = store.put("t/export/2", &large[..], 11_999_999).await;
    assert!(matches!(refused, Err(BlobError::TooLarge(11_999_999))));
    assert!(read(store, "t/export/2").await.unwrap_err().is_not_found());
    assert_eq!(store.keys("t").await.unwrap(), ["t/export/1"]);
    store.delete("t/export/1").await.unwrap();
    store.delete("t/export/1").await.unwrap();
    assert!(read(store, "t/export/1").await.unwrap_err().is_not_found());
    // A key never leads out of its store.
    store.put("../../evil", &b"x"[..], 10).await.ok();
}

#[tokio::test]
async fn a_local_folder_keeps_what_it_is_given() {
    let folder = tempfile::tempdir().unwrap();
    let inside = folder.path().join("a/b/files");
    let store = BlobStore::open(&BlobSettings::Local(inside)).unwrap();
    keeps_what_it_is_given(&store).await;
    assert!(!folder.path().join("a/evil").exists());
}

/// A server that speaks S3, with one bucket.
async fn s3(folder: &std::path::Path) -> (NodeServer, BlobStore) {
    let folder = folder.to_str().unwrap();
    let server = NodeServer::start("s3", "server.mjs", &[folder, "files"]).await;
    let endpoint = Url::parse(&format!("http://127.0.0.1:{}", server.port)).unwrap();
    let settings = S3Settings {
        public_endpoint: Some(endpoint.clone()),
        endpoint,
        region: "us-east-1".into(),
        bucket: "files".into(),
        access_key_id: "S3RVER".into(),
        secret_access_key: "S3RVER".into(),
    };
    let store = BlobStore::open(&BlobSettings::S3(Box::new(settings))).unwrap();
    (server, store)
}

#[tokio::test]
async fn an_s3_keeps_what_it_is_given() {
    let folder = tempfile::tempdir().unwrap();
    let (_server, store) = s3(folder.path()).await;
    keeps_what_it_is_given(&store).await;
}

#[tokio::test]
async fn a_browser_fetches_from_an_s3_by_a_signed_address_that_ends() {
    let folder = tempfile::tempdir().unwrap();
    let (_server, store) = s3(folder.path()).await;
    store.put("t/export/1", &b"mine"[..], 10).await.unwrap();
    let disposition = "attachment; filename=\"mine.zip\"";
    let lifetime = Duration::from_secs(60);
    let signed = store.presigned("t/export/1", disposition, lifetime).await;
    let signed = signed.unwrap().unwrap();
    let answer = reqwest::get(signed.clone()).await.unwrap();
    assert_eq!(answer.headers()["content-disposition"], disposition);
    assert_eq!(answer.text().await.unwrap(), "mine");
    let mut forged = signed;
    forged.set_path("/files/t/export/2");
    let refused = reqwest::get(forged).await.unwrap().status();
    assert!(refused.is_client_error(), "{refused}");
}
