//! Names, plans, approval, suspension, deletion and its undoing.

use sea_orm::{
    ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect,
};
use serde_json::json;
use uuid::Uuid;

use super::entity::{audit, tenant};
use super::room::{Doing, Room, note_in};
use super::rows::{status_of, tenant_of};
use super::{Store, StoreError};
use crate::domain::{
    Action, DELETION_DELAY, Limits, Refusal, Slug, Tenant, TenantKind, TenantName, TenantStatus,
    search_key,
};

/// How many tenants one sweep removes in one transaction.
const SWEEP_AT_ONCE: u64 = 50;

/// What an owner changes; absent stays as it is.
#[derive(Clone, Debug, Default)]
pub struct TenantPatch {
    pub name: Option<TenantName>,
    pub slug: Option<Slug>,
    pub kind: Option<TenantKind>,
}

/// A step between states.
#[derive(Clone, Debug)]
pub struct StatusChange {
    /// Only from one of these.
    pub from: &'static [TenantStatus],
    pub to: TenantStatus,
    pub reason: Option<String>,
}

impl Store {
    /// Changes name, slug or kind.
    pub async fn change(
        &self,
        id: Uuid,
        patch: &TenantPatch,
        doing: &Doing,
    ) -> Result<Tenant, StoreError> {
        self.db
            .write(|tx| Box::pin(change_in(tx, id, patch.clone(), doing.clone())))
            .await
    }

    /// Sets what the plan allows.
    pub async fn set_limits(
        &self,
        id: Uuid,
        limits: Limits,
        doing: &Doing,
    ) -> Result<Tenant, StoreError> {
        self.db
            .write(|tx| Box::pin(set_limits_in(tx, id, limits, doing.clone())))
            .await
    }

    /// Approves, rejects, suspends or lets in again.
    pub async fn set_status(
        &self,
        id: Uuid,
        change: &StatusChange,
        doing: &Doing,
    ) -> Result<Tenant, StoreError> {
        self.db
            .write(|tx| Box::pin(set_status_in(tx, id, change.clone(), doing.clone())))
            .await
    }

    /// Begins a deletion that can be undone until its delay is over.
    pub async fn request_deletion(&self, id: Uuid, doing: &Doing) -> Result<Tenant, StoreError> {
        self.db
            .write(|tx| Box::pin(schedule_in(tx, id, true, doing.clone())))
            .await
    }

    /// Undoes a deletion.
    pub async fn undo_deletion(&self, id: Uuid, doing: &Doing) -> Result<Tenant, StoreError> {
        self.db
            .write(|tx| Box::pin(schedule_in(tx, id, false, doing.clone())))
            .await
    }

    /// Removes some tenants whose delay is over; returns how many.
    pub async fn sweep(&self, doing: &Doing) -> Result<usize, StoreError> {
        self.db
            .write(|tx| {
                let doing = doing.clone();
                Box::pin(async move { sweep_in(tx, &doing).await })
            })
            .await
    }
}

async fn change_in(
    tx: &DatabaseTransaction,
    id: Uuid,
    patch: TenantPatch,
    doing: Doing,
) -> Result<Tenant, StoreError> {
    let mut room = Room::enter_open(tx, id, doing).await?;
    room.authority.owns()?;
    let old = room.tenant.clone();
    if let Some(slug) = &patch.slug
        && is_taken(tx, slug, id).await?
    {
        return Err(Refusal::SlugTaken.into());
    }
    let row = &mut room.tenant;
    if let Some(name) = &patch.name {
        row.name = name.as_str().to_owned();
        row.name_key = search_key(name.as_str());
    }
    if let Some(slug) = patch.slug {
        row.slug = slug.as_str().to_owned();
    }
    if let Some(kind) = patch.kind {
        row.kind = kind.as_str().to_owned();
    }
    if room.tenant != old {
        let row = &room.tenant;
        let change = tenant::ActiveModel {
            name: Set(row.name.clone()),
            name_key: Set(row.name_key.clone()),
            slug: Set(row.slug.clone()),
            kind: Set(row.kind.clone()),
            ..Default::default()
        };
        update(tx, id, change).await?;
        let shown =
            |row: &tenant::Model| json!({ "name": row.name, "slug": row.slug, "kind": row.kind });
        let (before, after) = (shown(&old), shown(row));
        room.note(Action::TenantChanged, None, Some(before), Some(after))
            .await?;
    }
    tenant_of(room.tenant)
}

