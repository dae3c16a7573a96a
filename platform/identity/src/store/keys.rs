//! Signing keys: made, announced, in use, kept for checking, gone.

use chrono::{DateTime, Duration, Utc};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait,
    QueryFilter, QueryOrder,
};

use super::entity::signing_key;
use super::secrets::of_key;
use super::{Store, StoreError};
use crate::crypto::keys::{KeyRing, StoredKey};
use crate::crypto::seal::{SealError, Sealer, as_sealed};

/// A new key is public this long before it signs, so that every client knows it by then.
pub const ANNOUNCED: Duration = Duration::minutes(10);
/// An old key verifies this long after its successor began to sign: sign-outs show old id tokens.
const KEPT: Duration = Duration::days(35);

/// What a rotation does with the keys of before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OldKeys {
    /// They sign until the new one is known, and verify for a month more.
    Keep,
    /// They are worth nothing from now on.
    Distrust,
}

impl Store {
    /// Keys that still verify, the signing one first; at the first start one is made, and when
    /// the newest is older than `rotate_after`, the next one.
    pub async fn key_ring(
        &self,
        at: DateTime<Utc>,
        rotate_after: Duration,
    ) -> Result<KeyRing, StoreError> {
        let mut rows = rows_in(self.db.reader()).await?;
        if is_due(&rows, at, rotate_after) {
            rows = self
                .db
                .write(|tx| {
                    let sealer = self.sealer.clone();
                    Box::pin(async move { rotate_if_due(tx, &sealer, at, rotate_after).await })
                })
                .await?;
        }
        ring_of(rows, at, &self.sealer)
    }

    /// Makes the next key now.
    pub async fn rotate_key(&self, at: DateTime<Utc>, old: OldKeys) -> Result<(), StoreError> {
        self.db
            .write(|tx| {
                let sealer = self.sealer.clone();
                Box::pin(async move { rotate_in(tx, &sealer, at, old).await })
            })
            .await
    }
}

fn is_due(rows: &[signing_key::Model], at: DateTime<Utc>, rotate_after: Duration) -> bool {
    rows.first()
        .is_none_or(|newest| newest.created_at + rotate_after <= at)
}

// Under the write lock, or by the unique number, one of two replicas makes the key.
async fn rotate_if_due(
    tx: &DatabaseTransaction,
    sealer: &Sealer,
    at: DateTime<Utc>,
    rotate_after: Duration,
) -> Result<Vec<signing_key::Model>, StoreError> {
    if is_due(&rows_in(tx).await?, at, rotate_after) {
        rotate_in(tx, sealer, at, OldKeys::Keep).await?;
    }
    Ok(rows_in(tx).await?)
}

async fn rotate_in(
    tx: &DatabaseTransaction,
    sealer: &Sealer,
    at: DateTime<Utc>,
    old: OldKeys,
) -> Result<(), StoreError> {
    let newest = signing_key::Entity::find()
        .order_by_desc(signing_key::Column::Number)
        .one(tx)
        .await?;
    let key = StoredKey::generate()?;
    let announce = newest.is_some() && old == OldKeys::Keep;
    let number = newest.map_or(1, |newest| newest.number + 1);
    let sealed = sealer.seal(of_key(&number.to_string()), &key.pkcs8)?;
    let row = signing_key::ActiveModel {
        number: Set(number),
        kid: Set(key.kid),
        pkcs8: Set(sealed.into_bytes()),
        created_at: Set(at),
        retired_at: Set(None),
        signs_from: Set(announce.then(|| at + ANNOUNCED)),
    };
    if old == OldKeys::Distrust {
        retire(tx, at, None).await?;
    } else {
        retire(tx, at, Some(at - KEPT)).await?;
    }
    signing_key::Entity::insert(row)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

// All keys, or those whose successor has signed since before `unless_after`.
async fn retire(
    tx: &DatabaseTransaction,
    at: DateTime<Utc>,
    unless_after: Option<DateTime<Utc>>,
) -> Result<(), DbErr> {
    let rows = rows_in(tx).await?;
    let mut successor_since = None;
    for row in rows {
        let gone = match unless_after {
            None => true,
            Some(limit) => successor_since.is_some_and(|since| since <= limit),
        };
        successor_since = Some(row.signs_from.unwrap_or(row.created_at));
        if gone {
            signing_key::Entity::update_many()
                .set(signing_key::ActiveModel {
                    retired_at: Set(Some(at)),
                    // A private half that signs no more has no reason to lie about.
                    pkcs8: Set(Vec::new()),
                    ..Default::default()
                })
                .filter(signing_key::Column::Number.eq(row.number))
                .exec(tx)
                .await?;
        }
    }
    Ok(())
}

fn ring_of(
    rows: Vec<signing_key::Model>,
    at: DateTime<Utc>,
    sealer: &Sealer,
) -> Result<KeyRing, StoreError> {
    let signs = |row: &signing_key::Model| row.signs_from.is_none_or(|from| from <= at);
    let signing = rows.iter().position(signs).unwrap_or_default();
    let mut keys = rows
        .into_iter()
        .map(|row| opened(row, sealer))
        .collect::<Result<Vec<_>, _>>()?;
    if signing < keys.len() {
        let first = keys.remove(signing);
        keys.insert(0, first);
    }
    Ok(KeyRing::try_new(&keys)?)
}

fn opened(row: signing_key::Model, sealer: &Sealer) -> Result<StoredKey, SealError> {
    let number = row.number.to_string();
    let place = of_key(&number);
    let sealed = as_sealed(&row.pkcs8).ok_or_else(|| SealError::Damaged(place.to_string()))?;
    Ok(StoredKey {
        pkcs8: sealer.open(place, sealed)?,
        kid: row.kid,
    })
}

async fn rows_in(db: &impl ConnectionTrait) -> Result<Vec<signing_key::Model>, DbErr> {
    signing_key::Entity::find()
        .filter(signing_key::Column::RetiredAt.is_null())
        .order_by_desc(signing_key::Column::Number)
        .all(db)
        .await
}
