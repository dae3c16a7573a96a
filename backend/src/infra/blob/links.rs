//! Links to files: signed by this application, for one person, for a short time.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, TimeDelta, Utc};
use hmac::{Hmac, KeyInit as _, Mac as _};
use secrecy::{ExposeSecret as _, SecretString};
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use uuid::Uuid;

use super::purpose::FilePurpose;

/// How long a link opens its file.
const LIFETIME: TimeDelta = TimeDelta::minutes(10);
/// Longer ones are not looked at.
const LONGEST: usize = 512;
/// So that no text signed for another purpose with the same key is a link.
const DOWNLOAD: &[u8] = b"motovaultpro file link\n";
const UPLOAD: &[u8] = b"motovaultpro upload link\n";

/// What a link opens, and for whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ticket {
    pub tenant: Uuid,
    pub user: Uuid,
    pub purpose: FilePurpose,
    /// The id of the file, or of the record that it belongs to.
    pub id: Uuid,
    expires: i64,
}

/// A tenant, and a user acting in it.
pub type Person = (Uuid, Uuid);
/// What a file is for, and the id that names it.
pub type Subject = (FilePurpose, Uuid);

/// Signs and reads links.
#[derive(Clone)]
pub struct FileLinks(Hmac<Sha256>);

impl std::fmt::Debug for FileLinks {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("FileLinks")
    }
}

impl FileLinks {
    /// With the key that replicas share; without one, links last as long as this process.
    ///
    /// # Errors
    /// None that is known: any key will do.
    pub fn try_new(key: Option<&SecretString>) -> Result<Self, hmac::digest::InvalidLength> {
        let mac = match key {
            Some(key) => Hmac::new_from_slice(key.expose_secret().as_bytes()),
            None => Hmac::new_from_slice(&rand::random::<[u8; 32]>()),
        };
        Ok(Self(mac?))
    }

    /// The path of a link that opens a file for this person from now on for a while.
    #[must_use]
    pub fn path(&self, for_whom: Person, what: Subject, now: DateTime<Utc>) -> String {
        format!("/files/{}", self.token(DOWNLOAD, for_whom, what, now))
    }

    /// The path under which this person can send a file from now on for a while.
    #[must_use]
    pub fn upload_path(&self, for_whom: Person, what: Subject, now: DateTime<Utc>) -> String {
        format!("/uploads/{}", self.token(UPLOAD, for_whom, what, now))
    }

    fn token(
        &self,
        direction: &[u8],
        (tenant, user): Person,
        (purpose, id): Subject,
        now: DateTime<Utc>,
    ) -> String {
        let ticket = Ticket {
            tenant,
            user,
            purpose,
            id,
            expires: (now + LIFETIME).timestamp(),
        };
        let text = URL_SAFE_NO_PAD.encode(serde_json::to_vec(&ticket).unwrap_or_default());
        let signature = self.signed(direction, &text).finalize().into_bytes();
        format!("{text}.{}", URL_SAFE_NO_PAD.encode(signature))
    }

    /// What the token of a link says, if it is ours and its time is not over.
    #[must_use]
    pub fn read(&self, token: &str, now: DateTime<Utc>) -> Option<Ticket> {
        self.read_for(DOWNLOAD, token, now)
    }

    /// The same for the token of a path to send to.
    #[must_use]
    pub fn read_upload(&self, token: &str, now: DateTime<Utc>) -> Option<Ticket> {
        self.read_for(UPLOAD, token, now)
    }

    fn read_for(&self, direction: &[u8], token: &str, now: DateTime<Utc>) -> Option<Ticket> {
        if token.len() > LONGEST {
            return None;
        }
        let (text, signature) = token.split_once('.')?;
        let signature = URL_SAFE_NO_PAD.decode(signature).ok()?;
        self.signed(direction, text).verify_slice(&signature).ok()?;
        let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
        let ticket: Ticket = serde_json::from_slice(&bytes).ok()?;
        (now.timestamp() < ticket.expires).then_some(ticket)
    }

    fn signed(&self, direction: &[u8], text: &str) -> Hmac<Sha256> {
        let mut mac = self.0.clone();
        mac.update(direction);
        mac.update(text.as_bytes());
        mac
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_790_000_000 + seconds, 0).unwrap()
    }

    #[test]
    fn a_link_opens_its_file_until_its_time_is_over() {
        let links = FileLinks::try_new(Some(&"key".into())).unwrap();
        let [tenant, user, file] = [1, 2, 3].map(Uuid::from_u128);
        let what = (FilePurpose::Export, file);
        let path = links.path((tenant, user), what, at(0));
        let token = path.strip_prefix("/files/").unwrap();
        let ticket = links.read(token, at(599)).unwrap();
        assert_eq!(
            (ticket.tenant, ticket.user, (ticket.purpose, ticket.id)),
            (tenant, user, what)
        );
        assert_eq!(links.read(token, at(600)), None);
        assert_eq!(links.read_upload(token, at(0)), None);
        let path = links.upload_path((tenant, user), what, at(0));
        let token = path.strip_prefix("/uploads/").unwrap();
        assert!(links.read_upload(token, at(599)).is_some());
        assert_eq!(links.read(token, at(0)), None);
    }

    #[test]
    fn whatever_is_changed_opens_nothing() {
        let links = FileLinks::try_new(Some(&"key".into())).unwrap();
        let path = links.path(
            (Uuid::nil(), Uuid::nil()),
            (FilePurpose::Export, Uuid::nil()),
            at(0),
        );
        let token = path.strip_prefix("/files/").unwrap();
        for index in 0..token.len() {
            let mut other = token.as_bytes().to_vec();
            other[index] = if other[index] == b'A' { b'B' } else { b'A' };
            let other = String::from_utf8(other).unwrap();
            let read = links.read(&other, at(0));
            // The last character of a signature carries bits that mean nothing.
            assert!(read.is_none() || index == token.len() - 1, "{index}");
        }
        let others = FileLinks::try_new(Some(&"other".into())).unwrap();
        assert_eq!(others.read(token, at(0)), None);
        for text in ["", ".", "a.b", &"x".repeat(600)] {
            assert_eq!(links.read(text, at(0)), None, "{text}");
        }
    }
}