async fn set_limits_in(
    tx: &DatabaseTransaction,
    id: Uuid,
    limits: Limits,
    doing: Doing,
) -> Result<Tenant, StoreError> {
    let room = Room::enter(tx, id, doing).await?;
    room.authority.administers()?;
    let before =
        json!({ "members": room.tenant.max_members, "vehicles": room.tenant.max_vehicles });
    let change = tenant::ActiveModel {
        max_members: Set(limits.members),
        max_vehicles: Set(limits.vehicles),
        ..Default::default()
    };
    update(tx, id, change).await?;
    let after = json!(limits);
    room.note(Action::TenantLimits, None, Some(before), Some(after))
        .await?;
    let mut tenant = tenant_of(room.tenant)?;
    tenant.limits = limits;
    Ok(tenant)
}

async fn set_status_in(
    tx: &DatabaseTransaction,
    id: Uuid,
    change: StatusChange,
    doing: Doing,
) -> Result<Tenant, StoreError> {
    let mut room = Room::enter(tx, id, doing).await?;
    room.authority.administers()?;
    let current = status_of(&room.tenant)?;
    if !change.from.contains(&current) {
        return Err(Refusal::WrongStatus.into());
    }
    let before = json!({ "status": current, "reason": room.tenant.status_reason });
    room.tenant.status = change.to.as_str().to_owned();
    room.tenant.status_reason = change.reason.clone();
    let columns = tenant::ActiveModel {
        status: Set(room.tenant.status.clone()),
        status_reason: Set(change.reason.clone()),
        ..Default::default()
    };
    update(tx, id, columns).await?;
    let after = json!({ "status": change.to, "reason": change.reason });
    room.note(Action::TenantStatus, None, Some(before), Some(after))
        .await?;
    tenant_of(room.tenant)
}

async fn schedule_in(
    tx: &DatabaseTransaction,
    id: Uuid,
    delete: bool,
    doing: Doing,
) -> Result<Tenant, StoreError> {
    let mut room = Room::enter(tx, id, doing).await?;
    room.authority.owns()?;
    if room.tenant.deletes_at.is_some() == delete {
        return Err(Refusal::DeletionState.into());
    }
    let before = room.tenant.deletes_at;
    room.tenant.deletes_at = delete.then(|| room.doing.at + DELETION_DELAY);
    let change = tenant::ActiveModel {
        deletes_at: Set(room.tenant.deletes_at),
        ..Default::default()
    };
    update(tx, id, change).await?;
    let action = if delete {
        Action::DeletionRequested
    } else {
        Action::DeletionUndone
    };
    let shown = |at| json!({ "deletes_at": at });
    let after = shown(room.tenant.deletes_at);
    room.note(action, None, Some(shown(before)), Some(after))
        .await?;
    tenant_of(room.tenant)
}

/// Removes tenants whose delay is over. Of their trail one line stays: that they are gone.
pub async fn sweep_in(tx: &DatabaseTransaction, doing: &Doing) -> Result<usize, StoreError> {
    let over = tenant::Entity::find()
        .filter(tenant::Column::DeletesAt.lte(doing.at))
        .limit(SWEEP_AT_ONCE)
        .all(tx)
        .await?;
    for row in &over {
        let gone = tenant::Entity::delete_by_id(row.id).exec(tx).await?;
        if gone.rows_affected == 0 {
            continue;
        }
        audit::Entity::delete_many()
            .filter(audit::Column::TenantId.eq(row.id))
            .exec(tx)
            .await?;
        let system = doing.as_system();
        let before = json!({ "slug": row.slug, "kind": row.kind });
        let action = Action::TenantDeleted;
        note_in(tx, row.id, &system, action, None, Some(before), None).await?;
    }
    Ok(over.len())
}

async fn is_taken(
    tx: &DatabaseTransaction,
    slug: &Slug,
    by_other: Uuid,
) -> Result<bool, StoreError> {
    let row = tenant::Entity::find()
        .filter(tenant::Column::Slug.eq(slug.as_str()))
        .filter(tenant::Column::Id.ne(by_other))
        .one(tx)
        .await?;
    Ok(row.is_some())
}

async fn update(
    tx: &DatabaseTransaction,
    id: Uuid,
    change: tenant::ActiveModel,
) -> Result<(), StoreError> {
    tenant::Entity::update_many()
        .set(change)
        .filter(tenant::Column::Id.eq(id))
        .exec(tx)
        .await?;
    Ok(())
}
