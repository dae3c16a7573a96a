//! Codes and refresh tokens: each is worth something once.

use chrono::{DateTime, Duration, Utc};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter,
};
use uuid::Uuid;

use super::entity::{authorization_code, refresh_token, session};
use super::{Store, StoreError};
use crate::domain::pkce::CodeChallenge;
use crate::domain::secret::OpaqueHash;

/// Spent codes are kept this long, so that a replay is noticed.
const KEEP_SPENT: Duration = Duration::days(1);

/// What tokens may be made for.
#[derive(Clone, Debug)]
pub struct Grant {
    /// Every token of one sign-in at one client.
    pub family_id: Uuid,
    /// To whom.
    pub client_id: String,
    /// For whom.
    pub account_id: Uuid,
    /// By which session.
    pub session_id: Uuid,
    /// When the password was given.
    pub auth_time: DateTime<Utc>,
}

/// A code to be stored.
#[derive(Clone, Debug)]
pub struct NewCode {
    /// Its hash.
    pub hash: OpaqueHash,
    /// What it is worth.
    pub grant: Grant,
    /// Where it was sent.
    pub redirect_uri: String,
    /// What the verifier must belong to.
    pub challenge: CodeChallenge,
    /// The client's own nonce.
    pub nonce: Option<String>,
    /// Whether a refresh token was asked for.
    pub offline_access: bool,
    /// When it ends.
    pub expires_at: DateTime<Utc>,
}

/// A refresh token to be stored.
#[derive(Clone, Debug)]
pub struct NewRefresh {
    /// Its hash.
    pub hash: OpaqueHash,
    /// When it ends.
    pub expires_at: DateTime<Utc>,
}

/// What a client presents with a code.
#[derive(Clone, Debug)]
pub struct Exchange {
    /// Hash of the code.
    pub code: OpaqueHash,
    /// Who presents it.
    pub client_id: String,
    /// Where it was sent.
    pub redirect_uri: String,
    /// The secret behind the challenge.
    pub verifier: String,
    /// Stored if the code asked for one.
    pub refresh: NewRefresh,
    /// Now.
    pub now: DateTime<Utc>,
}

/// What a code or refresh token was worth.
#[derive(Clone, Debug)]
pub struct Redeemed {
    /// What tokens may be made for.
    pub grant: Grant,
    /// For the id token.
    pub nonce: Option<String>,
    /// Whether the offered refresh token was stored.
    pub refreshable: bool,
}

impl Store {
    /// Stores a code, and forgets old ones.
    pub async fn add_code(&self, new: &NewCode, now: DateTime<Utc>) -> Result<(), StoreError> {
        self.db
            .write(|tx| Box::pin(add_code_in(tx, new.clone(), now)))
            .await
    }

    /// Spends a code. Whatever is wrong with the request, the code is spent; a code that comes
    /// twice takes with it every token that it gave.
    pub async fn redeem_code(&self, wish: &Exchange) -> Result<Option<Redeemed>, StoreError> {
        self.db
            .write(|tx| Box::pin(redeem_code_in(tx, wish.clone())))
            .await
    }

    /// Exchanges a refresh token for the next one; one that comes twice ends its family.
    pub async fn rotate_refresh(
        &self,
        presented: &OpaqueHash,
        client_id: &str,
        next: &NewRefresh,
        now: DateTime<Utc>,
    ) -> Result<Option<Redeemed>, StoreError> {
        self.db
            .write(|tx| {
                let (presented, client_id) = (presented.clone(), client_id.to_owned());
                Box::pin(rotate_in(tx, presented, client_id, next.clone(), now))
            })
            .await
    }
}

