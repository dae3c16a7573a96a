//! Downloads NHTSA's monthly file: what was received stays, and the next try goes on from there.

use std::io::SeekFrom;
use std::path::{Path, PathBuf};
use std::time::Duration;

use futures::StreamExt;
use reqwest::header::{CONTENT_RANGE, ETAG, HeaderMap, HeaderName, IF_RANGE, LAST_MODIFIED, RANGE};
use reqwest::{Client, Response, StatusCode};
use serde::{Deserialize, Serialize};
use tokio::fs::{File, OpenOptions};
use tokio::io::{AsyncSeekExt, AsyncWriteExt};

use super::progress::Progress;
use super::source::{self, SourceError};

/// Where NHTSA keeps its files.
pub const NHTSA: &str = "https://vpic.nhtsa.dot.gov/Downloads";

/// A file that is larger is none of NHTSA's.
const MAX_FILE: u64 = 1 << 30;

/// Tries in a row that bring nothing before we give up.
const TRIES: u32 = 5;

/// Why a month cannot be downloaded; what was received is kept.
#[derive(Debug, thiserror::Error)]
pub enum FetchError {
    #[error("{0:?} is no month; give it as YYYY-MM")]
    Month(String),
    #[error(
        "{0} does not exist; NHTSA keeps about eight months and adds one near the middle of each"
    )]
    Absent(String),
    #[error("{url} answers {status}")]
    Status { url: String, status: StatusCode },
    #[error("{url} cannot be read: {source}")]
    Network { url: String, source: reqwest::Error },
    #[error("{0} ends before its announced size, again and again")]
    Unsteady(String),
    #[error("{0} is larger than {MAX_FILE} bytes")]
    TooLarge(String),
    #[error("{path} cannot be written: {source}")]
    Write {
        path: PathBuf,
        source: std::io::Error,
    },
    #[error(transparent)]
    Source(#[from] SourceError),
}

/// What was downloaded; also kept as JSON beside the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fetched {
    pub url: String,
    pub bytes: u64,
    pub sha256: String,
    /// `ETag` or `Last-Modified` of the file.
    pub validator: Option<String>,
}

/// Where from, where to, and how patiently.
#[derive(Clone, Debug)]
pub struct Fetch {
    pub base_url: String,
    pub folder: PathBuf,
    /// Between tries.
    pub pause: Duration,
}

/// Files of one download.
struct Files {
    url: String,
    whole: PathBuf,
    partial: PathBuf,
    /// Which version of the file the partial one belongs to.
    partial_of: PathBuf,
    note: PathBuf,
}

impl Fetch {
    /// Downloads the file of a month; nothing is sent again that is here already.
    ///
    /// # Errors
    /// When the file does not exist, stays out of reach, or is no zip with one dump.
    pub async fn month(
        &self,
        month: &str,
        progress: &dyn Progress,
    ) -> Result<(PathBuf, Fetched), FetchError> {
        let files = self.files(month)?;
        let client = Client::builder()
            .connect_timeout(Duration::from_secs(10))
            .read_timeout(Duration::from_secs(60))
            .build()
            .map_err(|source| files.network(source))?;
        tokio::fs::create_dir_all(&self.folder)
            .await
            .map_err(|source| write_error(&self.folder, source))?;
        if let Some(known) = files.known(&client).await? {
            return Ok((files.whole, known));
        }
        progress.stage("downloading", None);
        let validator = self.download(&client, &files, progress).await?;
        let fetched = files.finish(validator).await?;
        progress.finish();
        Ok((files.whole, fetched))
    }

    fn files(&self, month: &str) -> Result<Files, FetchError> {
        let invalid = || FetchError::Month(month.to_owned());
        let (year, number) = month.split_once('-').ok_or_else(invalid)?;
        let digits =
            |text: &str, len: usize| text.len() == len && text.bytes().all(|c| c.is_ascii_digit());
        if !digits(year, 4) || !digits(number, 2) || !("01"..="12").contains(&number) {
            return Err(invalid());
        }
        let name = format!("vPICList_lite_{year}_{number}.plain.zip");
        let beside = |suffix: &str| self.folder.join(format!("{name}{suffix}"));
        Ok(Files {
            url: format!("{}/{name}", self.base_url.trim_end_matches('/')),
            whole: beside(""),
            partial: beside(".part"),
            partial_of: beside(".part-of"),
            note: beside(".json"),
        })
    }

