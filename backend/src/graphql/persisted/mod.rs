//! Persisted documents: the web client sends a hash, the build's manifest knows its text.
//!
//! The wire format is that of automatic persisted queries, but no client can register a document.

#[cfg(test)]
mod tests;

use std::{
    collections::HashMap,
    fmt::Write,
    sync::{Arc, OnceLock},
};

use serde_json::{Map, Value};
use sha2::{Digest, Sha256};
use thiserror::Error;

use crate::graphql::{
    limits::{CheckedDocument, LimitError, Limits},
    transport::ErrorCode,
};

/// Whether hashes are accepted, or even demanded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PersistedMode {
    /// Hashes are refused.
    Off,
    /// Hashes and texts are accepted.
    #[default]
    Allow,
    /// Cookie sessions may send documents of the manifest only.
    Enforce,
}

/// The documents of a manifest.
#[derive(Debug, Default)]
pub struct PersistedDocuments {
    mode: PersistedMode,
    documents: HashMap<String, PersistedDocument>,
}

/// One document, parsed when it is first asked for.
#[derive(Debug)]
pub struct PersistedDocument {
    hash: String,
    text: Arc<str>,
    checked: OnceLock<Result<CheckedDocument, LimitError>>,
}

/// Where the document of a request comes from.
#[derive(Debug)]
pub(crate) enum Source<'a> {
    Text(&'a str),
    Known(&'a PersistedDocument),
}

/// The manifest is damaged.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error(
    "the manifest of persisted documents gives {given} for a document whose SHA-256 is {actual}"
)]
pub struct ManifestError {
    /// The hash in the manifest.
    pub given: String,
    /// The hash of the text.
    pub actual: String,
}

/// Why no document could be found for a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum PersistedError {
    /// Neither text nor hash.
    #[error("the parameter query is missing")]
    NoDocument,
    /// The hash is unknown. Clients compare this text.
    #[error("PersistedQueryNotFound")]
    NotFound,
    /// Hashes are switched off. Clients compare this text.
    #[error("PersistedQueryNotSupported")]
    NotSupported,
    /// The text is not one of the manifest.
    #[error("this session may send documents of the application's manifest only")]
    Required,
    /// Hash and text disagree.
    #[error("provided sha does not match query")]
    Mismatch,
    /// The extension is malformed.
    #[error("extensions.persistedQuery must be {{ version: 1, sha256Hash: String }}")]
    Malformed,
}

impl PersistedError {
    /// The code a client sees.
    #[must_use]
    pub fn code(&self) -> ErrorCode {
        match self {
            Self::NotFound => ErrorCode::PersistedQueryNotFound,
            Self::NotSupported => ErrorCode::PersistedQueryNotSupported,
            Self::Required => ErrorCode::PersistedQueryRequired,
            Self::NoDocument | Self::Mismatch | Self::Malformed => ErrorCode::BadUserInput,
        }
    }
}

impl PersistedDocument {
    /// Its SHA-256 in hexadecimal digits.
    #[must_use]
    pub fn hash(&self) -> &str {
        &self.hash
    }

    pub(crate) fn text(&self) -> Arc<str> {
        Arc::clone(&self.text)
    }

    /// Parses once: the text never changes.
    pub(crate) fn checked(&self, limits: &Limits) -> Result<CheckedDocument, LimitError> {
        self.checked
            .get_or_init(|| limits.check(&self.text))
            .clone()
    }
}

impl PersistedDocuments {
    /// Takes a manifest of hashes and texts.
    pub fn new(
        mode: PersistedMode,
        manifest: impl IntoIterator<Item = (String, String)>,
    ) -> Result<Self, ManifestError> {
        let mut documents = HashMap::new();
        for (given, text) in manifest {
            let actual = sha256_hex(&text);
            let hash = given.to_ascii_lowercase();
            if hash != actual {
                return Err(ManifestError { given, actual });
            }
            let document = PersistedDocument {
                hash: hash.clone(),
                text: text.into(),
                checked: OnceLock::new(),
            };
            documents.insert(hash, document);
        }
        Ok(Self { mode, documents })
    }

    /// Finds the document of a request.
    pub(crate) fn resolve<'a>(
        &'a self,
        query: Option<&'a str>,
        extensions: &Map<String, Value>,
        cookie_session: bool,
    ) -> Result<Source<'a>, PersistedError> {
        let hash = wanted_hash(extensions)?;
        match (hash, query.filter(|text| !text.is_empty())) {
            (Some(_), None) if self.mode == PersistedMode::Off => Err(PersistedError::NotSupported),
            (Some(hash), None) => self
                .documents
                .get(&hash)
                .map(Source::Known)
                .ok_or(PersistedError::NotFound),
            (Some(hash), Some(text)) if hash != sha256_hex(text) => Err(PersistedError::Mismatch),
            (_, Some(text)) => self.resolve_text(text, cookie_session),
            (None, None) => Err(PersistedError::NoDocument),
        }
    }

    fn resolve_text<'a>(
        &'a self,
        text: &'a str,
        cookie_session: bool,
    ) -> Result<Source<'a>, PersistedError> {
        if self.mode != PersistedMode::Enforce || !cookie_session {
            return Ok(Source::Text(text));
        }
        let known = self.documents.get(&sha256_hex(text));
        known.map(Source::Known).ok_or(PersistedError::Required)
    }
}

fn wanted_hash(extensions: &Map<String, Value>) -> Result<Option<String>, PersistedError> {
    let persisted = match extensions.get("persistedQuery") {
        None | Some(Value::Null) => return Ok(None),
        Some(Value::Object(persisted)) => persisted,
        Some(_) => return Err(PersistedError::Malformed),
    };
    let version = persisted.get("version").and_then(Value::as_u64);
    match (version, persisted.get("sha256Hash")) {
        (None | Some(1), Some(Value::String(hash))) if is_sha256(hash) => {
            Ok(Some(hash.to_ascii_lowercase()))
        }
        _ => Err(PersistedError::Malformed),
    }
}

fn is_sha256(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

fn sha256_hex(text: &str) -> String {
    Sha256::digest(text)
        .iter()
        .fold(String::with_capacity(64), |mut hex, byte| {
            // Writing to a String cannot fail.
            let _ = write!(hex, "{byte:02x}");
            hex
        })
}