async fn add_code_in(
    tx: &DatabaseTransaction,
    new: NewCode,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    authorization_code::Entity::delete_many()
        .filter(authorization_code::Column::ExpiresAt.lt(now - KEEP_SPENT))
        .exec(tx)
        .await?;
    let row = authorization_code::ActiveModel {
        hash: Set(new.hash.as_str().to_owned()),
        family_id: Set(new.grant.family_id),
        client_id: Set(new.grant.client_id),
        account_id: Set(new.grant.account_id),
        session_id: Set(new.grant.session_id),
        redirect_uri: Set(new.redirect_uri),
        challenge: Set(new.challenge.as_str().to_owned()),
        nonce: Set(new.nonce),
        offline_access: Set(new.offline_access),
        auth_time: Set(new.grant.auth_time),
        expires_at: Set(new.expires_at),
        consumed_at: Set(None),
    };
    authorization_code::Entity::insert(row)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

async fn redeem_code_in(
    tx: &DatabaseTransaction,
    wish: Exchange,
) -> Result<Option<Redeemed>, StoreError> {
    let found = authorization_code::Entity::find_by_id(wish.code.as_str())
        .one(tx)
        .await?;
    let Some(code) = found else { return Ok(None) };
    if !spend_code(tx, &code.hash, wish.now).await? {
        revoke_family(tx, code.family_id, wish.now).await?;
        return Ok(None);
    }
    let challenge = CodeChallenge::from_stored(code.challenge.clone());
    let good = wish.now < code.expires_at
        && code.client_id == wish.client_id
        && code.redirect_uri == wish.redirect_uri
        && challenge.accepts(&wish.verifier)
        && is_signed_in(tx, code.session_id).await?;
    if !good {
        return Ok(None);
    }
    let grant = Grant {
        family_id: code.family_id,
        client_id: code.client_id,
        account_id: code.account_id,
        session_id: code.session_id,
        auth_time: code.auth_time,
    };
    if code.offline_access {
        add_refresh(tx, &grant, &wish.refresh).await?;
    }
    Ok(Some(Redeemed {
        grant,
        nonce: code.nonce,
        refreshable: code.offline_access,
    }))
}

// The condition makes one of two simultaneous requests the only winner.
async fn spend_code(
    tx: &DatabaseTransaction,
    hash: &str,
    now: DateTime<Utc>,
) -> Result<bool, DbErr> {
    let spent = authorization_code::Entity::update_many()
        .set(authorization_code::ActiveModel {
            consumed_at: Set(Some(now)),
            ..Default::default()
        })
        .filter(authorization_code::Column::Hash.eq(hash))
        .filter(authorization_code::Column::ConsumedAt.is_null())
        .exec(tx)
        .await?;
    Ok(spent.rows_affected == 1)
}

async fn rotate_in(
    tx: &DatabaseTransaction,
    presented: OpaqueHash,
    client_id: String,
    next: NewRefresh,
    now: DateTime<Utc>,
) -> Result<Option<Redeemed>, StoreError> {
    let found = refresh_token::Entity::find_by_id(presented.as_str())
        .one(tx)
        .await?;
    let Some(row) = found else { return Ok(None) };
    // Another client's token is neither spent nor a reason to end the family.
    if row.client_id != client_id {
        return Ok(None);
    }
    if !spend_refresh(tx, &row.hash, now).await? {
        revoke_family(tx, row.family_id, now).await?;
        return Ok(None);
    }
    if row.revoked_at.is_some()
        || row.expires_at <= now
        || !is_signed_in(tx, row.session_id).await?
    {
        return Ok(None);
    }
    let grant = Grant {
        family_id: row.family_id,
        client_id: row.client_id,
        account_id: row.account_id,
        session_id: row.session_id,
        auth_time: row.auth_time,
    };
    add_refresh(tx, &grant, &next).await?;
    touch(tx, grant.session_id, now).await?;
    Ok(Some(Redeemed {
        grant,
        nonce: None,
        refreshable: true,
    }))
}

async fn spend_refresh(
    tx: &DatabaseTransaction,
    hash: &str,
    now: DateTime<Utc>,
) -> Result<bool, DbErr> {
    let spent = refresh_token::Entity::update_many()
        .set(refresh_token::ActiveModel {
            used_at: Set(Some(now)),
            ..Default::default()
        })
        .filter(refresh_token::Column::Hash.eq(hash))
        .filter(refresh_token::Column::UsedAt.is_null())
        .exec(tx)
        .await?;
    Ok(spent.rows_affected == 1)
}

async fn revoke_family(
    tx: &DatabaseTransaction,
    family_id: Uuid,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    refresh_token::Entity::update_many()
        .set(refresh_token::ActiveModel {
            revoked_at: Set(Some(now)),
            ..Default::default()
        })
        .filter(refresh_token::Column::FamilyId.eq(family_id))
        .filter(refresh_token::Column::RevokedAt.is_null())
        .exec(tx)
        .await?;
    Ok(())
}

async fn add_refresh(
    tx: &DatabaseTransaction,
    grant: &Grant,
    new: &NewRefresh,
) -> Result<(), DbErr> {
    let row = refresh_token::ActiveModel {
        hash: Set(new.hash.as_str().to_owned()),
        family_id: Set(grant.family_id),
        client_id: Set(grant.client_id.clone()),
        account_id: Set(grant.account_id),
        session_id: Set(grant.session_id),
        auth_time: Set(grant.auth_time),
        expires_at: Set(new.expires_at),
        used_at: Set(None),
        revoked_at: Set(None),
    };
    refresh_token::Entity::insert(row)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

async fn is_signed_in(tx: &DatabaseTransaction, session_id: Uuid) -> Result<bool, DbErr> {
    Ok(session::Entity::find_by_id(session_id)
        .one(tx)
        .await?
        .is_some())
}

async fn touch(
    tx: &DatabaseTransaction,
    session_id: Uuid,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    session::Entity::update_many()
        .set(session::ActiveModel {
            last_seen_at: Set(Some(now)),
            ..Default::default()
        })
        .filter(session::Column::Id.eq(session_id))
        .exec(tx)
        .await?;
    Ok(())
}
