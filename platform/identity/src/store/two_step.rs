//! The second step of a sign-in: an app's secret, codes on paper, and sign-ins half done.

use chrono::{DateTime, Utc};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, DatabaseTransaction, EntityTrait, PaginatorTrait,
    QueryFilter,
};
use uuid::Uuid;

use super::accounts::Account;
use super::entity::{account, pending_step, recovery_code};
use super::secrets::{of_draft, of_totp, open_text};
use super::{Store, StoreError};
use crate::domain::secret::OpaqueHash;

impl Store {
    /// Keeps a secret that is shown, until a code proves that the app has it.
    pub async fn draft_totp(&self, account_id: Uuid, secret: &str) -> Result<(), StoreError> {
        let row = account_id.to_string();
        let sealed = self.sealer.seal(of_draft(&row), secret.as_bytes())?;
        let change = account::ActiveModel {
            totp_draft: Set(Some(sealed)),
            ..Default::default()
        };
        self.update_account(account_id, change).await
    }

    /// The secret that was shown and is not yet in force.
    pub async fn totp_draft(&self, account_id: Uuid) -> Result<Option<String>, StoreError> {
        let row = account::Entity::find_by_id(account_id)
            .one(self.db.reader())
            .await?;
        let draft = row.and_then(|row| row.totp_draft);
        let row = account_id.to_string();
        let open = |sealed: String| open_text(&self.sealer, of_draft(&row), &sealed);
        Ok(draft.map(open).transpose()?)
    }

    /// The secret in force.
    pub async fn totp_secret(&self, account_id: Uuid) -> Result<Option<String>, StoreError> {
        let row = account::Entity::find_by_id(account_id)
            .one(self.db.reader())
            .await?;
        let secret = row.and_then(|row| row.totp_secret);
        let row = account_id.to_string();
        let open = |sealed: String| open_text(&self.sealer, of_totp(&row), &sealed);
        Ok(secret.map(open).transpose()?)
    }

    /// Puts a secret in force, with fresh codes on paper.
    pub async fn enable_totp(
        &self,
        account_id: Uuid,
        secret: &str,
        step: u64,
        codes: &[OpaqueHash],
    ) -> Result<(), StoreError> {
        let row = account_id.to_string();
        let sealed = self.sealer.seal(of_totp(&row), secret.as_bytes())?;
        let change = account::ActiveModel {
            totp_secret: Set(Some(sealed)),
            totp_draft: Set(None),
            totp_last_step: Set(i64::try_from(step).ok()),
            ..Default::default()
        };
        self.db
            .write(|tx| {
                let (change, codes) = (change.clone(), codes.to_vec());
                Box::pin(async move {
                    update_in(tx, account_id, change).await?;
                    replace_codes_in(tx, account_id, codes).await
                })
            })
            .await
    }

    /// Ends the second step.
    pub async fn disable_totp(&self, account_id: Uuid) -> Result<(), StoreError> {
        let change = account::ActiveModel {
            totp_secret: Set(None),
            totp_draft: Set(None),
            totp_last_step: Set(None),
            ..Default::default()
        };
        self.db
            .write(|tx| {
                let change = change.clone();
                Box::pin(async move {
                    update_in(tx, account_id, change).await?;
                    replace_codes_in(tx, account_id, Vec::new()).await
                })
            })
            .await
    }

    /// Fresh codes on paper; the old ones are worth nothing.
    pub async fn replace_codes(
        &self,
        account_id: Uuid,
        codes: &[OpaqueHash],
    ) -> Result<(), StoreError> {
        self.db
            .write(|tx| Box::pin(replace_codes_in(tx, account_id, codes.to_vec())))
            .await
    }

    /// How many codes on paper are left.
    pub async fn codes_left(&self, account_id: Uuid) -> Result<u64, StoreError> {
        Ok(recovery_code::Entity::find()
            .filter(recovery_code::Column::AccountId.eq(account_id))
            .count(self.db.reader())
            .await?)
    }

