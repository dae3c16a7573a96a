//! Secrets are encrypted in the database: which key does it, and rows of before that follow.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use platform_kit::db::Db;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, DbBackend, DbErr, EntityTrait, QueryFilter,
    QuerySelect, Set, Statement,
};
use uuid::Uuid;

use super::StoreError;
use super::entity::{account, letter, signing_key};
use crate::crypto::seal::{MasterKey, Place, SealError, Sealer, as_sealed};
use crate::settings::Encryption;

/// Why there is no key to encrypt with; the text says what to do.
#[derive(Debug, thiserror::Error)]
pub enum MasterKeyError {
    /// A server's database is shared, a file is not.
    #[error(
        "IDENTITY_ENCRYPTION_KEY is not set: with PostgreSQL set it, the same for every replica, to \
         what this prints: openssl rand -base64 32"
    )]
    NotSet,
    /// The database is encrypted, and the file is gone.
    #[error(
        "the key file {0} is gone, and the identity database is encrypted with its key: put the file \
         back, or set its text as IDENTITY_ENCRYPTION_KEY; nothing was changed"
    )]
    Lost(PathBuf),
    /// Not what this service wrote.
    #[error("the key file {0} holds no key: put it back from a backup")]
    NotAKey(PathBuf),
    /// The file system refuses.
    #[error("the key file {0} can't be read or made: {1}")]
    File(PathBuf, std::io::Error),
}

/// The keys to work with: those that are set, and the one of the file beside an SQLite database,
/// which is made where nothing else is there.
pub async fn sealer(db: &Db, given: &Encryption) -> Result<Sealer, StoreError> {
    let file = key_file(db).await?;
    let mut old = given.old.clone();
    let of_file = match &file {
        Some(path) => read_key(path)?,
        None => None,
    };
    let current = match (&given.current, of_file, file) {
        (Some(current), of_file, _) => {
            old.extend(of_file);
            current.clone()
        }
        (None, Some(key), _) => key,
        (None, None, Some(path)) if is_encrypted(db.reader()).await? => {
            return Err(MasterKeyError::Lost(path).into());
        }
        (None, None, Some(path)) => make_key(&path)?,
        (None, None, None) => return Err(MasterKeyError::NotSet.into()),
    };
    Ok(Sealer::try_new(&current, &old)?)
}

/// Encrypts what earlier versions left plain, and what an older key sealed, by the current one. An
/// error means that a key is missing; then nothing is changed.
pub async fn renew(tx: &DatabaseTransaction, sealer: &Sealer) -> Result<(), StoreError> {
    renew_accounts(tx, sealer).await?;
    renew_letters(tx, sealer).await?;
    for row in signing_key::Entity::find().all(tx).await? {
        // A key that is retired has no private half.
        if row.pkcs8.is_empty() {
            continue;
        }
        let number = row.number.to_string();
        let Some(sealed) = sealer.renew(of_key(&number), &row.pkcs8)? else {
            continue;
        };
        // Only in the place of what was read: another replica may do the same.
        signing_key::Entity::update_many()
            .set(signing_key::ActiveModel {
                pkcs8: Set(sealed.into_bytes()),
                ..Default::default()
            })
            .filter(signing_key::Column::Number.eq(row.number))
            .filter(signing_key::Column::Pkcs8.eq(row.pkcs8))
            .exec(tx)
            .await?;
    }
    Ok(())
}

async fn renew_accounts(tx: &DatabaseTransaction, sealer: &Sealer) -> Result<(), StoreError> {
    for column in [account::Column::TotpSecret, account::Column::TotpDraft] {
        let rows: Vec<(Uuid, String)> = account::Entity::find()
            .select_only()
            .column(account::Column::Id)
            .column(column)
            .filter(column.is_not_null())
            .into_tuple()
            .all(tx)
            .await?;
        for (id, stored) in rows {
            let row = id.to_string();
            let place = match column {
                account::Column::TotpDraft => of_draft(&row),
                _ => of_totp(&row),
            };
            if let Some(sealed) = sealer.renew(place, stored.as_bytes())? {
                account::Entity::update_many()
                    .col_expr(column, sealed.into())
                    .filter(account::Column::Id.eq(id))
                    .filter(column.eq(stored))
                    .exec(tx)
                    .await?;
            }
        }
    }
    Ok(())
}

async fn renew_letters(tx: &DatabaseTransaction, sealer: &Sealer) -> Result<(), StoreError> {
    for row in letter::Entity::find().all(tx).await? {
        let id = row.id.to_string();
        if let Some(sealed) = sealer.renew(of_letter(&id), row.sealed.as_bytes())? {
            letter::Entity::update_many()
                .col_expr(letter::Column::Sealed, sealed.into())
                .filter(letter::Column::Id.eq(row.id))
                .filter(letter::Column::Sealed.eq(row.sealed))
                .exec(tx)
                .await?;
        }
    }
    Ok(())
}

pub fn of_letter(id: &str) -> Place<'_> {
    Place {
        table: "letter",
        column: "sealed",
        row: id,
    }
}

pub fn of_key(number: &str) -> Place<'_> {
    Place {
        table: "signing_key",
        column: "pkcs8",
        row: number,
    }
}

pub fn of_totp(account: &str) -> Place<'_> {
    Place {
        table: "account",
        column: "totp_secret",
        row: account,
    }
}

pub fn of_draft(account: &str) -> Place<'_> {
    Place {
        column: "totp_draft",
        ..of_totp(account)
    }
}

/// A sealed text that was a text before.
pub fn open_text(sealer: &Sealer, place: Place<'_>, sealed: &str) -> Result<String, SealError> {
    String::from_utf8(sealer.open(place, sealed)?)
        .map_err(|_| SealError::Damaged(place.to_string()))
}

// Every database has signing keys after its first start.
async fn is_encrypted(db: &impl ConnectionTrait) -> Result<bool, DbErr> {
    let rows = signing_key::Entity::find().all(db).await?;
    Ok(rows.iter().any(|row| as_sealed(&row.pkcs8).is_some()))
}

/// Beside the file of an SQLite database; none for a server's.
async fn key_file(db: &Db) -> Result<Option<PathBuf>, DbErr> {
    if db.backend() != DbBackend::Sqlite {
        return Ok(None);
    }
    let query = "SELECT file FROM pragma_database_list WHERE name = 'main'";
    let row = db
        .reader()
        .query_one_raw(Statement::from_string(DbBackend::Sqlite, query))
        .await?;
    let file: Option<String> = row.map(|row| row.try_get("", "file")).transpose()?;
    Ok(file.map(|file| PathBuf::from(file).with_extension("key")))
}

fn read_key(path: &Path) -> Result<Option<MasterKey>, MasterKeyError> {
    match std::fs::read_to_string(path) {
        Ok(text) => MasterKey::parse(&text)
            .map(Some)
            .map_err(|_| MasterKeyError::NotAKey(path.to_owned())),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(MasterKeyError::File(path.to_owned(), error)),
    }
}

fn make_key(path: &Path) -> Result<MasterKey, StoreError> {
    let key = MasterKey::draw()?;
    write_key(path, &key).map_err(|error| MasterKeyError::File(path.to_owned(), error))?;
    Ok(key)
}

// On disk, with its name in the folder, before anything is encrypted by it.
fn write_key(path: &Path, key: &MasterKey) -> std::io::Result<()> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    writeln!(file, "{}", key.expose())?;
    file.sync_all()?;
    #[cfg(unix)]
    if let Some(folder) = path.parent() {
        std::fs::File::open(folder)?.sync_all()?;
    }
    Ok(())
}
