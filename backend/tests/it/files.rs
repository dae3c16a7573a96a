//! What the file store does with objects.

use std::time::Duration;

use backend::infra::blob::{
    BlobError, BlobSettings, BlobStore, FileLinks, FilePurpose, FileStore, NewFile, S3Settings,
};
use backend::kernel::ids::{TenantId, TypedId as _, UserId};
use backend::kernel::scope::{Role, UserScope};
use chrono::TimeDelta;
use futures::TryStreamExt as _;
use platform_kit::clock::Clock;
use platform_kit::testing::{self, TestDatabase};
use sea_orm_migration::MigratorTrait as _;
use url::Url;
use uuid::Uuid;

use crate::node::NodeServer;

async fn read(store: &BlobStore, key: &str) -> Result<Vec<u8>, BlobError> {
    let blob = store.get(key).await?;
    let size = blob.size;
    let bytes: Vec<_> = blob.bytes.try_collect().await?;
    let bytes = bytes.concat();
    assert_eq!(bytes.len() as u64, size);
    Ok(bytes)
}

async fn keys(store: &BlobStore) -> Vec<String> {
    let listed = store.list(None, 100).await.unwrap();
    listed.into_keys().collect()
}

/// Objects without a row go once they are a day old, and nothing else does.
async fn loses_what_no_row_belongs_to(store: BlobStore, database: TestDatabase) {
    migrations::Migrator::up(database.db.migrator(), None)
        .await
        .unwrap();
    let clock = Clock::fixed(Clock::system().now());
    let links = FileLinks::try_new(None).unwrap();
    let files = FileStore::new(database.db.clone(), clock.clone(), store.clone(), links);
    let [tenant, user, listed, lost] = [1, 2, 3, 4].map(Uuid::from_u128);
    let scope = UserScope::establish(
        UserId::from_uuid(user),
        TenantId::from_uuid(tenant),
        Role::Owner,
    );
    let new = NewFile {
        id: listed,
        purpose: FilePurpose::Export,
        owner: None,
        file_name: "mine.zip",
        content_type: "application/zip",
        expires_at: None,
    };
    files.store(&scope, &new, &b"mine"[..], 10).await.unwrap();
    let kept = [
        format!("{tenant}/export/{listed}"),
        // It may have changed hands.
        format!("{lost}/export/{listed}"),
        "backups/of/somebody".to_owned(),
    ];
    let gone = [
        format!("{tenant}/export/{lost}"),
        format!("{lost}/photo/{lost}"),
    ];
    for key in gone.iter().chain(&kept[1..]) {
        store.put(key, &b"x"[..], 10).await.unwrap();
    }
    clock.advance(TimeDelta::hours(23));
    assert_eq!(files.remove_orphans().await.unwrap(), 0);
    assert_eq!(keys(&store).await.len(), 5);
    clock.advance(TimeDelta::hours(2));
    assert_eq!(files.remove_orphans().await.unwrap(), 2);
    assert_eq!(keys(&store).await, kept);
    assert_eq!(files.remove_orphans().await.unwrap(), 0);
}

#[tokio::test]
async fn a_local_folder_loses_what_no_row_belongs_to() {
    let folder = tempfile::tempdir().unwrap();
    let store = BlobStore::open(&BlobSettings::Local(folder.path().to_owned())).unwrap();
    loses_what_no_row_belongs_to(store, testing::sqlite().await).await;
}

#[tokio::test]
async fn an_s3_loses_what_no_row_belongs_to() {
    let folder = tempfile::tempdir().unwrap();
    let (_server, store) = s3(folder.path()).await;
    let database = testing::postgres_as(migrations::security::ROLE).await;
    loses_what_no_row_belongs_to(store, database).await;
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
    assert_eq!(keys(store).await, ["t/export/1"]);
    store.put("t/export/3", &b"x"[..], 10).await.unwrap();
    store.put("a/export/1", &b"x"[..], 10).await.unwrap();
    let page = store.list(None, 2).await.unwrap();
    assert!(page.keys().eq(["a/export/1", "t/export/1"]), "{page:?}");
    let rest = store.list(Some("t/export/1"), 2).await.unwrap();
    assert!(rest.keys().eq(["t/export/3"]), "{rest:?}");
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
