//! Links that prove an address or set a password, each once.

use chrono::{DateTime, Utc};
use sea_orm::{ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::entity::{account, link, pending_step};
use super::sessions::revoke_all_in;
use super::{Store, StoreError};
use crate::domain::secret::OpaqueHash;

/// What a link is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Proving that an address is read by its account's owner.
    Verify,
    /// Setting a new password.
    Reset,
}

impl Purpose {
    fn as_str(self) -> &'static str {
        match self {
            Self::Verify => "verify",
            Self::Reset => "reset",
        }
    }
}

/// A link to be kept as a hash.
#[derive(Clone, Debug)]
pub struct NewLink {
    pub hash: OpaqueHash,
    pub account_id: Uuid,
    pub purpose: Purpose,
    pub by_mail: bool,
    pub expires_at: DateTime<Utc>,
}

impl Store {
    /// Keeps a link; the one of before for the same purpose is worth nothing any more.
    pub async fn add_link(&self, new: &NewLink) -> Result<(), StoreError> {
        self.db.write(|tx| Box::pin(add_in(tx, new.clone()))).await
    }

    /// The account of a link that can still be used.
    pub async fn link_account(
        &self,
        hash: &OpaqueHash,
        purpose: Purpose,
        now: DateTime<Utc>,
    ) -> Result<Option<Uuid>, StoreError> {
        let row = link::Entity::find_by_id(hash.as_str())
            .filter(link::Column::Purpose.eq(purpose.as_str()))
            .filter(link::Column::ExpiresAt.gt(now))
            .one(self.db.reader())
            .await?;
        Ok(row.map(|row| row.account_id))
    }

    /// Spends a link and marks the address as proven.
    pub async fn verify_email(
        &self,
        hash: &OpaqueHash,
        now: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        self.db
            .write(|tx| Box::pin(verify_in(tx, hash.clone(), now)))
            .await
    }

    /// Spends a link, sets the password and ends every session.
    pub async fn reset_password(
        &self,
        hash: &OpaqueHash,
        password_hash: &str,
        now: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        self.db
            .write(|tx| Box::pin(reset_in(tx, hash.clone(), password_hash.to_owned(), now)))
            .await
    }

    /// Sets the password of somebody who is signed in and ends every other session.
    pub async fn change_password(
        &self,
        account_id: Uuid,
        password_hash: &str,
        kept_session: Uuid,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        self.db
            .write(|tx| {
                let hash = password_hash.to_owned();
                Box::pin(async move {
                    set_password(tx, account_id, hash, now).await?;
                    revoke_all_in(tx, account_id, Some(kept_session), now).await
                })
            })
            .await
    }
}

pub(super) async fn add_in(tx: &DatabaseTransaction, new: NewLink) -> Result<(), StoreError> {
    link::Entity::delete_many()
        .filter(link::Column::AccountId.eq(new.account_id))
        .filter(link::Column::Purpose.eq(new.purpose.as_str()))
        .exec(tx)
        .await?;
    let row = link::ActiveModel {
        hash: Set(new.hash.as_str().to_owned()),
        account_id: Set(new.account_id),
        purpose: Set(new.purpose.as_str().to_owned()),
        by_mail: Set(new.by_mail),
        expires_at: Set(new.expires_at),
    };
    link::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

// The delete is what decides between two who hold the same link.
async fn spend(
    tx: &DatabaseTransaction,
    hash: &OpaqueHash,
    purpose: Purpose,
    now: DateTime<Utc>,
) -> Result<Option<link::Model>, StoreError> {
    let row = link::Entity::find_by_id(hash.as_str())
        .filter(link::Column::Purpose.eq(purpose.as_str()))
        .one(tx)
        .await?;
    let spent = link::Entity::delete_by_id(hash.as_str())
        .filter(link::Column::Purpose.eq(purpose.as_str()))
        .exec(tx)
        .await?;
    Ok(row.filter(|row| spent.rows_affected == 1 && now < row.expires_at))
}

async fn verify_in(
    tx: &DatabaseTransaction,
    hash: OpaqueHash,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    match spend(tx, &hash, Purpose::Verify, now).await? {
        Some(row) => prove(tx, row.account_id, now).await.map(|()| true),
        None => Ok(false),
    }
}

async fn reset_in(
    tx: &DatabaseTransaction,
    hash: OpaqueHash,
    password_hash: String,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let Some(row) = spend(tx, &hash, Purpose::Reset, now).await? else {
        return Ok(false);
    };
    set_password(tx, row.account_id, password_hash, now).await?;
    // Whoever got the link by mail has proven the address on the way.
    if row.by_mail {
        prove(tx, row.account_id, now).await?;
    }
    revoke_all_in(tx, row.account_id, None, now).await?;
    Ok(true)
}

async fn set_password(
    tx: &DatabaseTransaction,
    account_id: Uuid,
    password_hash: String,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let change = account::ActiveModel {
        password_hash: Set(password_hash),
        updated_at: Set(now),
        ..Default::default()
    };
    account::Entity::update_many()
        .set(change)
        .filter(account::Column::Id.eq(account_id))
        .exec(tx)
        .await?;
    link::Entity::delete_many()
        .filter(link::Column::AccountId.eq(account_id))
        .filter(link::Column::Purpose.eq(Purpose::Reset.as_str()))
        .exec(tx)
        .await?;
    // Sign-ins that are half done by the old password.
    pending_step::Entity::delete_many()
        .filter(pending_step::Column::AccountId.eq(account_id))
        .exec(tx)
        .await?;
    Ok(())
}

async fn prove(
    tx: &DatabaseTransaction,
    account_id: Uuid,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let change = account::ActiveModel {
        email_verified_at: Set(Some(now)),
        waits_for_email: Set(false),
        ..Default::default()
    };
    account::Entity::update_many()
        .set(change)
        .filter(account::Column::Id.eq(account_id))
        .exec(tx)
        .await?;
    Ok(())
}
