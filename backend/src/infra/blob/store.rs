//! Objects by key: a local directory, or any S3. What is read and written passes in pieces.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use chrono::{DateTime, Utc};
use futures::TryStreamExt as _;
use futures::stream::BoxStream;
use object_store::aws::{AmazonS3, AmazonS3Builder};
use object_store::local::LocalFileSystem;
use object_store::path::Path;
use object_store::signer::{Method, SignedUrlOptions, Signer as _};
use object_store::{ClientOptions, ObjectStore, ObjectStoreExt as _, WriteMultipart};
use secrecy::{ExposeSecret as _, SecretString};
use tokio::io::{AsyncRead, AsyncReadExt as _};
use url::Url;

/// Where objects are kept.
#[derive(Clone, Debug)]
pub enum BlobSettings {
    Local(PathBuf),
    S3(Box<S3Settings>),
}

#[derive(Clone, Debug)]
pub struct S3Settings {
    pub endpoint: Url,
    /// The endpoint as browsers reach it; without one, files pass through the application.
    pub public_endpoint: Option<Url>,
    pub region: String,
    pub bucket: String,
    pub access_key_id: String,
    pub secret_access_key: SecretString,
}

/// Why an object is not there, or not stored.
#[derive(Debug, thiserror::Error)]
pub enum BlobError {
    #[error("the file is larger than {0} bytes")]
    TooLarge(u64),
    #[error("the file store failed: {0}")]
    Store(#[from] object_store::Error),
    #[error("the file cannot be read: {0}")]
    Read(#[from] std::io::Error),
}

impl BlobError {
    #[must_use]
    pub fn is_not_found(&self) -> bool {
        matches!(self, Self::Store(object_store::Error::NotFound { .. }))
    }
}

/// The store of this deployment. Cheap to clone.
#[derive(Clone, Debug)]
pub enum BlobStore {
    Local(Arc<LocalFileSystem>),
    S3(Arc<S3>),
}

#[derive(Debug)]
pub struct S3 {
    inside: AmazonS3,
    public: Option<AmazonS3>,
}

/// Bytes in one piece of an upload; S3 takes none below 5 MiB but the last.
const PIECE: usize = 5 << 20;
const PIECES_UNDER_WAY: usize = 2;
const BUFFER: usize = 64 << 10;

/// An object that is being read.
pub struct Blob {
    pub size: u64,
    pub bytes: BoxStream<'static, Result<Bytes, object_store::Error>>,
}

impl BlobStore {
    /// Opens the store; a local directory is made. An S3 that is down is no error.
    ///
    /// # Errors
    /// When the directory cannot be made, or settings contradict each other.
    pub fn open(settings: &BlobSettings) -> Result<Self, BlobError> {
        match settings {
            BlobSettings::Local(folder) => {
                std::fs::create_dir_all(folder)?;
                let store = LocalFileSystem::new_with_prefix(folder)?;
                Ok(Self::Local(Arc::new(store.with_automatic_cleanup(true))))
            }
            BlobSettings::S3(settings) => {
                let public = settings.public_endpoint.as_ref();
                Ok(Self::S3(Arc::new(S3 {
                    inside: client(settings, &settings.endpoint)?,
                    public: public.map(|url| client(settings, url)).transpose()?,
                })))
            }
        }
    }

    fn objects(&self) -> &dyn ObjectStore {
        match self {
            Self::Local(store) => store.as_ref(),
            Self::S3(s3) => &s3.inside,
        }
    }

    /// Stores what is read under a key and tells its size. Nothing is left of what fails half-way.
    ///
    /// # Errors
    /// `TooLarge` beyond `most` bytes, or the store's.
    pub async fn put(
        &self,
        key: &str,
        mut from: impl AsyncRead + Unpin + Send,
        most: u64,
    ) -> Result<u64, BlobError> {
        let upload = self.objects().put_multipart(&Path::from(key)).await?;
        let mut upload = WriteMultipart::new_with_chunk_size(upload, PIECE);
        match copy(&mut from, &mut upload, most).await {
            Ok(size) => {
                upload.finish().await?;
                Ok(size)
            }
            Err(error) => {
                upload.abort().await.ok();
                Err(error)
            }
        }
    }

    /// # Errors
    /// Not found, or the store's.
    pub async fn get(&self, key: &str) -> Result<Blob, BlobError> {
        let found = self.objects().get(&Path::from(key)).await?;
        Ok(Blob {
            size: found.meta.size,
            bytes: found.into_stream(),
        })
    }

    /// Removes an object; one that is not there is no error.
    ///
    /// # Errors
    /// The store's.
    pub async fn delete(&self, key: &str) -> Result<(), BlobError> {
        match self.objects().delete(&Path::from(key)).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    /// Up to `most` keys after one, in order, and when each was written by the store's clock.
    ///
    /// # Errors
    /// The store's.
    pub async fn list(
        &self,
        after: Option<&str>,
        most: usize,
    ) -> Result<BTreeMap<String, DateTime<Utc>>, BlobError> {
        let mut listed = match after {
            Some(key) => self.objects().list_with_offset(None, &Path::from(key)),
            None => self.objects().list(None),
        };
        let mut page = BTreeMap::new();
        while let Some(object) = listed.try_next().await? {
            page.insert(object.location.to_string(), object.last_modified);
            if page.len() > most {
                page.pop_last();
                // A folder is walked to its end, since it lists in no order.
                if matches!(self, Self::S3(_)) {
                    break;
                }
            }
        }
        Ok(page)
    }

    /// A presigned address of the store itself, where browsers reach it.
    ///
    /// # Errors
    /// The store's.
    pub async fn presigned(
        &self,
        key: &str,
        disposition: &str,
        lifetime: Duration,
    ) -> Result<Option<Url>, BlobError> {
        let Self::S3(s3) = self else { return Ok(None) };
        let Some(public) = &s3.public else {
            return Ok(None);
        };
        let options =
            SignedUrlOptions::new().with_query([("response-content-disposition", disposition)]);
        let url = public
            .signed_url_opts(Method::GET, &Path::from(key), lifetime, &options)
            .await?;
        Ok(Some(url))
    }
}

fn client(settings: &S3Settings, endpoint: &Url) -> Result<AmazonS3, object_store::Error> {
    let plain = endpoint.scheme() == "http";
    let options = ClientOptions::new()
        .with_allow_http(plain)
        .with_connect_timeout(Duration::from_secs(3))
        .with_timeout(Duration::from_secs(60));
    AmazonS3Builder::new()
        .with_endpoint(endpoint.as_str().trim_end_matches('/'))
        .with_region(&settings.region)
        .with_bucket_name(&settings.bucket)
        .with_access_key_id(&settings.access_key_id)
        .with_secret_access_key(settings.secret_access_key.expose_secret())
        .with_virtual_hosted_style_request(false)
        .with_client_options(options)
        .build()
}

async fn copy(
    from: &mut (impl AsyncRead + Unpin + Send),
    upload: &mut WriteMultipart,
    most: u64,
) -> Result<u64, BlobError> {
    let mut buffer = vec![0; BUFFER];
    let mut size = 0;
    loop {
        let read = from.read(&mut buffer).await?;
        if read == 0 {
            return Ok(size);
        }
        size += read as u64;
        if size > most {
            return Err(BlobError::TooLarge(most));
        }
        upload.wait_for_capacity(PIECES_UNDER_WAY).await?;
        upload.write(&buffer[..read]);
    }
}
