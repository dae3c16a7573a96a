//! What people and administrators do with tenants.

use bytes::Bytes;
use http::Method;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use uuid::Uuid;

use super::values::{
    AuditPage, Invitation, Limits, Membership, NewInvitation, RequestStatus, Role, SignUpRequest,
    Tenant, TenantKind, TenantPage, TenantStatus,
};
use crate::caller::{Call, Caller};
use crate::error::ClientError;

/// Calls on behalf of one person. Cheap to clone. Every call may end in
/// [`ClientError::Rejected`], whose problem tells by its `type` which rule said no.
#[derive(Clone, Debug)]
pub struct ActingClient {
    caller: Caller,
    subject: String,
    administrator: bool,
}

/// What an owner changes; absent stays as it is.
#[derive(Clone, Debug, Default, Serialize)]
pub struct TenantPatch {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub slug: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<TenantKind>,
}

/// An invitation to be made.
#[derive(Clone, Debug, Serialize)]
pub struct Invite {
    pub role: Role,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expires_in_hours: Option<u32>,
}

/// A tenant to be made.
#[derive(Clone, Debug)]
pub struct NewTenant {
    pub name: String,
    pub kind: TenantKind,
    /// Whether an administrator must approve it before it is used.
    pub needs_approval: bool,
    /// The same key and wish give the first result.
    pub idempotency_key: String,
}

type Answer<T> = Result<T, ClientError>;

impl ActingClient {
    pub(super) fn new(caller: Caller, subject: &str, administrator: bool) -> Self {
        Self {
            caller,
            subject: subject.to_owned(),
            administrator,
        }
    }

    /// Makes a tenant that the person owns; may safely be sent twice.
    pub async fn create(&self, new: &NewTenant) -> Answer<Tenant> {
        let body = json!({
            "owner_subject": self.subject,
            "name": new.name,
            "kind": new.kind,
            "needs_approval": new.needs_approval,
        });
        let body = self
            .caller
            .post(&["tenants"], &body, Some(&new.idempotency_key))
            .await?;
        self.caller.read(&body)
    }

    /// Changes name, slug or kind.
    pub async fn change(&self, id: Uuid, patch: &TenantPatch) -> Answer<Tenant> {
        let body = json!(patch);
        self.send(Method::PATCH, &["tenants", &text(id)], &body)
            .await
    }

    /// Begins a deletion that can be undone for 30 days.
    pub async fn request_deletion(&self, id: Uuid) -> Answer<Tenant> {
        let path = ["tenants", &text(id), "deletion"];
        self.send(Method::PUT, &path, &Value::Null).await
    }

    /// Undoes a deletion.
    pub async fn undo_deletion(&self, id: Uuid) -> Answer<Tenant> {
        let path = ["tenants", &text(id), "deletion"];
        self.send(Method::DELETE, &path, &Value::Null).await
    }

    /// Gives a member another role.
    pub async fn change_role(&self, id: Uuid, subject: &str, role: Role) -> Answer<()> {
        let path = ["tenants", &text(id), "members", subject];
        self.done(Method::PUT, &path, &json!({ "role": role }))
            .await
    }

    /// Takes a member out; with the person's own subject, leaves.
    pub async fn remove_member(&self, id: Uuid, subject: &str) -> Answer<()> {
        let path = ["tenants", &text(id), "members", subject];
        self.done(Method::DELETE, &path, &Value::Null).await
    }

    /// Makes another member the owner, and the person a manager.
    pub async fn transfer_ownership(&self, id: Uuid, to_subject: &str) -> Answer<()> {
        let path = ["tenants", &text(id), "ownership"];
        self.done(Method::POST, &path, &json!({ "to_subject": to_subject }))
            .await
    }

    /// Makes an invitation; its token belongs into a link.
    pub async fn invite(&self, id: Uuid, wish: &Invite) -> Answer<NewInvitation> {
        let path = ["tenants", &text(id), "invitations"];
        self.send(Method::POST, &path, &json!(wish)).await
    }

    /// Invitations that can still be accepted.
    pub async fn invitations(&self, id: Uuid) -> Answer<Vec<Invitation>> {
        self.get(&["tenants", &text(id), "invitations"], &[]).await
    }

    /// Withdraws an invitation.
    pub async fn revoke_invitation(&self, id: Uuid, invitation: Uuid) -> Answer<()> {
        let path = ["tenants", &text(id), "invitations", &text(invitation)];
        self.done(Method::DELETE, &path, &Value::Null).await
    }

    /// Accepts an invitation for the person; may safely be sent twice.
    pub async fn accept_invitation(&self, token: &str) -> Answer<Membership> {
        let path = ["invitations", "accept"];
        let body = json!({ "token": token });
        let answer = self.call(Method::POST, &path, &[], &body, true).await?;
        self.caller.read(&answer)
    }

    /// Asks to belong to a tenant.
    pub async fn ask_to_join(
        &self,
        slug: &str,
        name: &str,
        email: Option<&str>,
        message: Option<&str>,
    ) -> Answer<SignUpRequest> {
        let path = ["slugs", slug, "sign-up-requests"];
        let body = json!({ "name": name, "email": email, "message": message });
        let answer = self.call(Method::POST, &path, &[], &body, true).await?;
        self.caller.read(&answer)
    }

