//! Secrets at rest: AES-256-GCM, bound to the place they are kept in, under keys with a name each.

use std::collections::BTreeMap;
use std::fmt;

use aws_lc_rs::aead::{AES_256_GCM, Aad, NONCE_LEN, Nonce, RandomizedNonceKey};
use aws_lc_rs::rand;
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use sha2::{Digest as _, Sha256};

/// How sealed texts begin; no base32 and no PKCS #8 does.
const VERSION: &str = "s1.";
const KEY_BYTES: usize = 32;
/// Bytes of a key's hash that name it.
const NAME_BYTES: usize = 6;

/// A key that seals. Knows its own name, and shows nothing else.
#[derive(Clone)]
pub struct MasterKey {
    bytes: [u8; KEY_BYTES],
    name: String,
}

/// Where a secret is kept: what was sealed for one place opens nowhere else.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    /// The table.
    pub table: &'static str,
    /// The column.
    pub column: &'static str,
    /// The row's id.
    pub row: &'a str,
}

/// A secret that can't be sealed or opened.
#[derive(Debug, thiserror::Error)]
pub enum SealError {
    /// Not base64 of 32 bytes.
    #[error("it must be base64 of 32 bytes, as made by: openssl rand -base64 32")]
    NotAKey,
    /// Sealed by a key that was not given.
    #[error(
        "the identity database is encrypted with the key named {0}, which was not given: set it as \
         IDENTITY_ENCRYPTION_KEY, name it in IDENTITY_ENCRYPTION_OLD_KEYS, or put its key file back \
         beside the database; nothing was changed"
    )]
    UnknownKey(String),
    /// Changed, cut, or of another place.
    #[error(
        "a secret in {0} was changed outside of this service and can't be opened; put a backup in its place"
    )]
    Damaged(String),
    /// The system or library refused.
    #[error("the system can't encrypt")]
    Refused,
}

impl MasterKey {
    /// Draws a fresh one.
    pub fn draw() -> Result<Self, SealError> {
        let mut bytes = [0u8; KEY_BYTES];
        rand::fill(&mut bytes).map_err(|_| SealError::Refused)?;
        Ok(Self::of(bytes))
    }

    /// Reads base64 of 32 bytes.
    pub fn parse(text: &str) -> Result<Self, SealError> {
        let bytes = STANDARD.decode(text.trim()).ok();
        let bytes: Option<[u8; KEY_BYTES]> = bytes.and_then(|bytes| bytes.try_into().ok());
        bytes.map(Self::of).ok_or(SealError::NotAKey)
    }

    /// As it is written into a key file.
    #[must_use]
    pub fn expose(&self) -> String {
        STANDARD.encode(self.bytes)
    }

    fn of(bytes: [u8; KEY_BYTES]) -> Self {
        let mut hash = Sha256::new();
        hash.update(b"name of an identity encryption key");
        hash.update(bytes);
        let name = URL_SAFE_NO_PAD.encode(&hash.finalize()[..NAME_BYTES]);
        Self { bytes, name }
    }
}

impl fmt::Debug for MasterKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MasterKey")
            .field("name", &self.name)
            .finish_non_exhaustive()
    }
}

impl fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{} of {}", self.table, self.column, self.row)
    }
}

/// Seals by one key, opens by several.
pub struct Sealer {
    current: String,
    keys: BTreeMap<String, RandomizedNonceKey>,
}

impl fmt::Debug for Sealer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sealer")
            .field("current", &self.current)
            .finish_non_exhaustive()
    }
}

impl Sealer {
    /// Seals by `current`; opens what that or an `old` one sealed.
    pub fn try_new(current: &MasterKey, old: &[MasterKey]) -> Result<Self, SealError> {
        let keys = old.iter().chain([current]).map(|key| {
            let cipher = RandomizedNonceKey::new(&AES_256_GCM, &key.bytes);
            Ok((key.name.clone(), cipher.map_err(|_| SealError::Refused)?))
        });
        Ok(Self {
            current: current.name.clone(),
            keys: keys.collect::<Result<_, SealError>>()?,
        })
    }

    /// Version, name of the key, and base64 of nonce, ciphertext and tag.
    pub fn seal(&self, place: Place<'_>, secret: &[u8]) -> Result<String, SealError> {
        let key = self.keys.get(&self.current).ok_or(SealError::Refused)?;
        let mut text = secret.to_vec();
        let nonce = key
            .seal_in_place_append_tag(Aad::from(bound(place)), &mut text)
            .map_err(|_| SealError::Refused)?;
        let sealed = [nonce.as_ref().as_slice(), text.as_slice()].concat();
        let (name, sealed) = (&self.current, URL_SAFE_NO_PAD.encode(sealed));
        Ok(format!("{VERSION}{name}.{sealed}"))
    }

