//! Roles, leaving, removal, and the handing over of a tenant.

use sea_orm::{ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};
use serde_json::json;
use uuid::Uuid;

use super::entity::{membership, tenant};
use super::room::{Doing, Room};
use super::{Store, StoreError};
use crate::domain::{Action, Refusal, Role, Subject};

impl Store {
    /// Gives a member another role.
    pub async fn change_role(
        &self,
        tenant_id: Uuid,
        subject: &Subject,
        role: Role,
        doing: &Doing,
    ) -> Result<(), StoreError> {
        self.db
            .write(|tx| {
                let (subject, doing) = (subject.clone(), doing.clone());
                Box::pin(change_role_in(tx, tenant_id, subject, role, doing))
            })
            .await
    }

    /// Takes a member out; a person may take out themselves.
    pub async fn remove_member(
        &self,
        tenant_id: Uuid,
        subject: &Subject,
        doing: &Doing,
    ) -> Result<(), StoreError> {
        self.db
            .write(|tx| Box::pin(remove_in(tx, tenant_id, subject.clone(), doing.clone())))
            .await
    }

    /// Makes another member the owner and the acting owner a manager, in one step.
    pub async fn transfer_ownership(
        &self,
        tenant_id: Uuid,
        to: &Subject,
        doing: &Doing,
    ) -> Result<(), StoreError> {
        self.db
            .write(|tx| Box::pin(transfer_in(tx, tenant_id, to.clone(), doing.clone())))
            .await
    }
}

async fn change_role_in(
    tx: &DatabaseTransaction,
    tenant_id: Uuid,
    subject: Subject,
    role: Role,
    doing: Doing,
) -> Result<(), StoreError> {
    let room = Room::enter_open(tx, tenant_id, doing).await?;
    room.authority.receives_people()?;
    let current = room.role_of(subject.as_str()).await?;
    let current = current.ok_or(Refusal::NotFound)?;
    room.authority.governs(current)?;
    room.authority.governs(role)?;
    if current == role {
        return Ok(());
    }
    room.keep_an_owner(current).await?;
    set_role(&room, subject.as_str(), role).await?;
    let (before, after) = (json!({ "role": current }), json!({ "role": role }));
    let target = Some(subject.as_str());
    room.note(Action::MemberRole, target, Some(before), Some(after))
        .await
}

async fn remove_in(
    tx: &DatabaseTransaction,
    tenant_id: Uuid,
    subject: Subject,
    doing: Doing,
) -> Result<(), StoreError> {
    // Leaving works even where a tenant is suspended.
    let room = Room::enter(tx, tenant_id, doing).await?;
    let leaves = room.doing.actor.subject == subject;
    if leaves {
        room.authority.knows_tenant()?;
    } else {
        room.authority.receives_people()?;
    }
    let current = room.role_of(subject.as_str()).await?;
    let current = current.ok_or(Refusal::NotFound)?;
    if !leaves {
        room.authority.governs(current)?;
    }
    room.keep_an_owner(current).await?;
    membership::Entity::delete_by_id((tenant_id, subject.as_str().to_owned()))
        .exec(tx)
        .await?;
    give_up_personal(&room, subject.as_str()).await?;
    let action = if leaves {
        Action::MemberLeft
    } else {
        Action::MemberRemoved
    };
    let before = json!({ "role": current });
    room.note(action, Some(subject.as_str()), Some(before), None)
        .await
}

async fn transfer_in(
    tx: &DatabaseTransaction,
    tenant_id: Uuid,
    to: Subject,
    doing: Doing,
) -> Result<(), StoreError> {
    let room = Room::enter_open(tx, tenant_id, doing).await?;
    room.authority.owns()?;
    let before = room.role_of(to.as_str()).await?.ok_or(Refusal::NotFound)?;
    let from = room.doing.actor.subject.clone();
    if from == to {
        return Ok(());
    }
    set_role(&room, to.as_str(), Role::Owner).await?;
    // An administrator who hands a tenant over need not be a member.
    if room.role_of(from.as_str()).await?.is_some() {
        set_role(&room, from.as_str(), Role::Manager).await?;
    }
    let (was, is) = (json!({ "role": before }), json!({ "role": Role::Owner }));
    let target = Some(to.as_str());
    room.note(Action::OwnershipTransferred, target, Some(was), Some(is))
        .await
}

async fn set_role(room: &Room<'_>, subject: &str, role: Role) -> Result<(), StoreError> {
    membership::Entity::update_many()
        .set(membership::ActiveModel {
            role: Set(role.as_str().to_owned()),
            ..Default::default()
        })
        .filter(membership::Column::TenantId.eq(room.tenant.id))
        .filter(membership::Column::Subject.eq(subject))
        .exec(room.tx)
        .await?;
    if role == Role::Owner {
        return Ok(());
    }
    give_up_personal(room, subject).await
}

// Whoever no longer owns a garage must not be given it as their own at the next sign-in.
async fn give_up_personal(room: &Room<'_>, subject: &str) -> Result<(), StoreError> {
    tenant::Entity::update_many()
        .set(tenant::ActiveModel {
            personal_of: Set(None),
            ..Default::default()
        })
        .filter(tenant::Column::Id.eq(room.tenant.id))
        .filter(tenant::Column::PersonalOf.eq(subject))
        .exec(room.tx)
        .await?;
    Ok(())
}
