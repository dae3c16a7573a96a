//! A tenant under lock, with the actor's authority in it and a pen for the trail.

use chrono::{DateTime, Utc};
use platform_kit::ids::IdGenerator;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, DatabaseTransaction, EntityTrait, PaginatorTrait,
    QueryFilter, QuerySelect,
};
use serde_json::Value;
use uuid::Uuid;

use super::StoreError;
use super::entity::{audit, membership, tenant};
use super::rows::{role_of, status_of};
use crate::domain::{Action, Actor, Authority, Refusal, Role};

/// Who does something, and when.
#[derive(Clone, Debug)]
pub struct Doing {
    pub actor: Actor,
    pub at: DateTime<Utc>,
    pub ids: IdGenerator,
}

impl Doing {
    /// The same moment, done by the service itself.
    #[must_use]
    pub fn as_system(&self) -> Self {
        Self {
            actor: Actor::system(),
            ..self.clone()
        }
    }
}

/// One tenant that nobody else changes until the transaction ends.
pub struct Room<'t> {
    pub tx: &'t DatabaseTransaction,
    pub tenant: tenant::Model,
    pub authority: Authority,
    pub doing: Doing,
}

impl<'t> Room<'t> {
    /// Locks the tenant. PostgreSQL locks its row; SQLite's write transaction locks everything.
    pub async fn enter(
        tx: &'t DatabaseTransaction,
        tenant_id: Uuid,
        doing: Doing,
    ) -> Result<Self, StoreError> {
        let row = tenant::Entity::find_by_id(tenant_id)
            .filter(still_there(doing.at))
            .lock_exclusive()
            .one(tx)
            .await?;
        let tenant = row.ok_or(Refusal::NotFound)?;
        let role = role_in(tx, tenant_id, doing.actor.subject.as_str()).await?;
        Ok(Self {
            tx,
            authority: Authority::of(doing.actor.kind, role),
            tenant,
            doing,
        })
    }

    /// As [`Room::enter`], for what needs a tenant in use.
    pub async fn enter_open(
        tx: &'t DatabaseTransaction,
        tenant_id: Uuid,
        doing: Doing,
    ) -> Result<Self, StoreError> {
        let room = Self::enter(tx, tenant_id, doing).await?;
        room.authority.works_in(status_of(&room.tenant)?)?;
        Ok(room)
    }

    pub async fn role_of(&self, subject: &str) -> Result<Option<Role>, StoreError> {
        role_in(self.tx, self.tenant.id, subject).await
    }

    /// Refuses what would leave the tenant without an owner.
    pub async fn keep_an_owner(&self, loses: Role) -> Result<(), StoreError> {
        if loses != Role::Owner {
            return Ok(());
        }
        let owners = membership::Entity::find()
            .filter(membership::Column::TenantId.eq(self.tenant.id))
            .filter(membership::Column::Role.eq(Role::Owner.as_str()))
            .count(self.tx)
            .await?;
        if owners > 1 {
            Ok(())
        } else {
            Err(Refusal::LastOwner.into())
        }
    }

    /// Lets a person in who is not a member, within the plan.
    pub async fn admit(&self, subject: &str, role: Role) -> Result<(), StoreError> {
        if self.role_of(subject).await?.is_some() {
            return Err(Refusal::AlreadyMember.into());
        }
        if let Some(most) = self.tenant.max_members {
            let members = membership::Entity::find()
                .filter(membership::Column::TenantId.eq(self.tenant.id))
                .count(self.tx)
                .await?;
            if members >= u64::try_from(most).unwrap_or_default() {
                return Err(Refusal::LimitReached.into());
            }
        }
        let row = membership::ActiveModel {
            tenant_id: Set(self.tenant.id),
            subject: Set(subject.to_owned()),
            role: Set(role.as_str().to_owned()),
            created_at: Set(self.doing.at),
        };
        membership::Entity::insert(row)
            .exec_without_returning(self.tx)
            .await?;
        let after = serde_json::json!({ "role": role });
        self.note(Action::MemberJoined, Some(subject), None, Some(after))
            .await
    }

    /// Writes one line of the trail.
    pub async fn note(
        &self,
        action: Action,
        target: Option<&str>,
        before: Option<Value>,
        after: Option<Value>,
    ) -> Result<(), StoreError> {
        note_in(
            self.tx,
            self.tenant.id,
            &self.doing,
            action,
            target,
            before,
            after,
        )
        .await
    }
}

/// Writes one line of the trail of a tenant that need not exist any more.
pub async fn note_in(
    tx: &DatabaseTransaction,
    tenant_id: Uuid,
    doing: &Doing,
    action: Action,
    target: Option<&str>,
    before: Option<Value>,
    after: Option<Value>,
) -> Result<(), StoreError> {
    let row = audit::ActiveModel {
        id: Set(doing.ids.next()),
        tenant_id: Set(tenant_id),
        at: Set(doing.at),
        actor: Set(doing.actor.subject.as_str().to_owned()),
        actor_kind: Set(doing.actor.kind.as_str().to_owned()),
        action: Set(action.as_str().to_owned()),
        target: Set(target.map(str::to_owned)),
        before: Set(before.map(|value| value.to_string())),
        after: Set(after.map(|value| value.to_string())),
    };
    audit::Entity::insert(row)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

/// A tenant whose delay is over is gone, swept or not.
pub fn still_there(at: DateTime<Utc>) -> Condition {
    Condition::any()
        .add(tenant::Column::DeletesAt.is_null())
        .add(tenant::Column::DeletesAt.gt(at))
}

async fn role_in(
    tx: &DatabaseTransaction,
    tenant_id: Uuid,
    subject: &str,
) -> Result<Option<Role>, StoreError> {
    let row = membership::Entity::find_by_id((tenant_id, subject.to_owned()))
        .one(tx)
        .await?;
    row.map(|row| role_of(&row.role)).transpose()
}
