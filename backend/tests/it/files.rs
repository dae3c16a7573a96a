//! What the file store does with objects.

use backend::infra::blob::{BlobError, BlobSettings, BlobStore};
use futures::TryStreamExt as _;

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
