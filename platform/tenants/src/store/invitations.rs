//! Invitations by link: only a hash is kept, and each works once.

use chrono::{DateTime, Utc};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, DatabaseTransaction, EntityTrait, PaginatorTrait,
    QueryFilter, QueryOrder,
};
use serde_json::json;
use uuid::Uuid;

use super::entity::{invitation, tenant};
use super::room::{Doing, Room, still_there};
use super::rows::{invitation_of, role_of, tenant_of};
use super::{Store, StoreError};
use crate::domain::{
    Action, Invitation, InvitationOffer, MOST_OPEN, Membership, Refusal, Role, TenantStatus,
};

/// An invitation to be made.
#[derive(Clone, Debug)]
pub struct InvitationDraft {
    pub tenant_id: Uuid,
    pub token_hash: String,
    pub role: Role,
    pub email: Option<String>,
    pub expires_at: DateTime<Utc>,
}

impl Store {
    /// Keeps a new invitation.
    pub async fn invite(
        &self,
        draft: &InvitationDraft,
        doing: &Doing,
    ) -> Result<Invitation, StoreError> {
        self.db
            .write(|tx| Box::pin(invite_in(tx, draft.clone(), doing.clone())))
            .await
    }

    /// Invitations that can still be accepted, newest first.
    pub async fn invitations(
        &self,
        tenant_id: Uuid,
        now: DateTime<Utc>,
    ) -> Result<Vec<Invitation>, StoreError> {
        invitation::Entity::find()
            .filter(open_in(tenant_id, now))
            .order_by_desc(invitation::Column::CreatedAt)
            .order_by_desc(invitation::Column::Id)
            .all(self.db.reader())
            .await?
            .into_iter()
            .map(invitation_of)
            .collect()
    }

    /// Withdraws an invitation.
    pub async fn revoke_invitation(
        &self,
        tenant_id: Uuid,
        id: Uuid,
        doing: &Doing,
    ) -> Result<(), StoreError> {
        self.db
            .write(|tx| Box::pin(revoke_in(tx, tenant_id, id, doing.clone())))
            .await
    }

    /// What a token offers, unless it is worth nothing any more.
    pub async fn offer(
        &self,
        token_hash: &str,
        now: DateTime<Utc>,
    ) -> Result<InvitationOffer, StoreError> {
        let row = invitation::Entity::find()
            .filter(invitation::Column::TokenHash.eq(token_hash))
            .one(self.db.reader())
            .await?;
        let row = row.ok_or(Refusal::NotFound)?;
        let tenant = tenant::Entity::find_by_id(row.tenant_id)
            .filter(still_there(now))
            .one(self.db.reader())
            .await?;
        let tenant = tenant_of(tenant.ok_or(Refusal::NotFound)?)?;
        check_open(&row, now)?;
        if tenant.status != TenantStatus::Active {
            return Err(Refusal::NotInUse.into());
        }
        Ok(InvitationOffer {
            tenant_id: tenant.id,
            tenant_name: tenant.name,
            kind: tenant.kind,
            role: role_of(&row.role)?,
            expires_at: row.expires_at,
        })
    }

    /// Makes the actor a member. Whoever accepted it may ask again and gets the same answer.
    pub async fn accept(&self, token_hash: &str, doing: &Doing) -> Result<Membership, StoreError> {
        self.db
            .write(|tx| Box::pin(accept_in(tx, token_hash.to_owned(), doing.clone())))
            .await
    }
}

async fn invite_in(
    tx: &DatabaseTransaction,
    draft: InvitationDraft,
    doing: Doing,
) -> Result<Invitation, StoreError> {
    let room = Room::enter_open(tx, draft.tenant_id, doing).await?;
    room.authority.governs(draft.role)?;
    let open = invitation::Entity::find()
        .filter(open_in(draft.tenant_id, room.doing.at))
        .count(tx)
        .await?;
    if open >= MOST_OPEN {
        return Err(Refusal::TooManyOpen.into());
    }
    let row = invitation::Model {
        id: room.doing.ids.next(),
        tenant_id: draft.tenant_id,
        token_hash: draft.token_hash,
        role: draft.role.as_str().to_owned(),
        email: draft.email,
        created_by: room.doing.actor.subject.as_str().to_owned(),
        created_at: room.doing.at,
        expires_at: draft.expires_at,
        accepted_by: None,
        accepted_at: None,
        revoked_at: None,
    };
    let insert: invitation::ActiveModel = row.clone().into();
    invitation::Entity::insert(insert)
        .exec_without_returning(tx)
        .await?;
    let after = json!({ "role": draft.role, "email": row.email, "expires_at": row.expires_at });
    let target = row.id.to_string();
    room.note(Action::InvitationCreated, Some(&target), None, Some(after))
        .await?;
    invitation_of(row)
}