    /// Sign-up requests at a tenant, oldest first.
    pub async fn requests(&self, id: Uuid, status: RequestStatus) -> Answer<Vec<SignUpRequest>> {
        let status = match status {
            RequestStatus::Pending => "pending",
            RequestStatus::Approved => "approved",
            RequestStatus::Rejected => "rejected",
        };
        let query = [("status", status.to_owned())];
        self.get(&["tenants", &text(id), "sign-up-requests"], &query)
            .await
    }

    /// Lets a person in.
    pub async fn approve_request(
        &self,
        id: Uuid,
        request: Uuid,
        role: Role,
    ) -> Answer<SignUpRequest> {
        let (id, request) = (text(id), text(request));
        let path = ["tenants", &id, "sign-up-requests", &request, "approve"];
        self.send(Method::POST, &path, &json!({ "role": role }))
            .await
    }

    /// Says no, and why.
    pub async fn reject_request(
        &self,
        id: Uuid,
        request: Uuid,
        reason: &str,
    ) -> Answer<SignUpRequest> {
        let (id, request) = (text(id), text(request));
        let path = ["tenants", &id, "sign-up-requests", &request, "reject"];
        self.send(Method::POST, &path, &json!({ "reason": reason }))
            .await
    }

    /// The trail of a tenant, newest first.
    pub async fn audit(&self, id: Uuid, after: Option<&str>, limit: u32) -> Answer<AuditPage> {
        let query = page_query(after, limit);
        self.get(&["tenants", &text(id), "audit"], &query).await
    }

    /// For an administrator: the trail of all tenants, if wished of one action only.
    pub async fn whole_audit(
        &self,
        action: Option<&str>,
        after: Option<&str>,
        limit: u32,
    ) -> Answer<AuditPage> {
        let mut query = page_query(after, limit);
        query.extend(action.map(|action| ("action", action.to_owned())));
        self.get(&["audit"], &query).await
    }

    /// For an administrator: all tenants, newest first.
    pub async fn tenants(
        &self,
        search: Option<&str>,
        status: Option<TenantStatus>,
        after: Option<&str>,
        limit: u32,
    ) -> Answer<TenantPage> {
        let mut query = page_query(after, limit);
        query.extend(search.map(|search| ("search", search.to_owned())));
        query.extend(status.map(|status| ("status", status.as_str().to_owned())));
        self.get(&["tenants"], &query).await
    }

    /// For an administrator: sets what the plan allows.
    pub async fn set_limits(&self, id: Uuid, limits: Limits) -> Answer<Tenant> {
        let path = ["tenants", &text(id), "limits"];
        self.send(Method::PUT, &path, &json!(limits)).await
    }

    /// For an administrator: lets a new tenant be used.
    pub async fn approve(&self, id: Uuid) -> Answer<Tenant> {
        let path = ["tenants", &text(id), "approve"];
        self.send(Method::POST, &path, &Value::Null).await
    }

    /// For an administrator: refuses a new tenant.
    pub async fn reject(&self, id: Uuid, reason: &str) -> Answer<Tenant> {
        let path = ["tenants", &text(id), "reject"];
        self.send(Method::POST, &path, &json!({ "reason": reason }))
            .await
    }

    /// For an administrator: locks a tenant.
    pub async fn suspend(&self, id: Uuid, reason: &str) -> Answer<Tenant> {
        let path = ["tenants", &text(id), "suspend"];
        self.send(Method::POST, &path, &json!({ "reason": reason }))
            .await
    }

    /// For an administrator: unlocks a tenant.
    pub async fn reactivate(&self, id: Uuid) -> Answer<Tenant> {
        let path = ["tenants", &text(id), "reactivate"];
        self.send(Method::POST, &path, &Value::Null).await
    }

    async fn get<T: DeserializeOwned>(
        &self,
        path: &[&str],
        query: &[(&'static str, String)],
    ) -> Answer<T> {
        let answer = self
            .call(Method::GET, path, query, &Value::Null, true)
            .await?;
        self.caller.read(&answer)
    }

    async fn send<T: DeserializeOwned>(
        &self,
        method: Method,
        path: &[&str],
        body: &Value,
    ) -> Answer<T> {
        let answer = self.call(method, path, &[], body, false).await?;
        self.caller.read(&answer)
    }

    async fn done(&self, method: Method, path: &[&str], body: &Value) -> Answer<()> {
        self.call(method, path, &[], body, false).await.map(drop)
    }

    async fn call(
        &self,
        method: Method,
        path: &[&str],
        query: &[(&'static str, String)],
        body: &Value,
        idempotent: bool,
    ) -> Answer<Bytes> {
        let kind = if self.administrator {
            "administrator"
        } else {
            "person"
        };
        let headers = [
            ("acting-subject", self.subject.as_str()),
            ("acting-as", kind),
        ];
        let body = (!body.is_null()).then(|| Bytes::from(body.to_string()));
        self.caller
            .call(Call {
                method,
                path,
                query,
                body,
                idempotency_key: None,
                headers: &headers,
                idempotent,
            })
            .await
    }
}

fn page_query(after: Option<&str>, limit: u32) -> Vec<(&'static str, String)> {
    let mut query = vec![("limit", limit.to_string())];
    query.extend(after.map(|after| ("after", after.to_owned())));
    query
}

fn text(id: Uuid) -> String {
    id.to_string()
}
