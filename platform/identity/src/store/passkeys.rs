//! Passkeys: public halves only.

use chrono::{DateTime, Utc};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::entity::passkey;
use super::{Store, StoreError};

/// A passkey as it is kept.
#[derive(Clone, Debug)]
pub struct StoredPasskey {
    /// The authenticator's id for it, base64url.
    pub credential_id: String,
    /// Whose it is.
    pub account_id: Uuid,
    /// What the browser said it was when it was made.
    pub name: String,
    /// As the library writes it.
    pub data: String,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When somebody last signed in with it.
    pub last_used_at: Option<DateTime<Utc>>,
}

impl Store {
    /// Keeps a new passkey.
    pub async fn add_passkey(&self, new: &StoredPasskey) -> Result<(), StoreError> {
        let row = passkey::Model {
            credential_id: new.credential_id.clone(),
            account_id: new.account_id,
            name: new.name.clone(),
            data: new.data.clone(),
            created_at: new.created_at,
            last_used_at: None,
        };
        self.db
            .write(|tx| {
                let row: passkey::ActiveModel = row.clone().into();
                Box::pin(async move {
                    passkey::Entity::insert(row)
                        .exec_without_returning(tx)
                        .await?;
                    Ok(())
                })
            })
            .await
    }

    /// Passkeys of an account, oldest first.
    pub async fn passkeys(&self, account_id: Uuid) -> Result<Vec<StoredPasskey>, StoreError> {
        let rows = passkey::Entity::find()
            .filter(passkey::Column::AccountId.eq(account_id))
            .order_by_asc(passkey::Column::CreatedAt)
            .order_by_asc(passkey::Column::CredentialId)
            .all(self.db.reader())
            .await?;
        Ok(rows.into_iter().map(stored).collect())
    }

    /// One passkey of an account.
    pub async fn passkey(
        &self,
        account_id: Uuid,
        credential_id: &str,
    ) -> Result<Option<StoredPasskey>, StoreError> {
        let row = passkey::Entity::find_by_id(credential_id)
            .filter(passkey::Column::AccountId.eq(account_id))
            .one(self.db.reader())
            .await?;
        Ok(row.map(stored))
    }

    /// Remembers a use, and the counter that came with it.
    pub async fn used_passkey(
        &self,
        credential_id: &str,
        data: &str,
        at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let change = passkey::ActiveModel {
            data: Set(data.to_owned()),
            last_used_at: Set(Some(at)),
            ..Default::default()
        };
        self.db
            .write(|tx| {
                let (change, id) = (change.clone(), credential_id.to_owned());
                Box::pin(async move {
                    passkey::Entity::update_many()
                        .set(change)
                        .filter(passkey::Column::CredentialId.eq(id))
                        .exec(tx)
                        .await?;
                    Ok(())
                })
            })
            .await
    }

    /// Forgets a passkey of an account.
    pub async fn remove_passkey(
        &self,
        account_id: Uuid,
        credential_id: &str,
    ) -> Result<(), StoreError> {
        self.db
            .write(|tx| {
                let id = credential_id.to_owned();
                Box::pin(async move {
                    passkey::Entity::delete_by_id(id)
                        .filter(passkey::Column::AccountId.eq(account_id))
                        .exec(tx)
                        .await?;
                    Ok(())
                })
            })
            .await
    }
}

fn stored(row: passkey::Model) -> StoredPasskey {
    StoredPasskey {
        credential_id: row.credential_id,
        account_id: row.account_id,
        name: row.name,
        data: row.data,
        created_at: row.created_at,
        last_used_at: row.last_used_at,
    }
}
