//! Sessions at this issuer, and the devices an account has been used on.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, DatabaseTransaction, EntityTrait, QueryFilter,
    QueryOrder,
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

/// A session as its owner sees it.
#[derive(Clone, Debug)]
pub struct SessionView {
    /// Its id.
    pub id: Uuid,
    /// What the browser said it is.
    pub label: Option<String>,
    /// When it began.
    pub created_at: DateTime<Utc>,
    /// When it was last used here or by a token that grew from it.
    pub last_seen_at: Option<DateTime<Utc>>,
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
    /// What the browser says it is.
    pub label: String,
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

    /// Sessions of an account that have not ended, newest first.
    pub async fn sessions(
        &self,
        account_id: Uuid,
        now: DateTime<Utc>,
    ) -> Result<Vec<SessionView>, StoreError> {
        let rows = session::Entity::find()
            .filter(session::Column::AccountId.eq(account_id))
            .filter(session::Column::ExpiresAt.gt(now))
            .order_by_desc(session::Column::CreatedAt)
            .order_by_desc(session::Column::Id)
            .all(self.db.reader())
            .await?;
        Ok(rows.into_iter().map(view_of).collect())
    }

    /// Whether a session has not ended.
    pub async fn session_goes_on(&self, id: Uuid, now: DateTime<Utc>) -> Result<bool, StoreError> {
        let row = session::Entity::find_by_id(id)
            .filter(session::Column::ExpiresAt.gt(now))
            .one(self.db.reader())
            .await?;
        Ok(row.is_some())
    }

    /// Ends one session of an account, with its tokens and the trust in its device. False if it
    /// is not one of theirs.
    pub async fn revoke_session(
        &self,
        account_id: Uuid,
        id: Uuid,
        now: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        self.db
            .write(|tx| Box::pin(revoke_in(tx, account_id, id, now)))
            .await
    }

    /// Ends every session of an account but the kept one, with their tokens and devices.
    pub async fn revoke_sessions(
        &self,
        account_id: Uuid,
        kept: Option<Uuid>,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        self.db
            .write(|tx| Box::pin(revoke_all_in(tx, account_id, kept, now)))
            .await
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
        label: Set(Some(new.label)),
        device_hash: Set(Some(new.device.as_str().to_owned())),
        last_seen_at: Set(Some(at)),
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

async fn revoke_in(
    tx: &DatabaseTransaction,
    account_id: Uuid,
    id: Uuid,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let row = session::Entity::find_by_id(id)
        .filter(session::Column::AccountId.eq(account_id))
        .one(tx)
        .await?;
    let Some(row) = row else { return Ok(false) };
    if let Some(device) = row.device_hash {
        device::Entity::delete_by_id((device, account_id))
            .exec(tx)
            .await?;
    }
    end_in(tx, id, now).await?;
    Ok(true)
}

/// Also after a new password: who knew the old one is out.
pub(super) async fn revoke_all_in(
    tx: &DatabaseTransaction,
    account_id: Uuid,
    kept: Option<Uuid>,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let rows = session::Entity::find()
        .filter(session::Column::AccountId.eq(account_id))
        .all(tx)
        .await?;
    let mut kept_device = None;
    for row in rows {
        if Some(row.id) == kept {
            kept_device = row.device_hash;
        } else {
            end_in(tx, row.id, now).await?;
        }
    }
    let mut devices = Condition::all().add(device::Column::AccountId.eq(account_id));
    if let Some(kept) = kept_device {
        devices = devices.add(device::Column::TokenHash.ne(kept));
    }
    device::Entity::delete_many()
        .filter(devices)
        .exec(tx)
        .await?;
    Ok(())
}

fn view_of(row: session::Model) -> SessionView {
    SessionView {
        id: row.id,
        label: row.label,
        created_at: row.created_at,
        last_seen_at: row.last_seen_at,
    }
}