    /// Receives until the file is whole; gives what identifies its version.
    async fn download(
        &self,
        client: &Client,
        files: &Files,
        progress: &dyn Progress,
    ) -> Result<Option<String>, FetchError> {
        let mut fruitless = 0;
        loop {
            let before = files.received().await;
            match files.receive(client, before, progress).await {
                Ok(Received::Whole(validator)) => return Ok(validator),
                Ok(Received::Part) => {}
                Err(FetchError::Network { source, .. }) if fruitless + 1 < TRIES => {
                    tracing::info!(%source, "the download broke off");
                }
                Err(error) => return Err(error),
            }
            fruitless = if files.received().await > before {
                0
            } else {
                fruitless + 1
            };
            if fruitless >= TRIES {
                return Err(FetchError::Unsteady(files.url.clone()));
            }
            tokio::time::sleep(self.pause).await;
        }
    }
}

enum Received {
    Whole(Option<String>),
    Part,
}

impl Files {
    fn network(&self, source: reqwest::Error) -> FetchError {
        FetchError::Network {
            url: self.url.clone(),
            source,
        }
    }

    async fn received(&self) -> u64 {
        let part = tokio::fs::metadata(&self.partial).await;
        part.map_or(0, |file| file.len())
    }

    /// The finished file, when the server still has the same.
    async fn known(&self, client: &Client) -> Result<Option<Fetched>, FetchError> {
        let Ok(note) = tokio::fs::read(&self.note).await else {
            return Ok(None);
        };
        let Ok(known) = serde_json::from_slice::<Fetched>(&note) else {
            return Ok(None);
        };
        let answer = client.head(&self.url).send().await;
        let answer = answer.map_err(|source| self.network(source))?;
        let same_size = size_of(answer.headers()) == Some(known.bytes);
        let same = answer.status().is_success()
            && same_size
            && validator_of(answer.headers()) == known.validator;
        let path = self.whole.clone();
        let hash = tokio::task::spawn_blocking(move || source::file_sha256(&path)).await;
        let whole = hash.is_ok_and(|hash| hash.is_ok_and(|hash| hash == known.sha256));
        Ok((same && whole).then_some(known))
    }

    async fn receive(
        &self,
        client: &Client,
        have: u64,
        progress: &dyn Progress,
    ) -> Result<Received, FetchError> {
        let version = tokio::fs::read_to_string(&self.partial_of).await.ok();
        let mut request = client.get(&self.url);
        if let Some(version) = version.filter(|_| have > 0) {
            request = request
                .header(RANGE, format!("bytes={have}-"))
                .header(IF_RANGE, version);
        }
        let answer = request.send().await;
        let answer = answer.map_err(|source| self.network(source))?;
        let (at, total) = match answer.status() {
            StatusCode::OK => (0, size_of(answer.headers())),
            StatusCode::PARTIAL_CONTENT => match range_of(answer.headers()) {
                Some((at, total)) if at <= have => (at, Some(total)),
                _ => return self.start_over().await,
            },
            StatusCode::RANGE_NOT_SATISFIABLE => return self.start_over().await,
            StatusCode::NOT_FOUND => return Err(FetchError::Absent(self.url.clone())),
            status => {
                let url = self.url.clone();
                return Err(FetchError::Status { url, status });
            }
        };
        if total.is_some_and(|total| total > MAX_FILE) {
            return Err(FetchError::TooLarge(self.url.clone()));
        }
        let validator = validator_of(answer.headers());
        self.note_version(validator.as_deref()).await?;
        let size = self.append(answer, at, progress).await?;
        if total.is_none_or(|total| total == size) {
            Ok(Received::Whole(validator))
        } else {
            Ok(Received::Part)
        }
    }

    async fn start_over(&self) -> Result<Received, FetchError> {
        tokio::fs::remove_file(&self.partial).await.ok();
        Ok(Received::Part)
    }

