//! Settings from the environment. The only place that reads it.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::str::FromStr;

use secrecy::SecretString;

/// A setting that is missing or cannot be read; the text says what to do.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    #[error("{name} is not set. {hint}")]
    Missing { name: String, hint: &'static str },
    #[error("{name} is not valid: {reason}.")]
    Invalid { name: String, reason: String },
    #[error("{name} names the file {path}, which cannot be read: {source}.")]
    UnreadableFile {
        name: String,
        path: String,
        source: std::io::Error,
    },
}

/// A snapshot of environment variables. `NAME_FILE` stands in for `NAME` everywhere, so that
/// secrets may come from files.
#[derive(Clone, Debug, Default)]
pub struct Env(BTreeMap<String, String>);

impl Env {
    /// The environment of this process.
    #[must_use]
    pub fn process() -> Self {
        Self(std::env::vars().collect())
    }

    /// Made-up variables.
    #[must_use]
    pub fn from_pairs<const N: usize>(pairs: [(&str, &str); N]) -> Self {
        Self(
            pairs
                .into_iter()
                .map(|(k, v)| (k.to_owned(), v.to_owned()))
                .collect(),
        )
    }

    /// Sets a variable in this snapshot only.
    pub fn set(&mut self, name: &str, value: impl Into<String>) {
        self.0.insert(name.to_owned(), value.into());
    }

    /// The trimmed text of a variable, or of the file that `NAME_FILE` names; empty counts as unset.
    ///
    /// # Errors
    /// When the named file cannot be read.
    pub fn text(&self, name: &str) -> Result<Option<String>, ConfigError> {
        if let Some(value) = self.raw(name) {
            return Ok(Some(value.to_owned()));
        }
        let file_name = format!("{name}_FILE");
        let Some(path) = self.raw(&file_name) else {
            return Ok(None);
        };
        let text = std::fs::read_to_string(path).map_err(|source| ConfigError::UnreadableFile {
            name: file_name,
            path: path.to_owned(),
            source,
        })?;
        let text = text.trim();
        Ok((!text.is_empty()).then(|| text.to_owned()))
    }

    fn raw(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(|v| v.trim()).filter(|v| !v.is_empty())
    }

    /// # Errors
    /// When the variable is unset.
    pub fn required(&self, name: &str, hint: &'static str) -> Result<String, ConfigError> {
        self.text(name)?.ok_or_else(|| ConfigError::Missing {
            name: name.to_owned(),
            hint,
        })
    }

    /// # Errors
    /// When the named file cannot be read.
    pub fn text_or(&self, name: &str, default: &str) -> Result<String, ConfigError> {
        Ok(self.text(name)?.unwrap_or_else(|| default.to_owned()))
    }

    /// # Errors
    /// When the named file cannot be read.
    pub fn secret(&self, name: &str) -> Result<Option<SecretString>, ConfigError> {
        Ok(self.text(name)?.map(SecretString::from))
    }

    /// # Errors
    /// When the named file cannot be read.
    pub fn path_or(&self, name: &str, default: &str) -> Result<PathBuf, ConfigError> {
        Ok(PathBuf::from(self.text_or(name, default)?))
    }

    /// Comma-separated values, trimmed, without empty ones.
    ///
    /// # Errors
    /// When the named file cannot be read.
    pub fn list(&self, name: &str) -> Result<Vec<String>, ConfigError> {
        let text = self.text(name)?.unwrap_or_default();
        Ok(text
            .split(',')
            .map(str::trim)
            .filter(|s| !s.is_empty())
            .map(str::to_owned)
            .collect())
    }

    /// A value of any type that parses from text.
    ///
    /// # Errors
    /// When the text does not parse.
    pub fn parsed<T>(&self, name: &str) -> Result<Option<T>, ConfigError>
    where
        T: FromStr,
        T::Err: std::fmt::Display,
    {
        self.text(name)?
            .map(|text| {
                text.parse().map_err(|e: T::Err| ConfigError::Invalid {
                    name: name.to_owned(),
                    reason: e.to_string(),
                })
            })
            .transpose()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_stands_in_for_a_variable() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("key");
        std::fs::write(&path, "s3cret\n").unwrap();
        let env = Env::from_pairs([("KEY_FILE", path.to_str().unwrap())]);
        assert_eq!(env.text("KEY").unwrap().as_deref(), Some("s3cret"));
    }

    #[test]
    fn a_missing_file_is_named() {
        let env = Env::from_pairs([("KEY_FILE", "/nowhere/key")]);
        let error = env.text("KEY").unwrap_err().to_string();
        assert!(
            error.contains("KEY_FILE") && error.contains("/nowhere/key"),
            "{error}"
        );
    }

    #[test]
    fn lists_lose_blanks_and_empty_parts() {
        let env = Env::from_pairs([("KEYS", " a, ,b ")]);
        assert_eq!(env.list("KEYS").unwrap(), ["a", "b"]);
        assert!(env.list("NONE").unwrap().is_empty());
    }

    #[test]
    fn a_value_that_does_not_parse_is_named() {
        let env = Env::from_pairs([("PORT", "many")]);
        assert!(
            env.parsed::<u16>("PORT")
                .unwrap_err()
                .to_string()
                .starts_with("PORT is not valid")
        );
    }
}
