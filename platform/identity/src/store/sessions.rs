//! Sessions at this issuer, and the devices an account has been used on.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, DatabaseTransaction, EntityTrait, QueryFilter,
};
use uuid::Uuid;

use super::entity::{device, refresh_token, session};
use super::{Store, StoreError};
use crate::domain::secret::OpaqueHash;

/// A signed-in browser.
#[derive(Clone, Debug)]
pub struct Session {
    /// Its id, told to clients as `sid`.
    pub id: Uuid,
    /// Whose it is.
    pub account_id: Uuid,
    /// When the password was given.
    pub auth_time: DateTime<Utc>,
}

/// A session to begin, and the device it begins on.
#[derive(Clone, Debug)]
pub struct NewSession {
    /// The session.
    pub session: Session,
    /// Hash of its cookie.
    pub token: OpaqueHash,
    /// Hash of the device's cookie.
    pub device: OpaqueHash,
    /// Hash of a cookie whose session ends by this one.
    pub replaces: Option<OpaqueHash>,
    /// When it ends by itself.
    pub expires_at: DateTime<Utc>,
}

impl Store {
    /// Begins a session and remembers the device.
    pub async fn begin_session(&self, new: &NewSession) -> Result<(), StoreError> {
        self.db
            .write(|tx| Box::pin(begin_in(tx, new.clone())))
            .await
    }

    /// The session of a cookie, unless it has ended.
    pub async fn session(
        &self,
        token: &OpaqueHash,
        now: DateTime<Utc>,
    ) -> Result<Option<Session>, StoreError> {
        let row = session::Entity::find()
            .filter(session::Column::TokenHash.eq(token.as_str()))
            .filter(session::Column::ExpiresAt.gt(now))
            .one(self.db.reader())
            .await?;
        Ok(row.map(|row| Session {
            id: row.id,
            account_id: row.account_id,
            auth_time: row.created_at,
        }))
    }

    /// Ends a session and every token that grew from it.
    pub async fn end_session(&self, id: Uuid, now: DateTime<Utc>) -> Result<(), StoreError> {
        self.db.write(|tx| Box::pin(end_in(tx, id, now))).await
    }

    /// Whether the account has been used with this device's cookie.
    pub async fn is_known_device(
        &self,
        token: &OpaqueHash,
        account_id: Uuid,
    ) -> Result<bool, StoreError> {
        let id = (token.as_str().to_owned(), account_id);
        Ok(device::Entity::find_by_id(id)
            .one(self.db.reader())
            .await?
            .is_some())
    }

    /// Whether this cookie was given to a browser by a sign-in.
    pub async fn is_device(&self, token: &OpaqueHash) -> Result<bool, StoreError> {
        let rows = device::Entity::find().filter(device::Column::TokenHash.eq(token.as_str()));
        Ok(rows.one(self.db.reader()).await?.is_some())
    }
}

async fn begin_in(tx: &DatabaseTransaction, new: NewSession) -> Result<(), StoreError> {
    let at = new.session.auth_time;
    let mut ended = Condition::any().add(session::Column::ExpiresAt.lte(at));
    if let Some(old) = &new.replaces {
        ended = ended.add(session::Column::TokenHash.eq(old.as_str()));
    }
    session::Entity::delete_many()
        .filter(ended)
        .exec(tx)
        .await?;
    let row = session::ActiveModel {
        id: Set(new.session.id),
        token_hash: Set(new.token.as_str().to_owned()),
        account_id: Set(new.session.account_id),
        created_at: Set(at),
        expires_at: Set(new.expires_at),
    };
    session::Entity::insert(row)
        .exec_without_returning(tx)
        .await?;
    let device = device::ActiveModel {
        token_hash: Set(new.device.as_str().to_owned()),
        account_id: Set(new.session.account_id),
        created_at: Set(at),
        last_seen_at: Set(at),
    };
    let seen_again = OnConflict::columns([device::Column::TokenHash, device::Column::AccountId])
        .update_column(device::Column::LastSeenAt)
        .to_owned();
    device::Entity::insert(device)
        .on_conflict(seen_again)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

async fn end_in(tx: &DatabaseTransaction, id: Uuid, now: DateTime<Utc>) -> Result<(), StoreError> {
    session::Entity::delete_by_id(id).exec(tx).await?;
    refresh_token::Entity::update_many()
        .set(refresh_token::ActiveModel {
            revoked_at: Set(Some(now)),
            ..Default::default()
        })
        .filter(refresh_token::Column::SessionId.eq(id))
        .filter(refresh_token::Column::RevokedAt.is_null())
        .exec(tx)
        .await?;
    Ok(())
}
