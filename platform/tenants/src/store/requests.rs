//! Sign-up requests: somebody knocks, somebody answers.

use sea_orm::{
    ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect,
};
use serde_json::json;
use uuid::Uuid;

use super::entity::{sign_up_request, tenant};
use super::room::{Doing, Room};
use super::rows::request_of;
use super::{Store, StoreError};
use crate::domain::{
    Action, MOST_OPEN, Refusal, RequestStatus, Role, SignUpRequest, Slug, Subject, TenantStatus,
};

/// A request to be made by the actor.
#[derive(Clone, Debug)]
pub struct RequestDraft {
    pub slug: Slug,
    pub name: String,
    pub email: Option<String>,
    pub message: Option<String>,
}

/// The answer to a request.
#[derive(Clone, Debug)]
pub enum Decision {
    Approve(Role),
    Reject(String),
}

impl Store {
    /// Keeps a request; one person has one open at a tenant and gets it again.
    pub async fn ask(
        &self,
        draft: &RequestDraft,
        doing: &Doing,
    ) -> Result<SignUpRequest, StoreError> {
        self.db
            .write(|tx| Box::pin(ask_in(tx, draft.clone(), doing.clone())))
            .await
    }

    /// Requests at a tenant, oldest first, at most a hundred.
    pub async fn requests(
        &self,
        tenant_id: Uuid,
        status: RequestStatus,
    ) -> Result<Vec<SignUpRequest>, StoreError> {
        sign_up_request::Entity::find()
            .filter(sign_up_request::Column::TenantId.eq(tenant_id))
            .filter(sign_up_request::Column::Status.eq(status.as_str()))
            .order_by_asc(sign_up_request::Column::CreatedAt)
            .order_by_asc(sign_up_request::Column::Id)
            .limit(MOST_OPEN)
            .all(self.db.reader())
            .await?
            .into_iter()
            .map(request_of)
            .collect()
    }

    /// Requests that one person made, newest first, at most a hundred.
    pub async fn requests_of(&self, subject: &Subject) -> Result<Vec<SignUpRequest>, StoreError> {
        sign_up_request::Entity::find()
            .filter(sign_up_request::Column::Subject.eq(subject.as_str()))
            .order_by_desc(sign_up_request::Column::CreatedAt)
            .order_by_desc(sign_up_request::Column::Id)
            .limit(MOST_OPEN)
            .all(self.db.reader())
            .await?
            .into_iter()
            .map(request_of)
            .collect()
    }

    /// Answers a request.
    pub async fn decide(
        &self,
        tenant_id: Uuid,
        id: Uuid,
        decision: &Decision,
        doing: &Doing,
    ) -> Result<SignUpRequest, StoreError> {
        self.db
            .write(|tx| {
                let (decision, doing) = (decision.clone(), doing.clone());
                Box::pin(decide_in(tx, tenant_id, id, decision, doing))
            })
            .await
    }
}

async fn ask_in(
    tx: &DatabaseTransaction,
    draft: RequestDraft,
    doing: Doing,
) -> Result<SignUpRequest, StoreError> {
    let found = tenant::Entity::find()
        .filter(tenant::Column::Slug.eq(draft.slug.as_str()))
        .one(tx)
        .await?;
    let tenant_id = found.ok_or(Refusal::NotFound)?.id;
    let room = Room::enter(tx, tenant_id, doing).await?;
    if room.tenant.status != TenantStatus::Active.as_str() {
        return Err(Refusal::NotInUse.into());
    }
    let subject = room.doing.actor.subject.as_str();
    if room.role_of(subject).await?.is_some() {
        return Err(Refusal::AlreadyMember.into());
    }
    let pending = sign_up_request::Entity::find()
        .filter(sign_up_request::Column::TenantId.eq(tenant_id))
        .filter(sign_up_request::Column::Status.eq(RequestStatus::Pending.as_str()));
    let mine = sign_up_request::Column::Subject.eq(subject);
    if let Some(row) = pending.clone().filter(mine).one(tx).await? {
        return request_of(row);
    }
    if pending.count(tx).await? >= MOST_OPEN {
        return Err(Refusal::TooManyOpen.into());
    }
    let row = sign_up_request::Model {
        id: room.doing.ids.next(),
        tenant_id,
        subject: subject.to_owned(),
        name: draft.name,
        email: draft.email,
        message: draft.message,
        status: RequestStatus::Pending.as_str().to_owned(),
        reason: None,
        created_at: room.doing.at,
        decided_at: None,
    };
    let insert: sign_up_request::ActiveModel = row.clone().into();
    sign_up_request::Entity::insert(insert)
        .exec_without_returning(tx)
        .await?;
    let after = json!({ "name": row.name });
    let target = row.id.to_string();
    room.note(Action::RequestMade, Some(&target), None, Some(after))
        .await?;
    request_of(row)
}

async fn decide_in(
    tx: &DatabaseTransaction,
    tenant_id: Uuid,
    id: Uuid,
    decision: Decision,
    doing: Doing,
) -> Result<SignUpRequest, StoreError> {
    let room = Room::enter_open(tx, tenant_id, doing).await?;
    match &decision {
        Decision::Approve(role) => room.authority.governs(*role)?,
        Decision::Reject(_) => room.authority.receives_people()?,
    }
    let row = sign_up_request::Entity::find_by_id(id)
        .filter(sign_up_request::Column::TenantId.eq(tenant_id))
        .one(tx)
        .await?;
    let mut row = row.ok_or(Refusal::NotFound)?;
    if row.status != RequestStatus::Pending.as_str() {
        return Err(Refusal::AlreadyDecided.into());
    }
    let target = id.to_string();
    let (status, reason, action, after) = match decision {
        Decision::Approve(role) => {
            room.admit(&row.subject, role).await?;
            let after = json!({ "subject": row.subject, "role": role });
            (
                RequestStatus::Approved,
                None,
                Action::RequestApproved,
                after,
            )
        }
        Decision::Reject(reason) => {
            let after = json!({ "subject": row.subject, "reason": reason });
            (
                RequestStatus::Rejected,
                Some(reason),
                Action::RequestRejected,
                after,
            )
        }
    };
    row.status = status.as_str().to_owned();
    row.reason = reason;
    row.decided_at = Some(room.doing.at);
    sign_up_request::Entity::update_many()
        .set(sign_up_request::ActiveModel {
            status: Set(row.status.clone()),
            reason: Set(row.reason.clone()),
            decided_at: Set(row.decided_at),
            ..Default::default()
        })
        .filter(sign_up_request::Column::Id.eq(id))
        .exec(tx)
        .await?;
    room.note(action, Some(&target), None, Some(after)).await?;
    request_of(row)
}