    /// What was sealed for this place.
    pub fn open(&self, place: Place<'_>, sealed: &str) -> Result<Vec<u8>, SealError> {
        let damaged = || SealError::Damaged(place.to_string());
        let rest = sealed.strip_prefix(VERSION).ok_or_else(damaged)?;
        let (name, body) = rest.split_once('.').ok_or_else(damaged)?;
        let key = self
            .keys
            .get(name)
            .ok_or_else(|| SealError::UnknownKey(name.to_owned()))?;
        let body = URL_SAFE_NO_PAD.decode(body).map_err(|_| damaged())?;
        let (nonce, text) = body.split_at_checked(NONCE_LEN).ok_or_else(damaged)?;
        let nonce = Nonce::try_assume_unique_for_key(nonce).map_err(|_| damaged())?;
        let mut text = text.to_vec();
        let opened = key
            .open_in_place(nonce, Aad::from(bound(place)), &mut text)
            .map_err(|_| damaged())?;
        Ok(opened.to_vec())
    }

    /// The text anew by the current key, if it is plain or sealed by an older one.
    pub fn renew(&self, place: Place<'_>, stored: &[u8]) -> Result<Option<String>, SealError> {
        let Some(sealed) = as_sealed(stored) else {
            return self.seal(place, stored).map(Some);
        };
        // Opened in any case: a start must find out whether its keys are the right ones.
        let secret = self.open(place, sealed)?;
        if sealed.starts_with(&format!("{VERSION}{}.", self.current)) {
            return Ok(None);
        }
        self.seal(place, &secret).map(Some)
    }
}

/// The text, if it is a sealed one.
#[must_use]
pub fn as_sealed(stored: &[u8]) -> Option<&str> {
    let text = std::str::from_utf8(stored).ok()?;
    text.starts_with(VERSION).then_some(text)
}

fn bound(place: Place<'_>) -> String {
    format!("{}\0{}\0{}", place.table, place.column, place.row)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLACE: Place<'static> = Place {
        table: "account",
        column: "totp_secret",
        row: "1",
    };

    fn sealer(current: &MasterKey, old: &[MasterKey]) -> Sealer {
        Sealer::try_new(current, old).unwrap()
    }

    #[test]
    fn a_secret_opens_at_its_place_only() {
        let sealer = sealer(&MasterKey::draw().unwrap(), &[]);
        let sealed = sealer.seal(PLACE, b"JBSWY3DP").unwrap();
        assert!(!sealed.contains("JBSWY3DP"));
        assert_eq!(sealer.open(PLACE, &sealed).unwrap(), b"JBSWY3DP");
        assert_ne!(sealed, sealer.seal(PLACE, b"JBSWY3DP").unwrap());
        let column = "totp_draft";
        for other in [Place { row: "2", ..PLACE }, Place { column, ..PLACE }] {
            let moved = sealer.open(other, &sealed);
            assert!(matches!(moved, Err(SealError::Damaged(_))));
        }
        for wrong in [&sealed[..sealed.len() - 4], "s1.", "s1.x", "JBSWY3DP", ""] {
            assert!(sealer.open(PLACE, wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn another_key_is_named_and_an_old_one_still_opens() {
        let (old, new) = (MasterKey::draw().unwrap(), MasterKey::draw().unwrap());
        let sealed = sealer(&old, &[]).seal(PLACE, b"secret").unwrap();
        let error = sealer(&new, &[]).open(PLACE, &sealed).unwrap_err();
        assert!(error.to_string().contains(&old.name), "{error}");
        let both = sealer(&new, std::slice::from_ref(&old));
        assert_eq!(both.open(PLACE, &sealed).unwrap(), b"secret");
        let renewed = both.renew(PLACE, sealed.as_bytes()).unwrap().unwrap();
        assert_eq!(both.renew(PLACE, renewed.as_bytes()).unwrap(), None);
        assert_eq!(sealer(&new, &[]).open(PLACE, &renewed).unwrap(), b"secret");
    }

    #[test]
    fn keys_are_32_bytes_and_show_nothing() {
        let key = MasterKey::draw().unwrap();
        assert_eq!(MasterKey::parse(&key.expose()).unwrap().name, key.name);
        assert!(!format!("{key:?}").contains(&key.expose()));
        for wrong in ["", "key", "c2hvcnQ=", "00112233445566778899aabbccddeeff"] {
            assert!(MasterKey::parse(wrong).is_err(), "{wrong}");
        }
    }
}