async fn revoke_in(
    tx: &DatabaseTransaction,
    tenant_id: Uuid,
    id: Uuid,
    doing: Doing,
) -> Result<(), StoreError> {
    let room = Room::enter(tx, tenant_id, doing).await?;
    room.authority.receives_people()?;
    let row = invitation::Entity::find_by_id(id)
        .filter(invitation::Column::TenantId.eq(tenant_id))
        .one(tx)
        .await?;
    let row = row.ok_or(Refusal::NotFound)?;
    room.authority.governs(role_of(&row.role)?)?;
    if row.accepted_at.is_some() {
        return Err(Refusal::InvitationUsed.into());
    }
    if row.revoked_at.is_some() {
        return Ok(());
    }
    let change = invitation::ActiveModel {
        revoked_at: Set(Some(room.doing.at)),
        ..Default::default()
    };
    update(tx, id, change).await?;
    let before = json!({ "role": row.role, "email": row.email });
    let target = id.to_string();
    room.note(Action::InvitationRevoked, Some(&target), Some(before), None)
        .await
}

async fn accept_in(
    tx: &DatabaseTransaction,
    token_hash: String,
    doing: Doing,
) -> Result<Membership, StoreError> {
    let find = || {
        invitation::Entity::find()
            .filter(invitation::Column::TokenHash.eq(&token_hash))
            .one(tx)
    };
    let tenant_id = find().await?.ok_or(Refusal::NotFound)?.tenant_id;
    // The tenant's lock decides between two who accept at once; the row is read again under it.
    let room = Room::enter(tx, tenant_id, doing).await?;
    let row = find().await?.ok_or(Refusal::NotFound)?;
    let subject = room.doing.actor.subject.as_str();
    if row.accepted_by.as_deref() == Some(subject)
        && let Some(role) = room.role_of(subject).await?
    {
        let tenant = tenant_of(room.tenant)?;
        return Ok(Membership { tenant, role });
    }
    check_open(&row, room.doing.at)?;
    if room.tenant.status != TenantStatus::Active.as_str() {
        return Err(Refusal::NotInUse.into());
    }
    let role = role_of(&row.role)?;
    room.admit(subject, role).await?;
    let change = invitation::ActiveModel {
        accepted_by: Set(Some(subject.to_owned())),
        accepted_at: Set(Some(room.doing.at)),
        ..Default::default()
    };
    update(tx, row.id, change).await?;
    let tenant = tenant_of(room.tenant)?;
    Ok(Membership { tenant, role })
}

async fn update(
    tx: &DatabaseTransaction,
    id: Uuid,
    change: invitation::ActiveModel,
) -> Result<(), StoreError> {
    invitation::Entity::update_many()
        .set(change)
        .filter(invitation::Column::Id.eq(id))
        .exec(tx)
        .await?;
    Ok(())
}

fn check_open(row: &invitation::Model, now: DateTime<Utc>) -> Result<(), Refusal> {
    if row.accepted_at.is_some() {
        Err(Refusal::InvitationUsed)
    } else if row.revoked_at.is_some() {
        Err(Refusal::InvitationRevoked)
    } else if row.expires_at <= now {
        Err(Refusal::InvitationExpired)
    } else {
        Ok(())
    }
}

/// What [`check_open`] lets pass, as a condition.
pub fn open_in(tenant_id: Uuid, now: DateTime<Utc>) -> Condition {
    Condition::all()
        .add(invitation::Column::TenantId.eq(tenant_id))
        .add(invitation::Column::AcceptedAt.is_null())
        .add(invitation::Column::RevokedAt.is_null())
        .add(invitation::Column::ExpiresAt.gt(now))
}
