//! Signing keys.

use chrono::{DateTime, Utc};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder,
};

use super::entity::signing_key;
use super::{Store, StoreError};
use crate::crypto::keys::{KeyRing, StoredKey};

impl Store {
    /// Keys that still verify, the signing one first; at the first start one is made.
    pub async fn key_ring(&self, at: DateTime<Utc>) -> Result<KeyRing, StoreError> {
        let mut keys = keys_in(self.db.reader()).await?;
        if keys.is_empty() {
            keys = self.db.write(|tx| Box::pin(make_first(tx, at))).await?;
        }
        Ok(KeyRing::try_new(&keys)?)
    }
}

async fn make_first(
    tx: &impl ConnectionTrait,
    at: DateTime<Utc>,
) -> Result<Vec<StoredKey>, StoreError> {
    let keys = keys_in(tx).await?;
    if !keys.is_empty() {
        return Ok(keys);
    }
    let key = StoredKey::generate()?;
    let row = signing_key::ActiveModel {
        number: Set(1),
        kid: Set(key.kid.clone()),
        pkcs8: Set(key.pkcs8.clone()),
        created_at: Set(at),
        retired_at: Set(None),
    };
    signing_key::Entity::insert(row)
        .exec_without_returning(tx)
        .await?;
    Ok(vec![key])
}

async fn keys_in(db: &impl ConnectionTrait) -> Result<Vec<StoredKey>, DbErr> {
    let rows = signing_key::Entity::find()
        .filter(signing_key::Column::RetiredAt.is_null())
        .order_by_desc(signing_key::Column::Number)
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| StoredKey {
            kid: row.kid,
            pkcs8: row.pkcs8,
        })
        .collect())
}
