//! From rows to values.

use serde_json::Value;

use super::StoreError;
use super::entity::{audit, invitation, membership, sign_up_request, tenant};
use crate::domain::{
    Action, ActorKind, AuditEntry, Invitation, Limits, Member, RequestStatus, Role, SignUpRequest,
    Tenant, TenantKind, TenantStatus,
};

pub fn tenant_of(row: tenant::Model) -> Result<Tenant, StoreError> {
    Ok(Tenant {
        kind: TenantKind::from_name(&row.kind).ok_or(StoreError::Unreadable("tenant"))?,
        status: status_of(&row)?,
        limits: Limits {
            members: row.max_members,
            vehicles: row.max_vehicles,
        },
        id: row.id,
        slug: row.slug,
        name: row.name,
        status_reason: row.status_reason,
        deletes_at: row.deletes_at,
        created_at: row.created_at,
    })
}

pub fn status_of(row: &tenant::Model) -> Result<TenantStatus, StoreError> {
    TenantStatus::from_name(&row.status).ok_or(StoreError::Unreadable("tenant"))
}

pub fn member_of(row: membership::Model) -> Result<Member, StoreError> {
    Ok(Member {
        role: role_of(&row.role)?,
        subject: row.subject,
        created_at: row.created_at,
    })
}

pub fn role_of(name: &str) -> Result<Role, StoreError> {
    Role::from_name(name).ok_or(StoreError::Unreadable("membership"))
}

pub fn invitation_of(row: invitation::Model) -> Result<Invitation, StoreError> {
    Ok(Invitation {
        id: row.id,
        role: role_of(&row.role)?,
        email: row.email,
        created_by: row.created_by,
        created_at: row.created_at,
        expires_at: row.expires_at,
    })
}

pub fn request_of(row: sign_up_request::Model) -> Result<SignUpRequest, StoreError> {
    let status = RequestStatus::from_name(&row.status);
    Ok(SignUpRequest {
        id: row.id,
        tenant_id: row.tenant_id,
        subject: row.subject,
        name: row.name,
        email: row.email,
        message: row.message,
        status: status.ok_or(StoreError::Unreadable("sign_up_request"))?,
        reason: row.reason,
        created_at: row.created_at,
        decided_at: row.decided_at,
    })
}

pub fn entry_of(row: audit::Model) -> Result<AuditEntry, StoreError> {
    let unreadable = || StoreError::Unreadable("audit");
    let json = |text: Option<String>| -> Result<Option<Value>, StoreError> {
        text.map(|text| serde_json::from_str(&text))
            .transpose()
            .map_err(|_| unreadable())
    };
    Ok(AuditEntry {
        actor_kind: ActorKind::from_name(&row.actor_kind).ok_or_else(unreadable)?,
        action: Action::from_name(&row.action).ok_or_else(unreadable)?,
        id: row.id,
        tenant_id: row.tenant_id,
        at: row.at,
        actor: row.actor,
        target: row.target,
        before: json(row.before)?,
        after: json(row.after)?,
    })
}