    /// Spends the code of a time step; false if that step or a later one was used.
    pub async fn spend_step(&self, account_id: Uuid, step: u64) -> Result<bool, StoreError> {
        let step = i64::try_from(step).unwrap_or(i64::MAX);
        self.db
            .write(|tx| {
                Box::pin(async move {
                    let unused = Condition::any()
                        .add(account::Column::TotpLastStep.is_null())
                        .add(account::Column::TotpLastStep.lt(step));
                    let spent = account::Entity::update_many()
                        .set(account::ActiveModel {
                            totp_last_step: Set(Some(step)),
                            ..Default::default()
                        })
                        .filter(account::Column::Id.eq(account_id))
                        .filter(unused)
                        .exec(tx)
                        .await?;
                    Ok(spent.rows_affected == 1)
                })
            })
            .await
    }

    /// Spends a code on paper; false if it is none of theirs, or was used.
    pub async fn spend_code(
        &self,
        account_id: Uuid,
        code: &OpaqueHash,
    ) -> Result<bool, StoreError> {
        self.db
            .write(|tx| {
                let code = code.clone();
                Box::pin(async move {
                    let spent = recovery_code::Entity::delete_by_id(code.as_str())
                        .filter(recovery_code::Column::AccountId.eq(account_id))
                        .exec(tx)
                        .await?;
                    Ok(spent.rows_affected == 1)
                })
            })
            .await
    }

    /// Remembers that a password was right, until the second step is done.
    pub async fn begin_step(
        &self,
        hash: &OpaqueHash,
        account_id: Uuid,
        now: DateTime<Utc>,
        expires_at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let row = pending_step::Model {
            hash: hash.as_str().to_owned(),
            account_id,
            expires_at,
        };
        self.db
            .write(|tx| {
                let row: pending_step::ActiveModel = row.clone().into();
                Box::pin(async move {
                    pending_step::Entity::delete_many()
                        .filter(pending_step::Column::ExpiresAt.lte(now))
                        .exec(tx)
                        .await?;
                    pending_step::Entity::insert(row)
                        .exec_without_returning(tx)
                        .await?;
                    Ok(())
                })
            })
            .await
    }

    /// Whose password was right.
    pub async fn pending_account(
        &self,
        hash: &OpaqueHash,
        now: DateTime<Utc>,
    ) -> Result<Option<Account>, StoreError> {
        let row = pending_step::Entity::find_by_id(hash.as_str())
            .filter(pending_step::Column::ExpiresAt.gt(now))
            .one(self.db.reader())
            .await?;
        match row {
            Some(row) => self.account(row.account_id).await,
            None => Ok(None),
        }
    }

    /// Ends a sign-in that was half done; false if another request did.
    pub async fn end_step(&self, hash: &OpaqueHash) -> Result<bool, StoreError> {
        self.db
            .write(|tx| {
                let hash = hash.clone();
                Box::pin(async move {
                    let ended = pending_step::Entity::delete_by_id(hash.as_str())
                        .exec(tx)
                        .await?;
                    Ok(ended.rows_affected == 1)
                })
            })
            .await
    }

    async fn update_account(
        &self,
        id: Uuid,
        change: account::ActiveModel,
    ) -> Result<(), StoreError> {
        self.db
            .write(|tx| Box::pin(update_in(tx, id, change.clone())))
            .await
    }
}

async fn update_in(
    tx: &DatabaseTransaction,
    id: Uuid,
    change: account::ActiveModel,
) -> Result<(), StoreError> {
    account::Entity::update_many()
        .set(change)
        .filter(account::Column::Id.eq(id))
        .exec(tx)
        .await?;
    Ok(())
}

async fn replace_codes_in(
    tx: &DatabaseTransaction,
    account_id: Uuid,
    codes: Vec<OpaqueHash>,
) -> Result<(), StoreError> {
    recovery_code::Entity::delete_many()
        .filter(recovery_code::Column::AccountId.eq(account_id))
        .exec(tx)
        .await?;
    for code in codes {
        let row = recovery_code::ActiveModel {
            hash: Set(code.as_str().to_owned()),
            account_id: Set(account_id),
        };
        recovery_code::Entity::insert(row)
            .exec_without_returning(tx)
            .await?;
    }
    Ok(())
}