    /// Without a validator a partial file cannot be told from one of another version.
    async fn note_version(&self, validator: Option<&str>) -> Result<(), FetchError> {
        match validator {
            Some(validator) => tokio::fs::write(&self.partial_of, validator)
                .await
                .map_err(|source| write_error(&self.partial_of, source)),
            None => {
                tokio::fs::remove_file(&self.partial_of).await.ok();
                Ok(())
            }
        }
    }

    /// Writes what comes from `at` on; gives the size of the file then.
    async fn append(
        &self,
        answer: Response,
        at: u64,
        progress: &dyn Progress,
    ) -> Result<u64, FetchError> {
        let failed = |source| write_error(&self.partial, source);
        let mut options = OpenOptions::new();
        let options = options.create(true).write(true).truncate(false);
        let mut file: File = options.open(&self.partial).await.map_err(failed)?;
        file.set_len(at).await.map_err(failed)?;
        file.seek(SeekFrom::Start(at)).await.map_err(failed)?;
        let mut size = at;
        let mut body = answer.bytes_stream();
        while let Some(chunk) = body.next().await {
            let chunk = match chunk {
                Ok(chunk) => chunk,
                Err(source) => {
                    file.flush().await.map_err(failed)?;
                    return Err(self.network(source));
                }
            };
            size += chunk.len() as u64;
            if size > MAX_FILE {
                return Err(FetchError::TooLarge(self.url.clone()));
            }
            file.write_all(&chunk).await.map_err(failed)?;
            progress.done(size);
        }
        file.flush().await.map_err(failed)?;
        file.sync_all().await.map_err(failed)?;
        Ok(size)
    }

    /// Looks into the zip, notes size and hash, and gives the file its name.
    async fn finish(&self, validator: Option<String>) -> Result<Fetched, FetchError> {
        let path = self.partial.clone();
        let looked = tokio::task::spawn_blocking(move || {
            source::check_zip(&path)?;
            source::file_sha256(&path)
        });
        let looked = looked
            .await
            .map_err(|error| write_error(&self.partial, std::io::Error::other(error)))?;
        let sha256 = match looked {
            Ok(sha256) => sha256,
            Err(error) => {
                // Going on from a file that is wrong would never end.
                tokio::fs::remove_file(&self.partial).await.ok();
                return Err(error.into());
            }
        };
        let fetched = Fetched {
            url: self.url.clone(),
            bytes: self.received().await,
            sha256,
            validator,
        };
        let note = serde_json::to_vec_pretty(&fetched);
        let note = note.map_err(|error| write_error(&self.note, std::io::Error::other(error)))?;
        let rename = tokio::fs::rename(&self.partial, &self.whole).await;
        rename.map_err(|source| write_error(&self.whole, source))?;
        let written = tokio::fs::write(&self.note, note).await;
        written.map_err(|source| write_error(&self.note, source))?;
        tokio::fs::remove_file(&self.partial_of).await.ok();
        Ok(fetched)
    }
}

fn write_error(path: &Path, source: std::io::Error) -> FetchError {
    FetchError::Write {
        path: path.to_owned(),
        source,
    }
}

fn text(headers: &HeaderMap, name: HeaderName) -> Option<String> {
    Some(headers.get(name)?.to_str().ok()?.to_owned())
}

fn size_of(headers: &HeaderMap) -> Option<u64> {
    text(headers, reqwest::header::CONTENT_LENGTH)?.parse().ok()
}

/// A strong entity tag, else the date of the last change.
fn validator_of(headers: &HeaderMap) -> Option<String> {
    let tag = text(headers, ETAG).filter(|tag| !tag.starts_with("W/"));
    tag.or_else(|| text(headers, LAST_MODIFIED))
}

/// `bytes 100-199/200` → 100 of 200.
fn range_of(headers: &HeaderMap) -> Option<(u64, u64)> {
    let text = text(headers, CONTENT_RANGE)?;
    let (range, total) = text.strip_prefix("bytes ")?.split_once('/')?;
    let (at, _) = range.split_once('-')?;
    Some((at.parse().ok()?, total.parse().ok()?))
}
